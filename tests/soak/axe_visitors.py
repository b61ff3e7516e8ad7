"""Phones and displays in every language of the program and every state that visitors see them in:
axe-core finds nothing, and nothing is cut or lies on something else. The tests have two of the
languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.cable import Cable
from tests.chromium import DISPLAY, DISPLAY_UPRIGHT, KIOSK, PHONE, faults, own_page
from tests.helpers import SAMPLE_TEXT
from tests.journeys.display.display_house import called_before
from tests.journeys.display.test_display_arranged import CUT, DISPLAYS
from tests.journeys.display.test_display_layout import on
from tests.journeys.display.test_messages_to_everybody import LEAVING
from tests.running import UNLIMITED, House, SiteAccess, running, wait_until
from tests.screenshots.languages import spoken_first
from tests.site_text import site_text

#: The house is open whenever the soak runs.
_ALWAYS = r'\1 = "00:00-24:00"'
_PHONES = (PHONE, (844, 390), (320, 568))
_GLASSES = (DISPLAY, DISPLAY_UPRIGHT, (3840, 2160))
_TWO = 'languages = ["cy", "en"]'


#: What of a phone's page stands outside of it, is larger than its key, or lies on something else.
_CUT_ON_PHONE = """() => {
  const found = [];
  const shown = [...document.querySelectorAll('header *, main *, section *')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true })
      && !one.closest('.visually-hidden, svg, nav.statement, details:not([open]) > :not(summary)'));
  for (const one of shown) {
    if (one.matches('button, a.button, .face__box, .bar__language')
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 6)) {
      found.push(`larger than its key: ${one.innerText}`);
    }
  }
  const texts = shown.filter((one) => one.childElementCount === 0 && one.textContent.trim())
    .map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return [one, range.getBoundingClientRect()];
    }).filter(([, at]) => at.width > 1);
  for (const [nth, [one, a]] of texts.entries()) {
    if (a.left < -1 || a.right > innerWidth + 1) found.push(`cut: ${one.textContent.trim()}`);
    for (const [other, b] of texts.slice(nth + 1)) {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // Lines of letters that rise are higher than what is drawn of them.
      if (wide > 2 && high > 0.4 * Math.min(a.height, b.height)) {
        found.push(`${one.textContent.trim()} lies on ${other.textContent.trim()}`);
      }
    }
  }
  return found;
}"""


def visitors(browser: Browser, folder: Path, known: list[str]) -> tuple[int, list[str]]:
    """How many pages were looked at, and what axe-core finds on them, or is wider than its
    window."""
    seen, found = 0, list[str]()
    with running(folder, **UNLIMITED) as house:
        for what, page, sizes in _all(browser, house, known):
            for width, height in sizes:
                on(page, width, height)
                seen += 1
                wrong = [one for one in faults(page) if not _by_itself(page, one)]
                found += [f"{what} at {width} x {height}: {one}" for one in wrong]
                cut = page.evaluate(CUT if what.startswith("display") else _CUT_ON_PHONE)
                found += [f"{what} at {width} x {height}: cut: {one}" for one in cut]
                if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                    found.append(f"{what} at {width} x {height}: wider than the window")
    return seen, found


def _by_itself(page: Page, found: Any) -> bool:
    """What nobody stands before looks by itself whether it is set up now."""
    return found[0] == "meta-refresh" and page.locator("body.unattended").count() > 0


Looked = tuple[str, Page, tuple[tuple[int, int], ...]]


def _all(browser: Browser, house: House, known: list[str]) -> Iterator[Looked]:
    for language in known:
        yield from _display(browser, house, language)
    offered = sorted(known, key=lambda code: code not in ("cy", "en"))  # the first two have names
    every = f"languages = {json.dumps(offered)}"
    text = site_text("phones").replace(_TWO, every, 1) + LEAVING
    site = house.add_site("phones", text=text)
    yield from _tickets(browser, house, site, known)
    text = re.sub(r"(?m)^(\w+day) = .*$", _ALWAYS, SAMPLE_TEXT).replace(_TWO, every, 1)
    yield from _places(browser, house, house.add_site("riverside", text=text), known)


# ---------------------------------------------------------------------- displays


def _display(browser: Browser, house: House, language: str) -> Iterator[Looked]:
    """Before the first call, with eight and a room, laid out by the house, at a door and over a
    counter, with a fresh call, while all leave and come back; and one that is not set up."""
    name = f"at-{language}"
    text = site_text(name).replace('zone = "upstairs"', 'zone = "main"') + LEAVING + DISPLAYS
    site = house.add_site(name, text=spoken_first(language, text))
    page = own_page(browser, DISPLAY, reduced_motion="reduce")

    def shown(which: str, what: str, *, wait: str) -> Looked:
        page.goto(f"{house.url}/display/{name}/{which}?sound=off")
        page.locator(wait).first.wait_for()
        return f"display {language}: {what}", page, _GLASSES

    yield shown("main", "empty", wait=".card--empty")
    for nth in range(1, 8):
        called_before(house, site, f"counter-{nth}", seconds=60 - nth)
    called_before(house, site, "room-1", seconds=30)
    for which, wait in (
        ("main", ".card__number"), ("arranged", ".card__number"), ("at-the-door", ".alone"),
        ("over-counter-3", ".alone"),
    ):  # fmt: skip
        yield shown(which, which, wait=wait)
    yield shown("main", "a fresh call", wait=_fresh(house, site))
    _post(house, site, "standstill", {"reason": "evacuation"})
    yield shown("main", "all leave", wait=".everybody__answers")
    _post(house, site, "standstill/end", {"ending": "back"})
    yield shown("main", "all come back", wait=".everybody__title")
    page.goto(f"{house.url}/kiosk/{name}/entrance")
    page.get_by_role("heading", level=1).first.wait_for()
    yield f"display {language}: not set up", page, (DISPLAY, KIOSK)
    page.context.close()


def _fresh(house: House, site: SiteAccess) -> str:
    house.issue(site)
    assert house.call(site, "counter-8")
    return ".card--fresh, .card__number"


def _post(house: House, site: SiteAccess, path: str, body: Any) -> Any:
    answer = house.post(f"/sites/{site.id}/{path}", body, token=site.supervisor, key=path)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


# ---------------------------------------------------------------------- phones


def _tickets(
    browser: Browser, house: House, site: SiteAccess, known: list[str]
) -> Iterator[Looked]:
    """Every state of a visit, what is asked after it, without the network, while all leave."""
    page = own_page(browser, PHONE, service_workers="block", reduced_motion="reduce")
    states = _states(page, house, site)
    for language in known:
        for what, (visit, wait) in states.items():
            page.goto(f"{house.url}/T/{visit}?lang={language}")
            page.locator(wait).first.wait_for()
            yield f"phone {language}: {what}", page, _PHONES
        yield from _afterwards(page, house, site, language)
    yield from _without_network(browser, house, states["waiting"][0], known)
    _post(house, site, "standstill", {"reason": "evacuation"})
    for language in known:
        page.goto(f"{house.url}/T/{states['waiting'][0]}?lang={language}")
        page.get_by_role("heading").first.wait_for()
        yield f"phone {language}: all leave", page, _PHONES
    _post(house, site, "standstill/end", {"ending": "back"})
    page.context.close()


def _states(page: Page, house: House, site: SiteAccess) -> dict[str, tuple[str, str]]:
    """A visit in each state, and what shows that its page is there."""

    def called(point: str) -> str:
        visit = str(house.issue(site)["visit"])
        assert house.call(site, point)
        return visit

    first, served, missed = called("counter-1"), called("counter-2"), called("counter-3")
    house.change(site, served, "start")
    house.change(site, missed, "recall")
    wait_until(
        lambda: house.post(f"/visits/{missed}/no-show", token=site.adviser).ok, 120, "the no-show"
    )
    held, left, waiting = (str(house.issue(site)["visit"]) for _ in range(3))
    for visit, deed in ((held, "hold"), (left, "leave")):
        page.goto(f"{house.url}/T/{visit}?lang=en")
        page.locator(f"[data-deed={deed}]").first.click()
        page.locator(".outs").wait_for(state="hidden")
    return {
        "called": (first, ".called"), "served": (served, "h1, h2"), "missed": (missed, "h1, h2"),
        "held": (held, ".end--held"), "left": (left, "h1, h2"), "waiting": (waiting, ".promise"),
    }  # fmt: skip


def _afterwards(page: Page, house: House, site: SiteAccess, language: str) -> Iterator[Looked]:
    """How it was, thanks, a complaint that says nothing and one that is sent."""
    visit = str(house.issue(site, "reception")["visit"])
    found = house.call(site, "counter-4")
    while found and found["visit"] != visit:  # whoever waits there before
        house.change(site, found["visit"], "start")
        house.change(site, found["visit"], "finish", {"outcome": "resolved"})
        found = house.call(site, "counter-4")
    house.change(site, visit, "start")
    house.change(site, visit, "finish", {"outcome": "resolved"})
    page.goto(f"{house.url}/T/{visit}?lang={language}")
    page.locator(".faces").wait_for()
    yield f"phone {language}: the question", page, _PHONES
    page.locator(".face").nth(3).click()
    page.locator(".button--primary").click()
    page.locator(".faces").wait_for(state="detached")
    yield f"phone {language}: thanks", page, _PHONES
    page.goto(f"{house.url}/T/{visit}/complaint?lang={language}")
    page.locator(".write").evaluate("(form) => { form.noValidate = true; }")
    page.locator(".write .button--primary").click()
    page.locator(".write__trouble").wait_for()
    yield f"phone {language}: an empty complaint", page, _PHONES
    page.locator("#text").fill("!")
    page.locator(".write .button--primary").click()
    page.locator(".write__number").wait_for()
    yield f"phone {language}: a complaint", page, _PHONES


def _without_network(
    browser: Browser, house: House, visit: str, known: list[str]
) -> Iterator[Looked]:
    with Cable(house.port) as cable, ExitStack() as open_ones:
        pages = {}
        for language in known:
            page = pages[language] = own_page(browser, PHONE, service_workers="block")
            open_ones.callback(page.context.close)
            page.goto(f"{cable.url}/T/{visit}?lang={language}")
            page.locator(".promise").wait_for()
        cable.pull()
        for language, page in pages.items():
            page.locator(".bar + .lost").wait_for()
            yield f"phone {language}: no connection", page, _PHONES


def _places(browser: Browser, house: House, site: SiteAccess, known: list[str]) -> Iterator[Looked]:
    """An appointment, and where something is that is not done here."""
    day = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    order = {"type": "planning-advice", "starts_at": day.isoformat().replace("+00:00", "Z")}
    answer = house.post(f"/sites/{site.id}/appointments", order, token=site.adviser, key="one")
    assert answer.status_code == 201, answer.text
    page = own_page(browser, PHONE, service_workers="block")
    paths = {
        "appointment": f"/A/{answer.json()['appointment']}",
        "another place": f"/w/{site.id}/births-and-deaths",
        "nothing": "/T/NO-SUCH-TICKET",
    }
    for language in known:
        for what, path in paths.items():
            page.goto(f"{house.url}{path}?lang={language}")
            page.get_by_role("heading", level=1).first.wait_for()
            yield f"phone {language}: {what}", page, _PHONES
    page.context.close()
