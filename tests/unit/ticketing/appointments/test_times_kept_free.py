"""Times kept free of appointments: once, again and again, and over clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage import Store
from storage.times import from_ms
from tests.helpers import an_ask, everything, rows
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments
from ticketing.appointments import Block, NewBlock
from ticketing.appointments.checks import NotPossible
from ticketing.errors import BadRequest, NotFound

LONDON = ZoneInfo("Europe/London")


def made(store: Store, new: NewBlock) -> list[Block]:
    return appointments.block(store, "riverside", new, an_ask(EARLY))


def test_a_daily_lunch_leaves_out_weekends_and_holidays(store: Store) -> None:
    lunch = NewBlock(at("12:30"), at("13:30"), "Lunch", "aisha", None, "daily", date(2026, 12, 29))
    days = [from_ms(one.starts_at).date() for one in made(store, lunch)]
    assert days[0] == date(2026, 11, 24)
    assert all(day.weekday() < 5 for day in days)
    assert not {date(2026, 12, 25), date(2026, 12, 28)} & set(days)
    assert days[-1] == date(2026, 12, 29)


def test_a_weekly_time_stays_the_same_on_the_clock_over_a_clock_change(store: Store) -> None:
    first = datetime(2027, 3, 16, 12, 30, tzinfo=LONDON)
    new = NewBlock(first, first + timedelta(hours=1), "Lunch", "aisha", None, "weekly",
                   date(2027, 4, 6))  # fmt: skip
    found = [from_ms(one.starts_at).astimezone(LONDON) for one in made(store, new)]
    assert [f"{one:%d %H:%M}" for one in found] == ["16 12:30", "23 12:30", "30 12:30", "06 12:30"]
    assert [one.utcoffset() for one in found][1:3] == [timedelta(0), timedelta(hours=1)]


def test_where_an_appointment_is_nothing_is_blocked_at_all(store: Store) -> None:
    booked(store, "12:00", days=2)
    before = everything(store)
    lunch = NewBlock(at("12:00"), at("13:00"), "Lunch", "aisha", None, "daily", date(2026, 11, 30))
    with pytest.raises(NotPossible, match="There is an appointment then: Thursday 26 November"):
        made(store, lunch)
    assert everything(store) == before


def test_every_appointment_that_is_in_the_way_is_named_at_once(store: Store) -> None:
    booked(store, "12:00", days=2)
    booked(store, "12:30", days=3, point="room-2")
    booked(store, "12:00", adviser="rhian", kind="private-interview", point="room-2")
    lunch = NewBlock(at("12:00"), at("13:00"), "Lunch", "aisha", None, "daily", date(2026, 11, 30))
    with pytest.raises(NotPossible) as caught:
        made(store, lunch)
    assert caught.value.detail == (
        "There are 2 appointments then: Thursday 26 November, 12:00, Benefits interview with Aisha "
        "in Room 1; Friday 27 November, 12:30, Benefits interview with Aisha in Room 2. Move or "
        "cancel them first."
    )
    assert [one["service_point"] for one in caught.value.facts["there"]] == ["room-1", "room-2"]


def test_the_whole_site_can_be_blocked(store: Store) -> None:
    made(store, NewBlock(at("09:00"), at("10:00"), "Team meeting"))
    for point in ("room-1", "room-2"):
        with pytest.raises(NotPossible, match="The site takes no appointments from 09:00 to 10:00"):
            booked(store, "09:30", point=point)


@pytest.mark.parametrize(
    "new",
    [
        NewBlock(at("12:02"), at("13:00"), "x"),
        NewBlock(at("13:00"), at("12:00"), "x"),
        NewBlock(at("12:00"), at("13:00"), "x", "aisha", "room-1"),
        NewBlock(at("12:00"), at("13:00"), "x", None, None, "daily"),
        NewBlock(at("12:00"), at("13:00"), "x", None, None, "daily", date(2029, 1, 1)),
        NewBlock(at("12:00"), at("12:00", days=40), "x"),
        NewBlock(at("12:00"), at("13:00"), "x", None, None, "weekly", date(9999, 12, 31)),
        NewBlock(datetime(1, 1, 1, tzinfo=UTC), at("13:00"), "x"),
        NewBlock(datetime(9999, 12, 31, 23, tzinfo=UTC), datetime.max.replace(tzinfo=UTC), "x"),
    ],
    ids=[
        "off the grid",
        "backwards",
        "of two",
        "without an end",
        "of years",
        "of weeks",
        "for ever",
        "before all",
        "after all",
    ],
)
def test_a_block_that_makes_no_sense_is_refused(store: Store, new: NewBlock) -> None:
    with pytest.raises(BadRequest):
        made(store, new)
    assert rows(store, "SELECT count(*) FROM block") == [(0,)]


def test_a_block_is_removed_once(store: Store) -> None:
    (one,) = made(store, NewBlock(at("12:00"), at("13:00"), "Lunch", "aisha"))
    appointments.unblock(store, "riverside", one.id, an_ask(EARLY))
    with pytest.raises(NotFound):
        appointments.unblock(store, "riverside", one.id, an_ask(EARLY))
    booked(store, "12:00")
