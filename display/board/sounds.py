"""The sounds of a screen: its chime, and each of its calls in a language."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from flask import Response, send_file
from flask_openapi3.blueprint import APIBlueprint

from display.board.state import announcement
from display.voice import cache, clips, sound
from display.voice.calls import call_of
from display.voice.speech import SpokenCall
from storage.times import to_ms
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.shown.speakers import Speaker
from ticketing.visits import announced
from web.house import House


def add(bp: APIBlueprint, house: House) -> None:
    """Put the sounds into a blueprint."""
    folder, recorded = house.data / "speech-cache", clips.folder(house)
    cache.clear(folder)
    chime_wav = sound.write_wav(sound.chime())

    def made(call: SpokenCall) -> bytes:
        spoken = cache.kept(folder, call) or house.voices.run(
            cache.spoken, folder, recorded, call, same=call
        )
        if spoken is None:
            raise NotFound(f"No voice here speaks '{call.language}'.")
        return spoken

    @bp.route("/display/chime.wav")
    def chime() -> Response:
        return wav(chime_wav, max_age=86_400)

    @bp.route("/display/<site>/<zone>/chime.wav")
    def chime_of_zone(site: str, zone: str) -> Response:
        """The chime of a screen, with the lead-in that the amplifier there needs."""
        lead = house.site(site).shows(zone).lead_in_ms / 1000
        return wav(sound.write_wav(sound.joined([sound.lead_in(lead), sound.chime()])), max_age=60)

    @bp.route("/display/<site>/<zone>/say/<int:sequence>/<language>.wav")
    def say(site: str, zone: str, sequence: int, language: str) -> Response:
        """A call of this screen, made just now, in a language of the site; nothing else is said."""
        here = house.site(site)
        here.shows(zone)
        with house.store.read() as connection:
            said = announcement(connection, here, zone, sequence, to_ms(house.clock()))
        if said is None or language not in here.languages:
            raise NotFound("There is no such announcement, or it was made too long ago.")
        call = call_of(here, said.number, said.point, language, recorded)
        return wav(made(call), max_age=300)

    _speaker(bp, house, made)
    _trial(bp, house)


def _speaker(bp: APIBlueprint, house: House, made: Callable[[SpokenCall], bytes]) -> None:
    @bp.route("/display/<site>/speakers/<speaker>/<int:sequence>/<what>.wav")
    def speaker_says(site: str, speaker: str, sequence: int, what: str) -> Response:
        """A sound of a loudspeaker: the chime of a call, a call in a language, or its number alone
        (`number-cy`), as loud as the loudspeaker is at this hour. Only of a visitor who is awaited
        at this moment."""
        here = house.site(site)
        one = here.speaker(speaker)
        now = house.clock()
        with house.store.read() as connection:
            called = announced.awaited(
                connection, here.id, here.service_day(now).isoformat(), sequence
            )
            said = announced.announcement(
                connection, here.id, here.service_day(now).isoformat(), sequence, to_ms(now)
            )
        if not called or said is None or said[1] not in one.heard_at(here.service_points):
            raise NotFound("Nobody is called by it any more.")
        if what == "chime":
            return wav(_for(here, one, sound.chime(), now, wakes=True), max_age=0)
        alone = what.startswith("number-")
        language = what.removeprefix("number-")
        if language not in here.languages:
            raise NotFound("There is no such sound.")
        call = call_of(here, *said, language, clips.folder(house))
        samples = sound.read_wav(made(replace(call, place="") if alone else call))
        return wav(_for(here, one, samples, now, wakes=alone), max_age=0)


def _trial(bp: APIBlueprint, house: House) -> None:
    @bp.route("/display/<site>/speakers/<speaker>/test.wav")
    def speaker_test(site: str, speaker: str) -> Response:
        """The chime, as loud as the loudspeaker is at this hour: what 'test sound' plays."""
        here, now = house.site(site), house.clock()
        return wav(_for(here, here.speaker(speaker), sound.chime(), now, wakes=True), max_age=0)


def _for(
    site: Site, speaker: Speaker, samples: sound.Samples, now: datetime, *, wakes: bool
) -> bytes:
    """As its output needs it: with the lead-in where something begins, and as loud as it is now."""
    found = sound.quieter(samples, site.volume_of(speaker, now))
    lead = [sound.lead_in(speaker.lead_in_ms / 1000)] if wakes else []
    return sound.write_wav(sound.joined([*lead, found]))


def wav(data: bytes, max_age: int) -> Response:
    """A sound as an answer."""
    # Conditional, so that parts can be asked for: some phones play nothing without.
    response: Response = send_file(
        io.BytesIO(data), mimetype="audio/wav", conditional=True, max_age=max_age
    )
    return response
