"""An appointment's visitor comes: early, on time, late, on the wrong day, twice, or never."""

from __future__ import annotations

from datetime import datetime

import pytest

from counters.reception.state import reception
from counters.rooms.state import board
from storage import Store
from storage.times import to_ms
from tests.helpers import an_ask, rows
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import appointments, commands, sites
from ticketing.appointments import AppointmentState, Person
from ticketing.commands import CheckedIn
from ticketing.commands.checking_in import NotNow
from ticketing.day import standstill
from ticketing.errors import NotFound
from ticketing.visits import queries, replay


def come(store: Store, code: str, now: datetime, *, by_staff: bool = False) -> CheckedIn:
    return commands.check_in(
        store, "riverside", code, an_ask(now), kiosk="entrance-left", by_staff=by_staff
    )


@pytest.mark.parametrize(
    ("clock", "punctuality"),
    [("10:30", "early"), ("10:54", "early"), ("10:55", "on_time"), ("11:00", "on_time"),
     ("11:01", "late"), ("11:10", "late")],
)  # fmt: skip
def test_the_wait_counts_from_the_appointed_time_or_from_a_later_arrival(
    store: Store, clock: str, punctuality: str
) -> None:
    one = booked(store, needs=("step_free",), language="en", point="room-2")
    here = come(store, one.code, at(clock))
    assert here.punctuality == punctuality
    assert here.printer == "entrance-left-printer"
    with store.read() as conn:
        found = queries.present(conn, here.visit).visit
        assert replay.differences(conn) == []
    assert (found.appointment, found.for_adviser, found.source) == (one.id, "aisha", "appointment")
    assert found.needs == "step_free"
    assert found.waiting_since == max(to_ms(at(clock)), one.starts_at)
    assert found.target_s == 5 * 60
    assert rows(store, "SELECT queued_at FROM step") == [(one.starts_at,)]


@pytest.mark.parametrize(
    ("now", "reason", "words"),
    [
        (at("10:29"), "too_early", "Check in from 10:30 on"),
        (at("11:11"), "too_late", "was at 11:00, kept until 11:10"),
        (at("11:00", days=1), "another_day", "on another day: Tuesday 24 November, 11:00"),
    ],
)
def test_out_of_time_it_says_so_and_no_ticket_is_made(
    store: Store, now: datetime, reason: str, words: str
) -> None:
    one = booked(store)
    with pytest.raises(NotNow, match=words) as refused:
        come(store, one.code, now)
    assert refused.value.facts["reason"] == reason
    assert rows(store, "SELECT count(*) FROM visit") == [(0,)]


def test_staff_may_check_in_somebody_who_is_very_early_or_late(store: Store) -> None:
    one, other = booked(store), booked(store, "14:00")
    assert come(store, one.code, at("11:40"), by_staff=True).punctuality == "late"
    assert come(store, other.code, at("12:00"), by_staff=True).punctuality == "early"


def test_a_second_check_in_gets_the_same_ticket(store: Store) -> None:
    one = booked(store)
    first = come(store, one.code, at("10:50"))
    second = come(store, f"HTTPS://EXAMPLE.ORG/A/{one.id}", at("10:51"))
    assert (second.visit, second.number, second.again) == (first.visit, first.number, True)
    assert rows(store, "SELECT count(*) FROM visit") == [(1,)]


def test_an_unknown_code_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound, match="do not find this code"):
        come(store, "123456", at("10:50"))


def test_who_gave_the_ticket_back_may_check_in_again(store: Store) -> None:
    one = booked(store)
    first = come(store, one.code, at("10:50"))
    commands.cancel(store, first.visit, an_ask(at("10:52")))
    second = come(store, one.code, at("10:55"))
    assert second.visit != first.visit
    with store.read() as conn:
        assert appointments.get(conn, one.id).state == AppointmentState.CHECKED_IN


def test_who_left_and_did_not_come_back_has_missed_it(store: Store) -> None:
    one = booked(store)
    here = come(store, one.code, at("10:50"))
    commands.cancel(store, here.visit, an_ask(at("10:52")))
    assert appointments.miss(store, "riverside", at("11:11")) == 1
    with store.read() as conn:
        assert appointments.get(conn, one.id).state == AppointmentState.MISSED


def test_a_cancelled_appointment_cannot_check_in(store: Store) -> None:
    one = booked(store)
    appointments.cancel(store, one.id, an_ask(at("09:00")), reason="visitor_ill")
    with pytest.raises(NotNow, match="was cancelled"):
        come(store, one.code, at("10:50"))


def test_an_appointment_is_kept_for_as_long_as_everybody_was_asked_to_stop(store: Store) -> None:
    one = booked(store)
    standstill.stop(store, "riverside", an_ask(at("11:05")), reason="evacuation")
    assert appointments.miss(store, "riverside", at("11:20")) == 0
    standstill.go_on(store, "riverside", an_ask(at("11:35")), ending="back")
    assert appointments.miss(store, "riverside", at("11:40")) == 0
    assert come(store, one.code, at("11:40")).number
    other = booked(store, "11:30", now=at("11:00"))
    assert appointments.miss(store, "riverside", at("11:45")) == 0
    assert appointments.miss(store, "riverside", at("11:46")) == 1
    with store.read() as conn:
        assert appointments.get(conn, other.id).state == AppointmentState.MISSED


def test_nobody_came_so_the_time_is_free_again(store: Store) -> None:
    one = booked(store)
    assert appointments.miss(store, "riverside", at("11:10")) == 0
    assert appointments.miss(store, "riverside", at("11:11")) == 1
    assert appointments.miss(store, "riverside", at("11:12")) == 0
    with pytest.raises(NotNow, match="kept until"):
        come(store, one.code, at("11:15"))
    other = booked(store, "11:15", now=at("11:12"), adviser="megan")
    with pytest.raises(NotNow, match="given to another"):
        come(store, one.code, at("11:16"), by_staff=True)
    assert other.service_point == one.service_point


def test_an_appointment_is_upcoming_until_its_visitor_is_called(store: Store) -> None:
    one, later = booked(store), booked(store, "14:00")
    with store.read() as conn:
        site = sites.get(conn, "riverside")
        coming = appointments.upcoming(conn, site, at("10:50"), adviser="aisha", within_s=900)
        assert [found.id for found in coming] == [one.id]
    here = come(store, one.code, at("10:50"))
    commands.call_visit(store, here.visit, "room-1", an_ask(at("11:00")), reason="asked_for_me")
    with store.read() as conn:
        assert [x.id for x in appointments.upcoming(conn, site, at("11:00"))] == [later.id]
    commands.start(store, here.visit, an_ask(at("11:01")))
    commands.finish(store, here.visit, an_ask(at("11:20")), outcome="resolved")
    with store.read() as conn:
        assert appointments.get(conn, one.id).state == AppointmentState.SERVED


def test_who_came_is_forgotten_some_days_after(store: Store) -> None:
    one = booked(store, person=Person("A. Bowen", "07700 900123", "Bring the letter"))
    with store.read() as conn:
        assert appointments.person(conn, one.id).name == "A. Bowen"
    assert appointments.forget(store, "riverside", at("11:00", days=6)) == 0
    assert appointments.forget(store, "riverside", at("12:00", days=7)) == 1
    with store.read() as conn:
        assert appointments.person(conn, one.id) == Person()


@pytest.mark.parametrize("gone", ["undone", "left"])
def test_of_a_check_in_that_was_taken_back_nothing_stays(store: Store, gone: str) -> None:
    one = booked(store)
    here = come(store, one.code, at("10:50"), by_staff=True)
    if gone == "undone":
        commands.undo(store, here.visit, an_ask(at("10:50")))
    else:
        commands.cancel(store, here.visit, an_ask(at("10:50")))
    with store.read() as conn:
        site = sites.get(conn, "riverside")
        found = appointments.get(conn, one.id)
        assert appointments.upcoming(conn, site, at("10:51")) == [found]
        room = next(r for r in board(conn, site, at("10:51"))["rooms"] if r["room"] == "room-1")
        (arriving,) = reception(conn, site, at("10:51"), [], lambda *_: {})["arriving"]
    assert found == one
    assert (room["state"], room["number"], room["checked_in_at"]) == ("reserved", None, None)
    assert room["upcoming"][0]["number"] is None
    assert (arriving["number"], arriving["here_since"]) == (None, None)
    assert come(store, one.code, at("10:52")).again is False
