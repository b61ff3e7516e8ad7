"""A kiosk in letters other than the house's: nothing is cut, covered or too small for a finger."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.glass.glasses import Kiosk
from tests.journeys.kiosk.kiosk_house import running

pytestmark = pytest.mark.browser

#: As in test_kiosk_glasses; `make soak` measures every language on every glass.
FULLEST = ["home", "group", "ticket", "settings", "closed-enquiry"]


@pytest.fixture(scope="module")
def kiosk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    folder: Path = tmp_path_factory.mktemp("kiosk-languages")
    with running(folder) as house:
        found = Kiosk(browser, house)
        yield found
        found.page.close()


@pytest.mark.parametrize(
    ("glass", "languages"),
    [
        ("1080 x 1920", ["ar", "bn", "pa", "pl", "ro", "so", "uk", "ur"]),
        ("800 x 480", ["bn", "uk", "ur"]),
    ],
)
def test_every_language_has_room(kiosk: Kiosk, glass: str, languages: list[str]) -> None:
    assert kiosk.faults(glass, languages, [["larger"]], FULLEST) == []
