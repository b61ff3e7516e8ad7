"""What an appointment needs stays in the site file until it is over."""

from __future__ import annotations

import pytest

from storage import Store
from tests.helpers import SITE_TEXT, an_ask
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments, commands
from ticketing.asks import SYSTEM
from ticketing.errors import Conflict


def without_room_1() -> str:
    head, _, rest = SITE_TEXT.partition('[[service_points]]\nid = "room-1"')
    return head + rest[rest.index("[[") :]


def test_a_room_with_an_appointment_cannot_be_removed(store: Store) -> None:
    booked(store, days=2)
    with pytest.raises(Conflict, match="'room-1' cannot be removed now: an appointment on 2026-11"):
        commands.load_site(store, without_room_1(), now=EARLY, actor=SYSTEM)


def test_it_can_once_the_appointment_is_cancelled_or_over(store: Store) -> None:
    one, other = booked(store, days=2), booked(store)
    appointments.cancel(store, one.id, an_ask(EARLY), reason="no_room")
    commands.load_site(store, without_room_1(), now=at("11:30"), actor=SYSTEM)
    with store.read() as conn:
        assert appointments.get(conn, other.id).service_point == "room-1"
