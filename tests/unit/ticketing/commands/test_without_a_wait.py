"""Served without a ticket, answered at the door, and notes that are gone in time."""

from __future__ import annotations

import pytest

from tests.helpers import rows
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.errors import BadRequest, Conflict, NotFound, PointBusy
from ticketing.visits import notes
from ticketing.visits.model import Visit


def serve(m: Morning, point: str = "counter-3", adviser: str = "megan") -> Visit:
    return commands.serve_directly(m.store, SITE, point, "refuse", m.by(adviser))


def test_who_comes_without_a_ticket_is_served_at_once_under_a_number(morning: Morning) -> None:
    visit = serve(morning)
    assert (visit.number, visit.state, visit.adviser) == ("W001", "serving", "megan")
    assert visit.called_at == visit.serving_at == visit.waiting_since
    assert rows(morning.store, "SELECT announcement FROM step") == [(None,)]
    ended = commands.finish(morning.store, visit.visit, morning.by("megan"), outcome="resolved")
    assert ended.state == "ended"


def test_a_place_that_has_a_visit_or_another_adviser_serves_nobody_else(morning: Morning) -> None:
    serve(morning)
    with pytest.raises(PointBusy, match="W001 is at Counter 3"):
        serve(morning)
    with pytest.raises(Conflict, match="You are not signed on at Counter 4"):
        serve(morning, "counter-4")


def test_an_answer_at_the_door_is_a_visit_without_a_number_that_has_ended(
    morning: Morning,
) -> None:
    visit = commands.answer_at_door(morning.store, SITE, "refuse", morning.by("carys"))
    assert (visit.number, visit.state, visit.outcome) == ("", "ended", "resolved")
    assert rows(morning.store, "SELECT number, source FROM visit") == [(None, "door")]
    assert rows(morning.store, "SELECT adviser, called_at FROM step") == [("carys", None)]
    with pytest.raises(NotFound, match="it has: resolved"):
        commands.answer_at_door(morning.store, SITE, "refuse", morning.by(), outcome="x")
    assert morning.issue("refuse")
    assert rows(morning.store, "SELECT number FROM visit WHERE number IS NOT NULL") == [("W001",)]


def test_an_answer_that_was_a_mistake_counts_as_cancelled(morning: Morning) -> None:
    visit = commands.answer_at_door(morning.store, SITE, "refuse", morning.by("carys"))
    undone = commands.undo(morning.store, visit.visit, morning.by("carys"))
    assert undone.outcome == "cancelled"


def test_a_note_is_gone_a_minute_after_the_visit_has_ended(morning: Morning) -> None:
    visit = morning.serve()
    notes.add(morning.store, visit, morning.by("megan"), "Brings the letter")
    commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")
    morning.later(seconds=59)
    assert notes.purge(morning.store, morning.now) == 0
    morning.later(seconds=1)
    assert notes.purge(morning.store, morning.now) == 1
    assert rows(morning.store, "SELECT * FROM note") == []


def test_a_note_stays_while_a_missed_visitor_may_come_back(morning: Morning) -> None:
    visit = morning.issue()
    notes.add(morning.store, visit, morning.by("megan"), "Brings the letter")
    morning.call()
    commands.no_show(morning.store, visit, morning.by("megan"))
    morning.later(minutes=29)
    assert notes.purge(morning.store, morning.now) == 0
    morning.later(minutes=1)
    assert notes.purge(morning.store, morning.now) == 1


def test_at_the_close_of_the_day_no_note_is_left(morning: Morning) -> None:
    visit = morning.issue()
    notes.add(morning.store, visit, morning.by("megan"), "Brings the letter")
    morning.later(hours=22)
    commands.close_past_days(morning.store, SITE, morning.now)
    morning.later(minutes=1)
    assert notes.purge(morning.store, morning.now) == 1


def test_no_copy_of_a_note_is_kept_anywhere_else(morning: Morning) -> None:
    visit = morning.serve()
    text = "Brings the letter"
    notes.add(morning.store, visit, morning.by("megan", key="k"), text)
    asked, note = morning.by("megan", key="l"), "Ask about the letter"
    commands.refer(morning.store, visit, asked, enquiry="parks", note=note)
    for table in ("event", "request_key", "last_action"):
        assert "letter" not in str(rows(morning.store, f"SELECT * FROM {table}"))


def test_a_note_says_something_and_not_too_much(morning: Morning) -> None:
    visit = morning.issue()
    for text in (" ", "n" * 501):
        with pytest.raises(BadRequest, match="1 to 500 characters"):
            notes.add(morning.store, visit, morning.by(), text)
    for _ in range(notes.MOST):
        notes.add(morning.store, visit, morning.by(), "Once more")
    with pytest.raises(Conflict, match="20 notes already"):
        notes.add(morning.store, visit, morning.by(), "Once more")


def test_the_same_request_again_does_nothing_twice(morning: Morning) -> None:
    store = morning.store
    for _ in range(2):
        commands.serve_directly(store, SITE, "counter-3", "refuse", morning.by("megan", key="a"))
        commands.answer_at_door(store, SITE, "refuse", morning.by("megan", key="b"))
    assert rows(store, "SELECT source FROM visit ORDER BY source") == [("counter",), ("door",)]
    visit = rows(store, "SELECT id FROM visit WHERE source = 'counter'")[0][0]
    for _ in range(2):
        notes.add(store, visit, morning.by("megan", key="c"), "Brings the letter")
        commands.refer(store, visit, morning.by("megan", key="d"), enquiry="parks")
        commands.hold(store, visit, morning.by("megan", key="e"), reason="other")
        commands.add_enquiry(store, visit, "refuse", morning.by("megan", key="f"))
    assert rows(store, "SELECT count(*) FROM note") == [(1,)]
    assert morning.kinds(visit) == [
        "served_directly", "visit_referred", "visit_held", "enquiry_added",
    ]  # fmt: skip
