"""A screen that nobody sits at and that cannot be what it is sends visitors to staff: it never
shows them a form, a link or a name. What it was given lasts from its last use on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server import concurrency
from server.app import build
from server.settings import Settings
from tests.browser import Markup
from tests.helpers import NOW, fresh_store
from web import tokens

KIOSK = "/kiosk/riverside/entrance-left"
HTML = {"Accept": "text/html"}


class Screens:
    """A house of the sample site behind https, whose clock is set."""

    def __init__(self, folder: Path, public_url: str = "") -> None:
        self.now = NOW
        fresh_store(folder / "nextplease.db").close()
        settings = Settings(data=folder, async_mode="threading", agent=False, public_url=public_url)
        self.server = build(settings, concurrency.start("threading"), lambda: self.now)
        self.token = tokens.make(
            self.server.house.store, "kiosk", site="riverside", name="left", now=NOW,
            kiosk="entrance-left",
        )  # fmt: skip

    def browser(self) -> FlaskClient:
        return self.server.app.test_client()

    def close(self) -> None:
        self.server.house.store.close()


@pytest.fixture
def screens(tmp_path: Path) -> Iterator[Screens]:
    found = Screens(tmp_path)
    yield found
    found.close()


def markup(answer: TestResponse) -> Markup:
    assert "text/html" in (answer.content_type or ""), answer
    return Markup(answer.get_data(as_text=True))


def sends_to_reception(answer: TestResponse) -> str:
    """The text of a page with nothing to press on it, in both of the site's languages."""
    page = markup(answer)
    for tag in ("form", "a", "input", "select", "button"):
        assert page.named(tag) == [], tag
    for words in ("Please go to reception", "Ewch i’r dderbynfa"):
        assert words in page.text
    assert "Megan" not in page.text
    assert [a["content"] for a in page.named("meta") if a.get("http-equiv") == "refresh"] == ["30"]
    assert "/static/server/unattended.js" in [a.get("src") for a in page.named("script")]
    return " ".join(page.text.split())


@pytest.mark.parametrize(
    "way", ["no token", "revoked", "of another kiosk", "unknown in its address"]
)
def test_a_kiosk_without_its_token_says_that_it_is_not_set_up_and_shows_a_code(
    screens: Screens, way: str
) -> None:
    store, browser, path = screens.server.house.store, screens.browser(), KIOSK
    if way == "revoked":
        assert browser.get(f"{KIOSK}?token={screens.token}", headers=HTML).status_code == 302
        assert browser.get(KIOSK, headers=HTML).status_code == 200
        with store.read() as conn:
            found = tokens.find(conn, screens.token)
        assert found is not None
        tokens.revoke(store, found.id, NOW)
    if way == "of another kiosk":
        browser.get(f"{KIOSK}?token={screens.token}", headers=HTML)
        path = "/kiosk/riverside/entrance-right"
    if way == "unknown in its address":
        path = f"{KIOSK}?token=nxp_unknown"
    answer = browser.get(path, headers=HTML)
    assert answer.status_code in (401, 403)
    page = markup(answer)
    for tag in ("form", "a", "input", "select", "button"):
        assert page.named(tag) == [], tag
    for words in ("This kiosk is not set up yet", "Please ask staff", "Gofynnwch i’r staff"):
        assert words in page.text
    assert re.search(r"\b\d{3} \d{3}\b", page.text)
    for hidden in ("Megan", "nxp_unknown"):
        assert hidden not in page.text


@pytest.mark.parametrize(
    "path", ["/kiosk/riverside/gone", "/display/riverside/gone", "/display/x/y"]
)
def test_a_screen_that_there_is_not_sends_visitors_to_reception(
    screens: Screens, path: str
) -> None:
    answer = screens.browser().get(path, headers=HTML)
    assert answer.status_code == 404
    assert "404" in sends_to_reception(answer)


def test_a_page_of_staff_still_leads_to_the_sign_in(screens: Screens) -> None:
    answer = screens.browser().get("/reception/riverside", headers=HTML)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


def test_what_a_kiosk_was_given_is_renewed_by_use_once_a_day(screens: Screens) -> None:
    browser = screens.browser()
    browser.get(f"{KIOSK}?token={screens.token}", headers=HTML)
    browser.get(KIOSK, headers=HTML)
    assert "Set-Cookie" not in browser.get(KIOSK, headers=HTML).headers
    screens.now += timedelta(days=1)
    state = "/api/v1/sites/riverside/kiosks/entrance-left"
    cookie = SimpleCookie(browser.get(state).headers["Set-Cookie"])["nextplease"]
    assert cookie["expires"]
    assert "Set-Cookie" not in browser.get(state).headers


def test_a_stranger_is_given_nothing_that_lasts(screens: Screens) -> None:
    browser = screens.browser()
    browser.get(KIOSK, headers=HTML)
    screens.now += timedelta(days=1)
    cookie = browser.get(KIOSK, headers=HTML).headers.get("Set-Cookie", "")
    assert "Expires" not in cookie
