"""Small sounds: WAV files read, joined, brought to one loudness and written.

Everything here is one channel of 16-bit samples at RATE, held as float32 in -1..1. Levels are
decibels of full scale (dBFS) over the parts that are not silence, so that pauses inside an
announcement do not make it count as quiet.
"""

from __future__ import annotations

import io
import wave
from functools import cache

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 22_050
SPEECH_DBFS = -20.0
CHIME_DBFS = SPEECH_DBFS - 6.0
PEAK_DBFS = -1.0
CHIME_SECONDS = 0.8
LEAD_IN_DBFS = -54.0
_FRAME = RATE // 50
_SILENCE_BELOW_PEAK_DB = 40.0


#: Samples a second of a file that is read; outside of these nobody records speech.
SLOWEST, FASTEST = 4000, 384_000


class NotASound(ValueError):
    """The bytes are no PCM WAV file of 8, 16 or 32 bits."""


def read_wav(data: bytes) -> Samples:
    """The samples of a PCM WAV file, mixed to one channel and brought to RATE."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            width, channels, rate = file.getsampwidth(), file.getnchannels(), file.getframerate()
            raw = file.readframes(file.getnframes())
    except (wave.Error, EOFError, RuntimeError) as error:  # the last for a part beyond the end
        raise NotASound(str(error) or "it is damaged") from error
    if not SLOWEST <= rate <= FASTEST:
        raise NotASound(f"{rate} samples a second")
    if width == 1:
        samples = (np.frombuffer(raw, dtype=np.uint8).astype(np.float32) - 128) / 128
    elif width in (2, 4):
        whole = len(raw) - len(raw) % width
        kind = np.dtype("<i2") if width == 2 else np.dtype("<i4")
        samples = np.frombuffer(raw[:whole], dtype=kind).astype(np.float32)
        samples /= float(1 << (8 * width - 1))
    else:
        raise NotASound(f"{8 * width} bits a sample")
    if channels > 1:
        samples = samples[: len(samples) - len(samples) % channels]
        samples = samples.reshape(-1, channels).mean(axis=1)
    return _at_rate(samples.astype(np.float32), rate)


def _at_rate(samples: Samples, rate: int) -> Samples:
    if rate == RATE or len(samples) == 0:
        return samples
    if rate > RATE:
        samples = _without_above(samples, RATE / 2 / rate)
    length = round(len(samples) * RATE / rate)
    places = np.linspace(0, len(samples) - 1, length)
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def _without_above(samples: Samples, part: float) -> Samples:
    """Without what is above a part of its rate: at a lower one it would come out as a whistle."""
    spectrum = np.fft.rfft(samples)
    spectrum[int(len(samples) * part) :] = 0
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def write_wav(samples: Samples) -> bytes:
    """A 16-bit mono WAV file of the samples; what is beyond full scale is cut."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return out.getvalue()


def seconds(samples: Samples) -> float:
    return len(samples) / RATE


def silence(duration: float) -> Samples:
    return np.zeros(round(duration * RATE), dtype=np.float32)


def joined(parts: list[Samples], gap: float = 0.0) -> Samples:
    """The parts one after another, with `gap` seconds of silence between them."""
    spaced: list[Samples] = []
    for part in parts:
        if spaced:
            spaced.append(silence(gap))
        spaced.append(part)
    return np.concatenate(spaced) if spaced else silence(0)


def level(samples: Samples) -> float:
    """The loudness in dBFS of all 20 ms frames that are not silent; -inf if all are."""
    loud = _loud_frames(samples)
    if len(loud) == 0:
        return float("-inf")
    return float(20 * np.log10(np.sqrt(np.mean(np.square(loud)))))


def _loud_frames(samples: Samples) -> Samples:
    frames = samples[: len(samples) - len(samples) % _FRAME].reshape(-1, _FRAME)
    if frames.size == 0:
        frames = samples.reshape(1, -1)
    powers = np.sqrt(np.mean(np.square(frames), axis=1)) if frames.size else np.zeros(0)
    peak = float(powers.max(initial=0.0))
    if peak <= 1e-5:
        return np.zeros(0, dtype=np.float32)
    loud: Samples = frames[powers > peak * 10 ** (-_SILENCE_BELOW_PEAK_DB / 20)].ravel()
    return loud


def at_level(samples: Samples, target: float = SPEECH_DBFS) -> Samples:
    """The samples at `target` dBFS, or as near to it as a peak of PEAK_DBFS allows."""
    now = level(samples)
    if now == float("-inf"):
        return samples
    gain = 10 ** ((target - now) / 20)
    highest = 10 ** (PEAK_DBFS / 20) / float(np.abs(samples).max())
    return (samples * min(gain, highest)).astype(np.float32)


def trimmed(samples: Samples, keep: float = 0.03) -> Samples:
    """Without the silence before and after; `keep` seconds of it stay at each end."""
    above = np.flatnonzero(np.abs(samples) > 0.004)
    if len(above) == 0:
        return samples[:0]
    margin = round(keep * RATE)
    return samples[max(0, int(above[0]) - margin) : int(above[-1]) + 1 + margin]


@cache
def chime() -> Samples:
    """Two bell-like tones a major third apart, falling: 'listen', not 'alarm'."""
    length = round(CHIME_SECONDS * RATE)
    second = round(0.3 * RATE)
    out = np.zeros(length, dtype=np.float32)
    out += _bell(659.26, length)
    out[second:] += _bell(523.25, length - second)
    fade = round(0.04 * RATE)
    out[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
    found = at_level(out, CHIME_DBFS)
    found.flags.writeable = False  # it is kept
    return found


def quieter(samples: Samples, percent: int) -> Samples:
    """As loud as a part of it."""
    return (samples * (percent / 100)).astype(np.float32)


def lead_in(duration: float) -> Samples:
    """Something for amplifiers to wake by that nobody in the room hears: a low hum, 54 dB down.

    Digital silence would not wake them.
    """
    time = np.arange(round(duration * RATE)) / RATE
    hum: Samples = (10 ** (LEAD_IN_DBFS / 20) * np.sin(2 * np.pi * 110 * time)).astype(np.float32)
    return hum


def _bell(pitch: float, length: int) -> Samples:
    time = np.arange(length) / RATE
    tone = np.zeros(length)
    for multiple, strength in ((1, 1.0), (2, 0.28), (3, 0.09)):
        tone += strength * np.sin(2 * np.pi * pitch * multiple * time)
    attack = np.minimum(1, time / 0.008)
    shaped: Samples = (tone * attack * np.exp(-time * 5.5)).astype(np.float32)
    return shaped
