"""Clips are brought in, heard and deleted over HTTP; what cannot be one is refused in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from display.voice import sound
from display.web import blueprint
from tests.helpers import hash_of, set_pin
from tests.unit.counters.room import PINS, Browser, Room, make
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager

CLIPS = "/api/v1/sites/riverside/clips/en"
PAGE = "/administration/riverside/announcements"


def recorded(seconds: float = 0.5, strength: float = 0.1, rate: int = sound.RATE) -> bytes:
    """A tone with silence around it, as somebody would send it."""
    time = np.arange(round(seconds * rate)) / rate
    tone = strength * np.sin(2 * np.pi * 330 * time)
    quiet = np.zeros(round(0.4 * rate))
    wav = sound.write_wav(np.concatenate([quiet, tone, quiet]).astype(np.float32))
    return wav[:24] + rate.to_bytes(4, "little") + (rate * 2).to_bytes(4, "little") + wav[32:]


#: Its description of the sound is said to be longer than the file.
BEYOND_ITS_END = recorded()[:16] + b"\x10\x00\xd6\x00" + recorded()[20:200]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = make(tmp_path)
    room.app.register_api(blueprint(room.house))
    by = Manager(Ask(room.clock(), SYSTEM), "administrator")
    people.add(
        room.house.store, "riverside", by, "nia", name="Nia", role="administrator", skills=[],
        backup=[], languages=[],
    )  # fmt: skip
    set_pin(room.house.store, "riverside", "nia", hash_of("8642"))
    return room


@pytest.fixture
def nia(room: Room, monkeypatch: pytest.MonkeyPatch) -> Browser:
    monkeypatch.setitem(PINS, "nia", "8642")
    browser = Browser(room)
    browser.sign_on("nia")
    browser.get(PAGE)
    return browser


def send(browser: Browser, clip: str, data: bytes) -> Any:
    return browser.send(f"{CLIPS}/{clip}", data)


def of(browser: Browser, clip: str) -> dict[str, Any]:
    kind, _, name = clip.partition("/")
    listed = browser.json(CLIPS)["clips"]
    return next(one for one in listed if (one["kind"], one["name"]) == (kind, name))


def test_what_is_to_be_recorded_is_listed_with_its_words(nia: Browser) -> None:
    listed = nia.json(CLIPS)
    assert listed["missing"] == 4 + 10 + 3
    assert of(nia, "places/counter-3") == {
        "kind": "places", "name": "counter-3", "words": "Counter 3", "needed": True,
        "seconds": None, "shared": False,
    }  # fmt: skip
    assert of(nia, "phrases/go-to")["words"] == "please go to"


def test_a_clip_is_cut_made_as_loud_as_the_others_and_kept(nia: Browser, tmp_path: Path) -> None:
    answer = send(nia, "letters/C", recorded(strength=0.01))
    assert answer.status_code == 200
    assert answer.json["seconds"] == pytest.approx(0.56, abs=0.03)
    assert answer.json["raised_db"] > 15
    kept = sound.read_wav(
        (tmp_path / "clips" / "sites" / "riverside" / "en" / "letters" / "C.wav").read_bytes()
    )
    assert sound.level(kept) == pytest.approx(sound.SPEECH_DBFS, abs=0.5)
    assert of(nia, "letters/C")["seconds"] == answer.json["seconds"]
    heard = nia.answer(f"{CLIPS}/letters/C.wav").data
    assert sound.seconds(sound.read_wav(heard)) == pytest.approx(0.56, abs=0.03)


def test_another_takes_its_place_and_it_can_be_deleted(nia: Browser) -> None:
    send(nia, "letters/C", recorded(0.5))
    send(nia, "letters/C", recorded(1.5))
    assert of(nia, "letters/C")["seconds"] == pytest.approx(1.56, abs=0.03)
    assert nia.post(f"{CLIPS}/letters/C/remove").status_code == 204
    assert of(nia, "letters/C")["seconds"] is None
    assert nia.post(f"{CLIPS}/letters/C/remove").status_code == 204


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"ID3 no sound", "This is no WAV file"),
        (b"", "This is no WAV file"),
        (recorded(strength=0), "Nothing can be heard"),
        (recorded(strength=0.0005), "Nothing can be heard"),
        (recorded(9), "It lasts 9 seconds; a clip has at most 8"),
        (recorded(0.005), "over before anything"),
        (recorded(strength=40), "too loud and crackles"),
        (recorded(rate=3), "This is no WAV file"),
        (BEYOND_ITS_END, "This is no WAV file"),
        (b"x" * 1_000_001, "a clip has at most 1 MB"),
        (b"x" * 4_000_001, "a clip has at most 1 MB"),
    ],
)
def test_what_is_no_clip_is_refused_in_a_sentence(nia: Browser, data: bytes, says: str) -> None:
    answer = send(nia, "letters/C", data)
    assert answer.status_code in (400, 422)
    assert says in answer.json["detail"]
    assert of(nia, "letters/C")["seconds"] is None


def test_a_damaged_clip_in_the_folder_is_one_that_is_not_there(
    nia: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "clips" / "sites" / "riverside" / "en" / "letters"
    folder.mkdir(parents=True)
    (folder / "C.wav").write_bytes(BEYOND_ITS_END)
    (folder / "\xb2.wav").write_bytes(recorded())
    assert of(nia, "letters/C")["seconds"] is None


@pytest.mark.parametrize(
    "clip",
    ["letters/CC", "letters/c", "digits/10", "digits/x", "numbers/007", "numbers/10000",
     "places/nowhere", "phrases/hello", "places/..", "pictures/1"],
)  # fmt: skip
def test_what_no_call_has_in_it_is_not_kept(nia: Browser, clip: str) -> None:
    assert send(nia, clip, recorded()).status_code in (404, 422)


def test_any_call_is_heard_by_clips_first_and_the_voice_behind_them(nia: Browser) -> None:
    call = "/api/v1/sites/riverside/said/en/counter-3/C042.wav"
    clips = ["letters/C", "digits/4", "digits/2", "places/counter-3"]
    for clip in clips:
        send(nia, clip, recorded(0.5))
    answer = nia.answer(call)
    assert answer.headers["Spoken-By"] == "clips"
    assert sound.seconds(sound.read_wav(answer.data)) == pytest.approx(
        4 * 0.56 + 2 * 0.09 + 0.28, abs=0.1
    )
    nia.post(f"{CLIPS}/digits/4/remove")
    answer = nia.answer(call)
    assert answer.status_code == 404 or answer.headers["Spoken-By"] == "voice"


def test_a_whole_number_is_listed_once_it_is_recorded(nia: Browser) -> None:
    assert send(nia, "numbers/42", recorded()).status_code == 200
    assert of(nia, "numbers/42")["needed"] is False


def test_clips_of_all_houses_are_told_apart_and_stay(nia: Browser, tmp_path: Path) -> None:
    shared = tmp_path / "clips" / "en" / "letters" / "C.wav"
    shared.parent.mkdir(parents=True)
    shared.write_bytes(recorded())
    assert of(nia, "letters/C")["shared"] is True
    nia.post(f"{CLIPS}/letters/C/remove")
    assert shared.exists()


def test_a_language_of_another_house_is_refused(nia: Browser) -> None:
    answer = nia.send("/api/v1/sites/riverside/clips/fr/letters/C", recorded())
    assert (answer.status_code, "no language of this site" in answer.json["detail"]) == (404, True)


def test_there_is_an_end_to_how_many_are_kept(
    nia: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("display.voice.recording.MOST", 1)
    send(nia, "letters/C", recorded())
    answer = send(nia, "letters/B", recorded())
    assert "There are 1 clips already" in answer.json["detail"]


def test_the_page_alone_may_use_the_microphone(nia: Browser) -> None:
    answer = nia.answer(PAGE)
    assert "microphone=(self)" in answer.headers["Permissions-Policy"]
