"""What a screen asks and tells over its socket: whether a call may be said, and what it showed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, current_app, request

from display.live import DisplayNamespace
from tests.asides import asides_here
from tests.unit.display.waiting_room import WaitingRoom
from ticketing.errors import Conflict, NotFound
from ticketing.visits import receipts
from web.callers import FINDER, Caller, Grant
from web.house import House
from web.live import Live

SECRET = "a secret of the screen"


@pytest.fixture
def who() -> list[Grant]:
    """What the browser that tells was given: nothing."""
    return []


@pytest.fixture
def space(room: WaitingRoom, tmp_path: Path, who: list[Grant]) -> Iterator[DisplayNamespace]:
    house = House(room.store, room.clock, *asides_here(room.store), "http://x", tmp_path)
    app = Flask("display")
    app.extensions[FINDER] = lambda: Caller(tuple(who))
    with app.app_context():
        yield DisplayNamespace(house, Live(room.clock))


def call_of(room: WaitingRoom) -> int:
    return room.board()["calls"][0]["announcement"]


def may(space: DisplayNamespace, announcement: object) -> bool:
    answer = space.on_may({"site": "riverside", "announcement": announcement})
    return bool(answer["called"])


def speaks(space: DisplayNamespace, room: WaitingRoom, screen: str, word: str, **other: Any) -> Any:
    """Whether a screen of the hall is to say a word of the newest call."""
    asked = {"zone": "main", "screen": screen, "sound": "on", "word": word, **other}
    with current_app.test_request_context():
        request.sid = f"socket of {screen}"  # type: ignore[attr-defined]
        data = {"site": "riverside", "announcement": call_of(room), "word": asked}
        return space.on_may(data).get("speaks")


def told(space: DisplayNamespace, calls: list[dict[str, Any]], **other: object) -> bool:
    data = {"site": "riverside", "zone": "main", "screen": SECRET, "sound": "on", "calls": calls}
    return bool(space.on_told({**data, **other})["ok"])


def test_a_call_may_be_said_while_its_visitor_is_awaited(
    room: WaitingRoom, space: DisplayNamespace
) -> None:
    room.issue()
    visit = room.call()
    first = call_of(room)
    assert may(space, first)
    room.recall(visit.visit)
    assert not may(space, first)
    assert may(space, call_of(room))
    room.start(visit.visit)
    assert not may(space, call_of(room))


def test_of_two_screens_of_a_hall_one_speaks(room: WaitingRoom, space: DisplayNamespace) -> None:
    room.issue()
    visit = room.call()
    left, right = "the screen on the left", "the screen on the right"
    assert speaks(space, room, left, "chime") is True
    assert speaks(space, room, right, "chime") is False
    assert speaks(space, room, right, "cy/1", sound="blocked") is False
    space.house.speakers.gone(f"socket of {left}")
    assert speaks(space, room, right, "cy/1") is True
    room.start(visit.visit)
    assert speaks(space, room, right, "en/1") is None


def test_a_server_that_began_anew_does_not_let_a_call_be_said_again(
    room: WaitingRoom, space: DisplayNamespace
) -> None:
    room.issue()
    room.call()
    assert told(space, [{"announcement": call_of(room), "said": True}])
    right = "the screen on the right"
    assert [speaks(space, room, right, word) for word in ("cy/1", "cy/2")] == [False, True]
    assert speaks(space, room, SECRET, "en/1") is False


@pytest.mark.parametrize("wrong", [None, "1", 0, -1, 2**60, True, [1], 999_999])
def test_nothing_else_may_be_said(space: DisplayNamespace, wrong: object) -> None:
    assert not may(space, wrong)
    assert space.on_may(wrong) == {"called": False}


def test_a_call_that_is_shown_and_said_is_known(room: WaitingRoom, space: DisplayNamespace) -> None:
    room.issue()
    visit = room.call()
    assert told(space, [{"announcement": call_of(room), "said": False}])
    assert told(space, [{"announcement": call_of(room), "said": True}], screen="another screen 1")
    with room.store.read() as conn:
        assert receipts.of_call(conn, visit.visit) == {"shown": 2, "said": 1, "ours": 0}
        kept = {one.id for one in receipts.screens(conn, "riverside")}
    assert receipts.screen_id(SECRET) in kept
    assert SECRET not in kept


def test_a_screen_tells_of_no_call_but_those_of_its_zone(
    room: WaitingRoom, space: DisplayNamespace
) -> None:
    room.issue()
    visit = room.call()
    assert told(space, [{"announcement": 1, "said": True}])
    elsewhere = [zone.id for zone in room.site.zones if zone.id != "main"]
    for zone in elsewhere:
        assert told(space, [{"announcement": call_of(room), "said": True}], zone=zone)
    with room.store.read() as conn:
        assert receipts.of_call(conn, visit.visit)["shown"] == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"sound": "loud"},
        {"screen": "short"},
        {"screen": "x" * 65},
        {"zone": "attic"},
        {"site": "atlantis"},
        {"calls": [{"announcement": 1, "said": False}] * 21},
        {"calls": [{"announcement": 1}]},
        {"calls": None},
    ],
)
def test_what_no_screen_tells_is_refused(space: DisplayNamespace, wrong: dict[str, Any]) -> None:
    assert not told(space, **{"calls": [], **wrong})
    assert space.on_told("a word") == {"ok": False}


def test_telling_the_same_again_writes_nothing(room: WaitingRoom, space: DisplayNamespace) -> None:
    room.issue()
    room.call()
    told(space, [{"announcement": call_of(room), "said": True}])
    with room.store.read() as conn:
        before = conn.execute("PRAGMA data_version").fetchone()
        told(space, [{"announcement": call_of(room), "said": True}])
        assert conn.execute("PRAGMA data_version").fetchone() == before


@pytest.mark.parametrize(("site", "name"), [("riverside", "Display, seats"), ("elsewhere", None)])
def test_a_screen_that_was_paired_here_is_ours_and_has_its_name(
    room: WaitingRoom, space: DisplayNamespace, who: list[Grant], site: str, name: str | None
) -> None:
    who.append(Grant("display", site, "Display, seats", screen=f"/display/{site}/main"))
    assert told(space, [])
    with room.store.read() as conn:
        assert [one.name for one in receipts.screens(conn, "riverside")] == [name]


def test_what_somebody_called_a_paired_screen_stays(
    room: WaitingRoom, space: DisplayNamespace, who: list[Grant]
) -> None:
    who.append(Grant("display", "riverside", "Display, seats", screen="/display/riverside/main"))
    assert told(space, [])
    with room.store.write() as db:
        receipts.name(db, "riverside", receipts.screen_id(SECRET), "Window")
    room.now += timedelta(minutes=1)
    assert told(space, [], sound="off")
    with room.store.read() as conn:
        assert [one.name for one in receipts.screens(conn, "riverside")] == ["Window"]


def hear(room: WaitingRoom, space: DisplayNamespace, secret: str, minutes: int = 0) -> list[Any]:
    """A screen tells that it is there, some minutes later; the names of all, with None for one that
    is not ours."""
    room.now += timedelta(minutes=minutes)
    assert told(space, [], screen=secret)
    with room.store.read() as conn:
        every = {one.id: one.name for one in receipts.screens(conn, "riverside")}
    return [every.get(receipts.screen_id(one)) for one in (SECRET, OTHER, THIRD)]


OTHER, THIRD = "begun anew, with another secret", "a third one of the same name"
SEATS = "Display, seats"


def test_a_paired_screen_whose_browser_was_begun_anew_takes_the_place_of_what_it_was(
    room: WaitingRoom, space: DisplayNamespace, who: list[Grant]
) -> None:
    who.append(Grant("display", "riverside", SEATS, screen="/display/riverside/main"))
    assert hear(room, space, SECRET) == [SEATS, None, None]
    assert hear(room, space, OTHER, minutes=5) == [None, SEATS, None]
    # It may be a stranger's for all that is known from now on, should it come back without a token.
    assert hear(room, space, OTHER, minutes=5) == [None, SEATS, None]


def test_two_screens_of_one_name_that_are_both_there_stay_two(
    room: WaitingRoom, space: DisplayNamespace, who: list[Grant]
) -> None:
    who.append(Grant("display", "riverside", SEATS, screen="/display/riverside/main"))
    hear(room, space, SECRET)
    assert hear(room, space, OTHER) == [SEATS, SEATS, None]
    assert hear(room, space, OTHER, minutes=60) == [SEATS, SEATS, None]  # it was there before
    # Both are gone when a third comes: it may be either.
    assert hear(room, space, THIRD, minutes=60) == [SEATS, SEATS, SEATS]
    hear(room, space, OTHER)
    assert hear(room, space, THIRD, minutes=1) == [None, SEATS, SEATS]


def test_a_press_says_that_a_screen_was_replaced_and_the_one_that_came_has_its_name(
    room: WaitingRoom, space: DisplayNamespace
) -> None:
    hear(room, space, SECRET)
    with room.store.write() as db:
        receipts.name(db, "riverside", receipts.screen_id(SECRET), SEATS)
        with pytest.raises(Conflict, match="there again"):
            receipts.replaced(db, "riverside", receipts.screen_id(SECRET), room.now)
    hear(room, space, OTHER, minutes=5)
    with room.store.write() as db:
        receipts.replaced(db, "riverside", receipts.screen_id(SECRET), room.now)
    assert hear(room, space, OTHER) == [None, SEATS, None]
    hear(room, space, "a fourth one, of nobody", minutes=60)
    hear(room, space, THIRD)
    with room.store.write() as db:
        # Two came afterwards: nobody knows which of them it is, and it is missed no more.
        assert receipts.replaced(db, "riverside", receipts.screen_id(OTHER), room.now) is None
        with pytest.raises(NotFound):
            receipts.replaced(db, "riverside", receipts.screen_id(OTHER), room.now)
