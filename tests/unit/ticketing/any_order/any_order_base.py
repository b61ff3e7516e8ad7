"""What the rules of `test_any_order_of_commands` share: the house, the clock, refusals, undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition

from storage.times import from_ms, to_ms
from tests.helpers import an_ask, everything, fresh_store, rows
from tests.unit.ticketing.queue.queue_model import Deed, No, Queue, Ticket
from tests.unit.ticketing.small_house import ADVISERS, ENQUIRIES, POINTS, SITE, TEXT
from ticketing import commands
from ticketing.asks import Ask
from ticketing.errors import KeyReused, Refused
from ticketing.visits.model import Visit

points = st.sampled_from(POINTS)
advisers = st.sampled_from(ADVISERS)
enquiries = st.sampled_from(ENQUIRIES)
#: Whoever is signed on at the service point in question.
RIGHT = "the right one"
anybody = st.sampled_from([RIGHT, RIGHT, RIGHT, RIGHT, None, *ADVISERS])
#: Which visit: mostly one of those that it can be done to.
picks = st.integers(0, 99)
keys = st.sampled_from([None, None, None, "k1", "k2", "k3"])
needs = st.sampled_from(
    [(), (), ("priority",), ("step_free",), ("children", "priority"), ("hearing_loop", "step_free")]
)
languages = st.sampled_from([None, None, "pl", "cy"])
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday

#: The small house with what the turns of a visit can depend on.
HOUSE = (
    TEXT.replace('name = "Bob"', 'name = "Bob"\nlanguages = ["pl"]')
    .replace(
        'name = { en = "Counter 2" }\nzone = "main"',
        'name = { en = "Counter 2" }\nzone = "main"\nstep_free = false',
    )
    .replace("[[groups]]", "[site.desk]\noutcome_required = false\n\n[[groups]]", 1)
)
assert HOUSE.count("step_free") == HOUSE.count('languages = ["pl"]') == 1


#: A number that picks a visit, a service point whose visit it is, or the visit itself.
Pick = int | str
Do = Callable[[str, Ask], Visit]


def somebody(*states: str) -> Callable[[Any], Any]:
    """A rule for when a visit is in one of the states, and now and then for another visit."""
    return precondition(
        lambda self: any(ticket.state in states for ticket in self.model.tickets.values())
    )


class AnyOrderBase(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.store = fresh_store(self.folder / "queue.db", HOUSE)
        self.now = to_ms(START)
        # How it is kept is another test's: here counts what follows from it.
        self.model = Queue(acted=self.acted)
        self.answers: dict[str, tuple[str, Any]] = {}
        #: Each so-manieth deed is undone at once; 0 for none.
        self.regret = self.done = 0

    def teardown(self) -> None:
        self.store.close()
        rmtree(self.folder)

    def acted(self, adviser: str) -> int:
        """When somebody who is signed on last did something."""
        found = rows(
            self.store,
            "SELECT max(o.since, coalesce(a.at, 0)) FROM sign_on o LEFT JOIN acted a"
            " ON a.adviser = o.adviser WHERE o.adviser = ? AND o.until IS NULL",
            adviser,
        )
        return int(found[0][0])

    # ------------------------------------------------------------------ who, and which visit

    def ask(self, adviser: str | None = None) -> Ask:
        return an_ask(from_ms(self.now), adviser=adviser)

    def one(self, pick: Pick, *states: str) -> str | None:
        """A visit: three times in four in one of the states, if there is one.

        A service point picks the visit that is there.
        """
        if isinstance(pick, str):
            return self.model.visit_at(pick) if pick in POINTS else pick
        every = list(self.model.tickets)
        fit = [visit for visit in every if self.model.tickets[visit].state in states]
        from_ = fit if fit and pick % 4 else every
        return from_[pick % len(from_)] if from_ else None

    def adviser_for(self, visit: str, adviser: str | None) -> str | None:
        if adviser != RIGHT:
            return adviser
        return self.model.staff.get(self.model.tickets[visit].point or "")

    def begin_service(self, point: str) -> None:
        """Call the next and serve them."""
        raise NotImplementedError

    # ------------------------------------------------------------------ refused, or repeated

    def refused(self, do: Callable[[], object]) -> None:
        before = everything(self.store)
        with pytest.raises(Refused):
            do()
        assert everything(self.store) == before

    def repeated(self, key: str | None, asked: str, do: Callable[[], object]) -> bool:
        """Whether the key was used before, and is then answered as before."""
        if key not in self.answers:
            return False
        first, answer = self.answers[key]
        if first != asked:
            with pytest.raises(KeyReused):
                do()
            return True
        before = everything(self.store)
        assert do() == answer
        assert everything(self.store) == before
        return True

    def keep(self, key: str | None, asked: str, answer: object) -> None:
        if key is not None:
            self.answers[key] = (asked, answer)

    # ------------------------------------------------------------------ done

    def change(
        self,
        name: str,
        pick: Pick,
        states: tuple[str, ...],
        adviser: str | None,
        do: Do,
        effect: Callable[[Ticket], None],
        *,
        anywhere: bool = False,
        note: bool = False,
    ) -> str | None:
        """Do it to a visit, as `effect` does to the model, which raises No where it cannot be.

        The visit, if it was done.
        """
        visit = self.one(pick, *states)
        if visit is None:
            return None
        adviser = self.adviser_for(visit, adviser)
        ask = self.ask(adviser)
        saved = deepcopy(self.model.tickets[visit])
        try:
            ticket = self.model.need(visit, states, None if anywhere else adviser)
            with self.remembered(visit, name, adviser):
                effect(ticket)
                answer = do(visit, ask)
        except No:
            self.model.tickets[visit] = saved
            self.refused(lambda: do(visit, ask))
            return None
        assert answer.number == (ticket.number or "")
        assert answer.state == ticket.state
        if note:
            self.model.notes.setdefault(visit, []).append(self.now)
            self.model.deeds[visit].note = True
        self.perhaps_regretted(visit)
        return visit

    @contextmanager
    def remembered(
        self,
        visit: str,
        command: str,
        actor: str | None,
        *,
        moved: str | None = None,
        from_point: str | None = None,
    ) -> Iterator[None]:
        """Keep what the visit was, in the model and in the tables, so that it can be undone."""
        before = deepcopy(self.model.tickets.get(visit))
        owner = self.model.staff.get((before.point if before else None) or "")
        kept, paused = self.rows_of(visit, moved), self.model.paused.get(moved or "")
        yield
        self.model.deeds[visit] = Deed(
            command=command,
            actor=actor,
            at=self.now,
            before=before,
            after=deepcopy(self.model.tickets[visit]),
            owner=owner,
            moved=moved,
            moves=self.model.moves.get(moved or "", 0),
            from_point=from_point,
            paused=paused,
            rows=kept,
        )

    def rows_of(self, visit: str, adviser: str | None) -> list[list[tuple[Any, ...]]]:
        """Everything in the tables that an undo must bring back."""
        mine = "SELECT * FROM sign_on WHERE until IS NULL AND site = ? AND adviser = ?"
        return [
            rows(self.store, "SELECT * FROM visit WHERE id = ?", visit),
            rows(self.store, "SELECT * FROM step WHERE visit = ? ORDER BY id", visit),
            rows(self.store, mine, SITE, adviser) if adviser else [],
        ]

    # ------------------------------------------------------------------ undone

    def perhaps_regretted(self, visit: str) -> None:
        """Undo each so-manieth deed at once, more often than chance would have it."""
        self.done += 1
        if self.regret and self.done % self.regret == 0:
            self.take_back(visit, self.model.deeds[visit].actor, supervisor=False)

    def take_back(self, visit: str, adviser: str | None, *, supervisor: bool) -> None:
        """Undo the last deed, and see that all is as it was, or that the undo is refused."""

        def do() -> Visit:
            return commands.undo(self.store, visit, self.ask(adviser), anybody=supervisor)

        try:
            done = self.model.undo(visit, self.now, adviser, anybody=supervisor)
        except No:
            self.refused(do)
            return
        do()
        if done.before is not None:
            assert self.rows_of(visit, done.moved) == done.rows

    def bring(self, ticket: Ticket, place: str, adviser: str | None) -> None:
        """Called to a place, where the adviser goes along; a wrap-up ends."""
        if adviser in self.model.paused:
            self.model.ready(next(p for p, a in self.model.staff.items() if a == adviser), adviser)
        self.model.go(adviser, place)
        step = ticket.now
        ticket.waits_no_more("called", self.now)
        step.called = step.last_call = self.now
        step.point, step.adviser = place, adviser
