"""An appointment to which nobody came is taken up again, with all that was known of it."""

from __future__ import annotations

import pytest

from storage import Store
from tests.helpers import an_ask, rows
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import appointments, commands
from ticketing.appointments import Person
from ticketing.errors import Conflict


def missed(store: Store) -> str:
    one = booked(store, "11:00", person=Person(name="Mair Evans", note="Brings her sister"),
                 needs=("step_free",))  # fmt: skip
    assert appointments.miss(store, "riverside", at("12:00")) == 1
    return one.id


def kinds(store: Store) -> list[str]:
    return [kind for (kind,) in rows(store, "SELECT kind FROM event ORDER BY seq")]


def test_a_missed_appointment_is_moved_with_person_needs_and_code(store: Store) -> None:
    one = missed(store)
    with store.read() as conn:
        before = appointments.get(conn, one)
    moved = appointments.move(store, one, an_ask(at("12:05")), starts_at=at("10:00", 1))
    assert (moved.state, moved.needs, moved.code) == ("booked", before.needs, before.code)
    with store.read() as conn:
        assert appointments.person(conn, one).note == "Brings her sister"
    assert kinds(store)[-2:] == ["appointment_missed", "appointment_moved"]


def test_a_code_that_another_has_by_now_is_not_given_twice(store: Store) -> None:
    one = missed(store)
    other = booked(store, "14:00", now=at("12:02"))
    with store.write() as db:
        db.execute(
            "UPDATE appointment SET code = (SELECT code FROM appointment WHERE id = ?)"
            " WHERE id = ?",
            (one, other.id),
        )
    moved = appointments.move(store, one, an_ask(at("12:05")), starts_at=at("10:00", 1))
    codes = rows(store, "SELECT code FROM appointment WHERE state = 'booked'")
    assert len(set(codes)) == 2
    assert moved.code != other.code


def test_a_missed_appointment_is_cancelled(store: Store) -> None:
    one = missed(store)
    cancelled = appointments.cancel(store, one, an_ask(at("12:05")), reason="visitor_ill")
    assert cancelled.state == "cancelled"
    assert kinds(store)[-2:] == ["appointment_missed", "appointment_cancelled"]


def test_one_who_was_called_and_did_not_come_is_moved_too(store: Store) -> None:
    one = booked(store, "11:00")
    here = commands.check_in(store, "riverside", one.code, an_ask(at("10:55")))
    called = commands.call_visit(store, here.visit, "room-1", an_ask(at("11:00")), "back_again")
    for minute in (1, 2):
        commands.recall(store, called.visit, an_ask(at(f"11:0{minute}")))
    commands.no_show(store, called.visit, an_ask(at("11:04")))
    moved = appointments.move(store, one.id, an_ask(at("12:05")), starts_at=at("10:00", 1))
    assert (moved.state, moved.visit) == ("booked", None)


def test_what_was_served_stays_as_it_was(store: Store) -> None:
    one = booked(store, "11:00")
    here = commands.check_in(store, "riverside", one.code, an_ask(at("10:55")))
    commands.call_visit(store, here.visit, "room-1", an_ask(at("11:00")), "back_again")
    commands.start(store, here.visit, an_ask(at("11:01")))
    commands.finish(store, here.visit, an_ask(at("11:20")), outcome="resolved")
    with pytest.raises(Conflict, match="was served as"):
        appointments.move(store, one.id, an_ask(at("12:05")), starts_at=at("10:00", 1))


def test_appointments_that_a_wrong_clock_gave_up_are_kept_again(store: Store) -> None:
    one = booked(store, "11:00", days=1)
    assert appointments.miss(store, "riverside", at("09:00", 60)) == 1
    assert appointments.miss_no_more(store, "riverside", at("09:00")) == 1
    with store.read() as conn:
        assert appointments.get(conn, one.id).state == "booked"
    assert kinds(store)[-1] == "appointment_kept"


def test_a_time_that_was_given_to_another_is_not_taken_from_them(store: Store) -> None:
    booked(store, "11:00", days=1)
    appointments.miss(store, "riverside", at("09:00", 60))
    booked(store, "11:00", days=1)
    assert appointments.miss_no_more(store, "riverside", at("09:00")) == 0
