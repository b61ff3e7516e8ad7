"""Undo of the last action: to the letter, within a minute, by whoever did it or a supervisor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers import SITE_TEXT, everything, rows
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.commands import undoing
from ticketing.errors import Conflict, NotFound
from ticketing.staff import places
from ticketing.visits import notes

#: What an undo leaves behind.
_NOT_COMPARED = {"acted", "event", "last_action", "sqlite_sequence", "request_key"}


def state(m: Morning) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the log."""
    found = everything(m.store)
    return {table: rows for table, rows in found.items() if table not in _NOT_COMPARED}


def served(m: Morning) -> str:
    return m.serve(further=["refuse", "bus-passes"])


def called(m: Morning) -> str:
    visit = m.issue(further=["refuse"])
    m.call()
    return visit


Deed = Callable[[Morning, str], object]
DEEDS: dict[str, tuple[Callable[[Morning], str], Deed]] = {
    "a call": (lambda m: m.issue(), lambda m, v: m.call()),
    "a recall": (called, lambda m, v: commands.recall(m.store, v, m.by("megan"))),
    "a start": (called, lambda m, v: commands.start(m.store, v, m.by("megan"))),
    "a no-show": (called, lambda m, v: commands.no_show(m.store, v, m.by("megan"))),
    "a finish": (
        served,
        lambda m, v: commands.finish(m.store, v, m.by("megan"), outcome="resolved"),
    ),
    "a referral there and back, with a note": (
        served,
        lambda m, v: commands.refer(
            m.store, v, m.by("megan"), enquiry="bus-passes", back=True, note="Look"
        ),
    ),
    "a finish, with the note that was begun": (
        served,
        lambda m, v: commands.finish(
            m.store, v, m.by("megan"), outcome="resolved", note="Has the letter"
        ),
    ),
    "a rest, with the note that was begun": (
        served,
        lambda m, v: commands.hold(m.store, v, m.by("megan"), reason="other", note="Look"),
    ),
    "a hold": (served, lambda m, v: commands.hold(m.store, v, m.by("megan"), reason="other")),
    "a move into a room": (
        served,
        lambda m, v: commands.move_visit(m.store, v, m.by("megan"), to_point="room-1"),
    ),
    "a changed order": (
        served,
        lambda m, v: commands.order_enquiries(m.store, v, m.steps(v)[::-1], m.by("megan")),
    ),
    "an enquiry taken off": (
        served,
        lambda m, v: commands.remove_enquiry(m.store, v, m.steps(v)[0], m.by("megan")),
    ),
    "an enquiry added": (
        served,
        lambda m, v: commands.add_enquiry(m.store, v, "parks", m.by("megan")),
    ),
    "changed needs": (
        served,
        lambda m, v: commands.set_needs(m.store, v, m.by("megan"), needs=["priority"]),
    ),
    "a cancelled visit": (
        lambda m: m.issue(further=["refuse"]),
        lambda m, v: commands.cancel(m.store, v, m.by("megan")),
    ),
}


@pytest.mark.parametrize(("before", "deed"), DEEDS.values(), ids=DEEDS.keys())
def test_all_is_to_the_letter_as_it_was_before(
    morning: Morning, before: Callable[[Morning], str], deed: Deed
) -> None:
    visit = before(morning)
    morning.later(seconds=20)
    was = state(morning)
    deed(morning, visit)
    assert state(morning) != was
    morning.later(seconds=59)
    commands.undo(morning.store, visit, morning.by("megan"))
    assert state(morning) == was
    assert morning.kinds(visit)[-1] == "action_undone"


def test_a_finish_in_a_room_that_is_to_be_tidied_leaves_nothing_to_tidy(morning: Morning) -> None:
    tidy = SITE_TEXT.replace('id = "room-1"\n', 'id = "room-1"\ntidy = true\n', 1)
    assert tidy != SITE_TEXT or "tidy = true" in SITE_TEXT
    commands.load_site(morning.store, tidy, now=morning.now, actor=SYSTEM)
    visit = morning.serve()
    commands.move_visit(morning.store, visit, morning.by("megan"), to_point="room-1")
    was = state(morning)
    commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")
    assert rows(morning.store, "SELECT count(*) FROM room_tidying") == [(1,)]
    commands.undo(morning.store, visit, morning.by("megan"))
    assert state(morning) == was


def test_a_ticket_that_was_a_mistake_ends_as_cancelled_and_its_number_stays_used(
    morning: Morning,
) -> None:
    visit = morning.issue(further=["refuse"])
    undone = commands.undo(morning.store, visit, morning.by())
    assert (undone.state, undone.outcome) == ("ended", "cancelled")
    assert morning.planned(visit) == []
    morning.issue()
    assert rows(morning.store, "SELECT number FROM visit") == [("C001",), ("C002",)]


def test_after_a_minute_nothing_is_undone(morning: Morning) -> None:
    visit = served(morning)
    morning.later(seconds=60)
    with pytest.raises(Conflict, match="Nothing was done to C001 within the last minute"):
        commands.undo(morning.store, visit, morning.by("megan"))


def test_a_second_undo_says_that_the_first_was_done(morning: Morning) -> None:
    visit = served(morning)
    commands.undo(morning.store, visit, morning.by("megan"))
    with pytest.raises(Conflict, match="The last action on C001 was taken back already"):
        commands.undo(morning.store, visit, morning.by("megan"))


def test_somebody_else_needs_a_supervisor_for_it(morning: Morning) -> None:
    visit = served(morning)
    with pytest.raises(Conflict, match="Somebody else did that to C001") as caught:
        commands.undo(morning.store, visit, morning.by("daniel"))
    assert caught.value.facts["visit"]["state"] == "serving"
    undone = commands.undo(morning.store, visit, morning.by("daniel"), anybody=True)
    assert undone.state == "called"


def test_what_time_did_meanwhile_is_not_undone(morning: Morning) -> None:
    visit = morning.issue()
    commands.hold(morning.store, visit, morning.by("megan"), reason="other", minutes=1)
    morning.later(seconds=59)
    commands.end_holds(morning.store, SITE, morning.now.replace(hour=12))
    with pytest.raises(Conflict, match="Something has happened to C001 since"):
        commands.undo(morning.store, visit, morning.by("megan"))


def test_a_visit_does_not_come_back_to_a_place_that_has_another(morning: Morning) -> None:
    visit = served(morning)
    commands.hold(morning.store, visit, morning.by("megan"), reason="other")
    morning.serve("benefits")
    with pytest.raises(Conflict, match=r"Counter 3 has B001 by now\. Nothing was changed"):
        commands.undo(morning.store, visit, morning.by("megan"))


def test_a_visit_does_not_come_back_to_a_place_that_somebody_else_has(morning: Morning) -> None:
    visit = served(morning)
    commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")
    places.sign_on(morning.store, SITE, "aisha", "counter-3", morning.by("aisha"))
    with pytest.raises(Conflict, match="Megan is not at Counter 3 any more"):
        commands.undo(morning.store, visit, morning.by("megan"))


def test_a_move_is_not_undone_when_somebody_sits_at_the_old_counter(morning: Morning) -> None:
    visit = served(morning)
    commands.move_visit(morning.store, visit, morning.by("megan"), to_point="room-1")
    places.sign_on(morning.store, SITE, "aisha", "counter-3", morning.by("aisha"))
    before = everything(morning.store)
    with pytest.raises(Conflict, match="Nothing was changed"):
        commands.undo(morning.store, visit, morning.by("megan"))
    assert everything(morning.store) == before


def test_an_enquiry_type_that_the_site_has_no_more_does_not_come_back(morning: Morning) -> None:
    visit = morning.issue("tenders")
    commands.cancel(morning.store, visit, morning.by("megan"))
    without = SITE_TEXT.replace('id = "tenders"', 'id = "notices"').replace(
        '"tenders"', '"notices"'
    )
    commands.load_site(morning.store, without, now=morning.now, actor=SYSTEM)
    with pytest.raises(NotFound, match="no enquiry type 'tenders'"):
        commands.undo(morning.store, visit, morning.by("megan"))
    assert morning.step(visit, "state") == ("ended",)


def test_an_undo_is_not_undone_and_the_same_request_again_gets_the_same_answer(
    morning: Morning,
) -> None:
    visit = served(morning)
    first = commands.undo(morning.store, visit, morning.by("megan", key="one press"))
    assert commands.undo(morning.store, visit, morning.by("megan", key="one press")) == first
    with pytest.raises(Conflict, match="The last action on C001 was taken back already"):
        commands.undo(morning.store, visit, morning.by("megan"))


def test_a_later_note_does_not_stand_in_the_way_and_stays(morning: Morning) -> None:
    visit = served(morning)
    asked = morning.by("megan")
    commands.refer(morning.store, visit, asked, enquiry="bus-passes", note="First")
    notes.add(morning.store, visit, morning.by("daniel"), "Second")
    commands.undo(morning.store, visit, morning.by("megan"))
    assert rows(morning.store, "SELECT text FROM note") == [("Second",)]


def test_the_one_who_did_it_is_offered_its_undo_for_a_minute(morning: Morning) -> None:
    visit = served(morning)
    until = "2026-11-24T10:31:00.000Z"
    offer = {"visit": visit, "number": "C001", "command": "start", "until": until}
    assert morning.offered("megan") == offer
    assert morning.offered("daniel") is None
    morning.later(seconds=60)
    assert morning.offered("megan") is None
    assert undoing.forget_old(morning.store, morning.now) == 0
    morning.later(seconds=1)
    assert undoing.forget_old(morning.store, morning.now) == 1


def test_an_adviser_who_went_into_a_room_with_the_call_is_back_at_the_counter(
    morning: Morning,
) -> None:
    visit = morning.issue("private-interview")
    places.sign_on(morning.store, SITE, "rhian", "counter-1", morning.by("rhian"))
    was = state(morning)
    called = morning.call("counter-1", "rhian")
    assert called.service_point in ("room-1", "room-2")
    commands.undo(morning.store, visit, morning.by("rhian"))
    assert state(morning) == was
    told = rows(
        morning.store,
        "SELECT kind, json_extract(body, '$.service_point') FROM event"
        " WHERE kind LIKE 'adviser_signed%' ORDER BY seq DESC LIMIT 2",
    )
    assert told == [
        ("adviser_signed_on", "counter-1"), ("adviser_signed_off", called.service_point),
    ]  # fmt: skip
