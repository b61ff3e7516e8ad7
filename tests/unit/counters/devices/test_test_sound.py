"""'Test sound' on the page of devices: a loudspeaker plays, and the page says whether it did."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hardware.sounds import SaidCall, Tried
from server.speaking import Speaking, configured
from storage.times import iso, to_ms
from tests.unit.counters.room import SITE, Browser, Room
from tests.unit.server.test_speaking import QUIET, SPEAKERS, Wire
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.sites.file import parse

DEVICES = "/api/v1/sites/riverside/devices"
HALL = "riverside.speaker.hall"
TEST = f"{DEVICES}/{HALL}/test-sound"


def hung_up(room: Room, text: str = SITE + SPEAKERS) -> Wire:
    """The room with loudspeakers, whose agent is not there yet."""
    commands.load_site(room.house.store, text, now=room.clock(), actor=SYSTEM)
    room.hub.configure(configured(parse(text)))
    room.hub.wire = wire = Wire()
    return wire


def tried(browser: Browser) -> Any:
    every = json.loads(browser.get(DEVICES))["devices"]
    return next(one["tried"] for one in every if one["device"] == HALL)


@pytest.mark.parametrize(("played", "says"), [(True, ""), (False, "aplay: no such device")])
def test_a_press_plays_the_chime_and_the_answer_stands_on_the_page(
    room: Room, browser: Browser, *, played: bool, says: str
) -> None:
    wire = hung_up(room)
    browser.sign_on()
    room.clock.forward(minutes=1)
    assert browser.post(TEST).status_code == 409  # nobody is there who could play it
    room.hub.agent_came("local")
    assert tried(browser) is None
    assert browser.post(TEST).status_code == 204
    (wanted,) = wire.tries
    assert (wanted.device, wanted.path) == (HALL, "/display/riverside/speakers/hall/test.wav")
    assert tried(browser)["played"] is None
    answer = Tried(device=HALL, tried=wanted.tried, played=played, says=says)
    room.hub.tried("another", answer)
    room.hub.tried("local", answer.model_copy(update={"tried": wanted.tried + 1}))
    assert tried(browser)["played"] is None
    room.hub.tried("local", answer)
    assert (tried(browser)["played"], tried(browser)["says"]) == (played, says)


def test_what_each_said_last_stands_there_also_of_one_that_repeats_a_number_at_a_counter(
    room: Room, browser: Browser
) -> None:
    hung_up(room)
    speaking = Speaking(room.house, room.hub)
    speaking.start()
    browser.sign_on()
    visit = room.issue("council-tax")
    browser.post("/api/v1/sites/riverside/service-points/counter-3/next")
    with room.house.store.read() as conn:
        (call,) = conn.execute("SELECT announcement FROM step").fetchone()
    for speaker, agent in (("hall", "local"), ("counter", "local"), ("loop", "another")):
        said = SaidCall(device=f"riverside.speaker.{speaker}", call=call)
        room.hub.said(agent, said)
    every = json.loads(browser.get(DEVICES))["devices"]
    last = {one["device"].rpartition(".")[2]: one["last"] for one in every}
    at = iso(to_ms(room.clock()))
    expected = {"number": visit.number, "state": "said", "at": at}
    assert [last["hall"], last["counter"], last["loop"]] == [expected, expected, None]


def test_an_agent_that_never_answers_has_not_played(room: Room, browser: Browser) -> None:
    hung_up(room)
    room.hub.agent_came("local")
    browser.sign_on()
    browser.post(TEST)
    room.clock.forward(minutes=1)
    assert (tried(browser)["played"], tried(browser)["says"]) == (
        False, "no answer came from its computer",
    )  # fmt: skip


def test_at_an_hour_without_sound_nothing_is_sent_and_the_reason_is_said(
    room: Room, browser: Browser
) -> None:
    wire = hung_up(room, SITE + QUIET + SPEAKERS)
    room.hub.agent_came("local")
    browser.sign_on()
    refused = browser.post(TEST)
    assert (refused.status_code, wire.tries) == (409, [])
    assert "volume of Hall, ceiling is 0" in refused.json["detail"]
