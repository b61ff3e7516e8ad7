"""Staff over HTTP: changed by supervisors, signed in by PIN or password, locked, signed out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import socketio

from tests.browser import Browser
from tests.running import PIN, House, SiteAccess, running, wait_until
from tests.screens import Screen
from web import tokens

PASSWORD = "a song of four words"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house in which PINs count at known PCs alone."""
    with running(tmp_path_factory.mktemp("strict"), pins_anywhere="false") as house:
        yield house


def person(house: House, site: SiteAccess, adviser: str, **change: Any) -> Any:
    answer = house.post(f"/sites/{site.id}/staff/{adviser}", change, token=site.supervisor)
    assert answer.status_code == 200, answer.text
    return answer.json()


def sign_in(browser: Browser, site: SiteAccess, adviser: str, secret: str) -> Any:
    return browser.sign_in(site.id, adviser, secret)


def next_at(browser: Browser, site: SiteAccess, point: str = "counter-1") -> Any:
    browser.open(f"/counter/{site.id}/{point}")
    return browser.ask(f"/sites/{site.id}/service-points/{point}/next")


# ---------------------------------------------------------------------- changing staff


def test_a_supervisor_changes_a_skill_and_the_next_call_follows(house: House) -> None:
    site = house.add_site(pins_too=True)
    house.issue(site, "reception")
    desk = Browser(house, "127.0.11.1")
    desk.sign_on(site.id, "daniel")
    person(house, site, "daniel", levels={"reception": "no"})
    assert next_at(desk, site).status_code == 204
    changed = person(house, site, "daniel", levels={"reception": "backup"})
    assert (changed["skills"], changed["backup"]) == ([], ["reception"])
    assert next_at(desk, site).json()["number"] == "R001"


def test_a_new_person_signs_on_and_their_desk_is_theirs(house: House) -> None:
    site = house.add_site()
    body = {"name": "Siân Lloyd", "skills": ["council-tax"], "languages": ["pl"], "pin": PIN}
    path = f"/sites/{site.id}/staff"
    made = house.post(path, body, token=site.supervisor, key="once")
    assert made.status_code == 201, made.text
    assert (made.json()["id"], made.json()["origin"]) == ("sian-lloyd", "added")
    assert house.post(path, body, token=site.supervisor, key="once").json()["id"] == "sian-lloyd"
    browser = Browser(house, "127.0.11.2")
    page = browser.sign_on(site.id, "sian-lloyd")
    assert 'id="desk"' in page.text
    listed = house.get(f"/api/v1{path}", token=site.supervisor).json()["staff"]
    place = next(one["signed_on"] for one in listed if one["id"] == "sian-lloyd")
    assert (place["service_point"], place["state"]) == ("counter-1", "ready")


def test_nothing_is_changed_when_the_pin_of_a_change_is_no_pin(house: House) -> None:
    site = house.add_site()
    body = {"name": "Meg", "pin": "12345"}
    answer = house.post(f"/sites/{site.id}/staff/megan", body, token=site.supervisor)
    assert (answer.status_code, answer.json()["detail"]) == (422, "A PIN has 4 figures.")
    listed = house.get(f"/api/v1/sites/{site.id}/staff", token=site.supervisor).json()["staff"]
    assert {one["name"]: one["pin"] for one in listed}["Megan"] is False


def test_breaks_wrap_ups_and_ready_over_http(house: House) -> None:
    site = house.add_site(pins_too=True)
    house.issue(site)
    browser = Browser(house, "127.0.11.3")
    browser.sign_on(site.id, "megan")
    browser.open(f"/counter/{site.id}/counter-1")
    point = f"/sites/{site.id}/service-points/counter-1"
    taken = browser.ask(f"{point}/break", {"reason": "lunch"}).json()
    assert (taken["pause"], taken["reason"]) == ("break", "lunch")
    assert browser.ask(f"{point}/next").status_code == 409
    assert browser.ask(f"{point}/ready").json()["pause"] is None
    assert browser.ask(f"{point}/wrap-up").json()["pause"] == "wrap_up"
    assert browser.ask(f"{point}/next").status_code == 200
    assert browser.ask(f"{point}/break", {"reason": "lunch"}).status_code == 409
    assert browser.ask(f"{point}/break", {"reason": "gone fishing"}).status_code == 422


# ---------------------------------------------------------------------- who may


def test_who_may_do_what(house: House) -> None:
    site = house.add_site()
    made = {
        role: tokens.make(house.store, role, site=site.id, name=role, now=_now())
        for role in tokens.ROLES
        if role != "agent"
    }
    staff, point = f"/sites/{site.id}/staff", f"/sites/{site.id}/service-points/counter-1"
    may = {
        ("GET", staff): {"supervisor", "administrator"},
        ("POST", f"{staff}/megan"): {"supervisor", "administrator"},
        ("POST", f"{staff}/megan/unlock"): {"supervisor", "administrator"},
        ("POST", f"{point}/next"): {"adviser", "supervisor", "administrator"},
        ("GET", f"/sites/{site.id}/figures"): {"supervisor", "administrator"},
    }
    for (method, path), allowed in may.items():
        for role, token in made.items():
            if method == "GET":
                answer = house.get(f"/api/v1{path}", token=token)
            else:
                answer = house.post(path, {} if "staff" in path else None, token=token)
            refused = answer.status_code in (401, 403)
            assert refused == (role not in allowed), (method, path, role, answer.text)


def test_an_administrator_is_out_of_a_supervisors_reach(house: House) -> None:
    site = house.add_site()
    boss = tokens.make(house.store, "administrator", site=site.id, name="it", now=_now())
    path = f"/sites/{site.id}/staff/daniel"
    assert house.post(path, {"role": "administrator"}, token=site.supervisor).status_code == 403
    assert house.post(path, {"role": "administrator"}, token=boss).status_code == 200
    for body in ({"pin": PIN}, {"retired": True}, {"name": "Dan"}):
        refused = house.post(path, body, token=site.supervisor)
        assert refused.json()["type"] == "urn:nextplease:problem:not-yours"


def test_a_receptionist_signs_in_without_a_service_point(house: House) -> None:
    site = house.add_site(pins_too=True)
    person(house, site, "daniel", role="receptionist", password=PASSWORD)
    browser = Browser(house, "127.0.11.4")
    answer = sign_in(browser, site, "daniel", PASSWORD)
    assert answer.headers["Location"] == f"/reception/{site.id}"
    assert "Daniel" not in browser.open(f"/counter/{site.id}/counter-1").text.split("<select")[1]
    assert "is a receptionist" in browser.sign_on(site.id, "daniel").text
    assert browser.ask(f"/sites/{site.id}/service-points/counter-1/next").status_code == 403


# ---------------------------------------------------------------------- PINs and passwords


def test_where_a_pc_is_not_known_a_password_counts_and_a_pin_does_not(strict: House) -> None:
    site = strict.add_site(pins_too=True)
    person(strict, site, "megan", password=PASSWORD)
    browser = Browser(strict, "127.0.12.1")
    path = f"/counter/{site.id}/counter-1"
    assert "This PC is not known here" in browser.open(path).text
    refused = browser.send(path, {"adviser": "megan", "pin": PIN})
    assert refused.status_code == 403
    assert "a PIN does not count" in refused.text
    wrong = browser.send(path, {"adviser": "megan", "password": "not the right one"})
    assert (wrong.status_code, "do not belong together" in wrong.text) == (403, True)
    page = browser.send(path, {"adviser": "megan", "password": PASSWORD})
    assert 'id="desk"' in page.text
    rows = strict.rows("SELECT failures FROM adviser WHERE site = ? AND id = 'megan'", site.id)
    assert rows == [(0,)]


def test_a_supervisor_makes_a_pc_known_and_a_revoked_one_is_not_any_more(strict: House) -> None:
    site = strict.add_site(pins_too=True)
    person(strict, site, "carys", password=PASSWORD)
    path = f"/counter/{site.id}/counter-1"
    pc = Browser(strict, "127.0.12.2")
    pc.open(path)
    assert pc.send(f"{path}/known", {}).status_code == 403
    assert sign_in(pc, site, "carys", PASSWORD).status_code == 302
    assert "This PC is Counter 1" in pc.open(path).text
    known = pc.send(f"{path}/known", {})
    assert "PINs. You are signed out." in known.text
    assert pc.open(f"/staff/{site.id}").url.endswith(f"next=%2Fstaff%2F{site.id}%3F")
    assert 'id="desk"' in pc.sign_on(site.id, "megan").text
    assert Browser(strict, "127.0.12.3").sign_on(site.id, "megan").status_code == 403
    (row,) = [one for one in listed_tokens(strict) if one["role"] == "counter"]
    assert row["name"] == "counter-1, by carys"
    tokens.revoke(strict.store, int(str(row["id"])), _now())
    assert pc.sign_on(site.id, "daniel", "counter-2").status_code == 403


def test_a_program_with_a_token_of_staff_signs_advisers_on_by_pin(strict: House) -> None:
    site = strict.add_site(pins_too=True)
    path = f"/sites/{site.id}/service-points/counter-1/sign-on"
    body = {"adviser": "megan", "pin": PIN}
    assert strict.post(path, body, token=site.adviser).status_code == 200
    assert strict.post(path, body, token=site.kiosk).status_code == 403
    for wrong in ({"adviser": "megan"}, {**body, "password": PASSWORD}):
        assert strict.post(path, wrong, token=site.adviser).status_code == 422


def test_a_supervisor_who_came_in_by_pin_makes_no_pc_known(house: House) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house, "127.0.11.5")
    assert sign_in(browser, site, "carys", PIN).status_code == 302
    path = f"/counter/{site.id}/counter-1"
    browser.open(path)
    assert browser.send(f"{path}/known", {}).status_code == 403


# ---------------------------------------------------------------------- locked


@pytest.mark.parametrize("door", ["the desk's form", "the interface", "the sign-in page"])
def test_five_wrong_tries_lock_and_a_supervisor_unlocks(house: House, door: str) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house, f"127.0.13.{len(door)}")
    pc = tokens.make(house.store, "counter", site=site.id, name="PC", now=_now())
    browser.open(f"/counter/{site.id}?token={pc}")

    def enter(pin: str) -> Any:
        if door == "the desk's form":
            return browser.sign_on(site.id, pin=pin)
        if door == "the sign-in page":
            return sign_in(browser, site, "megan", pin)
        browser.open("/sign-in")
        path = f"/sites/{site.id}/service-points/counter-1/sign-on"
        return browser.ask(path, {"adviser": "megan", "pin": pin})

    answers = [enter("0000") for _ in range(5)]
    assert "Megan is locked until" not in answers[3].text
    assert "Megan is locked until" in answers[4].text
    assert "Carys can unlock it before" in answers[4].text
    refused = enter(PIN)
    assert (refused.status_code, "is locked until" in refused.text) == (403, True)
    if door == "the interface":
        assert refused.json()["type"] == "urn:nextplease:problem:locked"
        assert refused.json()["until"] > "2026"
    unlocked = house.post(f"/sites/{site.id}/staff/megan/unlock", token=site.supervisor)
    assert unlocked.json()["locked_until"] is None
    assert enter(PIN).status_code in (200, 302)


# ---------------------------------------------------------------------- signed out


@pytest.mark.parametrize("what", ["a new PIN", "removed"])
def test_sessions_and_open_screens_of_a_person_end(house: House, what: str) -> None:
    site = house.add_site(pins_too=True)
    browser, colleague = Browser(house, "127.0.15.1"), Browser(house, "127.0.15.2")
    browser.sign_on(site.id, "megan")
    colleague.sign_on(site.id, "daniel", "counter-2")
    join = {"site": site.id, "point": "counter-1"}
    with (
        Screen(house, "/counter", join, browser=browser.session) as screen,
        Screen(house, "/counter", join, browser=colleague.session) as other,
    ):
        assert screen.joined()["ok"]
        assert other.joined()["ok"]
        change: dict[str, Any] = {"pin": "2741"} if what == "a new PIN" else {"retired": True}
        person(house, site, "megan", **change)
        wait_until(lambda: not screen.client.connected, what="the screen's end")
        assert other.client.connected
    with Screen(house, "/counter", join, browser=browser.session) as again:
        assert again.joined()["status"] == 401
    browser.open("/sign-in")
    assert browser.ask(f"/sites/{site.id}/service-points/counter-1/next").status_code == 401


def test_who_sets_their_own_password_stays_signed_in_where_they_did(house: House) -> None:
    site = house.add_site(pins_too=True)
    here, there = Browser(house, "127.0.16.1"), Browser(house, "127.0.16.2")
    for browser in (here, there):
        assert sign_in(browser, site, "carys", PIN).status_code == 302
        assert browser.open(f"/staff/{site.id}").status_code == 200
    path = f"/sites/{site.id}/staff/carys"
    assert here.ask(path, {"password": PASSWORD}).status_code == 200
    assert here.ask(path, {"name": "Carys Morgan"}).status_code == 200
    assert there.ask(path, {"name": "Carys"}).status_code == 401


def test_a_screen_of_a_revoked_token_ends_at_the_next_look(house: House) -> None:
    site = house.add_site()
    with Screen(
        house, "/counter", {"site": site.id, "point": "counter-1"}, token=site.adviser
    ) as screen:
        assert screen.joined()["ok"]
        with house.store.read() as conn:
            token = tokens.find(conn, site.adviser)
        assert token is not None
        tokens.revoke(house.store, token.id, _now())
        person(house, site, "megan", name="Megan Rees")  # makes it look now, not in half a minute
        wait_until(lambda: not screen.client.connected, what="the screen's end")


def test_a_token_that_an_administrator_ends_is_dead_at_once_and_so_are_its_sockets(
    house: House,
) -> None:
    site = house.add_site()
    boss = tokens.make(house.store, "administrator", site=site.id, name="it", now=_now())
    agent = tokens.make(house.store, "agent", site=site.id, name=site.id, now=_now())
    kiosk = Screen(house, "/kiosk", {"site": site.id, "kiosk": "entrance"}, token=site.kiosk)
    with kiosk as screen, socketio.SimpleClient() as printers:
        printers.connect(house.url, namespace="/devices", auth={"token": agent})
        assert screen.joined()["ok"]
        for secret in (site.kiosk, agent):
            with house.store.read() as conn:
                token = tokens.find(conn, secret)
            assert token is not None
            ended = house.post(f"/sites/{site.id}/tokens/{token.id}/end", token=boss)
            assert ended.status_code == 204
        ticket = {"enquiry": "council-tax", "language": "en"}
        assert house.post(f"/sites/{site.id}/visits", ticket, token=site.kiosk).status_code == 401
        wait_until(lambda: not screen.client.connected, what="the kiosk's end")
        wait_until(lambda: not printers.connected, what="the agent's end")


def listed_tokens(house: House) -> list[dict[str, object]]:
    with house.store.read() as conn:
        return tokens.listed(conn)


def _now() -> datetime:
    return datetime.now(UTC)
