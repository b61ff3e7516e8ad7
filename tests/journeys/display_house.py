"""A running house with screens and phones in a real browser, and what they play."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.chromium import PATIENCE_MS
from tests.running import House, SiteAccess, wait_until
from ticketing import commands
from ticketing.model import SYSTEM, Ask

expect.set_options(timeout=PATIENCE_MS)

#: Notes each sound that is started, by the end of its address, and lets it play.
LISTEN = """
window.played = [];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  const name = new URL(this.src).pathname.split('/').slice(-2).join('/');
  if (this.volume > 0) window.played.push(name);
  return play.call(this);
};
"""


def open_screen(
    browser: Browser, house: House, site: SiteAccess, *, upright: bool = False, query: str = ""
) -> Page:
    """The waiting area's screen, joined."""
    size = (1080, 1920) if upright else (1920, 1080)
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(f"{house.url}/display/{site.id}/main{query}")
    page.locator('#screen[data-live="true"] .card').wait_for()
    return page


def open_phone(browser: Browser, house: House, visit: str, **more: Any) -> Page:
    """A visitor's page on a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, **more)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(f"{house.url}/T/{visit}")
    return page


def called_before(house: House, site: SiteAccess, point: str, seconds: float) -> str:
    """A visitor who was called some time ago; their number. Works without a server as well."""
    ask = Ask(datetime.now(UTC) - timedelta(seconds=seconds), SYSTEM)
    commands.issue(house.store, site.id, "council-tax", ask, language="en")
    visit = commands.call_next(house.store, site.id, point, ask)
    assert visit is not None
    return visit.number


def played(page: Page) -> list[str]:
    """The sounds so far: 'display/chime.wav', '17/cy.wav'."""
    found: list[str] = page.evaluate("window.played")
    return found


def wait_for_sounds(page: Page, count: int) -> list[str]:
    """The sounds, as soon as there are `count` of them."""
    wait_until(lambda: len(played(page)) >= count, 60, f"{count} sounds")
    return played(page)
