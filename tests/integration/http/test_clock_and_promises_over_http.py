"""Over HTTP: a clock that is doubted, a close that is taken back, promises under a changed rule."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from analytics.now.live import NowPage
from tests.helpers import SITE_TEXT
from tests.integration.http.moved_clock import ClockHouse, clock_house
from ticketing import appointments, commands
from ticketing.appointments import Order
from ticketing.asks import SYSTEM, Ask

DAY = "/sites/riverside/day"


def test_a_clock_that_jumps_closes_nothing_until_a_supervisor_agrees(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 10, 30, two_clocks=True) as house:
        house.housekeeping()
        waiting = house.issue()["visit"]
        house.jump(days=1)
        house.pass_(minutes=1)
        house.housekeeping()
        assert house.ticket(waiting)["state"] == "waiting"
        doubted = house.get(DAY)["clock"]
        assert (doubted["ahead_s"], doubted["over"]) == (86_400, 1)
        assert "went 1 d ahead" in house.get("/health")["parts"]["clock"]
        now = NowPage(house.server.house)
        assert now.state("riverside")["clock"] == {"ahead_s": 86_400, "at_start": False}
        assert now.state("riverside")["waiting"] == 1
        day = post(house, "agree-clock")
        assert day["clock"] is None
        assert now.state("riverside")["clock"] is None
        house.housekeeping()
        assert house.ticket(waiting)["outcome"] == "day_closed"
        assert house.get(DAY)["closed"]["visits"] == 1
        post(house, "bring-back")
        assert house.ticket(waiting)["state"] == "waiting"
        called = house.call()
        assert called is not None
        assert called["visit"] == waiting
        assert house.troubles() == []


def post(house: ClockHouse, path: str) -> dict[str, object]:
    answer = house.client.post(
        f"/api/v1/sites/riverside/{path}", json={}, headers=house.headers("supervisor")
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.get_json()
    return found


def test_a_closed_day_over_bookings_is_told_to_staff_visitor_and_calendar(tmp_path: Path) -> None:
    with clock_house(tmp_path, 2026, 11, 24, 10, 30, text=SITE_TEXT) as house:
        order = Order(
            "benefits-interview", house.now.replace(hour=11, minute=0) + timedelta(days=1),
            "aisha", "room-1", language="cy",
        )  # fmt: skip
        one = appointments.book(house.store, "riverside", order, Ask(house.now, SYSTEM))
        closed = SITE_TEXT.replace(
            'subdivision = "WLS"',
            'subdivision = "WLS"\nclosed = [{ day = 2026-11-25, reason ='
            ' { cy = "Diwrnod staff", en = "Staff day" } }]',
            1,
        )
        commands.load_site(house.store, closed, now=house.now, actor=SYSTEM)
        (told,) = house.get("/sites/riverside/promises")["promises"]
        assert told["says"] == "The house is closed that day: Staff day."
        page = house.client.get(f"/A/{one.id}").get_data(as_text=True)
        assert "Rydym ar gau ar y diwrnod hwn: Diwrnod staff" in page
        assert one.code not in page.replace(" ", "")
        entry = house.client.get(f"/A/{one.id}.ics").get_data(as_text=True)
        assert "STATUS:TENTATIVE" in entry
        assert "Diwrnod staff" in entry.replace("\r\n ", "")
        house.at(2026, 11, 25, 10, 50)
        answer = house.client.post(
            "/api/v1/sites/riverside/check-in",
            json={"code": one.code, "kiosk": "entrance-left"},
            headers=house.headers("kiosk"),
        )
        assert (answer.status_code, answer.get_json()["reason"]) == (409, "closed")
