"""What the reception's tablet is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from counters.reception.live import ReceptionNamespace
from counters.reception.state import ReceptionState, reception
from storage import Store
from tests.asides import asides_here
from tests.helpers import NOW, an_ask
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import commands, sites
from ticketing.appointments import Person
from ticketing.commands import printing_again
from ticketing.day import switches
from ticketing.errors import BadRequest
from ticketing.staff import places
from ticketing.visits import arrivals, notes
from web.callers import Caller, Forbidden, Grant, Unauthorised
from web.house import House, NoDevices
from web.live import Live

STAFF = Caller((Grant("receptionist", "riverside", "Joyce", "joyce"),))


class AllSent(NoDevices):
    """Every slip was sent to its printer."""

    def prints(self, site: str, visits: Sequence[str]) -> dict[str, str]:
        return dict.fromkeys(visits, "sent")


class Desk:
    """The reception of the sample site at a clock that is moved by hand."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.now = NOW
        house = House(
            store,
            lambda: self.now,
            *asides_here(store),
            "http://x",
            folder,
            devices=AllSent(),
        )
        self.space = ReceptionNamespace(house, Live(lambda: self.now))

    def state(self) -> ReceptionState:
        return self.space.compute("riverside|")

    def issue(self, enquiry: str = "council-tax", **more: Any) -> str:
        ask = an_ask(self.now)
        given = {"language": "en", "kiosk": "entrance-left", **more}
        return commands.issue(self.store, "riverside", enquiry, ask, **given).visit

    def answer(self, enquiry: str = "refuse") -> str:
        return commands.answer_at_door(self.store, "riverside", enquiry, an_ask(self.now)).visit

    def miss(self, visit: str) -> None:
        commands.call_next(self.store, "riverside", "counter-1", an_ask(self.now))
        commands.no_show(self.store, visit, an_ask(self.now))


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


def test_it_counts_who_came_and_who_was_answered_there(desk: Desk) -> None:
    desk.issue()
    desk.issue(kiosk=None, source="reception")
    desk.answer()
    state = desk.state()
    assert state["today"] == {
        "since": "2026-11-24T08:45:00.000Z",
        "came": 3,
        "answered": 1,
        "tickets": 2,
        "appointments": 0,
    }
    assert state["enquiries"]["refuse"]["answered"] == 1


def test_what_was_undone_never_came(desk: Desk) -> None:
    for visit in (desk.issue(kiosk=None, source="reception"), desk.answer()):
        commands.undo(desk.store, visit, an_ask(desk.now))
    today = desk.state()["today"]
    assert (today["came"], today["answered"]) == (0, 0)


def test_who_left_by_themselves_came_all_the_same(desk: Desk) -> None:
    commands.cancel(desk.store, desk.issue(), an_ask(desk.now))
    assert desk.state()["today"]["came"] == 1


def test_each_who_waits_stands_there_with_needs_and_what_follows(desk: Desk) -> None:
    desk.issue(needs=["step_free"], asked_language="pl", further=["garages"])
    (row,) = desk.state()["queue"]
    assert (row["number"], row["needs"], row["asked_language"]) == ("C001", ["step_free"], "pl")
    assert [one["enquiry"] for one in row["planned"]] == ["garages"]


def test_who_missed_a_call_stands_there_until_they_are_back_or_it_is_too_late(desk: Desk) -> None:
    visit = desk.issue()
    desk.miss(visit)
    (one,) = desk.state()["missed"]
    assert (one["number"], one["until"]) == ("C001", "2026-11-24T11:00:00.000Z")
    desk.now += timedelta(minutes=31)
    assert desk.state()["missed"] == []
    desk.now -= timedelta(minutes=20)
    commands.come_back(desk.store, visit, an_ask(desk.now))
    assert desk.state()["missed"] == []


def test_who_missed_a_partners_call_stands_there_however_many_others_did(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "MOST_MISSED", 1)
    desk.miss(desk.issue("refuse"))
    desk.now += timedelta(minutes=1)
    desk.miss(desk.issue())
    with desk.store.read() as conn:
        site = sites.get(conn, "riverside")
        state = reception(conn, site, desk.now, [], lambda *_: {}, only=frozenset({"refuse"}))
    assert [one["enquiry"] for one in state["missed"]] == ["refuse"]


def test_who_rests_and_who_is_being_served_can_be_found(desk: Desk) -> None:
    held = desk.issue()
    commands.hold(desk.store, held, an_ask(desk.now), reason="stepped_out")
    desk.issue()
    commands.call_next(desk.store, "riverside", "counter-3", an_ask(desk.now))
    state = desk.state()
    assert [(one["number"], one["reason"]) for one in state["held"]] == [("C001", "stepped_out")]
    assert [(one["number"], one["state"], one["point"]) for one in state["in_hand"]] == [
        ("C002", "called", "counter-3")
    ]


def test_a_closed_type_says_why_and_a_wait_about_how_long(desk: Desk) -> None:
    switches.switch_off(desk.store, "riverside", "garages", an_ask(), reason="partner_away")
    places.sign_on(desk.store, "riverside", "megan", "counter-1", an_ask())
    desk.issue()
    enquiries = desk.state()["enquiries"]
    assert enquiries["garages"]["open"] is False
    assert enquiries["garages"]["why"] == "The partner is not here today."
    assert enquiries["council-tax"]["about"] in (5, 10, 15)


def test_the_printing_of_its_own_last_tickets_is_told(desk: Desk) -> None:
    desk.issue()
    mine = desk.issue(kiosk=None, source="reception", printer="entrance-left-printer")
    printing_again.print_again(desk.store, mine, an_ask(), printer="entrance-left-printer")
    assert desk.state()["prints"] == {mine: "sent"}


def test_only_staff_of_the_site_may_listen(desk: Desk) -> None:
    assert desk.space.key_for({"site": "riverside"}, STAFF) == "riverside|"
    with pytest.raises(Unauthorised):
        desk.space.key_for({"site": "riverside"}, Caller())
    with pytest.raises(Forbidden):
        desk.space.key_for({"site": "riverside"}, Caller((Grant("kiosk", "riverside", "k"),)))
    with pytest.raises(BadRequest):
        desk.space.key_for({}, STAFF)


def test_who_waits_stands_with_their_notes_and_with_the_name_that_was_written_down(
    desk: Desk,
) -> None:
    mair = Person("Mair Jones", "01234 567890")
    one = booked(desk.store, "10:45", person=mair, now=at("09:00"))
    (arriving,) = desk.state()["arriving"]
    assert arriving["name"] == "Mair Jones"
    commands.check_in(desk.store, "riverside", one.code, an_ask(desk.now), by_staff=True)
    other = desk.issue()
    notes.add(desk.store, other, an_ask(desk.now), "Waits in the car")
    told = {row["number"]: (row["name"], [n["text"] for n in row["notes"]])
            for row in desk.state()["queue"]}  # fmt: skip
    assert told == {"B001": ("Mair Jones", []), "C001": (None, ["Waits in the car"])}
