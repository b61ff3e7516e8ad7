"""Referred, at rest, back again, away, called in particular, moved: in any order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from storage.times import from_ms
from tests.unit.ticketing.any_order_base import (
    RIGHT,
    AnyOrderBase,
    advisers,
    anybody,
    enquiries,
    points,
)
from tests.unit.ticketing.queue_model import (
    COME_BACK_MS,
    HOLD_MS,
    No,
    Ticket,
    mornings_are_served,
    service_day,
)
from tests.unit.ticketing.queue_next import ROOM, offers, place_for
from tests.unit.ticketing.small_house import SITE
from ticketing import commands
from ticketing.model import Ask, Visit


class Turns(AnyOrderBase):
    visits = AnyOrderBase.visits

    @rule(
        who=st.one_of(points, points, visits),
        adviser=anybody,
        to=st.one_of(st.none(), enquiries),
        whom=st.one_of(st.none(), advisers),
        keep=st.booleans(),
        back=st.booleans(),
        note=st.sampled_from([None, "Has the letter"]),
    )
    def refer(
        self,
        who: str,
        adviser: str | None,
        to: str | None,
        whom: str | None,
        keep: bool,
        back: bool,
        note: str | None,
    ) -> None:
        def effect(ticket: Ticket) -> None:
            step, now = ticket.now, self.now
            enquiry, me = to or step.enquiry, self._owner(ticket)
            if enquiry == step.enquiry and whom in (None, me):
                raise No
            if enquiry == "mornings" and not mornings_are_served(now):
                raise No
            if back:
                ticket.planned.insert(
                    0,
                    ticket.new(step.enquiry, now, state="planned", origin="back", for_adviser=me),
                )
            ticket.end("referred_on", now)
            ticket.steps.append(ticket.new(enquiry, now, origin="referral", for_adviser=whom))
            ticket.now.queued = ticket.at if keep else now
            ticket.waits(now)

        def do(visit: str, ask: Ask) -> Visit:
            return commands.refer(
                self.store, visit, ask,
                enquiry=to, adviser=whom, keep_arrival=keep, back=back, note=note,
            )  # fmt: skip

        visit = self.visit_of(who)
        if self.change("refer", who, ("serving",), adviser, do, effect) and note and visit:
            self.model.notes.setdefault(visit, []).append(self.now)
            self.model.deeds[visit].note = True

    def _owner(self, ticket: Ticket) -> str | None:
        return self.model.staff.get(ticket.point or "") or ticket.now.adviser

    # ------------------------------------------------------------------ rest

    @rule(
        who=st.one_of(points, visits),
        adviser=anybody,
        reason=st.sampled_from(["filling_form", "stepped_out", "tea"]),
        minutes=st.sampled_from([None, 1, 5, 0]),
    )
    def hold(self, who: str, adviser: str | None, reason: str, minutes: int | None) -> None:
        def effect(ticket: Ticket) -> None:
            if reason == "tea" or minutes == 0:
                raise No
            now = self.now
            if ticket.state == "serving":
                whom, enquiry = self._owner(ticket), ticket.now.enquiry
                ticket.end("held", now)
                ticket.steps.append(ticket.new(enquiry, now, origin="hold", for_adviser=whom))
                ticket.now.state = "held"
            else:
                ticket.waits_no_more("held", now)
            step = ticket.now
            step.held, step.reason = now, reason
            step.until = now + (HOLD_MS if minutes is None else minutes * 60_000)

        def do(visit: str, ask: Ask) -> Visit:
            return commands.hold(self.store, visit, ask, reason=reason, minutes=minutes)

        self.change("hold", who, ("serving", "waiting"), adviser, do, effect)

    def _resume(self, ticket: Ticket) -> None:
        step = ticket.now
        assert step.held is not None
        step.since += self.now - step.held
        step.held = step.until = step.reason = None
        ticket.waits(self.now)

    @rule(who=visits, adviser=anybody)
    def resume(self, who: str, adviser: str | None) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.resume(self.store, visit, ask)

        self.change("resume", who, ("held",), adviser, do, self._resume)

    @rule(point=points, who=visits, adviser=anybody)
    def resume_here(self, point: str, who: str, adviser: str | None) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.resume_here(self.store, visit, point, ask)

        self._called_to(point, who, adviser, "held", do)

    @rule(point=points, who=visits, adviser=anybody)
    def call_visit(self, point: str, who: str, adviser: str | None) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.call_visit(self.store, visit, point, ask, "asked_for_me")

        self._called_to(point, who, adviser, "waiting", do)

    def _called_to(
        self, point: str, visit: str, adviser: str | None, state: str, do: object
    ) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser
        assert callable(do)
        try:
            ticket = self.model.need(visit, (state,), adviser)
            if adviser and self.model.staff.get(point) != adviser:
                raise No
            place = place_for(self.model, ticket.now, point)
            if self.model.visit_at(point) or place is None:
                raise No
        except No:
            self.refused(lambda: do(visit, self.ask(adviser)))
            return
        here = self.model.staff.get(point)
        name = "call" if state == "waiting" else "resume"
        with self.remembered(visit, name, adviser, moved=here, from_point=point):
            answer = do(visit, self.ask(adviser))
            if state == "held":
                self._resume(ticket)
            self.bring(ticket, place, here)
        assert (answer.state, answer.service_point) == ("called", place)

    @rule()
    def time_resumes(self) -> None:
        over = [
            ticket
            for ticket in self.model.tickets.values()
            if ticket.now.until is not None and ticket.now.until <= self.now
        ]
        assert commands.end_holds(self.store, SITE, from_ms(self.now)) == len(over)
        for ticket in over:
            self._resume(ticket)

    # ------------------------------------------------------------------ back, and away

    @rule(who=visits, adviser=anybody)
    def come_back(self, who: str, adviser: str | None) -> None:
        def effect(ticket: Ticket) -> None:
            step, now = ticket.now, self.now
            if ticket.state == "held":
                self._resume(ticket)
                return
            assert step.ended is not None
            if step.outcome != "no_show" or now > step.ended + COME_BACK_MS:
                raise No
            if ticket.day != service_day(now):
                raise No
            ticket.steps.append(
                ticket.new(step.enquiry, now, origin="return", for_adviser=step.for_adviser)
            )
            ticket.waits(now)
            ticket.planned = [
                ticket.new(enquiry, now, state="planned", origin=origin, for_adviser=whom)
                for enquiry, origin, whom in ticket.dropped
            ]

        def do(visit: str, ask: Ask) -> Visit:
            return commands.come_back(self.store, visit, ask)

        self.change("return", who, ("ended", "held"), adviser, do, effect, anywhere=True)

    @rule(who=visits, adviser=anybody)
    def cancel(self, who: str, adviser: str | None) -> None:
        def effect(ticket: Ticket) -> None:
            self.model.cancel(ticket, self.now)

        def do(visit: str, ask: Ask) -> Visit:
            return commands.cancel(self.store, visit, ask)

        self.change("cancel", who, ("waiting", "held"), adviser, do, effect)

    # ------------------------------------------------------------------ to another place

    @rule(who=points, adviser=anybody, to=st.one_of(st.none(), points))
    def move(self, who: str, adviser: str | None, to: str | None) -> None:
        visit = self.visit_of(who)
        if visit is None:
            return
        adviser = self.adviser_for(visit, adviser)

        def do() -> Visit:
            return commands.move_visit(self.store, visit, self.ask(adviser), to_point=to)

        here = self.model.staff.get(who)
        try:
            ticket = self.model.need(visit, ("called", "serving"), adviser)
            place = self._free_place(ticket, here or ticket.now.adviser, to)
        except No:
            self.refused(do)
            return
        with self.remembered(visit, "move", adviser, moved=here, from_point=who):
            do()
            if here is not None:
                self.model.go(here, place)
            step = ticket.now
            step.point, step.last_call = place, self.now
            step.adviser = here or step.adviser

    def _free_place(self, ticket: Ticket, adviser: str | None, to: str | None) -> str:
        place = to or ROOM
        if self.model.visit_at(place) or not offers(place, ticket.now):
            raise No
        if self.model.staff.get(place) not in (None, adviser):
            raise No
        if "hearing_loop" in ticket.now.place:  # which no place has
            raise No
        return place
