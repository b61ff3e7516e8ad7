"""The simulated receptionist at a real house: signs in, does what people want, mends, books."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from server.demo import house as demo_house
from server.demo.house import DemoHouse
from simulation.client import Pace
from simulation.door import Caller, Door
from simulation.guests import Guests
from simulation.receptionist import SEVERAL, Reception
from simulation.visitor import Entrance, Hall
from storage.times import to_ms
from tests.running import House, wait_until
from ticketing import appointments, commands
from ticketing.appointments import Order
from ticketing.asks import SYSTEM, Ask
from ticketing.sites.file import parse
from ticketing.sites.shown.door import MOST_TICKETS_PER_MINUTE
from ticketing.staff import people, places
from web.pins import hashed

pytestmark = pytest.mark.slow

SPEED = 120.0


@dataclass
class Working:
    """A house with its receptionist, and a door at which the test stands."""

    house: House
    demo: DemoHouse
    hall: Hall
    door: Door
    pace: Pace

    def ask(self, wants: Any, **more: Any) -> str | None:
        """What somebody at the door is told."""
        asking = Caller(wants, **more)
        wait_until(lambda: self.door.stand(asking), what="room at the door")
        return asking.hear(self.pace)

    def insist(self, wants: Any, **more: Any) -> str:
        """Ask until the receptionist's screen shows what there is to be done."""
        return str(wait_until(lambda: self.ask(wants, **more), what=wants))

    def by_joyce(self, kind: str, visit: str | None = None) -> list[tuple[Any, ...]]:
        sql = "SELECT seq FROM event WHERE kind = ? AND actor = 'adviser:joyce'"
        more = " AND visit = ?" if visit else ""
        return self.house.rows(sql + more, kind, *([visit] if visit else []))

    def ticket(self, enquiry: str = "council-tax") -> tuple[str, str]:
        """A ticket of somebody who is nobody's business: its visit and number."""
        made = commands.issue(self.house.store, self.demo.site.id, enquiry, self.now(),
                              language="en", kiosk="entrance-left")  # fmt: skip
        return made.visit, made.number

    def now(self) -> Ask:
        return Ask(datetime.now(UTC), SYSTEM)


@pytest.fixture(scope="module")
def working(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Working]:
    folder: Path = tmp_path_factory.mktemp("reception")
    house = House(folder)
    demo = demo_house.set_up(folder, house.port, past=False, speed=SPEED)
    text = (folder / demo_house.SITE_FILE.name).read_text(encoding="utf-8")
    house.add_site(demo.site.id, text=text)  # the same at noon
    stopping = threading.Event()
    hall, door, pace = Hall(), Door(staffed=True), Pace(SPEED, stopping)
    with closing(house):
        house.start()
        plan = demo.plan()
        assert plan.receptionist is not None
        entrance = Entrance.of(plan, pace)
        guests = Guests(entrance, hall, door, pace, lambda work, name: None)
        reception = Reception(plan, plan.receptionist, hall, door, guests, pace, Random(1))
        thread = threading.Thread(target=reception.run, daemon=True)
        thread.start()
        try:
            yield Working(house, demo, hall, door, pace)
        finally:
            stopping.set()
            entrance.close()
            thread.join(90)
            assert not thread.is_alive()
            assert house.troubles() == []


def test_a_house_may_begin_without_a_past(working: Working) -> None:
    assert working.demo.made_up is None
    today = datetime.now(UTC).date() - timedelta(days=1)  # wherever the house is
    assert working.house.rows("SELECT 1 FROM visit WHERE service_day < ?", today.isoformat()) == []


def test_kiosks_let_people_press_as_fast_as_they_live(working: Working) -> None:
    usual = parse(demo_house.SITE_FILE.read_text(encoding="utf-8")).door.tickets_per_minute
    assert 0 < usual < working.demo.site.door.tickets_per_minute == MOST_TICKETS_PER_MINUTE


def test_a_ticket_is_issued_in_the_receptionists_name_with_what_its_visitor_needs(
    working: Working,
) -> None:
    visit = working.ask("ticket", enquiry="benefits", language="cy", needs=("children",),
                        asked_language="pl")  # fmt: skip
    assert visit is not None
    assert working.by_joyce("visit_issued", visit)
    assert working.house.rows("SELECT source, asked_language FROM visit WHERE id = ?", visit) == [
        ("reception", "pl")
    ]
    assert working.hall.knows(visit)
    assert working.ask("ticket", enquiry="citizens-advice-at-night", language="cy") is None


def test_a_question_is_answered_at_the_door(working: Working) -> None:
    visit = working.ask("answer", enquiry="refuse")
    assert visit is not None
    assert working.by_joyce("visit_answered", visit)


def test_lost_paper_is_found_by_its_number_and_printed_again(working: Working) -> None:
    visit, number = working.ticket()
    assert working.insist("paper", number=number) == visit
    assert len(working.by_joyce("slip_printed_again", visit)) == 1
    assert working.ask("paper", number="C999") is None


def test_who_leaves_is_taken_out_of_the_queue(working: Working) -> None:
    visit, number = working.ticket()
    assert working.insist("leaving", number=number) == visit
    assert working.by_joyce("visit_cancelled", visit)


def test_who_missed_their_call_is_let_in_again(working: Working) -> None:
    store, (visit, number) = working.house.store, working.ticket()
    places.sign_on(store, "riverside", "megan", "counter-3", working.now())
    commands.call_visit(store, visit, "counter-3", working.now(), "other")
    asked = working.now()
    gap = working.demo.site.recall.gap_seconds
    commands.no_show(store, visit, replace(asked, now=asked.now + timedelta(seconds=gap + 1)))
    assert working.insist("back", number=number) == visit
    assert working.by_joyce("visit_returned", visit)


def test_an_appointments_visitor_is_checked_in(working: Working) -> None:
    starts = datetime.now(UTC).replace(second=0, microsecond=0)
    starts += timedelta(minutes=10 - starts.minute % 5)
    order = Order("benefits-interview", starts, "megan", "room-2")
    one = appointments.book(working.house.store, "riverside", order, working.now())
    visit = working.ask("here", appointment=one.id)
    assert visit is not None
    assert working.by_joyce("appointment_checked_in", visit)
    assert working.house.rows("SELECT state FROM appointment WHERE id = ?", one.id) == [
        ("checked_in",)
    ]


def test_the_next_hours_are_booked_and_later_days_too(working: Working) -> None:
    def booked(first: timedelta, last: timedelta) -> int:
        now = datetime.now(UTC)
        found = working.house.rows(
            "SELECT count(*) FROM appointment WHERE state = 'booked' AND source = 'staff'"
            " AND starts_at BETWEEN ? AND ?",
            to_ms(now + first), to_ms(now + last),
        )  # fmt: skip
        return int(found[0][0])

    wait_until(lambda: booked(timedelta(0), timedelta(hours=2)) >= SEVERAL, what="the next hours")
    wait_until(lambda: booked(timedelta(hours=3), timedelta(days=8)) >= 2, what="other days")
    assert len(working.by_joyce("appointment_booked")) >= SEVERAL


def test_the_queue_is_mended_but_not_who_is_no_simulated_visitor(working: Working) -> None:
    strangers, _ = working.ticket("planning")
    known, _ = working.ticket("planning")
    working.hall.enter(known)
    mends = ("needs_changed", "enquiry_added", "visit_held", "visit_resumed")
    wait_until(
        lambda: (
            all(working.by_joyce(kind, known) for kind in mends[:1])
            and sum(len(working.by_joyce(kind, known)) for kind in mends) >= 4
        ),
        what="mending",
    )
    kinds = working.house.rows("SELECT kind FROM event WHERE visit = ?", strangers)
    assert kinds == [("visit_issued",)]


def test_a_receptionist_whose_session_was_ended_signs_in_again(working: Working) -> None:
    door = working.demo.receptionist
    assert door is not None
    by = people.Manager(working.now())
    people.set_secret(working.house.store, "riverside", door.adviser, by, "pin", hashed(door.pin))
    working.insist("answer", enquiry="refuse")
