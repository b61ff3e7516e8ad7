"""Whoever is booked on a date that closes stays on a list until they were rung."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from storage import Store
from storage.times import from_ms
from tests.helpers import an_ask
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments
from ticketing.appointments import Person
from ticketing.appointments.dates import moving, ringing
from ticketing.appointments.dates.moving import Decision
from ticketing.appointments.dates.ringing import ToRing
from ticketing.errors import NotFound
from ticketing.sites.dates import DateHours

CLOSED = DateHours((), {"cy": "Eira", "en": "Snow"})


def close(store: Store, plan: dict[str, Decision], days: int = 1) -> None:
    day = at("00:00", days).date()
    moving.change(store, "riverside", day, CLOSED, plan, an_ask(EARLY))


def listed(store: Store, now: datetime = EARLY) -> list[ToRing]:
    with store.read() as conn:
        return ringing.listed(conn, "riverside", now)


def rung(store: Store, key: str, now: datetime = EARLY, *, rung: bool = True) -> None:
    ringing.tick(store, "riverside", key, an_ask(now), rung=rung)


def test_all_whom_a_closed_date_concerns_are_to_be_rung_until_they_were(store: Store) -> None:
    gwen = Person("Gwen Rees", "07700 900123")
    one = booked(store, "10:00", days=1, person=gwen)
    two, three = booked(store, "11:00", days=1), booked(store, "14:00", days=1)
    other = Decision("move", at("10:00", 2), "aisha", "room-1")
    close(store, {one.id: other, two.id: Decision("cancel"), three.id: Decision("keep")})
    first, second, third = listed(store)
    assert [each.appointment.id for each in (first, second, third)] == [one.id, two.id, three.id]
    assert (first.was_at, first.person) == (one.starts_at, gwen)
    assert from_ms(first.appointment.starts_at) == at("10:00", 2)
    assert second.appointment.state == "cancelled"
    assert third.appointment.starts_at == three.starts_at
    rung(store, one.id)
    assert [each.rung_at is None for each in listed(store)] == [False, True, True]
    rung(store, one.id, rung=False)
    assert listed(store)[0].rung_at is None
    rung(store, one.id)
    later = EARLY + timedelta(hours=25)
    assert [each.appointment.id for each in listed(store, later)] == [two.id, three.id]


def test_who_was_not_rung_yet_knows_of_the_first_time_alone(store: Store) -> None:
    one = booked(store, "10:00", days=1)
    close(store, {one.id: Decision("move", at("10:00", 2), "aisha", "room-1")})
    close(store, {one.id: Decision("move", at("10:00", 3), "aisha", "room-1")}, days=2)
    (only,) = listed(store)
    assert only.was_at == one.starts_at
    rung(store, one.id)
    close(store, {one.id: Decision("move", at("10:00", 6), "aisha", "room-1")}, days=3)
    (only,) = listed(store)
    assert (from_ms(only.was_at), only.rung_at) == (at("10:00", 3), None)


def test_who_was_moved_stays_until_the_later_time_is_over_and_what_is_cancelled_does_not(
    store: Store,
) -> None:
    one, two = (booked(store, clock, days=1) for clock in ("10:00", "11:00"))
    other = Decision("move", at("10:00", 6), "aisha", "room-1")
    close(store, {one.id: other, two.id: Decision("cancel")})
    assert [each.appointment.id for each in listed(store, at("12:00", 2))] == [one.id]
    assert listed(store, at("12:00", 7)) == []
    appointments.cancel(store, one.id, an_ask(EARLY), reason="visitor_asked")
    assert listed(store, at("12:00", 2)) == []


def test_a_date_that_is_refused_puts_nobody_on_the_list(store: Store) -> None:
    booked(store, "10:00", days=1)
    with pytest.raises(Exception, match="Somebody is booked then"):
        close(store, {})
    assert listed(store) == []
    with pytest.raises(NotFound):
        rung(store, "nobody")
