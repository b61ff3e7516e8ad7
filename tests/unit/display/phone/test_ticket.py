"""What a visitor's phone is told, through the visit's life."""

from __future__ import annotations

import pytest

from display.phone.ticket import Ticket, is_soon, ticket
from storage.times import to_ms
from tests.helpers import an_ask
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import commands
from ticketing.day import standstill
from ticketing.errors import NotFound
from ticketing.queue import estimates
from ticketing.staff import places


def seen(room: WaitingRoom, visit: str) -> Ticket:
    with room.store.read() as connection:
        return ticket(connection, visit, room.now)


def test_a_waiting_ticket_counts_who_came_before_for_the_same_enquiry(room: WaitingRoom) -> None:
    room.issue("council-tax")
    room.issue("benefits")
    mine = room.issue("council-tax")
    room.issue("council-tax")
    found = seen(room, mine.visit)
    assert (found.view, found.ahead, found.point) == ("waiting", 1, None)


def test_a_called_ticket_says_where_to_go(room: WaitingRoom) -> None:
    mine = room.issue()
    room.call("counter-3")
    found = seen(room, mine.visit)
    assert (found.view, found.point, found.times) == ("called", "counter-3", 1)


def test_a_recall_is_a_later_announcement(room: WaitingRoom) -> None:
    mine = room.issue()
    room.call()
    first = seen(room, mine.visit)
    room.later(seconds=20)
    room.recall(mine.visit)
    second = seen(room, mine.visit)
    assert second.times == 2
    assert first.announced_at is not None
    assert second.announced_at == first.announced_at + 20_000
    assert second.called_at == first.called_at


def test_being_served_finished_and_not_come_are_views_of_their_own(room: WaitingRoom) -> None:
    first, second = room.issue(), room.issue()
    room.start(room.call().visit)
    assert seen(room, first.visit).view == "serving"
    room.finish(first.visit)
    assert seen(room, first.visit).view == "finished"
    room.no_show(room.call().visit)
    assert seen(room, second.visit).view == "no_show"


def test_which_outcome_the_adviser_chose_is_not_told(room: WaitingRoom) -> None:
    mine = room.issue()
    outcome = room.served().outcome
    assert outcome is not None
    assert outcome not in str(seen(room, mine.visit).as_json())


def test_who_still_waited_at_the_end_of_the_day_is_told_so(room: WaitingRoom) -> None:
    mine = room.issue()
    room.later(days=1)
    commands.close_past_days(room.store, room.site.id, room.now)
    assert seen(room, mine.visit).view == "day_closed"
    room.later(days=1)
    assert seen(room, mine.visit).view == "day_over"


def test_a_ticket_that_was_taken_back_is_not_said_to_be_left(room: WaitingRoom) -> None:
    mine, other = room.issue(), room.issue()
    commands.undo(room.store, mine.visit, an_ask(room.now), anybody=True)
    assert seen(room, mine.visit).view == "taken_back"
    commands.cancel(room.store, other.visit, an_ask(room.now))
    assert seen(room, other.visit).view == "cancelled"


def test_who_came_again_is_sent_to_the_new_ticket(room: WaitingRoom) -> None:
    mine = room.issue()
    standstill.stop(room.store, room.site.id, an_ask(room.now), reason="power")
    standstill.go_on(room.store, room.site.id, an_ask(room.now), ending="come_again")
    room.later(days=1)
    assert seen(room, mine.visit).view == "come_again"
    fresh = commands.come_again(room.store, mine.visit, an_ask(room.now))
    assert seen(room, mine.visit).view == "replaced"
    commands.undo(room.store, fresh.visit, an_ask(room.now))
    assert seen(room, mine.visit).view == "come_again"
    room.later(days=90)
    assert seen(room, mine.visit).view == "day_over"


def test_who_waits_is_told_about_how_long_where_somebody_is_there_for_them(
    room: WaitingRoom,
) -> None:
    mine = [room.issue("council-tax") for _ in range(3)][-1]
    assert seen(room, mine.visit).about is None
    places.sign_on(room.store, "riverside", "megan", "counter-1", an_ask(room.now))
    each = room.site.enquiry("council-tax").service_minutes
    assert seen(room, mine.visit).about == estimates.about_minutes(2, each, 1)
    standstill.stop(room.store, "riverside", an_ask(room.now), reason="power")
    assert seen(room, mine.visit).about is None


def test_an_unknown_ticket_is_not_found(room: WaitingRoom) -> None:
    with pytest.raises(NotFound):
        seen(room, "01M7MJCHT7ZZZZZZZZZZZZZZZZ")


def test_what_is_told_names_neither_the_enquiry_nor_the_adviser(room: WaitingRoom) -> None:
    mine = room.issue("benefits")
    room.call()
    assert set(seen(room, mine.visit).as_json()) == {
        "number", "state", "outcome", "ahead", "about", "point", "called_at", "announced_at",
        "times", "origin", "further", "appointment_at", "hold_until", "back_until", "undo_until",
        "standing",
        "notices", "soon", "heard",
    }  # fmt: skip
    assert "benefits" not in str(seen(room, mine.visit).as_json())


def test_a_referred_visitor_waits_again_with_the_same_number(room: WaitingRoom) -> None:
    mine = room.issue()
    room.start(room.call().visit)
    commands.refer(room.store, mine.visit, an_ask(room.now), enquiry="benefits")
    found = seen(room, mine.visit)
    assert (found.view, found.number, found.origin) == ("waiting", "C001", "referral")


def test_enquiries_still_to_come_are_counted_and_not_named(room: WaitingRoom) -> None:
    mine = room.issue(further=["garages", "refuse"])
    assert seen(room, mine.visit).further == 2
    room.served()
    found = seen(room, mine.visit)
    assert (found.view, found.origin, found.further) == ("waiting", "added", 1)


def test_a_visit_on_hold_says_until_when(room: WaitingRoom) -> None:
    mine = room.issue()
    commands.hold(room.store, mine.visit, an_ask(room.now), reason="stepped_out", minutes=15)
    found = seen(room, mine.visit)
    assert (found.view, found.hold_until) == ("held", to_ms(room.now) + 15 * 60_000)


def test_who_missed_the_call_is_told_until_when_they_can_come_back(room: WaitingRoom) -> None:
    mine = room.issue()
    room.no_show(room.call().visit)
    assert seen(room, mine.visit).back_until == to_ms(room.now) + 30 * 60_000
    commands.come_back(room.store, mine.visit, an_ask(room.now))
    found = seen(room, mine.visit)
    assert (found.view, found.origin, found.back_until) == ("waiting", "return", None)


def test_it_is_almost_somebodys_turn_with_one_ahead_or_a_few_minutes(room: WaitingRoom) -> None:
    assert is_soon(1, None)
    assert is_soon(4, 5)
    assert not is_soon(2, None)
    assert not is_soon(2, 10)
    first, second, third = (room.issue().visit for _ in range(3))
    assert [seen(room, one).soon for one in (first, second, third)] == [True, True, False]
    room.call()
    assert not seen(room, first).soon
    assert seen(room, third).soon


@pytest.mark.parametrize("state", ["waiting", "held", "called", "serving"])
def test_while_everybody_is_asked_to_stop_no_phone_sends_anybody_anywhere(
    room: WaitingRoom, state: str
) -> None:
    mine = room.issue().visit
    if state == "held":
        commands.hold(room.store, mine, an_ask(room.now), reason="stepped_out")
    elif state != "waiting":
        room.call("counter-3")
    if state == "serving":
        room.start(mine)
    standstill.stop(room.store, room.site.id, an_ask(room.now), reason="evacuation")
    found = seen(room, mine)
    assert (found.view, found.standing) == ("standstill", "evacuation")
    standstill.go_on(room.store, room.site.id, an_ask(room.now), ending="back")
    assert (seen(room, mine).view, seen(room, mine).standing) == (state, None)
