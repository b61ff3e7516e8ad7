"""The heat map of a period's page: rows are weekdays, columns hours, shades are minutes."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from analytics.figures.pattern import Cell
from analytics.figures.periods import weekday_words
from analytics.over_time.shown import hour_words
from ticketing.sites import Site

#: A cell has the shade of the highest of these minutes that it reaches.
SHADES: Final = (0, 5, 10, 15, 20, 25, 30, 40)
#: Fewer waits than this say little about nine in ten; such a cell is never the worst.
ENOUGH: Final = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell: ``minutes`` rounded up, so that 'nine in ten waited this long or less' holds."""

    hour: int
    n: int
    minutes: int | None
    shade: int
    worst: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Ready to print; ``worst`` says in words which cell is framed."""

    hours: list[int]
    rows: list[tuple[str, list[Shown]]]
    worst: str


def heat_map(site: Site, cells: list[Cell]) -> HeatMap | None:
    """None where no wait was counted."""
    if not cells:
        return None
    by_place = {(cell.weekday, cell.hour): cell for cell in cells}
    framed = max(
        (cell for cell in cells if cell.n >= ENOUGH), key=lambda cell: cell.p90, default=None
    )
    hours = _hours(site, {cell.hour for cell in cells})
    rows = [
        (
            weekday_words(weekday),
            [_shown(hour, by_place.get((weekday, hour)), framed) for hour in hours],
        )
        for weekday in sorted({cell.weekday for cell in cells})
    ]
    return HeatMap(hours, rows, _worst(framed, any(cell.n < ENOUGH for cell in cells)))


def _hours(site: Site, found: set[int]) -> list[int]:
    """The hours from the first to the last with a wait, in the order of a service day."""
    first = min((span.start // 60 for spans in site.hours.values() for span in spans), default=0)
    places = sorted((hour - first) % 24 for hour in found)
    # Somebody who came before the doors opened stands first, not at the end of the night.
    if places[-1] >= 20 and min(found) < first:
        first = min(found)
        places = sorted((hour - first) % 24 for hour in found)
    return [(first + place) % 24 for place in range(places[0], places[-1] + 1)]


def _shown(hour: int, cell: Cell | None, framed: Cell | None) -> Shown:
    if cell is None:
        return Shown(hour, 0, None, 0, False)
    minutes = ceil(cell.p90 / 60)
    shade = max(place for place, least in enumerate(SHADES) if minutes >= least)
    return Shown(hour, cell.n, minutes, shade, cell is framed)


def _worst(cell: Cell | None, some_left_out: bool) -> str:
    if cell is None:
        return ""
    when = hour_words(cell.weekday, cell.hour)
    words = f"Framed: {when}, where 9 in 10 of {cell.n} waited {ceil(cell.p90 / 60)} min or less."
    return (
        f"{words} Hours with fewer than {ENOUGH} waits are not framed." if some_left_out else words
    )
