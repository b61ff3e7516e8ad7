"""Rooms and help over HTTP: moves, refusals with the present state, and the same key twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from server import concurrency
from server.app import Server, build
from server.settings import Settings
from tests.helpers import NOW, an_ask, together
from tests.unit.ticketing.rooms.rooms_house import ROOMS, SITE, TEXT, served
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.visits.model import Visit
from web import tokens

BASE = f"/api/v1/sites/{SITE}"


@dataclass
class Program:
    """A server that is not running, and programs with tokens that ask it."""

    server: Server
    secrets: dict[str, str]

    @property
    def store(self) -> Any:
        return self.server.house.store

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        role, key = more.get("role", "adviser"), more.get("key")
        headers = {"Authorization": f"Bearer {self.secrets[role]}"} if role else {}
        headers |= {"Idempotency-Key": key} if key else {}
        client = self.server.app.test_client()
        return client.open(path, method=method, json=body or {}, headers=headers)

    def post(self, path: str, body: Any = None, **more: Any) -> Any:
        return self.ask("POST", path, body, **more)

    def move(self, visit: Visit, **body: Any) -> Any:
        return self.post(f"/api/v1/visits/{visit.visit}/move", body)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    settings = Settings(data=tmp_path, agent=False, async_mode="threading")
    server = build(settings, concurrency.start("threading"), lambda: NOW)
    store = server.house.store
    commands.load_site(store, TEXT, now=NOW, actor=SYSTEM)
    roles: tuple[tokens.Role, ...] = ("kiosk", "receptionist", "adviser")
    made: dict[str, str] = {
        role: tokens.make(store, role, site=SITE, name=role, now=NOW) for role in roles
    }
    yield Program(server, made)
    server.stop()


def test_a_move_answers_the_visit_in_its_new_place(program: Program) -> None:
    answer = program.move(served(program.store, "ann", "counter-1"))
    assert answer.status_code == 200
    assert (answer.json["state"], answer.json["service_point"]) == ("serving", "room-2")


def test_of_two_moves_into_the_last_room_the_loser_is_told_what_comes_free_when(
    program: Program,
) -> None:
    for room in set(ROOMS) - {"room-1"}:
        commands.close_room(program.store, SITE, room, an_ask(), reason="repair")
    visits = (
        served(program.store, "ann", "counter-1"),
        served(program.store, "bob", "counter-2", enquiry="long"),
    )
    answers = together(*[lambda visit=visit: program.move(visit) for visit in visits])
    won, lost = sorted(answers, key=lambda answer: answer.status_code)
    assert (won.status_code, won.json["service_point"]) == (200, "room-1")
    assert (lost.status_code, lost.json["type"]) == (409, "urn:nextplease:problem:no-room")
    assert lost.json["next_free"][0] == {"room": "room-1", "at": "2026-11-24T10:40:00.000Z"}
    assert "Room 1 at about 10:40" in lost.json["detail"]


def test_a_visit_that_waits_cannot_be_moved_and_the_problem_says_how_it_is(
    program: Program,
) -> None:
    issued = commands.issue(program.store, SITE, "quick", an_ask(), language="en")
    answer = program.post(f"/api/v1/visits/{issued.visit}/move", {})
    assert answer.status_code == 409
    assert answer.json["visit"]["state"] == "waiting"


def test_rooms_are_closed_opened_and_tidied_by_staff(program: Program) -> None:
    close = f"{BASE}/rooms/room-1/close"
    assert program.post(close, {"reason": "repair"}, role="receptionist").status_code == 204
    again = program.post(close, {"reason": "repair"})
    assert (again.status_code, again.json["reason"]) == (409, "repair")
    assert program.post(close, {"reason": "rain"}).status_code == 422
    until = {"reason": "repair", "until": "2026-11-24T12:00:00"}
    assert program.post(f"{BASE}/rooms/room-2/close", until).status_code == 422
    assert program.post(f"{BASE}/rooms/room-1/open").status_code == 204
    assert program.post(f"{BASE}/rooms/room-1/tidied").status_code == 409
    assert program.post(f"{BASE}/rooms/counter-1/open").status_code == 404
    assert program.post(close, {"reason": "repair"}, role="kiosk").status_code == 403
    assert program.post(close, {"reason": "repair"}, role=None).status_code == 401


def test_the_board_is_for_staff_alone(program: Program) -> None:
    served(program.store, "ann", "room-1")
    found = program.ask("GET", f"{BASE}/rooms").json
    assert [one["state"] for one in found["rooms"]] == ["occupied", "free", "free"]
    assert found["next_free"] == [{"room": "room-1", "at": "2026-11-24T10:40:00.000Z"}]
    assert program.ask("GET", f"{BASE}/rooms", role="kiosk").status_code == 403


def test_help_is_raised_taken_and_over(program: Program) -> None:
    raised = program.post(f"{BASE}/service-points/room-1/help", key="press")
    assert raised.status_code == 201
    assert program.post(f"{BASE}/service-points/room-1/help", key="press").json == raised.json
    (call,) = program.ask("GET", f"{BASE}/help", role="receptionist").json["help"]
    assert (call["place"], call["cause"], call["taken_at"]) == ("Room 1", "button", None)
    path = f"{BASE}/help/{call['help']}"
    assert program.post(f"{path}/take", role="receptionist").status_code == 200
    late = program.post(f"{path}/take")
    assert (late.status_code, late.json["help"]["help"]) == (409, call["help"])
    assert program.post(f"{path}/end").json["ended_at"] is not None
    assert program.ask("GET", f"{BASE}/help").json["help"] == []


def test_a_visitors_device_knows_nothing_of_help(program: Program) -> None:
    assert program.post(f"{BASE}/service-points/room-1/help", role="kiosk").status_code == 403
    assert program.ask("GET", f"{BASE}/help", role="kiosk").status_code == 403
    assert program.ask("GET", f"{BASE}/help", role=None).status_code == 401


def test_a_check_that_does_not_exist_is_not_found(program: Program) -> None:
    assert program.post(f"{BASE}/checks/7/well").status_code == 404


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [
        ("receptionist", ["Rooms", "Appointments", "Reception"]),
        ("adviser", ["Desk", "Rooms", "Appointments", "Reception", "Devices"]),
    ],
)
def test_the_bar_on_top_leads_where_each_role_may_go(
    program: Program, role: str, leads_to: list[str]
) -> None:
    page = program.ask("GET", f"/rooms/{SITE}", role=role).text
    nav = page[page.index("<nav") : page.index("</nav>")]
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', nav)
    assert [words for _, words in found] == leads_to
    for path, _ in found:
        assert program.ask("GET", path, role=role).status_code == 200, path
