"""Every glass that a kiosk is made for, and what is measured on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Browser, Page

from tests.chromium import own_page
from tests.journeys.kiosk.kiosk_house import KioskHouse

#: Pixels across and down, and inches from corner to corner.
GLASSES: dict[str, tuple[int, int, float]] = {
    "800 x 480": (800, 480, 7),
    "768 x 1024": (768, 1024, 9.7),
    "1280 x 1024": (1280, 1024, 17),
    "1366 x 768": (1366, 768, 15.6),
    "1920 x 1080": (1920, 1080, 22),
    "1080 x 1920": (1080, 1920, 17),
    "3840 x 2160": (3840, 2160, 27),
}
Modes = list[list[str]]
EVERY_MODE: Modes = [
    [],
    ["larger"],
    ["low"],
    ["larger", "low"],
    ["contrast"],
    ["larger", "contrast"],
    ["low", "contrast"],
    ["larger", "low", "contrast", "time"],
    ["spoken"],
    ["larger", "spoken"],
    ["low", "spoken"],
    ["larger", "low", "contrast", "time", "spoken"],
]
FINGER_MM = 20

_MATRIX = Path(__file__).with_name("kiosk_matrix.js").read_text(encoding="utf-8")


class Kiosk:
    """A kiosk's page whose own clock stands, so that it draws nothing between two measures."""

    def __init__(self, browser: Browser, house: KioskHouse) -> None:
        self.page: Page = own_page(browser, (1080, 1920), has_touch=True)
        self.page.clock.install()
        self.page.goto(house.address("entrance-left", "en"))
        self.page.locator(".screen").wait_for()
        self._visit = self._ticket(house)

    def _ticket(self, house: KioskHouse) -> str:
        """A visit whose code can be drawn."""
        answer = requests.post(
            f"http://127.0.0.1:{house.cable.port}/api/v1/sites/riverside/visits",
            json={"enquiry": "council-tax", "language": "en"},
            headers={"Authorization": f"Bearer {house.token}"},
            timeout=90,
        )
        visit: str = answer.json()["visit"]
        return visit

    def faults(
        self, glass: str, languages: list[str], modes: Modes, names: list[str] | None = None
    ) -> list[str]:
        """What is cut, covered, broken or smaller than a finger on this glass, in words."""
        width, height, inches = GLASSES[glass]
        self.page.set_viewport_size({"width": width, "height": height})
        asked: dict[str, Any] = {
            "inches": inches,
            "languages": languages,
            "modes": modes,
            "names": names,
            "mm": FINGER_MM,
            "visit": self._visit,
        }
        found: list[str] = self.page.evaluate(_MATRIX, asked)
        return [f"{glass}: {one}" for one in found]
