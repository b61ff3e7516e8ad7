"""Figures in words: sentences, dashes, and promises that round against us."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.figures.pattern import Cell
from analytics.figures.rollup import PeriodFigures
from analytics.figures.tally import COUNTS, Figures, Tally, figures, promised, suffered
from analytics.over_time import shown
from analytics.over_time.heatmap import heat_map
from tests.helpers import sample_site

#: Counts that are a part of another one, and nothing without it.
DEPENDENT = {"within_target", "avoidable"}

START, END = date(2026, 10, 19), date(2026, 11, 16)


def period(total: Figures, days: int = 20) -> PeriodFigures:
    return PeriodFigures(START, END, days, total, {})


def counted(**counts: int) -> PeriodFigures:
    return period(figures(Tally(**counts)))  # type: ignore[arg-type]


def test_nothing_counted_is_a_dash() -> None:
    assert shown.minutes(None) == shown.seconds(None) == shown.percent(promised(0, 0)) == "-"


@given(st.integers(1, 10_000), st.data())
def test_only_all_of_them_are_100_percent(of: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(0, of))
    assert (shown.percent(promised(n, of)) == "100%") == (n == of)
    assert (shown.percent_suffered(suffered(n, of)) == "0%") == (n == 0)


@given(st.integers(1, 10_000), st.data())
def test_the_page_rounds_the_figure_of_the_file_further_the_same_way(
    of: int, data: st.DataObject
) -> None:
    n = data.draw(st.integers(0, of))
    good, bad = promised(n, of), suffered(n, of)
    assert good.percent is not None
    assert bad.percent is not None
    whole, more = int(shown.percent(good)[:-1]), int(shown.percent_suffered(bad)[:-1])
    assert whole == 100 * n // of <= good.percent <= 100 * n / of <= bad.percent <= more
    assert more == -(-100 * n // of)


def test_no_shows_are_not_rounded_in_our_favour() -> None:
    found = figures(Tally(issued=17, called=17, served=16, no_shows=1))
    assert (found.no_show_share.percent, shown.ended_badly(found)) == (5.9, "1, 6%")


def test_the_page_begins_with_how_many_were_called_within_their_target() -> None:
    found = counted(issued=4125, called=3753, served=3661, within_target=2790, no_shows=92)
    assert shown.headline(found) == ("2790 of 3753 were called within their target:", "74%.")
    assert shown.below_headline(found) == [
        "4125 steps began on 20 service days.",
        "92 of 3753 called did not come.",
    ]


def test_an_empty_period_says_so() -> None:
    found = counted()
    assert shown.headline(found) == ("No ticket was issued in this period.", "")
    assert "Choose another period" in shown.below_headline(found)[0]


def test_a_period_of_answers_at_the_door_alone_is_not_an_empty_one() -> None:
    found = counted(door=5, asked_avoidable=4, avoidable=1)
    assert shown.headline(found) == ("No ticket was issued; 5 were answered at the door.", "")
    assert shown.below_headline(found) == ["1 of 4 asked could have been avoided."]


@pytest.mark.parametrize("count", [name for name in COUNTS if name not in DEPENDENT])
def test_every_count_decides_whether_nothing_was_counted(count: str) -> None:
    assert figures(Tally()).empty
    assert not figures(Tally(**{count: 1})).empty  # type: ignore[arg-type]


def test_who_still_waits_past_the_target_is_said_with_the_share() -> None:
    found = counted(issued=9, called=6, within_target=6, served=6, waiting=3, waiting_past_target=1)
    assert shown.below_headline(found)[-1] == "3 still wait, 1 of them is past the target."


def test_the_heat_map_frames_the_worst_cell_that_has_enough_waits() -> None:
    site = sample_site()
    cells = [Cell(0, 9, 40, 600.0), Cell(0, 11, 12, 1801.0), Cell(2, 12, 3, 9000.0)]
    found = heat_map(site, cells)
    assert found is not None
    assert found.hours == [9, 10, 11, 12]
    assert [weekday for weekday, _ in found.rows] == ["Monday", "Wednesday"]
    framed = [cell for _, row in found.rows for cell in row if cell.worst]
    assert [(cell.hour, cell.minutes) for cell in framed] == [(11, 31)]
    assert found.worst == (
        "Framed: Monday 11:00, where 9 in 10 of 12 waited 31 min or less. "
        "Hours with fewer than 10 waits are not framed."
    )


def test_hours_after_midnight_stand_at_the_end_of_the_service_day() -> None:
    found = heat_map(sample_site(), [Cell(4, hour, 20, 60.0) for hour in (22, 23, 0, 1)])
    assert found is not None
    assert found.hours == [22, 23, 0, 1]


def test_who_came_before_the_doors_opened_stands_first() -> None:
    found = heat_map(sample_site(), [Cell(4, hour, 20, 60.0) for hour in (7, 9)])
    assert found is not None
    assert found.hours == [7, 8, 9]


@pytest.mark.parametrize("cells", [[], ()])
def test_without_a_wait_there_is_no_heat_map(cells: list[Cell]) -> None:
    assert heat_map(sample_site(), list(cells)) is None
