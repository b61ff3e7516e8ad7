"""What a kiosk says to whoever uses it by ear: a sentence as sound, and kept.

A sentence is said from a recorded clip that is named by its words, else by espeak-ng. Those that
were made are kept in a folder of their own, within bounds: the same few hundred come all day.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from display.voice import numerals, sound
from display.voice.speech import EspeakVoice

log = logging.getLogger(__name__)

#: Letters of the longest sentence that is said.
LONGEST = 300
#: Kept sentences; the longest unused go first. Some 60 kB each.
MOST_FILES = 600

# A ticket's number, a letter or a figure by itself that is spelled, a time, a number.
_TOKEN = re.compile(
    r"(?P<ticket>\b[A-Z]{1,2}[0-9]{3,6}\b)|(?P<letter>\b[A-Z]\b)"
    r"|(?P<time>\b[0-9]{1,2}:[0-9]{2}\b)|(?P<number>\b[0-9]{1,4}\b)"
)
_LONGEST_NAME = 240
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Sentence:
    """What is to be said, and in which language."""

    language: str
    text: str


def ssml(sentence: Sentence) -> str:
    """The sentence for a synthesiser: letters as letters, the number of a ticket without its zeros,
    and numbers in words where the voice reads figures badly."""
    language, at, parts = sentence.language, 0, list[str]()
    for match in _TOKEN.finditer(sentence.text):
        parts += escape(sentence.text[at : match.start()]), _read(match, language)
        at = match.end()
    return "".join((*parts, escape(sentence.text[at:])))


def _read(match: re.Match[str], language: str) -> str:
    text = match[0]
    if match["ticket"]:
        letters = text.rstrip("0123456789")
        return f"{_spelled(letters)} {numerals.for_voice(int(text[len(letters) :]), language)}"
    if match["letter"]:
        # 'I' is a word in English; by itself in a row of letters and figures it is none.
        return text if text == "I" and not _in_a_row(match) else _spelled(text)
    if match["number"]:
        return numerals.for_voice(int(text), language)
    hours, minutes = (int(part) for part in text.split(":"))
    if numerals.for_voice(hours, language) == str(hours):
        return text
    said = [hours, *([minutes] if minutes else [])]
    return " ".join(numerals.for_voice(one, language) for one in said)


def _in_a_row(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 1] in (",", ".")


def _spelled(letters: str) -> str:
    return f'<say-as interpret-as="characters">{escape(letters)}</say-as>'


def clip_name(text: str) -> str:
    """What a clip of these words is called: 'Press OK to choose it.' is 'press-ok-to-choose-it'."""
    name = _MARKS.sub("-", text.casefold()).strip("-")[:120]
    # A file's name has bytes, of which a letter may be several.
    return name.encode()[:_LONGEST_NAME].decode(errors="ignore")


def _from_clip(clips: Path, sentence: Sentence) -> bytes | None:
    name = clip_name(sentence.text)
    path = clips / sentence.language / "guidance" / f"{name}.wav"
    try:
        data = path.read_bytes() if name else None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        log.warning("clip %s cannot be read: %s", path, error)
        return None
    if data is None:
        return None
    try:
        return sound.write_wav(sound.at_level(sound.trimmed(sound.read_wav(data))))
    except sound.NotASound as error:
        log.warning("clip %s cannot be used: %s", path, error)
        return None


Speak = Callable[[str, str], bytes | None]


def say(clips: Path, sentence: Sentence, speak: Speak) -> bytes | None:
    """A WAV file of the sentence, or None where nobody here speaks its language. `speak` is the
    synthesiser: (language, SSML) to sound."""
    return _from_clip(clips, sentence) or speak(sentence.language, ssml(sentence))


def _file(folder: Path, sentence: Sentence) -> Path:
    said = f"{sentence.language}\x1f{sentence.text}"
    return folder / "guidance" / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.wav"


def kept(folder: Path, sentence: Sentence) -> bytes | None:
    """What was made of a sentence already."""
    path = _file(folder, sentence)
    try:
        found = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        return None
    return found


def clear(folder: Path) -> None:
    """Forget everything, for instance because recorded clips have been added."""
    for file in (folder / "guidance").glob("*"):
        file.unlink(missing_ok=True)


def spoken(folder: Path, clips: Path, sentence: Sentence) -> bytes | None:
    """A sentence said, and kept in `folder`. To be done aside."""
    made = say(clips, sentence, EspeakVoice().speak)
    if made is not None:
        try:
            _keep(_file(folder, sentence), made)
        except OSError as error:  # a full disk silences nobody
            log.warning("a sentence cannot be kept in %s: %s", folder, error)
    return made


def _keep(path: Path, made: bytes, most: int = MOST_FILES) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(suffix=".part", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    Path(part).replace(path)
    by_age = sorted(path.parent.glob("*.wav"), key=_last_used, reverse=True)
    for old in by_age[most:]:
        old.unlink(missing_ok=True)


def _last_used(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
