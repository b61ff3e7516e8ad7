"""What the waiting area's screen shows, and for how long."""

from __future__ import annotations

from tests.unit.display.waiting_room import WaitingRoom
from ticketing.sites import Site


def test_the_newest_call_comes_first(room: WaitingRoom) -> None:
    for point in ("counter-1", "counter-2"):
        room.issue()
        room.call(point)
    assert room.numbers() == ["C002", "C001"]


def test_a_call_says_its_number_and_its_service_point(room: WaitingRoom) -> None:
    room.issue(language="cy")
    room.call("counter-3")
    (call,) = room.board()["calls"]
    assert (call["number"], call["point"], call["language"]) == ("C001", "counter-3", "cy")
    assert call["called_at"] == call["announced_at"] == "2026-11-24T10:30:00.000Z"


def test_no_call_says_what_its_visitor_came_for(room: WaitingRoom) -> None:
    room.issue("council-tax")
    room.call()
    assert "council-tax" not in str(room.board())


def test_a_recall_is_a_new_announcement_and_moves_to_the_front(room: WaitingRoom) -> None:
    room.issue()
    first = room.call("counter-1")
    room.issue()
    room.call("counter-2")
    before = room.board()["calls"]
    room.later(seconds=30)
    room.recall(first.visit)
    calls = room.board()["calls"]
    assert [call["number"] for call in calls] == ["C001", "C002"]
    assert calls[0]["announcement"] > before[0]["announcement"]
    assert (calls[0]["times"], calls[0]["announced_at"]) == (2, "2026-11-24T10:30:30.000Z")


def test_a_call_stays_two_minutes_even_if_its_visitor_did_not_come(room: WaitingRoom) -> None:
    room.issue()
    room.no_show(room.call().visit)
    room.later(seconds=119)
    assert room.numbers() == ["C001"]


def test_ended_calls_leave_after_half_an_hour(room: WaitingRoom) -> None:
    room.issue()
    room.served()
    room.later(minutes=29)
    assert room.numbers() == ["C001"]
    room.later(minutes=2)
    assert room.numbers() == []


def test_who_is_still_being_served_stays_on_the_screen(room: WaitingRoom) -> None:
    room.issue()
    room.start(room.call().visit)
    room.later(hours=1)
    assert room.numbers() == ["C001"]


def test_the_next_day_begins_with_an_empty_screen(room: WaitingRoom) -> None:
    room.issue()
    room.call()
    room.later(days=1)
    assert room.numbers() == []


def test_who_waits_is_counted(room: WaitingRoom) -> None:
    for _ in range(3):
        room.issue()
    room.call()
    assert room.board()["waiting"] == 2


def test_who_took_a_ticket_at_a_kiosk_waits_in_its_zone(room: WaitingRoom) -> None:
    upstairs = room.site.zones[0].model_copy(update={"id": "upstairs"})
    kiosk = room.site.kiosks[0].model_copy(update={"zone": "upstairs"})
    room.issue(kiosk=kiosk.id)
    room.issue()
    kiosks = (kiosk, *room.site.kiosks[1:])
    parts = {name: getattr(room.site, name) for name in Site.model_fields}
    parts |= {"zones": (*room.site.zones, upstairs), "kiosks": kiosks}
    room.site = Site.model_validate(parts)
    assert (room.board("upstairs")["waiting"], room.board("main")["waiting"]) == (1, 1)


def test_another_zones_calls_are_not_shown(room: WaitingRoom) -> None:
    moved = tuple(
        point.model_copy(update={"zone": "upstairs"}) if point.id == "counter-3" else point
        for point in room.site.service_points
    )
    room.issue()
    room.call("counter-3")
    room.site = room.site.model_copy(update={"service_points": moved})
    assert room.numbers() == []


def test_a_full_board_is_smaller_than_two_kilobytes(room: WaitingRoom) -> None:
    for n in range(12):
        room.issue()
        room.served(f"counter-{n % 6 + 1}")
        room.later(seconds=1)
    state = room.board()
    assert len(state["calls"]) == 8
    assert len(str(state)) < 2048
