import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice import sound


def tone(seconds: float, strength: float, rate: int = sound.RATE) -> sound.Samples:
    time = np.arange(round(seconds * rate)) / rate
    return (strength * np.sin(2 * np.pi * 440 * time)).astype(np.float32)


def test_the_chime_lasts_eight_tenths_of_a_second():
    assert sound.seconds(sound.chime()) == pytest.approx(0.8, abs=0.001)


def test_the_chime_is_six_decibels_below_speech():
    assert sound.level(sound.chime()) == pytest.approx(sound.SPEECH_DBFS - 6, abs=0.3)


def test_the_chime_falls_by_a_major_third():
    chime = sound.chime()

    def pitch(part: sound.Samples) -> float:
        spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), n=sound.RATE))
        return float(np.argmax(spectrum))

    first = pitch(chime[: round(0.28 * sound.RATE)])
    last = pitch(chime[round(0.6 * sound.RATE) :])
    assert first / last == pytest.approx(5 / 4, rel=0.02)


def test_a_wav_file_survives_being_written_and_read():
    before = tone(0.2, 0.5)
    assert np.allclose(sound.read_wav(sound.write_wav(before)), before, atol=1e-3)


def test_what_is_no_wav_file_is_refused_by_name():
    with pytest.raises(sound.NotASound):
        sound.read_wav(b"RIFF of something else")


@given(st.floats(0.002, 0.9))
def test_whatever_its_strength_a_sound_comes_out_at_the_level_of_speech(strength):
    levelled = sound.at_level(tone(0.3, strength))
    assert sound.level(levelled) == pytest.approx(sound.SPEECH_DBFS, abs=0.5)


def test_pauses_do_not_make_an_announcement_count_as_quiet():
    speech = tone(0.5, 0.3)
    with_pauses = sound.joined([speech, sound.silence(2), speech])
    assert sound.level(with_pauses) == pytest.approx(sound.level(speech), abs=0.3)


def test_silence_stays_silence():
    assert sound.level(sound.at_level(sound.silence(0.5))) == float("-inf")


def test_a_peak_never_reaches_full_scale():
    click = sound.silence(0.5)
    click[:2000] = 0.001
    click[500] = 0.4
    assert np.abs(sound.at_level(click)).max() < 1


def test_silence_around_a_clip_is_cut_but_for_a_little():
    clip = sound.joined([sound.silence(1), tone(0.3, 0.5), sound.silence(1)])
    assert sound.seconds(sound.trimmed(clip)) == pytest.approx(0.36, abs=0.01)
