"""Every screen of the kiosk on every glass, in every language and mode."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests import chromium
from tests.journeys.glass.glasses import EVERY_MODE, GLASSES, Kiosk
from tests.journeys.kiosk.kiosk_house import running

#: Measured in three of the modes; Chinese where the machine has letters for it.
OTHERS = ["ar", "bn", "pa", "pl", "ro", "so", "uk", "ur", "zh"]

if TYPE_CHECKING:
    from tests.soak.parts import Heaviness


def glasses(folder: Path, heavy: Heaviness) -> str:
    """Nothing is cut, covered or smaller than a finger."""
    with chromium.one_browser(), chromium.chromium() as browser, running(folder) as house:
        kiosk = Kiosk(browser, house)
        found = [
            fault
            for glass in GLASSES
            for languages, modes in (
                (["en", "cy"], EVERY_MODE),
                (OTHERS, [[], ["larger"], ["low"]]),
            )
            for fault in kiosk.faults(glass, languages, modes)
        ]
    if found:
        raise AssertionError("\n".join(found[:50]))
    return f"{len(GLASSES)} glasses, {2 + len(OTHERS)} languages, {len(EVERY_MODE)} modes"
