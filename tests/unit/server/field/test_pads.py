"""A pad's key does what whoever is signed on at its place could do, and nothing else."""

from __future__ import annotations

import pytest

from hardware.protocol import Pressed
from tests.unit.counters.room import SITE
from tests.unit.server.field.conftest import Hall
from tests.wired import WIRED
from ticketing import commands
from ticketing.events import log
from ticketing.help.calls import open_calls


def actors(hall: Hall, kind: str) -> list[str]:
    with hall.store.read() as conn:
        return [one.actor for one in log.after(conn, 0, 1000) if one.event.kind == kind]


def test_a_whole_service_goes_by_the_pad_in_the_advisers_own_name(hall: Hall) -> None:
    visit = hall.issue()
    hall.sign_on()
    assert hall.press("31").done
    assert hall.visit(visit).state == "called"
    hall.forward(seconds=20)
    assert hall.press("31").done  # the same key calls again
    assert hall.visit(visit).recalls == 1
    assert hall.press("32").done
    assert hall.visit(visit).state == "serving"
    assert hall.press("34").done
    ended = hall.visit(visit)
    assert (ended.state, ended.outcome) == ("ended", "resolved")
    for kind in ("visit_called", "visit_recalled", "service_started", "visit_finished"):
        assert actors(hall, kind) == ["adviser:megan"], kind


def test_one_key_says_that_nobody_came_or_that_a_service_ends(hall: Hall) -> None:
    visit = hall.issue()
    hall.sign_on()
    hall.press("31")
    assert "no-show opens after 1 recall" in hall.press("34").says
    assert hall.visit(visit).state == "called"
    hall.forward(seconds=20)
    hall.press("31")
    hall.forward(seconds=20)
    assert hall.press("34").done
    assert hall.visit(visit).outcome == "no_show"


def test_where_nobody_is_signed_on_nothing_happens_whatever_the_key(hall: Hall) -> None:
    visit = hall.issue()
    for key in ("31", "32", "33", "34"):
        answer = hall.press(key)
        assert (answer.done, answer.says) == (False, "Nobody is signed on here.")
    assert hall.visit(visit).state == "waiting"
    hall.sign_on(point="counter-1")
    assert not hall.press("31").done


def test_whoever_was_signed_on_yesterday_is_nobody_today(hall: Hall) -> None:
    hall.sign_on()
    hall.forward(days=1)
    hall.issue()
    assert hall.press("31").says == "Nobody is signed on here."


def test_a_press_that_comes_twice_is_one_command(hall: Hall) -> None:
    first, second = hall.issue(), hall.issue()
    hall.sign_on()
    assert hall.press("31", press="one").done
    commands.start(hall.store, first, hall.ask())
    commands.finish(hall.store, first, hall.ask(), outcome="resolved")
    assert hall.press("31", press="one").done
    assert hall.visit(second).state == "waiting"


def test_a_press_that_is_late_or_of_another_agents_pad_does_nothing(hall: Hall) -> None:
    visit = hall.issue()
    hall.sign_on()
    assert hall.press("31", late=60).says == "the press came too late"
    assert hall.press("31", late=-60).says == "the press came too late"
    assert hall.press("31", agent="local").says == "this pad is not known here"
    board = Pressed(device="riverside.board.c3", key="31", press="x", at=hall.now)
    assert not hall.hub.pressed("hall-pc", board).done
    assert not hall.press("77").done
    assert hall.visit(visit).state == "waiting"


def test_the_pad_and_the_desk_agree(hall: Hall) -> None:
    hall.issue()
    hall.issue()
    hall.sign_on()
    commands.call_next(hall.store, "riverside", "counter-3", hall.ask())
    there = hall.at()
    assert there is not None
    assert hall.press("31").says != ""  # too soon for a recall, by the site's own rule
    assert hall.press("32").done
    assert hall.press("31").says.startswith(f"{there.number} is at Counter 3")
    assert hall.press("32").says.startswith(f"{there.number}")


def test_a_pad_calls_nobody_on_a_break_and_says_when_nobody_waits(hall: Hall) -> None:
    hall.sign_on()
    assert hall.press("31").says == "Nobody waits for this place."
    assert hall.press("32").says == "No visitor is called or served here."


def test_help_is_called_to_the_place(hall: Hall) -> None:
    hall.sign_on()
    assert hall.press("33").done
    with hall.store.read() as conn:
        (call,) = open_calls(conn, "riverside")
    assert (call.service_point, call.adviser) == ("counter-3", "megan")


def test_a_foot_switch_goes_the_same_way(hall: Hall) -> None:
    hall.issue("bus")
    hall.sign_on("daniel", "counter-1")
    assert hall.press("f1", "foot", agent="local").done
    there = hall.at("counter-1")
    assert there is not None
    assert there.state == "called"


@pytest.mark.parametrize("role", ["auditor", "receptionist"])
def test_a_pad_gives_no_right_that_its_adviser_has_not(hall: Hall, role: str) -> None:
    visit = hall.issue()
    hall.sign_on()
    text = SITE.replace('name = "Megan"', f'name = "Megan"\nrole = "{role}"') + WIRED
    commands.load_site(hall.store, text, now=hall.now, actor=hall.ask().actor)
    assert not hall.press("31").done
    assert hall.visit(visit).state == "waiting"
