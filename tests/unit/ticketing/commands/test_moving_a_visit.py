"""From a counter to a room, with the adviser: one transaction, and one winner of the last room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from storage.times import from_ms
from tests.helpers import NOW, an_ask, everything, rows, together
from tests.unit.ticketing.rooms.rooms_house import (
    ROOMS,
    SITE,
    issue,
    minutes,
    open_house,
    served,
    sign_on,
    the_site,
)
from ticketing import commands
from ticketing.errors import Conflict, PointBusy
from ticketing.events import log
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import VisitMoved
from ticketing.queue import free_rooms
from ticketing.rooms import state
from ticketing.staff import places
from ticketing.visits import queries
from ticketing.visits.model import Visit
from ticketing.visits.replay import differences


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as store:
        yield store


def move(store: Store, visit: Visit, adviser: str, to: str | None = None, at: float = 5) -> Visit:
    return commands.move_visit(
        store, visit.visit, an_ask(minutes(at), adviser=adviser), to_point=to
    )


def close_all_but(store: Store, *open_ones: str) -> None:
    for room in set(ROOMS) - set(open_ones):
        commands.close_room(store, SITE, room, an_ask(NOW), reason="repair")


def test_the_visit_goes_on_in_the_smallest_room_and_the_adviser_with_it(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    moved = move(house, visit, "ann")
    assert (moved.state, moved.service_point, moved.adviser) == ("serving", "room-2", "ann")
    assert moved.serving_at == visit.serving_at
    with house.read() as conn:
        here = places.point_of(conn, SITE, "ann")
        assert here is not None
        assert here.service_point == "room-2"
        assert places.signed_on_at(conn, SITE, "counter-1") is None
        assert queries.at_point(conn, SITE, "counter-1") is None


def test_a_move_is_an_announcement_of_its_own_and_the_log_tells_it(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    before = rows(house, "SELECT announcement FROM step")[0][0]
    move(house, visit, "ann")
    after, called_at = rows(house, "SELECT announcement, last_called_at FROM step")[0]
    assert after > before
    assert from_ms(called_at) == minutes(5)
    with house.read() as conn:
        story = [one.event for one in log.after(conn, before) if one.seq <= after + 2]
    assert AdviserSignedOff("ann", "counter-1") in story
    assert AdviserSignedOn("ann", "room-2") in story
    assert any(
        isinstance(e, VisitMoved) and (e.from_point, e.service_point) == ("counter-1", "room-2")
        for e in story
    )


def test_a_visitor_on_the_way_is_sent_to_the_room_and_is_still_called(house: Store) -> None:
    sign_on(house, "ann", "counter-1")
    issue(house)
    called = commands.call_next(house, SITE, "counter-1", an_ask(adviser="ann"))
    assert called is not None
    moved = move(house, called, "ann")
    assert (moved.state, moved.service_point) == ("called", "room-2")


def test_the_counter_that_was_left_serves_another(house: Store) -> None:
    move(house, served(house, "ann", "counter-1"), "ann")
    other = served(house, "bob", "counter-1", minutes(6), "long")
    assert other.service_point == "counter-1"


def test_back_from_a_room_to_a_counter_leaves_the_room_to_be_tidied(house: Store) -> None:
    visit = move(house, served(house, "ann", "counter-1"), "ann", "room-3")
    back = move(house, visit, "ann", "counter-2", at=9)
    assert back.service_point == "counter-2"
    with house.read() as conn:
        assert "room-3" in state.present(conn, the_site(house), minutes(9)).to_tidy


def test_what_a_visitor_needs_of_a_place_decides_which_room(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    with house.write() as db:
        db.execute("UPDATE visit SET needs = 'hearing_loop,step_free'")
    assert move(house, visit, "ann").service_point == "room-3"


def test_a_room_without_what_the_visitor_needs_is_refused(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    with house.write() as db:
        db.execute("UPDATE visit SET needs = 'step_free'")
    with pytest.raises(Conflict, match="Room 2 does not offer what Q001 needs"):
        move(house, visit, "ann", "room-2")


def test_only_who_is_with_the_visitor_moves_them(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    sign_on(house, "bob", "counter-2")
    with pytest.raises(Conflict, match="where you are not signed on"):
        move(house, visit, "bob")


def test_a_room_in_which_somebody_else_is_signed_on_is_theirs(house: Store) -> None:
    close_all_but(house, "room-1")
    visit = served(house, "ann", "counter-1")
    sign_on(house, "bob", "room-1")
    with pytest.raises(free_rooms.NoRoom):
        move(house, visit, "ann")
    with pytest.raises(Conflict, match="Bob is signed on at Room 1"):
        move(house, visit, "ann", "room-1")


@pytest.mark.parametrize("to", [None, "room-1"])
def test_of_two_moves_into_the_last_room_one_wins_and_the_other_learns_when(
    house: Store, to: str | None
) -> None:
    close_all_but(house, "room-1")
    first = served(house, "ann", "counter-1")
    second = served(house, "bob", "counter-2", enquiry="long")

    def attempt(visit: Visit, adviser: str) -> Visit | free_rooms.NoRoom:
        try:
            return move(house, visit, adviser, to)
        except free_rooms.NoRoom as refused:
            return refused

    results = together(lambda: attempt(first, "ann"), lambda: attempt(second, "bob"))
    won = [one for one in results if isinstance(one, Visit)]
    lost = [one for one in results if isinstance(one, free_rooms.NoRoom)]
    assert [one.service_point for one in won] == ["room-1"]
    assert len(lost) == 1
    assert "Room 1" in lost[0].detail
    soonest = lost[0].facts["next_free"][0]
    assert (soonest["room"], soonest["at"]) == ("room-1", "2026-11-24T10:45:00.000Z")
    with house.read() as conn:
        for adviser, visit in (("ann", first), ("bob", second)):
            here = places.point_of(conn, SITE, adviser)
            now = queries.present(conn, visit.visit).visit
            assert here is not None
            assert here.service_point == now.service_point


def test_a_refused_move_changes_nothing(house: Store) -> None:
    close_all_but(house)
    visit = served(house, "ann", "counter-1")
    before = everything(house)
    with pytest.raises(free_rooms.NoRoom, match="All 3 rooms are taken"):
        move(house, visit, "ann")
    assert everything(house) == before


def test_a_counter_with_a_visit_is_refused(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    served(house, "bob", "counter-2", enquiry="long")
    with pytest.raises(Conflict, match="Counter 2 is taken: L001 is there"):
        move(house, visit, "ann", "counter-2")


def test_next_in_the_room_calls_to_the_room(house: Store) -> None:
    visit = move(house, served(house, "ann", "counter-1"), "ann")
    issue(house, at=minutes(6))
    with pytest.raises(PointBusy):
        commands.call_next(house, SITE, "room-2", an_ask(minutes(7), adviser="ann"))
    commands.finish(house, visit.visit, an_ask(minutes(8), adviser="ann"), outcome="done")
    called = commands.call_next(house, SITE, "room-2", an_ask(minutes(9), adviser="ann"))
    assert called is not None
    assert called.service_point == "room-2"


def test_a_move_that_is_undone_puts_visit_and_adviser_back(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    before = rows(house, "SELECT * FROM step"), rows(house, "SELECT * FROM sign_on")
    move(house, visit, "ann")
    back = commands.undo(house, visit.visit, an_ask(minutes(5.5), adviser="ann"))
    assert (back.state, back.service_point) == ("serving", "counter-1")
    assert (rows(house, "SELECT * FROM step"), rows(house, "SELECT * FROM sign_on")) == before


def test_a_move_is_not_undone_once_another_sits_at_the_counter(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    move(house, visit, "ann")
    sign_on(house, "bob", "counter-1", minutes(5.2))
    with pytest.raises(Conflict):
        commands.undo(house, visit.visit, an_ask(minutes(5.5), adviser="ann"))


def test_log_and_tables_agree_after_a_move(house: Store) -> None:
    visit = move(house, served(house, "ann", "counter-1"), "ann")
    commands.finish(house, visit.visit, an_ask(minutes(8), adviser="ann"), outcome="done")
    with house.read() as conn:
        assert differences(conn) == []
