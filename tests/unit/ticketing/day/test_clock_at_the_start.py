"""A machine that is started with a wrong clock ends nobody's wait by it, and loses nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.times import from_ms, to_ms
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.day.two_clocks import DAY, MORNING, TIMED, House
from tests.unit.ticketing.small_house import SITE
from ticketing import commands
from ticketing.day import clocks, redating
from ticketing.day.clocks import Reading
from ticketing.visits import queries, replay

YEAR = timedelta(days=365)
#: The afternoon of the first day: the machine was off for a while.
LATER = MORNING + timedelta(hours=4)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = fresh_store(tmp_path / "queue.db", TIMED, MORNING)
    found = House(store)
    found.close()
    yield found
    with store.read() as conn:
        assert replay.differences(conn) == []
    store.close()


def waited(house: House, visit: str) -> int:
    """For how many minutes, as everybody is told."""
    with house.store.read() as conn:
        since = queries.present(conn, visit).visit.waiting_since
    return (to_ms(house.now) - since) // 60_000


@pytest.mark.parametrize(
    "wrong", [LATER + YEAR, LATER + 40 * DAY, datetime(2106, 2, 7, tzinfo=UTC)]
)
def test_a_clock_that_is_far_ahead_at_the_start_closes_no_day(
    house: House, wrong: datetime
) -> None:
    waiting = [house.issue() for _ in range(3)]
    house.start(wrong)
    for _ in range(3):
        house.pass_(minutes=30)
        assert house.close() == 0
    assert house.queue() == waiting
    found = house.doubt()
    assert found is not None
    assert found.at_start
    assert found.by_ms > 30 * DAY // timedelta(milliseconds=1)


def test_what_is_sure_is_no_later_than_the_newest_entry_and_what_passed_since(
    house: House,
) -> None:
    house.issue()
    house.start(LATER + YEAR)
    house.pass_(minutes=7)
    with house.store.read() as conn:
        sure = clocks.sure(conn, SITE, house.reading())
    assert sure == MORNING + timedelta(minutes=7)
    assert house.look() == sure


def test_a_clock_that_was_far_ahead_at_the_start_is_believed_when_it_is_set_right(
    house: House,
) -> None:
    before = house.issue()
    house.start(LATER + YEAR)
    house.pass_(minutes=10)
    meanwhile = house.issue()
    house.pass_(minutes=5)
    house.jump(-YEAR)
    assert house.close() == 0
    assert house.doubt() is None
    assert house.queue() == [before, meanwhile]
    house.pass_(minutes=3)
    assert [waited(house, one) for one in (before, meanwhile)] == [4 * 60 + 18, 3]
    house.pass_(hours=9)
    assert house.close() == 2


def test_somebody_may_agree_to_a_clock_that_is_far_ahead_at_the_start(house: House) -> None:
    """The house was closed for longer than a month."""
    left = house.issue()
    house.start(LATER + 60 * DAY)
    assert house.state(left) == ("waiting", None)
    house.agree()
    assert house.close() == 1
    assert house.state(left) == ("ended", "day_closed")
    house.start(LATER + 60 * DAY + timedelta(hours=20))
    assert house.doubt() is None


def test_a_house_that_rested_for_some_weeks_is_not_asked(house: House) -> None:
    left = house.issue()
    house.start(LATER + 20 * DAY)
    assert house.doubt() is None
    assert house.state(left) == ("ended", "day_closed")


def test_a_clock_that_is_behind_at_the_start_is_told(house: House) -> None:
    house.issue()
    house.start(MORNING - YEAR)
    found = house.doubt()
    assert found is not None
    assert (found.at_start, from_ms(found.at)) == (True, MORNING)
    assert found.by_ms == -(YEAR // timedelta(milliseconds=1)), "behind: below zero"


def test_a_clock_that_is_some_minutes_behind_at_the_start_is_believed(house: House) -> None:
    house.issue()
    house.start(MORNING - timedelta(minutes=10))
    assert house.doubt() is None


@pytest.mark.parametrize(
    "wrong", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2024, 5, 1, tzinfo=UTC)]
)
def test_no_machine_is_believed_to_run_before_this_program_was_made(
    tmp_path: Path, wrong: datetime
) -> None:
    """Though its database has nothing of a later day yet."""
    store = fresh_store(tmp_path / "queue.db", TIMED, wrong)
    house = House(store)
    house.start(wrong)
    assert house.doubt() is not None
    house.jump(MORNING - wrong)
    house.close()
    assert house.doubt() is None
    store.close()


def test_whoever_came_while_the_clock_was_behind_waits_on_when_it_is_right(house: House) -> None:
    left = house.issue()
    house.start(LATER - YEAR)
    first = house.issue()
    house.pass_(minutes=10)
    second = house.issue()
    house.pass_(minutes=5)
    house.jump(YEAR)
    assert house.close() == 0
    assert house.doubt() is None
    assert house.queue() == [left, first, second]
    assert [waited(house, one) for one in (first, second)] == [15, 5]
    numbers = rows(house.store, "SELECT count(DISTINCT number) FROM visit")
    assert numbers == [(3,)]
    assert house.next() == left


def test_who_was_left_from_the_day_before_is_gone_with_it(house: House) -> None:
    """Off over night, and up behind: yesterday's visitors are no ghosts of today."""
    left = house.issue()
    house.start(MORNING - YEAR)
    house.pass_(minutes=5)
    today = house.issue()
    house.jump(YEAR + DAY)
    house.close()
    assert house.state(left) == ("ended", "day_closed")
    assert house.queue() == [today]
    assert waited(house, today) == 0


def test_a_visitor_who_was_called_while_the_clock_was_behind_is_finished_with_true_times(
    house: House,
) -> None:
    house.start(LATER - YEAR)
    visit = house.issue()
    house.pass_(minutes=4)
    assert house.next() == visit
    commands.start(house.store, visit, an_ask(house.now))
    house.pass_(minutes=6)
    house.jump(YEAR)
    house.close()
    house.pass_(minutes=5)
    done = commands.finish(house.store, visit, an_ask(house.now), outcome="done")
    assert done.serving_at is not None
    assert done.ended_at is not None
    assert (done.ended_at - done.serving_at) // 60_000 == 11
    assert (done.serving_at - done.arrived_at) // 60_000 == 4


@pytest.mark.parametrize("off", [YEAR, -YEAR])
def test_a_doubt_since_the_start_outlives_another_start_until_the_clock_is_right(
    house: House, off: timedelta
) -> None:
    waiting = house.issue()
    house.start(LATER + off)
    house.pass_(minutes=5)
    house.start(LATER + off + timedelta(minutes=10))
    assert house.doubt() is not None
    assert house.queue() == [waiting]
    house.start(LATER + timedelta(minutes=20))
    assert house.doubt() is None
    assert house.queue() == [waiting]


def test_a_doubt_since_the_start_is_written_down_once(house: House) -> None:
    house.issue()
    house.start(LATER + YEAR)
    for _ in range(3):
        house.pass_(minutes=1)
        house.close()
    jumps = "SELECT count(*) FROM event WHERE kind = 'clock_jumped'"
    assert rows(house.store, jumps) == [(1,)]


def test_where_there_is_one_clock_alone_it_is_believed(house: House) -> None:
    house.issue()
    there = clocks.as_told(LATER + YEAR)
    redating.begin(house.store, there)
    assert redating.look(house.store, SITE, there) == LATER + YEAR
    assert house.doubt() is None


#: Each by how many weeks it is off (what may be is believed), the minutes before each ticket, and
#: how many tickets.
_STARTS = st.lists(
    st.tuples(
        st.one_of(st.integers(-160, -1), st.just(0), st.integers(5, 160)),
        st.integers(0, 15),
        st.integers(0, 3),
    ),
    max_size=4,
)


@given(_STARTS)
@settings(max_examples=40, deadline=None)
def test_whatever_the_clock_said_at_starts_everybody_is_in_the_queue_when_it_is_right(
    tmp_path_factory: pytest.TempPathFactory, starts: list[tuple[int, int, int]]
) -> None:
    store = fresh_store(tmp_path_factory.mktemp("house") / "queue.db", TIMED, MORNING)
    house = House(store)
    house.close()
    right, came = MORNING, [house.issue()]
    for weeks, minutes, tickets in starts:
        house.start(right + timedelta(weeks=weeks))
        for _ in range(tickets):
            house.pass_(minutes=minutes)
            right += timedelta(minutes=minutes)
            house.close()
            came.append(house.issue())
    house.start(right)
    if house.doubt() is not None:
        house.agree()
    house.close()
    assert sorted(house.queue()) == sorted(came)
    with store.read() as conn:
        assert replay.differences(conn) == []
    store.close()


def test_the_reading_of_this_machine_knows_one_start_from_another() -> None:
    reading = clocks.of_this_machine(MORNING)
    assert reading.boot
    assert reading == Reading(MORNING, reading.steady_ms, reading.boot)
