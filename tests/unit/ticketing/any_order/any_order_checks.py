"""What holds after each step of any order of commands."""

from __future__ import annotations

import json
from typing import Any

from hypothesis.stateful import invariant

from tests.helpers import rows
from tests.unit.analytics.figures.of_the_log import the_figures_are_those_of_the_log
from tests.unit.ticketing.any_order.any_order_base import AnyOrderBase
from tests.unit.ticketing.queue.queue_model import Step, Ticket
from tests.unit.ticketing.small_house import SITE
from ticketing.visits import replay, rests

_STEPS = """
SELECT visit, enquiry, state, origin, queued_at, waiting_since, weight, asked_language,
    place_needs, for_adviser, called_at, recalls, service_point, adviser, held_at, hold_until,
    hold_reason, ended_at, outcome, avoidable, rests,
    (SELECT c.ended_at FROM step c WHERE c.id = step.continues AND c.visit = step.visit)
FROM step ORDER BY visit, iif(state = 'planned', position, 0), id
"""


class Checks(AnyOrderBase):
    def teardown(self) -> None:
        try:
            the_figures_are_those_of_the_log(self.store, SITE, self.now)
        finally:
            super().teardown()

    @invariant()
    def no_visit_is_lost_and_each_is_as_the_model_says(self) -> None:
        found = rows(
            self.store,
            "SELECT id, number, service_day, needs, asked_language FROM visit ORDER BY id",
        )
        told = sorted(
            (visit, t.number, t.day, ",".join(t.needs), t.asked)
            for visit, t in self.model.tickets.items()
        )
        assert found == told

    @invariant()
    def each_step_is_as_the_model_says(self) -> None:
        told = [
            row
            for visit, ticket in sorted(self.model.tickets.items())
            for row in _rows_of(visit, ticket)
        ]
        assert rows(self.store, _STEPS) == told

    @invariant()
    def no_number_stands_twice_in_a_service_day(self) -> None:
        found = rows(self.store, "SELECT service_day, number FROM visit WHERE number IS NOT NULL")
        assert len(found) == len(set(found))

    @invariant()
    def each_place_has_at_most_one_visit_and_each_visit_one_open_step(self) -> None:
        there = rows(
            self.store,
            "SELECT service_point FROM step WHERE state IN ('called', 'serving')",
        )
        assert len(there) == len(set(there))
        open_ = rows(self.store, "SELECT visit FROM step WHERE state NOT IN ('ended', 'planned')")
        assert len(open_) == len(set(open_))

    @invariant()
    def as_many_are_said_to_wait_as_do(self) -> None:
        counted = rows(
            self.store,
            "SELECT site, service_day, enquiry, count(*) FROM step WHERE state = 'waiting'"
            " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        )
        assert rows(self.store, "SELECT * FROM waiting_count") == counted

    @invariant()
    def nothing_is_without_an_owner(self) -> None:
        lost = rows(
            self.store,
            "SELECT id, state FROM step s WHERE CASE state"
            " WHEN 'called' THEN service_point IS NULL"
            " WHEN 'serving' THEN service_point IS NULL"
            " WHEN 'held' THEN hold_reason IS NULL OR hold_until IS NULL"
            " WHEN 'planned' THEN NOT EXISTS (SELECT 1 FROM step o WHERE o.visit = s.visit"
            " AND o.state NOT IN ('ended', 'planned'))"
            " ELSE 0 END",
        )
        assert lost == []

    @invariant()
    def a_visits_wait_is_the_sum_of_the_waits_of_its_steps(self) -> None:
        waits: dict[str, int] = {}
        for visit, since, until, kept in rows(
            self.store,
            "SELECT s.visit, waiting_since, coalesce(called_at, held_at, ended_at), rests"
            " FROM step s JOIN visit v ON v.id = s.visit"
            " WHERE position < 1000 AND v.source != 'door'",
        ):
            wait = (self.now if until is None else until) - since
            waits[visit] = waits.get(visit, 0) + wait - rests.taken_off(kept, since)
        for visit, ticket in self.model.tickets.items():
            waiting = self.now - ticket.from_ if ticket.state == "waiting" else 0
            assert waits.get(visit, 0) == ticket.waited + waiting

    @invariant()
    def staff_are_where_the_model_says(self) -> None:
        found = rows(
            self.store,
            "SELECT service_point, adviser, pause FROM sign_on WHERE until IS NULL",
        )
        assert {point: adviser for point, adviser, _ in found} == self.model.staff
        assert {who: pause for _, who, pause in found if pause} == self.model.paused

    @invariant()
    def notes_are_kept_as_long_as_the_model_says(self) -> None:
        found = rows(self.store, "SELECT visit, count(*) FROM note GROUP BY visit")
        assert dict(found) == {visit: len(at) for visit, at in self.model.notes.items() if at}

    @invariant()
    def the_log_alone_gives_the_same_state(self) -> None:
        with self.store.read() as conn:
            assert replay.differences(conn) == []


def _rows_of(visit: str, ticket: Ticket) -> list[tuple[Any, ...]]:
    past = sorted(ticket.steps, key=lambda step: step.order)
    return [_row(visit, step) for step in past + ticket.planned]


def _row(visit: str, step: Step) -> tuple[Any, ...]:
    return (
        visit, step.enquiry, step.state, step.origin, step.queued, step.since, step.weight,
        step.asked, step.place, step.for_adviser, step.called, step.recalls, step.point,
        step.adviser, step.held, step.until, step.reason, step.ended, step.outcome,
        step.avoidable, json.dumps(step.rests, separators=(",", ":")) if step.rests else "",
        step.continues,
    )  # fmt: skip
