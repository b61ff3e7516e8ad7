"""A visitor is sent on: to another enquiry type, to an adviser, and back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers import everything, rows
from tests.unit.ticketing.a_morning import Morning
from ticketing import commands
from ticketing.day import switches
from ticketing.errors import Closed, Conflict, NotFound
from ticketing.visits import notes
from ticketing.visits.model import Visit


def refer(m: Morning, visit: str, **more: Any) -> Visit:
    return commands.refer(m.store, visit, m.by("megan"), **more)


def test_the_number_and_the_first_arrival_stay_and_the_wait_begins_anew(morning: Morning) -> None:
    visit = morning.serve()
    arrived = rows(morning.store, "SELECT arrived_at FROM visit")[0][0]
    morning.later(minutes=7)
    found = commands.refer(morning.store, visit, morning.by("megan"), enquiry="bus-passes")
    assert (found.number, found.enquiry, found.state) == ("C001", "bus-passes", "waiting")
    assert morning.step(visit, "queued_at", "waiting_since") == (arrived, arrived + 7 * 60_000)
    first = rows(morning.store, "SELECT outcome, ended_at FROM step ORDER BY id")[0]
    assert first == ("referred_on", arrived + 7 * 60_000)


def test_a_referral_at_the_end_of_the_queue_counts_from_now(morning: Morning) -> None:
    visit = morning.serve()
    morning.later(minutes=7)
    refer(morning, visit, enquiry="bus-passes", keep_arrival=False)
    queued, since = morning.step(visit, "queued_at", "waiting_since")
    assert queued == since


def test_a_named_adviser_alone_is_offered_it_while_they_are_there(morning: Morning) -> None:
    visit = morning.serve()
    refer(morning, visit, adviser="daniel")
    assert commands.call_next(morning.store, "riverside", "counter-3", morning.by("megan")) is None
    assert morning.call("counter-4", "daniel").visit == visit


def test_there_and_back_the_visitor_returns_to_whoever_referred_before_all_else(
    morning: Morning,
) -> None:
    visit = morning.serve(further=["refuse"])
    refer(morning, visit, enquiry="bus-passes", back=True)
    assert morning.planned(visit) == ["council-tax", "refuse"]
    commands.call_visit(morning.store, visit, "counter-4", morning.by("daniel"), "needs_help")
    commands.start(morning.store, visit, morning.by("daniel"))
    back = commands.finish(morning.store, visit, morning.by("daniel"), outcome="resolved")
    assert (back.enquiry, back.origin, back.for_adviser) == ("council-tax", "back", "megan")
    assert morning.call().visit == visit


def test_the_next_adviser_sees_the_note(morning: Morning) -> None:
    visit = morning.serve()
    refer(morning, visit, enquiry="bus-passes", note=" Has the old pass with her ")
    with morning.store.read() as conn:
        found = notes.of(conn, visit)
    assert [(one["author"], one["text"]) for one in found] == [
        ("Megan", "Has the old pass with her")
    ]
    assert "old pass" not in str(rows(morning.store, "SELECT body FROM event"))


def test_a_referral_that_leads_nowhere_else_is_refused(morning: Morning) -> None:
    visit = morning.serve()
    for more in ({}, {"enquiry": "council-tax"}, {"adviser": "megan"}):
        with pytest.raises(Conflict, match="C001 is here for Council tax already"):
            refer(morning, visit, **more)
    with pytest.raises(NotFound, match="no adviser 'nobody'"):
        refer(morning, visit, adviser="nobody")


def test_a_partner_who_is_not_here_now_is_no_place_to_send_somebody(morning: Morning) -> None:
    visit = morning.serve()
    morning.later(hours=3)
    before = everything(morning.store)
    with pytest.raises(Closed, match="Citizens Advice surgery takes no tickets now"):
        refer(morning, visit, enquiry="citizens-advice")
    assert everything(morning.store) == before


def test_after_closing_time_those_who_are_here_are_still_referred(morning: Morning) -> None:
    visit = morning.serve()
    morning.later(hours=7)
    assert refer(morning, visit, enquiry="bus-passes")


def test_only_somebody_who_is_being_served_is_referred(morning: Morning) -> None:
    visit = morning.issue()
    with pytest.raises(Conflict, match=r"C001 still waits\. Call it first\."):
        refer(morning, visit, enquiry="bus-passes")
    morning.call()
    with pytest.raises(Conflict, match="Start the service first"):
        refer(morning, visit, enquiry="bus-passes")


def test_an_enquiry_type_that_is_switched_off_takes_no_referral(morning: Morning) -> None:
    visit = morning.serve()
    switches.switch_off(
        morning.store, "riverside", "bus-passes", morning.by("carys"), reason="system_down"
    )
    with pytest.raises(Closed, match="our computer system for it is down"):
        refer(morning, visit, enquiry="bus-passes")
