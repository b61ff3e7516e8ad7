"""Who may do what: tokens, roles, sites, sessions, CSRF, limits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.browser import Browser
from tests.helpers import NOW
from tests.running import PIN, House, SiteAccess, running
from tests.screens import Screen
from web import tokens

#: What the fields that a body must have may hold, so that who asks is what counts.
FIELDS: dict[str, Any] = {
    "hours": [], "words": {"cy": "Diolch"}, "places": ["kiosks"], "needs": [],
    "adviser": "megan", "code": "123456", "ends_at": "2030-01-01T11:00:00Z", "language": "en",
    "enquiry": "council-tax", "name": "Somebody", "reason": "other", "step": 1, "steps": [1],
    "service_point": "counter-1", "starts_at": "2030-01-01T10:00:00Z", "text": "a note",
    "kind": "kiosk", "type": "none", "path": ["site"], "ending": "back", "minutes": 5,
    "refused": True, "address": "192.0.2.1", "wanted": True, "since": "2030-01-01T10:00:00Z",
    "until": "2030-01-01T11:00:00Z", "revision": 1, "rung": True, "by": 1,
    "forms": {"": "Welcome."},
}  # fmt: skip
#: A body that each route understands.
BODIES: dict[str, Any] = {
    "visits": {"enquiry": "council-tax", "language": "en"}, "finish": {"outcome": "resolved"},
    "sign-on": {"adviser": "megan", "pin": "0000"}, "agents": {"code": "123456", "name": "none"},
    "found": {"agent": "local", "transport": "network", "address": "192.0.2.7", "name": "A"},
    "give-number": {"old": 255},
    "opinions": {"face": 3, "touch": "0123456789abcdef", "language": "en"},
}  # fmt: skip
#: What whoever holds a ticket's address may do: the address is the secret.
HOLDERS = "/ticket/"
NO_APPOINTMENT = "/appointments/none"  # told before rights: its id is the secret


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with the limits that it has on a site."""
    with running(tmp_path_factory.mktemp("limits")) as found:
        yield found


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    return house.add_site(pins_too=True)


@pytest.fixture(scope="module")
def routes(house: House, site: SiteAccess) -> list[tuple[str, str, Any]]:
    """(method, path, body) of every route of the API's description, with ids that exist."""
    ids = {
        "site": site.id, "point": "counter-1", "visit": house.issue(site)["visit"],
        "zone": "main", "room": "room-1", "adviser": "daniel", "enquiry": "reception",
        "help": "1", "check": "1", "alert": "1", "block": "1", "session": "1", "token": "1",
        "screen": "1", "kiosk": "entrance", "day": "2026-12-24", "notice": "1", "number": "1",
        "media": "1",
    }  # fmt: skip
    document = house.get("/api/v1/openapi.json").json()
    schemas = document["components"]["schemas"]
    found = []
    for path, item in document["paths"].items():
        filled = re.sub(r"[{<](\w+)[}>]", lambda match: ids.get(match[1], "none"), path)
        for method in ("get", "post", "put", "patch", "delete"):
            if method in item:
                found.append((method, filled, _body(filled, item[method], schemas, site)))
    return found


def _body(path: str, operation: Any, schemas: Any, site: SiteAccess) -> Any:
    """A body with all that it must have."""
    known = BODIES.get(path.rpartition("/")[2])
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if known is not None or content is None:
        return known
    schema = schemas[content["schema"]["$ref"].rpartition("/")[2]]
    return {name: FIELDS.get(name, site.id) for name in schema.get("required", [])}


def changes(routes: list[tuple[str, str, Any]]) -> list[tuple[str, Any]]:
    return [(path, body) for method, path, body in routes if method == "post"]


def test_the_description_names_every_change_and_changes_are_posts(
    routes: list[tuple[str, str, Any]],
) -> None:
    ends = {path.rpartition("/")[2] for path, _ in changes(routes)}
    assert ends >= {"visits", "next", "recall", "start", "no-show", "finish", "sign-on", "sign-off"}
    assert {method for method, _, _ in routes} == {"get", "post"}


def test_every_change_needs_somebody_who_is_known(
    house: House, routes: list[tuple[str, str, Any]]
) -> None:
    for path, body in changes(routes):
        stranger = requests.post(house.url + path, json=body, timeout=90)
        assert stranger.status_code == 401, path
        assert stranger.headers["Content-Type"] == "application/problem+json"
        assert stranger.headers["WWW-Authenticate"] == "Bearer"
        if path.endswith("/sign-on") or HOLDERS in path or NO_APPOINTMENT in path:
            continue  # a PIN, or the id itself, is what counts there
        for wrong in ("Bearer nxp_wrong", "Bearer", "Basic bWVnYW46MjU4MA==", "nonsense"):
            headers = {"Authorization": wrong}
            answer = requests.post(house.url + path, json=body, headers=headers, timeout=90)
            assert answer.status_code == 401, (path, wrong)
    assert house.troubles() == []


def test_a_token_that_is_revoked_ends_at_once(house: House) -> None:
    site = house.add_site()
    browser = Browser(house)
    assert browser.open(f"/kiosk/{site.id}/entrance?token={site.kiosk}").status_code == 200
    house.issue(site)
    with house.store.read() as conn:
        token = tokens.find(conn, site.kiosk)
    assert token is not None
    tokens.revoke(house.store, token.id, NOW)
    path = f"/sites/{site.id}/visits"
    assert house.post(path, BODIES["visits"], token=site.kiosk).status_code == 401
    assert browser.ask(path, BODIES["visits"]).status_code == 401
    assert browser.open(f"/kiosk/{site.id}/entrance?token={site.kiosk}").status_code == 401
    with Screen(
        house, "/kiosk", {"site": site.id, "kiosk": "entrance"}, token=site.kiosk
    ) as screen:
        assert screen.joined()["status"] == 401


def test_only_a_hash_of_a_token_is_kept(house: House, site: SiteAccess) -> None:
    for path in house.data.glob("nextplease.db*"):
        assert site.kiosk.encode() not in path.read_bytes()


def test_a_change_by_a_session_needs_the_csrf_token(house: House, site: SiteAccess) -> None:
    browser = Browser(house)
    browser.open(f"/kiosk/{site.id}/entrance?token={site.kiosk}")
    path = f"/sites/{site.id}/visits"
    refused = browser.ask(path, BODIES["visits"], csrf=False)
    assert refused.status_code == 401
    assert "Load it again" in refused.json()["detail"]
    assert browser.ask(path, BODIES["visits"]).status_code == 201
    # Nor is the token of another session good here.
    stranger = Browser(house)
    stranger.open("/sign-in")
    browser.csrf = stranger.csrf
    assert browser.ask(path, BODIES["visits"]).status_code == 401


def test_forms_are_refused_without_their_csrf_token(house: House, site: SiteAccess) -> None:
    for path in (f"/counter/{site.id}/counter-1", "/sign-in", "/sign-out"):
        answer = requests.post(
            house.url + path,
            {"adviser": "megan", "who": f"{site.id}|megan", "pin": PIN},
            headers={"Accept": "text/html"},
            timeout=90,
        )
        assert answer.status_code == 401, path
    assert house.rows("SELECT 1 FROM sign_on WHERE site = ?", site.id) == []


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(
    house: House, site: SiteAccess
) -> None:
    answer = Browser(house).open(
        f"/kiosk/{site.id}/entrance?token={site.kiosk}", allow_redirects=False
    )
    assert answer.headers["Location"] == f"/kiosk/{site.id}/entrance"
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert site.kiosk not in cookie


def test_behind_https_cookies_are_sent_over_https_alone_and_secrets_are_their_owners(
    tmp_path: Path,
) -> None:
    address = "https://queue.example.org"
    with running(tmp_path / "house", public_url=address, agent=True) as house:
        site = house.add_site()
        answer = Browser(house).open(
            f"/kiosk/{site.id}/entrance?token={site.kiosk}", allow_redirects=False
        )
        assert "Secure" in answer.headers["Set-Cookie"]
        assert "max-age" in answer.headers["Strict-Transport-Security"]
        assert house.issue(site)["url"].startswith("HTTPS://QUEUE.EXAMPLE.ORG/T/")
        for name in ("secret.key", "agent.token"):
            assert (house.data / name).stat().st_mode & 0o777 == 0o600, name


def test_a_person_acts_at_their_own_service_point_alone(house: House) -> None:
    site = house.add_site(pins_too=True)
    for _ in range(2):
        house.issue(site)
    browser = Browser(house)
    assert browser.sign_on(site.id).status_code == 200
    browser.open(f"/counter/{site.id}/counter-1")
    point = f"/sites/{site.id}/service-points"
    assert browser.ask(f"{point}/counter-2/next").status_code == 409
    visit = browser.ask(f"{point}/counter-1/next").json()
    assert visit["adviser"] == "megan"
    elsewhere = house.call(site, "counter-2")
    assert elsewhere is not None
    assert browser.ask(f"/visits/{elsewhere['visit']}/start").status_code == 409
    assert browser.ask(f"/visits/{visit['visit']}/start").status_code == 200


def test_signed_off_the_browser_can_do_nothing_more(house: House) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house)
    browser.sign_on(site.id)
    browser.open(f"/counter/{site.id}/counter-1")
    assert browser.ask(f"/sites/{site.id}/service-points/counter-1/sign-off").status_code == 204
    browser.open(f"/counter/{site.id}/counter-1")
    assert browser.ask(f"/sites/{site.id}/service-points/counter-1/next").status_code == 401


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[House]:
    with running(tmp_path / "house", anonymous_rate="30 per minute") as house:
        yield house


def test_strangers_are_slowed_down_and_whoever_is_known_is_not(strict: House) -> None:
    site = strict.add_site()
    board = f"/api/v1/sites/{site.id}/board/main"
    answers = [strict.get(board)]
    while answers[-1].status_code == 200 and len(answers) <= 61:  # a minute may end meanwhile
        answers.append(strict.get(board))
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert answers[-1].json()["detail"]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 61  # the limit counts in whole seconds
    for _ in range(40):
        ticket = strict.issue(site)
    assert strict.get("/api/v1/health").status_code == 200
    assert strict.get("/static/base.css").status_code == 200
    other_machine = Browser(strict, "127.0.0.9")
    assert other_machine.open(f"/display/{site.id}/main").status_code == 200
    # What somebody holds, and the door for staff, have budgets of their own.
    pages = [requests.get(f"{strict.url}/t/{ticket['visit']}", timeout=90) for _ in range(40)]
    assert pages[0].status_code == 200
    assert pages[-1].status_code == 429
    assert ticket["number"] in pages[-1].text
    assert '<meta http-equiv="refresh"' in pages[-1].text
    assert strict.get("/api/v1/openapi.json").status_code == 200
    assert requests.get(f"{strict.url}/sign-in", timeout=90).status_code == 200


@pytest.mark.parametrize("way", ["the desk's form", "the interface", "the sign-in page"])
def test_who_guesses_pins_is_stopped_and_the_others_are_not(house: House, way: str) -> None:
    site = house.add_site(pins_too=True)
    machine = f"127.0.1.{len(way)}"

    def enter(browser: Browser, adviser: str, pin: str) -> requests.Response:
        if way == "the desk's form":
            return browser.sign_on(site.id, adviser, pin=pin)
        if way == "the sign-in page":
            answer: requests.Response = browser.sign_in(site.id, adviser, pin)
            return answer
        browser.open("/sign-in")
        path = f"/sites/{site.id}/service-points/counter-1/sign-on"
        return browser.ask(path, {"adviser": adviser, "pin": pin})

    guesser = Browser(house, machine)
    tries = [enter(guesser, "megan", f"{guess:04}").status_code for guess in range(11)]
    assert tries == [403] * 10 + [429]
    stopped = enter(guesser, "megan", PIN)
    assert stopped.status_code == 429
    assert int(stopped.headers["Retry-After"]) > 0
    assert "Too many tries" in stopped.text
    # Whoever the name belongs to is somewhere else, and gets in.
    assert enter(Browser(house, "127.0.2.1"), "megan", PIN).status_code in (200, 302)
    colleague = enter(Browser(house, "127.0.2.2"), "daniel", PIN)
    assert colleague.status_code in (200, 302)


def test_three_doors_do_not_give_three_times_as_many_tries(house: House) -> None:
    site = house.add_site(pins_too=True)
    guesser = Browser(house, "127.0.4.1")
    for n in range(3):
        assert guesser.sign_on(site.id, point=f"counter-{n + 1}", pin="0000").status_code == 403
    for _ in range(2):
        assert guesser.sign_in(site.id, "megan", "0000").status_code == 403
    assert guesser.sign_in(site.id, "megan", PIN).status_code == 403
    assert guesser.sign_on(site.id).status_code == 403
    assert Browser(house, "127.0.6.2").sign_on(site.id).status_code in (200, 302)


@pytest.mark.parametrize("body", ["[1]", '"pin"', "7", "null", '{"adviser": {"a": 1}}', "{"])
def test_a_sign_in_of_any_shape_is_answered(house: House, body: str) -> None:
    browser = Browser(house, "127.0.3.1")
    browser.open("/sign-in")
    answer = browser.session.post(
        f"{house.url}/sign-in",
        data=body,
        headers={"Content-Type": "application/json", "X-CSRFToken": browser.csrf},
        timeout=90,
    )
    assert answer.status_code in (403, 429)


def test_a_request_that_is_too_large_is_refused(house: House, site: SiteAccess) -> None:
    path = f"/sites/{site.id}/visits"
    huge = {"enquiry": "x" * 100_000, "language": "en"}
    answer = house.post(path, huge, token=site.kiosk)
    assert answer.status_code == 413
    assert answer.json()["status"] == 413
    assert json.loads(answer.text)["detail"]


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_no_token_comes_into_the_log(tmp_path: Path, mode: str) -> None:
    with running(tmp_path / "house", mode) as house:
        site = house.add_site()
        assert Browser(house).open(f"/kiosk/{site.id}/entrance?token={site.kiosk}").ok
        ticket = house.issue(site)
        house.stop()
        said = (house.data / "server.log").read_text()
        assert "nxp_" not in said
        assert ticket["visit"] not in said


def test_a_field_that_the_door_does_not_look_at_hides_no_name(house: House) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house, "127.0.0.61")
    path = f"/counter/{site.id}/counter-1"
    browser.open(path)
    answers = [
        browser.send(path, {"adviser": "megan", "pin": "0000", "who": f"nobody-{n}"}).status_code
        for n in range(12)
    ]
    assert answers[0] == 403
    assert answers[-1] == 429
    # Whoever the name belongs to is somewhere else.
    assert Browser(house, "127.0.0.62").sign_on(site.id).status_code in (200, 302)
