"""Everybody who waits at once: stopped, told why, and then back, come again, or closed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from analytics.figures import steps
from analytics.figures.tally import whole
from storage.times import to_ms
from tests.helpers import rows
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.day import standstill
from ticketing.errors import BadRequest, Closed, Conflict
from ticketing.staff import places
from ticketing.visits import queries, replay, rests


def states(m: Morning) -> list[tuple[str, str]]:
    return rows(m.store, "SELECT v.number, s.state FROM step s JOIN visit v ON v.id = s.visit"
                " ORDER BY s.id")  # fmt: skip


@pytest.fixture
def stopped(morning: Morning) -> Morning:
    """C001 is served by Megan, C002 has waited for four minutes and W001 rests: all leave."""
    morning.serve()
    morning.issue()
    resting = morning.issue("refuse")
    commands.hold(morning.store, resting, morning.by(), reason="stepped_out", minutes=5)
    morning.later(minutes=4)
    assert standstill.stop(morning.store, SITE, morning.by(), reason="evacuation") == 1
    return morning


def agrees(m: Morning) -> bool:
    with m.store.read() as conn:
        return replay.differences(conn) == []


def test_nobody_waits_nobody_is_called_and_no_ticket_is_given_out(stopped: Morning) -> None:
    assert states(stopped) == [("C001", "serving"), ("C002", "held"), ("W001", "held")]
    assert agrees(stopped)
    with pytest.raises(Closed, match="everybody has to leave the building"):
        stopped.issue()
    with pytest.raises(Conflict, match="already"):
        standstill.stop(stopped.store, SITE, stopped.by(), reason="power")
    with pytest.raises(BadRequest, match="evacuation, power"):
        standstill.stop(stopped.store, SITE, stopped.by(), reason="tea")
    places.sign_on(stopped.store, SITE, "owen", "counter-5", stopped.by("owen"))
    with pytest.raises(Conflict, match="Everybody was asked to stop"):
        commands.call_next(stopped.store, SITE, "counter-5", stopped.by("owen"))
    stopped.later(minutes=10)
    assert commands.end_holds(stopped.store, SITE, stopped.now) == 0


def test_nobody_goes_on_alone(stopped: Morning) -> None:
    visit = rows(stopped.store, "SELECT visit FROM step WHERE hold_reason = 'everybody'")[0][0]
    for command in (commands.resume, commands.come_back):
        with pytest.raises(Conflict, match="Everybody was asked to wait, C002 too"):
            command(stopped.store, visit, stopped.by())
    assert commands.cancel(stopped.store, visit, stopped.by()).outcome == "left"


def test_back_in_they_wait_on_where_they_were_and_the_time_outside_is_no_wait(
    stopped: Morning,
) -> None:
    stopped.later(minutes=25)
    assert standstill.go_on(stopped.store, SITE, stopped.by(), ending="back") == 1
    assert states(stopped) == [("C001", "serving"), ("C002", "waiting"), ("W001", "held")]
    ((visit,),) = rows(stopped.store, "SELECT visit FROM step WHERE state = 'waiting'")
    with stopped.store.read() as conn:
        told = queries.present(conn, visit).visit.as_json()
    assert (told["waiting_since"], told["rested"]) == (told["arrived_at"], 25 * 60)
    assert agrees(stopped)
    assert commands.end_holds(stopped.store, SITE, stopped.now) == 1
    with pytest.raises(Conflict, match="goes on already"):
        standstill.go_on(stopped.store, SITE, stopped.by(), ending="back")
    assert stopped.issue()


def test_asked_to_come_again_they_are_in_no_average_and_come_in_front(stopped: Morning) -> None:
    visit = rows(stopped.store, "SELECT visit FROM step WHERE hold_reason = 'everybody'")[0][0]
    commands.add_enquiry(stopped.store, visit, "parks", stopped.by())
    assert standstill.go_on(stopped.store, SITE, stopped.by(), ending="come_again") == 1
    ended = rows(stopped.store, "SELECT enquiry, outcome FROM step WHERE state = 'ended'")
    assert ended == [("council-tax", "day_closed"), ("parks", "day_closed")]
    assert agrees(stopped)
    stopped.later(days=1)
    with stopped.store.read() as conn:
        (given,), count = standstill.passes(conn, stopped.site, stopped.now)
        assert count == 1
    assert (given.number, given.enquiry, given.service_day) == (
        "C002", "council-tax", "2026-11-24",
    )  # fmt: skip
    issued = commands.come_again(stopped.store, visit, stopped.by())
    with stopped.store.read() as conn:
        assert queries.present(conn, issued.visit).visit.needs == "priority"
        assert standstill.passes(conn, stopped.site, stopped.now) == ([], 0)
    with pytest.raises(Conflict, match="has no pass, or came again already"):
        commands.come_again(stopped.store, visit, stopped.by())
    commands.undo(stopped.store, issued.visit, stopped.by())
    assert commands.come_again(stopped.store, visit, stopped.by()).number != issued.number


def test_closed_they_have_no_pass(stopped: Morning) -> None:
    assert standstill.go_on(stopped.store, SITE, stopped.by(), ending="closed") == 1
    with stopped.store.read() as conn:
        assert standstill.passes(conn, stopped.site, stopped.now) == ([], 0)
    with pytest.raises(BadRequest, match="back, come_again, closed"):
        standstill.go_on(stopped.store, SITE, stopped.by(), ending="tea")


def served_and_called(m: Morning) -> tuple[str, str]:
    """C001 has been served for six minutes when all must stop, C002 was called a minute before."""
    serving = m.serve()
    m.later(minutes=5)
    called = m.issue()
    assert m.call("counter-4", "daniel").visit == called
    m.later(minutes=1)
    standstill.stop(m.store, SITE, m.by(), reason="evacuation")
    m.later(minutes=25)
    return serving, called


def test_who_was_called_is_neither_missed_nor_called_on_the_screens_meanwhile(
    morning: Morning,
) -> None:
    _, called = served_and_called(morning)
    with pytest.raises(Conflict, match="Everybody was asked to stop"):
        commands.no_show(morning.store, called, morning.by("daniel"))
    with pytest.raises(Conflict, match="Everybody was asked to stop"):
        commands.recall(morning.store, called, morning.by("daniel"))
    standstill.go_on(morning.store, SITE, morning.by(), ending="back")
    last_called_at, rested = morning.step(called, "last_called_at", "rests")
    assert to_ms(morning.now) - last_called_at == 60_000, "the call is as young as it was"
    assert rests.within(rested, 0, to_ms(morning.now)) == 25 * 60_000
    assert agrees(morning)
    assert commands.recall(morning.store, called, morning.by("daniel")).recalls == 1


def test_the_time_outside_is_no_service_also_where_it_is_finished_out_there(
    morning: Morning,
) -> None:
    serving, called = served_and_called(morning)
    commands.start(morning.store, called, morning.by("daniel"))
    commands.finish(morning.store, serving, morning.by("megan"), outcome="resolved")
    morning.later(minutes=5)
    standstill.go_on(morning.store, SITE, morning.by(), ending="back")
    morning.later(minutes=2)
    commands.finish(morning.store, called, morning.by("daniel"), outcome="resolved")
    assert agrees(morning)
    with morning.store.read() as conn:
        times = [whole(one) for one in steps.of_day(conn, SITE, "2026-11-24")]
    assert [one.served for one in times] == [6 * 60_000, 2 * 60_000]
    assert [one.walk for one in times] == [0, 60_000]


def test_who_comes_back_to_the_queue_meanwhile_waits_from_the_end_of_it(morning: Morning) -> None:
    serving, _ = served_and_called(morning)
    commands.refer(morning.store, serving, morning.by("megan"), enquiry="parks")
    with morning.store.read() as conn:
        assert standstill.resting(conn, SITE) == 1
    morning.later(minutes=5)
    assert standstill.go_on(morning.store, SITE, morning.by(), ending="back") == 1
    with morning.store.read() as conn:
        assert queries.present(conn, serving).visit.as_json()["rested"] == 5 * 60
    assert agrees(morning)


def test_who_came_back_to_the_queue_is_closed_with_the_others(morning: Morning) -> None:
    serving, _ = served_and_called(morning)
    commands.refer(morning.store, serving, morning.by("megan"), enquiry="parks")
    assert standstill.go_on(morning.store, SITE, morning.by(), ending="closed") == 1
    assert states(morning) == [("C001", "ended"), ("C002", "called"), ("C001", "ended")]
    assert agrees(morning)


def test_a_missed_call_can_be_taken_up_as_long_after_as_on_any_day(morning: Morning) -> None:
    visit = morning.issue()
    morning.call()
    commands.recall(morning.store, visit, morning.by("megan"))
    missed = commands.no_show(morning.store, visit, morning.by("megan"))
    morning.later(minutes=5)
    standstill.stop(morning.store, SITE, morning.by(), reason="power")
    morning.later(minutes=40)
    standstill.go_on(morning.store, SITE, morning.by(), ending="back")
    with morning.store.read() as conn:
        until = commands.returning.returns_until(conn, morning.site, missed, morning.now)
    minutes = morning.site.recall.come_back_minutes
    assert until == morning.now + timedelta(minutes=minutes - 5)


@pytest.mark.parametrize("ending", ["back", "come_again", "closed"])
def test_a_standstill_ends_though_the_clock_was_put_back_meanwhile(
    stopped: Morning, ending: str
) -> None:
    stopped.now -= timedelta(days=1)
    assert standstill.go_on(stopped.store, SITE, stopped.by(), ending=ending) == 1
    with stopped.store.read() as conn:
        assert standstill.standing(conn, SITE) is None
        assert standstill.came_back(conn, SITE, to_ms(stopped.now)) is None
    assert agrees(stopped)


def test_a_standstill_that_nobody_ended_is_over_with_its_day(stopped: Morning) -> None:
    assert not standstill.end_lapsed(stopped.store, SITE, stopped.now, stopped.now)
    before = stopped.now
    stopped.later(days=1)
    assert not standstill.end_lapsed(stopped.store, SITE, stopped.now, before), "by one clock alone"
    commands.close_past_days(stopped.store, SITE, stopped.now)
    assert standstill.end_lapsed(stopped.store, SITE, stopped.now, stopped.now)
    assert not standstill.end_lapsed(stopped.store, SITE, stopped.now, stopped.now)
    assert {state for _, state in states(stopped)} == {"ended"}
    with stopped.store.read() as conn:
        assert standstill.standing(conn, SITE) is None
        assert standstill.came_back(conn, SITE, to_ms(before)) is None, "nobody is asked back in"
    ended = rows(stopped.store, "SELECT actor, body FROM event WHERE kind = 'everybody_goes_on'")
    assert [(who, '"ending":"closed"' in body) for who, body in ended] == [
        ("system:nextplease", True)
    ]
    assert agrees(stopped)
    visit = stopped.issue()
    places.sign_on(stopped.store, SITE, "daniel", "counter-4", stopped.by("daniel"))
    assert stopped.call("counter-4", "daniel").visit == visit
