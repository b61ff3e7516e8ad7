import logging
import shutil
import stat
from dataclasses import replace

import numpy as np
import pytest

from display.voice import sound
from display.voice.cache import WavCache
from display.voice.clips import ClipVoice
from display.voice.speech import EspeakVoice, SpokenCall, VoiceChain, ssml

WELSH = SpokenCall.of("C014", "cy", "counter-3", "Cownter 3")
ENGLISH = SpokenCall.of("C014", "en", "counter-3", "Counter 3")

needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is missing")


class Tone:
    """A voice that says everything as a tone, and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[SpokenCall] = []

    def say(self, call: SpokenCall) -> bytes | None:
        self.asked.append(call)
        return tone(0.2)


def tone(seconds: float, pitch: float = 440, strength: float = 0.2) -> bytes:
    time = np.arange(round(seconds * sound.RATE)) / sound.RATE
    return sound.write_wav((strength * np.sin(2 * np.pi * pitch * time)).astype(np.float32))


def record(folder, names, **how):
    for name in names:
        path = folder / f"{name}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tone(0.3, **how))


def test_a_ticket_number_is_read_as_its_letter_and_its_number_without_zeros():
    assert (ENGLISH.letters, ENGLISH.number) == ("C", 14)
    assert ssml(ENGLISH).endswith("14, Counter 3.")


def test_the_welsh_number_is_handed_over_in_words():
    assert ssml(WELSH).endswith("un deg pedwar, Cownter tri.")


def test_a_name_cannot_smuggle_markup_into_the_synthesiser():
    spoken = SpokenCall.of("C014", "en", "counter-3", "<break/> & Counter 3")
    assert "&lt;break/&gt; &amp; Counter 3" in ssml(spoken)


@pytest.mark.parametrize("wrong", ["", "C", "14C", "C1.4", "C١٤"])
def test_what_is_no_ticket_number_is_refused(wrong):
    with pytest.raises(ValueError, match="no ticket number"):
        SpokenCall.of(wrong, "en", "counter-3", "Counter 3")


@needs_espeak
@pytest.mark.parametrize("call", [WELSH, ENGLISH], ids=["cy", "en"])
def test_espeak_says_a_call_at_the_level_of_speech(call):
    spoken = EspeakVoice().say(call)
    assert spoken is not None
    samples = sound.read_wav(spoken)
    assert 1 < sound.seconds(samples) < 6
    assert sound.level(samples) == pytest.approx(sound.SPEECH_DBFS, abs=2)


@needs_espeak
def test_a_language_without_a_voice_is_not_spoken_in_another():
    assert EspeakVoice().say(SpokenCall.of("C014", "so", "counter-3", "Miiska 3")) is None


def test_a_missing_synthesiser_is_said_once_in_the_log(caplog):
    voice = EspeakVoice("no-such-synthesiser")
    with caplog.at_level(logging.ERROR):
        assert voice.say(WELSH) is None
        assert voice.say(ENGLISH) is None
    assert [record.message.split(":")[0] for record in caplog.records] == [
        "no-such-synthesiser is not installed"
    ]


def test_a_synthesiser_that_hangs_is_given_up(tmp_path, caplog):
    program = tmp_path / "hangs"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert EspeakVoice(str(program), timeout_s=0.2).say(ENGLISH) is None
    assert "did not answer" in caplog.text


def test_recorded_clips_are_preferred_over_the_synthesiser(tmp_path):
    record(tmp_path / "en", ["letters/C", "numbers/14", "places/counter-3"])
    synthesiser = Tone()
    chain = VoiceChain([ClipVoice(tmp_path), synthesiser])
    assert chain.say(ENGLISH) is not None
    assert synthesiser.asked == []
    assert chain.say(WELSH) is not None
    assert synthesiser.asked == [WELSH]


def test_clips_follow_one_another_with_a_pause_before_the_place(tmp_path):
    record(tmp_path / "en", ["letters/C", "numbers/14", "places/counter-3"])
    spoken = ClipVoice(tmp_path).say(ENGLISH)
    assert spoken is not None
    assert sound.seconds(sound.read_wav(spoken)) == pytest.approx(3 * 0.3 + 0.09 + 0.28, abs=0.05)


def test_clips_come_in_the_order_of_the_language(tmp_path):
    pitches = {
        "phrases/number": 300, "letters/C": 400, "digits/1": 500, "digits/4": 600,
        "phrases/after-number": 700, "phrases/go-to": 800, "places/counter-3": 900,
        "phrases/after-place": 1000,
    }  # fmt: skip
    for name, pitch in pitches.items():
        record(tmp_path / "en", [name], pitch=pitch)
    spoken = ClipVoice(tmp_path).say(ENGLISH)
    assert spoken is not None
    assert heard_pitches(sound.read_wav(spoken)) == list(pitches.values())


def test_a_house_has_clips_of_its_own_before_those_of_all(tmp_path):
    record(tmp_path / "en", ["letters/C", "numbers/14", "places/counter-3"], pitch=300)
    record(tmp_path / "sites" / "riverside" / "en", ["places/counter-3"], pitch=900)
    spoken = ClipVoice(tmp_path).say(replace(ENGLISH, site="riverside"))
    assert spoken is not None
    assert heard_pitches(sound.read_wav(spoken)) == [300, 300, 900]


def test_the_number_alone_needs_no_clip_of_a_place(tmp_path):
    record(tmp_path / "en", ["letters/C", "numbers/14"])
    spoken = ClipVoice(tmp_path).say(replace(ENGLISH, place=""))
    assert spoken is not None
    assert sound.seconds(sound.read_wav(spoken)) == pytest.approx(2 * 0.3 + 0.09, abs=0.05)
    assert ssml(replace(ENGLISH, place="")).endswith("14.")


def heard_pitches(samples):
    """The pitch of each stretch of sound between two silences, in Hz to the next hundred."""
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    parts = np.split(loud, np.flatnonzero(np.diff(loud) > 0.05 * sound.RATE) + 1)
    found = []
    for part in parts:
        spectrum = np.abs(np.fft.rfft(samples[part[0] : part[-1]]))
        found.append(round(np.argmax(spectrum) * sound.RATE / (part[-1] - part[0]) / 100) * 100)
    return found


def test_without_a_clip_of_the_whole_number_its_digits_are_joined(tmp_path):
    record(tmp_path / "en", ["letters/C", "digits/1", "digits/4", "places/counter-3"])
    assert ClipVoice(tmp_path).say(ENGLISH) is not None


@pytest.mark.parametrize("missing", ["letters/C", "numbers/14", "places/counter-3"])
def test_a_sentence_with_a_missing_clip_is_left_to_the_next_voice(tmp_path, missing):
    names = ["letters/C", "numbers/14", "places/counter-3"]
    record(tmp_path / "en", [name for name in names if name != missing])
    assert ClipVoice(tmp_path).say(ENGLISH) is None


def test_quiet_and_loud_clips_come_out_alike(tmp_path):
    record(tmp_path / "en", ["letters/C", "numbers/14"], strength=0.02)
    record(tmp_path / "en", ["places/counter-3"], strength=0.9)
    spoken = ClipVoice(tmp_path).say(ENGLISH)
    assert spoken is not None
    samples = sound.read_wav(spoken)
    first, last = samples[: len(samples) // 4], samples[-len(samples) // 5 :]
    assert sound.level(first) == pytest.approx(sound.level(last), abs=1)


def test_a_broken_clip_is_named_in_the_log_and_passed_over(tmp_path, caplog):
    record(tmp_path / "en", ["letters/C", "numbers/14"])
    broken = tmp_path / "en" / "places" / "counter-3.wav"
    broken.parent.mkdir()
    broken.write_bytes(b"not a recording")
    assert ClipVoice(tmp_path).say(ENGLISH) is None
    assert str(broken) in caplog.text


def test_a_call_that_was_said_before_is_not_made_again(tmp_path):
    voice = Tone()
    cache = WavCache(tmp_path / "cache", voice)
    assert cache.say(ENGLISH) == cache.say(ENGLISH)
    assert voice.asked == [ENGLISH]


def test_the_cache_keeps_no_more_than_its_bound(tmp_path):
    cache = WavCache(tmp_path, Tone(), most_files=3)
    for number in range(10):
        cache.say(SpokenCall.of(f"C{number:03}", "en", "counter-3", "Counter 3"))
    assert len(list(tmp_path.iterdir())) == 3


def test_a_silent_voice_leaves_nothing_in_the_cache(tmp_path):
    cache = WavCache(tmp_path, VoiceChain([]))
    assert cache.say(ENGLISH) is None
    assert list(tmp_path.iterdir()) == []
