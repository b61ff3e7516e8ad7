"""Which clips of a language there are. To be asked aside: it looks into many files."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from pathlib import Path

from display.clips.models import ClipOut, ClipsOut
from display.voice.clips import KINDS, homes
from display.voice.script import Line, lines
from display.voice.speech import has_voice
from ticketing.sites import Site


def listed(root: Path, site: Site, language: str) -> ClipsOut:
    """What is wanted, and what else is there: whole numbers, and places that are no more."""
    own, shared = homes(root, site.id, language)
    wanted = [*lines(site, language)]
    known = {(one.kind, one.name) for one in wanted}
    others = [
        Line(kind, path.stem, path.stem, needed=False)
        for kind in KINDS
        for path in sorted((own / kind).glob("*.wav"), key=_in_order)
        if (kind, path.stem) not in known
    ]
    clips = [*_found((own, shared), [*wanted, *others])]
    return ClipsOut(
        language=language,
        voice=has_voice(language, site.announcements.voices.get(language, "")),
        missing=sum(one.needed and one.seconds is None for one in clips),
        clips=clips,
    )


def _in_order(path: Path) -> tuple[int, str]:
    figures = path.stem.isascii() and path.stem.isdigit()
    return (int(path.stem) if figures else 0, path.stem)


def _found(where: tuple[Path, Path], wanted: list[Line]) -> Iterator[ClipOut]:
    for one in wanted:
        lengths = [_seconds(home / one.kind / f"{one.name}.wav") for home in where]
        yield ClipOut(
            kind=one.kind,
            name=one.name,
            words=one.words,
            needed=one.needed,
            seconds=next((each for each in lengths if each is not None), None),
            shared=lengths[0] is None and lengths[1] is not None,
        )


def _seconds(path: Path) -> float | None:
    try:
        with wave.open(str(path)) as file:
            length: float = file.getnframes() / (file.getframerate() or 1)
            return round(length, 2)
    except (OSError, EOFError, wave.Error, RuntimeError):
        return None
