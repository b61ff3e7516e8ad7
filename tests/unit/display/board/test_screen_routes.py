"""The waiting area's page and the sounds that it asks for."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from display.voice import sound
from tests.helpers import SITE_TEXT, an_ask
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day import standstill

PAGE = "/display/riverside/main"

needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")


def data_of(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="page">(.*?)</script>', text, re.S)
    assert found is not None
    page: dict[str, Any] = json.loads(found[1])
    return page


def say(room: WaitingRoom, language: str = "en") -> str:
    return f"{PAGE}/say/{room.board()['calls'][0]['announcement']}/{language}.wav"


def test_the_page_brings_the_first_state_along(room: WaitingRoom, client: FlaskClient) -> None:
    room.issue()
    room.call()
    page = data_of(client.get(PAGE).text)
    assert [call["number"] for call in page["board"]["calls"]] == ["C001"]
    assert page["languages"] == ["cy", "en"]
    assert page["sound"] is True


def test_no_browser_offers_to_translate_what_it_shows(client: FlaskClient) -> None:
    assert '<meta name="google" content="notranslate">' in client.get(PAGE).text


def test_one_screen_of_several_in_a_room_can_be_silent(client: FlaskClient) -> None:
    assert data_of(client.get(f"{PAGE}?sound=off").text)["sound"] is False


@pytest.mark.parametrize("path", ["/display/riverside/attic", "/display/atlantis/main"])
def test_a_waiting_area_that_does_not_exist_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("number", ["9" * 23, "9" * 5000, "٣", "-1"])
def test_no_call_has_a_number_of_that_kind(client: FlaskClient, number: str) -> None:
    assert client.get(f"{PAGE}/say/{number}/en.wav").status_code == 404


def test_the_board_is_there_for_programs_too(room: WaitingRoom, client: FlaskClient) -> None:
    room.issue()
    room.issue()
    room.call()
    state = client.get("/api/v1/sites/riverside/board/main").get_json()
    assert [call["number"] for call in state["calls"]] == ["C001"]
    assert (state["waiting"], state["now"]) == (1, "2026-11-24T10:30:00.000Z")


@needs_espeak
@pytest.mark.parametrize("language", ["cy", "en"])
def test_a_call_can_be_heard(room: WaitingRoom, client: FlaskClient, language: str) -> None:
    room.issue()
    room.call()
    answer = client.get(say(room, language))
    assert answer.mimetype == "audio/wav"
    assert sound.seconds(sound.read_wav(answer.data)) > 1


def record_clips(folder: Path) -> None:
    """Enough to say C001 at counter 3 in English, without any program that speaks."""
    for name in ("letters/C", "numbers/1", "places/counter-3"):
        clip = folder / "data" / "clips" / "en" / f"{name}.wav"
        clip.parent.mkdir(parents=True, exist_ok=True)
        clip.write_bytes(sound.write_wav(sound.chime()))


def test_recorded_clips_speak_before_anything_else(
    room: WaitingRoom, client: FlaskClient, tmp_path: Path
) -> None:
    record_clips(tmp_path)
    room.issue()
    room.call()
    spoken = sound.read_wav(client.get(say(room)).data)
    assert sound.seconds(spoken) == pytest.approx(3 * 0.8 + 0.09 + 0.28, abs=0.3)


def test_a_clip_that_is_written_over_where_it_lies_is_heard_with_the_next_call(
    room: WaitingRoom, client: FlaskClient, tmp_path: Path
) -> None:
    record_clips(tmp_path)
    room.issue()
    room.call()
    before = sound.seconds(sound.read_wav(client.get(say(room)).data))
    clip = tmp_path / "data/clips/en/letters/C.wav"
    longer = sound.joined([sound.chime(), sound.chime()])
    with clip.open("r+b") as file:  # the folder does not change by it
        file.write(sound.write_wav(longer))
    after = sound.seconds(sound.read_wav(client.get(say(room)).data))
    assert after == pytest.approx(before + 0.8, abs=0.2)


def test_a_call_can_be_said_as_long_as_its_visitor_is_awaited(
    room: WaitingRoom, client: FlaskClient, tmp_path: Path
) -> None:
    record_clips(tmp_path)
    room.issue()
    visit = room.call()
    path = say(room)
    room.later(minutes=40)
    assert client.get(path).status_code == 200
    room.start(visit.visit)
    assert client.get(path).status_code == 404


def test_nothing_but_announcements_is_spoken(room: WaitingRoom, client: FlaskClient) -> None:
    room.issue()
    room.call()
    announced = room.board()["calls"][0]["announcement"]
    others = {client.get(f"{PAGE}/say/{announced + n}/en.wav").status_code for n in (-1, 1)}
    assert others == {404}
    assert client.get(say(room, "fr")).status_code == 404


def test_the_chime_can_be_heard_in_parts(client: FlaskClient) -> None:
    whole = client.get("/display/chime.wav").data
    assert sound.seconds(sound.read_wav(whole)) == pytest.approx(0.8, abs=0.01)
    part = client.get("/display/chime.wav", headers={"Range": "bytes=0-99"})
    assert (part.status_code, len(part.data)) == (206, 100)


def test_a_zone_whose_amplifier_wakes_slowly_has_a_chime_with_a_lead_in(
    room: WaitingRoom, client: FlaskClient
) -> None:
    assert data_of(client.get(PAGE).text)["chime"] == "/display/chime.wav"
    text = SITE_TEXT.replace('id = "main"\n', 'id = "main"\nlead_in_ms = 1500\n', 1)
    commands.load_site(room.store, text, now=room.now, actor=SYSTEM)
    chime = data_of(client.get(PAGE).text)["chime"]
    with_lead = sound.read_wav(client.get(chime).data)
    bare = sound.read_wav(client.get("/display/chime.wav").data)
    assert sound.seconds(with_lead) - sound.seconds(bare) == pytest.approx(1.5, abs=0.01)
    lead = with_lead[: len(with_lead) - len(bare)]
    assert -60 < sound.level(lead) < -50
    assert sound.level(bare) > -30


@needs_espeak
def test_a_message_to_everybody_begins_with_that_lead_in_too(
    room: WaitingRoom, client: FlaskClient
) -> None:
    standstill.stop(room.store, "riverside", an_ask(room.now), reason="evacuation")
    bare = sound.read_wav(client.get(f"{PAGE}/message/en.wav").data)
    text = SITE_TEXT.replace('id = "main"\n', 'id = "main"\nlead_in_ms = 1500\n', 1)
    commands.load_site(room.store, text, now=room.now, actor=SYSTEM)
    with_lead = sound.read_wav(client.get(f"{PAGE}/message/en.wav").data)
    assert sound.seconds(with_lead) - sound.seconds(bare) == pytest.approx(1.5, abs=0.01)
    lead = with_lead[: len(with_lead) - len(bare)]
    assert -60 < sound.level(lead) < -50
