"""A date closes: everybody who is booked is named, and moved or cancelled in one go, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from storage.times import from_ms
from tests.helpers import an_ask, everything, fresh_store
from tests.unit.ticketing.appointments.appointment_book import EARLY, TUESDAY, at, booked
from ticketing import appointments, sites
from ticketing.appointments import Appointment, AppointmentState, Person
from ticketing.appointments.dates import moving
from ticketing.appointments.dates.moving import Booked, Decision
from ticketing.day import dates
from ticketing.errors import Conflict
from ticketing.sites.dates import DateHours

DAY = at("00:00", 1).date()
CLOSED = DateHours((), {"cy": "Eira", "en": "Snow"})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = fresh_store(tmp_path / "queue.db")
    yield kept
    kept.close()


def look(store: Store, said: DateHours | None = CLOSED) -> list[Booked]:
    with store.read() as conn:
        return moving.look(conn, sites.get(conn, "riverside"), DAY, said, EARLY)


def now_is(store: Store, one: Appointment) -> Appointment:
    with store.read() as conn:
        return appointments.get(conn, one.id)


def close(store: Store, plan: dict[str, Decision], said: DateHours | None = CLOSED) -> None:
    moving.change(store, "riverside", DAY, said, plan, an_ask(EARLY, adviser="carys"))


def as_proposed(found: list[Booked]) -> dict[str, Decision]:
    return {
        each.appointment.id: Decision(
            "move",
            from_ms(each.other.starts_at),
            each.other.adviser,
            each.other.service_point,
        )
        for each in found
        if each.other
    }


def test_all_who_are_booked_are_named_each_at_the_same_time_on_the_next_free_day(
    store: Store,
) -> None:
    person = Person("Gwen Rees", "07700 900123")
    first = booked(store, "10:00", days=1, person=person)
    second = booked(store, "11:00", days=1)
    booked(store, "10:00", days=2)  # Aisha has no time then, nor the room
    booked(store, "10:00")  # of another day
    one, two = look(store)
    assert (one.appointment.id, two.appointment.id) == (first.id, second.id)
    assert one.person == person
    assert one.other is not None
    assert two.other is not None
    assert one.other.adviser == two.other.adviser == "aisha"
    assert from_ms(one.other.starts_at) == at("10:00", 3)
    assert from_ms(two.other.starts_at) == at("11:00", 2)


def test_they_are_all_moved_with_the_close_and_keep_their_codes(store: Store) -> None:
    made = [booked(store, clock, days=1) for clock in ("10:00", "11:00", "14:00")]
    close(store, as_proposed(look(store)))
    for one in made:
        moved = now_is(store, one)
        assert (moved.state, moved.code) == (AppointmentState.BOOKED, one.code)
        assert from_ms(moved.starts_at) == from_ms(one.starts_at) + (at("00:00", 1) - TUESDAY)
    assert look(store) == []
    with store.read() as conn:
        assert sites.get(conn, "riverside").closing(DAY) == {"cy": "Eira", "en": "Snow"}


def test_whoever_is_cancelled_or_to_be_rung_is_as_it_was_said(store: Store) -> None:
    one, two = (booked(store, clock, days=1) for clock in ("10:00", "11:00"))
    close(store, {one.id: Decision("cancel"), two.id: Decision("keep")})
    assert now_is(store, one).cancel_reason == "site_closed"
    assert now_is(store, two).starts_at == two.starts_at


def test_nothing_is_done_while_somebody_is_booked_of_whom_nothing_was_said(store: Store) -> None:
    one = booked(store, "10:00", days=1)
    plan = as_proposed(look(store))
    booked(store, "11:00", days=1)
    before = everything(store)
    with pytest.raises(Conflict, match="Somebody is booked then: Wednesday 25 November, 11:00"):
        close(store, plan)
    with pytest.raises(Conflict, match="2 are booked then"):
        close(store, {})
    assert everything(store) == before
    assert now_is(store, one).starts_at == one.starts_at


def test_nothing_is_done_where_a_time_was_taken_meanwhile(store: Store) -> None:
    booked(store, "10:00", days=1)
    booked(store, "11:00", days=1)
    plan = as_proposed(look(store))
    booked(store, "11:00", days=2)
    before = everything(store)
    with pytest.raises(Conflict, match=r"Wednesday 25 November, 11:00: .* Nothing was changed"):
        close(store, plan)
    assert everything(store) == before


def test_shorter_hours_touch_those_alone_whom_they_do_not_keep(store: Store) -> None:
    booked(store, "10:00", days=1)
    late = booked(store, "15:00", days=1)
    said = dates.read(["09:00-12:00"], {}, _site(store))
    assert [one.appointment.id for one in look(store, said)] == [late.id]


def test_where_no_other_time_is_free_it_says_so(store: Store) -> None:
    booked(store, "10:00", days=1)
    with store.write() as db:
        for ahead in range(2, 40):
            day = at("00:00", ahead).date()
            dates.change_in(db, sites.get(db, "riverside"), day, CLOSED, an_ask(EARLY))
    (one,) = look(store)
    assert one.other is None
    assert one.why == "Nobody who can take it is free at 10:00 within 4 weeks."


def test_extra_hours_are_taken_back_with_those_who_were_booked_in_them(store: Store) -> None:
    evening = dates.read(["09:00-20:00"], {}, _site(store))
    close(store, {}, evening)
    one = booked(store, "18:00", days=1)
    assert [each.appointment.id for each in look(store, None)] == [one.id]
    with pytest.raises(Conflict, match="Somebody is booked then"):
        close(store, {}, None)
    close(store, {one.id: Decision("cancel")}, None)
    with store.read() as conn:
        assert sites.get(conn, "riverside").dates == {}


def _site(store: Store) -> sites.Site:
    with store.read() as conn:
        return sites.get(conn, "riverside")
