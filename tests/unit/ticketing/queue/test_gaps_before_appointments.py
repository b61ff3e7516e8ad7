"""Walk-ins fill the gaps between appointments and never make one wait where that can be known."""

from __future__ import annotations

from datetime import datetime

import pytest

from storage import Store
from storage.times import to_ms
from tests.helpers import an_ask, sample_site
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import commands
from ticketing.queue import choosing
from ticketing.queue.routing import Decision, Why
from ticketing.staff import places


@pytest.fixture
def store(store: Store) -> Store:
    """The sample site with Aisha at Counter 5 from nine o'clock on."""
    places.sign_on(store, "riverside", "aisha", "counter-5", an_ask(at("09:00")))
    return store


def comes(store: Store, enquiry: str, clock: str) -> str:
    ask = an_ask(at(clock))
    return commands.issue(store, "riverside", enquiry, ask, language="en").number


def checks_in(store: Store, code: str, clock: str) -> str:
    return commands.check_in(store, "riverside", code, an_ask(at(clock))).number


def decided(store: Store, now: datetime) -> Decision:
    site = sample_site()
    with store.read() as conn:
        day = site.service_day(now).isoformat()
        return choosing.next_for(conn, site, day, "counter-5", "aisha", to_ms(now))


def number(decision: Decision) -> str | None:
    return None if decision.chosen is None else decision.chosen.number


def test_a_walk_in_that_fits_before_the_appointment_is_called_and_later_not(store: Store) -> None:
    one = booked(store)  # with Aisha at 11:00
    walk_in = comes(store, "benefits", "10:00")
    usual = sample_site().enquiry("benefits").service_minutes
    assert number(decided(store, at(f"10:{60 - usual}"))) == walk_in
    too_late = decided(store, at(f"10:{61 - usual}"))
    assert number(too_late) is None
    (passed,) = too_late.passed_over
    assert (passed.why, passed.until) == (Why.APPOINTMENT, one.starts_at)


def test_a_colleagues_appointment_hinders_nobody(store: Store) -> None:
    booked(store, adviser="rhian")
    walk_in = comes(store, "benefits", "10:00")
    assert number(decided(store, at("10:58"))) == walk_in


def test_an_appointment_that_is_there_is_called_into_its_room_when_its_time_has_come(
    store: Store,
) -> None:
    one = booked(store, point="room-2")
    walk_in = comes(store, "benefits", "09:30")
    number_of = checks_in(store, one.code, "10:40")
    assert number(decided(store, at("10:41"))) == walk_in
    decision = decided(store, at("11:00"))
    assert (number(decision), decision.place) == (number_of, "room-2")


def test_an_appointment_is_called_early_rather_than_nobody(store: Store) -> None:
    one = booked(store, point="room-2")
    number_of = checks_in(store, one.code, "10:40")
    assert number(decided(store, at("10:41"))) == number_of


def test_when_nobody_came_at_the_time_walk_ins_go_on(store: Store) -> None:
    booked(store)
    walk_in = comes(store, "benefits", "10:00")
    assert number(decided(store, at("11:01"))) == walk_in


def test_a_room_that_is_kept_for_an_appointment_is_not_taken_by_a_walk_in(store: Store) -> None:
    booked(store, adviser="rhian", point="room-1")
    booked(store, adviser="carys", point="room-2", kind="private-interview")
    comes(store, "private-interview", "10:50")
    decision = decided(store, at("10:58"))
    assert number(decision) is None
    assert decision.no_room
