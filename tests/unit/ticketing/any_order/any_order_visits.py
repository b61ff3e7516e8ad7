"""From the ticket to the door, in any order."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from storage.times import from_ms
from tests.helpers import an_ask
from tests.unit.ticketing.any_order.any_order_base import (
    RIGHT,
    Pick,
    anybody,
    enquiries,
    keys,
    languages,
    needs,
    picks,
    points,
    somebody,
)
from tests.unit.ticketing.any_order.any_order_staff import Staff
from tests.unit.ticketing.queue.queue_model import GAP_MS, RECALLS_BEFORE_NO_SHOW, No, Ticket
from tests.unit.ticketing.queue.queue_next import ahead, next_for
from tests.unit.ticketing.small_house import ADVISERS, ENQUIRIES, POINTS, SITE
from ticketing import commands
from ticketing.asks import Ask
from ticketing.visits.model import Visit

CALLED, SERVING = ("called",), ("serving",)


class Visits(Staff):
    @initialize(
        places=st.permutations(POINTS),
        wanted=st.lists(enquiries, min_size=4, max_size=8),
        calls=st.integers(0, 3),
        regret=st.sampled_from([0, 2, 3]),
    )
    def a_day_begins(self, places: list[str], wanted: list[str], calls: int, regret: int) -> None:
        for adviser, point in zip(ADVISERS, places, strict=False):
            self.sign_on(adviser=adviser, point=point)
        self.several_come(wanted=wanted, apart=90)
        for point in places[:calls]:
            self.call_next(point=point, adviser=None, key=None)
        self.regret = regret

    # ------------------------------------------------------------------ time

    @rule(seconds=st.sampled_from([1, 10, 30, 61, 290, 601, 1500, -1, -8, -400]))
    def the_clock_moves(self, seconds: int) -> None:
        self.now += seconds * 1000

    @precondition(lambda self: len(self.model.tickets) > 8)
    @rule(hours=st.sampled_from([3, 15, 16, 24]))
    def much_time_passes(self, hours: int) -> None:
        self.now += hours * 3_600_000

    # ------------------------------------------------------------------ visitors

    @rule(
        wanted=st.lists(enquiries, min_size=1, max_size=3),
        need=needs,
        asked=languages,
        key=keys,
    )
    def issue(
        self, wanted: list[str], need: tuple[str, ...], asked: str | None, key: str | None
    ) -> None:
        what = f"issue {wanted} {need} {asked}"
        ask = an_ask(from_ms(self.now), key=key, for_what=what)

        def do() -> Any:
            return commands.issue(
                self.store, SITE, wanted[0], ask, language="en",
                needs=need, asked_language=asked, further=wanted[1:],
            )  # fmt: skip

        if self.repeated(key, what, do):
            return
        if len(set(wanted)) < len(wanted) or not all(
            self.model.is_open(one, self.now) for one in wanted
        ):
            self.refused(do)
            return
        number = self.model.number(wanted[0], self.now)
        issued = do()
        assert issued.number == number
        with self.remembered(issued.visit, "issue", None):
            ticket = self.model.enter(issued.visit, wanted, self.now, need, asked)
        before = ahead(self.model, ticket, self.now)
        assert before is None or issued.ahead == before
        self.model.deeds[issued.visit].before = None
        self.keep(key, what, issued)

    @rule(
        wanted=st.lists(st.sampled_from(ENQUIRIES), min_size=3, max_size=6),
        apart=st.sampled_from([0, 1, 60, 240]),
    )
    def several_come(self, wanted: list[str], apart: int) -> None:
        for enquiry in wanted:
            self.now += apart * 1000
            self.issue(wanted=[enquiry], need=(), asked=None, key=None)

    @rule(point=points, times=st.integers(1, 4))
    def a_service_point_works(self, point: str, times: int) -> None:
        for _ in range(times):
            self.call_next(point=point, adviser=RIGHT, key=None)
            self.start(pick=point, adviser=RIGHT)
            self.finish(pick=point, adviser=RIGHT, outcome="done", avoidable=None)

    @rule(point=points)
    def begin_service(self, point: str) -> None:
        self.call_next(point=point, adviser=RIGHT, key=None)
        self.start(pick=point, adviser=RIGHT)

    @rule(point=points)
    def a_call_is_missed(self, point: str) -> None:
        self.call_next(point=point, adviser=RIGHT, key=None)
        self.now += GAP_MS
        self.recall(pick=point, adviser=RIGHT)
        self.now += GAP_MS
        self.no_show(pick=point, adviser=RIGHT)

    @rule(point=points, adviser=anybody, key=keys)
    def call_next(self, point: str, adviser: str | None, key: str | None) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser
        ask = an_ask(from_ms(self.now), adviser=adviser, key=key, for_what=f"next {point}")

        def do() -> Any:
            return commands.call_next(self.store, SITE, point, ask)

        if self.repeated(key, f"next {point}", do):
            return
        try:
            here = self.model.take_up(point, adviser)
            expected = next_for(self.model, point, self.now)
        except No:
            self.refused(do)
            return
        if expected is None:
            assert do() is None
            if here is not None:
                self.model.ready(point, here)
            self.keep(key, f"next {point}", None)
            return
        ticket, place = expected
        visit = next(v for v, t in self.model.tickets.items() if t is ticket)
        with self.remembered(visit, "call", adviser, moved=here, from_point=point):
            called = do()
            self.bring(ticket, place, here)
        self.keep(key, f"next {point}", called)
        assert (called.visit, called.state, called.service_point) == (visit, "called", place)
        if key is None:
            self.perhaps_regretted(visit)

    # ------------------------------------------------------------------ the service point

    @somebody("called")
    @rule(pick=picks, adviser=anybody)
    def recall(self, pick: Pick, adviser: str | None) -> None:
        def effect(ticket: Ticket) -> None:
            self._gap_is_over(ticket)
            ticket.now.recalls, ticket.now.last_call = ticket.now.recalls + 1, self.now

        def do(visit: str, ask: Ask) -> Visit:
            return commands.recall(self.store, visit, ask)

        self.change("recall", pick, CALLED, adviser, do, effect, anywhere=True)

    @somebody("called")
    @rule(pick=picks, adviser=anybody)
    def start(self, pick: Pick, adviser: str | None) -> None:
        def effect(ticket: Ticket) -> None:
            ticket.now.state, ticket.now.served = "serving", self.now
            ticket.now.adviser = self.model.staff.get(ticket.point or "") or ticket.now.adviser

        def do(visit: str, ask: Ask) -> Visit:
            return commands.start(self.store, visit, ask)

        self.change("start", pick, CALLED, adviser, do, effect)

    @somebody("called")
    @rule(pick=picks, adviser=anybody)
    def no_show(self, pick: Pick, adviser: str | None) -> None:
        def effect(ticket: Ticket) -> None:
            self._gap_is_over(ticket)
            if ticket.now.recalls < RECALLS_BEFORE_NO_SHOW:
                raise No
            ticket.dropped = [(s.enquiry, s.origin, s.for_adviser) for s in ticket.planned]
            ticket.planned = []
            ticket.end("no_show", self.now)

        def do(visit: str, ask: Ask) -> Visit:
            return commands.no_show(self.store, visit, ask)

        self.change("no-show", pick, CALLED, adviser, do, effect)

    @somebody("serving")
    @rule(
        pick=picks,
        adviser=anybody,
        outcome=st.sampled_from(["done", "done", None, "lunch"]),
        avoidable=st.sampled_from([None, True, False]),
    )
    def finish(
        self, pick: Pick, adviser: str | None, outcome: str | None, avoidable: bool | None
    ) -> None:
        def effect(ticket: Ticket) -> None:
            if outcome == "lunch":
                raise No
            ticket.now.avoidable = avoidable
            ticket.end(outcome or "unsaid", self.now)
            ticket.follow_on(self.now)

        def do(visit: str, ask: Ask) -> Visit:
            return commands.finish(self.store, visit, ask, outcome=outcome, avoidable=avoidable)

        self.change("finish", pick, SERVING, adviser, do, effect)

    def _gap_is_over(self, ticket: Ticket) -> None:
        if ticket.now.last_call <= self.now < ticket.now.last_call + GAP_MS:
            raise No
