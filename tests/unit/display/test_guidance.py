"""What a kiosk's spoken guidance asks the server for: sentences, and who is being called."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.openapi import OpenAPI
from werkzeug.test import TestResponse

from display import guidance
from display.voice import sentences, sound
from display.voice.speech import EspeakVoice
from tests.asides import asides_here
from tests.unit.display.waiting_room import WaitingRoom
from web import problems
from web.callers import FINDER, Caller, Grant
from web.house import House

KIOSK = "/api/v1/sites/riverside/kiosks/entrance-left"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def client(room: WaitingRoom, data: Path) -> FlaskClient:
    """A kiosk's browser."""
    house = House(room.store, room.clock, *asides_here(room.store), "", data)
    app = OpenAPI("guidance", static_folder=None)
    problems.register(app)
    app.extensions[FINDER] = lambda: Caller((Grant("kiosk", "riverside", "kiosks"),))
    blueprint = APIBlueprint("guidance", __name__)
    guidance.add(blueprint, house)
    app.register_api(blueprint)
    return app.test_client()


def say(client: FlaskClient, text: str, language: str = "en") -> TestResponse:
    return client.post(f"{KIOSK}/say", json={"language": language, "text": text})


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")
def test_a_sentence_comes_as_sound_and_is_kept_nowhere_but_here(
    client: FlaskClient, data: Path
) -> None:
    answer = say(client, "How can we help you?")
    assert answer.mimetype == "audio/wav"
    assert sound.seconds(sound.read_wav(answer.data)) > 0.5
    assert answer.headers["Cache-Control"] == "no-store"
    one = sentences.Sentence("en", "How can we help you?")
    assert sentences.kept(data / "speech-cache", one) == answer.data


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")
def test_the_screen_at_the_exit_has_the_same_voice(client: FlaskClient) -> None:
    body = {"language": "en", "text": "How was your visit today?"}
    answer = client.post("/api/v1/sites/riverside/exit/say", json=body)
    assert answer.mimetype == "audio/wav"
    assert answer.data == say(client, "How was your visit today?").data


def test_only_sentences_of_a_length_and_of_the_site_s_languages_are_said(
    client: FlaskClient,
) -> None:
    assert say(client, "Bonjour", "fr").status_code == 422
    assert say(client, " ").status_code == 422
    assert say(client, "x" * (sentences.LONGEST + 1)).status_code == 422
    assert say(client, "a\x00b").status_code == 422
    assert say(client, "\x1b[2J").status_code == 422


def test_what_was_said_before_is_never_too_much_and_what_is_new_may_be(
    client: FlaskClient, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EspeakVoice, "speak", lambda *_: b"sound")
    # Forty tiles, each with its name, its place and its wait, in two languages, as fast as can be.
    walked = [
        say(client, f"{part} {tile}", language)
        for language in ("en", "cy")
        for tile in range(40)
        for part in ("Name", "Place", "Wait")
    ]
    assert {one.status_code for one in walked} == {200}
    answers = [say(client, f"Sentence {number}") for number in range(90)]
    refused = next(one for one in answers if one.status_code == 429)
    assert int(refused.headers["Retry-After"]) <= 2
    assert say(client, "Name 1").data == b"sound"


def test_where_we_are_now_is_said_by_the_calls_that_are_open(
    client: FlaskClient, room: WaitingRoom
) -> None:
    assert client.get(f"{KIOSK}/called").get_json() == {"calls": []}
    number = room.issue().number
    room.call()
    (call,) = client.get(f"{KIOSK}/called").get_json()["calls"]
    assert call["number"] == number
    assert call["place"]["en"] == "Counter 3"
