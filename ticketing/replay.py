"""Rebuilds the state of every visit from the log alone, to prove that log and tables agree."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ticketing import eventlog
from ticketing.events import (
    Logged,
    ServiceStarted,
    VisitCalled,
    VisitDayClosed,
    VisitFinished,
    VisitIssued,
    VisitNoShow,
    VisitRecalled,
)
from ticketing.model import DAY_CLOSED, NO_SHOW, State


@dataclass
class Replayed:
    """A step as the log tells it; the names are those of the table."""

    visit: str
    number: str
    enquiry: str
    state: str
    waiting_since: int
    called_at: int | None = None
    last_called_at: int | None = None
    recalls: int = 0
    serving_at: int | None = None
    ended_at: int | None = None
    outcome: str | None = None
    service_point: str | None = None
    adviser: str | None = None


def replay(events: Iterable[Logged]) -> dict[int, Replayed]:
    """The steps, by id, that these events make, taken in order."""
    steps: dict[int, Replayed] = {}
    for logged in events:
        _apply(steps, logged)
    return steps


def _apply(steps: dict[int, Replayed], logged: Logged) -> None:
    at = logged.at
    match logged.event:
        case VisitIssued() as e:
            steps[e.step] = Replayed(e.visit, e.number, e.enquiry, State.WAITING.value, at)
        case VisitCalled() as e:
            step = steps[e.step]
            step.state, step.called_at, step.last_called_at = State.CALLED.value, at, at
            step.service_point, step.adviser = e.service_point, e.adviser
        case VisitRecalled() as e:
            steps[e.step].last_called_at, steps[e.step].recalls = at, e.recalls
        case ServiceStarted() as e:
            steps[e.step].state, steps[e.step].serving_at = State.SERVING.value, at
        case VisitNoShow() as e:
            _end(steps[e.step], at, NO_SHOW)
        case VisitFinished() as e:
            _end(steps[e.step], at, e.outcome)
        case VisitDayClosed() as e:
            _end(steps[e.step], at, DAY_CLOSED)
        case _:
            pass


def _end(step: Replayed, at: int, outcome: str) -> None:
    step.state, step.ended_at, step.outcome = State.ENDED.value, at, outcome


def differences(conn: sqlite3.Connection) -> list[str]:
    """Where the log and the tables disagree, a sentence each; empty when all is well."""
    events: list[Logged] = []
    while batch := eventlog.after(conn, events[-1].seq if events else 0, 5000):
        events += batch
    told = replay(events)
    found: dict[int, Replayed] = {}
    for row in conn.execute(
        "SELECT s.id, s.visit, v.number, s.enquiry, s.state, s.waiting_since, s.called_at,"
        " s.last_called_at, s.recalls, s.serving_at, s.ended_at, s.outcome, s.service_point,"
        " s.adviser FROM step s JOIN visit v ON v.id = s.visit"
    ):
        found[row[0]] = Replayed(*tuple(row)[1:])
    return [
        f"step {step}: the log tells {told.get(step)}, the tables hold {found.get(step)}"
        for step in sorted(told.keys() | found.keys())
        if told.get(step) != found.get(step)
    ]
