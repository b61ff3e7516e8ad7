"""The sounds of a screen: its chime, and each of its calls in a language."""

from __future__ import annotations

import io

from flask import Response, send_file
from flask_openapi3.blueprint import APIBlueprint

from display.board.state import announcement
from display.voice import cache, clips, sound
from display.voice.calls import call_of
from storage.times import to_ms
from ticketing.errors import NotFound
from web.house import House


def add(bp: APIBlueprint, house: House) -> None:
    """Put the sounds into a blueprint."""
    folder, recorded = house.data / "speech-cache", clips.folder(house)
    cache.clear(folder)
    chime_wav = sound.write_wav(sound.chime())

    @bp.route("/display/chime.wav")
    def chime() -> Response:
        return _wav(chime_wav, max_age=86_400)

    @bp.route("/display/<site>/<zone>/chime.wav")
    def chime_of_zone(site: str, zone: str) -> Response:
        """The chime of a screen, with the lead-in that the amplifier there needs."""
        lead = house.site(site).shows(zone).lead_in_ms / 1000
        return _wav(sound.write_wav(sound.joined([sound.lead_in(lead), sound.chime()])), max_age=60)

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
        spoken = cache.kept(folder, call) or house.voices.run(
            cache.spoken, folder, recorded, call, same=call
        )
        if spoken is None:
            raise NotFound(f"No voice here speaks '{language}'.")
        return _wav(spoken, max_age=300)


def _wav(data: bytes, max_age: int) -> Response:
    # Conditional, so that parts can be asked for: some phones play nothing without.
    response: Response = send_file(
        io.BytesIO(data), mimetype="audio/wav", conditional=True, max_age=max_age
    )
    return response
