"""Further enquiries, needs, notes, visits without a wait, and undo: in any order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from storage.times import from_ms
from tests.helpers import rows
from tests.unit.ticketing.any_order.any_order_base import (
    RIGHT,
    AnyOrderBase,
    Pick,
    anybody,
    enquiries,
    languages,
    needs,
    picks,
    points,
)
from tests.unit.ticketing.queue.queue_model import COME_BACK_MS, No, Ticket
from tests.unit.ticketing.small_house import SITE
from ticketing import commands
from ticketing.asks import Ask
from ticketing.visits import notes
from ticketing.visits.model import Visit

OPEN = ("waiting", "held", "called", "serving")
DAY_MS = 86_400_000


class More(AnyOrderBase):
    # ------------------------------------------------------------------ enquiries and needs

    @rule(pick=picks, adviser=anybody, enquiry=enquiries)
    def add_enquiry(self, pick: Pick, adviser: str | None, enquiry: str) -> None:
        def effect(ticket: Ticket) -> None:
            if enquiry in {ticket.now.enquiry, *(step.enquiry for step in ticket.planned)}:
                raise No
            if not self.model.is_served(enquiry, self.now):
                raise No
            ticket.planned.append(ticket.new(enquiry, self.now, state="planned", origin="added"))

        def do(visit: str, ask: Ask) -> Visit:
            return commands.add_enquiry(self.store, visit, enquiry, ask)

        self.change("enquiries", pick, OPEN, adviser, do, effect, anywhere=True)

    @rule(pick=picks, adviser=anybody, enquiry=enquiries)
    def change_enquiry(self, pick: Pick, adviser: str | None, enquiry: str) -> None:
        def effect(ticket: Ticket) -> None:
            if enquiry in {ticket.now.enquiry, *(step.enquiry for step in ticket.planned)}:
                raise No
            if ticket.state in ("waiting", "held") and not self.model.is_served(enquiry, self.now):
                raise No
            ticket.now.enquiry = enquiry

        def do(visit: str, ask: Ask) -> Visit:
            return commands.change_enquiry(self.store, visit, enquiry, ask)

        self.change("enquiry", pick, OPEN, adviser, do, effect, anywhere=True)

    @precondition(lambda self: any(t.planned for t in self.model.tickets.values()))
    @rule(pick=picks, which=st.integers(0, 3))
    def remove_enquiry(self, pick: Pick, which: int) -> None:
        visit = self._planning(pick)
        steps = self._planned(visit)
        step = steps[which] if which < len(steps) else 999_999

        def effect(ticket: Ticket) -> None:
            if which >= len(steps):
                raise No
            del ticket.planned[which]

        def do(visit: str, ask: Ask) -> Visit:
            return commands.remove_enquiry(self.store, visit, step, ask)

        self.change("enquiries", visit or pick, OPEN, None, do, effect, anywhere=True)

    @precondition(lambda self: any(t.planned for t in self.model.tickets.values()))
    @rule(pick=picks, chosen=st.permutations(range(4)), short=st.booleans())
    def order_enquiries(self, pick: Pick, chosen: list[int], short: bool) -> None:
        visit = self._planning(pick)
        steps = self._planned(visit)
        order = [n for n in chosen if n < len(steps)]
        asked = [steps[n] for n in order][int(short) :]

        def effect(ticket: Ticket) -> None:
            if len(asked) < len(steps) or len(steps) > len(chosen):
                raise No
            ticket.planned = [ticket.planned[n] for n in order]

        def do(visit: str, ask: Ask) -> Visit:
            return commands.order_enquiries(self.store, visit, asked, ask)

        self.change("enquiries", visit or pick, OPEN, None, do, effect, anywhere=True)

    def _planning(self, pick: Pick) -> str | None:
        """A visit with something planned, if there is one."""
        fit = [visit for visit, ticket in self.model.tickets.items() if ticket.planned]
        return fit[pick % len(fit)] if fit and isinstance(pick, int) else self.one(pick)

    def _planned(self, visit: str | None) -> list[int]:
        found = "SELECT id FROM step WHERE visit = ? AND state = 'planned' ORDER BY position"
        return [row[0] for row in rows(self.store, found, visit)]

    @rule(pick=picks, adviser=anybody, need=needs, asked=languages)
    def set_needs(
        self, pick: Pick, adviser: str | None, need: tuple[str, ...], asked: str | None
    ) -> None:
        def do(visit: str, ask: Ask) -> Visit:
            return commands.set_needs(self.store, visit, ask, needs=need, asked_language=asked)

        def effect(ticket: Ticket) -> None:
            ticket.set_needs(need, asked)

        self.change("needs", pick, OPEN, adviser, do, effect, anywhere=True)

    # ------------------------------------------------------------------ notes

    @rule(pick=picks, text=st.sampled_from(["Has the letter", " ", "n" * 501]))
    def leave_a_note(self, pick: Pick, text: str) -> None:
        visit = self.one(pick, *OPEN)
        if visit is None:
            return
        left = self.model.notes.setdefault(visit, [])
        if self.model.tickets[visit].open and text == "Has the letter" and len(left) < notes.MOST:
            left.append(self.now)
            assert len(notes.add(self.store, visit, self.ask(), text)) == len(left)
        else:
            self.refused(lambda: notes.add(self.store, visit, self.ask(), text))

    @rule()
    def notes_are_purged(self) -> None:
        before = sum(len(at) for at in self.model.notes.values())
        for visit, left in self.model.notes.items():
            ticket = self.model.tickets[visit]
            gone = not ticket.open and all(
                step.ended is not None
                and self.now - step.ended >= (COME_BACK_MS if step.outcome == "no_show" else 60_000)
                for step in ticket.steps
            )
            self.model.notes[visit] = [at for at in left if not gone and at >= self.now - DAY_MS]
        after = sum(len(at) for at in self.model.notes.values())
        assert notes.purge(self.store, from_ms(self.now)) == before - after

    # ------------------------------------------------------------------ without a wait

    @rule(point=points, adviser=anybody, enquiry=enquiries)
    def serve_directly(self, point: str, adviser: str | None, enquiry: str) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser

        def do() -> Visit:
            return commands.serve_directly(self.store, SITE, point, enquiry, self.ask(adviser))

        try:
            here = self.model.take_up(point, adviser)
        except No:
            self.refused(do)
            return
        number = self.model.number(enquiry, self.now)
        visit = do()
        assert (visit.number, visit.state, visit.service_point) == (number, "serving", point)
        with self.remembered(visit.visit, "serve", adviser, moved=here):
            ticket = self.model.enter(visit.visit, [enquiry], self.now)
            ticket.waits_no_more("serving", self.now)
            ticket.now.called = ticket.now.last_call = ticket.now.served = self.now
            ticket.now.point, ticket.now.adviser = point, here
            if here is not None:
                self.model.ready(point, here)
        self.model.deeds[visit.visit].before = None
        self.perhaps_regretted(visit.visit)

    @rule(adviser=anybody, enquiry=enquiries)
    def answer_at_the_door(self, adviser: str | None, enquiry: str) -> None:
        adviser = "ann" if adviser == RIGHT else adviser
        visit = commands.answer_at_door(self.store, SITE, enquiry, self.ask(adviser))
        assert (visit.number, visit.outcome, visit.source) == ("", "done", "door")
        with self.remembered(visit.visit, "answer", adviser):
            ticket = self.model.enter(visit.visit, [enquiry], self.now, numbered=False)
            ticket.end("done", self.now)
            ticket.now.adviser = adviser
        self.model.deeds[visit.visit].before = None
        self.perhaps_regretted(visit.visit)

    # ------------------------------------------------------------------ undo

    @rule(pick=picks, adviser=anybody, supervisor=st.booleans())
    def undo(self, pick: Pick, adviser: str | None, supervisor: bool) -> None:
        visit = self.one(pick)
        if visit is None:
            return
        deed = self.model.deeds.get(visit)
        adviser = (deed.actor if deed else None) if adviser == RIGHT else adviser
        self.take_back(visit, adviser, supervisor=supervisor)

    @precondition(lambda self: self.model.deeds)
    @rule(adviser=anybody)
    def undo_the_last(self, adviser: str | None) -> None:
        """The freshest deed, which time may have overtaken, is undone more often than another."""
        at = {visit: deed.at for visit, deed in self.model.deeds.items()}
        if at:
            self.undo(pick=max(at, key=lambda v: at[v]), adviser=adviser, supervisor=False)
