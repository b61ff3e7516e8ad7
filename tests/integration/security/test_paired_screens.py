"""A paired screen: what it may do, what is known of it, and how it ends; and two that are one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from server import concurrency
from server.app import build
from server.settings import Settings
from tests.helpers import NOW
from tests.integration.security.glass import A_TICKET, API, DEVICES, HTML, KIOSK, Glass, House
from web import tokens


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    found = House(tmp_path)
    yield found
    found.store.close()


@pytest.mark.parametrize(
    ("kind", "place", "leads_to"),
    [
        ("display", "main", "/display/riverside/main"),
        ("counter", "counter-1", "/counter/riverside/counter-1"),
        ("tablet", None, "/reception/riverside"),
    ],
)
def test_a_screen_is_what_the_supervisor_says(
    house: House, kind: str, place: str | None, leads_to: str
) -> None:
    glass = house.glass()
    assert house.pair(glass.code, kind, place).status_code == 201
    assert glass.asks()["goes_on"] == leads_to
    assert glass.open("/").headers["Location"] == leads_to
    # What people do there, they sign on for.
    answer = glass.client.get(DEVICES, headers=HTML)
    assert answer.status_code in (302, 401)
    issued = glass.post("/api/v1/sites/riverside/visits", A_TICKET)
    assert issued.status_code in (401, 403)
    shows_names = "Megan" in glass.client.get("/sign-in", headers=HTML).get_data(as_text=True)
    assert shows_names == (kind != "display")


@pytest.mark.parametrize(
    ("kind", "place", "status"),
    [
        ("kiosk", "gone", 404),
        ("display", "gone", 404),
        ("counter", None, 422),
        ("toaster", "", 422),
    ],
)
def test_a_screen_that_the_site_does_not_have_is_refused_and_the_code_stays(
    house: House, kind: str, place: str | None, status: int
) -> None:
    glass = house.glass()
    assert house.pair(glass.code, kind, place).status_code == status
    assert house.pair(glass.code).status_code == 201


def test_a_screen_that_is_taken_out_of_service_is_no_screen_at_once(house: House) -> None:
    glass = house.a_kiosk()
    screen = house.paired()[0]["screen"]
    assert house.by(house.token("adviser"), f"{API}/{screen}/revoke", {}).status_code == 403
    assert house.by(house.supervisor, f"{API}/{screen}/revoke", {}).status_code == 204
    assert glass.post("/api/v1/sites/riverside/visits", A_TICKET).status_code == 401
    assert glass.is_there().status_code == 401
    assert house.paired() == []
    glass.open("/")
    assert "was taken out of service by staff" in glass.text
    assert house.pair(glass.code).status_code == 201
    assert house.by(house.supervisor, f"{API}/{screen}/revoke", {}).status_code == 404


def test_only_paired_screens_are_taken_out_of_service_here(house: House) -> None:
    secret = house.token("kiosk")
    with house.store.read() as conn:
        found = tokens.find(conn, secret)
    assert found is not None
    assert house.by(house.supervisor, f"{API}/{found.id}/revoke", {}).status_code == 404
    assert house.by(house.supervisor, f"{API}/{found.id}/part", {}).status_code == 404


def test_a_screen_is_listed_with_when_it_was_seen_what_it_shows_and_its_version(
    house: House,
) -> None:
    glass = house.a_kiosk()
    new = house.paired()[0]
    assert (new["last_seen"], new["there"], new["version"]) == (None, False, "")
    assert glass.is_there(version="2.3").json == {"again": False, "gone": False, "agent": None}
    seen = house.paired()[0]
    assert (seen["there"], seen["own"], seen["version"]) == (True, True, "2.3")
    assert seen["newest"] is False
    glass.is_there(page="/display/riverside/main")
    assert house.paired()[0]["own"] is False
    house.now += timedelta(minutes=2)
    assert house.paired()[0]["there"] is False


def test_what_was_seen_outlives_the_server(house: House, tmp_path: Path) -> None:
    glass = house.a_kiosk()
    glass.is_there(version="2.3")
    house.server.stop()
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    house.server = build(settings, concurrency.start("threading"), lambda: house.now)
    house.store = house.server.house.store
    seen = house.paired()[0]
    assert (seen["version"], seen["page"]) == ("2.3", KIOSK)
    assert seen["last_seen"] is not None


def test_a_screen_in_use_is_a_screen_for_years(house: House) -> None:
    glass = house.a_kiosk()
    for _ in range(30):
        house.now += timedelta(days=40)
        cookie = glass.is_there().headers["Set-Cookie"]
        assert "Expires" in cookie
    assert glass.open("/").headers["Location"] == KIOSK
    assert glass.open(KIOSK).status_code == 200


def twin_of(house: House, glass: Glass) -> Glass:
    """A second PC with a copy of this browser's profile."""
    copied = glass.client.get_cookie("nextplease")
    assert copied is not None
    twin = house.glass(address="192.0.2.9")
    twin.client.set_cookie("nextplease", copied.value)
    twin.open(KIOSK)
    return twin


def test_a_copied_profile_that_makes_two_screens_one_is_noticed(house: House) -> None:
    glass = house.a_kiosk()
    twin = twin_of(house, glass)
    glass.is_there("page-one")
    twin.is_there("page-two")
    assert house.paired()[0]["twins_since"] is None  # it may have been loaded anew
    glass.is_there("page-one")
    since = house.paired()[0]["twins_since"]
    assert since is not None
    house.now += timedelta(minutes=1)
    twin.is_there("page-two")
    assert house.paired()[0]["twins_since"] == since
    # One of them is switched off.
    house.now += timedelta(minutes=6)
    glass.is_there("page-one")
    glass.is_there("page-one")
    house.now += timedelta(minutes=6)
    assert house.paired()[0]["twins_since"] is None


def test_a_page_that_is_loaded_anew_again_and_again_is_one_screen(house: House) -> None:
    glass = house.a_kiosk()
    for n in range(5):
        glass.is_there(f"page-number-{n}")
        glass.is_there(f"page-number-{n}")
    assert house.paired()[0]["twins_since"] is None


def test_of_two_that_are_one_the_first_that_is_heard_of_goes_on_and_the_other_shows_a_code(
    house: House,
) -> None:
    glass = house.a_kiosk()
    twin = twin_of(house, glass)
    screen = house.paired()[0]["screen"]
    assert house.by(house.supervisor, f"{API}/{screen}/part", {}).status_code == 204
    assert glass.is_there("page-one").json == {"again": True, "gone": False}
    assert glass.is_there("page-one").json == {"again": False, "gone": False, "agent": None}
    assert twin.is_there("page-two").status_code == 401
    twin.open("/")
    assert twin.code
    assert [one["name"] for one in house.paired()] == ["Kiosk 1"]
    assert glass.open(KIOSK).status_code == 200


def test_a_token_in_the_address_goes_on_working(house: House) -> None:
    secret = tokens.make(
        house.store, "kiosk", site="riverside", name="left", now=NOW, kiosk="entrance-left"
    )
    glass = house.glass()
    assert glass.open(f"{KIOSK}?token={secret}").status_code == 302
    assert glass.open(KIOSK).status_code == 200
    assert glass.is_there().json == {"again": False, "gone": True}
    assert house.paired() == []


def test_who_paired_and_revoked_a_screen_is_in_the_security_log(house: House) -> None:
    house.a_kiosk()
    house.by(house.supervisor, f"{API}/{house.paired()[0]['screen']}/revoke", {})
    house.server.house.security.flush()
    with house.store.read() as conn:
        rows = conn.execute(
            "SELECT kind, done_by, detail FROM security_event WHERE kind LIKE 'screen_%'"
        ).fetchall()
    assert [tuple(row) for row in rows] == [
        ("screen_paired", "supervisor", "Kiosk 1, at 192.0.2.7"),
        ("screen_revoked", "supervisor", "Kiosk 1"),
    ]
