"""The morning that tests of single commands use."""

from __future__ import annotations

from datetime import datetime

import pytest

from storage import Store
from tests.unit.ticketing.a_morning import Morning
from ticketing.sites import Site


@pytest.fixture
def morning(store: Store, site: Site, now: datetime) -> Morning:
    """Megan and Daniel are at their counters."""
    return Morning(store, site, now)
