"""The steps behind the figures as CSV, one row each, so that every figure can be counted again.

`definitions.COUNTED_AGAIN` says which rows are in which figure. The files are written as `files`
says; a moment is the site's own time as spreadsheets take it for one, to the second, and beside it
stands by how much that time is ahead of UTC. Durations are exact.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Final

from analytics.figures import steps
from analytics.figures.definitions import DEFINITIONS
from analytics.figures.periods import Period
from analytics.figures.steps import FileStep
from analytics.figures.tally import StepTimes, whole
from analytics.over_time.files import BOM, Cell, Separator, lines
from storage.aside import Pieces, Reports
from ticketing.sites import Site
from ticketing.visits import rests
from ticketing.visits.model import (
    CANCELLED,
    DAY_CLOSED,
    HELD,
    LEFT,
    NO_SHOW,
    REFERRED,
    UNSAID,
    State,
)

_QUARTER_MS: Final = 900_000
_MINUTE_MS: Final = 60_000
_MOMENTS: Final = ("Waiting since", "Greeted", "Called", "Serving", "Ended")
STEP_HEAD: Final = (
    "Visit",
    "Ticket number",
    "Service day",
    "Enquiry type",
    "Came by",
    "Began as",
    "Language",
    "Language asked for",
    "Needs",
    "State",
    *(f"{moment} (local time)" for moment in _MOMENTS),
    *(f"{moment} (min ahead of UTC)" for moment in _MOMENTS),
    "Wait (s)",
    "Walk (s)",
    "Service (s)",
    "On hold (s)",
    "Why on hold",
    "Outcome",
    "Referred to",
    "Referred to adviser",
    "Service point",
    "Adviser",
    "Begun by",
    "Target (s)",
    "Within target",
    "Greeting promised (s)",
    "Greeted in time",
    "Avoidable",
)
BEGAN: Final = {
    "arrival": "Arrival",
    "added": "Further enquiry",
    "referral": "Referral",
    "back": "Back after a referral",
    "hold": "After a rest",
    "return": "Return after a no-show",
    "door": "At the door",
    "direct": "Without a ticket",
}
CAME_BY: Final = {
    "kiosk": "Kiosk",
    "reception": "Reception",
    "counter": "Service point, without a ticket",
    "appointment": "Appointment",
    "program": "Another program",
    "door": "Answered at the door",
}
STATES: Final = {
    State.WAITING.value: "Waiting",
    State.HELD.value: "On hold",
    State.CALLED.value: "Called",
    State.SERVING.value: "Being served",
    State.ENDED.value: "Ended",
}
TAKEN_BACK: Final = "Taken back"
RESTED: Final = "Went on after a rest"


def steps_csv(
    reports: Reports,
    site: Site,
    period: Period,
    separator: Separator,
    only: frozenset[str] | None = None,
) -> Pieces:
    """The file of a period's steps, one row a step, in the order they were issued; of ``only``
    these enquiry types, where given.

    Each service day is a piece of its own, read and written aside while the file is fetched.
    """
    return reports.pieces(steps_of_next_day, site, period, separator, only)


def steps_of_next_day(
    conn: sqlite3.Connection,
    day: str | None,
    site: Site,
    period: Period,
    separator: Separator,
    only: frozenset[str] | None = None,
) -> tuple[bytes, str | None]:
    """The rows of one service day, of the first (under the head) for None, and the next day."""
    head = BOM + lines([STEP_HEAD], separator) if day is None else ""
    end = period.end.isoformat()
    day = day or steps.next_day(conn, site.id, period.start.isoformat(), end)
    if day is None:
        return head.encode(), None
    found = steps.in_files(conn, site.id, day)
    theirs = (one for one in found if only is None or one.times.enquiry in only)
    rows = lines(map(_Row(site, only).cells, theirs), separator)
    following = f"{day}~"  # the least text above the day's
    return (head + rows).encode(), steps.next_day(conn, site.id, following, end)


class _Row:
    """Turns a step into cells: names for ids, the site's own time for moments. With `only`, where
    it was referred to beyond these enquiry types is left empty."""

    def __init__(self, site: Site, only: frozenset[str] | None = None) -> None:
        self._only = only
        self._zone = site.zone_info
        self._offsets: dict[int, int] = {}
        self._enquiries = {each.id: each.called("en") for each in site.enquiries}
        self._points = {each.id: each.called("en") for each in site.service_points}
        self._advisers = {each.id: each.name for each in site.advisers}
        self._names_advisers = site.figures.name_advisers
        self._outcomes = {each.id: each.called("en") for each in site.outcomes}
        self._outcomes |= {
            NO_SHOW: "No-show",
            LEFT: DEFINITIONS["left"].name,
            DAY_CLOSED: DEFINITIONS["day_closed"].name,
            CANCELLED: TAKEN_BACK,
            HELD: RESTED,
            REFERRED: "Referred",
            UNSAID: "Not said",
        }

    def cells(self, row: FileStep) -> list[Cell]:
        """The cells under `STEP_HEAD`."""
        step = row.times
        moments = (
            step.waiting_since, row.greeted_at, step.called_at, step.serving_at, step.ended_at,
        )  # fmt: skip
        return [
            row.visit,
            row.number,
            row.service_day,
            self._enquiries.get(step.enquiry, step.enquiry),
            CAME_BY[row.source],
            BEGAN[row.began],
            row.language,
            row.asked_language,
            row.needs.replace("_", " ").replace(",", ", "),
            STATES[step.state],
            *(self._local(moment) for moment in moments),
            *(self._ahead(moment) for moment in moments),
            *_durations(step),
            *_rested(row),
            step.outcome and self._outcomes.get(step.outcome, step.outcome),
            *self._referred(row.to_enquiry, row.to_adviser),
            row.service_point and self._points.get(row.service_point, row.service_point),
            self._adviser(row.adviser),
            self._adviser(row.started_by),
            step.target_s,
            _within(step),
            row.greet_s,
            _greeted(row),
            None if step.avoidable is None else "yes" if step.avoidable else "no",
        ]

    def _referred(self, enquiry: str | None, adviser: str | None) -> tuple[Cell, Cell]:
        if self._only is not None and enquiry not in self._only:
            return None, None
        return enquiry and self._enquiries.get(enquiry, enquiry), self._adviser(adviser)

    def _adviser(self, id_: str | None) -> str | None:
        """A member of staff by name, where the site wants that in its files."""
        if id_ is None or not self._names_advisers:
            return None
        return self._advisers.get(id_, id_)

    def _local(self, ms: int | None) -> str | None:
        """'2026-11-29 20:43:34': with a fraction or an offset, spreadsheets take it for text."""
        if ms is None:
            return None
        moment = datetime.fromtimestamp((ms + self._offset(ms)) / 1000, UTC)
        return moment.replace(tzinfo=None).isoformat(" ", "seconds")

    def _ahead(self, ms: int | None) -> int | None:
        return None if ms is None else self._offset(ms) // _MINUTE_MS

    def _offset(self, ms: int) -> int:
        """Milliseconds to add to UTC for the site's own time.

        Zones change at a quarter of an hour at most, so one look-up serves all times within it:
        asking the zone for every time takes most of a year's file.
        """
        quarter = ms // _QUARTER_MS
        found = self._offsets.get(quarter)
        if found is None:
            moment = datetime.fromtimestamp(ms / 1000, self._zone)
            offset = moment.utcoffset() or timedelta(0)
            found = self._offsets[quarter] = offset // timedelta(milliseconds=1)
        return found


def _durations(step: StepTimes) -> tuple[Cell, Cell, Cell]:
    """Wait, walk and service in seconds, of all parts of a step in the row of its last one; a time
    that is in no average has an empty cell."""
    if step.outcome in (DAY_CLOSED, CANCELLED, HELD):
        return None, None, None
    found = whole(step)
    return (
        found.waited / 1000 if found.called else None,
        None if found.walk is None else found.walk / 1000,
        None if found.served is None or step.state != "ended" else found.served / 1000,
    )


def _rested(row: FileStep) -> tuple[Cell, Cell]:
    """How long it rested, without a rest that lasts still, and why last."""
    over = [one for one in rests.read(row.times.rests) if one.reason != rests.MISTAKEN]
    why = row.hold_reason or (over[-1].reason if over else None)
    length = sum(one.until - one.since for one in over)
    return (length / 1000 if length else None), why and why.replace("_", " ")


def _greeted(row: FileStep) -> str | None:
    if row.greeted_at is None or row.greet_s is None:
        return None
    return "yes" if row.greeted_at - row.times.waiting_since <= row.greet_s * 1000 else "no"


def _within(step: StepTimes) -> str | None:
    found = whole(step)
    if not found.called or step.outcome in (CANCELLED, HELD):
        return None
    return "yes" if found.waited <= step.target_s * 1000 else "no"
