"""A browser without a right shows a code of six figures; a supervisor types it, and that browser is
a screen. A code counts once and for minutes, and opens nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.browser import Markup
from tests.integration.security.glass import A_TICKET, API, DEVICES, KIOSK, House
from web.pairing import MOST_OF_AN_ADDRESS


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path)
    yield found
    found.store.close()


@pytest.mark.parametrize("path", ["/", KIOSK])
def test_a_browser_without_a_right_shows_a_code_and_nobody_of_the_house(
    house: House, path: str
) -> None:
    glass = house.glass(path)
    assert ("This kiosk" if path == KIOSK else "This screen") + " is not set up yet" in glass.text
    assert "wedi’i osod eto" in glass.text or "wedi’i gosod eto" in glass.text
    assert "Please ask staff" in glass.text
    code = glass.code
    assert f"{code[:3]} {code[3:]}" in glass.text
    for name in ("Megan", "Riverside", "Council tax", "Counter 1"):
        assert name not in glass.text
    page = Markup(glass.open(path).get_data(as_text=True))
    for tag in ("form", "input", "select", "button"):
        assert page.named(tag) == [], tag
    assert [one["href"] for one in page.named("a")] == ([] if path == KIOSK else ["/sign-in"])


def test_whatever_a_browser_says_beside_shows_it_its_code(house: House) -> None:
    glass = house.glass()
    code = glass.code
    for sent in (7, "text", True, [1], {"asked": ["/"]}, None):
        answer = glass.post("/pair", sent)
        assert (answer.status_code, answer.json["code"]) == (200, code)


def test_a_code_that_a_supervisor_types_makes_that_browser_a_kiosk_that_gives_tickets(
    house: House,
) -> None:
    glass = house.glass()
    assert glass.post("/api/v1/sites/riverside/visits", A_TICKET).status_code == 401
    made = house.pair(glass.code)
    assert (made.status_code, made.json["name"]) == (201, "Kiosk 1")
    shown = glass.asks()
    assert shown["goes_on"] == KIOSK
    assert any("Kiosk 1" in line for line in shown["lines"])
    # At the plain address too, with what was written behind it.
    assert glass.open("/?watch=abcdefgh1").headers["Location"] == f"{KIOSK}?watch=abcdefgh1"
    glass.open(KIOSK)
    taken = glass.post("/api/v1/sites/riverside/visits", A_TICKET)
    assert taken.status_code == 201
    # It is that kiosk and no other.
    other = {**A_TICKET, "kiosk": "entrance-right"}
    assert glass.post("/api/v1/sites/riverside/visits", other).status_code == 403
    assert glass.client.get(DEVICES).status_code == 403


def test_an_answer_that_was_lost_is_asked_for_again(house: House) -> None:
    glass = house.glass()
    lost = glass.client.get_cookie("nextplease")
    assert lost is not None
    house.pair(glass.code)
    assert glass.asks()["goes_on"] == KIOSK
    glass.client.set_cookie("nextplease", lost.value)
    assert glass.asks()["goes_on"] == KIOSK
    assert glass.open(KIOSK).status_code == 200


def test_a_code_is_used_once(house: House) -> None:
    first, second = house.glass(), house.glass()
    code = first.code
    assert house.pair(code).status_code == 201
    refused = house.pair(code)
    assert refused.status_code == 404
    assert "No screen shows this code now" in refused.json["detail"]
    assert second.asks()["goes_on"] is None
    assert len(house.paired()) == 1


def test_a_code_lasts_ten_minutes_and_the_page_then_shows_another(house: House) -> None:
    glass = house.glass()
    code = glass.code
    for _ in range(9):
        house.now += timedelta(minutes=1)
        assert glass.code == code
    house.now += timedelta(minutes=1)
    assert house.pair(code).status_code == 404
    new = glass.code
    assert new != code
    assert house.pair(code).status_code == 404
    assert house.pair(new).status_code == 201


def test_the_code_of_a_page_that_was_closed_counts_no_more(house: House) -> None:
    code = house.glass().code
    house.now += timedelta(minutes=3)
    assert house.pair(code).status_code == 404
    assert len(house.server.house.codes) == 0


def test_a_code_is_worth_nothing_without_a_supervisor_of_the_site(house: House) -> None:
    glass = house.glass()
    body = {"code": glass.code, "kind": "kiosk", "place": "entrance-left"}
    stranger = house.by("nxp_wrong", API, body)
    assert stranger.status_code == 401
    for role in ("kiosk", "display", "counter", "receptionist", "adviser", "agent"):
        secret = house.token(role)
        for path in (API, f"{API}/look"):
            sent = body if path == API else {"code": body["code"]}
            assert house.by(secret, path, sent).status_code in (401, 403), role
    elsewhere = house.token("supervisor", site="elsewhere")
    assert house.by(elsewhere, API, body).status_code == 403
    assert glass.post(API, body).status_code == 401
    assert glass.asks()["goes_on"] is None
    assert house.by(house.supervisor, API, body).status_code == 201


def test_wrong_codes_are_limited_by_address_and_in_all(house: House) -> None:
    glass = house.glass()
    right = glass.code
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert house.pair(wrong).status_code == 404
    limited = house.pair(wrong)
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "30")
    assert "Too many codes were wrong" in limited.json["detail"]
    assert house.pair(right).status_code == 429
    # Somebody at another address is not stopped by it, but by the sum of all.
    look = f"{API}/look"
    assert house.by(house.supervisor, look, {"code": right}, "198.51.100.1").status_code == 200
    answers = [
        house.by(house.supervisor, look, {"code": wrong}, f"198.51.100.{n // 5}").status_code
        for n in range(10, 60)
    ]
    assert answers[:40] == [404] * 40
    assert answers[-1] == 429


def test_right_codes_are_no_tries(house: House) -> None:
    glass = house.glass()
    for _ in range(12):
        found = house.by(house.supervisor, f"{API}/look", {"code": glass.code})
        assert found.status_code == 200
    assert found.json["address"] == "192.0.2.7"
    assert found.json["asked"] == "/"


def test_more_screens_than_can_be_set_up_are_told_to_wait(house: House) -> None:
    for _ in range(MOST_OF_AN_ADDRESS):
        assert house.glass().code
    crowd = house.glass()
    assert crowd.asks()["code"] is None
    assert "Too many screens ask" in " ".join(crowd.asks()["lines"])
    assert house.glass(address="192.0.2.8").code
    house.now += timedelta(minutes=3)
    assert crowd.code


def test_by_http_where_nothing_is_kept_there_is_no_code(tmp_path: Path) -> None:
    house = House(tmp_path, public_url="https://queue.example.org")
    glass = house.glass(KIOSK)
    house.store.close()
    assert "opened by http" in glass.text
    assert f"https://queue.example.org{KIOSK}" in glass.text
    assert len(house.server.house.codes) == 0
