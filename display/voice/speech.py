"""The voice of the waiting area, behind one seam.

A `Voice` turns a call into a WAV file, or answers None when it cannot say it. `ClipVoice` joins
recorded clips, `EspeakVoice` runs espeak-ng as a program of its own, `VoiceChain` asks one after
the other. Nothing here may be called in the server itself: it reads files and waits for a program,
so it is done aside (`storage.aside`), by a process in which nothing is patched.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Protocol

from display.voice import numerals, sound

log = logging.getLogger(__name__)

#: espeak-ng's voice where its name is not the language code.
ESPEAK_VOICES = {"en": "en-gb", "zh": "cmn"}
ESPEAK_WORDS_A_MINUTE = 138
ESPEAK_TIMEOUT_S = 8.0
PAUSE_BETWEEN_CLIPS_S = 0.09
PAUSE_BEFORE_PLACE_S = 0.28


@dataclass(frozen=True)
class SpokenCall:
    """What is to be said in one language: 'C 14, counter 3'.

    `point` is the service point's id (clips are filed under it), `place` its name in `language`.
    """

    language: str
    letters: str
    number: int
    point: str
    place: str

    @staticmethod
    def of(ticket_number: str, language: str, point: str, place: str) -> SpokenCall:
        """Split 'C014' into the letters and the number without its zeros."""
        figures = ticket_number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = ticket_number[: len(ticket_number) - len(figures)]
        if not figures.isascii() or not figures.isdigit():
            raise ValueError(f"{ticket_number!r} is no ticket number")
        return SpokenCall(language, letters, int(figures), point, place)


class Voice(Protocol):
    """Says calls. `say` answers a WAV file (16 bit, mono, sound.RATE, SPEECH_DBFS) or None."""

    def say(self, call: SpokenCall) -> bytes | None: ...


class ClipVoice:
    """Recorded clips from a folder, laid out as docs/speech.md describes.

    A call is said from clips only when all of it is there: half a recorded sentence finished by
    another voice is harder to understand than either.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def say(self, call: SpokenCall) -> bytes | None:
        home = self._folder / call.language
        letters = [self._clip(home / "letters" / f"{letter}.wav") for letter in call.letters]
        number = self._number(home, call.number)
        place = self._clip(home / "places" / f"{call.point}.wav")
        before = [self._clip(home / "phrases" / "number.wav")]
        between = [self._clip(home / "phrases" / "go-to.wav")]
        if number is None or place is None or any(clip is None for clip in letters):
            return None
        first = [clip for clip in (*before, *letters, *number) if clip is not None]
        second = [clip for clip in (*between, place) if clip is not None]
        whole = sound.joined(
            [
                sound.joined(first, PAUSE_BETWEEN_CLIPS_S),
                sound.joined(second, PAUSE_BETWEEN_CLIPS_S),
            ],
            PAUSE_BEFORE_PLACE_S,
        )
        return sound.write_wav(sound.at_level(whole))

    def _number(self, home: Path, number: int) -> list[sound.Samples] | None:
        whole = self._clip(home / "numbers" / f"{number}.wav")
        if whole is not None:
            return [whole]
        digits = [self._clip(home / "digits" / f"{digit}.wav") for digit in str(number)]
        found = [clip for clip in digits if clip is not None]
        return found if len(found) == len(digits) else None

    def _clip(self, path: Path) -> sound.Samples | None:
        try:
            # Each clip at one level first: recordings of different days sound alike.
            return sound.at_level(sound.trimmed(sound.read_wav(path.read_bytes())))
        except FileNotFoundError:
            return None
        except (OSError, sound.NotASound) as error:
            log.warning("clip %s cannot be used: %s", path, error)
            return None


class EspeakVoice:
    """espeak-ng, run as a separate program for each announcement, with a time-out."""

    def __init__(self, program: str = "espeak-ng", timeout_s: float = ESPEAK_TIMEOUT_S) -> None:
        self._program = program
        self._timeout_s = timeout_s
        self._said_why = False

    def say(self, call: SpokenCall) -> bytes | None:
        return self.speak(call.language, ssml(call))

    def speak(self, language: str, text: str) -> bytes | None:
        """SSML in a language as a WAV file, as loud as all that is said here."""
        path = shutil.which(self._program)
        if path is None:
            self._once(
                f"{self._program} is not installed: displays play the chime and show the call, "
                "but do not speak it. Install espeak-ng, or put recorded clips in place."
            )
            return None
        spoken = self._run(path, language, text)
        if spoken is None:
            return None
        try:
            samples = sound.trimmed(sound.read_wav(spoken))
        except sound.NotASound as error:
            self._once(f"{self._program} made no sound file: {error}")
            return None
        if sound.seconds(samples) == 0:
            self._once(f"{self._program} has no voice for '{language}'")
            return None
        return sound.write_wav(sound.at_level(samples))

    def _run(self, path: str, language: str, text: str) -> bytes | None:
        # Through a file: on its standard output espeak-ng leaves the lengths in the header wrong.
        handle, name = tempfile.mkstemp(suffix=".wav", prefix="announcement-")
        os.close(handle)
        try:
            subprocess.run(
                [path, "-m", "-v", ESPEAK_VOICES.get(language, language),
                 "-s", str(ESPEAK_WORDS_A_MINUTE), "-w", name, text],
                check=True, capture_output=True, timeout=self._timeout_s,
            )  # fmt: skip
            return Path(name).read_bytes()
        except subprocess.TimeoutExpired:
            log.warning("%s did not answer within %s s", self._program, self._timeout_s)
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode(errors="replace").strip()
            self._once(f"{self._program} cannot speak '{language}': {reason}")
        except OSError as error:
            self._once(f"{self._program} cannot be run: {error}")
        finally:
            Path(name).unlink(missing_ok=True)
        return None

    def _once(self, message: str) -> None:
        if not self._said_why:
            log.error(message)
            self._said_why = True


def ssml(call: SpokenCall) -> str:
    """The call for a synthesiser. Letters are marked as such, or 'A 14' is read as 'a fourteen'."""
    letters = f'<say-as interpret-as="characters">{escape(call.letters)}</say-as> '
    number = numerals.for_voice(call.number, call.language)
    return f"{letters if call.letters else ''}{number}, {escape(call.place)}."


class VoiceChain:
    """The first voice that can say a call says it."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = tuple(voices)

    def say(self, call: SpokenCall) -> bytes | None:
        for voice in self._voices:
            spoken = voice.say(call)
            if spoken is not None:
                return spoken
        return None


@cache
def default_voice(clips: Path) -> Voice:
    """Recorded clips from the folder first, espeak-ng for what they do not cover."""
    return VoiceChain([ClipVoice(clips), EspeakVoice()])
