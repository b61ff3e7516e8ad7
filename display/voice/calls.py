"""What is said of a call: in which language, by which voice, with which name of the place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from display.voice import clips
from display.voice.speech import SpokenCall
from ticketing.sites import Site
from ticketing.sites.shown.announcements import place_in


def call_of(site: Site, number: str, point: str, language: str, recorded: Path) -> SpokenCall:
    """The call of a ticket number to a service point, in a language; `recorded` has the clips."""
    place, place_language = place_in(site.service_point(point).name, language)
    letters, figures = SpokenCall.parts(number)
    call = SpokenCall(
        language=language,
        letters=letters,
        number=figures,
        point=point,
        place=place,
        place_language=place_language,
        voice=site.announcements.voices.get(language, ""),
        speed=site.announcements.speed,
        site=site.id,
    )
    return replace(call, recorded=clips.stamp(recorded, call))
