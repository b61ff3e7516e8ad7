"""A kiosk on each glass that it is made for: nothing is cut, covered or too small for a finger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.glass.glasses import GLASSES, Kiosk
from tests.journeys.kiosk.kiosk_house import KioskHouse, running

pytestmark = pytest.mark.browser

#: The fullest screens; `make soak` measures all of them, in every language and mode.
FULLEST = [
    "home",
    "group",
    "ticket",
    "paperless",
    "settings",
    "number so far",
    "closed-enquiry",
    "somebody comes",
]

#: The usual glass that lies across.
ACROSS = "1920 x 1080"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskHouse]:
    folder: Path = tmp_path_factory.mktemp("kiosk-glasses")
    with running(folder) as found:
        yield found


@pytest.fixture(scope="module")
def kiosk(browser: Browser, house: KioskHouse) -> Iterator[Kiosk]:
    found = Kiosk(browser, house)
    yield found
    found.page.close()


@pytest.mark.parametrize("glass", GLASSES)
def test_the_fullest_screens_are_whole_and_large_enough(kiosk: Kiosk, glass: str) -> None:
    # Welsh has the longer words.
    modes = [[], ["larger"], ["low"], ["spoken"], ["larger", "spoken"]]
    if glass == ACROSS:  # upright they are worn by touch: journeys/access/test_kiosk_access.py
        modes += [["larger", "contrast"], ["larger", "low", "contrast", "time"]]
    assert kiosk.faults(glass, ["cy"], modes, FULLEST) == []


def test_a_glass_that_is_too_small_is_refused_by_name(kiosk: Kiosk) -> None:
    kiosk.page.reload()
    kiosk.page.set_viewport_size({"width": 640, "height": 400})
    kiosk.page.locator('.screen[data-screen="small"]').wait_for()
    assert "640 × 400" in kiosk.page.locator(".for-staff").inner_text()
    assert "800 × 480" in kiosk.page.locator(".for-staff").inner_text()
