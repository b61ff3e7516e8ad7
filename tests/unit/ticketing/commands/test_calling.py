"""A call with all that belongs to it: the place, the room, the pause, the reason, and the undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import an_ask, everything, rows
from tests.unit.ticketing.rooms.rooms_house import SITE, issue, minutes, open_house, served, sign_on
from ticketing import commands
from ticketing.commands import undoing
from ticketing.commands.calling import REASONS
from ticketing.errors import BadRequest, Conflict, NotFound, PointBusy
from ticketing.queue.free_rooms import NoRoom
from ticketing.staff import pauses, places
from ticketing.visits import queries, replay
from ticketing.visits.model import Visit


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as found:
        yield found


def call(store: Store, point: str, adviser: str | None = None, at: float = 1) -> Visit | None:
    return commands.call_next(store, SITE, point, an_ask(minutes(at), adviser=adviser))


def place_of(store: Store, adviser: str) -> str | None:
    with store.read() as conn:
        here = places.point_of(conn, SITE, adviser)
    return None if here is None else here.service_point


def kinds(store: Store, after: int = 0) -> list[str]:
    found = rows(store, "SELECT kind FROM event WHERE seq > ? ORDER BY seq", after)
    return [row[0] for row in found]


def test_a_call_into_a_room_takes_the_adviser_along_in_one_transaction(store: Store) -> None:
    issue(store, "private")
    sign_on(store, "ann", "counter-1")
    called = call(store, "counter-1", "ann")
    assert called is not None
    assert (called.service_point, called.adviser) == ("room-2", "ann")
    assert place_of(store, "ann") == "room-2"
    assert kinds(store)[-3:] == ["adviser_signed_off", "adviser_signed_on", "visit_called"]
    with store.read() as conn:
        assert places.signed_on_at(conn, SITE, "counter-1") is None
        assert replay.differences(conn) == []


def test_undoing_that_call_brings_both_back(store: Store) -> None:
    private = issue(store, "private")
    sign_on(store, "ann", "counter-1")
    call(store, "counter-1", "ann")
    undoing.undo(store, private.visit, an_ask(minutes(1.5), adviser="ann"))
    assert place_of(store, "ann") == "counter-1"
    with store.read() as conn:
        assert queries.present(conn, private.visit).visit.state == "waiting"
        assert replay.differences(conn) == []


def test_next_with_a_visit_in_hand_asks_to_finish_first_and_calls_nobody(store: Store) -> None:
    served(store, "ann", "counter-1")
    issue(store)
    before = everything(store)
    with pytest.raises(PointBusy, match="Finish it before the next"):
        call(store, "counter-1", "ann")
    assert everything(store) == before


def test_on_a_break_next_is_refused(store: Store) -> None:
    issue(store)
    sign_on(store, "ann", "counter-1")
    pauses.pause(store, SITE, "counter-1", an_ask(adviser="ann"), "break", "lunch")
    with pytest.raises(Conflict, match="End the break first"):
        call(store, "counter-1", "ann")
    with pytest.raises(Conflict, match="Ann is on a break"):
        call(store, "counter-1")


@pytest.mark.parametrize("waits", [True, False])
def test_next_ends_a_wrap_up(store: Store, waits: bool) -> None:
    sign_on(store, "ann", "counter-1")
    if waits:
        issue(store)
    pauses.pause(store, SITE, "counter-1", an_ask(adviser="ann"), "wrap_up")
    assert (call(store, "counter-1", "ann") is not None) == waits
    with store.read() as conn:
        here = places.signed_on_at(conn, SITE, "counter-1")
        assert replay.differences(conn) == []
    assert here is not None
    assert here.pause is None
    assert "adviser_ready" in kinds(store)


# ---------------------------------------------------------------------- a particular one


@pytest.mark.parametrize("reason", REASONS)
def test_a_particular_visitor_is_called_and_the_log_says_why(store: Store, reason: str) -> None:
    issue(store)
    wanted = issue(store, "short")  # not among Ann's skills, and not first
    sign_on(store, "ann", "counter-1")
    ask = an_ask(minutes(1), adviser="ann")
    called = commands.call_visit(store, wanted.visit, "counter-1", ask, reason)
    assert (called.number, called.service_point) == (wanted.number, "counter-1")
    (told,) = rows(
        store, "SELECT body ->> 'reason' FROM event WHERE kind = 'visit_called' ORDER BY seq"
    )
    assert told == (reason,)


def test_a_reason_out_of_the_list_is_refused(store: Store) -> None:
    wanted = issue(store)
    with pytest.raises(BadRequest, match="asked_for_me"):
        commands.call_visit(store, wanted.visit, "counter-1", an_ask(), "because I can")


def test_a_particular_visitor_who_needs_a_room_is_called_into_one(store: Store) -> None:
    wanted = issue(store, "private")
    sign_on(store, "bob", "counter-1")
    ask = an_ask(minutes(1), adviser="bob")
    called = commands.call_visit(store, wanted.visit, "counter-1", ask, "needs_help")
    assert called.service_point == place_of(store, "bob") == "room-2"


def test_with_no_room_free_it_is_refused_with_when_one_will_be(store: Store) -> None:
    for room, at in (("room-1", 0), ("room-2", 2), ("room-3", 4)):
        issue(store, "private", minutes(at))
        called = call(store, room, at=at)
        assert called is not None
        commands.start(store, called.visit, an_ask(minutes(at)))
    wanted = issue(store, "private", minutes(5))
    sign_on(store, "ann", "counter-1")
    with pytest.raises(NoRoom, match="All 3 rooms are taken; Room 1 at about 10:45") as refused:
        commands.call_visit(
            store, wanted.visit, "counter-1", an_ask(minutes(6), adviser="ann"), "other"
        )
    assert [one["room"] for one in refused.value.facts["next_free"]] == [
        "room-1",
        "room-2",
        "room-3",
    ]


def test_who_is_with_somebody_else_cannot_be_called(store: Store) -> None:
    visit = served(store, "ann", "counter-1")
    sign_on(store, "bob", "counter-2")
    ask = an_ask(minutes(1), adviser="bob")
    with pytest.raises(Conflict, match="Q001 is being served"):
        commands.call_visit(store, visit.visit, "counter-2", ask, "asked_for_me")


def test_a_place_that_there_is_not_is_named(store: Store) -> None:
    wanted = issue(store)
    with pytest.raises(NotFound, match="counter-9"):
        commands.call_visit(store, wanted.visit, "counter-9", an_ask(), "other")


def test_two_who_need_the_last_room_get_it_one_after_the_other(store: Store) -> None:
    for number, room in enumerate(("room-1", "room-3")):
        issue(store, "private", minutes(number))
        call(store, room, at=number)
    first, second = issue(store, "private", minutes(2)), issue(store, "private", minutes(2))
    sign_on(store, "ann", "counter-1")
    sign_on(store, "bob", "counter-2")
    won = commands.call_visit(
        store, first.visit, "counter-1", an_ask(minutes(3), adviser="ann"), "other"
    )
    assert won.service_point == "room-2"
    with pytest.raises(NoRoom):
        commands.call_visit(
            store, second.visit, "counter-2", an_ask(minutes(3), adviser="bob"), "other"
        )
