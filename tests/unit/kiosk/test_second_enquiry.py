"""Another enquiry on the ticket that a kiosk just gave, and a slip asked for once more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.unit.kiosk.entrance import Entrance
from ticketing.commands import enquiries
from web import tokens


def add(entrance: Entrance, visit: str, token: str, enquiry: str = "garages") -> Any:
    return entrance.client.post(
        f"/api/v1/visits/{visit}/enquiries",
        json={"enquiry": enquiry},
        headers={"Authorization": f"Bearer {token}"},
    )


def taken(entrance: Entrance) -> str:
    visit: str = entrance.take().get_json()["visit"]
    return visit


def test_a_kiosk_adds_an_enquiry_to_the_ticket_that_it_gave(entrance: Entrance) -> None:
    visit = taken(entrance)
    assert add(entrance, visit, entrance.token).status_code == 200
    with entrance.house.store.read() as conn:
        assert [name for _, name in enquiries.planned(conn, visit)] == ["garages"]


def test_after_two_minutes_the_visitor_no_longer_stands_there(entrance: Entrance) -> None:
    visit = taken(entrance)
    entrance.now += timedelta(minutes=2)
    assert add(entrance, visit, entrance.token).status_code == 403


def test_a_kiosk_with_its_own_token_does_not_touch_another_ones_ticket(entrance: Entrance) -> None:
    other = tokens.make(
        entrance.house.store, "kiosk", site="riverside", name="Kiosk 2", now=entrance.now,
        kiosk="entrance-right",
    )  # fmt: skip
    assert add(entrance, taken(entrance), other).status_code == 403


def test_staff_print_a_slip_again_and_kiosks_do_not(entrance: Entrance) -> None:
    visit = taken(entrance)
    staff = tokens.make(
        entrance.house.store, "adviser", site="riverside", name="staff", now=entrance.now
    )
    for token, status in ((staff, 200), (entrance.token, 403)):
        answer = entrance.client.post(
            f"/api/v1/visits/{visit}/print",
            json={"printer": "entrance-right-printer"},
            headers={"Authorization": f"Bearer {token}"},
        )
        assert answer.status_code == status
