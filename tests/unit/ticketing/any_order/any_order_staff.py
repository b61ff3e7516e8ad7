"""Staff at their places, on a break and back; types switched off; the end of the day."""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from storage.times import from_ms
from tests.unit.ticketing.any_order.any_order_base import (
    RIGHT,
    AnyOrderBase,
    advisers,
    anybody,
    enquiries,
    points,
)
from tests.unit.ticketing.queue.queue_model import No, Ticket, lapsed, service_day, site_is_open
from tests.unit.ticketing.small_house import SITE
from ticketing import commands
from ticketing.day import switches
from ticketing.staff import pauses, places


class Staff(AnyOrderBase):
    @rule(adviser=advisers, point=points)
    def sign_on(self, adviser: str, point: str) -> None:
        def do() -> object:
            return places.sign_on(self.store, SITE, adviser, point, self.ask(adviser))

        try:
            self.model.sign_on(adviser, point)
        except No:
            self.refused(do)
        else:
            do()

    @rule(point=points, adviser=anybody)
    def sign_off(self, point: str, adviser: str | None) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser

        def do() -> None:
            places.sign_off(self.store, SITE, point, self.ask(adviser))

        try:
            self.model.sign_off(point, adviser)
        except No:
            self.refused(do)
        else:
            do()

    @rule(point=points, adviser=anybody, kind=st.sampled_from(["break", "wrap_up"]))
    def pause(self, point: str, adviser: str | None, kind: Literal["break", "wrap_up"]) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser
        reason = "lunch" if kind == "break" else None

        def do() -> object:
            return pauses.pause(self.store, SITE, point, self.ask(adviser), kind, reason)

        try:
            self.model.pause(point, adviser, kind)
        except No:
            self.refused(do)
        else:
            do()

    @rule(point=points, adviser=anybody)
    def ready(self, point: str, adviser: str | None) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser

        def do() -> object:
            return pauses.ready(self.store, SITE, point, self.ask(adviser))

        try:
            self.model.ready(point, adviser)
        except No:
            self.refused(do)
        else:
            do()

    # ------------------------------------------------------------------ the day

    @rule(enquiry=enquiries, on=st.booleans())
    def a_type_is_switched(self, enquiry: str, on: bool) -> None:
        if on:
            switches.switch_on(self.store, SITE, enquiry, self.ask())
            self.model.off.pop(enquiry, None)
        else:
            switches.switch_off(self.store, SITE, enquiry, self.ask(), reason="full")
            self.model.off[enquiry] = service_day(self.now)

    @rule(close=st.booleans())
    def the_site_closes_early(self, close: bool) -> None:
        today = service_day(self.now)
        if not close:
            switches.reopen(self.store, SITE, self.ask())
            self.model.early.discard(today)
        elif site_is_open(self.now):
            switches.close_early(self.store, SITE, self.ask(), reason="weather")
            self.model.early.add(today)
        else:
            self.refused(
                lambda: switches.close_early(self.store, SITE, self.ask(), reason="weather")
            )

    @rule()
    def close_past_days(self) -> None:
        today, closed = service_day(self.now), 0
        for ticket in self.model.tickets.values():
            over = ticket.state in ("waiting", "held") or self.forgotten(ticket)
            if ticket.day < today and over:
                closed += 1
                ticket.end("day_closed", self.now)
                for step in ticket.planned:
                    step.state, step.outcome, step.ended = "ended", "day_closed", self.now
                ticket.steps += ticket.planned
                ticket.planned = []
        here = self.model.here(self.now)
        gone = [at for at in self.model.staff if at not in here and not self.model.visit_at(at)]
        assert commands.close_past_days(self.store, SITE, from_ms(self.now)) == closed
        for point in gone:
            self.model.leave(point)

    def forgotten(self, ticket: Ticket) -> bool:
        """Whether a called or served visit was touched by nobody since a day that is over."""
        if ticket.point is None:
            return False
        adviser = self.model.staff.get(ticket.point)
        touched = max(ticket.now.last_call, ticket.now.served)
        return lapsed(max(touched, self.acted(adviser) if adviser else 0), self.now)
