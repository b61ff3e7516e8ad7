"""A council's IT officer from an empty data folder to a printed ticket: by clicks and keys alone,
and each of them counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, expect

from server.first_run.code import code
from tests.chromium import DISPLAY, KIOSK, open_page
from tests.running import House, PrinterProcess, wait_until

SITE = "riverside-one-stop-shop"
#: Who works there: name, role, what they serve, PIN.
STAFF = (
    ("Megan", "Adviser", "Everything", "2846"),
    ("Daniel", "Adviser", "Everything, when others are busy", "5093"),
    ("Carys", "Supervisor", "Everything, when others are busy", "3957"),
)


@dataclass
class Hands:
    """What somebody does at the keyboard and with the mouse of their PC, counted by step. `look` is
    given each page before it is left: filled in, as whoever did it sees it."""

    page: Page
    look: Callable[[Page, str], None] = lambda page, step: None
    counts: dict[str, int] = field(default_factory=dict)
    step: str = "code"

    def at(self, step: str) -> None:
        """The page of a step is there; what is done from now on counts for it."""
        self.page.wait_for_url(f"**/{step}")
        self.step = step.rpartition("/")[2]

    def fill(self, label: str, text: str) -> None:
        """A field."""
        self._done()
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str) -> None:
        """One of a list."""
        self._done()
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def tick(self, label: str) -> None:
        """On, or off."""
        self._done()
        self.page.get_by_label(label).first.click()

    def press(self, button: str) -> None:
        """A button."""
        self._done()
        self.page.get_by_role("button", name=button).click()

    def on(self) -> None:
        """The teal button, by its keys."""
        self.look(self.page, self.step)
        self._done()
        self.page.keyboard.press("Control+Enter")

    @property
    def steps(self) -> int:
        """Clicks and fields until now."""
        return sum(self.counts.values())

    def _done(self) -> None:
        self.counts[self.step] = self.counts.get(self.step, 0) + 1


def first_run(
    browser: Browser, house: House, printer: PrinterProcess, *, kiosk_too: bool = True, **more: Any
) -> Hands:
    """The whole of it, for a one-stop shop with one kiosk, one display and one printer."""
    page = open_page(browser, (1280, 800))
    page.goto(house.url)
    hands = Hands(page, **more)
    hands.fill("The code", code(house.data))
    hands.on()
    hands.at("setup")
    hands.fill("Your name", "Nia Rees")
    hands.fill("Your password", "three quiet words here")
    hands.fill("Its name in English", "Riverside One Stop Shop")
    hands.fill("Its name in Welsh", "Siop Un Stop Glan-yr-afon")
    hands.tick("One-stop shop")
    hands.on()
    hands.at("council")
    hands.on()
    hands.at("hours")
    hands.fill("Friday", "09:00-16:30")
    hands.on()
    hands.at("languages")
    hands.on()
    hands.at("enquiries")
    hands.tick("Allotments")
    hands.tick("Citizens Advice")
    hands.on()
    hands.at("places")
    hands.fill("Counters", "6")
    hands.on()
    hands.at("staff")
    for n, (name, role, serves, pin) in enumerate(STAFF, 1):
        hands.fill(f"Name, row {n}", name)
        if role != "Adviser":
            hands.choose(f"Is, row {n}", role)
        if serves != "Everything":
            hands.choose(f"Serves, row {n}", serves)
        hands.fill(f"PIN, row {n}", pin)
    hands.on()
    hands.at("printers")
    hands.fill("Its address on the network", printer.address)
    hands.on()
    hands.at("screens")
    if kiosk_too:
        _pair(browser, house, hands)
    hands.on()
    hands.at("ticket")
    # The agent needs a moment to find a printer that it was told of just now.
    found = "SELECT state FROM device"
    wait_until(lambda: house.rows(found) == [("ready",)], what="the printer is found")
    page.reload()
    expect(page.locator(".ok")).to_be_visible()
    hands.press("Print a test ticket")
    expect(page.locator("#printed")).to_be_visible()
    hands.on()
    hands.at("missing")
    return hands


def _pair(browser: Browser, house: House, hands: Hands) -> None:
    for size, what, there in (
        (KIOSK, "Kiosk, entrance", f"**/kiosk/{SITE}/entrance"),
        (DISPLAY, "Display, Waiting area", f"**/display/{SITE}/main"),
    ):
        screen = open_page(browser, size)
        screen.goto(house.url)
        figures = screen.locator("#code").inner_text()
        hands.fill("The figures that it shows", figures)
        hands.choose("What it is", what)
        hands.press("Pair it, and another")
        expect(hands.page.locator(".list").get_by_text(what)).to_be_visible()
        screen.wait_for_url(there)
        screen.close()
