"""A supervisor's password elsewhere counts with the code of an app alone."""

from __future__ import annotations

import re
from typing import Any

import pyotp
import pytest

from storage.times import to_ms
from tests.helpers import hash_of, rows, set_secret
from tests.unit.counters.room import Browser, Room
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import second_factor

PASSWORD = "four words of a song"
POINT = "/api/v1/sites/riverside/service-points/counter-1"


@pytest.fixture
def room(room: Room) -> Room:
    set_secret(room.house.store, "riverside", "carys", "password", hash_of(PASSWORD))
    set_secret(room.house.store, "riverside", "megan", "password", hash_of(PASSWORD))
    return room


def app_of(room: Room) -> tuple[pyotp.TOTP, list[str]]:
    """Carys' app, set up at a PC that is known, and her recovery codes."""
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    browser.get("/sign-ins/riverside")
    status, page = browser.form("/sign-ins/riverside/code-app")
    assert (status, "<svg" in page) == (200, True)
    (secret,) = re.findall(r"Secret: <code>([\w ]+)</code>", page)
    totp = pyotp.TOTP(secret.replace(" ", ""))
    status, page = browser.form("/sign-ins/riverside/code-app/confirm", code=code(room, totp))
    codes = re.findall(r"<li><code>([-\w]+)</code>", page)
    assert (status, len(codes)) == (200, second_factor.RECOVERY_CODES)
    assert "Recovery codes" not in browser.get("/sign-ins/riverside")
    room.clock.forward(seconds=30)
    return totp, codes


def code(room: Room, totp: pyotp.TOTP, steps: int = 0) -> str:
    made: str = totp.generate_otp(to_ms(room.clock()) // 30_000 + steps)
    return made


def signs_in(room: Room, typed: str | None, adviser: str = "carys", **secret: str) -> Any:
    """The status of a sign-on from a PC that is not known."""
    browser = Browser(room)
    browser.get("/counter/riverside/counter-1")
    body = {"adviser": adviser, **(secret or {"password": PASSWORD})}
    return browser.post(f"{POINT}/sign-on", body | ({"code": typed} if typed else {}))


def test_elsewhere_the_password_counts_with_the_code_alone(room: Room) -> None:
    assert signs_in(room, None).status_code == 200
    totp, _ = app_of(room)
    refused = signs_in(room, None)
    assert (refused.status_code, refused.json["type"][-11:]) == (403, "code-needed")
    assert signs_in(room, "000000").status_code == 403
    assert signs_in(room, code(room, totp), password="wrong one it is").status_code == 403
    assert signs_in(room, code(room, totp)).status_code == 200
    assert rows(room.house.store, "SELECT second FROM session ORDER BY id DESC LIMIT 1") == [(1,)]


def test_a_pin_at_a_pc_that_is_not_known_is_no_way_round(room: Room) -> None:
    app_of(room)
    assert signs_in(room, None, pin="9999").status_code == 403


def test_at_a_known_pc_no_code_is_asked_for(room: Room) -> None:
    app_of(room)
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")


def test_advisers_are_asked_for_none(room: Room) -> None:
    assert signs_in(room, None, "megan").status_code == 200
    browser = Browser(room)
    browser.sign_on("megan")
    browser.get("/sign-ins/riverside")
    assert browser.form("/sign-ins/riverside/code-app")[0] == 403


def test_a_code_counts_once_and_half_a_minute_on_either_side(room: Room) -> None:
    totp, _ = app_of(room)
    now = code(room, totp)
    assert [signs_in(room, now).status_code for _ in range(2)] == [200, 403]
    assert signs_in(room, code(room, totp, 2)).status_code == 403
    room.clock.forward(minutes=5)
    assert signs_in(room, code(room, totp, -2)).status_code == 403
    assert signs_in(room, code(room, totp, -1)).status_code == 200
    assert signs_in(room, code(room, totp, 1)).status_code == 200
    assert signs_in(room, code(room, totp)).status_code == 403  # before the one that was shown


def test_after_five_wrong_codes_none_counts_for_a_while(room: Room) -> None:
    totp, codes = app_of(room)
    for n in range(second_factor.MOST_WRONG):
        assert signs_in(room, f"00000{n}").status_code == 403
    assert "none counts for 15 minutes" in signs_in(room, code(room, totp)).json["detail"]
    assert signs_in(room, codes[0]).status_code == 403
    room.clock.forward(minutes=16)
    assert signs_in(room, code(room, totp)).status_code == 200


def test_a_pause_of_a_clock_that_was_ahead_is_over_when_it_is_put_back(room: Room) -> None:
    totp, _ = app_of(room)
    room.clock.forward(days=30)
    for n in range(second_factor.MOST_WRONG):
        assert signs_in(room, f"00000{n}").status_code == 403
    room.clock.forward(days=-30, seconds=60)
    assert signs_in(room, code(room, totp)).status_code == 200


def test_a_recovery_code_counts_once_and_is_kept_as_a_hash(room: Room) -> None:
    _, codes = app_of(room)
    kept = repr(rows(room.house.store, "SELECT * FROM recovery_code"))
    assert all(one not in kept and one.replace("-", "") not in kept for one in codes)
    typed = codes[3].lower().replace("-", " ")
    assert [signs_in(room, typed).status_code for _ in range(2)] == [200, 403]
    assert signs_in(room, codes[4]).status_code == 200


def test_a_wrong_first_code_sets_nothing_up(room: Room) -> None:
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    browser.get("/sign-ins/riverside")
    browser.form("/sign-ins/riverside/code-app")
    status, page = browser.form("/sign-ins/riverside/code-app/confirm", code="000000")
    assert (status, "is not the code" in page) == (403, True)
    assert signs_in(room, None).status_code == 200


def test_somebody_else_who_may_takes_it_away_and_nobody_their_own(room: Room) -> None:
    app_of(room)
    carys = Browser(room).at_known_pc()
    carys.sign_on("carys", "/counter/riverside/counter-1")
    carys.get("/sign-ins/riverside")
    own = "/sign-ins/riverside/carys/code-app/remove"
    assert carys.form(own)[0] == 403
    by = Manager(Ask(room.clock(), SYSTEM))
    people.change(room.house.store, "riverside", "daniel", by, role="administrator")
    daniel = Browser(room).at_known_pc()
    daniel.sign_on("daniel")
    daniel.get("/sign-ins/riverside/carys")
    assert daniel.form(own)[0] == 200
    assert signs_in(room, None).status_code == 200
    assert rows(room.house.store, "SELECT count(*) FROM recovery_code") == [(0,)]


def test_a_house_may_require_one_of_every_supervisor(room: Room) -> None:
    object.__setattr__(room.house, "require_second_factor", True)
    refused = signs_in(room, None)
    assert (refused.status_code, "set one up" in refused.json["detail"]) == (403, True)
    assert signs_in(room, None, "megan").status_code == 200


def test_the_database_alone_makes_no_code(room: Room) -> None:
    totp, _ = app_of(room)
    assert totp.secret not in repr(rows(room.house.store, "SELECT * FROM second_factor"))


def test_the_form_says_that_the_code_is_missing(room: Room) -> None:
    app_of(room)
    browser = Browser(room)
    browser.get("/counter/riverside/counter-1")
    status, page = browser.form("/counter/riverside/counter-1", adviser="Carys", pin="9999")
    assert (status, 'name="code"' in page) == (403, True)
    assert "one of your recovery codes" in page


def test_a_code_of_a_clock_that_was_ahead_keeps_none_from_counting_when_it_is_put_back(
    room: Room,
) -> None:
    totp, _ = app_of(room)
    room.clock.forward(days=30)
    assert signs_in(room, code(room, totp)).status_code == 200
    room.clock.forward(days=-30, seconds=60)
    now = code(room, totp)
    assert [signs_in(room, now).status_code for _ in range(2)] == [200, 403]
