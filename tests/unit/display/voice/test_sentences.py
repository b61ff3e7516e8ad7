"""Sentences of the kiosk as sound: how they are read, clips first, and kept within bounds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from display.voice import sentences, sound
from display.voice.sentences import Sentence, clip_name, kept, say, spoken, ssml
from display.voice.speech import EspeakVoice
from tests.unit.display.voice.test_speech import tone

LETTER = '<say-as interpret-as="characters">{}</say-as>'


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("en", "Housing. 2 of 8.", "Housing. 2 of 8."),
        ("cy", "2 o 8.", "dau o wyth."),
        ("en", "Now calling C012, Counter 3.", f"Now calling {LETTER.format('C')} 12, Counter 3."),
        ("cy", "C012", f"{LETTER.format('C')} un deg dau"),
        ("en", "C, 0, 1, 4.", f"{LETTER.format('C')}, 0, 1, 4."),
        ("en", "I, 0, 1. I am back.", f"{LETTER.format('I')}, 0, 1. I am back."),
        ("en", "Opens at 10:30.", "Opens at 10:30."),
        ("cy", "Yn agor am 9:00.", "Yn agor am naw."),
        ("en", "<break/> & more", "&lt;break/&gt; &amp; more"),
    ],
)
def test_numbers_and_letters_are_read_as_what_they_are(language: str, text: str, read: str) -> None:
    assert ssml(Sentence(language, text)) == read


def test_a_clip_that_is_named_by_its_words_comes_before_any_voice(tmp_path: Path) -> None:
    assert clip_name("Press OK to choose it.") == "press-ok-to-choose-it"
    assert clip_name("اب باری ہے") == "اب-باری-ہے"
    file = tmp_path / "en" / "guidance" / "press-ok-to-choose-it.wav"
    file.parent.mkdir(parents=True)
    file.write_bytes(tone(0.3))
    asked: list[str] = []

    def voice(language: str, text: str) -> bytes | None:
        asked.append(f"{language}: {text}")
        return None

    found = say(tmp_path, Sentence("en", "Press OK to choose it."), voice)
    assert found is not None
    assert sound.seconds(sound.read_wav(found)) == pytest.approx(0.3, abs=0.1)
    assert say(tmp_path, Sentence("en", "Press Down."), voice) is None
    assert say(tmp_path, Sentence("en", "../../…"), voice) is None
    assert asked == ["en: Press Down.", "en: ../../…"]


def test_a_clip_that_is_no_sound_is_left_to_the_voice(tmp_path: Path) -> None:
    file = tmp_path / "en" / "guidance" / "on.wav"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no sound")
    assert say(tmp_path, Sentence("en", "On."), lambda *_: b"spoken") == b"spoken"


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")
def test_a_sentence_is_made_once_and_found_again(tmp_path: Path) -> None:
    one = Sentence("en", "Now calling C012, Counter 3.")
    assert kept(tmp_path, one) is None
    made = spoken(tmp_path, tmp_path / "clips", one)
    assert made is not None
    assert sound.level(sound.read_wav(made)) == pytest.approx(sound.SPEECH_DBFS, abs=1)
    assert kept(tmp_path, one) == made
    sentences.clear(tmp_path)
    assert kept(tmp_path, one) is None


def test_only_so_many_are_kept_and_the_longest_unused_go_first(tmp_path: Path) -> None:
    for age, name in enumerate(("oldest", "older", "new")):
        sentences._keep(tmp_path / f"{name}.wav", b"x")
        os.utime(tmp_path / f"{name}.wav", (1000 + age, 1000 + age))
    sentences._keep(tmp_path / "newest.wav", b"x", most=3)
    assert sorted(file.stem for file in tmp_path.iterdir()) == ["new", "newest", "older"]


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")
@pytest.mark.parametrize("option", ["-w{}/made.wav", "-f{}/told.txt"])
def test_a_sentence_is_never_an_option_of_the_synthesiser(tmp_path: Path, option: str) -> None:
    sentence, told = Sentence("en", option.format(tmp_path)), tmp_path / "told.txt"
    told.write_text("short")
    before = EspeakVoice().speak("en", ssml(sentence))
    told.write_text("what is much longer than it was, and nobody's to hear")
    assert before is not None
    assert EspeakVoice().speak("en", ssml(sentence)) == before
    assert not (tmp_path / "made.wav").exists()


def test_a_clip_is_named_by_no_more_than_a_file_s_name_has_room_for() -> None:
    assert len((clip_name("আপনার নম্বর " * 20) + ".wav").encode()) <= 255
