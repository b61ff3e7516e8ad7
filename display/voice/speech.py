"""The voice of the waiting area, behind one seam.

A `Voice` turns a call into a WAV file, or answers None when it cannot say it. `ClipVoice` joins
recorded clips (`clips`), `EspeakVoice` runs espeak-ng as a program of its own, `VoiceChain` asks
one after the other. Nothing here may be called in the server itself: it reads files and waits for a
program, so it is done aside (`storage.aside`), by a process in which nothing is patched.
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

#: espeak-ng's voice where its name is not the language code. The plain Mandarin one knows only some
#: signs, and reads the others as English letters.
ESPEAK_VOICES = {"en": "en-gb", "zh": "cmn-latn-pinyin"}
ESPEAK_WORDS_A_MINUTE = 138
ESPEAK_TIMEOUT_S = 8.0


@dataclass(frozen=True)
class SpokenCall:
    """What is to be said in one language: 'C 14, counter 3'.

    `point` is the service point's id (clips are filed under it), `place` its name, '' to say the
    number alone, in
    `place_language` where it has none in `language`. `voice` and `speed` (words a minute) are those
    of the `site`; `recorded` changes whenever its clips do.
    """

    language: str
    letters: str
    number: int
    point: str
    place: str
    place_language: str = ""
    voice: str = ""
    speed: int = ESPEAK_WORDS_A_MINUTE
    site: str = ""
    recorded: int = 0

    @staticmethod
    def of(ticket_number: str, language: str, point: str, place: str) -> SpokenCall:
        """What is said of 'C014' at a place that has a name in the language."""
        letters, figures = SpokenCall.parts(ticket_number)
        return SpokenCall(language, letters, figures, point, place)

    @staticmethod
    def parts(ticket_number: str) -> tuple[str, int]:
        """'C014' as its letters, and its number without the zeros."""
        figures = ticket_number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = ticket_number[: len(ticket_number) - len(figures)]
        if not figures.isascii() or not figures.isdigit():
            raise ValueError(f"{ticket_number!r} is no ticket number")
        return letters, int(figures)


class Voice(Protocol):
    """Says calls. `say` answers a WAV file (16 bit, mono, sound.RATE, SPEECH_DBFS) or None."""

    def say(self, call: SpokenCall) -> bytes | None: ...


class EspeakVoice:
    """espeak-ng, run as a separate program for each announcement, with a time-out."""

    def __init__(self, program: str = "espeak-ng", timeout_s: float = ESPEAK_TIMEOUT_S) -> None:
        self._program = program
        self._timeout_s = timeout_s
        self._said_why = False

    def say(self, call: SpokenCall) -> bytes | None:
        return self.speak(call.language, ssml(call), call.voice, call.speed)

    def speak(
        self, language: str, text: str, voice: str = "", speed: int = ESPEAK_WORDS_A_MINUTE
    ) -> bytes | None:
        """Any text (SSML) in a language, by a `voice` of the synthesiser or the language's usual
        one."""
        path = shutil.which(self._program)
        if path is None:
            self._once(
                f"{self._program} is not installed: displays play the chime and show the call, "
                "but do not speak it. Install espeak-ng, or put recorded clips in place."
            )
            return None
        spoken = self._run(path, voice or espeak_voice(language), speed, text)
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

    def _run(self, path: str, voice: str, speed: int, text: str) -> bytes | None:
        # Through a file: on its standard output espeak-ng leaves the lengths in the header wrong.
        handle, name = tempfile.mkstemp(suffix=".wav", prefix="announcement-")
        os.close(handle)
        try:
            # What is said goes in by the standard input: among the arguments, a text that begins
            # with '-' would be an option, such as the name of a file to read or to write, and
            # whoever lists the processes of this machine would read it.
            subprocess.run(
                [path, "-m", "-b", "1", "-v", voice, "-s", str(speed), "-w", name, "--stdin"],
                input=text.encode(), check=True, capture_output=True, timeout=self._timeout_s,
            )  # fmt: skip
            return Path(name).read_bytes()
        except subprocess.TimeoutExpired:
            log.warning("%s did not answer within %s s", self._program, self._timeout_s)
        except subprocess.CalledProcessError as error:
            reason = error.stderr.decode(errors="replace").strip()
            self._once(f"{self._program} cannot speak by '{voice}': {reason}")
        except OSError as error:
            self._once(f"{self._program} cannot be run: {error}")
        finally:
            Path(name).unlink(missing_ok=True)
        return None

    def _once(self, message: str) -> None:
        if not self._said_why:
            log.error(message)
            self._said_why = True


def espeak_voice(language: str) -> str:
    """espeak-ng's own voice of a language."""
    return ESPEAK_VOICES.get(language, language)


def ssml(call: SpokenCall) -> str:
    """The call for a synthesiser. Letters are marked as such, or 'A 14' is read as 'a fourteen'; a
    place that has no name in the language is read by the voice of the one that it is in."""
    letters = f'<say-as interpret-as="characters">{escape(call.letters)}</say-as> '
    number = numerals.for_voice(call.number, call.language)
    language = call.place_language or call.language
    place = escape(numerals.numbers_for_voice(call.place, language))
    if language != call.language:
        place = f'<voice xml:lang="{espeak_voice(language)}">{place}</voice>'
    said = f"{letters if call.letters else ''}{number}"
    return f"{said}, {place}." if call.place else f"{said}."


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
def installed(program: str = "espeak-ng") -> frozenset[str]:
    """The voices that the synthesiser has here, as it calls them; none where it is not installed.
    To be asked aside: it runs the program."""
    path = shutil.which(program)
    if path is None:
        return frozenset()
    try:
        done = subprocess.run([path, "--voices"], capture_output=True, timeout=ESPEAK_TIMEOUT_S)
    except (OSError, subprocess.TimeoutExpired) as error:
        log.error("%s cannot be asked for its voices: %s", program, error)
        return frozenset()
    lines = done.stdout.decode(errors="replace").splitlines()[1:]
    return frozenset(fields[1] for line in lines if len(fields := line.split()) > 1)


def has_voice(language: str, voice: str = "") -> bool:
    """Whether the synthesiser speaks a language here, by a certain voice of its own or the usual
    one. To be asked aside."""
    return (voice or espeak_voice(language)).split("+")[0].lower() in {
        one.lower() for one in installed()
    }
