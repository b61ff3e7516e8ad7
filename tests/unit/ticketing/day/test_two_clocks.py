"""A clock that jumps ends no day by itself, and what was ended by mistake comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.times import to_ms
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.day.two_clocks import DAY, MORNING, TIMED, House
from tests.unit.ticketing.small_house import SITE
from ticketing import commands, sites
from ticketing.day import bringing_back
from ticketing.errors import Conflict
from ticketing.queue.waiting import waiting_steps
from ticketing.staff import places
from ticketing.visits import queries, replay


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = fresh_store(tmp_path / "queue.db", TIMED, MORNING)
    found = House(store)
    found.close()
    yield found
    with store.read() as conn:
        assert replay.differences(conn) == []
    store.close()


# ---------------------------------------------------------------------- ahead


def test_a_clock_that_was_a_day_behind_ends_nobodys_wait(house: House) -> None:
    """Up with yesterday's clock, six tickets, and then the time comes from the network."""
    waiting = [house.issue() for _ in range(6)]
    house.jump(DAY)
    house.pass_(minutes=1)
    assert house.close() == 0
    assert {house.state(visit) for visit in waiting} == {("waiting", None)}
    found = house.doubt()
    assert found is not None
    assert found.by_ms == DAY // timedelta(milliseconds=1)


def test_who_waits_is_in_the_queue_while_the_clock_is_doubted(house: House) -> None:
    """Called in their turn, with those who come meanwhile behind them."""
    waiting = [house.issue() for _ in range(2)]
    commands.hold(house.store, house.issue(), an_ask(house.now), reason="stepped_out")
    house.jump(DAY)
    house.close()
    late = house.issue()
    days = rows(house.store, "SELECT DISTINCT service_day FROM step")
    assert days == [("2026-11-24",)]
    assert rows(house.store, "SELECT count(DISTINCT number) FROM visit") == [(4,)]
    for expected in (*waiting, late):
        assert house.next() == expected
        commands.start(house.store, expected, an_ask(house.now))
        commands.finish(house.store, expected, an_ask(house.now), outcome="done")


def test_who_waits_stays_in_the_queue_over_a_midnight_of_the_doubted_clock(house: House) -> None:
    before = house.issue()
    house.jump(DAY + timedelta(hours=7, minutes=50))
    house.close()
    assert house.doubt() is not None
    meanwhile = house.issue()
    house.pass_(hours=7, minutes=30)
    house.close()
    with house.store.read() as conn:
        site = sites.get(conn, SITE)
        today = site.service_day(house.now).isoformat()
        assert today == "2026-11-25"
        assert [one.visit for one in waiting_steps(conn, site, today)] == [before, meanwhile]
    house.agree()
    days = "SELECT service_day FROM step ORDER BY id"
    assert rows(house.store, days) == [("2026-11-23",), ("2026-11-24",)]


def test_a_clock_that_comes_back_leaves_everybody_on_their_own_day(house: House) -> None:
    waiting = [house.issue() for _ in range(2)]
    house.jump(3 * DAY)
    house.close()
    waiting.append(house.issue())
    house.jump(-3 * DAY)
    house.close()
    assert rows(house.store, "SELECT DISTINCT service_day FROM step") == [("2026-11-23",)]
    assert [house.state(visit) for visit in waiting] == [("waiting", None)] * 3
    assert house.next() == waiting[0]


def test_a_doubt_that_lasts_keeps_nobody_for_ever(house: House) -> None:
    waiting = house.issue()
    house.jump(DAY)
    for _ in range(3):
        house.close()
        house.pass_(hours=9)
    house.close()
    assert house.state(waiting) == ("ended", "day_closed")


def test_one_wrong_reading_past_the_close_ends_nobodys_wait(house: House) -> None:
    waiting = house.issue()
    house.jump(timedelta(hours=10))
    assert house.close() == 0
    house.jump(-timedelta(hours=10))
    assert house.close() == 0
    assert house.state(waiting) == ("waiting", None)
    assert house.doubt() is None
    house.pass_(hours=10)
    assert house.close() == 1


def test_the_day_is_closed_once_somebody_agrees_to_the_clock(house: House) -> None:
    waiting = house.issue()
    house.jump(DAY)
    house.close()
    house.agree()
    assert house.doubt() is None
    assert house.close() == 1
    assert house.state(waiting) == ("ended", "day_closed")
    kinds = [kind for (kind,) in rows(house.store, "SELECT kind FROM event ORDER BY seq")]
    told = [kind for kind in kinds if kind != "visit_redated"]
    assert told[-3:] == ["clock_jumped", "clock_agreed", "visit_day_closed"]


def test_nobody_agrees_to_a_clock_that_is_not_doubted(house: House) -> None:
    with pytest.raises(Conflict, match="not doubted"):
        house.agree()


def test_a_jump_is_noticed_once(house: House) -> None:
    house.jump(DAY)
    for _ in range(3):
        house.pass_(seconds=5)
        house.close()
    assert rows(house.store, "SELECT count(*) FROM event WHERE kind = 'clock_jumped'") == [(1,)]


def test_a_clock_set_ten_minutes_on_lets_the_day_close_ten_minutes_later(house: House) -> None:
    house.issue()
    house.jump(timedelta(minutes=10))
    house.close()
    house.pass_(hours=9)  # an hour past the close by the clock before, ten minutes more by this one
    assert house.close() == 1


def test_a_clock_that_drifts_is_followed(house: House) -> None:
    house.issue()
    for _ in range(40):
        house.pass_(minutes=20)
        house.jump(timedelta(seconds=20))
        house.close()
    assert house.doubt() is None


def test_the_doubt_outlives_a_restart_of_the_machine(house: House) -> None:
    waiting = house.issue()
    house.jump(DAY)
    house.close()
    house.boot, house.steady = "second", 5_000
    house.pass_(minutes=5)
    assert house.close() == 0
    assert house.state(waiting) == ("waiting", None)
    assert house.doubt() is not None
    house.agree()
    assert house.close() == 1


def test_a_machine_that_was_off_over_night_closes_the_day_when_it_is_on_again(
    house: House,
) -> None:
    house.issue()
    house.boot, house.steady = "second", 0
    house.now += DAY
    assert house.close() == 1
    assert house.doubt() is None


# ---------------------------------------------------------------------- behind


def test_those_who_wait_count_today_when_the_clock_goes_back(house: House) -> None:
    """Up with a clock in January: nobody waits in no queue until January comes."""
    house.jump(60 * DAY)
    first = house.issue()
    house.boot = "started with it"
    house.close()
    house.pass_(minutes=20)
    second = house.issue()
    house.jump(-60 * DAY)
    house.close()
    fresh = house.issue()
    found = rows(house.store, "SELECT DISTINCT service_day FROM step")
    assert found == [("2026-11-23",)]
    with house.store.read() as conn:
        waits = [queries.present(conn, one).visit for one in (first, second)]
    assert [(to_ms(house.now) - one.waiting_since) // 60_000 for one in waits] == [20, 0]
    assert {row[0] for row in rows(house.store, "SELECT number FROM visit")} == {
        "L001", "L002", "L003",
    }  # fmt: skip
    for expected in (first, second, fresh):
        house.pass_(minutes=1)
        assert house.next() == expected
        ask = an_ask(house.now)
        commands.start(house.store, expected, ask)
        commands.finish(house.store, expected, ask, outcome="done")


def test_a_visit_in_hand_goes_on_when_the_clock_goes_back(house: House) -> None:
    house.jump(3 * DAY)
    visit = house.issue()
    house.next()
    commands.start(house.store, visit, an_ask(house.now))
    house.pass_(minutes=5)
    house.jump(-3 * DAY)
    house.close()
    house.pass_(minutes=5)
    finished = commands.finish(house.store, visit, an_ask(house.now), outcome="done")
    assert finished.ended_at is not None
    assert finished.serving_at is not None
    assert finished.called_at is not None
    assert finished.arrived_at <= finished.called_at <= finished.serving_at <= finished.ended_at


@pytest.mark.parametrize("somebody_waits", [True, False])
def test_whoever_was_signed_on_by_the_wrong_clock_is_gone_with_the_day(
    house: House, somebody_waits: bool
) -> None:
    house.jump(60 * DAY)
    places.sign_on(house.store, SITE, "ann", "counter-1", an_ask(house.now, adviser="ann"))
    if somebody_waits:
        house.issue()
    house.jump(-60 * DAY)
    house.close()
    house.pass_(days=1)
    house.close()
    assert rows(house.store, "SELECT count(*) FROM sign_on WHERE until IS NULL") == [(0,)]


# ---------------------------------------------------------------------- brought back


def closed_by_mistake(house: House) -> list[str]:
    first, second = house.issue(), house.issue("quick")
    commands.add_enquiry(house.store, second, "short", an_ask(house.now))
    commands.hold(house.store, first, an_ask(house.now), reason="stepped_out")
    house.jump(DAY)
    house.close()
    house.agree()
    assert house.close() == 2
    return [first, second]


def test_those_whom_the_close_ended_wait_again_in_one_step(house: House) -> None:
    visits = closed_by_mistake(house)
    assert bringing_back.bring_back(house.store, SITE, an_ask(house.now, adviser="bob")) == 2
    assert {house.state(visit) for visit in visits} == {("waiting", None)}
    states = rows(house.store, "SELECT state FROM step WHERE visit = ? ORDER BY id", visits[1])
    assert states == [("waiting",), ("planned",)]
    assert house.close() == 0
    assert house.next() in visits


def test_numbers_given_after_they_came_back_are_others(house: House) -> None:
    closed_by_mistake(house)
    bringing_back.bring_back(house.store, SITE, an_ask(house.now, adviser="bob"))
    house.issue()
    numbers = [row[0] for row in rows(house.store, "SELECT number FROM visit ORDER BY rowid")]
    assert numbers == ["L001", "Q001", "L002"]


def test_a_day_brought_back_after_its_close_stays_open_for_them(house: House) -> None:
    visit = house.issue()
    house.pass_(hours=9, minutes=1)
    assert house.close() == 1
    bringing_back.bring_back(house.store, SITE, an_ask(house.now, adviser="bob"))
    assert house.close() == 0
    assert house.state(visit) == ("waiting", None)


def test_there_is_nobody_to_bring_back_twice(house: House) -> None:
    closed_by_mistake(house)
    bringing_back.bring_back(house.store, SITE, an_ask(house.now, adviser="bob"))
    with pytest.raises(Conflict, match="nobody's visit"):
        bringing_back.bring_back(house.store, SITE, an_ask(house.now, adviser="bob"))
