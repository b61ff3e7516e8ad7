"""A kiosk and a display that stay up for days: ten thousand tickets at the one, as many calls on
the other, and neither page grows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests import chromium
from tests.clients import Asking
from tests.running import UNLIMITED, House, SiteAccess, running

#: A page is looked at first when so much is over: by then it has made all that it keeps.
EARLY = 0.1
#: More than so much afterwards is growth: in parts of what it had, and beside that.
MOST, BESIDE_MB, BESIDE_NODES = 1.25, 2.0, 200
_LOOK_EVERY = 50


@dataclass(frozen=True)
class Size:
    """What a page holds once its rubbish is gone."""

    mb: float
    nodes: int
    listeners: int

    def __str__(self) -> str:
        return f"{self.mb:.1f} MB, {self.nodes} nodes, {self.listeners} listeners"

    def has_grown_from(self, before: Size) -> bool:
        """Whether it holds much more than before."""
        return (
            self.mb > before.mb * MOST + BESIDE_MB
            or self.nodes > before.nodes * MOST + BESIDE_NODES
            or self.listeners > before.listeners * MOST + BESIDE_NODES
        )


class Watched:
    """A page that stays open, and its size."""

    def __init__(self, browser: Browser, size: tuple[int, int], address: str, **more: Any) -> None:
        self.page: Page = chromium.own_page(browser, size, **more)
        self.page.goto(address)
        self._line = self.page.context.new_cdp_session(self.page)

    def size(self) -> Size:
        for _ in range(2):  # what the first lets go, the second takes
            self._line.send("HeapProfiler.collectGarbage")
        heap = self._line.send("Runtime.getHeapUsage")
        counts = self._line.send("Memory.getDOMCounters")
        return Size(heap["usedSize"] / 2**20, counts["nodes"], counts["jsEventListeners"])


class Office:
    """Calls, receives and finishes at one counter."""

    def __init__(self, house: House, site: SiteAccess) -> None:
        self._asking = Asking(house.port, site.adviser)
        self._next = f"/sites/{site.id}/service-points/counter-1/next"

    def call(self) -> dict[str, Any]:
        status, visit = self._asking.post(self._next)
        assert status == 200, visit
        return dict(visit)

    def finish(self, visit: str) -> None:
        for deed, body in (("start", None), ("finish", {"outcome": "resolved"})):
            status, answer = self._asking.post(f"/visits/{visit}/{deed}", body)
            assert status == 200, answer


def lasted(folder: Path, tickets: int) -> str:
    """So many tickets and calls; AssertionError where a page grew or stood still."""
    with (
        chromium.one_browser(),
        chromium.chromium() as browser,
        running(folder / "house", forked=False, **UNLIMITED) as house,
    ):
        site = house.add_site()
        at = f"{house.url}/kiosk/{site.id}/landing?token={site.kiosk}&language=en"
        kiosk = Watched(browser, chromium.KIOSK, at, has_touch=True)
        display = Watched(browser, chromium.DISPLAY, f"{house.url}/display/{site.id}/main")
        office = Office(house, site)
        early: dict[str, Size] = {}
        for n in range(1, tickets + 1):
            number = _take(kiosk.page)
            called = office.call()
            assert called["number"] == number
            if n % _LOOK_EVERY == 0:
                display.page.locator(".card__number", has_text=number).first.wait_for()
            office.finish(called["visit"])
            if n == round(tickets * EARLY):
                early = {"kiosk": kiosk.size(), "display": display.size()}
        late = {"kiosk": kiosk.size(), "display": display.size()}
        issued = len(house.rows("SELECT 1 FROM visit"))
    assert issued == tickets
    told = "; ".join(f"{name}: {early[name]}, then {late[name]}" for name in late)
    assert not any(late[name].has_grown_from(early[name]) for name in late), told
    return f"{tickets} tickets and calls; {told}"


def _take(page: Page) -> str:
    """Two touches at most, and 'Done'; the number."""
    tile = page.locator("[data-enquiry=council-tax]")
    group = page.locator("[data-group=all]")
    tile.or_(group).first.wait_for()
    if not tile.is_visible():
        group.click()
    tile.click()
    number = page.locator(".card__number").inner_text()
    page.get_by_role("button", name="Done").click()
    tile.or_(group).first.wait_for()
    return number
