"""A missed call, a visitor who is back, and one who leaves."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers import rows
from tests.unit.ticketing.a_morning import Morning
from ticketing import commands
from ticketing.errors import Conflict


def missed(m: Morning, **more: Any) -> str:
    visit = m.issue(**more)
    m.call()
    commands.no_show(m.store, visit, m.by("megan"))
    return visit


def test_who_missed_the_call_and_is_back_in_time_waits_near_the_front(morning: Morning) -> None:
    visit = missed(morning)
    morning.later(minutes=1)
    morning.issue()
    morning.later(minutes=9)
    back = commands.come_back(morning.store, visit, morning.by())
    assert (back.number, back.state, back.origin) == ("C001", "waiting", "return")
    queued, since = morning.step(visit, "queued_at", "waiting_since")
    assert since - queued == 10 * 60_000
    assert morning.call().visit == visit


def test_too_late_or_on_another_day_a_new_ticket_is_needed(morning: Morning) -> None:
    visit = missed(morning)
    morning.later(minutes=30)
    commands.come_back(morning.store, visit, morning.by())
    morning.call()
    commands.no_show(morning.store, visit, morning.by("megan"))
    morning.later(minutes=30, seconds=1)
    with pytest.raises(Conflict, match=r"missed more than 30 minutes ago\. Take a new ticket"):
        commands.come_back(morning.store, visit, morning.by())


def test_who_was_served_does_not_come_back_with_the_same_ticket(morning: Morning) -> None:
    visit = morning.serve()
    commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")
    with pytest.raises(Conflict, match=r"C001 has ended\. Take a new ticket"):
        commands.come_back(morning.store, visit, morning.by())


def test_whoever_still_waits_is_told_so(morning: Morning) -> None:
    visit = morning.issue()
    with pytest.raises(Conflict, match="C001 still waits"):
        commands.come_back(morning.store, visit, morning.by())


def test_who_stepped_out_and_is_back_waits_on(morning: Morning) -> None:
    visit = morning.issue()
    commands.hold(morning.store, visit, morning.by(), reason="stepped_out")
    assert commands.come_back(morning.store, visit, morning.by()).state == "waiting"


def test_what_else_was_planned_is_missed_with_the_call_and_comes_back_with_the_visitor(
    morning: Morning,
) -> None:
    visit = missed(morning, further=["refuse", "bus-passes"])
    assert morning.planned(visit) == []
    assert rows(morning.store, "SELECT state FROM step") == [("ended",)]
    commands.come_back(morning.store, visit, morning.by())
    assert morning.planned(visit) == ["refuse", "bus-passes"]


def test_a_visitor_who_leaves_is_in_the_queue_no_more_nor_what_they_planned(
    morning: Morning,
) -> None:
    visit = morning.issue(further=["refuse"])
    ended = commands.cancel(morning.store, visit, morning.by())
    assert (ended.state, ended.outcome) == ("ended", "left")
    assert morning.planned(visit) == []
    with pytest.raises(Conflict, match="C001 has ended"):
        commands.cancel(morning.store, visit, morning.by())


def test_nobody_who_is_called_or_served_is_cancelled(morning: Morning) -> None:
    visit = morning.issue()
    morning.call()
    with pytest.raises(Conflict, match="Say that nobody came"):
        commands.cancel(morning.store, visit, morning.by("megan"))
    commands.start(morning.store, visit, morning.by("megan"))
    with pytest.raises(Conflict, match="Finish it with an outcome"):
        commands.cancel(morning.store, visit, morning.by("megan"))
