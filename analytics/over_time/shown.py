"""Figures as a page prints them: minutes to one decimal, 'n, %', a dash for nothing counted."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from analytics.figures.greetings import Greeted
from analytics.figures.periods import Period, weekday_words
from analytics.figures.rollup import PeriodFigures
from analytics.figures.tally import Figures, Share, promised
from ticketing.sites.parts import Enquiry

NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a period's table; ``enquiry`` is None for a type the site no longer has."""

    name: str
    enquiry: Enquiry | None
    figures: Figures


def minutes(seconds: float | None) -> str:
    """'9.1' for 546 s."""
    return NOTHING if seconds is None else f"{seconds / 60:.1f}"


def seconds(value: float | None) -> str:
    """'32' for 32.4 s."""
    return NOTHING if value is None else f"{value:.0f}"


def percent(share: Share) -> str:
    """'74%' of a promise, rounded down as in the files: only all of them are 100%."""
    return NOTHING if share.percent is None else f"{floor(share.percent)}%"


def percent_suffered(share: Share) -> str:
    """'6%' of what should not be, rounded up as in the files: only none of them are 0%."""
    return NOTHING if share.percent is None else f"{ceil(share.percent)}%"


def people(n: int, one: str, many: str) -> str:
    """'1 waits', '3 wait': the number with the verb that fits it."""
    return f"{n} {one if n == 1 else many}"


def headline(found: PeriodFigures) -> tuple[str, str]:
    """The sentence that a period's page begins with, and its end, which is the figure."""
    total, within = found.total, found.total.within_target
    if within.of == 0 and total.issued:
        return f"Nobody was called; {people(total.issued, 'step', 'steps')} began.", ""
    if within.of == 0 and total.door:
        door = people(total.door, "was answered", "were answered")
        return f"No ticket was issued; {door} at the door.", ""
    if within.of == 0:
        return "No ticket was issued in this period.", ""
    were = "was" if within.of == 1 else "were"
    return f"{within.n} of {within.of} {were} called within their target:", f"{percent(within)}."


def below_headline(found: PeriodFigures) -> list[str]:
    """What else must be known with it: every other way in which a step can have ended."""
    total = found.total
    if total.empty:
        return ["Figures appear with the first ticket. Choose another period above."]
    days = people(found.days, "service day", "service days")
    facts = [f"{people(total.issued, 'step', 'steps')} began on {days}."] if total.issued else []
    if total.called:
        facts.append(f"{total.no_shows} of {total.called} called did not come.")
    if total.left:
        facts.append(f"{total.left} left before they were called.")
    if total.day_closed:
        closed = (
            "was closed by the day's end, and is"
            if total.day_closed == 1
            else ("were closed by the day's end, and are")
        )
        facts.append(f"{total.day_closed} {closed} in no average.")
    if total.door and total.issued:
        facts.append(f"{people(total.door, 'more was', 'more were')} answered at the door.")
    if total.avoidable_share.of:
        avoidable = total.avoidable_share
        facts.append(f"{avoidable.n} of {avoidable.of} asked could have been avoided.")
    if total.held:
        facts.append(f"{people(total.held, 'is', 'are')} on hold.")
    if total.waiting:
        waits = people(total.waiting, "still waits", "still wait")
        past = people(total.waiting_past_target, "of them is", "of them are")
        facts.append(f"{waits}, {past} past the target.")
    return facts


def ended_badly(found: Figures) -> str:
    """'18, 2%': no-shows, and their share of all called."""
    return share(found.no_show_share)


def greeted(one: Greeted) -> str:
    """'85%' of those who were greeted, in time; a dash of nobody."""
    return percent(promised(one.in_time, one.greeted))


def share(found: Share) -> str:
    """'18, 2%' of what should not be; a dash of nothing."""
    return NOTHING if found.of == 0 else f"{found.n}, {percent_suffered(found)}"


def share_of(found: Share) -> str:
    """'3 of 40, 8%' of what should not be, where no other column says of how many."""
    return NOTHING if found.of == 0 else f"{found.n} of {found.of}, {percent_suffered(found)}"


def file_name(site: str, what: str, period: Period, *, made_up: bool = False) -> str:
    """'riverside-figures-2026-10-19-to-2026-11-15.csv'; the last day belongs to it. One with days
    that a demonstration made up says so."""
    end = "-made-up" if made_up else ""
    return f"{site}-{what}-{period.start}-to-{period.last}{end}.csv"


def hour_words(weekday: int, hour: int) -> str:
    """'Monday 12:00'."""
    return f"{weekday_words(weekday)} {hour:02}:00"
