"""The sample site with all that belongs to it: the server, its agent, emulated printers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit

from hardware.emulators.printer import PrinterEmulator
from tests.helpers import SITE_TEXT
from tests.running import House, SiteAccess, running, wait_until
from ticketing.sites.hours import WEEKDAYS

DOTS = {80: 576, 58: 384}
#: For a house without printers: addresses where nothing answers.
NOWHERE = {"entrance-left-printer": "127.0.0.1:9", "entrance-right-printer": "127.0.0.1:9"}


@dataclass
class WholeHouse:
    """A running house; `printers` by id, those of the sample site."""

    house: House
    site: SiteAccess
    printers: Mapping[str, PrinterEmulator]

    @property
    def url(self) -> str:
        return self.house.url

    def wait_for_printers(self, state: str = "ready") -> None:
        """Until the server has heard that all printers are in this state."""
        wanted = [(state,)] * len(self.printers)
        wait_until(
            lambda: self.house.rows("SELECT state FROM device") == wanted, 120, f"all {state}"
        )


def sample_text(
    addresses: Mapping[str, str], styles: Mapping[str, str], hours: Mapping[str, str] | None = None
) -> str:
    """The sample site with printers on the network, open round the clock unless told."""
    document: Any = tomlkit.parse(SITE_TEXT)
    document["site"]["hours"] = hours or dict.fromkeys(WEEKDAYS, "00:00-24:00")
    for printer in document["printers"]:
        printer["transport"] = "network"
        printer["address"] = addresses[printer["id"]]
        printer["style"] = styles.get(printer["id"], printer["style"])
        printer.pop("baud", None)
    return tomlkit.dumps(document)


@contextmanager
def whole_house(
    folder: Path, *, styles: Mapping[str, str] | None = None, mode: str = "eventlet"
) -> Iterator[WholeHouse]:
    """The house, everything ready; every adviser named in `tests.running` has the PIN there."""
    printers = tomlkit.parse(SITE_TEXT).unwrap()["printers"]
    with ExitStack() as stack:
        emulators = {
            one["id"]: stack.enter_context(
                PrinterEmulator(
                    folder / "paper" / one["id"],
                    port=0,
                    dots=DOTS[one["width"]],
                    profile=one["profile"],
                    name=one["id"],
                )
            )
            for one in printers
        }
        house = stack.enter_context(running(folder / "data", mode, at="journey", agent=True))
        text = sample_text({key: one.address for key, one in emulators.items()}, styles or {})
        whole = WholeHouse(house, house.add_site("riverside", pins_too=True, text=text), emulators)
        whole.wait_for_printers()
        yield whole
