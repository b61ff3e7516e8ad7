"""Whatever is done in whatever order: the commands do what the plain model says, and the promises
hold after each step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from storage import Store
from storage.times import from_ms, to_ms
from tests.helpers import an_ask, everything, fresh_store, rows
from tests.unit.ticketing.queue_model import (
    GAP_MS,
    RECALLS_BEFORE_NO_SHOW,
    No,
    Queue,
    Ticket,
    service_day,
)
from tests.unit.ticketing.small_house import ADVISERS, ENQUIRIES, POINTS, SITE, TEXT
from ticketing import commands, replay, staffing
from ticketing.errors import KeyReused, Refused
from ticketing.model import Ask, Visit

points = st.sampled_from(POINTS)
advisers = st.sampled_from(ADVISERS)
#: Whoever is signed on at the service point in question.
RIGHT = "the right one"
anybody = st.sampled_from([None, RIGHT, RIGHT, *ADVISERS])
keys = st.sampled_from([None, None, None, "k1", "k2", "k3"])
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday


class AnyOrder(RuleBasedStateMachine):
    visits: Bundle[str] = Bundle("visits")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.store = fresh_store(self.folder / "queue.db", TEXT)
        self.now = to_ms(START)
        self.model = Queue()
        self.answers: dict[str, tuple[str, Any]] = {}

    def teardown(self) -> None:
        self.store.close()
        rmtree(self.folder)

    @initialize(
        target=visits,
        places=st.permutations(POINTS),
        enquiries=st.lists(st.sampled_from(ENQUIRIES), min_size=4, max_size=8),
        calls=st.integers(0, 3),
    )
    def a_day_begins(self, places: list[str], enquiries: list[str], calls: int) -> Any:
        for adviser, point in zip(ADVISERS, places, strict=False):
            self.sign_on(adviser=adviser, point=point)
        came = self.several_come(enquiries=enquiries, apart=90)
        for point in places[:calls]:
            self.call_next(point=point, adviser=None, key=None)
        return came

    # ------------------------------------------------------------------ time

    @rule(seconds=st.sampled_from([1, 10, 30, 290, 301, 600, 1500, -1, -8, -400]))
    def the_clock_moves(self, seconds: int) -> None:
        self.now += seconds * 1000

    @precondition(lambda self: len(self.model.tickets) > 8)
    @rule(hours=st.sampled_from([3, 15, 16, 24]))
    def much_time_passes(self, hours: int) -> None:
        self.now += hours * 3_600_000

    # ------------------------------------------------------------------ visitors

    @rule(target=visits, enquiry=st.sampled_from(ENQUIRIES), key=keys)
    def issue(self, enquiry: str, key: str | None) -> Any:
        ask = an_ask(from_ms(self.now), key=key, for_what=f"issue {enquiry}")

        def do() -> Any:
            return commands.issue(self.store, SITE, enquiry, ask, language="en")

        if self._repeated(key, f"issue {enquiry}", do):
            return multiple()
        try:
            number = self.model.number(enquiry, self.now)
        except No:
            self._refused(do)
            return multiple()
        ahead = sum(t.enquiry == enquiry for t in self.model.waiting(self.now))
        issued = do()
        assert (issued.number, issued.ahead) == (number, ahead)
        self.model.issue(issued.visit, enquiry, self.now)
        self._keep(key, f"issue {enquiry}", issued)
        return issued.visit

    @rule(
        target=visits,
        enquiries=st.lists(st.sampled_from(ENQUIRIES), min_size=3, max_size=6),
        apart=st.sampled_from([0, 1, 60, 240]),
    )
    def several_come(self, enquiries: list[str], apart: int) -> Any:
        came = []
        for enquiry in enquiries:
            self.now += apart * 1000
            if isinstance(visit := self.issue(enquiry=enquiry, key=None), str):
                came.append(visit)
        return multiple(*came)

    @rule(point=points, times=st.integers(1, 4))
    def a_service_point_works(self, point: str, times: int) -> None:
        for _ in range(times):
            self.call_next(point=point, adviser=RIGHT, key=None)
            self.start(who=point, adviser=RIGHT)
            self.finish(who=point, adviser=RIGHT)

    @rule(point=points, adviser=anybody, key=keys)
    def call_next(self, point: str, adviser: str | None, key: str | None) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser
        ask = an_ask(from_ms(self.now), adviser=adviser, key=key, for_what=f"next {point}")

        def do() -> Any:
            return commands.call_next(self.store, SITE, point, ask)

        if self._repeated(key, f"next {point}", do):
            return
        try:
            if adviser and self.model.staff.get(point) != adviser:
                raise No
            expected = self.model.next(point, self.now)
        except No:
            self._refused(do)
            return
        called = do()
        self._keep(key, f"next {point}", called)
        if expected is None:
            assert called is None
            return
        assert (called.number, called.service_day) == (expected.number, expected.day)
        place = self.model.place(expected, point)
        assert place is not None
        assert (called.state, called.service_point) == ("called", place)
        expected.state, expected.point, expected.last_call = "called", place, self.now
        expected.adviser = self.model.staff.get(point)
        self.model.goes(point, place)

    # ------------------------------------------------------------------ the service point

    @rule(who=st.one_of(points, visits), adviser=anybody)
    def recall(self, who: str, adviser: str | None) -> None:
        if ticket := self._change(commands.recall, who, "called", adviser, self._gap_is_over):
            ticket.recalls, ticket.last_call = ticket.recalls + 1, self.now

    @rule(who=st.one_of(points, visits), adviser=anybody)
    def start(self, who: str, adviser: str | None) -> None:
        if ticket := self._change(commands.start, who, "called", adviser):
            ticket.state = "serving"

    @rule(who=st.one_of(points, visits), adviser=anybody)
    def no_show(self, who: str, adviser: str | None) -> None:
        def opens(ticket: Ticket) -> None:
            self._gap_is_over(ticket)
            if ticket.recalls < RECALLS_BEFORE_NO_SHOW:
                raise No

        if ticket := self._change(commands.no_show, who, "called", adviser, opens):
            ticket.state, ticket.outcome = "ended", "no_show"

    @rule(who=st.one_of(points, visits), adviser=anybody)
    def finish(self, who: str, adviser: str | None) -> None:
        def finish(store: Store, visit: str, ask: Ask) -> Visit:
            return commands.finish(store, visit, ask, outcome="done")

        if ticket := self._change(finish, who, "serving", adviser):
            ticket.state, ticket.outcome = "ended", "done"

    # ------------------------------------------------------------------ staff, and the day

    @rule(adviser=advisers, point=points)
    def sign_on(self, adviser: str, point: str) -> None:
        ask = an_ask(from_ms(self.now), adviser=adviser)

        def do() -> object:
            return staffing.sign_on(self.store, SITE, adviser, point, ask)

        try:
            self.model.sign_on(adviser, point)
        except No:
            self._refused(do)
        else:
            do()

    @rule(point=points, adviser=anybody)
    def sign_off(self, point: str, adviser: str | None) -> None:
        adviser = self.model.staff.get(point) if adviser == RIGHT else adviser
        ask = an_ask(from_ms(self.now), adviser=adviser)

        def do() -> None:
            staffing.sign_off(self.store, SITE, point, ask)

        try:
            self.model.sign_off(point, adviser)
        except No:
            self._refused(do)
        else:
            do()

    @rule()
    def close_past_days(self) -> None:
        today = service_day(self.now)
        left = [t for t in self.model.tickets.values() if t.state == "waiting" and t.day < today]
        assert commands.close_past_days(self.store, SITE, from_ms(self.now)) == len(left)
        for ticket in left:
            ticket.state, ticket.outcome = "ended", "day_closed"

    # ------------------------------------------------------------------ what holds after each step

    @invariant()
    def no_visit_is_lost_and_each_is_as_the_model_says(self) -> None:
        found = rows(
            self.store,
            "SELECT v.id, v.number, v.service_day, s.enquiry, s.state, s.recalls, s.outcome,"
            " s.service_point, s.adviser, s.queued_at"
            " FROM visit v JOIN step s ON s.visit = v.id ORDER BY v.id",
        )
        told = [
            (visit, t.number, t.day, t.enquiry, t.state, t.recalls, t.outcome, t.point, t.adviser,
             t.at)
            for visit, t in sorted(self.model.tickets.items())
        ]  # fmt: skip
        assert found == told

    @invariant()
    def no_number_stands_twice_in_a_service_day(self) -> None:
        found = rows(self.store, "SELECT service_day, number FROM visit")
        assert len(found) == len(set(found))

    @invariant()
    def each_service_point_has_at_most_one_visit_and_each_visit_one_open_step(self) -> None:
        for column in ("service_point", "visit"):
            found = rows(self.store, f"SELECT {column} FROM step WHERE state != 'ended'")
            there = [row[0] for row in found if row[0] is not None]
            assert len(there) == len(set(there))

    @invariant()
    def staff_are_where_the_model_says(self) -> None:
        found = rows(self.store, "SELECT service_point, adviser FROM sign_on WHERE until IS NULL")
        assert dict(found) == self.model.staff

    @invariant()
    def the_log_alone_gives_the_same_state(self) -> None:
        with self.store.read() as conn:
            assert replay.differences(conn) == []

    # ------------------------------------------------------------------ common to the rules

    def _refused(self, do: Callable[[], object]) -> None:
        before = everything(self.store)
        with pytest.raises(Refused):
            do()
        assert everything(self.store) == before

    def _repeated(self, key: str | None, asked: str, do: Callable[[], object]) -> bool:
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

    def _keep(self, key: str | None, asked: str, answer: object) -> None:
        if key is not None:
            self.answers[key] = (asked, answer)

    def _gap_is_over(self, ticket: Ticket) -> None:
        if ticket.last_call <= self.now < ticket.last_call + GAP_MS:
            raise No

    def _change(
        self,
        command: Callable[[Store, str, Ask], Visit],
        who: str,
        state: str,
        adviser: str | None,
        check: Callable[[Ticket], None] = lambda ticket: None,
    ) -> Ticket | None:
        """Do it, to a visit or to whoever is at a service point; None if it was refused."""
        visit = self.model.visit_at(who) if who in POINTS else who
        if visit is None:
            return None
        if adviser == RIGHT:
            adviser = self.model.staff.get(self.model.tickets[visit].point or "")
        ask = an_ask(from_ms(self.now), adviser=adviser)
        try:
            ticket = self.model.need(visit, state, adviser)
            check(ticket)
        except No:
            self._refused(lambda: command(self.store, visit, ask))
            return None
        assert command(self.store, visit, ask).number == ticket.number
        return ticket


TestAnyOrder = AnyOrder.TestCase
