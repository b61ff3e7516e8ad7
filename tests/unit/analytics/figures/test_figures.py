"""The figures of a handful of steps, each by hand, and the rules that hold for any steps."""

import json
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.figures import tally as figures
from analytics.figures.tally import StepTimes, Tally, combine, merge, nearest_rank, tally_steps
from tests.unit.analytics.figures.figure_steps import ENQUIRIES, START, a_step, lists_of_steps

NOW = START + 40_000_000


def of(*steps: StepTimes, now: int = NOW) -> figures.Figures:
    return figures.figures(combine(list(tally_steps(steps, now, UTC).values())))


def test_a_served_step_has_a_wait_a_walk_and_a_service() -> None:
    found = of(a_step())
    assert (found.wait.mean, found.walk.mean, found.service.mean) == (600.0, 30.0, 300.0)
    assert (found.issued, found.called, found.served, found.within_target.n) == (1, 1, 1, 1)


def test_exactly_on_the_target_is_within_it_and_a_millisecond_more_is_not() -> None:
    assert of(a_step(called_at=START + 900_000)).within_target.n == 1
    assert of(a_step(called_at=START + 900_001)).within_target.n == 0


def test_a_no_show_has_a_wait_but_no_walk_and_no_service() -> None:
    found = of(a_step(serving_at=None, outcome="no_show"))
    assert (found.wait.n, found.walk.n, found.service.n) == (1, 0, 0)
    assert (found.no_shows, found.no_show_share.percent) == (1, 100.0)


def test_a_step_closed_by_the_days_end_is_in_no_average() -> None:
    waiting = a_step(called_at=None, serving_at=None, outcome="day_closed")
    serving = a_step(outcome="day_closed")
    found = of(waiting, serving)
    assert (found.issued, found.called, found.day_closed, found.served) == (2, 1, 2, 0)
    assert (found.wait.n, found.walk.n, found.service.n) == (0, 0, 0)


def test_who_left_before_the_call_is_counted_of_all_issued() -> None:
    found = of(a_step(), a_step(called_at=None, serving_at=None, outcome="left"))
    assert (found.left, found.left_share.of, found.left_share.percent) == (1, 2, 50.0)


def test_who_still_waits_past_the_target_is_shown_beside_the_share_never_in_it() -> None:
    waiting = a_step(state="waiting", called_at=None, serving_at=None, ended_at=None, outcome=None)
    found = of(a_step(), waiting, now=START + 900_001)
    assert (found.waiting, found.waiting_past_target) == (1, 1)
    assert (found.within_target.n, found.within_target.of) == (1, 1)


def test_what_goes_on_after_a_rest_is_one_step_with_both_parts_of_its_service() -> None:
    first = a_step(outcome="held")
    found = of(first, after_a_rest())
    assert (found.issued, found.called, found.served) == (1, 1, 1)
    assert (found.wait.n, found.wait.mean, found.walk.n) == (1, 900.0, 1)
    assert (found.service.n, found.service.mean) == (1, 400.0)


def after_a_rest(**fields: Any) -> StepTimes:
    """What went on after the usual step had rested: 5 min wait, 30 s walk, 100 s service."""
    before = a_step(outcome="held")
    part = [*before[2:6], "", 0]
    return a_step(
        waiting_since=START + 2_000_000,
        called_at=START + 2_300_000,
        serving_at=START + 2_330_000,
        ended_at=START + 2_430_000,
        origin="hold",
        before=json.dumps([part]),
    )._replace(**fields)


NOT_CALLED_AGAIN = {"called_at": None, "serving_at": None}


def test_what_is_waited_after_a_rest_is_past_the_target_before_the_call_and_after_it() -> None:
    waits = after_a_rest(**NOT_CALLED_AGAIN, ended_at=None, outcome=None, state="waiting")
    called = after_a_rest(called_at=START + 2_300_001)
    assert of(waits, now=START + 2_300_001).waiting_past_target == 1
    assert (of(called).within_target.n, of(called).within_target.of) == (0, 1)
    assert of(after_a_rest()).within_target.n == 1  # exactly on the target


def test_who_left_from_a_rest_was_served_and_did_not_leave_before_being_called() -> None:
    found = of(after_a_rest(**NOT_CALLED_AGAIN, outcome="left"))
    assert (found.served, found.left, found.issued, found.called) == (1, 0, 1, 1)
    assert (found.service.mean, found.wait.mean) == (300.0, 600.0)


def test_the_service_before_a_rest_counts_also_where_nobody_came_to_the_next_call() -> None:
    found = of(after_a_rest(serving_at=None, outcome="no_show"))
    assert (found.served, found.no_shows) == (0, 1)
    assert (found.service.mean, found.wait.mean) == (300.0, 900.0)


def test_a_day_that_closes_after_a_rest_takes_the_whole_step_out_of_the_averages() -> None:
    found = of(a_step(outcome="held"), after_a_rest(**NOT_CALLED_AGAIN, outcome="day_closed"))
    assert (found.issued, found.called, found.day_closed, found.served) == (1, 1, 1, 0)
    assert (found.wait.n, found.walk.n, found.service.n) == (0, 0, 0)


def test_a_rest_within_a_wait_is_no_wait_and_moves_no_moment() -> None:
    rest = json.dumps([[START + 60_000, START + 360_000, "other"]])
    found = of(a_step(rests=rest))
    assert found.wait.mean == 300.0
    waits = a_step(rests=rest, **NOT_CALLED_AGAIN, ended_at=None, outcome=None, state="waiting")
    assert of(waits, now=START + 1_200_000).waiting_past_target == 0
    assert of(waits, now=START + 1_200_001).waiting_past_target == 1


def test_who_was_served_at_once_and_waits_after_a_rest_has_waited_that_alone() -> None:
    direct = [START, START, START, START + 300_000, "", 1]
    found = of(after_a_rest(before=json.dumps([direct])))
    assert (found.called, found.wait.n, found.wait.mean) == (1, 1, 300.0)
    assert found.service.mean == 400.0


def test_who_rests_is_on_hold_and_neither_waits_nor_is_served() -> None:
    resting = a_step(state="held", called_at=None, serving_at=None, ended_at=None, outcome=None)
    found = of(resting, now=START + 10**7)
    assert (found.issued, found.held, found.waiting, found.waiting_past_target) == (1, 1, 0, 0)
    assert (found.with_adviser, found.wait.n) == (0, 0)


def test_a_ticket_that_was_taken_back_is_in_no_figure() -> None:
    back = a_step(called_at=None, serving_at=None, outcome="cancelled")
    assert of(a_step(), back) == of(a_step())


def test_an_answer_at_the_door_counts_by_itself_and_in_no_wait() -> None:
    door = a_step(called_at=None, serving_at=None)
    found = of(a_step(), door)
    assert (found.door, found.issued, found.served, found.wait.n) == (1, 1, 1, 1)


def test_avoidable_contact_is_a_share_of_those_that_were_asked() -> None:
    found = of(a_step(avoidable=1), a_step(avoidable=0), a_step(avoidable=0), a_step())
    share = found.avoidable_share
    assert (share.n, share.of, share.percent) == (1, 3, 33.4)


def test_no_steps_yield_no_averages_and_no_percentage_of_nothing() -> None:
    found = of()
    assert found.wait == figures.Times(0)
    assert found.wait.mean is None
    assert found.within_target.percent is None


def test_a_clock_that_was_set_back_yields_no_negative_wait() -> None:
    assert of(a_step(called_at=START - 5)).wait.mean == 0.0


def test_a_wait_longer_than_a_column_holds_is_counted_as_the_longest() -> None:
    assert of(a_step(called_at=START + 2**33)).wait.p50 == 2147483.647


def test_percentiles_are_by_nearest_rank_also_where_floating_point_would_slip() -> None:
    ordered = np.arange(1, 21, dtype=np.int32)
    assert [nearest_rank(ordered, percent) for percent in (50, 90, 95, 100)] == [10, 18, 19, 20]


def test_the_hour_of_a_wait_is_the_sites_also_in_a_clock_change_night() -> None:
    london = ZoneInfo("Europe/London")
    twice_half_past_one = (1792888200000, 1792891800000)  # 25 October 2026, 00:30Z and 01:30Z
    steps = [a_step(waiting_since=t, called_at=t + 1) for t in twice_half_past_one]
    assert tally_steps(steps, NOW, london)["council-tax"].hours.tolist() == [1, 1]


@given(st.lists(st.integers(0, figures.LONGEST_MS), min_size=1), st.sampled_from([50, 90, 95]))
def test_a_percentile_is_the_smallest_value_that_enough_do_not_exceed(
    values: list[int], percent: int
) -> None:
    found = nearest_rank(np.sort(np.array(values, dtype=np.int32)), percent)
    enough = [v for v in values if 100 * sum(w <= v for w in values) >= percent * len(values)]
    assert found == min(enough)


def naive(steps: list[StepTimes]) -> dict[str, object]:
    """The definitions once more, as plainly as Python can say them."""
    called = [s for s in steps if s.called_at is not None]
    counted = [s for s in called if s.outcome != "day_closed"]
    served = [s for s in counted if s.state == "ended" and s.outcome != "no_show"]
    return {
        "issued": len(steps),
        "called": len(called),
        "waiting": sum(s.state == "waiting" for s in steps),
        "served": len(served),
        "no_shows": sum(s.outcome == "no_show" for s in steps),
        "left": sum(s.outcome == "left" for s in steps),
        "day_closed": sum(s.outcome == "day_closed" for s in steps),
        "within": sum((s.called_at or 0) - s.waiting_since <= 1000 * s.target_s for s in called),
        "waits": sorted((s.called_at or 0) - s.waiting_since for s in counted),
        "walks": sorted(
            s.serving_at - (s.called_at or 0) for s in counted if s.serving_at is not None
        ),
        "services": sorted((s.ended_at or 0) - (s.serving_at or 0) for s in served),
    }


@given(lists_of_steps())
def test_the_figures_agree_with_the_definitions_said_plainly(steps: list[StepTimes]) -> None:
    tallies = tally_steps(steps, NOW, UTC)
    for enquiry in ENQUIRIES:
        tally = tallies.get(enquiry, Tally())
        expected = naive([step for step in steps if step.enquiry == enquiry])
        for name in ("issued", "called", "waiting", "served", "no_shows", "left", "day_closed"):
            assert getattr(tally, name) == expected[name], name
        assert tally.within_target == expected["within"]
        for name in ("waits", "walks", "services"):
            assert sorted(getattr(tally, name).tolist()) == expected[name], name


@given(lists_of_steps())
def test_every_issued_step_is_in_exactly_one_place(steps: list[StepTimes]) -> None:
    found = of(*steps)
    places = (
        found.waiting
        + found.held
        + found.with_adviser
        + found.served
        + found.no_shows
        + found.left
        + found.day_closed
    )
    assert found.issued == places == len(steps)
    assert found.within_target.of == found.called >= found.within_target.n


@given(lists_of_steps(), lists_of_steps())
def test_two_days_add_up_to_the_same_figures_as_their_steps_together(
    first: list[StepTimes], second: list[StepTimes]
) -> None:
    apart = merge([tally_steps(first, NOW, UTC), tally_steps(second, NOW, UTC)])
    together = tally_steps(first + second, NOW, UTC)
    assert {e: figures.figures(t) for e, t in apart.items()} == {
        e: figures.figures(t) for e, t in together.items()
    }


@pytest.mark.parametrize(
    ("n", "of_all", "down", "up"),
    [(1, 3, 33.3, 33.4), (2, 3, 66.6, 66.7), (0, 7, 0.0, 0.0), (7, 7, 100.0, 100.0),
     (1, 8, 12.5, 12.5), (1999, 2000, 99.9, 100.0), (1, 2000, 0.0, 0.1)],
)  # fmt: skip
def test_a_percentage_has_one_decimal_that_is_never_in_our_favour(
    n: int, of_all: int, down: float, up: float
) -> None:
    assert figures.promised(n, of_all).percent == down
    assert figures.suffered(n, of_all).percent == up
