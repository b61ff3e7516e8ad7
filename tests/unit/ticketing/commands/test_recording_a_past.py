"""A past written at once: row for row what the commands would have left, or nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from storage import Store
from storage.times import to_ms
from tests.helpers import NOW, SITE_TEXT, an_ask, everything, fresh_store, rows
from tests.unit.ticketing.appointments.appointment_book import at
from ticketing import appointments, commands
from ticketing.appointments import Order
from ticketing.commands.recording import Told, made_up, record
from ticketing.errors import BadRequest, Conflict, Refused
from ticketing.events import log
from ticketing.events.sites import EnquirySwitched, PastMadeUp, SiteLoaded
from ticketing.events.staff import AdviserSignedOn
from ticketing.events.visits import VisitAnswered, VisitIssued
from ticketing.staff import pauses, places
from ticketing.visits import replay

SITE = "riverside"
#: No room is to be tidied: what becomes of rooms is no part of a past.
TEXT = SITE_TEXT.replace("tidy = true", "tidy = false")
STAFF = {"priya": "counter-1", "megan": "counter-3", "aisha": "counter-5", "rhian": "room-1"}
ENQUIRIES = ("general-enquiries", "council-tax", "benefits", "housing-allocations",
             "private-interview")  # fmt: skip
TABLES = ("visit", "step", "event", "number_series", "sign_on", "appointment", "appointment_slot")


class Lived:
    """A day of the sample site as it is lived: random deeds by the real commands."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.random = Random(seed)
        self.now = at("08:50")

    def run(self, deeds: int) -> None:
        """Open, do so many deeds, serve the rest, close."""
        codes = [self.book(hour) for hour in (10, 11, 13)]
        for adviser, point in STAFF.items():
            places.sign_on(self.store, SITE, adviser, point, an_ask(self.now, adviser=adviser))
        check_in = [self.check_in(code) for code in codes]
        every: list[Callable[[], Any]] = [
            *[self.issue] * 3, *[self.answer], *[self.call] * 4, *[self.go_on] * 5, self.away,
            self.pause, *check_in,
        ]  # fmt: skip
        for _ in range(deeds):
            self.now += timedelta(seconds=self.random.uniform(1, 200))
            self.attempt(self.random.choice(every))
        self.close()

    def attempt(self, deed: Callable[[], Any]) -> None:
        """What the house refuses does not happen."""
        with suppress(Refused):
            deed()

    def visits(self, *states: str) -> list[tuple[str, str, str, str]]:
        """(visit, state, adviser, enquiry) of the open visits in these states."""
        found = rows(
            self.store,
            "SELECT visit, state, adviser, enquiry FROM step WHERE state != 'ended' ORDER BY id",
        )
        return [one for one in found if one[1] in states]

    def any_ask(self) -> Any:
        return an_ask(self.now)

    def book(self, hour: int) -> str:
        order = Order("benefits-interview", at(f"{hour}:00"), "aisha", "room-2", language="cy")
        return appointments.book(self.store, SITE, order, self.any_ask()).code

    def check_in(self, code: str) -> Callable[[], Any]:
        return lambda: commands.check_in(self.store, SITE, code, self.any_ask())

    def issue(self) -> None:
        needs = self.random.choice([(), (), ("step_free",), ("priority", "children")])
        asked = self.random.choice([None, None, "pl"])
        commands.issue(
            self.store, SITE, self.random.choice(ENQUIRIES), self.any_ask(), language="en",
            needs=needs, asked_language=asked, kiosk=self.random.choice([None, "entrance-left"]),
            source=self.random.choice(["kiosk", "reception"]),
        )  # fmt: skip

    def answer(self) -> None:
        who = an_ask(self.now, adviser="joyce")
        commands.answer_at_door(self.store, SITE, self.random.choice(ENQUIRIES), who)

    def call(self) -> None:
        adviser = self.random.choice([*STAFF])
        here = rows(
            self.store, "SELECT service_point FROM sign_on WHERE adviser = ? AND until IS NULL",
            adviser,
        )  # fmt: skip
        commands.call_next(self.store, SITE, here[0][0], an_ask(self.now, adviser=adviser))

    def go_on(self) -> None:
        """Something happens to somebody who is called or served."""
        if not (there := self.visits("called", "serving")):
            return
        visit, state, adviser, enquiry = self.random.choice(there)
        who = an_ask(self.now, adviser=adviser)
        if state == "called":
            deed = self.random.choice([commands.start] * 3 + [commands.recall, commands.no_show])
            deed(self.store, visit, who)
        elif self.random.random() < 0.3:
            to = self.random.choice([one for one in ENQUIRIES if one != enquiry])
            commands.refer(self.store, visit, who, enquiry=to,
                           keep_arrival=self.random.random() < 0.7)  # fmt: skip
        else:
            commands.finish(self.store, visit, who, outcome="resolved",
                            avoidable=self.random.choice([None, True, False]))  # fmt: skip

    def away(self) -> None:
        """Somebody leaves, or comes back after a missed call."""
        missed = rows(self.store, "SELECT visit FROM step WHERE outcome = 'no_show'")
        if missed and self.random.random() < 0.5:
            commands.come_back(self.store, self.random.choice(missed)[0], self.any_ask())
        elif waiting := self.visits("waiting"):
            commands.cancel(self.store, self.random.choice(waiting)[0], self.any_ask())

    def pause(self) -> None:
        """An adviser takes a break, or comes back from one."""
        adviser, who = "priya", an_ask(self.now, adviser="priya")
        point = STAFF[adviser]
        if self.random.random() < 0.5:
            pauses.pause(self.store, SITE, point, who, "break", "lunch")
        else:
            pauses.ready(self.store, SITE, point, who)

    def close(self) -> None:
        for visit, state, adviser, _ in self.visits("called", "serving"):
            who = an_ask(self.now, adviser=adviser)
            if state == "called":
                commands.start(self.store, visit, who)
            commands.finish(self.store, visit, who, outcome="resolved")
        for (point,) in rows(self.store, "SELECT service_point FROM sign_on WHERE until IS NULL"):
            places.sign_off(self.store, SITE, point, self.any_ask())
        self.now += timedelta(days=1)
        appointments.miss(self.store, SITE, self.now)
        commands.close_past_days(self.store, SITE, self.now)


def told(store: Store) -> list[Told]:
    """A house's log as a past tells it."""
    needs = {row[0]: row[1:] for row in rows(store, "SELECT id, needs, asked_language FROM visit")}
    booked = {row[0]: row[1:] for row in
              rows(store, "SELECT id, code, language, source FROM appointment")}  # fmt: skip
    with store.read() as conn:
        events = [
            one for one in log.after(conn, 0, 10_000) if not isinstance(one.event, SiteLoaded)
        ]
    past = []
    for one in events:
        kept: dict[str, Any] = {}
        if isinstance(one.event, VisitIssued):
            words, asked = needs[one.event.visit]
            kept = {"needs": tuple(words.split(",")) if words else (), "asked_language": asked}
        elif one.event.kind == "appointment_booked":
            names = ("code", "language", "source")
            kept = dict(zip(names, booked[one.event.body()["appointment"]], strict=True))
        past.append(Told(one.at, one.actor, one.event, kept))
    return past


@pytest.mark.parametrize("seed", range(6))
def test_a_recorded_day_is_row_for_row_the_day_that_was_lived(tmp_path: Path, seed: int) -> None:
    with (
        closing(fresh_store(tmp_path / "lived.db", TEXT)) as lived,
        closing(fresh_store(tmp_path / "told.db", TEXT)) as written,
    ):
        Lived(lived, seed).run(150)
        past = told(lived)
        assert record(written, SITE, past) == len(past) > 100
        for table in TABLES:
            assert _rows(written, table) == _rows(lived, table), table
        with written.read() as conn:
            assert replay.differences(conn) == []


def _rows(store: Store, table: str) -> list[tuple[Any, ...]]:
    names = [row[1] for row in rows(store, f"PRAGMA table_info({table})")]
    # A sign-on's number is nobody's business, and what a pause was is gone with it.
    kept = [one for one in names if not (table == "sign_on" and (one == "id" or "pause" in one))]
    return sorted(rows(store, f"SELECT {', '.join(kept)} FROM {table}"), key=repr)


def test_the_house_goes_on_where_its_past_ends(tmp_path: Path) -> None:
    with (
        closing(fresh_store(tmp_path / "lived.db", TEXT)) as lived,
        closing(fresh_store(tmp_path / "told.db", TEXT)) as written,
    ):
        Lived(lived, 1).run(60)
        record(written, SITE, told(lived))
        later = NOW + timedelta(days=1)
        issued = commands.issue(written, SITE, "council-tax", an_ask(later), language="en")
        assert issued.number == "C001"
        (steps,) = rows(lived, "SELECT max(id) FROM step")
        assert rows(written, "SELECT id FROM step WHERE visit = ?", issued.visit) == [
            (steps[0] + 1,)
        ]
        with written.read() as conn:
            assert replay.differences(conn) == []


# ---------------------------------------------------------------------- what cannot be recorded


def a_ticket(moment: datetime = NOW, step: int = 1) -> Told:
    visit = f"{step:026}"
    event = VisitIssued(
        visit=visit, step=step, number=f"C{step:03}", prefix="C", sequence=step,
        service_day="2026-11-24", enquiry="council-tax", language="en", target_s=900, ahead=0,
    )  # fmt: skip
    return Told(to_ms(moment), "kiosk:entrance-left", event)


def an_answer(moment: datetime = NOW) -> Told:
    event = VisitAnswered(
        visit=f"{1:026}", step=1, enquiry="council-tax", service_day="2026-11-24", language="en",
        outcome="resolved",
    )  # fmt: skip
    return Told(to_ms(moment), "adviser:joyce", event)


@pytest.mark.parametrize(
    ("past", "words"),
    [
        ([a_ticket()], "C001 is not over"),
        ([a_ticket(NOW, 1), a_ticket(NOW - timedelta(seconds=1), 2)], "comes after what was later"),
        ([Told(to_ms(NOW), "system:x", EnquirySwitched("council-tax", True))], "cannot tell of"),
        ([Told(to_ms(NOW), "adviser:megan", AdviserSignedOn("megan", "counter-3"))],
         "megan did not sign off"),
    ],
)  # fmt: skip
def test_what_is_not_over_or_out_of_order_is_refused_whole(
    store: Store, past: list[Told], words: str
) -> None:
    before = everything(store)
    with pytest.raises(BadRequest, match=words):
        record(store, SITE, past)
    assert everything(store) == before


def test_a_house_with_a_visit_takes_no_past(store: Store) -> None:
    commands.issue(store, SITE, "council-tax", an_ask(), language="en")
    before = everything(store)
    with pytest.raises(Conflict, match="had visitors already"):
        record(store, SITE, [an_answer()])
    assert everything(store) == before


def test_a_past_that_was_made_up_says_so_for_ever(store: Store) -> None:
    with store.read() as conn:
        assert made_up(conn, SITE) is None
    mark = Told(to_ms(NOW), "system:nextplease", PastMadeUp("2026-10-05", "2026-11-23"))
    record(store, SITE, [mark, replace(an_answer(), at=to_ms(NOW) + 1)])
    for _ in range(3):
        commands.issue(store, SITE, "council-tax", an_ask(), language="en")
    with store.read() as conn:
        assert [str(day) for day in made_up(conn, SITE) or ()] == ["2026-10-05", "2026-11-23"]
        assert made_up(conn, "elsewhere") is None
