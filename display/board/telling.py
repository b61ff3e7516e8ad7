"""What a screen says aloud of a message to everybody, and which screen of a room says it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from html import escape
from typing import Annotated, Literal

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field, StrictInt, StringConstraints

from display import WORDS
from display.board.sounds import wav
from display.voice import numerals, sound
from display.voice.speech import EspeakVoice, espeak_voice
from storage import Connection
from ticketing.day.messages import Message, message
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.visits import receipts
from web.house import House
from web.speaking import OURS, STRANGER, Asking
from web.words import Words

#: What is said of each reason; as everybody.js and the phone have it.
_SAID = {
    "evacuation": ("all-leave", "all-keep"),
    "closing": ("all-closing", "all-staff"),
    "back": ("all-back", "all-go-on"),
}
_OTHER = ("all-stopped", "all-staff", "all-keep")
#: Messages that were said lately are kept, some 200 kB each.
_KEPT = 24


class MayTell(BaseModel):
    """A screen that is about to say the message of this moment, for the `turn`-th time."""

    site: Annotated[str, StringConstraints(max_length=60)]
    zone: Annotated[str, StringConstraints(max_length=60)]
    screen: Annotated[str, StringConstraints(min_length=16, max_length=64)]
    sound: Literal["on", "off", "blocked"]
    turn: Annotated[StrictInt, Field(ge=0, le=2**31)]


def sentences(site: Site, told: Message, language: str) -> list[tuple[str, str]]:
    """The message in sentences for who speaks a language, each with the language that it is in:
    what the house has not said in that one is its own."""
    say = Words(WORDS, language, site.wording)

    def theirs(said: Mapping[str, str]) -> list[tuple[str, str]]:
        there = [code for code in (language, *site.languages, *said) if code in said]
        return [(said[code], code) for code in there[:1]]

    own = theirs(told.words)
    if told.reason == "notice":
        return own
    first, *more = [(say(key), language) for key in _SAID.get(told.reason, _OTHER)]
    if told.reason == "evacuation":
        more = [*(one for _, said in site.leaving.texts for one in theirs(said)), *own, *more]
    elif own:
        first = own[0]
    return [first, *more]


def ssml(site: Site, told: Message, language: str) -> str:
    """The message for a synthesiser, each sentence by the voice of the language that it is in."""
    return " ".join(_read(*one, by=language) for one in sentences(site, told, language))


def _read(text: str, language: str, *, by: str) -> str:
    ended = text if text[-1] in ".!?。۔।؟" else f"{text}."
    said = escape(numerals.numbers_for_voice(ended, language))
    if language == by:
        return said
    return f'<voice xml:lang="{espeak_voice(language)}">{said}</voice>'


def may_tell(house: House, conn: Connection, site: Site, asked: MayTell, sid: str) -> bool:
    """Whether this screen of its room says it."""
    told = message(conn, site, house.clock())
    if told is None or asked.sound != "on":
        return False
    screen = receipts.screen_id(asked.screen)
    rank = OURS if receipts.ours(conn, site.id, screen) else STRANGER
    # Not as calls are shared out: a loudspeaker that says those says no message, and holds none up.
    room = (site.id, site.shows(asked.zone).places, "messages")
    # Messages have no number among the calls: theirs is the moment, below zero.
    return house.speakers.speaks(room, Asking(screen, sid, rank), -told.since, str(asked.turn))


def add(bp: APIBlueprint, house: House) -> None:
    """Put the sound of a message into a blueprint."""
    kept: OrderedDict[str, bytes] = OrderedDict()

    @bp.route("/display/<site>/<zone>/message/<language>.wav")
    def message_said(site: str, zone: str, language: str) -> Response:
        """The message to everybody of this moment; nothing else is said."""
        here = house.site(site)
        here.shows(zone)
        with house.store.read() as connection:
            told = message(connection, here, house.clock())
        if told is None or language not in here.languages:
            raise NotFound("There is no message to everybody.")
        said = ssml(here, told, language)
        voice = here.announcements.voices.get(language, "")
        speed = here.announcements.speed
        key = hashlib.sha256(f"{language} {voice} {speed} {said}".encode()).hexdigest()
        spoken = kept.get(key) or house.voices.run(_spoken, language, said, voice, speed, same=key)
        if spoken is None:
            raise NotFound(f"No voice here speaks '{language}'.")
        kept[key] = spoken
        while len(kept) > _KEPT:
            kept.popitem(last=False)
        # An amplifier that sleeps would lose the first words.
        lead = here.shows(zone).lead_in_ms / 1000
        parts = [sound.lead_in(lead), sound.read_wav(spoken)]
        return wav(sound.write_wav(sound.joined(parts)) if lead else spoken, max_age=60)


def _spoken(language: str, said: str, voice: str, speed: int) -> bytes | None:
    """Said anew. To be done aside."""
    return EspeakVoice().speak(language, said, voice, speed)
