"""Joining over Socket.IO itself: who may, who may not, and what follows."""

from __future__ import annotations

from typing import Any

import pytest
from flask import request
from flask_socketio import SocketIO

from tests.helpers import NOW
from ticketing.errors import BadRequest
from web.callers import FINDER, Caller, Grant
from web.live import Live, StateNamespace

KIOSK = Grant("kiosk", "riverside", "left")


class Lobby(StateNamespace):
    path = "/lobby"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        site = data.get("site")
        if not isinstance(site, str):
            raise BadRequest("join with {'site'}")
        who.need(site, "kiosk")
        return f"{self.house.site(site).id}|lobby"

    def compute(self, key: str) -> dict[str, Any]:
        return {"key": key}


@pytest.fixture
def socketio(app, house) -> SocketIO:
    made = SocketIO(app, async_mode="threading")
    made.on_namespace(Lobby(house, Live(lambda: NOW)))
    return made


def join(app, socketio: SocketIO, data: object, **connect: Any):
    client = socketio.test_client(app, namespace="/lobby", **connect)
    answer = client.emit("join", data, namespace="/lobby", callback=True)
    return answer, client.get_received("/lobby")


def test_a_join_is_answered_and_the_state_follows_once(app, socketio, door) -> None:
    door.caller = Caller((KIOSK,))
    answer, received = join(app, socketio, {"site": "riverside"})
    assert answer == {"ok": True}
    assert [message["name"] for message in received] == ["state"]
    assert received[0]["args"][0]["key"] == "riverside|lobby"


def test_nobody_is_refused_with_401_and_somebody_else_with_403(app, socketio, door) -> None:
    answer, received = join(app, socketio, {"site": "riverside"})
    assert (answer["ok"], answer["status"], received) == (False, 401, [])
    door.caller = Caller((Grant("kiosk", "seaside", "left"),))
    answer, received = join(app, socketio, {"site": "riverside"})
    assert (answer["ok"], answer["status"], received) == (False, 403, [])
    assert "riverside" in answer["detail"]


@pytest.mark.parametrize("data", [None, "riverside", 5, [], {}, {"site": 5}, {"site": None}])
def test_a_join_that_makes_no_sense_is_refused_in_words(app, socketio, data) -> None:
    answer, received = join(app, socketio, data)
    assert not answer["ok"]
    assert "join with" in answer["detail"]
    assert received == []


def test_a_program_may_bring_its_token_when_it_connects(app, socketio, door) -> None:
    def find() -> Caller:
        right = request.headers.get("Authorization") == "Bearer nxp_right"
        return Caller((KIOSK,)) if right else Caller()

    app.extensions[FINDER] = find
    answer, _ = join(app, socketio, {"site": "riverside"}, auth={"token": "nxp_right"})
    assert answer == {"ok": True}
    answer, _ = join(app, socketio, {"site": "riverside"}, auth={"token": "nxp_wrong"})
    assert answer["status"] == 401
