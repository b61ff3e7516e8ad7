"""When a display is dark: by the house's hours, over weeks and the change of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from display.board.hours import AHEAD_DAYS, AROUND, lit
from tests.helpers import SITE_TEXT
from ticketing.sites.file import parse

TEXT = (
    SITE_TEXT
    + """
[[displays]]
id = "door"
name = "Over the door"
zones = ["main"]
dark = true
"""
)
SITE = parse(TEXT)
LONDON = ZoneInfo("Europe/London")


def spans(now: datetime) -> list[tuple[datetime, datetime]]:
    found = lit(SITE, SITE.shows("door"), now)
    assert found is not None
    return [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in found["spans"]]


def test_a_screen_is_lit_around_the_hours_of_each_day_also_where_the_clocks_change_between() -> (
    None
):
    now = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)  # the clocks go back on the 25th
    found = spans(now)
    assert len(found) >= 10
    for opens, closes in found:
        local = opens.astimezone(LONDON) + AROUND
        hours = SITE.hours_on(local.date())
        assert local.hour * 60 + local.minute in [one.start for one in hours]
        end = closes.astimezone(LONDON) - AROUND
        assert end.hour * 60 + end.minute in [one.end for one in hours]


def test_what_is_told_reaches_three_weeks_so_that_a_cut_screen_keeps_to_it() -> None:
    now = datetime(2026, 11, 24, 23, 59, tzinfo=UTC)
    found = lit(SITE, SITE.shows("door"), now)
    assert found is not None
    known = datetime.fromisoformat(found["known"])
    assert (known - now).days == AHEAD_DAYS - 1
    assert spans(now)[-1][1] <= known + AROUND


def test_a_screen_that_is_not_to_be_dark_is_told_no_hours() -> None:
    assert lit(SITE, SITE.shows("main"), datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) is None
