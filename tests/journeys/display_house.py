"""A running house with screens and phones in a real browser, and what they play."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.running import House, SiteAccess, wait_until
from ticketing import commands
from ticketing.model import SYSTEM, Ask

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PLAYS_BY_ITSELF = "--autoplay-policy=no-user-gesture-required"
PATIENCE_MS = 45_000
expect.set_options(timeout=PATIENCE_MS)
AXE = (Path(__file__).parent.parent / "vendor" / "axe-core" / "axe.min.js").read_text()

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


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that plays sound without being touched, as a display's does."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, PLAYS_BY_ITSELF]
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def strict_chromium(beside: Browser) -> Iterator[Browser]:
    """A second one that plays nothing before it was touched, as browsers are delivered."""
    browser = beside.browser_type.launch(
        executable_path=CHROMIUM,
        args=[*FLAGS, "--autoplay-policy=document-user-activation-required"],
    )
    try:
        yield browser
    finally:
        browser.close()


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


def violations(page: Page) -> str:
    """What axe-core finds against WCAG 2.2 AA, '' if nothing."""
    found = page.evaluate(
        AXE
        + """;axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
        .then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(' '))]))"""
    )
    return json.dumps(found) if found else ""
