"""Numbers, days and moments from outside: what no house here could have meant is refused in words,
and nothing in an address or a body brings the server to an error of its own."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest

import counters.screens
from tests.helpers import rows
from tests.unit.counters.room import Browser, Room, make
from ticketing.errors import BadRequest
from web import tokens

SITE = "/api/v1/sites/riverside"
HUGE = "9" * 23


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A house with all pages and interfaces of staff."""
    room = make(tmp_path)
    for screen in counters.screens.SCREENS:
        blueprint = None if screen.blueprint is None else screen.blueprint(room.house, room.hub)
        if blueprint is not None and blueprint.name not in room.app.blueprints:
            room.app.register_api(blueprint)
    return room


@pytest.fixture
def carys(room: Room) -> Browser:
    """A supervisor, signed on."""
    browser = Browser(room)
    browser.sign_on("carys")
    return browser


NUMBERS = (HUGE, "9" * 5000, "9" * 15, "٣", "-1", "x", "1.0")


@pytest.mark.parametrize(
    "path", ["help/{}/take", "help/{}/end", "checks/{}/well", "blocks/{}/remove"]
)
def test_a_number_in_an_address_that_nothing_has_is_not_found(carys: Browser, path: str) -> None:
    for number in NUMBERS:
        answer = carys.post(f"{SITE}/{path.format(number)}")
        assert answer.status_code == 404, number
        assert answer.json["detail"]


MOMENTS = ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
           "1969-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "1763462400", 0, True,
           1763462400.5]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("appointments", {"type": "any", "starts_at": None}),
        ("blocks", {"starts_at": None, "ends_at": "2026-11-18T10:00:00Z", "reason": "Lunch"}),
        ("blocks", {"starts_at": "2026-11-18T10:00:00Z", "ends_at": None, "reason": "Lunch"}),
        ("rooms/room-1/close", {"reason": "repair", "until": None}),
    ],
)
def test_a_moment_that_no_calendar_here_has_is_refused_in_words(
    room: Room, carys: Browser, path: str, body: dict[str, Any]
) -> None:
    for moment in MOMENTS:
        asked = {key: value or moment for key, value in body.items()}
        answer = carys.post(f"{SITE}/{path}", asked)
        assert answer.status_code == 422, moment
        assert "lies in the years 1970 to 2199" in answer.text or "Write it out" in answer.text
    assert rows(room.house.store, "SELECT 1 FROM block UNION SELECT 1 FROM room_closure") == []


DAYS = ("0", "0001-01-01", "9999-12-31", "1763462400", "٢٠٢٦-11-17", "2026-13-01")


@pytest.mark.parametrize("query", ["appointments?from=", "appointments?to=",
                                   "appointments/free?type=any&from="])  # fmt: skip
def test_a_day_that_no_calendar_here_has_is_refused_in_words(carys: Browser, query: str) -> None:
    for day in DAYS:
        answer = carys.json(f"{SITE}/{query}{day}")
        assert answer["status"] == 422, day
        assert answer["detail"]


ADDRESSES = ("/%0d%0aX:1", "/%0aX:1", "//%0d%0aX:1", "/counter/%00", "/a%3Fb", "/%E2%80%AE")


def test_a_token_is_taken_from_any_address_and_no_line_end_reaches_a_header(room: Room) -> None:
    store, now = room.house.store, room.clock()
    made = tokens.make(store, "kiosk", site="riverside", name="a screen", now=now)
    for path in ADDRESSES:
        answer = room.app.test_client().get(f"{path}?token={made}")
        assert answer.status_code == 302, path
        where = answer.headers["Location"]
        assert where.isascii()
        assert where.isprintable()
        assert "token" not in where
        assert "X" not in answer.headers


#: What a name on a screen must not hold: an end of the text, of the line, of the direction.
UNSEEN = ["a\x00b", "a\x1bb", "a\x85b", "a\u202eb", "a\u2066b\u2069"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("staff", {"name": None}),
        ("staff/megan", {"name": None}),
        (
            "blocks",
            {
                "starts_at": "2026-11-18T10:00:00Z",
                "ends_at": "2026-11-18T11:00:00Z",
                "reason": None,
            },
        ),
        (
            "appointments",
            {"type": "any", "starts_at": "2026-11-18T10:00:00Z", "reference": None},
        ),
    ],
)
def test_a_name_with_signs_that_nobody_sees_is_refused_in_words(
    room: Room, carys: Browser, path: str, body: dict[str, Any]
) -> None:
    for text in (*UNSEEN, "a\nb", "a\r\nb", "a\tb", "a\u2028b"):
        asked = {key: value or text for key, value in body.items()}
        answer = carys.post(f"{SITE}/{path}", asked)
        assert answer.status_code == 422, ascii(text)
        assert "signs that nobody sees" in answer.text or "is one line" in answer.text
    assert rows(room.house.store, "SELECT 1 FROM block") == []
    assert len(carys.json(f"{SITE}/staff")["staff"]) == 3


def test_who_comes_is_written_down_in_signs_that_people_see(carys: Browser) -> None:
    for part, text in product(("name", "contact", "note"), UNSEEN):
        body = {"type": "any", "starts_at": "2026-11-18T10:00:00Z", "person": {part: text}}
        answer = carys.post(f"{SITE}/appointments", body)
        assert answer.status_code == 422, (part, ascii(text))
        assert "signs that nobody sees" in answer.json["detail"]


def test_a_note_may_have_lines_but_no_signs_that_nobody_sees(room: Room, carys: Browser) -> None:
    path = f"/api/v1/visits/{room.issue('council-tax').visit}/notes"
    for text in UNSEEN:
        assert carys.post(path, {"text": text}).status_code == 422, ascii(text)
    kept = carys.post(path, {"text": "Has the form\r\nمرحبا"}).json["notes"]
    assert [one["text"] for one in kept] == ["Has the form\nمرحبا"]


def test_the_name_of_a_token_is_one_line(room: Room) -> None:
    with pytest.raises(BadRequest, match="one line"):
        tokens.make(room.house.store, "agent", site=None, name="a\nb", now=room.clock())


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("sites/riverside/enquiries/bus/off", {"reason": "full", "today": None}),
        ("sites/riverside/staff/megan", {"retired": None}),
        ("visits/{}/finish", {"outcome": "resolved", "avoidable": None}),
        ("visits/{}/refer", {"enquiry": "bus", "back": None}),
        ("visits/{}/refer", {"enquiry": "bus", "keep_arrival": None}),
    ],
)
def test_yes_or_no_is_said_as_the_interface_describes_it(
    room: Room, carys: Browser, path: str, body: dict[str, Any]
) -> None:
    visit = room.issue("council-tax").visit
    for given in (0, 1, "true", "yes", 1.0):
        asked = {key: given if value is None else value for key, value in body.items()}
        answer = carys.post(f"/api/v1/{path.format(visit)}", asked)
        assert answer.status_code == 422, given
        assert "boolean" in answer.json["detail"]


def test_a_number_in_a_body_is_one_and_within_its_bounds(room: Room, carys: Browser) -> None:
    visit = room.issue("council-tax").visit
    for minutes in ("5", 5.0, True, 241, 0, 10**30):
        body = {"reason": "filling_form", "minutes": minutes}
        assert carys.post(f"/api/v1/visits/{visit}/hold", body).status_code == 422, minutes
