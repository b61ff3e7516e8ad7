"""A booked appointment changes: who comes, what they need, and who takes it when one is ill."""

from __future__ import annotations

import pytest

from storage import Store
from tests.helpers import an_ask, rows
from tests.unit.ticketing.appointments.appointment_book import EARLY, TUESDAY, at, booked
from ticketing import appointments, commands
from ticketing.appointments import Person
from ticketing.appointments.changing import Details, change_details, stand_in
from ticketing.appointments.checks import NotPossible
from ticketing.errors import BadRequest, Conflict

NOW = an_ask(EARLY)


def test_who_comes_is_written_down_afterwards_and_deleted_again(store: Store) -> None:
    one = booked(store, person=Person("M. Jones", "01234", "Brings a letter"))
    change_details(store, one.id, NOW, Details(Person("Mair Jones", None, None)))
    with store.read() as conn:
        assert appointments.person(conn, one.id) == Person("Mair Jones")
    change_details(store, one.id, NOW, Details(Person()))
    assert rows(store, "SELECT count(*) FROM appointment_person") == [(0,)]
    bodies = rows(store, "SELECT body FROM event WHERE kind = 'appointment_changed'")
    assert len(bodies) == 2
    assert not any("Jones" in body for (body,) in bodies)


def test_needs_and_languages_change_as_far_as_adviser_and_place_suit(store: Store) -> None:
    one = booked(store, point="room-2")
    found = change_details(store, one.id, NOW, Details(needs=["step_free"], language="en"))
    assert (found.needs, found.language, found.starts_at) == ("step_free", "en", one.starts_at)
    before = rows(store, "SELECT count(*) FROM event")
    change_details(store, one.id, NOW, Details(needs=["step_free"], language="en"))
    assert rows(store, "SELECT count(*) FROM event") == before
    with pytest.raises(NotPossible, match="does not speak the language"):
        change_details(store, one.id, NOW, Details(asked_language="pl"))
    with pytest.raises(BadRequest, match="speaks cy, en, not 'fr'"):
        change_details(store, one.id, NOW, Details(language="fr"))


def test_what_has_checked_in_keeps_its_needs_for_the_ticket(store: Store) -> None:
    one = booked(store)
    commands.check_in(store, "riverside", one.code, an_ask(at("10:55")), by_staff=True)
    with pytest.raises(Conflict, match="cannot be changed"):
        change_details(store, one.id, an_ask(at("10:56")), Details(needs=["step_free"]))
    change_details(store, one.id, an_ask(at("10:56")), Details(Person("Mair")))


def test_when_an_adviser_is_ill_hers_go_to_whom_they_fit_and_the_rest_is_named(
    store: Store,
) -> None:
    free, taken = booked(store, "11:00"), booked(store, "14:00")
    others = booked(store, "15:00", adviser="rhian", point="room-2")
    tomorrow = booked(store, "11:00", days=1)
    done = stand_in(store, "riverside", "aisha", TUESDAY.date(), NOW)
    by_id = {one.appointment.id: one for one in done}
    assert set(by_id) == {free.id, taken.id}
    for one in done:
        assert one.moved == (one.appointment.adviser != "aisha")
        assert one.moved != bool(one.why)
        assert one.appointment.starts_at in (free.starts_at, taken.starts_at)
    assert any(one.moved for one in done)
    for time in ("10:00", "12:30", "16:00"):
        with pytest.raises(NotPossible, match="Away"):
            booked(store, time)
    with store.read() as conn:
        assert appointments.get(conn, others.id) == others
        assert appointments.get(conn, tomorrow.id) == tomorrow


def test_nothing_more_is_booked_with_somebody_who_is_away(store: Store) -> None:
    assert stand_in(store, "riverside", "aisha", TUESDAY.date(), NOW) == []
    with pytest.raises(NotPossible, match="Away"):
        booked(store, "11:00")
    booked(store, "11:00", days=1)
    booked(store, "11:00", adviser="rhian", point="room-2")


def test_nothing_to_move_is_said(store: Store) -> None:
    stand_in(store, "riverside", "aisha", TUESDAY.date(), NOW)
    with pytest.raises(Conflict, match="Aisha has no appointment to come on that day"):
        stand_in(store, "riverside", "aisha", TUESDAY.date(), NOW)
