"""A running house with screens and phones in a real browser, and what they play."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, Page, WebSocketRoute

from tests.cable import Cable
from tests.chromium import DISPLAY, DISPLAY_UPRIGHT, PHONE, open_page
from tests.running import House, SiteAccess
from ticketing import commands
from ticketing.asks import SYSTEM, Ask

#: Notes each sound that is started, by the end of its address, with the language that is large
#: just then, and lets it play: the real file, to its end, eight times as fast. Notes each picture
#: of a fresh call too, however short it stands.
LISTEN = """
window.played = [];
window.during = [];
window.shown = [];
const words = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
const all = (part) => [...document.querySelectorAll(part)];
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  const name = new URL(this.src).pathname.split('/').slice(-2).join('/');
  if (this.volume > 0) {
    window.played.push(name);
    window.during.push(all('.card--fresh .card__place .place').map((node) => node.lang).join());
    document.documentElement.setAttribute(`data-sound-${window.played.length}`, '');
  }
  this.playbackRate = 8;
  return play.call(this);
};
new MutationObserver(() => {
  const [number] = all('.card--fresh .card__number').map(words);
  if (number === undefined) return;
  const [large, beside, also] =
    ['.card__place', '.card__companion', '.also__number'].map((part) => all(part).map(words));
  const now = { number, large: large.join(), beside: beside.join(), also };
  const last = window.shown.at(-1);
  if (JSON.stringify(now) !== JSON.stringify(last)) window.shown.push(now);
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""


@dataclass(frozen=True)
class Picture:
    """What a screen showed of a fresh call: its place in the language being spoken and beside
    that in the other, and the numbers called just before."""

    number: str
    large: str
    beside: str
    also: list[str]


def open_screen(
    browser: Browser,
    house: House | Cable,
    site: SiteAccess,
    *,
    upright: bool = False,
    query: str = "",
    sockets: Callable[[WebSocketRoute], object] | None = None,
) -> Page:
    """The waiting area's screen, joined. `sockets` gets each web socket in the server's stead."""
    page = open_page(browser, DISPLAY_UPRIGHT if upright else DISPLAY)
    if sockets is not None:
        page.route_web_socket(re.compile("/socket.io/"), sockets)
    page.add_init_script(LISTEN)
    page.goto(f"{house.url}/display/{site.id}/main{query}")
    page.locator('#screen[data-live="true"] .card').wait_for()
    return page


def open_phone(browser: Browser, house: House | Cable, visit: str, **more: Any) -> Page:
    """A visitor's page on a phone."""
    page = open_page(browser, PHONE, **more)
    page.add_init_script(LISTEN)
    page.goto(f"{house.url}/T/{visit}")
    return page


def called_before(
    house: House, site: SiteAccess, point: str, seconds: float, language: str = "en"
) -> str:
    """A visitor who was called some time ago; their number. Works without a server as well."""
    ask = Ask(datetime.now(UTC) - timedelta(seconds=seconds), SYSTEM)
    commands.issue(house.store, site.id, "council-tax", ask, language=language)
    visit = commands.call_next(house.store, site.id, point, ask)
    assert visit is not None
    return visit.number


def played(page: Page) -> list[str]:
    """The sounds so far: 'display/chime.wav', '17/cy.wav'."""
    found: list[str] = page.evaluate("window.played")
    return found


def pictures(page: Page) -> list[Picture]:
    """The pictures of fresh calls so far, in order."""
    return [Picture(**one) for one in page.evaluate("window.shown")]


def languages_during(page: Page) -> list[str]:
    """For each sound so far the language that was large when it began."""
    found: list[str] = page.evaluate("window.during")
    return found


def check_turn(sounds: list[str]) -> str:
    """One announcement with its chime and twice in both languages; its id."""
    chime, *spoken = sounds
    assert chime == "display/chime.wav"
    said = spoken[0].split("/")[0]
    assert spoken == [f"{said}/cy.wav", f"{said}/en.wav"] * 2
    return said


def wait_for_sounds(page: Page, count: int) -> list[str]:
    """The sounds, as soon as there are `count` of them."""
    page.locator(f"html[data-sound-{count}]").wait_for(state="attached")
    return played(page)
