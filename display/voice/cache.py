"""Announcements that were made already, kept as files within bounds.

The same call is asked for by every display of its zone, twice by each, so it is made once. The
name of a file is a digest of what is said, by which voice and from which clips, so nothing goes
stale when a clip is recorded; what is of an older version `clear` removes at the start. Whoever is
to say a call looks here (`kept`) before having it made aside (`spoken`).
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from dataclasses import astuple
from functools import cache
from pathlib import Path

from display.voice.clips import ClipVoice
from display.voice.speech import EspeakVoice, SpokenCall, Voice, VoiceChain

log = logging.getLogger(__name__)

MOST_FILES = 400


def kept(folder: Path, call: SpokenCall) -> bytes | None:
    """What was made of a call already, if it was."""
    path = folder / f"{_digest(call)}.wav"
    try:
        found = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        return None
    return found


def clear(folder: Path) -> None:
    """Forget everything, for instance because recorded clips have been added."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if file.suffix in (".wav", ".part"):
            file.unlink(missing_ok=True)


@cache
def default_voice(clips: Path) -> Voice:
    """Recorded clips from the folder first, espeak-ng for what they do not cover."""
    return VoiceChain([ClipVoice(clips), EspeakVoice()])


def said_by(clips: Path, call: SpokenCall) -> tuple[bytes | None, str]:
    """A call said anew, and by what: 'clips' or 'voice'. To be done aside."""
    recorded = ClipVoice(clips).say(call)
    return (recorded, "clips") if recorded is not None else (EspeakVoice().say(call), "voice")


def spoken(folder: Path, clips: Path, call: SpokenCall) -> bytes | None:
    """A call said, and kept in `folder`. To be done aside."""
    return WavCache(folder, default_voice(clips)).say(call)


class WavCache:
    """A `Voice` in front of another one that remembers, in `folder`, what that one said.

    At most `most_files` are kept, the longest unused go first. Safe from several processes without
    a lock: a file appears whole or not at all, and two that make the same one make it alike.
    """

    def __init__(self, folder: Path, voice: Voice, most_files: int = MOST_FILES) -> None:
        self._folder = folder
        self._voice = voice
        self._most_files = most_files

    def _files(self) -> list[Path]:
        return [*self._folder.glob("*.wav")]

    def say(self, call: SpokenCall) -> bytes | None:
        found = kept(self._folder, call)
        if found is not None:
            return found
        made = self._voice.say(call)
        if made is not None:
            try:
                self._keep(self._folder / f"{_digest(call)}.wav", made)
            except OSError as error:  # a full disk silences nobody
                log.warning("an announcement cannot be kept in %s: %s", self._folder, error)
        return made

    def _keep(self, path: Path, made: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(suffix=".part", dir=self._folder)
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(part).replace(path)
        by_age = sorted(self._files(), key=_last_used, reverse=True)
        for old in by_age[self._most_files :]:
            old.unlink(missing_ok=True)


def _last_used(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _digest(call: SpokenCall) -> str:
    said = "\x1f".join(map(str, astuple(call)))
    return hashlib.sha256(said.encode()).hexdigest()[:32]
