"""A room that an appointment needs soon: not given away, and reserved on the board."""

from __future__ import annotations

from counters.rooms import state
from storage import Store
from tests.helpers import an_ask
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import commands
from ticketing.queue import free_rooms
from ticketing.sites import Site


def free(store: Store, site: Site, clock: str, appointment: str | None = None) -> list[str]:
    enquiry = site.enquiry("private-interview")
    with store.read() as conn:
        found = free_rooms.free(
            conn, site, at(clock), enquiry, frozenset(), appointment=appointment
        )
    return [room.id for room in found]


def room_1(store: Store, site: Site, clock: str) -> state.Room:
    with store.read() as conn:
        return state.board(conn, site, at(clock))["rooms"][0]


def test_a_room_is_kept_when_the_usual_service_would_run_into_the_appointment(
    store: Store, site: Site
) -> None:
    booked(store, "11:00", point="room-1")
    assert free(store, site, "10:25") == ["room-2", "room-1"]
    assert free(store, site, "10:31") == ["room-2"]


def test_it_is_not_kept_from_the_appointment_itself(store: Store, site: Site) -> None:
    mine = booked(store, "11:00", point="room-1")
    assert "room-1" in free(store, site, "10:58", mine.id)


def test_a_kept_room_is_told_to_be_free_when_the_appointment_ends(store: Store, site: Site) -> None:
    mine = booked(store, "11:00", point="room-1")
    with store.read() as conn:
        coming = free_rooms.outlook(conn, site, at("10:58"), site.enquiry("private-interview"))
    assert [(room, when and round(when.timestamp() * 1000)) for room, when in coming] == [
        ("room-1", mine.ends_at)
    ]


def test_the_board_says_free_until_and_reserved_from_ten_minutes_before(
    store: Store, site: Site
) -> None:
    booked(store, "11:00", point="room-1")
    before = room_1(store, site, "10:49")
    assert (before["state"], before["until"]) == ("free", "2026-11-24T11:00:00.000Z")
    soon = room_1(store, site, "10:51")
    assert (soon["state"], soon["number"], soon["checked_in_at"]) == ("reserved", None, None)
    assert [one["what"] for one in soon["upcoming"]] == ["Housing and council tax benefits"]


def test_the_board_does_not_say_what_a_sensitive_appointment_is_about(
    store: Store, site: Site
) -> None:
    booked(store, "11:00", kind="private-interview", adviser="rhian", point="room-1")
    assert [one["what"] for one in room_1(store, site, "10:30")["upcoming"]] == [None]


def test_a_room_that_is_closed_over_its_bookings_names_them(store: Store, site: Site) -> None:
    for clock in ("11:00", "14:00", "15:00"):
        booked(store, clock, point="room-1")
    booked(store, "14:00", point="room-2", adviser="rhian")
    booked(store, "11:00", point="room-1", days=1)
    room = room_1(store, site, "10:00")
    assert room["booked"] == []
    commands.close_room(
        store, "riverside", "room-1", an_ask(at("10:00")), reason="repair", until=at("14:30")
    )
    room = room_1(store, site, "10:01")
    assert [one["starts_at"][11:16] for one in room["booked"]] == ["11:00", "14:00"]
    commands.open_room(store, "riverside", "room-1", an_ask(at("10:02")))
    commands.close_room(store, "riverside", "room-1", an_ask(at("10:02")), reason="repair")
    room = room_1(store, site, "10:03")
    assert [one["starts_at"][11:16] for one in room["booked"]] == ["11:00", "14:00", "15:00"]
