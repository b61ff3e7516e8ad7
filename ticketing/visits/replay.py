"""Rebuilds the state of every visit from the log alone, to prove that log and tables agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from ticketing.events import Logged, log
from ticketing.events.base import OfVisit
from ticketing.events.visits import (
    ActionUndone,
    EnquiryAdded,
    EnquiryChanged,
    EnquiryQueued,
    EnquiryRemoved,
    NeedsChanged,
    ServedDirectly,
    ServiceStarted,
    ServiceTakenBack,
    VisitAnswered,
    VisitBroughtBack,
    VisitCalled,
    VisitCancelled,
    VisitDayClosed,
    VisitFinished,
    VisitHeld,
    VisitIssued,
    VisitMoved,
    VisitNoShow,
    VisitRecalled,
    VisitRedated,
    VisitReferred,
    VisitResumed,
    VisitReturned,
    VisitStoodStill,
    VisitTakenOver,
    WaitGivenBack,
)
from ticketing.visits import rests
from ticketing.visits.model import DAY_CLOSED, HELD, NO_SHOW, REFERRED, State


@dataclass
class Replayed:
    """A step as the log tells it; the names are those of the table."""

    visit: str
    number: str
    enquiry: str
    state: str
    waiting_since: int
    origin: str = "arrival"
    for_adviser: str | None = None
    weight: int = 100
    called_at: int | None = None
    last_called_at: int | None = None
    announcement: int | None = None
    recalls: int = 0
    serving_at: int | None = None
    ended_at: int | None = None
    outcome: str | None = None
    avoidable: bool | None = None
    service_point: str | None = None
    adviser: str | None = None
    started_by: str | None = None
    held_at: int | None = None
    hold_until: int | None = None
    hold_reason: str | None = None
    continues: int | None = None
    rests: str = ""


#: A visit's steps by their ids.
Steps = dict[int, Replayed]


@dataclass
class _Told:
    """What the log has told so far: each visit's steps, and its own events."""

    visits: dict[str, Steps] = field(default_factory=dict)
    story: dict[str, list[Logged]] = field(default_factory=dict)

    def take(self, logged: Logged) -> None:
        event = logged.event
        if not isinstance(event, OfVisit):
            return
        visit = event.visit
        story = self.story.setdefault(visit, [])
        if isinstance(logged.event, ActionUndone):
            # What the visit was before an event is what its events before that one make.
            before = _Told()
            for one in story:
                if one.seq < logged.event.undone:
                    before.take(one)
            self.visits[visit] = before.visits.get(visit, {})
        else:
            _apply(self.visits.setdefault(visit, {}), logged)
        story.append(logged)


def replay(events: Iterable[Logged]) -> Steps:
    """The steps, by id, that these events make, taken in order."""
    told = _Told()
    for logged in events:
        told.take(logged)
    return {key: step for steps in told.visits.values() for key, step in steps.items()}


def _apply(steps: Steps, logged: Logged) -> None:
    match logged.event:
        case VisitIssued() | ServedDirectly() | VisitAnswered():
            _begin(steps, logged)
        case (
            VisitCalled()
            | VisitRecalled()
            | ServiceStarted()
            | VisitMoved()
            | VisitTakenOver()
            | ServiceTakenBack()
            | VisitStoodStill()
        ):
            _at_point(steps, logged)
        case VisitReferred() | VisitHeld() | VisitResumed() | VisitReturned():
            _turn(steps, logged)
        case EnquiryAdded() | EnquiryRemoved() | EnquiryQueued() | NeedsChanged():
            _planned(steps, logged)
        case EnquiryChanged() as e:
            steps[e.step].enquiry = e.to_enquiry
        case WaitGivenBack() as e:
            steps[e.step].waiting_since = e.since
        case VisitNoShow() as e:
            _end(steps[e.step], logged.at, NO_SHOW)
        case VisitFinished() as e:
            steps[e.step].avoidable = e.avoidable
            _end(steps[e.step], logged.at, e.outcome)
        case VisitDayClosed() as e:
            _end(steps[e.step], logged.at, DAY_CLOSED)
        case VisitBroughtBack() | VisitRedated():
            _on_another_day(steps, logged)
        case VisitCancelled() as e:
            _end(steps[e.step], logged.at, e.outcome)
        case _:
            pass


def _begin(steps: Steps, logged: Logged) -> None:
    at = logged.at
    match logged.event:
        case VisitIssued() as e:
            steps[e.step] = Replayed(
                e.visit, e.number, e.enquiry, State.WAITING.value,
                at if e.waiting_since is None else e.waiting_since,
                for_adviser=e.for_adviser, weight=e.weight,
            )  # fmt: skip
        case ServedDirectly() as e:
            steps[e.step] = Replayed(
                e.visit, e.number, e.enquiry, State.SERVING.value, at,
                called_at=at, last_called_at=at, serving_at=at,
                service_point=e.service_point, adviser=e.adviser, started_by=e.adviser,
            )  # fmt: skip
        case VisitAnswered() as e:
            kind, _, who = logged.actor.partition(":")
            step = Replayed(e.visit, "", e.enquiry, State.WAITING.value, at)
            step.adviser = who if kind == "adviser" else None
            _end(step, at, e.outcome)
            steps[e.step] = step


def _at_point(steps: Steps, logged: Logged) -> None:
    at = logged.at
    match logged.event:
        case VisitCalled() as e:
            step = steps[e.step]
            step.state, step.called_at, step.last_called_at = State.CALLED.value, at, at
            step.service_point, step.adviser = e.service_point, e.adviser
            step.announcement = logged.seq
        case VisitRecalled() as e:
            step = steps[e.step]
            step.last_called_at, step.recalls, step.announcement = at, e.recalls, logged.seq
        case VisitMoved() as e:
            step = steps[e.step]
            step.service_point, step.adviser = e.service_point, e.adviser
            step.last_called_at, step.announcement = at, logged.seq
        case ServiceStarted() as e:
            step = steps[e.step]
            step.state, step.serving_at, step.started_by = State.SERVING.value, at, e.adviser
            step.adviser = e.adviser or step.adviser
        case VisitTakenOver() as e:
            steps[e.step].adviser = e.adviser
        case ServiceTakenBack() as e:
            step = steps[e.step]
            assert step.serving_at is not None
            step.rests = rests.with_one(
                step.rests, step.serving_at, step.serving_at + e.lost_ms, rests.MISTAKEN
            )
            step.state, step.serving_at = State.CALLED.value, None
            assert step.last_called_at is not None
            step.last_called_at += e.lost_ms
        case VisitStoodStill() as e:
            step = steps[e.step]
            step.rests = rests.filled(
                step.rests, max(e.since, step.waiting_since), at, rests.EVERYBODY
            )
            if step.state == State.CALLED and step.last_called_at is not None:
                step.last_called_at += max(0, at - max(e.since, step.last_called_at))


def _turn(steps: Steps, logged: Logged) -> None:
    at = logged.at
    match logged.event:
        case VisitReferred() as e:
            _end(steps[e.step], at, REFERRED)
            steps[e.new_step] = _next(steps[e.step], at, "referral", e.to_adviser, e.to_enquiry)
        case VisitHeld() as e:
            if e.new_step != e.step:
                _end(steps[e.step], at, HELD)
                steps[e.new_step] = _next(steps[e.step], at, "hold", e.adviser)
                steps[e.new_step].continues = e.step
            step = steps[e.new_step]
            step.state, step.held_at = State.HELD.value, at
            step.hold_until, step.hold_reason = e.until, e.reason
        case VisitResumed() as e:
            step = steps[e.step]
            if step.origin == "hold" and not step.rests:
                step.waiting_since = max(at, step.held_at or at)
            step.state = State.WAITING.value
            _rested(step, at)
        case VisitReturned() as e:
            old = steps[e.step]
            steps[e.new_step] = _next(old, at, "return", old.for_adviser)
            steps[e.new_step].continues = e.step


def _on_another_day(steps: Steps, logged: Logged) -> None:
    match logged.event:
        case VisitBroughtBack() as e:
            step = steps[e.step]
            since = step.waiting_since if e.since is None else e.since
            back = Replayed(
                step.visit, step.number, step.enquiry, e.state, since,
                origin=step.origin, for_adviser=step.for_adviser, weight=step.weight,
                continues=step.continues, rests=step.rests,
            )  # fmt: skip
            steps[e.step] = back
        case VisitRedated() as e:
            for name in set(e.moments) & {one.name for one in fields(Replayed)}:
                setattr(steps[e.step], name, getattr(steps[e.step], name) - e.back_by)
            told = steps[e.step]
            if e.rests:
                told.rests = rests.carried(told.rests, logged.at, -e.back_by)
            elif e.back_by > 0:
                told.rests = rests.redated(told.rests, logged.at, e.back_by)


def _planned(steps: Steps, logged: Logged) -> None:
    match logged.event:
        case EnquiryAdded() as e:
            newest = steps[max(steps)]
            steps[e.step] = _next(newest, logged.at, e.origin, e.adviser, e.enquiry)
            steps[e.step].state = State.PLANNED.value
        case EnquiryRemoved() as e:
            del steps[e.step]
        case EnquiryQueued() as e:
            step = steps[e.step]
            step.state, step.waiting_since = State.WAITING.value, logged.at
        case NeedsChanged() as e:
            for step in steps.values():
                if step.state != State.ENDED:
                    step.weight = e.weight


def _next(
    step: Replayed, at: int, origin: str, adviser: str | None, enquiry: str | None = None
) -> Replayed:
    """Another step of the same visit, which waits from now on."""
    return Replayed(
        step.visit, step.number, enquiry or step.enquiry, State.WAITING.value, at,
        origin=origin, for_adviser=adviser, weight=step.weight,
    )  # fmt: skip


def _end(step: Replayed, at: int, outcome: str) -> None:
    step.state, step.ended_at, step.outcome = State.ENDED.value, at, outcome
    _rested(step, at)


def _rested(step: Replayed, at: int) -> None:
    """A rest, if there is one, is over."""
    if step.held_at is not None:
        step.rests = rests.with_one(step.rests, step.held_at, at, step.hold_reason or "")
    step.held_at = step.hold_until = step.hold_reason = None


#: Visits of which the log tells nothing any more, or only a part.
_PURGED = (
    "SELECT v.id FROM purged p JOIN visit v ON v.site = p.site AND v.service_day < p.log_before"
)


def differences(conn: sqlite3.Connection) -> list[str]:
    """Where the log and the tables disagree, a sentence each; empty when all is well. Of visits
    whose story was purged it says nothing."""
    purged = {row[0] for row in conn.execute(_PURGED)}
    events: list[Logged] = []
    seq = 0
    while batch := log.after(conn, seq, 5000):
        seq = batch[-1].seq
        events += (one for one in batch if _visit_of(one) not in purged)
    told = replay(events)
    names = [one.name for one in fields(Replayed)]
    columns = ", ".join("coalesce(v.number, '')" if n == "number" else f"s.{n}" for n in names)
    found: Steps = {}
    for row in conn.execute(
        f"SELECT s.id, {columns} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
    ):
        step = Replayed(*tuple(row)[1:])
        if step.visit not in purged:
            found[row[0]] = step
    return [
        f"step {step}: the log tells {told.get(step)}, the tables hold {found.get(step)}"
        for step in sorted(told.keys() | found.keys())
        if told.get(step) != found.get(step)
    ]


def _visit_of(logged: Logged) -> str | None:
    return logged.event.visit if isinstance(logged.event, OfVisit) else None


def told_from(conn: sqlite3.Connection) -> dict[str, str]:
    """The first service day of which the log tells, of each site whose past was purged."""
    return dict(conn.execute("SELECT site, log_before FROM purged ORDER BY site").fetchall())
