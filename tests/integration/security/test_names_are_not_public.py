"""Nobody unknown is told who works here: every route, page and socket, asked by nobody."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import requests

from server import app, concurrency
from server.settings import Settings
from tests.browser import Browser
from tests.running import House, SiteAccess
from tests.screens import Screen
from tests.site_text import site_text

#: Names that are nowhere else, and the ids: what is found of them was told.
NAMES = {"Megan": "Zebedee", "Daniel": "Quetzal", "Carys": "Wilhelmina"}
HARMLESS = (200, 204, 302, 303, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503)


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    """A site with somebody at a counter."""
    text = site_text("unseen")
    for before, name in NAMES.items():
        text = text.replace(f'"{before}"', f'"{name}"')
    found = house.add_site("unseen", text=text, pins_too=True)
    assert Browser(house, "127.0.60.1").sign_on(found.id, "megan").ok
    return found


def told(text: str) -> list[str]:
    """Which names and ids of staff a text has."""
    names = (*NAMES, *NAMES.values())
    return [name for name in names if name.lower() in text.lower()]


def test_no_anonymous_route_tells_a_name_of_staff(house: House, site: SiteAccess) -> None:
    visit = house.issue(site)["visit"]
    ids: dict[str, str] = {
        "site": site.id, "point": "counter-1", "zone": "main", "kiosk": "entrance",
           "visit": visit, "room": "kiosk", "language": "en", "adviser": "nobody"}  # fmt: skip
    document = house.get("/api/v1/openapi.json")
    assert told(document.text) == []
    asked = 0
    for rule in routes():
        for filled in (ids, {}):
            path = re.sub(r"<(?:\w+:)?(\w+)>", partial(filled_in, filled), rule)
            for method in ("GET", "POST"):
                answer = requests.request(
                    method, house.url + path, allow_redirects=False, timeout=90,
                    json={} if method == "POST" else None,
                    headers={"Accept": "text/html" if "/api/" not in path else "application/json"},
                )  # fmt: skip
                assert answer.status_code in HARMLESS, (method, path, answer.text)
                assert told(answer.text + repr(answer.headers)) == [], (method, path)
                asked += 1
    assert asked > 200


def filled_in(ids: dict[str, str], part: re.Match[str]) -> str:
    return ids.get(part[1], "1")


def routes() -> list[str]:
    """Every rule that the server has, of pages and of the interface."""
    with TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), agent=False, backups_kept=0)
        built = app.build(settings, concurrency.start("threading"))
        rules = sorted({rule.rule for rule in built.app.url_map.iter_rules()})
        built.stop()
    return [rule for rule in rules if not rule.startswith("/static")]


@pytest.mark.parametrize("secret", [{"pin": "0001"}, {"password": "not the right one"}])
@pytest.mark.parametrize("name", ["zebedee", "Mallory"])
def test_no_sign_in_that_fails_tells_one(
    house: House, site: SiteAccess, name: str, secret: dict[str, str]
) -> None:
    browser = Browser(house, "127.0.60.2")
    browser.open("/sign-in")
    path = f"/sites/{site.id}/service-points/counter-2/sign-on"
    said = browser.ask(path, {"adviser": name, **secret})
    page = browser.send(
        "/sign-in", {"site": site.id, "name": name, "secret": next(iter(secret.values()))}
    )
    form = browser.send(f"/counter/{site.id}/counter-2", {"adviser": name, **secret})
    for answer in (said, page, form):
        assert answer.status_code == 403
        assert [one for one in told(answer.text) if one.lower() != name.lower()] == []
    assert "do not belong together" in said.text


def test_no_socket_tells_one_to_nobody(house: House, site: SiteAccess) -> None:
    with Screen(house, "/display", {"site": site.id, "zone": "main"}) as board:
        assert board.joined()["ok"]
        state: Any = board.wait_for(lambda _: True)
        assert told(repr(state)) == []
    for path in ("/counter", "/reception", "/rooms", "/supervisor", "/kiosk", "/staff"):
        data = {"site": site.id, "point": "counter-1", "kiosk": "entrance"}
        with Screen(house, path, data) as screen:
            answer = screen.joined()
            assert not answer["ok"], path
            assert told(repr(answer)) == []
