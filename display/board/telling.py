"""What a screen says aloud of a message to everybody, and which screen of a room says it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from html import escape
from typing import Annotated, Literal

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from pydantic import BaseModel, Field, StrictInt, StringConstraints

from display import WORDS
from display.board.sounds import wav
from display.voice import numerals
from display.voice.speech import EspeakVoice
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


def text(site: Site, told: Message, language: str) -> str:
    """The message in sentences, in a language."""
    say = Words(WORDS, language, site.wording)
    own = told.words.get(language) or next(iter(told.words.values()), "")
    if told.reason == "notice":
        return own
    first, *more = [say(key) for key in _SAID.get(told.reason, _OTHER)]
    if told.reason == "evacuation":
        answers = [said[language] for _, said in site.leaving.texts if language in said]
        more = [*answers, own, *more]
    elif own:
        first = own
    return " ".join(one if one[-1] in ".!?。۔।؟" else f"{one}." for one in (first, *more) if one)


def may_tell(house: House, conn: Connection, site: Site, asked: MayTell, sid: str) -> bool:
    """Whether this screen of its room says it."""
    told = message(conn, site, house.clock())
    if told is None or asked.sound != "on":
        return False
    screen = receipts.screen_id(asked.screen)
    rank = OURS if receipts.ours(conn, site.id, screen) else STRANGER
    room = (site.id, site.shows(asked.zone).places)
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
        said = text(here, told, language)
        voice = here.announcements.voices.get(language, "")
        speed = here.announcements.speed
        key = hashlib.sha256(f"{language} {voice} {speed} {said}".encode()).hexdigest()
        spoken = kept.get(key) or house.voices.run(_spoken, language, said, voice, speed, same=key)
        if spoken is None:
            raise NotFound(f"No voice here speaks '{language}'.")
        kept[key] = spoken
        while len(kept) > _KEPT:
            kept.popitem(last=False)
        return wav(spoken, max_age=60)


def _spoken(language: str, said: str, voice: str, speed: int) -> bytes | None:
    """Said anew. To be done aside."""
    return EspeakVoice().speak(
        language, escape(numerals.numbers_for_voice(said, language)), voice, speed
    )
