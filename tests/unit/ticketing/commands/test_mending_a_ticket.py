"""A ticket is mended: for another enquiry, in another language, with a wait that was lost."""

from __future__ import annotations

import pytest

from tests.helpers import rows
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.day import switches
from ticketing.errors import BadRequest, Closed, Conflict
from ticketing.queue import waiting
from ticketing.visits import replay


def agrees(morning: Morning) -> bool:
    with morning.store.read() as conn:
        return replay.differences(conn) == []


@pytest.mark.parametrize("where", ["waiting", "held", "called", "serving"])
def test_another_enquiry_keeps_number_arrival_and_place(morning: Morning, where: str) -> None:
    visit = morning.issue()
    before = rows(morning.store, "SELECT queued_at, waiting_since FROM step")
    morning.later(minutes=3)
    if where == "held":
        commands.hold(morning.store, visit, morning.by("megan"), reason="other")
    elif where != "waiting":
        morning.call()
    if where == "serving":
        commands.start(morning.store, visit, morning.by("megan"))
    found = commands.change_enquiry(morning.store, visit, "bus-passes", morning.by("daniel"))
    target = morning.site.enquiry("bus-passes").target_s
    assert (found.number, found.enquiry, found.state, found.target_s) == (
        "C001", "bus-passes", where, target,
    )  # fmt: skip
    assert rows(morning.store, "SELECT queued_at, waiting_since FROM step") == before
    assert agrees(morning)
    with morning.store.read() as conn:
        counts = waiting.waiting_counts(conn, SITE, found.service_day)
    assert counts == ({"bus-passes": 1} if where == "waiting" else {})
    assert commands.undo(morning.store, visit, morning.by("daniel")).enquiry == "council-tax"


def test_what_it_is_for_already_what_is_planned_and_what_is_closed_is_refused(
    morning: Morning,
) -> None:
    visit = morning.issue(further=["refuse"])
    with pytest.raises(Conflict, match="C001 is there for Council tax already"):
        commands.change_enquiry(morning.store, visit, "council-tax", morning.by())
    with pytest.raises(Conflict, match="comes afterwards already"):
        commands.change_enquiry(morning.store, visit, "refuse", morning.by())
    switches.switch_off(morning.store, SITE, "parks", morning.by(), reason="full")
    with pytest.raises(Closed, match="as many wait already"):
        commands.change_enquiry(morning.store, visit, "parks", morning.by())
    commands.cancel(morning.store, visit, morning.by())
    with pytest.raises(Conflict, match="has ended"):
        commands.change_enquiry(morning.store, visit, "garages", morning.by())


def test_the_visitor_is_spoken_to_in_their_own_language(morning: Morning) -> None:
    visit = morning.issue()
    assert commands.set_language(morning.store, visit, "cy", morning.by()).language == "cy"
    with pytest.raises(BadRequest, match="speaks cy, en, not 'fr'"):
        commands.set_language(morning.store, visit, "fr", morning.by())
    assert agrees(morning)


def test_a_lost_wait_is_given_back_for_the_turn_and_in_the_figures(morning: Morning) -> None:
    first, second = morning.issue(), morning.issue()
    morning.later(minutes=5)
    found = commands.give_back_wait(morning.store, second, 30, morning.by())
    assert found.waiting_since == found.arrived_at - 30 * 60_000
    assert morning.call().visit == second
    assert agrees(morning)
    for minutes, words in ((0, "1 to 480"), (481, "1 to 480")):
        with pytest.raises(BadRequest, match=words):
            commands.give_back_wait(morning.store, first, minutes, morning.by())
    with pytest.raises(Conflict, match="has been called"):
        commands.give_back_wait(morning.store, second, 5, morning.by())
