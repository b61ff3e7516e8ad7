"""What an adviser does at the desk, step by step, in the desk's journeys."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.desk.desk_house import PATIENCE_MS

#: A hand's time from one key to the next, in ms: what comes quicker is a text, and does nothing.
HAND_MS = 450
#: Enter, if the key waits still: looked at and pressed in one moment.
_MEANT = """() => document.querySelector('#desk .cap.waits') &&
  document.activeElement.dispatchEvent(new KeyboardEvent(
    'keydown', { key: 'Enter', bubbles: true, cancelable: true }))"""


def idle(page: Page) -> None:
    """Wait until no deed is under way: meanwhile the desk takes no press and no click."""
    expect(page.locator("#desk")).to_have_attribute("aria-busy", "false", timeout=PATIENCE_MS)


def press(page: Page, key: str) -> None:
    """A key, when the desk takes it, as a hand presses it; one that waits is meant: Enter."""
    idle(page)
    page.keyboard.press(key, delay=HAND_MS)
    page.evaluate(_MEANT)


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
