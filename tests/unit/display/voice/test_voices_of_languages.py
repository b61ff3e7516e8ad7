"""What espeak-ng makes of a call in each language, as far as can be measured without a listener:
the phonemes of its numbers against those of the words, and how long, how loud and how unbroken it
is."""

import re
import shutil
import subprocess

import numpy as np
import pytest

from display.voice import sound
from display.voice.numerals import for_voice
from display.voice.speech import EspeakVoice, SpokenCall, espeak_voice, ssml

pytestmark = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")

PLACES = {
    "en": "Counter 3",
    "cy": "Cownter 3",
    "pl": "Stanowisko 3",
    "ro": "Ghișeul 3",
    "uk": "Вікно 3",
    "ur": "کاؤنٹر 3",
    "ar": "شباك 3",
    "pa": "ਕਾਊਂਟਰ 3",
    "bn": "কাউন্টার ৩",
    "zh": "3号柜台",
}
SPOKEN = sorted(PLACES)


def phonemes(text: str, language: str) -> str:
    done = subprocess.run(
        ["espeak-ng", "-m", "-q", "--ipa", "-v", espeak_voice(language), text],
        capture_output=True, text=True, check=True, timeout=20,
    )  # fmt: skip
    return re.sub(r"[ˈˌ\s]", "", done.stdout)


def call(number: str, language: str) -> SpokenCall:
    return SpokenCall.of(number, language, "counter-3", PLACES[language])


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("pl", 14, "czternaście"),
        ("pl", 21, "dwadzieścia jeden"),
        ("pl", 999, "dziewięćset dziewięćdziesiąt dziewięć"),
        ("ro", 101, "o sută unu"),
        ("ro", 207, "două sute șapte"),
        ("uk", 14, "чотирнадцять"),
        ("uk", 2014, "дві тисячі чотирнадцять"),
        ("cy", 14, "un deg pedwar"),
        ("zh", 101, "一百零一"),
        ("zh", 207, "二百零七"),
        ("bn", 34, "চৌত্রিশ"),
        ("pa", 21, "ਇੱਕੀ"),
        ("ur", 3, "تین"),
        ("en", 14, "fourteen"),
    ],
)
def test_a_number_sounds_as_its_words_do(language, number, words):
    assert phonemes(for_voice(number, language), language) == phonemes(words, language)


def test_the_mandarin_voice_reads_the_signs_of_a_place_and_no_english():
    spoken = phonemes("三号柜台", "zh")
    assert "(en)" not in spoken
    assert spoken == phonemes("san1 hao4 gui4 tai2", "zh")


def test_a_place_without_a_name_in_the_language_is_read_by_the_voice_that_can():
    there = SpokenCall.of("C014", "pl", "counter-3", "Counter 3")
    polish = SpokenCall(**{**vars(there), "place_language": "en"})
    assert phonemes("Counter 3", "en") in phonemes(ssml(polish), "pl")
    assert phonemes("Counter 3", "en") not in phonemes(ssml(there), "pl")


@pytest.mark.parametrize("language", SPOKEN)
def test_a_call_is_long_enough_loud_enough_and_without_a_hole(language):
    made = EspeakVoice().say(call("C207", language))
    assert made is not None
    samples = sound.read_wav(made)
    assert 1.2 < sound.seconds(samples) < 6
    assert sound.level(samples) == pytest.approx(sound.SPEECH_DBFS, abs=2)
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    assert float(np.max(np.diff(loud))) / sound.RATE < 0.9
    assert loud[0] / sound.RATE < 0.2


@pytest.mark.parametrize("language", SPOKEN)
def test_two_numbers_that_differ_in_one_figure_do_not_sound_the_same(language):
    said = {phonemes(ssml(call(number, language)), language) for number in ("C013", "C014", "C041")}
    assert len(said) == 3
