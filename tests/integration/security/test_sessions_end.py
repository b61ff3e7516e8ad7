"""A copied cookie is worth nothing once its session has ended, whatever ended it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event

import pytest
import socketio

from tests.browser import Browser
from tests.helpers import hash_of, set_pin
from tests.running import House, SiteAccess
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager

BY = Manager(Ask(datetime(2026, 11, 24, tzinfo=UTC), SYSTEM))


def copied(browser: Browser) -> Browser:
    """Another browser with the cookies that somebody took."""
    other = Browser(browser.house)
    other.session.cookies.update(browser.session.cookies)
    other.csrf = browser.csrf
    return other


def known(browser: Browser, site: SiteAccess) -> bool:
    answer = browser.session.get(f"{browser.house.url}/api/v1/sites/{site.id}/waiting", timeout=90)
    assert answer.status_code in (200, 401)
    return answer.status_code == 200


def sign_out(house: House, site: SiteAccess, browser: Browser) -> None:
    browser.open("/sign-in")
    browser.send("/sign-out", {})


def sign_off(house: House, site: SiteAccess, browser: Browser) -> None:
    browser.open(f"/counter/{site.id}/counter-1")
    browser.ask(f"/sites/{site.id}/service-points/counter-1/sign-off")


def another_signs_on(house: House, site: SiteAccess, browser: Browser) -> None:
    browser.sign_on(site.id, "daniel", "counter-2")


def new_pin(house: House, site: SiteAccess, browser: Browser) -> None:
    set_pin(house.store, site.id, "megan", hash_of("8305"))


def another_role(house: House, site: SiteAccess, browser: Browser) -> None:
    people.change(house.store, site.id, "megan", BY, role="supervisor")


def removed(house: House, site: SiteAccess, browser: Browser) -> None:
    people.remove(house.store, site.id, "megan", BY)


@pytest.mark.parametrize(
    "ends", [sign_out, sign_off, another_signs_on, new_pin, another_role, removed]
)
def test_a_copied_cookie_is_dead_after(
    house: House, ends: Callable[[House, SiteAccess, Browser], None]
) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house)
    assert browser.sign_on(site.id).ok
    thief = copied(browser)
    assert known(thief, site)
    ends(house, site, browser)
    assert not known(thief, site)


def test_the_live_sockets_of_a_session_that_ended_end_too(house: House) -> None:
    site = house.add_site(pins_too=True)
    browser, colleague = Browser(house), Browser(house)
    browser.sign_on(site.id)
    colleague.sign_on(site.id, "daniel", "counter-2")
    gone, stays = Event(), Event()
    clients = []
    for one, point, ended in ((browser, "counter-1", gone), (colleague, "counter-2", stays)):
        client = socketio.Client(reconnection=False)
        client.on("disconnect", lambda *_, ended=ended: ended.set(), namespace="/counter")
        cookie = "; ".join(f"{x.name}={x.value}" for x in one.session.cookies)
        client.connect(house.url, headers={"Cookie": cookie}, namespaces=["/counter"])
        answer = client.call("join", {"site": site.id, "point": point}, namespace="/counter")
        assert answer == {"ok": True}
        clients.append(client)
    browser.open("/sign-in")
    browser.send("/sign-out", {})
    assert gone.wait(90)
    assert not stays.is_set()
    for client in clients:
        client.disconnect()


def test_the_token_against_forged_forms_is_another_once_somebody_signed_in(house: House) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house)
    browser.open("/sign-in")
    before = browser.csrf
    browser.sign_in(site.id)
    assert browser.ask(f"/sites/{site.id}/staff/megan", {"languages": []}).status_code == 401
    browser.open("/sign-in")
    assert browser.csrf != before


def test_who_signs_on_by_a_script_is_told_the_new_token(house: House) -> None:
    site = house.add_site(pins_too=True)
    browser = Browser(house)
    browser.open("/sign-in")
    point = f"/sites/{site.id}/service-points/counter-1"
    before = browser.csrf
    answer = browser.ask(f"{point}/sign-on", {"adviser": "megan", "pin": "2846"})
    assert answer.status_code == 200
    browser.csrf, anew = before, browser.csrf
    assert browser.ask(f"{point}/break", {"reason": "lunch"}).status_code == 401
    browser.csrf = anew
    assert browser.ask(f"{point}/break", {"reason": "lunch"}).status_code == 200
