"""Weeks that never were: lawful, plausible, the same from the same seed, and as the house keeps
them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulation.past import weeks
from storage.times import from_ms, to_ms
from tests.helpers import SITE_TEXT, fresh_store, rows, sample_site
from ticketing.commands.recording import Told, record
from ticketing.events.appointments import AppointmentBooked
from ticketing.events.staff import AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import VisitCalled, VisitFinished, VisitIssued, VisitReferred
from ticketing.visits import replay

SITE = sample_site()
HOMES = {
    adviser.id: point.id for adviser, point in zip(SITE.advisers, SITE.service_points, strict=False)
}
#: A Thursday evening.
NOW = datetime(2026, 11, 26, 21, 0, tzinfo=UTC)
OF_A_VISIT = {
    "visit_issued": "I", "visit_called": "C", "visit_recalled": "R", "service_started": "S",
    "visit_no_show": "N", "visit_finished": "F", "visit_referred": "X", "visit_returned": "B",
    "visit_cancelled": "L", "visit_day_closed": "D", "visit_answered": "A",
}  # fmt: skip
#: Answered at the door; or a ticket, calls, each with its end, and the end of all.
LAWFUL = re.compile(r"A|I(CR?NB)?(CS(F|X(CSF|L|D))|CR?N|L|D)")


@cache
def past(seed: int = 1, count: int = 2, now: datetime = NOW) -> tuple[Told, ...]:
    return tuple(weeks.make_up(SITE, HOMES, now, weeks=count, seed=seed))


def days(told: tuple[Told, ...]) -> set[date]:
    return {date.fromisoformat(one.event.service_day) for one in told
            if isinstance(one.event, VisitIssued)}  # fmt: skip


@given(st.integers(0, 10_000))
@settings(max_examples=4)
def test_whatever_is_drawn_it_is_lawful_and_the_house_takes_it(seed: int) -> None:
    told = past(seed, 1)
    every_visit_has_a_lawful_life(told)
    nobody_serves_two_at_once_or_where_they_are_not(told)
    with (
        TemporaryDirectory() as folder,
        closing(fresh_store(Path(folder) / "house.db", SITE_TEXT)) as store,
    ):
        assert record(store, SITE.id, told) == len(told)
        with store.read() as conn:
            assert replay.differences(conn) == []
        assert rows(store, "SELECT count(*) FROM step WHERE state != 'ended'") == [(0,)]
        assert rows(store, "SELECT count(*) FROM sign_on WHERE until IS NULL") == [(0,)]


def every_visit_has_a_lawful_life(told: tuple[Told, ...]) -> None:
    stories: dict[str, str] = defaultdict(str)
    for one in told:
        if one.event.kind in OF_A_VISIT:
            stories[one.event.body()["visit"]] += OF_A_VISIT[one.event.kind]
    assert {story for story in stories.values() if not LAWFUL.fullmatch(story)} == set()
    assert len(stories) > 500


def nobody_serves_two_at_once_or_where_they_are_not(told: tuple[Told, ...]) -> None:
    where: dict[str, str] = {}
    serves: dict[str, str] = {}
    paused: set[str] = set()
    for one in told:
        event, body = one.event, one.event.body()
        if isinstance(event, AdviserSignedOn):
            assert event.service_point not in where.values()
            where[event.adviser] = event.service_point
        elif isinstance(event, AdviserSignedOff):
            assert where.pop(event.adviser) == event.service_point
        elif event.kind == "adviser_paused":
            assert body["adviser"] not in serves.values()
            paused.add(body["adviser"])
        elif event.kind == "adviser_ready":
            paused.remove(body["adviser"])
        elif isinstance(event, VisitCalled):
            assert event.adviser is not None
            assert where[event.adviser] == event.service_point
            assert event.adviser not in {*serves.values(), *paused}
            serves[event.visit] = event.adviser
        elif event.kind in ("visit_no_show", "visit_finished", "visit_referred"):
            del serves[body["visit"]]
    assert (where, serves, paused) == ({}, {}, set())


def test_who_calls_can_serve_it_and_what_is_private_is_served_in_a_room() -> None:
    rooms = {one.id for one in SITE.service_points if one.kind == "room"}
    private = {one.id for one in SITE.enquiries if one.needs_private_room}
    for one in past():
        if isinstance(one.event, VisitCalled):
            adviser = SITE.adviser(one.event.adviser or "")
            assert one.event.enquiry in (*adviser.skills, *adviser.backup)
            assert one.event.enquiry not in private or one.event.service_point in rooms


def test_tickets_are_taken_while_the_doors_are_open_and_on_no_holiday() -> None:
    after_christmas = datetime(2027, 1, 5, 12, tzinfo=UTC)
    told = past(3, 2, after_christmas)
    assert days(told) == {
        *(date(2026, 12, day) for day in (21, 22, 23, 24, 29, 30, 31)), date(2027, 1, 4),
    }  # fmt: skip
    for one in told:
        if isinstance(one.event, VisitIssued):
            assert SITE.is_open(from_ms(one.at), SITE.enquiry(one.event.enquiry))


def test_the_clocks_change_and_the_doors_open_at_a_quarter_to_nine_all_the_same() -> None:
    told = past(1, 1, datetime(2026, 10, 30, 20, tzinfo=UTC))
    first: dict[str, datetime] = {}
    for one in told:
        if isinstance(one.event, VisitIssued):
            local = from_ms(one.at).astimezone(SITE.zone_info)
            first.setdefault(one.event.service_day, local)
    opened = {day: f"{at:%H:%M}" for day, at in first.items()}
    assert all("08:45" <= opened[day] < "09:00" for day in ("2026-10-23", "2026-10-26"))
    assert opened["2026-10-21"] >= "10:00"  # Wednesdays begin later


def test_whole_weeks_and_what_of_this_one_is_over() -> None:
    assert days(past()) == {
        day for n in range(17) if (day := date(2026, 11, 9) + timedelta(days=n)).weekday() < 5
    }
    mark = past()[0].event.body()
    assert (mark["first_day"], mark["last_day"]) == ("2026-11-09", "2026-11-25")


def test_the_same_seed_makes_the_same_and_another_another() -> None:
    again = tuple(weeks.make_up(SITE, HOMES, NOW, weeks=1, seed=1))
    assert again == past(1, 1)
    assert past(2, 1) != past(1, 1)


def test_what_is_to_come_begins_later_and_was_booked_before() -> None:
    told = past()
    now = to_ms(NOW)
    assert all(one.at < now for one in told)
    booked = [one.event for one in told if isinstance(one.event, AppointmentBooked)]
    coming = [event for event in booked if event.starts_at > now]
    assert len(coming) > 10
    assert {event.service_day for event in coming} > {"2026-11-27", "2026-11-30"}


def test_of_the_appointments_most_are_kept_some_missed_a_few_cancelled() -> None:
    kinds = Counter(one.event.kind for one in past(8, 8))
    assert kinds["appointment_checked_in"] > 3 * kinds["appointment_missed"] > 0
    assert kinds["appointment_missed"] + kinds["appointment_cancelled"] > 5


def test_an_empty_period_has_no_past() -> None:
    assert weeks.make_up(SITE, HOMES, datetime(2026, 11, 23, 5, tzinfo=UTC), weeks=0) == []


# ---------------------------------------------------------------------- plausible


def waits(told: tuple[Told, ...]) -> dict[str, list[float]]:
    """Minutes from the ticket to the first call, by service day."""
    came: dict[str, tuple[str, int]] = {}
    found: dict[str, list[float]] = defaultdict(list)
    for one in told:
        if isinstance(one.event, VisitIssued) and one.event.appointment is None:
            came[one.event.visit] = (one.event.service_day, one.at)
        elif isinstance(one.event, VisitCalled) and one.event.visit in came:
            day, at = came.pop(one.event.visit)
            found[day].append((one.at - at) / 60_000)
    return found


@pytest.fixture(scope="module")
def eight() -> tuple[Told, ...]:
    return past(8, 8)


def test_mondays_are_the_busiest_and_the_morning_is_busier_than_the_evening(
    eight: tuple[Told, ...],
) -> None:
    tickets = [from_ms(one.at).astimezone(SITE.zone_info) for one in eight
               if isinstance(one.event, VisitIssued)]  # fmt: skip
    weekday = Counter(at.weekday() for at in tickets)
    assert weekday[0] > weekday[1] > weekday[3] > weekday[4]
    assert set(weekday) == {0, 1, 2, 3, 4}
    hour = Counter(at.hour for at in tickets)
    assert max(hour, key=hour.__getitem__) in (10, 11)
    assert hour[16] < hour[11] / 2
    assert 150 < len(tickets) / len(days(eight)) < 250


def test_waits_follow_from_load(eight: tuple[Told, ...]) -> None:
    by_day = waits(eight)
    busy = sorted(by_day, key=lambda day: len(by_day[day]))
    quiet_days = mean(wait for day in busy[:10] for wait in by_day[day])
    busy_days = mean(wait for day in busy[-10:] for wait in by_day[day])
    assert busy_days > 1.5 * quiet_days
    assert 3 < mean(wait for each in by_day.values() for wait in each) < 20


def test_a_service_lasts_as_long_as_assumed_and_few_do_not_come(eight: tuple[Told, ...]) -> None:
    began: dict[str, int] = {}
    lengths: dict[str, list[float]] = defaultdict(list)
    kinds = Counter(one.event.kind for one in eight)
    for one in eight:
        body = one.event.body()
        if one.event.kind == "service_started":
            began[body["visit"]] = one.at
        elif isinstance(one.event, VisitFinished):
            lengths[one.event.enquiry].append((one.at - began[one.event.visit]) / 60_000)
    assert 7 < mean(lengths["council-tax"]) < 9
    assert 11.5 < mean(lengths["benefits"]) < 14.5
    assert 0.04 < kinds["visit_no_show"] / kinds["visit_called"] < 0.08
    assert 0.02 < kinds["visit_cancelled"] / kinds["visit_issued"] < 0.08
    referred = sum(isinstance(one.event, VisitReferred) for one in eight)
    assert 0.03 < referred / kinds["service_started"] < 0.09
