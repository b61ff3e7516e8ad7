"""Which interview room is free for whom, and when the others will be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Store
from tests.helpers import NOW, an_ask
from tests.unit.ticketing.rooms.rooms_house import (
    SITE,
    TEXT,
    minutes,
    open_house,
    served,
    sign_on,
    the_site,
)
from ticketing import commands
from ticketing.queue import free_rooms
from ticketing.rooms import state
from ticketing.sites.file import parse
from ticketing.sites.parts import RoomNeed

HOUSE = parse(TEXT)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as store:
        yield store


def free(store: Store, *needs: str, adviser: str | None = None) -> list[str]:
    site = the_site(store)
    with store.read() as conn:
        found = free_rooms.free(
            conn, site, NOW, site.enquiry("private"), frozenset(needs), adviser=adviser
        )
    return [room.id for room in found]


def words(store: Store, at: float = 5) -> str:
    with store.read() as conn:
        return free_rooms.when_free_words(conn, the_site(store), minutes(at))


def test_the_smallest_room_comes_first(house: Store) -> None:
    assert free(house) == ["room-2", "room-1", "room-3"]


def test_needs_leave_out_rooms_that_do_not_offer_them(house: Store) -> None:
    assert free(house, "step_free") == ["room-1", "room-3"]
    assert free(house, "hearing_loop") == ["room-3"]


def test_rooms_that_are_taken_closed_or_to_be_tidied_are_not_free(house: Store) -> None:
    served(house, "ann", "room-1")
    assert free(house) == ["room-2", "room-3"]
    commands.close_room(house, SITE, "room-2", an_ask(), reason="cleaning")
    assert free(house) == ["room-3"]
    visit = served(house, "bob", "room-3", enquiry="long")
    commands.finish(house, visit.visit, an_ask(adviser="bob"), outcome="done")
    assert free(house) == []
    commands.tidied(house, SITE, "room-3", an_ask())
    assert free(house) == []
    assert free(house, adviser="bob") == ["room-3"]


def test_somebody_elses_room_is_not_free_but_ones_own_is(house: Store) -> None:
    sign_on(house, "bob", "room-2")
    assert free(house, adviser="ann") == ["room-1", "room-3"]
    assert free(house, adviser="bob") == ["room-2", "room-1", "room-3"]


def test_staff_are_told_which_room_comes_free_when(house: Store) -> None:
    served(house, "ann", "room-1", enquiry="private")
    commands.close_room(house, SITE, "room-2", an_ask(), reason="other")
    commands.close_room(house, SITE, "room-3", an_ask(), reason="other", until=minutes(30))
    assert words(house) == "All 3 rooms are taken; Room 1 at about 10:45"
    assert words(house, 16) == "All 3 rooms are taken; Room 3 at about 11:00"
    with house.read() as conn:
        coming = free_rooms.outlook(conn, the_site(house), minutes(5))
    assert coming == [("room-1", minutes(15)), ("room-3", minutes(30)), ("room-2", None)]


def test_a_room_closed_for_days_says_the_day(house: Store) -> None:
    for room in ("room-1", "room-2", "room-3"):
        until = NOW + timedelta(days=2)
        commands.close_room(house, SITE, room, an_ask(), reason="repair", until=until)
    says = "All 3 rooms are taken; Room 1 on Thursday 26 November at about 10:30"
    assert words(house) == says


def test_nothing_is_promised_when_nothing_is_known(house: Store) -> None:
    for room in ("room-1", "room-2", "room-3"):
        commands.close_room(house, SITE, room, an_ask(), reason="repair")
    assert words(house) == "All 3 rooms are taken; when one comes free is not known"


@given(
    seats=st.integers(1, 10),
    screen=st.booleans(),
    needs=st.sets(st.sampled_from(["step_free", "hearing_loop"])),
)
def test_a_room_suits_exactly_when_it_offers_all_that_is_asked(
    seats: int, screen: bool, needs: set[str]
) -> None:
    asked = RoomNeed(seats=seats, screen=screen)
    enquiry = HOUSE.enquiry("private").model_copy(update={"room": asked})
    for room in state.of_site(HOUSE):
        offers = {need for need in ("step_free", "hearing_loop") if getattr(room, need)}
        expected = room.seats >= seats and (room.screen or not screen) and needs <= offers
        assert state.suits(room, enquiry, frozenset(needs)) == expected
