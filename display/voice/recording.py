"""A clip is brought in: a file becomes a clip of a site, at the loudness of all others, or a
sentence says why not. To be done aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from display.voice import sound
from display.voice.clips import homes
from storage import files
from storage.troubles import about_file

#: Bytes of a file, and seconds of what is to be heard in it.
LARGEST = 1_000_000
LONGEST_S = 8.0
SHORTEST_S = 0.08
#: Clips of a site in all its languages: each number to 999 in three, and a backup stays small.
MOST = 4000
#: Below this it is the room that is heard, and not a voice.
QUIETEST_DBFS = -55.0
#: So much of it may be at the end of the scale.
MOST_CUT = 0.01


class NoClip(ValueError):
    """What was sent is no clip; its words are a sentence."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a clip: how long it is, and how many decibels it was raised (or lowered)."""

    seconds: float
    raised_db: float


def bring_in(root: Path, site: str, language: str, kind: str, name: str, data: bytes) -> Recorded:
    """Put a clip among a site's own, in place of one that is there."""
    samples, raised = heard(data)
    home = homes(root, site, language)[0]
    _look_how_many(root / "sites" / site)
    try:
        files.put(home / kind / f"{name}.wav", sound.write_wav(samples))
    except OSError as error:
        raise NoClip(f"The clip was not kept: {about_file(error)}") from error
    return Recorded(round(sound.seconds(samples), 2), round(raised, 1))


def heard(data: bytes) -> tuple[sound.Samples, float]:
    """The samples of a file as a clip has them, and by how much they were raised."""
    if len(data) > LARGEST:
        raise NoClip(
            f"This file has {len(data) / 1e6:.1f} MB; a clip has at most {LARGEST // 1_000_000} MB."
        )
    try:
        samples = sound.read_wav(data)
    except sound.NotASound:
        raise NoClip(
            "This is no WAV file. Choose it on the page of announcements: it makes one of any "
            "sound that this browser plays."
        ) from None
    before = sound.level(samples)
    if before < QUIETEST_DBFS:
        raise NoClip("Nothing can be heard in it. Is the right microphone chosen, and switched on?")
    cut = float(np.mean(np.abs(samples) >= 0.999))
    if cut > MOST_CUT:
        raise NoClip("It is too loud and crackles. Record it again, further from the microphone.")
    found = sound.at_level(sound.trimmed(sound.at_level(samples)))
    if sound.seconds(found) < SHORTEST_S:
        raise NoClip("It is over before anything can be understood. Record it again.")
    if sound.seconds(found) > LONGEST_S:
        raise NoClip(
            f"It lasts {sound.seconds(found):.0f} seconds; a clip has at most {LONGEST_S:.0f}. "
            "Record the one word alone."
        )
    return found, sound.level(found) - before


def take_out(root: Path, site: str, language: str, kind: str, name: str) -> bool:
    """Delete a clip of a site; False where there was none of its own."""
    try:
        (homes(root, site, language)[0] / kind / f"{name}.wav").unlink()
    except FileNotFoundError:
        return False
    return True


def _look_how_many(own: Path) -> None:
    if own.is_dir() and sum(1 for _ in own.rglob("*.wav")) >= MOST:
        raise NoClip(f"There are {MOST} clips already; delete some that are not needed.")
