"""A server whose kiosk is asked over its routes, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.helpers import NOW
from tests.unit.kiosk.entrance import Entrance


@pytest.fixture
def entrance(tmp_path: Path) -> Iterator[Entrance]:
    """The sample site's entrance, at a moment within its hours."""
    found = Entrance(tmp_path)
    yield found
    found.close()


@pytest.fixture
def tuesday() -> datetime:
    """The moment at which `entrance` begins."""
    return NOW
