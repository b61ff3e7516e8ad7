"""A loudspeaker's thread against a server that answers, does not, or says that a call is over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hardware.agent import speaking
from hardware.agent.speaking import Speaking
from hardware.protocol import DeviceState, SpeakerConfig
from hardware.sounds import Sound, Spoken, ToSay, TrySound
from tests.players import Players
from tests.running import wait_until
from tests.unit.hardware.drivers.speaker.test_output import wav

HALL = "s.speaker.hall"


class Server:
    """The server as an agent sees it; `there` says whether it answers."""

    def __init__(self) -> None:
        self.there = True
        self.now = START
        self.called, self.says = True, True
        self.asked: list[str] = []
        self.said: list[int] = []
        self.tried: list[tuple[int, bool, str]] = []
        self.sounds: bytes | None = wav(0.2)

    def ask(self, event: str, message: dict[str, Any]) -> Any:
        if event == "tried":
            self.tried.append((message["tried"], message["played"], message["says"]))
            return {"ok": True}
        self.asked.append(f"{event} {message['call']} {message.get('word', '')}".strip())
        if not self.there:
            return None
        if event == "said":
            self.said.append(message["call"])
            return {"ok": True}
        return {"ok": True, "answer": {"called": self.called, "says": self.says}}

    def fetch(self, path: str) -> bytes | None:
        if not self.there:
            raise ConnectionError
        return self.sounds


START = datetime(2026, 11, 17, 11, 0, tzinfo=UTC)


def call(number: int, at: float = 0) -> Spoken:
    return Spoken(
        call=number,
        at=START + timedelta(seconds=at),
        chime=Sound(word="chime", path="/chime.wav"),
        first=(Sound(word="en/1", path="/en.wav", own=True),),
    )


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def players(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Players:
    found = Players(tmp_path)
    monkeypatch.setenv("PATH", f"{found.bin}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(speaking, "ASK_AGAIN_S", 0.02)
    monkeypatch.setattr(speaking, "THEIRS_S", 0.02)
    return found


@pytest.fixture
def hall(server: Server, players: Players) -> Iterator[Speaking]:
    found = Speaking(
        SpeakerConfig(id=HALL, name="Hall", site="s"),
        ask=server.ask,
        fetch=server.fetch,
        now=lambda: server.now,
        changed=lambda: None,
    )
    found.start()
    yield found
    found.stop()
    found.join(90)
    assert not found.alive


def say(hall: Speaking, *calls: Spoken) -> None:
    hall.say(ToSay(device=HALL, calls=calls))


def test_a_call_is_asked_for_word_by_word_played_and_told(
    hall: Speaking, server: Server, players: Players
) -> None:
    say(hall, call(7))
    wait_until(lambda: server.said == [7], what="the word that it was said")
    assert [one for one in server.asked if one.startswith("may_say")] == [
        "may_say 7 chime", "may_say 7 en/1",
    ]  # fmt: skip
    assert len(players.played) == 2
    say(hall, call(7))  # told again after a break
    say(hall)
    assert hall.report is not None
    assert hall.report.state == DeviceState.READY


def test_without_an_answer_nothing_is_said_and_with_one_it_is(
    hall: Speaking, server: Server, players: Players
) -> None:
    server.there = False
    say(hall, call(7))
    wait_until(lambda: len(server.asked) > 3, what="some tries")
    assert players.played == []
    server.there = True
    wait_until(lambda: server.said == [7], what="the call")


def test_what_grew_old_while_nobody_answered_is_never_said(
    hall: Speaking, server: Server, players: Players
) -> None:
    server.there = False
    say(hall, call(7))
    wait_until(lambda: len(server.asked) > 3, what="some tries")
    server.now += timedelta(seconds=61)
    say(hall, call(7), call(8, at=61))
    server.there = True
    wait_until(lambda: 8 in server.said, what="the next call")
    assert server.said == [8]
    assert len(players.played) == 2


def test_who_is_not_awaited_any_more_is_not_said(
    hall: Speaking, server: Server, players: Players
) -> None:
    server.called = False
    say(hall, call(7))
    wait_until(lambda: server.asked == ["may_say 7 chime"], what="the question")
    server.called = True
    say(hall, call(7), call(8))
    wait_until(lambda: server.said == [8], what="the next call")
    assert len(players.played) == 2


def test_what_another_loudspeaker_says_is_not_said_here(
    hall: Speaking, server: Server, players: Players
) -> None:
    server.says = False
    say(hall, call(7))
    wait_until(lambda: "may_say 7 en/1" in server.asked, what="the last word")
    server.says = True
    say(hall, call(7), call(8))
    wait_until(lambda: server.said == [8], what="the next call")
    assert len(players.played) == 2


def test_a_word_waits_for_its_output(hall: Speaking, server: Server, players: Players) -> None:
    players.set("busy")
    say(hall, call(7))
    wait_until(lambda: hall.report and hall.report.state == DeviceState.BUSY, what="'busy'")
    assert server.said == []
    players.set("ready")
    wait_until(lambda: server.said == [7], what="the call")


def test_a_sound_that_the_server_has_not_holds_nobody_up(
    hall: Speaking, server: Server, players: Players
) -> None:
    server.sounds = None
    say(hall, call(7))
    wait_until(lambda: "may_say 7 en/1" in server.asked, what="the last word")
    server.sounds = wav(0.2)
    say(hall, call(8))
    wait_until(lambda: server.said == [8], what="the next call")


def test_another_output_is_taken_from_the_next_word_on(
    hall: Speaking, server: Server, players: Players
) -> None:
    hall.configure(SpeakerConfig(id=HALL, name="Hall", site="s", output="front"))
    say(hall, call(7))
    wait_until(lambda: server.said == [7], what="the call")
    assert set(players.outputs) == {"front"}


def test_a_sound_that_somebody_wants_to_hear_is_played_once_and_told(
    hall: Speaking, server: Server, players: Players
) -> None:
    hall.try_sound(TrySound(device=HALL, tried=1, path="/test.wav"))
    wait_until(lambda: server.tried, what="the answer")
    assert server.tried == [(1, True, "")]
    assert len(players.played) == 1
    players.set("unplugged")
    hall.try_sound(TrySound(device=HALL, tried=2, path="/test.wav"))
    wait_until(lambda: len(server.tried) == 2, what="the answer")
    (_, played, says) = server.tried[1]
    assert not played
    assert says.startswith("aplay: ")
    server.sounds = None
    hall.try_sound(TrySound(device=HALL, tried=3, path="/test.wav"))
    wait_until(lambda: len(server.tried) == 3, what="the answer")
    assert server.tried[2] == (3, False, "the server has no sound for it any more")
