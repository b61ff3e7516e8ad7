"""Appointments over HTTP: booked, moved, checked in, called, and what their visitor is given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.helpers import SITE_TEXT
from tests.integration.http.moved_clock import ClockHouse, clock_house

SITE = "/api/v1/sites/riverside"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[ClockHouse]:
    """Tuesday 24 November 2026, 09:00."""
    with clock_house(tmp_path, 2026, 11, 24, 9, 0, text=SITE_TEXT) as opened:
        yield opened


def post(
    house: ClockHouse, path: str, body: Any = None, role: str = "adviser", key: str | None = None
) -> tuple[int, Any]:
    headers = house.headers(role) | ({"Idempotency-Key": key} if key else {})
    answer = house.client.post(path, json=body or {}, headers=headers)
    return answer.status_code, answer.get_json()


def booked(house: ClockHouse, clock: str = "11:00", **more: Any) -> dict[str, Any]:
    order = {
        "type": "benefits-interview",
        "starts_at": f"2026-11-24T{clock}:00Z",
        "adviser": "aisha",
        "service_point": "room-1",
        "language": "en",
        **more,
    }
    status, found = post(house, f"{SITE}/appointments", order)
    assert status == 201, found
    return dict(found)


def test_the_same_key_books_once(house: ClockHouse) -> None:
    order = {"type": "planning-advice", "starts_at": "2026-11-24T11:00:00Z"}
    first = post(house, f"{SITE}/appointments", order, key="a")
    assert first[0] == 201
    assert post(house, f"{SITE}/appointments", order, key="a")[1] == first[1]
    order = {"site": "riverside", "type": "planning-advice", "starts_at": "2026-11-24T11:00:00Z"}
    status, other = post(house, "/api/v1/appointments", order)
    assert (status, other["adviser"]) == (201, "tomasz")


def test_a_taken_time_is_refused_with_what_is_there(house: ClockHouse) -> None:
    one = booked(house)
    status, problem = post(
        house, f"{SITE}/appointments",
        {"type": "benefits-interview", "starts_at": "2026-11-24T11:15:00Z", "adviser": "megan",
         "service_point": "room-1"},
    )  # fmt: skip
    assert status == 409
    assert problem["detail"] == (
        "Room 1 is taken from 11:00 to 11:30: Benefits interview with Aisha."
    )
    assert problem["taken"]["appointment"] == one["appointment"]


def test_what_is_free_leaves_out_what_is_taken_and_honours_blocks(house: ClockHouse) -> None:
    booked(house, "09:30")
    status, made = post(
        house, f"{SITE}/blocks",
        {"starts_at": "2026-11-24T12:30:00Z", "ends_at": "2026-11-24T13:30:00Z",
         "adviser": "aisha", "reason": "Lunch"},
    )  # fmt: skip
    assert status == 201
    query = "type=benefits-interview&adviser=aisha&from=2026-11-24&days=1"
    free = house.get(f"/sites/riverside/appointments/free?{query}", role="adviser")["free"]
    starts = [one["starts_at"][11:16] for one in free]
    assert starts[:4] == ["09:00", "10:00", "10:15", "10:30"]
    assert "12:00" in starts
    assert not {"12:15", "12:30", "13:15"} & set(starts)
    assert starts[-1] == "16:30"
    post(house, f"{SITE}/blocks/{made['blocks'][0]['block']}/remove")
    week = house.get("/sites/riverside/appointments?from=2026-11-23&to=2026-11-30", role="adviser")
    assert (len(week["appointments"]), week["blocks"]) == (1, [])
    assert week["days"][0]["date"] == "2026-11-23"


def test_an_appointment_goes_from_booking_to_finish(house: ClockHouse) -> None:
    one = booked(house, "09:20", for_visit=house.issue("benefits")["visit"])
    status, here = post(
        house, f"{SITE}/check-in", {"code": one["code"], "kiosk": "entrance-left"}, "kiosk"
    )
    assert (status, here["punctuality"], here["print"]) == (200, "early", {"state": "queued"})
    status, again = post(house, f"{SITE}/check-in", {"code": one["code"]}, "kiosk")
    assert (status, again["number"], again["again"]) == (200, here["number"], True)
    url = f"/api/v1/visits/{here['visit']}"
    called = post(house, f"{url}/call", {"service_point": "room-1", "reason": "asked_for_me"})
    assert called[0] == 200, called
    post(house, f"{url}/start")
    post(house, f"{url}/finish", {"outcome": "resolved"})
    path = f"/appointments/{one['appointment']}"
    assert house.get(path, role="adviser")["state"] == "served"


@pytest.mark.parametrize(
    ("deed", "body"),
    [("move", {"starts_at": "2026-11-24T14:00:00Z"}), ("cancel", {"reason": "visitor_ill"}),
     ("check-in", {})],
)  # fmt: skip
def test_a_cancelled_appointment_answers_with_its_state(
    house: ClockHouse, deed: str, body: dict[str, Any]
) -> None:
    path = f"/api/v1/appointments/{booked(house)['appointment']}"
    assert post(house, f"{path}/cancel", {"reason": "visitor_asked"})[0] == 200
    status, problem = post(house, f"{path}/{deed}", body)
    assert status == 409
    assert "was cancelled" in problem["detail"]


def test_the_kiosk_is_told_why_not_now(house: ClockHouse) -> None:
    code = booked(house)["code"]
    status, problem = post(house, f"{SITE}/check-in", {"code": code}, "kiosk")
    assert (status, problem["reason"]) == (409, "too_early")
    assert problem["allowed_at"] == "2026-11-24T10:30:00.000Z"
    assert post(house, f"{SITE}/check-in", {"code": "000000"}, "kiosk")[0] == 404


def test_who_comes_is_told_for_one_appointment_alone_and_never_in_public(
    house: ClockHouse,
) -> None:
    one = booked(house, person={"name": "A. Bowen", "contact": "07700 900123"})
    path = f"/appointments/{one['appointment']}"
    assert house.get(path, role="adviser")["person"]["name"] == "A. Bowen"
    week = house.client.get(f"{SITE}/appointments", headers=house.headers("adviser"))
    public = [
        house.client.get(f"/A/{one['appointment']}"),
        house.client.get(f"/a/{one['appointment'].lower()}?lang=cy"),
        house.client.get(f"/A/{one['appointment']}.ics"),
    ]
    for answer in (week, *public):
        assert answer.status_code == 200
        assert "Bowen" not in answer.get_data(as_text=True)


def test_the_visitors_page_and_calendar_say_when_and_where(house: ClockHouse) -> None:
    one = booked(house)
    page = house.client.get(f"/A/{one['appointment']}?lang=cy").get_data(as_text=True)
    assert "Eich apwyntiad" in page
    assert "Dydd Mawrth 24 Tachwedd 2026" in page
    text = house.client.get(f"/A/{one['appointment']}.ics").get_data()
    entry: Any = Calendar.from_ical(text).walk("VEVENT")[0]
    assert str(entry["summary"]) == "Appointment, Riverside One Stop Shop"
    assert entry["dtstart"].dt.isoformat() == "2026-11-24T11:00:00+00:00"
    assert "benefit" not in entry.to_ical().decode().lower()


def test_a_kiosk_can_neither_see_the_book_nor_book(house: ClockHouse) -> None:
    path = f"{SITE}/appointments"
    assert house.client.get(path, headers=house.headers("kiosk")).status_code == 403
    order = {"type": "planning-advice", "starts_at": "2026-11-24T11:00:00Z"}
    assert post(house, path, order, "kiosk")[0] == 403


def test_who_comes_and_what_they_need_is_changed_afterwards(house: ClockHouse) -> None:
    one = booked(house, person={"name": "M. Jones"})
    path = f"/api/v1/appointments/{one['appointment']}"
    body = {"person": {"name": "Mair Jones"}, "needs": ["children"], "language": "cy"}
    status, changed = post(house, f"{path}/change", body)
    assert (status, changed["needs"], changed["language"]) == (200, ["children"], "cy")
    assert house.get(path.removeprefix("/api/v1"), "adviser")["person"]["name"] == "Mair Jones"
    assert post(house, f"{path}/change", {"needs": ["tea"]})[0] == 422
    assert post(house, f"{path}/change", body, role="kiosk")[0] in (401, 403)


def test_a_day_is_listed_found_and_given_away(house: ClockHouse) -> None:
    booked(house, person={"name": "Mair Jones", "contact": "01234 567890"})
    headers = house.headers("adviser")
    page = house.client.get("/appointments/riverside/list", headers=headers).get_data(as_text=True)
    assert "Mair Jones" in page
    assert "01234 567890" in page
    for asked, found in (("day=2026-11-25", False), ("q=jones", True), ("q=nobody", False),
                         ("day=notaday", True), ("adviser=megan", False)):  # fmt: skip
        answer = house.client.get(f"/appointments/riverside/list?{asked}", headers=headers)
        assert answer.status_code == 200
        assert ("01234 567890" in answer.get_data(as_text=True)) is found, asked
        assert (", Megan</h1>" in answer.get_data(as_text=True)) is ("megan" in asked), asked
    status, done = post(house, f"{SITE}/advisers/aisha/stand-in")
    assert status == 200
    (one,) = done["done"]
    assert one["moved"] is (one["appointment"]["adviser"] != "aisha")
    assert post(house, f"{SITE}/advisers/nobody/stand-in")[0] == 404
    anybody = house.client.get("/appointments/riverside/list")
    assert anybody.status_code == 302


def test_whom_to_ring_is_for_supervisors_and_kept_until_they_were(house: ClockHouse) -> None:
    gwen = {"name": "Gwen", "contact": "07700"}
    made = booked(house, person=gwen, starts_at="2026-11-25T11:00:00Z")
    plan = [{"appointment": made["appointment"], "do": "cancel"}]
    body = {"hours": ["14:00-16:00"], "reason": {}, "appointments": plan}
    assert post(house, f"{SITE}/dates/2026-11-25", body, "supervisor")[0] == 200
    for role, status in (("adviser", 403), ("supervisor", 200)):
        found = house.client.get(f"{SITE}/to-ring", headers=house.headers(role))
        assert found.status_code == status
    (one,) = found.get_json()["to_ring"]
    assert (one["state"], one["name"], one["rung_at"]) == ("cancelled", "Gwen", None)
    path = f"{SITE}/to-ring/{made['appointment']}"
    assert post(house, path, {"rung": True})[0] == 403
    _, found = post(house, path, {"rung": True}, "supervisor")
    assert found["to_ring"][0]["rung_at"] is not None
    assert post(house, f"{SITE}/to-ring/nobody", {"rung": True}, "supervisor")[0] == 404
