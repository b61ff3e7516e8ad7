"""What an adviser does at the desk, step by step, in the desk's journeys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.desk.desk_house import PATIENCE_MS

#: A hand's time from a key to the Enter that means it, in ms, and from one key to the next: what
#: comes quicker is a text, and does nothing.
SURE_MS, HAND_MS = 200, 450


def idle(page: Page) -> None:
    """Wait until no deed is under way: meanwhile the desk takes no press and no click."""
    expect(page.locator("#desk")).to_have_attribute("aria-busy", "false", timeout=PATIENCE_MS)


def press(page: Page, key: str) -> None:
    """A key, when the desk takes it, as a hand presses it; one that waits is meant: Enter."""
    idle(page)
    page.keyboard.press(key, delay=SURE_MS)
    if page.locator("#desk .cap.waits").count():
        page.keyboard.press("Enter")
    else:
        page.wait_for_timeout(HAND_MS - SURE_MS)  # the pace of a hand: no wait for the desk


def band(page: Page, word: str) -> None:
    """Wait until the band says `word`, and no deed is under way."""
    expect(page.locator(".band h1")).to_have_text(word, timeout=PATIENCE_MS)
    idle(page)


def serve_next(page: Page) -> None:
    """Call the next one and begin, with the keys."""
    for key, word in (("n", "Called"), ("s", "Serving")):
        press(page, key)
        band(page, word)


def in_hand(page: Page, number: str) -> None:
    """Wait until this ticket is on the slip."""
    expect(page.locator(".slip-number")).to_have_text(number, timeout=PATIENCE_MS)
