"""A past that was not lived here, written at once: for a house that moves in with one.

The log is the source, and the rows are what `replay` makes of it, so that the two agree as they do
after a day of commands. Only what is over can be recorded, and only in a house that had no visit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from ticketing import sites
from ticketing.appointments import recording as booked
from ticketing.commands.steps import traits
from ticketing.errors import BadRequest, Conflict
from ticketing.events import Event, Logged, log
from ticketing.events.appointments import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentCheckedIn,
    AppointmentMissed,
)
from ticketing.events.sites import PastMadeUp
from ticketing.events.staff import AdviserPaused, AdviserReady, AdviserSignedOff, AdviserSignedOn
from ticketing.events.visits import (
    ServiceStarted,
    VisitAnswered,
    VisitCalled,
    VisitCancelled,
    VisitDayClosed,
    VisitFinished,
    VisitIssued,
    VisitNoShow,
    VisitRecalled,
    VisitReferred,
    VisitReturned,
)
from ticketing.sites import Site
from ticketing.visits.model import State
from ticketing.visits.replay import Replayed, replay

#: What a past may tell of; other events need rows that are not written here.
RECORDED = (
    PastMadeUp, AdviserSignedOn, AdviserSignedOff, AdviserPaused, AdviserReady, VisitIssued,
    VisitAnswered, VisitCalled, VisitRecalled, ServiceStarted, VisitNoShow, VisitFinished,
    VisitDayClosed, VisitReferred, VisitReturned, VisitCancelled, AppointmentBooked,
    AppointmentCancelled, AppointmentCheckedIn, AppointmentMissed,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the past: when (ms UTC), by whom as the log names them, and in `kept` what the
    tables keep of it and the log does not: `needs` and `asked_language` of a visit, `code`,
    `language` and `source` of an appointment."""

    at: int
    actor: str
    event: Event
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table."""

    name: str
    columns: Sequence[str]
    rows: Sequence[tuple[Any, ...]]


def record(store: Store, site_id: str, past: Sequence[Told]) -> int:
    """Write a past in one transaction; returns how many events it has.

    Its visits count their steps from 1. Conflict in a house that had a visit before; BadRequest for
    what is not over, out of order, or of a kind that cannot be recorded. Nothing is then written.
    """
    with store.read() as conn:
        site = sites.get(conn, site_id)
    # All is worked out before others have to wait: as if the log were empty, moved on by its length
    # when it is written.
    logged = _logged(site, past)
    events = log.rows(logged)
    tables = [_sign_ons(site, logged), *_visits(site, past), _steps(site, logged, past),
              _appointments(site, past)]  # fmt: skip
    with store.write() as db:
        if had_visits(db):
            raise Conflict("This house had visitors already; a past goes before the first of them.")
        moved = log.last_seq(db.conn)
        log.append_rows(db, events)
        for table in tables:
            _insert(db, table, moved)
    return len(logged)


def had_visits(conn: Connection) -> bool:
    """Whether anybody was ever here: then the house takes no other past."""
    return conn.execute("SELECT 1 FROM visit LIMIT 1").fetchone() is not None


def made_up(conn: Connection, site: str) -> tuple[date, date] | None:
    """The first and the last service day of a past that was made up; None for a house without one.

    It stands in the log before the first visit, so that this costs the same however long the log.
    """
    row = conn.execute(
        "SELECT body ->> 'first_day', body ->> 'last_day' FROM event WHERE kind = ? AND site = ?"
        " AND seq < (SELECT seq FROM event WHERE visit IS NOT NULL ORDER BY seq LIMIT 1)",
        (PastMadeUp.kind, site),
    ).fetchone()
    return None if row is None else (date.fromisoformat(row[0]), date.fromisoformat(row[1]))


# ---------------------------------------------------------------------- the log


def _logged(site: Site, past: Sequence[Told]) -> list[Logged]:
    for before, after in pairwise(past):
        if after.at < before.at:
            raise BadRequest(f"{after.event.kind} at {after.at} comes after what was later.")
    for told in past:
        if not isinstance(told.event, RECORDED):
            raise BadRequest(f"A past cannot tell of {told.event.kind}.")
    return [
        Logged(seq, site.id, told.at, told.actor, told.event) for seq, told in enumerate(past, 1)
    ]


# ---------------------------------------------------------------------- rows


def _sign_ons(site: Site, logged: Iterable[Logged]) -> Table:
    """Who was signed on where. BadRequest for somebody who still is, or never was."""
    rows: list[tuple[str, str, str, int, int]] = []
    here: dict[str, tuple[str, int]] = {}
    for one in logged:
        match one.event:
            case AdviserSignedOn() as event if event.adviser not in here:
                here[event.adviser] = (event.service_point, one.at)
            case AdviserSignedOff() as event if event.adviser in here:
                point, since = here.pop(event.adviser)
                rows.append((site.id, event.adviser, point, since, one.at))
            case AdviserSignedOn() | AdviserSignedOff() as event:
                raise BadRequest(f"{event.adviser} cannot do that: {event.kind}, at {one.at}.")
    if here:
        raise BadRequest(f"{', '.join(sorted(here))} did not sign off; a past has to be over.")
    return Table("sign_on", ("site", "adviser", "service_point", "since", "until"), rows)


_VISIT = (
    "id", "site", "service_day", "number", "prefix", "sequence", "language", "kiosk", "arrived_at",
    "source", "needs", "asked_language", "greet_s",
)  # fmt: skip


def _visits(site: Site, past: Iterable[Told]) -> tuple[Table, Table]:
    """The visits, and how far each day's numbers went."""
    rows: list[tuple[Any, ...]] = []
    series: dict[tuple[str, str], int] = {}
    for told in past:
        match told.event:
            case VisitIssued() as e:
                kept = (",".join(told.kept.get("needs", ())), told.kept.get("asked_language"))
                rows.append((e.visit, site.id, e.service_day, e.number, e.prefix, e.sequence,
                             e.language, e.kiosk, told.at, e.source, *kept, e.greet_s))  # fmt: skip
                key = (e.service_day, e.prefix)
                series[key] = max(series.get(key, 0), e.sequence)
            case VisitAnswered() as e:
                rows.append((e.visit, site.id, e.service_day, None, None, None, e.language, None,
                             told.at, "door", "", None, None))  # fmt: skip
    last = [(site.id, *key, sequence) for key, sequence in series.items()]
    return (
        Table("visit", _VISIT, rows),
        Table("number_series", ("site", "service_day", "prefix", "last"), last),
    )


def _appointments(site: Site, past: Iterable[Told]) -> Table:
    rows = booked.rows(site, ((one.at, one.event, one.kept) for one in past))
    return Table("appointment", booked.COLUMNS, rows)


#: Of a step, what `replay` tells as the table has it.
_TOLD = tuple(one.name for one in fields(Replayed) if one.name != "number")
_MORE = (
    "id", "site", "service_day", "position", "queued_at", "target_s", "target_percent",
    "asked_language", "place_needs", "appointment",
)  # fmt: skip


def _steps(site: Site, logged: Sequence[Logged], past: Iterable[Told]) -> Table:
    """The steps that the log tells of. BadRequest for one that is not over."""
    steps = replay(logged)
    for step, told in steps.items():
        if told.state != State.ENDED:
            raise BadRequest(f"{told.number} is not over (step {step}); a past has to be.")
    more = _More(site).of(past)
    rows = [
        (*(getattr(told, name) for name in _TOLD), step, *more[step])
        for step, told in sorted(steps.items())
    ]
    return Table("step", (*_TOLD, *_MORE), rows)


class _More:
    """The columns of steps that follow from their visits, as the commands write them."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._starts: dict[str, int] = {}
        self._visits: dict[str, tuple[VisitIssued, int, Mapping[str, Any]]] = {}
        self._counts: dict[str, int] = {}

    def of(self, past: Iterable[Told]) -> dict[int, tuple[Any, ...]]:
        """By step, the columns of `_MORE` after the id."""
        found: dict[int, tuple[Any, ...]] = {}
        for told in past:
            match told.event:
                case AppointmentBooked() as e:
                    self._starts[e.appointment] = e.starts_at
                case VisitIssued() as e:
                    self._visits[e.visit] = (e, told.at, told.kept)
                    queued = told.at if e.appointment is None else self._starts[e.appointment]
                    found[e.step] = self._row(e.visit, e.enquiry, queued, e.target_s, e.appointment)
                case VisitAnswered() as e:
                    found[e.step] = self._row(e.visit, e.enquiry, told.at, day=e.service_day)
                case VisitReferred() as e:
                    queued = self._visits[e.visit][1] if e.keep_arrival else told.at
                    found[e.new_step] = self._row(e.visit, e.to_enquiry, queued)
                case VisitReturned() as e:
                    issued, arrived, _ = self._visits[e.visit]
                    booked = issued.appointment
                    queued = arrived if booked is None else self._starts[booked]
                    row = self._row(e.visit, e.enquiry, queued, appointment=booked)
                    found[e.new_step] = row
        return found

    def _row(
        self,
        visit: str,
        enquiry_id: str,
        queued: int,
        target_s: int | None = None,
        appointment: str | None = None,
        *,
        day: str | None = None,
    ) -> tuple[Any, ...]:
        enquiry = self._site.enquiry(enquiry_id)
        self._counts[visit] = position = self._counts.get(visit, 0) + 1
        kept: Mapping[str, Any] = {}
        if day is None:
            issued, _, kept = self._visits[visit]
            day = issued.service_day
        more = traits(self._site, kept.get("needs", ()), kept.get("asked_language"))
        return (
            self._site.id, day, position, queued, target_s or enquiry.target_s,
            enquiry.target_percent, more["asked_language"], more["place_needs"], appointment,
        )  # fmt: skip


def _insert(db: Database, table: Table, moved: int) -> None:
    """Write the rows; announcements are places in the log, which begins after `moved` others."""
    marks = ", ".join(f"? + {moved}" if one == "announcement" else "?" for one in table.columns)
    db.conn.executemany(
        f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})",  # noqa: S608
        table.rows,
    )
