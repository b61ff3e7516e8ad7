"""Referred, at rest, back again, away, called in particular, moved: in any order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from storage.times import from_ms
from tests.unit.ticketing.any_order.any_order_base import (
    RIGHT,
    AnyOrderBase,
    Do,
    Pick,
    advisers,
    anybody,
    enquiries,
    picks,
    points,
    somebody,
)
from tests.unit.ticketing.queue.queue_model import COME_BACK_MS, HOLD_MS, No, Ticket, service_day
from tests.unit.ticketing.queue.queue_next import ROOM, offers, place_for
from tests.unit.ticketing.small_house import SITE
from ticketing import commands
from ticketing.asks import Ask
from ticketing.visits.model import Visit


class Turns(AnyOrderBase):
    @somebody("serving")
    @rule(
        pick=picks,
        adviser=anybody,
        to=st.one_of(st.none(), enquiries),
        whom=st.one_of(st.none(), advisers),
        keep=st.booleans(),
        back=st.booleans(),
        note=st.sampled_from([None, "Has the letter"]),
    )
    def refer(
        self,
        pick: Pick,
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
            if not self.model.is_served(enquiry, now):
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

        self.change("refer", pick, ("serving",), adviser, do, effect, note=note is not None)

    def _owner(self, ticket: Ticket) -> str | None:
        return self.model.staff.get(ticket.point or "") or ticket.now.adviser

    # ------------------------------------------------------------------ rest

    @somebody("serving", "waiting")
    @rule(
        pick=picks,
        adviser=anybody,
        reason=st.sampled_from(["filling_form", "stepped_out", "tea"]),
        minutes=st.sampled_from([None, 1, 5, 0]),
    )
    def hold(self, pick: Pick, adviser: str | None, reason: str, minutes: int | None) -> None:
        def effect(ticket: Ticket) -> None:
            if reason == "tea" or minutes == 0:
                raise No
            now = self.now
            if ticket.state == "serving":
                whom, enquiry = self._owner(ticket), ticket.now.enquiry
                ticket.end("held", now)
                ticket.steps.append(ticket.new(enquiry, now, origin="hold", for_adviser=whom))
                ticket.now.state, ticket.now.continues = "held", now
            else:
                ticket.waits_no_more("held", now)
            step = ticket.now
            step.held, step.reason = now, reason
            step.until = now + (HOLD_MS if minutes is None else minutes * 60_000)

        def do(visit: str, ask: Ask) -> Visit:
            return commands.hold(self.store, visit, ask, reason=reason, minutes=minutes)

        self.change("hold", pick, ("serving", "waiting"), adviser, do, effect)

    def _resume(self, ticket: Ticket) -> None:
        step = ticket.now
        assert step.held is not None
        over = max(self.now, step.held)
        if step.origin == "hold" and not step.rests:
            step.since = over
        ticket.rests_no_more(self.now)
        ticket.waits(over)

    @somebody("held")
    @rule(pick=picks, adviser=anybody)
    def resume(self, pick: Pick, adviser: str | None) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.resume(self.store, visit, ask)

        self.change("resume", pick, ("held",), adviser, do, self._resume)

    @somebody("held")
    @rule(point=points, pick=picks, adviser=anybody)
    def resume_here(self, point: str, pick: Pick, adviser: str | None) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.resume_here(self.store, visit, point, ask)

        self._called_to(point, pick, adviser, "held", do)

    @somebody("waiting")
    @rule(point=points, pick=picks, adviser=anybody)
    def call_visit(self, point: str, pick: Pick, adviser: str | None) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.call_visit(self.store, visit, point, ask, "asked_for_me")

        self._called_to(point, pick, adviser, "waiting", do)

    def _called_to(self, point: str, pick: Pick, adviser: str | None, state: str, do: Do) -> None:
        visit = self.one(pick, state)
        if visit is None:
            return
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser
        try:
            ticket = self.model.need(visit, (state,), adviser)
            here = self.model.take_up(point, adviser)
            place = place_for(self.model, ticket.now, point, self.now)
            if place is None:
                raise No
        except No:
            self.refused(lambda: do(visit, self.ask(adviser)))
            return
        name = "call" if state == "waiting" else "resume"
        with self.remembered(visit, name, adviser, moved=here, from_point=point):
            answer = do(visit, self.ask(adviser))
            if state == "held":
                self._resume(ticket)
            self.bring(ticket, place, here)
        assert (answer.state, answer.service_point) == ("called", place)
        self.perhaps_regretted(visit)

    @rule(point=points, to=enquiries, whom=st.one_of(st.none(), advisers), back=st.booleans())
    def somebody_is_served_and_sent_on(
        self, point: str, to: str, whom: str | None, back: bool
    ) -> None:
        self.begin_service(point)
        self.refer(pick=point, adviser=RIGHT, to=to, whom=whom, keep=True, back=back, note="Look")

    @rule(point=points, away=st.sampled_from([0, 20, 700]), here=st.booleans())
    def a_service_is_interrupted(self, point: str, away: int, here: bool) -> None:
        self.begin_service(point)
        visit = self.model.visit_at(point)
        if visit is not None:
            self.hold(pick=visit, adviser=RIGHT, reason="filling_form", minutes=None)
            self.now += away * 1000
            if here:
                self.resume_here(point=point, pick=visit, adviser=RIGHT)

    @somebody("waiting", "serving")
    @rule(pick=picks, away=st.sampled_from([20, 200]))
    def somebody_steps_out_for_a_while(self, pick: Pick, away: int) -> None:
        visit = self.one(pick, "waiting", "serving")
        if visit is not None:
            self.hold(pick=visit, adviser=RIGHT, reason="stepped_out", minutes=5)
            self.now += away * 1000
            self.resume(pick=visit, adviser=None)

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

    @somebody("held", "ended")
    @rule(pick=picks, adviser=anybody)
    def come_back(self, pick: Pick, adviser: str | None) -> None:
        visit = self.one(pick, "ended", "held")
        if visit is not None and self.model.tickets[visit].now.outcome == "day_closed":
            return  # whom a close ended comes back with all others: tests/unit/ticketing/day

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
            ticket.now.continues = step.ended
            ticket.waits(now)
            ticket.planned = [
                ticket.new(enquiry, now, state="planned", origin=origin, for_adviser=whom)
                for enquiry, origin, whom in ticket.dropped
            ]

        def do(visit: str, ask: Ask) -> Visit:
            return commands.come_back(self.store, visit, ask)

        self.change("return", pick, ("ended", "held"), adviser, do, effect, anywhere=True)

    @somebody("waiting", "held")
    @rule(pick=picks, adviser=anybody)
    def cancel(self, pick: Pick, adviser: str | None) -> None:
        def effect(ticket: Ticket) -> None:
            self.model.cancel(ticket, self.now, "left")

        def do(visit: str, ask: Ask) -> Visit:
            return commands.cancel(self.store, visit, ask)

        self.change("cancel", pick, ("waiting", "held"), adviser, do, effect)

    # ------------------------------------------------------------------ to another place

    @somebody("called", "serving")
    @rule(pick=picks, adviser=anybody, to=st.one_of(st.none(), points))
    def move(self, pick: Pick, adviser: str | None, to: str | None) -> None:
        visit = self.one(pick, "called", "serving")
        if visit is None:
            return
        adviser = self.adviser_for(visit, adviser)

        def do() -> Visit:
            return commands.move_visit(self.store, visit, self.ask(adviser), to_point=to)

        from_point = self.model.tickets[visit].point
        here = self.model.staff.get(from_point or "")
        try:
            ticket = self.model.need(visit, ("called", "serving"), adviser)
            place = self._free_place(ticket, here or ticket.now.adviser, to)
        except No:
            self.refused(do)
            return
        with self.remembered(visit, "move", adviser, moved=here, from_point=from_point):
            do()
            if here is not None:
                self.model.go(here, place)
            step = ticket.now
            step.point, step.last_call = place, self.now
            step.adviser = here or step.adviser
        self.perhaps_regretted(visit)

    def _free_place(self, ticket: Ticket, adviser: str | None, to: str | None) -> str:
        place = to or ROOM
        if self.model.visit_at(place) or not offers(place, ticket.now):
            raise No
        if self.model.here(self.now).get(place) not in (None, adviser):
            raise No
        if "hearing_loop" in ticket.now.place:  # which no place has
            raise No
        return place
