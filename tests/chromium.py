"""Chromium through Playwright, and axe-core in it, as every browser test uses them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    sync_playwright,
)

#: What Playwright switches off itself (the last list counts), and what each window has of its own
#: and nobody sees in a test: two pages below the address line and one in reserve, each a process.
_WITHOUT = [
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "SpareRendererForSitePerProcess",
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    # Nothing is drawn by a card: a process that would speak with one only passes pictures on.
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    # Pages of one context share the program that draws them, so that a new page need not start one.
    "--process-per-site",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # To compile well what runs for a moment takes longer than it saves: axe-core by a quarter.
    "--js-flags=--no-turbofan --no-maglev",
    "--disable-features=" + ",".join(_WITHOUT),
]
#: A waiting area's browser is set so; other browsers play nothing before they were touched.
PLAYS_BY_ITSELF = "--autoplay-policy=no-user-gesture-required"
PLAYS_WHEN_TOUCHED = "--autoplay-policy=document-user-activation-required"
#: A slow machine is no failure.
PATIENCE_MS = 40_000

KIOSK = (1080, 1920)
KIOSK_ACROSS = (1920, 1080)
DISPLAY = (1920, 1080)
DISPLAY_UPRIGHT = (1080, 1920)
DESK = (320, 900)
PHONE = (390, 844)
OFFICE = (1440, 900)

_DEBIANS = Path("/usr/bin/chromium")
#: The same without windows, which cost a third of each page: as Playwright's own is.
_DEBIANS_SHELL = Path("/usr/bin/chromium-headless-shell")
_AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
#: WCAG 2.2 AA, and what axe-core counts as good practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def executable() -> str | None:
    """Debian's Chromium where there is a real one; None for Playwright's own.

    Ubuntu has only a snap and a script that calls it, which Playwright cannot drive.
    scripts/system-packages.sh draws the same line.
    """
    if os.access(_DEBIANS_SHELL, os.X_OK):
        return str(_DEBIANS_SHELL)
    if not os.access(_DEBIANS, os.X_OK) or "snap" in str(_DEBIANS.resolve()):
        return None
    with _DEBIANS.open("rb") as program:
        return None if b"/snap/" in program.read(4096) else str(_DEBIANS)


class _Window:
    """A context that serves one test after another, as a PC that is wiped in between: its pages go,
    its cookies and what pages stored too. The program that draws its pages stays, with what it has
    compiled; to start one takes longer than most tests need a page."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self.options = options
        self.context = browser.new_context(**options)
        # A page of the same host keeps that program alive. It asks no server for anything.
        self._anchor = self.context.new_page()
        self._anchor.route("**/*", lambda route: route.fulfill(content_type="text/html", body=""))
        self._anchor.goto("http://127.0.0.1/")
        self._anchor.unroute_all()
        self._browser = self.context.new_cdp_session(self._anchor)

    def page(self) -> Page:
        """An empty page. One that the anchor opens, and that then knows nothing of it, is drawn by
        the program that is there; any other has one of its own until it goes somewhere."""
        with self.context.expect_page(timeout=PATIENCE_MS) as opened:
            self._anchor.evaluate("() => { open('about:blank').opener = null; }")
        return opened.value

    def wiped(self) -> bool:
        """Whether it is as new; not if somebody closed it or its program died."""
        try:
            for page in self.context.pages:
                if page is not self._anchor:
                    page.close()
            self.context.unroute_all()
            self.context.clear_cookies()
            self.context.clear_permissions()
            self.context.set_offline(False)
            everywhere = {"origin": "*", "storageTypes": "local_storage,indexeddb,cache_storage"}
            self._browser.send("Storage.clearDataForOrigin", everywhere)
        except Error:
            self.context.close()
            return False
        return True


class _Kept:
    """One browser for all `chromium()` blocks, and its windows; a new one if it has ended."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._browser: Browser | None = None
        self._free: list[_Window] = []
        self._taken: list[_Window] = []

    def browser(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._browser = _launch(self._playwright)
            self._free, self._taken = [], []
        return self._browser

    def page(self, options: dict[str, Any]) -> Page:
        """In a context of these options that nobody else has just now."""
        browser = self.browser()
        found = next((one for one in self._free if one.options == options), None)
        if found is None:
            found = _Window(browser, options)
        else:
            self._free.remove(found)
        self._taken.append(found)
        return found.page()

    def open(self) -> list[BrowserContext]:
        """What somebody has open just now."""
        if self._browser is None or not self._browser.is_connected():
            return []
        free = [one.context for one in self._free]
        return [context for context in self._browser.contexts if context not in free]

    def wipe(self, context: BrowserContext) -> None:
        """Close it; or take it back, if it is one of the windows."""
        for window in self._taken:
            if window.context is context:
                self._taken.remove(window)
                if window.wiped():
                    self._free.append(window)
                return
        context.close()

    def close(self) -> None:
        if self._browser is not None:
            self._browser.close()


_kept: list[_Kept] = []


def _launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=executable(), args=[*FLAGS, PLAYS_BY_ITSELF])


@contextmanager
def one_browser() -> Iterator[None]:
    """Within the block every `chromium()` is the same browser: starting one takes longer than
    most tests. Contexts share nothing."""
    with sync_playwright() as playwright:
        _kept.append(_Kept(playwright))
        try:
            yield
        finally:
            _kept.pop().close()


@contextmanager
def nothing_stays_open() -> Iterator[None]:
    """What is opened within the block is closed with it: a page that goes on takes others' time."""
    before = [context for kept in _kept for context in kept.open()]
    try:
        yield
    finally:
        for kept in _kept:
            for context in kept.open():
                if context not in before:
                    kept.wipe(context)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser, which plays sound by itself; nothing that is opened in it stays."""
    if _kept:
        with nothing_stays_open():
            yield _kept[-1].browser()
        return
    with sync_playwright() as playwright:
        browser = _launch(playwright)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def strict_chromium(beside: Browser) -> Iterator[Browser]:
    """A second one that plays nothing before it was touched, as browsers are delivered."""
    browser = beside.browser_type.launch(
        executable_path=executable(), args=[*FLAGS, PLAYS_WHEN_TOUCHED]
    )
    try:
        yield browser
    finally:
        browser.close()


def open_page(browser: Browser, size: tuple[int, int], **options: Any) -> Page:
    """An empty page of a PC, tablet or phone of its own, `size` CSS pixels wide and high.

    Its context may have served another test before: what cannot be undone in a context (its clock,
    its scripts, a service worker that goes on when its page is gone) wants `own_page`.
    """
    options = {"service_workers": "block", **options}
    if not _kept or browser is not _kept[-1].browser():
        return own_page(browser, size, **options)
    page = _kept[-1].page(options)
    page.set_default_timeout(PATIENCE_MS)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return page


def own_page(browser: Browser, size: tuple[int, int], **options: Any) -> Page:
    """As `open_page`, in a context that nobody had or will have."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


#: What of a page's soundness changes with its size while the same elements are shown in it.
BY_SIZE = ("scrollable-region-focusable", "target-size")
#: And what with the colours and the letters: text that lies over something else is none of it,
#: since axe-core leaves that undecided.
BY_COLOUR = ("color-contrast", "link-in-text-block")

#: `seen` is what axe-core's other rules look at: every element with what was put into it, and
#: whether it shows; `worn` what it shows in.
_FAULTS = """async ([part, rules, bySize, byColour]) => {
  // A page that answers to its new size draws itself anew in the frame after it.
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  // A colour on its way to another is seen by nobody for long enough to read it.
  const fades = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(fades.map((one) => one.finished));
  // Only who asks about everything is answered by what was found before.
  const all = part === 'all' ? [...document.querySelectorAll('*')] : [];
  const shown = all.map((node) => {
    const { width, height, right, bottom } = node.getBoundingClientRect();
    return [node.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      width > 0 && height > 0, right > 0 && bottom > 0, node.value, node.checked].join();
  });
  const seen = document.documentElement.outerHTML + shown.join(';');
  const worn = all.map((node) => {
    const at = getComputedStyle(node);
    return [at.color, at.backgroundColor, at.backgroundImage, at.opacity, at.fontSize,
      at.fontWeight, at.textDecorationLine, at.textShadow].join();
  }).join(';');
  const look = [...bySize, ...byColour];
  const before = part === 'all' && axe.before?.seen === seen ? axe.before : null;
  const anew = before?.worn === worn ? bySize : look;
  const off = { enabled: false };
  const only = before || part === 'look';
  const { violations } = await axe.run(document, {
    runOnly: only ? { type: 'rule', values: anew } : rules, resultTypes: ['violations'],
    rules: Object.fromEntries((part === 'elements' ? look : []).map((id) => [id, off])),
  });
  const found = violations
    .map((v) => [v.id, v.nodes.map((n) => `${n.target}: ${n.html.slice(0, 120)}`)]);
  if (before) found.unshift(...before.found.filter(([id]) => !anew.includes(id)));
  if (part === 'all') axe.before = { seen, worn, found };
  return found;
}"""


def faults(page: Page) -> list[Any]:
    """What axe-core finds on the page once it has drawn what it was told:
    [rule, [elements]] each; [] is as it should be.

    Of a page that is as it was when it was last asked, but for its size, only what changes with the
    size is looked at again: the rest would be found to be the same.
    """
    return _found(page, "all")


def faults_of_its_look(page: Page) -> list[Any]:
    """As `faults`, of those rules alone that size, colours and letters decide: for a page whose
    elements were asked about in another look."""
    return _found(page, "look")


def faults_of_its_elements(page: Page) -> list[Any]:
    """As `faults`, of all rules but those: for a page whose look is that of others that were asked
    about it. They are a third of the work, labels, names and order among them."""
    return _found(page, "elements")


def _found(page: Page, part: Literal["all", "look", "elements"]) -> list[Any]:
    # As an expression of the debugger's it needs no permission of the page's content policy.
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: list[Any] = page.evaluate(_FAULTS, [part, list(RULES), list(BY_SIZE), list(BY_COLOUR)])
    return found


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")
