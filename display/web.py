"""The display's routes: the screen, the sound of its calls, the visitor's page, their states."""

from __future__ import annotations

from flask_openapi3.blueprint import APIBlueprint

from display import WORDS, guidance
from display.board import drawn, telling
from display.board import page as board
from display.clips import page as clips
from display.exit import page as at_exit
from display.media import page as library
from display.phone import afterwards, api, appointment, page, place
from display.phone import drawn as phones
from web.house import House


def blueprint(house: House) -> APIBlueprint:
    """Everything that displays and phones ask for over HTTP; all of it public, none of it secret.

    A visit's id is unguessable and shows that visit's ticket alone.
    """
    bp = APIBlueprint(WORDS, __name__)
    board.add(bp, house)
    drawn.add(bp, house)
    telling.add(bp, house)
    guidance.add(bp, house)
    clips.add(bp, house)
    library.add(bp, house)
    page.add(bp, house)
    appointment.add(bp, house)
    place.add(bp, house)
    afterwards.add(bp, house)
    phones.add(bp, house)
    at_exit.add(bp, house)
    api.add(bp, house)
    return bp
