"""The room that these tests use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.counters.room import Browser, Room, make


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A house with the counters' room."""
    return make(tmp_path)


@pytest.fixture
def browser(room: Room) -> Browser:
    """A browser that nobody signed on with."""
    return Browser(room)
