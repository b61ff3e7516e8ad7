"""Chromium through Playwright, and axe-core in it, as every browser test uses them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

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
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=" + ",".join(_WITHOUT),
]
#: A waiting area's browser is set so; other browsers play nothing before they were touched.
PLAYS_BY_ITSELF = "--autoplay-policy=no-user-gesture-required"
PLAYS_WHEN_TOUCHED = "--autoplay-policy=document-user-activation-required"
#: A slow machine is no failure.
PATIENCE_MS = 90_000

KIOSK = (1080, 1920)
KIOSK_ACROSS = (1920, 1080)
DISPLAY = (1920, 1080)
DISPLAY_UPRIGHT = (1080, 1920)
DESK = (320, 900)
PHONE = (390, 844)
OFFICE = (1440, 900)

_DEBIANS = Path("/usr/bin/chromium")
_AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
#: WCAG 2.2 AA, and what axe-core counts as good practice.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def executable() -> str | None:
    """Debian's Chromium where there is a real one; None for Playwright's own.

    Ubuntu has only a snap and a script that calls it, which Playwright cannot drive.
    scripts/system-packages.sh draws the same line.
    """
    if not os.access(_DEBIANS, os.X_OK) or "snap" in str(_DEBIANS.resolve()):
        return None
    with _DEBIANS.open("rb") as program:
        return None if b"/snap/" in program.read(4096) else str(_DEBIANS)


class _Kept:
    """One browser for all `chromium()` blocks; a new one if it has ended."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._browser: Browser | None = None

    def browser(self) -> Browser:
        if self._browser is None or not self._browser.is_connected():
            self._browser = _launch(self._playwright)
        return self._browser

    def contexts(self) -> list[BrowserContext]:
        """What is open."""
        running = self._browser is not None and self._browser.is_connected()
        return list(self._browser.contexts) if self._browser and running else []

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
    before = _contexts()
    try:
        yield
    finally:
        for context in _contexts():
            if context not in before:
                context.close()


def _contexts() -> list[BrowserContext]:
    return [context for kept in _kept for context in kept.contexts()]


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


def open_page(browser: Browser, size: tuple[int, int], **more: Any) -> Page:
    """An empty page of a context of its own, `size` CSS pixels wide and high."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **more)
    context.set_default_timeout(PATIENCE_MS)
    return context.new_page()


def faults(page: Page) -> list[Any]:
    """What axe-core finds on the page as it is: [rule, [elements]] each; [] is as it should be."""
    # As an expression of the debugger's it needs no permission of the page's content policy.
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(
        """async (rules) => (await axe.run(document, {runOnly: rules})).violations
             .map((v) => [v.id, v.nodes.map((n) => `${n.target}: ${n.html.slice(0, 120)}`)])""",
        list(RULES),
    )
    return found
