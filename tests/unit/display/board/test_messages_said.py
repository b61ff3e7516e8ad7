"""What a screen says of a message to everybody, by which voice, and that nothing holds it up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, current_app, request

from display.board.telling import sentences, ssml
from display.live import DisplayNamespace
from tests.asides import asides_here
from tests.helpers import an_ask
from tests.unit.display.waiting_room import WaitingRoom
from ticketing.day import standstill
from ticketing.day.messages import Message
from ticketing.sites.shown.leaving import Leaving
from web.callers import FINDER, Caller
from web.house import House
from web.live import Live
from web.speaking import LOUDSPEAKER, Asking

LEAVING = Leaving(door={"cy": "Drysau’r afon", "en": "River doors"}, meet={"cy": "Maes parcio"})


@pytest.fixture
def space(room: WaitingRoom, tmp_path: Path) -> Iterator[DisplayNamespace]:
    house = House(room.store, room.clock, *asides_here(room.store), "http://x", tmp_path)
    app = Flask("display")
    app.extensions[FINDER] = lambda: Caller(())
    with app.app_context():
        yield DisplayNamespace(house, Live(room.clock))


def test_all_that_a_house_says_of_leaving_is_said_in_each_language(room: WaitingRoom) -> None:
    site = room.site.model_copy(update={"leaving": LEAVING})
    told = Message("evacuation", {"cy": "Tân yn y gegin"}, 0)
    assert sentences(site, told, "en") == [
        ("Leave the building now", "en"),
        ("River doors", "en"),
        ("Maes parcio", "cy"),
        ("Tân yn y gegin", "cy"),
        ("Keep your ticket. Your place is safe.", "en"),
    ]


def test_no_voice_reads_a_message_that_is_not_in_its_language(room: WaitingRoom) -> None:
    told = Message("notice", {"cy": "Mae 3 lifft <wedi> torri"}, 0)
    assert ssml(room.site, told, "cy") == "Mae tri lifft &lt;wedi&gt; torri."
    assert ssml(room.site, told, "en") == (
        '<voice xml:lang="cy">Mae tri lifft &lt;wedi&gt; torri.</voice>'
    )
    both = Message("notice", {"cy": "Ar gau", "en": "Closed"}, 0)
    assert ssml(room.site, both, "en") == "Closed."


def test_one_screen_says_it_at_once_whichever_loudspeaker_said_the_last_call(
    room: WaitingRoom, space: DisplayNamespace
) -> None:
    hall = ("riverside", room.site.shows("main").places)
    ceiling = Asking("the ceiling", "an agent", LOUDSPEAKER)
    assert space.house.speakers.speaks(hall, ceiling, 1, "en/1")
    standstill.stop(room.store, "riverside", an_ask(room.now), reason="evacuation")

    def says(screen: str, turn: int) -> bool:
        asked = {"site": "riverside", "zone": "main", "screen": screen, "sound": "on"}
        with current_app.test_request_context():
            request.sid = f"socket of {screen}"  # type: ignore[attr-defined]
            return bool(space.on_may_tell({**asked, "turn": turn})["speaks"])

    left, right = "the screen on the left", "the screen on the right"
    assert [says(left, 0), says(right, 0)] == [True, False]
    space.house.speakers.gone(f"socket of {left}")
    assert [says(right, 0), says(right, 1)] == [False, True]
