"""A one-stop shop with its interview rooms, for the journeys of rooms and of help."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.chromium import open_page
from tests.journeys.desk.desk_house import DeskServer, let_in, running
from tests.unit.counters.room import SITE
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places
from ticketing.visits.model import Visit

_ROOM = """
[[service_points]]
id = "room-{n}"
kind = "room"
name = {{ en = "Room {n}", pl = "Room {n}" }}
zone = "main"
{more}
"""
MORE_ROOMS = "".join(
    _ROOM.format(n=n, more=more)
    for n, more in (
        (2, "hearing_loop = true"),
        (3, "seats = 3"),
        (4, "tidy = true"),
        (5, "seats = 2\nstep_free = false"),
        (6, "screen = true\nhearing_loop = true\ntidy = true"),
        (7, "seats = 8\nscreen = true"),
    )
)
_ADVISER = """
[[advisers]]
id = "{id}"
name = "{name}"
skills = ["council-tax", "benefits", "private"]
"""
MORE_STAFF = "".join(
    _ADVISER.format(id=name.lower(), name=name) for name in ("Rhian", "Owen", "Farah", "Aisha")
)
TEXT = (
    SITE.replace("needs_private_room = true", "needs_private_room = true\nservice_minutes = 15")
    + MORE_ROOMS
    + MORE_STAFF
    + "\n[site.rooms]\ncheck_minutes = 20\nanswer_seconds = 60\n"
)


@contextmanager
def rooms_house(folder: Path) -> Iterator[DeskServer]:
    """The running house."""
    with running(folder, TEXT) as server:
        yield server


def ago(minutes: float) -> datetime:
    """A moment so many minutes back."""
    return datetime.now(UTC) - timedelta(minutes=minutes)


def served(server: DeskServer, adviser: str, point: str, since: float = 0) -> Visit:
    """A visit that `adviser` serves at `point` since so many minutes."""
    store, at = server.server.house.store, ago(since)
    by_system = Ask(at, SYSTEM)
    places.sign_on(store, "riverside", adviser, point, by_system)
    commands.issue(store, "riverside", "private", by_system, language="en")
    called = commands.call_next(store, "riverside", point, by_system)
    assert called is not None
    return commands.start(store, called.visit, by_system)


def finished(server: DeskServer, visit: Visit, since: float = 0) -> None:
    """Its end, so many minutes ago."""
    store = server.server.house.store
    commands.finish(store, visit.visit, Ask(ago(since), SYSTEM), outcome="resolved")


def page_of(
    browser: Browser, server: DeskServer, adviser: str, point: str, size: tuple[int, int]
) -> Page:
    """A browser in which `adviser` signed on at `point`; nothing is open in it."""
    page = open_page(browser, size)
    let_in(page, server, adviser, point)
    return page
