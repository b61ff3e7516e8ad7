"""Whose name is tried, from where, and refusing that address: on the page and by the interface."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.unit.counters.room import PINS, Browser, Room
from ticketing.staff import tries
from web.addresses import an_address

API = "/api/v1/sites/riverside"
HOME = "203.0.113.5"
DESK = "/counter/riverside/counter-3"


def at(room: Room, address: str) -> Browser:
    browser = Browser(room)
    browser._client.environ_base["REMOTE_ADDR"] = address
    return browser


def guess(browser: Browser, pin: str = "0001", adviser: str = "megan") -> int:
    browser.get(DESK)
    return browser.form(DESK, adviser=adviser, pin=pin)[0]


@pytest.fixture
def carys(room: Room) -> Browser:
    browser = Browser(room)
    browser.sign_on("carys", "/counter/riverside/counter-1")
    return browser


def tried(browser: Browser) -> dict[str, Any]:
    found: dict[str, Any] = browser.json(f"{API}/sign-in-tries")
    return found


def test_a_supervisor_sees_who_is_tried_and_refuses_the_address(room: Room, carys: Browser) -> None:
    for _ in range(3):
        guess(at(room, HOME))
    (one,) = tried(carys)["tried"]
    assert (one["adviser"], one["name"], one["address"]) == ("megan", "Megan", HOME)
    assert (one["wrong"], one["refused"], one["pc"]) == (3, False, None)
    page = carys.get("/security/riverside")
    assert re.search(rf"Megan</th>\s+<td><bdi>{HOME}", page)
    status, page = carys.form("/security/riverside/addresses", address=HOME, refused="yes")
    assert status == 200
    assert "Refused addresses" in page
    assert guess(at(room, HOME), PINS["megan"]) == 403
    assert guess(at(room, "203.0.113.6"), PINS["megan"]) == 200
    status, page = carys.form("/security/riverside/addresses", address=HOME, refused="no")
    assert "Refused addresses" not in page
    assert guess(at(room, HOME), PINS["megan"]) == 200
    events = carys.json(f"{API}/security-log")["events"]
    told = [(one["kind"], one["by"], one["detail"]) for one in events if "address_" in one["kind"]]
    assert told == [("address_allowed", "carys", HOME), ("address_closed", "carys", HOME)]


def test_a_refused_address_learns_of_no_name_whether_there_is_one(
    room: Room, carys: Browser
) -> None:
    body = {"address": HOME, "refused": True}
    assert carys.post(f"{API}/refused-addresses", body).status_code == 204
    stranger = at(room, HOME)
    stranger.get(DESK)
    pages = [stranger.form(DESK, adviser=one, pin="0001") for one in ("megan", "nobody")]
    assert [status for status, _ in pages] == [403, 403]
    assert all("refused by a supervisor" in page for _, page in pages)
    assert tried(carys)["tried"] == []
    found = carys.json(f"{API}/security-log")["events"]
    assert ("sign_in_refused", 2) in [(one["kind"], one["times"]) for one in found]


def test_a_known_pc_at_a_refused_address_goes_on_and_is_named(room: Room, carys: Browser) -> None:
    carys.post(f"{API}/refused-addresses", {"address": HOME, "refused": True})
    known = at(room, HOME).at_known_pc()
    assert guess(known) == 403
    (one,) = tried(carys)["tried"]
    assert (one["pc"], one["address"], one["refused"]) == ("PC", None, False)
    assert guess(known, PINS["megan"]) == 200
    assert tried(carys)["tried"] == []


def test_nobody_shuts_themselves_out(carys: Browser) -> None:
    answer = carys.post(f"{API}/refused-addresses", {"address": "127.0.0.1", "refused": True})
    assert answer.status_code == 409
    status, page = carys.form("/security/riverside/addresses", address="127.0.0.1", refused="yes")
    assert status == 409
    assert "from which you ask" in page


@pytest.mark.parametrize("text", ["", "nowhere", "1.2.3.4.5", "*", "pc token:1", "<b>"])
def test_what_is_no_address_is_refused_in_words(carys: Browser, text: str) -> None:
    answer = carys.post(f"{API}/refused-addresses", {"address": text, "refused": True})
    assert answer.status_code in (400, 422)
    assert tried(carys)["refused"] == []


def test_an_address_of_ipv6_is_refused_with_its_network(carys: Browser) -> None:
    for given in ("2001:db8:1:2::7", "2001:db8:1:2::/64", "2001:db8:1:2:9::1"):
        assert an_address(given) == "2001:db8:1:2::/64"
        body = {"address": given, "refused": True}
        assert carys.post(f"{API}/refused-addresses", body).status_code == 204
    assert [one["address"] for one in tried(carys)["refused"]] == ["2001:db8:1:2::/64"]


def test_so_many_addresses_are_refused_and_no_more(room: Room, carys: Browser) -> None:
    for n in range(tries.MOST_REFUSED):
        assert tries.refuse_address(
            room.house.store, "riverside", f"198.51.{n // 250}.{n % 250}", room.clock(),
            refused=True,
        )  # fmt: skip
    answer = carys.post(f"{API}/refused-addresses", {"address": HOME, "refused": True})
    assert answer.status_code == 409
    assert "refused already" in answer.json["detail"]


def test_it_is_for_supervisors(room: Room, browser: Browser) -> None:
    body = {"address": HOME, "refused": True}
    browser.get("/counter/riverside/counter-3")
    assert browser.json(f"{API}/sign-in-tries")["status"] == 401
    assert browser.post(f"{API}/refused-addresses", body).status_code == 401
    browser.sign_on("megan")
    assert browser.json(f"{API}/sign-in-tries")["status"] == 403
    assert browser.post(f"{API}/refused-addresses", body).status_code == 403
    assert browser.form("/security/riverside/addresses", address=HOME, refused="yes")[0] == 403
