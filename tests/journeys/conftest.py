"""One browser for all journeys of a process; no page outlives its test, or its fixture."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests import chromium

expect.set_options(timeout=chromium.PATIENCE_MS)


@pytest.fixture(scope="session", autouse=True)
def one_browser() -> Iterator[None]:
    with chromium.one_browser():
        yield


@pytest.fixture(scope="session")
def browser(one_browser: None) -> Iterator[Browser]:
    """A headless browser: `open_page` opens a PC, a tablet or a phone in it."""
    with chromium.chromium() as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_stays_open(one_browser: None) -> Iterator[None]:
    with chromium.nothing_stays_open():
        yield
