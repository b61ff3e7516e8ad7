"""The figures, and the steps behind them, as CSV that opens in Excel.

UTF-8 with a byte order mark, lines end with CRLF. ``comma`` (the default) has decimal points, as
Excel with English settings expects; ``semicolon`` has decimal commas, for German and other
settings. A text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from analytics.figures import steps
from analytics.figures.answers import by_enquiry, enquiry_name
from analytics.figures.definitions import DEFINITIONS
from analytics.figures.periods import DAY, Period
from analytics.figures.rollup import PeriodFigures
from analytics.figures.steps import FileStep
from analytics.figures.tally import Figures, Times
from storage.aside import Pieces, Reports
from ticketing.sites import Site
from ticketing.visits.model import CANCELLED, DAY_CLOSED, HELD, LEFT, NO_SHOW, REFERRED, UNSAID

Separator = Literal["comma", "semicolon"]
Cell = str | int | float | None

BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_QUARTER_MS: Final = 900_000
STEP_HEAD: Final = (
    "Ticket number",
    "Enquiry type",
    "Service day",
    "Waiting since (local time)",
    "Called (local time)",
    "Serving (local time)",
    "Ended (local time)",
    "Wait (s)",
    "Walk (s)",
    "Service (s)",
    "Outcome",
    "Service point",
    "Adviser",
    "Target (s)",
    "Within target",
    "Began as",
    "Avoidable",
)
_BEGAN: Final = {
    "arrival": "Arrival",
    "added": "Further enquiry",
    "referral": "Referral",
    "back": "Back after a referral",
    "hold": "After a rest",
    "return": "Return after a no-show",
}


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
    return head


def figures_csv(site: Site, period: PeriodFigures, separator: Separator) -> str:
    """The whole file of a period's figures, the total first.

    Each row has its site and period, so that rows of several files can stand in one sheet.
    """
    whose = (site.called("en"), period.start.isoformat(), (period.end - DAY).isoformat())
    targets = {each.id: (each.target_minutes, each.target_percent) for each in site.enquiries}
    rows: list[Sequence[Cell]] = [
        figures_head(),
        [*whose, "All enquiry types", None, None, *_figures(period.total)],
    ]
    for enquiry, found in by_enquiry(site, period).items():
        target = targets.get(enquiry, (None, None))
        rows.append([*whose, enquiry_name(site, enquiry), *target, *_figures(found)])
    return BOM + lines(rows, separator)


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


# ---------------------------------------------------------------------- the steps


def steps_csv(reports: Reports, site: Site, period: Period, separator: Separator) -> Pieces:
    """The file of a period's steps, one row a step, in the order they were issued.

    Each service day is a piece of its own, read and written aside while the file is fetched.
    """
    return reports.pieces(steps_of_next_day, site, period, separator)


def steps_of_next_day(
    conn: sqlite3.Connection, day: str | None, site: Site, period: Period, separator: Separator
) -> tuple[bytes, str | None]:
    """The rows of one service day, of the first (under the head) for None, and the next day."""
    head = BOM + lines([STEP_HEAD], separator) if day is None else ""
    end = period.end.isoformat()
    day = day or steps.next_day(conn, site.id, period.start.isoformat(), end)
    if day is None:
        return head.encode(), None
    rows = lines(map(_Row(site).cells, steps.in_files(conn, site.id, day)), separator)
    following = f"{day}~"  # the least text above the day's
    return (head + rows).encode(), steps.next_day(conn, site.id, following, end)


class _Row:
    """Turns a step into cells: names for ids, the site's own time with its offset for moments."""

    def __init__(self, site: Site) -> None:
        self._zone = site.zone_info
        self._offsets: dict[int, tuple[int, str]] = {}
        self._enquiries = {each.id: each.called("en") for each in site.enquiries}
        self._points = {each.id: each.called("en") for each in site.service_points}
        self._advisers = {each.id: each.name for each in site.advisers}
        self._outcomes = {each.id: each.called("en") for each in site.outcomes}
        self._outcomes |= {
            NO_SHOW: "No-show",
            LEFT: DEFINITIONS["left"].name,
            DAY_CLOSED: DEFINITIONS["day_closed"].name,
            CANCELLED: "Taken back",
            HELD: "Went on after a rest",
            REFERRED: "Referred",
            UNSAID: "Not said",
        }

    def cells(self, row: FileStep) -> list[Cell]:
        """The cells under `STEP_HEAD`; a time that is in no average has an empty cell."""
        (number, enquiry, day, since, called, serving, ended, outcome, state, point, adviser,
         target, origin, avoidable, before) = row  # fmt: skip
        counted = outcome not in (DAY_CLOSED, CANCELLED)
        served = counted and state == "ended" and serving is not None and outcome != HELD
        waited = counted and origin != "hold"
        within = "yes" if called is not None and called - since <= target * 1000 else "no"
        service = _seconds(serving, ended) if served else None
        return [
            number,
            self._enquiries.get(enquiry, enquiry),
            day,
            *(self._local(moment) for moment in (since, called, serving, ended)),
            _seconds(since, called) if waited else None,
            _seconds(called, serving) if waited else None,
            None if service is None else service + (before or 0) / 1000,
            outcome and self._outcomes.get(outcome, outcome),
            point and self._points.get(point, point),
            adviser and self._advisers.get(adviser, adviser),
            target,
            within if called is not None and origin != "hold" else None,
            _BEGAN.get(origin, "At the door"),
            None if avoidable is None else "yes" if avoidable else "no",
        ]

    def _local(self, ms: int | None) -> str | None:
        if ms is None:
            return None
        # Zones change at a quarter of an hour at most, so one look-up serves all times within it:
        # asking the zone for every time takes most of a year's file.
        quarter = ms // _QUARTER_MS
        found = self._offsets.get(quarter)
        if found is None:
            found = self._offsets[quarter] = self._offset(ms)
        shift, written = found
        moment = datetime.fromtimestamp((ms + shift) / 1000, UTC)
        return moment.isoformat(" ", "milliseconds").removesuffix("+00:00") + written

    def _offset(self, ms: int) -> tuple[int, str]:
        """(milliseconds to add to UTC, '+01:00') of the site's zone at a moment."""
        moment = datetime.fromtimestamp(ms / 1000, self._zone)
        offset = moment.utcoffset() or timedelta(0)
        return offset // timedelta(milliseconds=1), moment.isoformat()[-6:]


def _seconds(start: int | None, end: int | None) -> float | None:
    return None if start is None or end is None else max(end - start, 0) / 1000
