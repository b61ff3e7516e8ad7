"""Every page of staff at 1280 and at 1024, as administrator and as auditor: axe-core finds nothing,
nothing is wider than the window, and an auditor's keys ask for no change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, Request

from tests.browser import Browser
from tests.chromium import chromium, faults
from tests.helpers import SAMPLE_TEXT, hash_of, set_pin
from tests.running import PIN, UNLIMITED, House, SiteAccess, running
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager

WIDTHS = (1280, 1024)
#: Whatever stands beside the pages of the bar and of administration's rail.
BESIDE = (
    "/day/{}/ahead", "/day/{}/ahead#notices", "/day/{}/ahead#line", "/day/{}/ahead#history",
    "/appointments/{}/list", "/supervisor/{}/figures", "/screens-and-pcs/{}", "/sign-ins/{}/megan",
    "/rights/{}?who=megan", "/administration/{}/words", "/administration/{}/announcements",
    *(f"/setup/{{}}/{step}" for step in ("council", "hours", "languages", "enquiries", "places",
                                         "staff", "printers", "screens", "ticket", "missing")),
    "/guide/supervisors", "/guide/everyday",
)  # fmt: skip
#: The house is open whenever the soak runs.
ALWAYS = r'\1 = "00:00-24:00"'
#: What keys are heard on besides the page.
FOCUSED = (".members a", "[data-line] b", "#week", ".room-name")
KEYS = ("Space", "Enter", "Delete", "F8", "Alt+ArrowDown", "Control+Enter", "Control+z", "c", "t")


def staff_pages(folder: Path, heavy: object) -> str:
    """How many pages were looked at."""
    with running(folder, **UNLIMITED) as house, chromium() as browser:
        site = house.add_site("riverside", text=re.sub(r"(?m)^(\w+day) = .*$", ALWAYS, SAMPLE_TEXT))
        for enquiry in ("council-tax", "benefits", "planning"):
            house.issue(site, enquiry)
        by = Manager(Ask(datetime.now(UTC), SYSTEM), "administrator")
        for who, role in (("nia", "administrator"), ("lowri", "auditor")):
            people.add(house.store, site.id, by, who, name=who.title(), role=role)
            set_pin(house.store, site.id, who, hash_of(PIN))
        seen = {who: _looked(browser, house, site, who) for who in ("nia", "lowri")}
    return ", ".join(f"{count} pages as {who} at both widths" for who, count in seen.items())


def _looked(browser: Chromium, house: House, site: SiteAccess, who: str) -> int:
    page, asked, wrong = _signed_in(browser, house, site, who), list[str](), list[str]()

    def note(one: Request) -> None:
        if one.method != "GET" and not any(x in one.url for x in ("/drawn", "socket.io", "/here")):
            asked.append(f"{one.method} {one.url}")

    page.on("request", note)
    paths = list(dict.fromkeys(_paths(page, house, site)))
    for path in paths:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(house.url + path)
            page.wait_for_load_state("networkidle")
            wrong += [f"{path} at {width}: {one}" for one in faults(page)]
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                wrong.append(f"{path} at {width}: wider than the window")
        if who == "lowri":
            asked.clear()
            for focus in ("body", *FOCUSED):
                there = page.locator(focus).first
                if not there.count():
                    continue
                assert page.locator(".grip:visible, [draggable=true]").count() == 0, path
                there.evaluate("one => one.focus()")
                for key in KEYS:
                    page.keyboard.press(key)
                if not page.url.endswith(path):
                    page.goto(house.url + path)
            wrong += [f"{path}: a key of the auditor's asked {one}" for one in asked]
    assert not wrong, "\n".join(wrong)
    page.close()
    return len(paths)


def _signed_in(browser: Chromium, house: House, site: SiteAccess, who: str) -> Page:
    person = Browser(house)
    person.sign_in(site.id, who)
    context = browser.new_context()
    context.add_cookies([
        {"name": one.name, "value": one.value or "", "url": house.url}
        for one in person.session.cookies
    ])  # fmt: skip
    return context.new_page()


def _paths(page: Page, house: House, site: SiteAccess) -> Iterator[str]:
    """The pages of the bar and of the rail, the first member of each list, and what is beside."""
    page.goto(f"{house.url}/administration/{site.id}")
    page.locator(".rail a").first.wait_for()
    yield from _hrefs(page, ".top nav a")
    for rail in _hrefs(page, ".rail a"):
        yield rail
        if "#" in rail:
            page.goto(house.url + rail)
            page.locator("#head").wait_for()
            yield from _hrefs(page, ".members li:first-child a")
    yield from (path.format(site.id) for path in BESIDE)


def _hrefs(page: Page, which: str) -> list[str]:
    found: list[str] = page.locator(which).evaluate_all(
        "all => all.map((one) => one.href.replace(location.origin, ''))"
    )
    return found
