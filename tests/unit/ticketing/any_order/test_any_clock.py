"""Whatever is done while the clock is set ahead, put back, doubted, or right again: no visit is
lost or ends by itself, each who waits is in a queue that a desk looks at, and log and tables agree.
What the commands do by a clock that is right, `test_any_order_of_commands` tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from storage.times import to_ms
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.any_order.any_order_base import HOUSE
from tests.unit.ticketing.small_house import ADVISERS, ENQUIRIES, POINTS, SITE
from ticketing import commands, sites
from ticketing.day import redating
from ticketing.day.clocks import TOLERANCE_MS, Reading
from ticketing.errors import Refused
from ticketing.staff import pauses, places
from ticketing.visits import replay

#: A Monday; the house is open from eight until two at night.
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
WHO = {"counter-1": "ann", "counter-2": "bob", "room-1": "ann"}
picks = st.integers(0, 20)
points = st.sampled_from(POINTS)
#: By how much clocks are wrong: a little, an hour of summer time, days, years.
jumps = st.sampled_from(
    [timedelta(minutes=5), timedelta(hours=1), timedelta(hours=20), timedelta(days=1),
     timedelta(days=9), timedelta(days=800)]
)  # fmt: skip


class AnyClock(RuleBasedStateMachine):
    """A house whose wall clock is `self.off` from the one that only goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.store = fresh_store(self.folder / "queue.db", HOUSE)
        self.steady = to_ms(START)
        self.off = timedelta(0)
        self.boot = 0

    def teardown(self) -> None:
        self.store.close()
        rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        for adviser, point in (("ann", "counter-1"), ("bob", "counter-2")):
            places.sign_on(self.store, SITE, adviser, point, an_ask(self.now, adviser=adviser))
        self.minute()

    # ------------------------------------------------------------------ time

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.steady / 1000, UTC) + self.off

    def reading(self) -> Reading:
        return Reading(self.now, self.steady - self.boot, str(self.boot))

    def minute(self) -> None:
        """What the housekeeping does in each round."""
        now, store = self.now, self.store
        sure = redating.look(store, SITE, self.reading())
        redating.take_in(store, SITE, now)
        redating.keep_in_sight(store, SITE, now, sure)
        commands.end_holds(store, SITE, now)
        with store.read() as conn:
            site = sites.get(conn, SITE)
        pauses.end_wrap_ups(store, site, an_ask(now))
        commands.close_past_days(store, SITE, now, sure=sure)

    @rule(minutes=st.sampled_from([1, 4, 11]))
    def time_passes(self, minutes: int) -> None:
        # Never over the end of a day by the right clock: nobody is to end by itself here.
        if self.steady + minutes * 60_000 < to_ms(START + timedelta(hours=12)):
            self.steady += minutes * 60_000
        self.minute()

    @precondition(lambda self: self.off >= timedelta(0))  # from behind it comes right in one step
    @rule(by=jumps, looked_at=st.booleans())
    def the_clock_is_set_ahead(self, by: timedelta, looked_at: bool) -> None:
        self.off += by
        if looked_at:
            self.minute()

    @rule(by=jumps)
    def the_clock_is_put_back(self, by: timedelta) -> None:
        if self.off - by > timedelta(days=-1700):
            self.off -= by
        # Looked at within five seconds. One that went back and came back between two rounds was
        # seen by nobody: who came meanwhile came the day before, as far as anybody can tell.
        self.minute()

    @precondition(lambda self: self.off)
    @rule(seconds=st.sampled_from([0, 0, 3]))
    def the_clock_is_right_again(self, seconds: int) -> None:
        self.off = timedelta(seconds=seconds)
        self.minute()

    @precondition(lambda self: self.off <= timedelta(minutes=5))
    @rule()
    def the_machine_starts_anew(self) -> None:
        self.steady += 1000
        self.boot = self.steady
        redating.begin(self.store, self.reading())
        self.minute()

    # ------------------------------------------------------------------ deeds

    def does(self, command: Callable[[], object]) -> None:
        """It is done, or refused with reasons that are others' tests."""
        with suppress(Refused):
            command()

    def one(self, pick: int, *states: str) -> str | None:
        marks = ", ".join("?" * len(states))
        found = rows(
            self.store,
            f"SELECT visit FROM step WHERE state IN ({marks}) ORDER BY visit",
            *states,
        )
        return found[pick % len(found)][0] if found else None

    def of_point(self, point: str) -> str | None:
        found = rows(
            self.store, "SELECT visit FROM step WHERE service_point = ? AND ended_at IS NULL", point
        )
        return found[0][0] if found else None

    @rule(enquiry=st.sampled_from(ENQUIRIES), needs=st.sampled_from([(), ("priority",)]))
    def comes(self, enquiry: str, needs: tuple[str, ...]) -> None:
        self.does(lambda: commands.issue(
            self.store, SITE, enquiry, an_ask(self.now), language="en", needs=needs
        ))  # fmt: skip

    @rule(point=points)
    def calls(self, point: str) -> None:
        ask = an_ask(self.now, adviser=WHO[point])
        self.does(lambda: commands.call_next(self.store, SITE, point, ask))

    @rule(point=points, what=st.sampled_from(["start", "finish", "no_show", "recall", "undo"]))
    def goes_on(self, point: str, what: str) -> None:
        visit = self.of_point(point)
        if visit is None:
            return
        ask = an_ask(self.now, adviser=WHO[point])
        match what:
            case "finish":
                self.does(lambda: commands.finish(self.store, visit, ask, outcome="done"))
            case _:
                self.does(lambda: getattr(commands, what)(self.store, visit, ask))

    @rule(point=points, to=st.sampled_from(ENQUIRIES), back=st.booleans(), keep=st.booleans(),
          adviser=st.sampled_from([None, *ADVISERS]))  # fmt: skip
    def refers(self, point: str, to: str, back: bool, keep: bool, adviser: str | None) -> None:
        visit = self.of_point(point)
        if visit is not None:
            ask = an_ask(self.now, adviser=WHO[point])
            self.does(lambda: commands.start(self.store, visit, ask))
            self.does(lambda: commands.refer(
                self.store, visit, ask, enquiry=to, adviser=adviser, keep_arrival=keep, back=back
            ))  # fmt: skip

    @rule(pick=picks, minutes=st.sampled_from([1, 5, 30]))
    def rests(self, pick: int, minutes: int) -> None:
        visit = self.one(pick, "waiting", "serving")
        if visit is not None:
            ask = an_ask(self.now, adviser="bob")
            self.does(lambda: commands.hold(
                self.store, visit, ask, reason="stepped_out", minutes=minutes
            ))  # fmt: skip

    @rule(pick=picks)
    def is_back(self, pick: int) -> None:
        if (visit := self.one(pick, "held")) is not None:
            self.does(lambda: commands.resume(self.store, visit, an_ask(self.now, adviser="bob")))

    @rule(pick=picks)
    def comes_back(self, pick: int) -> None:
        if (visit := self.one(pick, "ended")) is not None:
            self.does(lambda: commands.come_back(self.store, visit, an_ask(self.now)))

    @rule(pick=picks)
    def is_undone(self, pick: int) -> None:
        if (visit := self.one(pick, "called", "serving", "held", "ended", "waiting")) is not None:
            ask = an_ask(self.now, adviser="bob")
            self.does(lambda: commands.undo(self.store, visit, ask, anybody=True))

    # ------------------------------------------------------------------ what holds

    @invariant()
    def log_and_tables_agree(self) -> None:
        with self.store.read() as conn:
            assert replay.differences(conn) == []

    @invariant()
    def nobody_ends_by_the_clock(self) -> None:
        """Nobody agreed to another day, and the right one is not over."""
        closed = "SELECT visit FROM step WHERE outcome = 'day_closed'"
        assert rows(self.store, closed) == []

    @invariant()
    def each_visit_has_one_open_step_or_has_ended(self) -> None:
        open_ = rows(self.store, "SELECT visit FROM step WHERE state NOT IN ('ended', 'planned')")
        assert len(open_) == len(set(open_))
        planned = rows(self.store, "SELECT visit FROM step WHERE state = 'planned'")
        assert set(planned) <= set(open_)

    @invariant()
    def no_rest_ends_before_it_began(self) -> None:
        kept = rows(self.store, "SELECT rests FROM step WHERE rests != ''")
        assert all(until >= since for (one,) in kept for since, until, _ in json.loads(one))

    @rule()
    def who_waits_is_in_a_queue_that_desks_look_at(self) -> None:
        self.minute()
        with self.store.read() as conn:
            today = sites.get(conn, SITE).service_day(self.now).isoformat()
        days = "SELECT DISTINCT service_day FROM step WHERE state NOT IN ('ended', 'planned')"
        assert {day for (day,) in rows(self.store, days)} <= {today}
        now = to_ms(self.now) + TOLERANCE_MS
        moments = (
            "SELECT visit FROM step WHERE state NOT IN ('ended', 'planned') AND max(queued_at,"
            " waiting_since, coalesce(called_at, 0), coalesce(serving_at, 0), coalesce(held_at, 0))"
            " > ?"
        )
        assert rows(self.store, moments, now) == []


TestAnyClock = AnyClock.TestCase
TestAnyClock.settings = settings(max_examples=max(15, settings().max_examples // 2))
