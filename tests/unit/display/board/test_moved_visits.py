"""A visit that goes on in a room: the screen shows and speaks it like a call."""

from __future__ import annotations

import shutil

import pytest
from flask.testing import FlaskClient

from tests.helpers import an_ask
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import commands

needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")


def move(room: WaitingRoom, visit: str, to: str = "room-2") -> None:
    room.later(minutes=5)
    commands.move_visit(room.store, visit, an_ask(room.now), to_point=to)


def test_a_move_stands_in_front_with_the_new_place(room: WaitingRoom) -> None:
    room.issue()
    moved = room.call("counter-1")
    room.start(moved.visit)
    room.issue()
    room.call("counter-2")
    before = room.board()["calls"][0]["announcement"]
    move(room, moved.visit)
    first, second = room.board()["calls"]
    assert (first["number"], first["point"]) == ("C001", "room-2")
    assert first["announced_at"] == "2026-11-24T10:35:00.000Z"
    assert first["announcement"] > before
    assert second["number"] == "C002"


def test_a_move_has_the_same_fields_as_a_call(room: WaitingRoom) -> None:
    room.issue()
    visit = room.call("counter-1")
    (called,) = room.board()["calls"]
    move(room, visit.visit)
    (moved,) = room.board()["calls"]
    assert moved.keys() == called.keys()
    assert (moved["state"], moved["times"]) == (called["state"], called["times"])


@needs_espeak
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_move_is_spoken_in_each_language(
    room: WaitingRoom, client: FlaskClient, language: str
) -> None:
    room.issue()
    visit = room.call("counter-1")
    move(room, visit.visit)
    sequence = room.board()["calls"][0]["announcement"]
    answer = client.get(f"/display/riverside/main/say/{sequence}/{language}.wav")
    assert answer.status_code == 200
    assert answer.data[:4] == b"RIFF"
