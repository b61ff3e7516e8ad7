"""Recorded clips: where they lie, and a voice that joins them.

Clips of a site lie in `sites/<site>/<language>/`, those of every site in `<language>/`, laid out as
docs/speech.md describes. A site's own come first.
"""

from __future__ import annotations

import logging
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from display.voice import sound
from display.voice.speech import SpokenCall
from web.house import House

log = logging.getLogger(__name__)

#: What clips are of: letters and numbers of tickets, places, and words between.
KINDS = ("phrases", "letters", "digits", "numbers", "places")
#: Words that may stand before and after the number and the place; each may be missing.
PHRASES = ("number", "after-number", "go-to", "after-place")
PAUSE_BETWEEN_CLIPS_S = 0.09
PAUSE_BEFORE_PLACE_S = 0.28


def folder(house: House) -> Path:
    """Where the clips of a house are."""
    return house.clips or house.data / "clips"


def homes(root: Path, site: str, language: str) -> tuple[Path, ...]:
    """The folders in which a clip is looked for, in their order."""
    own = (root / "sites" / site / language,) if site else ()
    return (*own, root / language)


def stamp(root: Path, call: SpokenCall) -> int:
    """Another one once a clip that the call may be made of was added, taken away or replaced: in
    its folder, or written over where it lies."""
    number = str(call.number)
    names = [
        *(f"letters/{one}.wav" for one in call.letters),
        *(f"digits/{one}.wav" for one in sorted(set(number))),
        f"numbers/{number}.wav",
        f"places/{call.point}.wav",
        *(f"phrases/{one}.wav" for one in PHRASES),
    ]
    found = []
    for home in homes(root, call.site, call.language):
        for name in (*KINDS, *names):
            try:
                at = (home / name).stat()
            except OSError:
                continue
            found.append((str(home / name), at.st_mtime_ns, at.st_size))
    return zlib.crc32(repr(found).encode()) if found else 0


class ClipVoice:
    """Recorded clips from a folder, laid out as docs/speech.md describes.

    A call is said from clips only when all of it is there: half a recorded sentence finished by
    another voice is harder to understand than either.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def say(self, call: SpokenCall) -> bytes | None:
        find = partial(_clip, homes(self._folder, call.site, call.language))
        letters = [find("letters", letter) for letter in call.letters]
        number, place = _number(find, call.number), find("places", call.point)
        if not call.place:
            place = sound.silence(0)
        if number is None or place is None or any(clip is None for clip in letters):
            return None
        said = {phrase: find("phrases", phrase) for phrase in PHRASES}
        first = [said["number"], *letters, *number, said["after-number"]]
        second = [said["go-to"], place, said["after-place"]] if call.place else []
        whole = sound.joined(
            [
                sound.joined([clip for clip in half if clip is not None], PAUSE_BETWEEN_CLIPS_S)
                for half in (first, second)
                if half
            ],
            PAUSE_BEFORE_PLACE_S,
        )
        return sound.write_wav(sound.at_level(whole))


def _number(
    find: Callable[[str, str], sound.Samples | None], number: int
) -> list[sound.Samples] | None:
    whole = find("numbers", str(number))
    if whole is not None:
        return [whole]
    digits = [find("digits", digit) for digit in str(number)]
    found = [clip for clip in digits if clip is not None]
    return found if len(found) == len(digits) else None


def _clip(where: tuple[Path, ...], kind: str, name: str) -> sound.Samples | None:
    for path in (home / kind / f"{name}.wav" for home in where):
        try:
            # Each clip at one level first: recordings of different days sound alike.
            return sound.at_level(sound.trimmed(sound.read_wav(path.read_bytes())))
        except FileNotFoundError:
            continue
        except (OSError, sound.NotASound) as error:
            log.warning("clip %s cannot be used: %s", path, error)
    return None
