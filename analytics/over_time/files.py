"""The figures as CSV that opens in Excel, and how cells are written in every such file.

UTF-8 with a byte order mark, lines end with CRLF. ``comma`` (the default) has decimal points, as
Excel with English settings expects; ``semicolon`` has decimal commas, for German and other
settings. A text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from analytics.figures.answers import by_enquiry, enquiry_name
from analytics.figures.definitions import DEFINITIONS
from analytics.figures.greetings import Greeted
from analytics.figures.opinions import HowItWas
from analytics.figures.periods import DAY, Period
from analytics.figures.rollup import PeriodFigures
from analytics.figures.tally import Figures, Times, promised
from ticketing.sites import Site

Separator = Literal["comma", "semicolon"]
Cell = str | int | float | None

BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def safe(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def lines(rows: Iterable[Sequence[Cell]], separator: Separator) -> str:
    """Rows as text; numbers with the decimal sign that belongs to the separator."""
    out = io.StringIO()
    comma = separator == "comma"
    writer = csv.writer(out, delimiter="," if comma else ";", lineterminator="\r\n")
    writer.writerows([_cell(cell, comma) for cell in row] for row in rows)
    return out.getvalue()


def _cell(cell: Cell, comma: bool) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe(cell)
    if isinstance(cell, int):
        return cell
    text = f"{cell:.3f}".rstrip("0").rstrip(".")
    return text if comma else text.replace(".", ",")


# ---------------------------------------------------------------------- the figures

_COUNTS: Final = (
    "issued", "called", "served", "no_shows", "left", "day_closed", "waiting",
    "waiting_past_target", "held", "with_adviser", "door",
)  # fmt: skip


def figures_head() -> list[str]:
    """The head of the figures' file: each name with its unit."""
    head = ["Site", "First day", "Last day", "Enquiry type", "Target (min)", "Target (% asked for)"]
    head += [f"{DEFINITIONS[name].name} (n)" for name in _COUNTS]
    head += ["No-shows (% of called)", "Left (% of issued)"]
    head += ["Within target (n)", "Within target (% of called)"]
    head += [
        "Avoidable contact (n)",
        "Avoidable contact (n asked)",
        "Avoidable contact (% of asked)",
    ]
    for column in ("Wait", "Walk", "Service"):
        head += [
            f"{column} (n)",
            *(f"{column} {each} (s)" for each in ("mean", "p50", "p90", "p95")),
        ]
    head += ["Greeted (n)", "Greeted in time (n)", "Greeted in time (% of greeted)"]
    return [*head, "Greeted mean (s)", "Greeted promise (min)", "Greeted not recorded (days)"]


def figures_csv(
    site: Site, period: PeriodFigures, greeted: Sequence[Greeted], separator: Separator
) -> str:
    """The whole file of a period's figures, the total first.

    Each row has its site and period, so that rows of several files can stand in one sheet.
    """
    whose = (site.called("en"), period.start.isoformat(), (period.end - DAY).isoformat())
    targets = {each.id: (each.target_minutes, each.target_percent) for each in site.enquiries}
    rows: list[Sequence[Cell]] = [
        figures_head(),
        [*whose, "All enquiry types", None, None, *_figures(period.total), *_NO_GREETINGS],
    ]
    greetings = {one.enquiry: _greeted(one) for one in greeted}
    for enquiry, found in by_enquiry(site, period).items():
        target = targets.get(enquiry, (None, None))
        beside = greetings.get(enquiry, _NO_GREETINGS)
        rows.append([*whose, enquiry_name(site, enquiry), *target, *_figures(found), *beside])
    return BOM + lines(rows, separator)


#: They are of the enquiry types that promise them, never of all.
_NO_GREETINGS: Final[tuple[Cell, ...]] = (None,) * 6


def _greeted(one: Greeted) -> tuple[Cell, ...]:
    in_time = promised(one.in_time, one.greeted)
    counted = (in_time.of, in_time.n, in_time.percent)
    return (*counted, one.mean, one.minutes, one.not_recorded)


def _figures(found: Figures) -> Iterator[Cell]:
    yield from (getattr(found, name) for name in _COUNTS)
    yield found.no_show_share.percent
    yield found.left_share.percent
    yield found.within_target.n
    yield found.within_target.percent
    yield found.avoidable_share.n
    yield found.avoidable_share.of
    yield found.avoidable_share.percent
    for times in (found.wait, found.walk, found.service):
        yield from _times(times)


def _times(times: Times) -> tuple[Cell, ...]:
    return times.n, times.mean, times.p50, times.p90, times.p95


# ---------------------------------------------------------------------- how it was

_FACES: Final = ("very_poor", "poor", "ok", "good", "very_good")


def opinions_csv(site: Site, period: Period, found: HowItWas, separator: Separator) -> str:
    """How it was: a row for each enquiry type, over all, and at the exit; no face of fewer than
    five answers. Each row has its site and period, as those of the figures have."""
    whose = (site.called("en"), period.start.isoformat(), period.last.isoformat())
    head = ("site", "first_day", "last_day", "enquiry", "name", "served", "answered",
            "answered_percent", *_FACES)  # fmt: skip
    rows: list[Sequence[Cell]] = [head]
    for one in found.rows:
        faces: Sequence[Cell] = one.faces or (None,) * len(_FACES)
        enquiry = one.enquiry or "exit"
        rows.append((*whose, enquiry, one.name, one.served, one.answered, one.rate, *faces))
    return BOM + lines(rows, separator)
