"""The waiting area that these tests use."""

from __future__ import annotations

import pytest

from storage import Store
from tests.unit.display.waiting_room import WaitingRoom
from tests.unit.display.web_room import client
from ticketing.sites import Site

__all__ = ["client"]


@pytest.fixture
def room(store: Store, site: Site) -> WaitingRoom:
    """A waiting area where nobody waits yet."""
    return WaitingRoom(store, site)
