"""Which times are free: pure rules over hours, holidays, clock changes, skills, needs, claims."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.times import from_ms
from tests.helpers import SITE_TEXT, sample_site
from tests.unit.ticketing.appointments.appointment_book import EARLY, at
from ticketing.appointments.checks import NotPossible, check_time
from ticketing.appointments.model import SLOT_MS
from ticketing.appointments.rules import Free, Taken, Wish, free_slots, spread, suitable
from ticketing.sites import Site
from ticketing.sites.file import parse
from ticketing.visits.needs import PLACE_NEEDS

TYPES = ("benefits-interview", "planning-advice", "private-interview")
DAY = 86_400_000 // SLOT_MS


@cache
def open_at_night() -> Site:
    """Open on Sundays from before a clock change until after it."""
    text = SITE_TEXT.replace("[site.hours]\n", '[site.hours]\nsunday = "00:30-04:30"\n')
    return parse(text)


def found(
    site: Site, wish: Wish, taken: Taken | None = None, *, now: datetime = EARLY, days: int = 1,
    first: date | None = None,
) -> list[Free]:  # fmt: skip
    return list(
        free_slots(site, wish, taken or Taken(), now=now, first=first or now.date(), days=days)
    )


def clocks(free: list[Free]) -> list[str]:
    return [f"{from_ms(one.starts_at):%H:%M}" for one in free]


claims = st.dictionaries(
    st.sampled_from(
        [f"adviser:{one.id}" for one in sample_site().advisers]
        + [f"point:{one.id}" for one in sample_site().service_points]
    ),
    st.frozensets(st.integers(min_value=8 * 12, max_value=17 * 12), max_size=40),
)


@given(
    kind=st.sampled_from(TYPES), claimed=claims, needs=st.frozensets(st.sampled_from(PLACE_NEEDS))
)
def test_nothing_that_is_proposed_is_taken_unsuitable_or_outside_the_hours(
    kind: str, claimed: dict[str, frozenset[int]], needs: frozenset[str]
) -> None:
    site = sample_site()
    midnight = int(at("00:00").timestamp() * 1000) // SLOT_MS
    taken = Taken({key: {midnight + slot for slot in slots} for key, slots in claimed.items()})
    wish = Wish(site.appointment_type(kind), needs)
    advisers, points = suitable(site, wish)
    proposed = found(site, wish, taken)
    for one in proposed:
        slots = range(one.starts_at // SLOT_MS, one.ends_at // SLOT_MS)
        assert len(slots) == wish.type.minutes // 5
        assert not any(s in taken.slots.get(f"adviser:{one.adviser}", ()) for s in slots)
        assert not any(s in taken.slots.get(f"point:{one.service_point}", ()) for s in slots)
        assert one.adviser in {x.id for x in advisers}
        assert one.service_point in {x.id for x in points}
        for moment in (from_ms(one.starts_at), from_ms(one.ends_at - 1)):
            assert site.is_open(moment, site.enquiry(wish.type.enquiry))
    starts = [one.starts_at for one in proposed]
    assert starts == sorted(set(starts))


@given(kind=st.sampled_from(TYPES), claimed=claims)
def test_a_start_is_left_out_only_when_no_pair_is_free(
    kind: str, claimed: dict[str, frozenset[int]]
) -> None:
    site = sample_site()
    midnight = int(at("00:00").timestamp() * 1000) // SLOT_MS
    taken = Taken({key: {midnight + slot for slot in slots} for key, slots in claimed.items()})
    wish = Wish(site.appointment_type(kind))
    left_out = {x.starts_at for x in found(site, wish)} - {
        x.starts_at for x in found(site, wish, taken)
    }
    advisers, points = suitable(site, wish)
    for start in left_out:
        slots = range(start // SLOT_MS, start // SLOT_MS + wish.type.minutes // 5)
        pairs = [(a, p) for a in advisers for p in points if taken.free(a.id, p.id, slots)]
        assert pairs == []


@pytest.mark.parametrize(
    ("sunday", "count"),
    # 00:30 to 04:30 has four hours; three in spring, five in autumn. The last begins at 04:00.
    [(date(2026, 3, 22), 15), (date(2026, 3, 29), 11), (date(2026, 10, 25), 19)],
    ids=["an ordinary night", "in spring", "in autumn"],
)
def test_a_night_with_a_clock_change_has_an_hour_less_or_more(sunday: date, count: int) -> None:
    site = open_at_night()
    before = datetime(sunday.year, sunday.month, sunday.day, tzinfo=UTC) - timedelta(days=1)
    wish = Wish(site.appointment_type("benefits-interview"))
    free = found(site, wish, now=before, first=sunday)
    assert len(free) == count
    assert {(one.ends_at - one.starts_at) for one in free} == {30 * 60_000}
    assert all(site.is_open(from_ms(one.ends_at - 1)) for one in free)


def test_no_appointment_goes_on_into_the_next_day_and_a_whole_day_ends_at_24_00() -> None:
    site = parse(re.sub(r"(?m)^(\w+day) = .*$", r'\1 = "00:00-24:00"', SITE_TEXT))
    wish = Wish(site.appointment_type("benefits-interview"))
    check_time(site, wish, at("23:30"), EARLY)
    with pytest.raises(NotPossible, match="open from 00:00 to 24:00"):
        check_time(site, wish, at("23:45"), EARLY)


def test_nothing_is_free_on_a_holiday() -> None:
    site = sample_site()
    eve = datetime(2026, 12, 24, 12, 0, tzinfo=UTC)
    wish = Wish(site.appointment_type("benefits-interview"))
    days = {from_ms(one.starts_at).date() for one in found(site, wish, now=eve, days=6)}
    assert days == {date(2026, 12, 24), date(2026, 12, 29)}


def test_nothing_is_free_in_the_past_or_further_ahead_than_the_site_books() -> None:
    site = sample_site()
    wish = Wish(site.appointment_type("benefits-interview"))
    assert clocks(found(site, wish, now=at("15:40")))[:2] == ["15:45", "16:00"]
    free = found(site, wish, days=90)
    assert from_ms(free[-1].starts_at) <= EARLY + timedelta(days=site.booking.ahead_days)


def test_an_interpreter_stands_in_for_a_language_that_nobody_speaks() -> None:
    site = sample_site()
    kind = site.appointment_type("private-interview")
    assert found(site, Wish(kind, asked_language="so")) == []
    assert found(site, Wish(kind, frozenset({"interpreter"}), asked_language="so"))


def test_who_has_it_as_their_own_comes_before_a_backup_and_the_least_booked_first() -> None:
    site = sample_site()
    kind = site.appointment_type("private-interview")
    own = {one.id for one in site.advisers if kind.enquiry in one.skills}
    assert {one.adviser for one in found(site, Wish(kind))} <= own
    first = found(site, Wish(kind))[0].adviser
    slot = int(at("15:00").timestamp() * 1000) // SLOT_MS
    busy = Taken({f"adviser:{first}": {slot}})
    assert found(site, Wish(kind), busy)[0].adviser in own - {first}


def test_a_choice_has_one_time_for_each_half_day() -> None:
    site = sample_site()
    wish = Wish(site.appointment_type("benefits-interview"))
    chosen = spread(site, iter(found(site, wish, days=7)), 5)
    halves = [f"{from_ms(one.starts_at):%a %p}" for one in chosen]
    assert halves == ["Tue AM", "Tue PM", "Wed AM", "Wed PM", "Thu AM"]
