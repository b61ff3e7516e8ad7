"""A date has the hours that a supervisor said, and everything that asks for hours follows."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import Store
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import commands, sites
from ticketing.day import closing, dates, limits
from ticketing.day.limits import Closure
from ticketing.errors import BadRequest, Closed, Conflict
from ticketing.sites import Site
from ticketing.sites.dates import DateHours, of_row, stored
from ticketing.sites.file import parse
from ticketing.sites.hours import Interval

#: A Monday, in winter: local time is UTC.
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
DAY = timedelta(days=1)

WEEK = TEXT.replace('id = "quick"\n', 'id = "quick"\nlast_ticket = "16:30"\n', 1).replace(
    '00-02:00"', '00-17:00"'
)
TIMED = WEEK.replace("[site.recall]", "[site.day]\nclose_after_minutes = 60\n\n[site.recall]")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = fresh_store(tmp_path / "queue.db", TIMED)
    yield kept
    kept.close()


def say(store: Store, day: date, *hours: str, reason: str = "", at: datetime = MORNING) -> Site:
    said = dates.read(hours, {"en": reason}, site_of(store))
    dates.change(store, SITE, day, said, an_ask(at, adviser="anna"))
    return site_of(store)


def site_of(store: Store) -> Site:
    with store.read() as conn:
        return sites.get(conn, SITE)


def why(store: Store, enquiry: str, at: datetime) -> Closure | None:
    with store.read() as conn:
        site = sites.get(conn, SITE)
        return limits.closure(conn, site, site.enquiry(enquiry), at)


def test_tomorrow_is_open_when_it_is_said_and_at_no_other_time(store: Store) -> None:
    site = say(store, TUESDAY, "13:00-19:00")
    tomorrow = MORNING + DAY
    assert not site.is_open(tomorrow)
    assert site.opens_at(tomorrow) == tomorrow.replace(hour=13)
    assert site.is_open(tomorrow.replace(hour=18, minute=59))
    assert not site.is_open(tomorrow.replace(hour=19))
    assert site.is_open(MORNING)
    assert site.is_open(MORNING + 2 * DAY)


def test_the_last_ticket_stays_as_long_before_the_close(store: Store) -> None:
    say(store, TUESDAY, "09:00-13:00")
    late = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
    assert why(store, "quick", late - timedelta(minutes=1)) is None
    refused = why(store, "quick", late)
    assert refused is not None
    assert (refused.reason, refused.last) == ("last_ticket", "12:30")
    with pytest.raises(Closed, match=r"the last ticket of the day was at 12:30\."):
        commands.issue(store, SITE, "quick", an_ask(late), language="en")
    say(store, TUESDAY, "09:00-20:00")
    assert why(store, "quick", late.replace(hour=19, minute=29)) is None


def test_the_days_close_follows_the_hours_of_the_date(store: Store) -> None:
    say(store, TUESDAY, "09:00-12:00", "14:00-19:30")
    with store.read() as conn:
        ends = closing.closes_at(conn, sites.get(conn, SITE), MORNING + DAY)
    assert ends == datetime(2026, 11, 24, 20, 30, tzinfo=UTC)


def test_a_closed_date_has_its_reason_and_no_hours(store: Store) -> None:
    site = say(store, TUESDAY, reason="Staff training")
    assert site.closing(TUESDAY) == {"en": "Staff training"}
    refused = why(store, "quick", MORNING + DAY)
    assert refused is not None
    assert (refused.reason, refused.named) == ("holiday", {"en": "Staff training"})
    assert site.opens_at(MORNING + DAY) == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def test_a_holiday_is_open_where_a_supervisor_says_so(tmp_path: Path) -> None:
    text = TIMED + '\n[[site.holidays.closed]]\nday = 2026-11-24\nreason = { en = "Away day" }\n'
    store = fresh_store(tmp_path / "queue.db", text)
    assert not site_of(store).is_open(MORNING + DAY)
    assert say(store, TUESDAY, "09:00-12:00").is_open(MORNING + DAY)
    assert dates.usual(site_of(store), TUESDAY)[1] == {"en": "Away day"}
    store.close()


def test_what_was_said_can_be_taken_back_and_stands_in_the_log(store: Store) -> None:
    say(store, TUESDAY, reason="Snow")
    dates.clear(store, SITE, TUESDAY, an_ask(MORNING, adviser="anna"))
    dates.clear(store, SITE, TUESDAY, an_ask(MORNING, adviser="anna"))
    assert site_of(store).is_open(MORNING + DAY)
    kinds = rows(store, "SELECT kind, actor FROM event WHERE kind LIKE 'date_%' ORDER BY seq")
    assert kinds == [("date_changed", "adviser:anna"), ("date_cleared", "adviser:anna")]


def test_a_site_file_that_is_loaded_leaves_the_dates_as_they_were_said(store: Store) -> None:
    say(store, TUESDAY, reason="Snow")
    commands.load_site(store, TIMED + "\n# anew\n", now=MORNING, actor=an_ask().actor)
    assert site_of(store).closing(TUESDAY) == {"en": "Snow"}


def test_who_is_in_the_house_is_closed_with_the_day_by_no_rule(store: Store) -> None:
    with pytest.raises(Conflict, match="Close early"):
        say(store, MORNING.date(), "10:00-17:00")
    commands.issue(store, SITE, "quick", an_ask(MORNING), language="en")
    evening = MORNING.replace(hour=17, minute=30)
    with pytest.raises(Conflict, match="1 still wait"):
        say(store, MORNING.date(), "09:00-16:00", at=evening)
    assert say(store, MORNING.date(), "09:00-20:00", at=evening).is_open(evening)


@pytest.mark.parametrize(
    ("day", "hours", "reason", "says"),
    [
        (TUESDAY, ["9-5"], "", "no opening time"),
        (TUESDAY, ["09:00-12:00", "11:00-13:00"], "", "overlap"),
        (TUESDAY, ["09:00-10:00"] * 5, "", "at most 4 pieces"),
        (TUESDAY, [], "", "Say why"),
        (TUESDAY, [], "x" * 81, "81 letters; at most 80"),
        (TUESDAY, ["22:00-09:30"], "", "runs into the next day"),
        (date(2026, 11, 22), ["09:00-12:00"], "", "Sunday 22 November is over"),
        (date(2028, 1, 3), ["09:00-12:00"], "", "at most 400 days"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_changes(
    store: Store, day: date, hours: list[str], reason: str, says: str
) -> None:
    with pytest.raises(BadRequest, match=says):
        say(store, day, *hours, reason=reason)
    assert site_of(store).dates == {}


def test_so_many_dates_are_enough(store: Store) -> None:
    with store.write() as db:
        for n in range(1, dates.MOST_DATES + 1):
            db.execute(
                "INSERT INTO date_hours (site, day, hours, reason) VALUES (?, ?, '[]', '{}')",
                (SITE, (TUESDAY + n * DAY).isoformat()),
            )
    with pytest.raises(Conflict, match="100 dates"):
        say(store, TUESDAY, reason="Snow")


def test_the_tickets_last_line_is_what_was_written_until_it_is_emptied(store: Store) -> None:
    asked = an_ask(MORNING, adviser="anna")
    dates.change_courtesy(store, SITE, {"en": "  Thank you  for coming. "}, asked)
    assert site_of(store).courtesy == {"en": "Thank you for coming."}
    with pytest.raises(BadRequest, match="121 letters"):
        dates.change_courtesy(store, SITE, {"en": "x" * 121}, asked)
    dates.change_courtesy(store, SITE, {"en": " "}, asked)
    assert site_of(store).courtesy == {}
    lines = rows(store, "SELECT count(*) FROM event WHERE kind = 'courtesy_changed'")
    assert lines == [(2,)]


PLAIN = parse(TIMED)
intervals = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).map(
    lambda two: Interval(two[0], min(two[0] + two[1], 1440))
)


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.dates(date(2026, 3, 20), date(2026, 4, 5)), st.lists(intervals, max_size=1), max_size=5
    ),
    st.integers(0, 17 * 24 * 4),
)
def test_every_question_about_hours_gives_one_answer(said, quarter) -> None:
    """Around the night on which the clocks change."""
    site = PLAIN.with_today({day: DateHours(tuple(one)) for day, one in said.items()}, {})
    now = datetime(2026, 3, 20, tzinfo=UTC) + quarter * timedelta(minutes=15)
    spans = list(site.openings(date(2026, 3, 19), 80))
    inside = any(opens <= now < closes for opens, closes, _ in spans)
    assert site.is_open(now) == inside
    ahead = min((max(opens, now) for opens, closes, _ in spans if closes > now), default=None)
    assert site.opens_at(now) == ahead
    day = now.date()
    ends = [closes for opens, closes, of in spans if of == day]
    assert site.last_close(day) == max(ends, default=None)
    assert (site.closing(day) is not None) == (day in said and not said[day])
    assert pickle.loads(pickle.dumps(site)).dates == site.dates
    for one in site.dates.values():
        assert of_row(*stored(one)) == one
