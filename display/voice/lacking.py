"""In which languages of a site nobody here says a call: no voice speaks them, and not all is
recorded. To be asked aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from display.voice.clips import homes
from display.voice.speech import has_voice
from ticketing.sites import Site


@dataclass(frozen=True)
class Wanted:
    """What calls of a site are made of; `voices` is by language, '' the usual one."""

    site: str
    voices: dict[str, str]
    letters: tuple[str, ...]
    places: tuple[str, ...]


def wanted(site: Site) -> Wanted:
    """What a site may have to say, in each of its languages that it says calls in."""
    said = site.announcements
    spoken = said.in_order(site.main_languages)
    languages = [one for one in site.languages if one in spoken or said.own_language]
    return Wanted(
        site=site.id,
        voices={one: said.voices.get(one, "") for one in languages},
        letters=tuple(sorted({letter for one in site.enquiries for letter in one.prefix})),
        places=tuple(one.id for one in site.service_points),
    )


def unspoken(root: Path, wanted: Wanted) -> tuple[str, ...]:
    """The languages in which some call would be a chime alone."""
    return tuple(
        language
        for language, voice in wanted.voices.items()
        if not has_voice(language, voice) and unrecorded(root, wanted, language)
    )


def unrecorded(root: Path, wanted: Wanted, language: str) -> list[str]:
    """What clips lack for every call in a language: 'letters/C', 'digits/4', 'places/counter-3'."""
    needed = [
        *(f"letters/{one}" for one in wanted.letters),
        *(f"digits/{one}" for one in range(10)),
        *(f"places/{one}" for one in wanted.places),
    ]
    there = homes(root, wanted.site, language)
    return [one for one in needed if not any((home / f"{one}.wav").is_file() for home in there)]
