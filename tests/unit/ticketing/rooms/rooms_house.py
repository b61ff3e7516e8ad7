"""The small house with three interview rooms more, and what its tests do there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from storage import Store
from tests.helpers import NOW, an_ask, fresh_store
from tests.unit.ticketing import small_house
from ticketing import commands, sites
from ticketing.sites import Site
from ticketing.staff import places
from ticketing.visits.model import Issued, Visit

SITE = small_house.SITE
TEXT = (
    small_house.TEXT.replace(
        "needs_private_room = true", "needs_private_room = true\nservice_minutes = 15"
    )
    + """
[[service_points]]
id = "room-2"
kind = "room"
name = { en = "Room 2" }
zone = "main"
seats = 2
step_free = false

[[service_points]]
id = "room-3"
kind = "room"
name = { en = "Room 3" }
zone = "main"
seats = 6
hearing_loop = true
screen = true
tidy = true

[site.rooms]
check_minutes = 20
answer_seconds = 60
"""
)
ROOMS = ("room-1", "room-2", "room-3")


@contextmanager
def open_house(folder: Path, text: str = TEXT) -> Iterator[Store]:
    """A database with this site loaded."""
    store = fresh_store(folder / "rooms.db", text)
    try:
        yield store
    finally:
        store.close()


def the_site(store: Store) -> Site:
    """The site as it is loaded."""
    with store.read() as conn:
        return sites.get(conn, SITE)


def minutes(n: float) -> datetime:
    """A moment n minutes after NOW."""
    return NOW + timedelta(minutes=n)


def sign_on(store: Store, adviser: str, point: str, at: datetime = NOW) -> None:
    """An adviser at a place."""
    places.sign_on(store, SITE, adviser, point, an_ask(at))


def issue(store: Store, enquiry: str = "quick", at: datetime = NOW) -> Issued:
    """A ticket."""
    return commands.issue(store, SITE, enquiry, an_ask(at), language="en")


def served(
    store: Store, adviser: str, point: str, at: datetime = NOW, enquiry: str = "quick"
) -> Visit:
    """A visit that `adviser` serves at `point`."""
    sign_on(store, adviser, point, at)
    issue(store, enquiry, at)
    called = commands.call_next(store, SITE, point, an_ask(at, adviser=adviser))
    assert called is not None
    return commands.start(store, called.visit, an_ask(at, adviser=adviser))
