"""Somebody played with a kiosk: its tickets of a while are taken back, and nobody else's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.helpers import rows
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.commands import returning
from ticketing.errors import Conflict, NotFound
from ticketing.visits import replay

LEFT, RIGHT = "entrance-left", "entrance-right"


def take_back(m: Morning, since: datetime, until: datetime | None = None, **more: Any) -> int:
    kiosk, key = more.get("kiosk", LEFT), more.get("key")
    return commands.cancel_of_kiosk(
        m.store, SITE, kiosk, m.by(key=key), since=since, until=until or m.now
    )


def outcomes(m: Morning) -> dict[str, str | None]:
    found = rows(
        m.store,
        "SELECT v.number, max(coalesce(s.outcome, s.state)) FROM visit v"
        " JOIN step s ON s.visit = v.id WHERE s.position < 1000 GROUP BY v.id",
    )
    return dict(found)


def test_those_who_wait_with_a_ticket_of_that_kiosk_and_time_are_taken_back(
    morning: Morning,
) -> None:
    before = morning.issue(kiosk=LEFT)
    morning.later(minutes=5)
    since = morning.now
    first = morning.issue(kiosk=LEFT, further=("benefits",))
    morning.issue(kiosk=RIGHT)
    morning.issue(source="reception")
    resting = morning.issue(kiosk=LEFT)
    commands.hold(morning.store, resting, morning.by(), reason="stepped_out")
    until = morning.now
    morning.later(seconds=1)
    morning.issue(kiosk=LEFT)
    assert take_back(morning, since, until) == 2
    assert outcomes(morning) == {
        "C001": "waiting", "C002": "cancelled", "C003": "waiting", "C004": "waiting",
        "C005": "cancelled", "C006": "waiting",
    }  # fmt: skip
    assert morning.planned(first) == []
    assert morning.kinds(first)[-2:] == ["visit_cancelled", "enquiry_removed"]
    assert morning.kinds(resting)[-1] == "visit_cancelled"
    assert morning.call().visit == before
    with morning.store.read() as conn:
        assert replay.differences(conn) == []


def test_whoever_is_called_or_served_stays(morning: Morning) -> None:
    since = morning.now
    served = morning.serve(kiosk=LEFT)
    waits = morning.issue(kiosk=LEFT)
    assert take_back(morning, since) == 1
    assert morning.step(served, "state") == ("serving",)
    assert morning.step(waits, "outcome") == ("cancelled",)


def test_twice_with_one_key_is_once_and_then_there_is_nobody(morning: Morning) -> None:
    since = morning.now
    morning.issue(kiosk=LEFT)
    assert take_back(morning, since, key="k") == 1
    morning.issue(kiosk=LEFT)
    assert take_back(morning, since, key="k") == 1
    assert take_back(morning, since) == 1
    with pytest.raises(Conflict, match="Nobody waits any more"):
        take_back(morning, since)
    with pytest.raises(NotFound):
        take_back(morning, since, kiosk="nowhere")


def test_what_will_come_is_not_taken_back_nor_what_was_on_another_day(morning: Morning) -> None:
    morning.issue(kiosk=LEFT)
    morning.later(days=1)
    ahead = morning.now + timedelta(days=9)
    with pytest.raises(Conflict):
        take_back(morning, morning.now - timedelta(days=9), ahead)
    morning.issue(kiosk=LEFT)
    assert take_back(morning, morning.now - timedelta(days=9), ahead) == 1


def test_so_many_at_once_and_the_oldest_first(
    morning: Morning, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returning, "MOST_CANCELLED", 2)
    since = morning.now
    for _ in range(3):
        morning.issue(kiosk=LEFT)
        morning.later(seconds=1)
    assert take_back(morning, since) == 2
    assert list(outcomes(morning).values()) == ["cancelled", "cancelled", "waiting"]


def test_a_ticket_that_was_taken_back_is_not_brought_back_by_its_visitor(
    morning: Morning,
) -> None:
    visit = morning.issue(kiosk=LEFT)
    take_back(morning, morning.now)
    for command in (commands.come_back, commands.undo):
        with pytest.raises(Conflict):
            command(morning.store, visit, morning.by())
