"""What it takes to set a council's house up: clicks and fields, from an empty folder to paper."""

from __future__ import annotations

from pathlib import Path

from tests.bench.measures import Measure
from tests.chromium import chromium
from tests.journeys.administration.first_run import first_run
from tests.running import House, PrinterProcess

#: So many are allowed.
MOST = 60


def setup_steps(folder: Path) -> list[Measure]:
    """Clicks, fields and keys that press a button, in Chromium, for a one-stop shop in two
    languages with three staff, a printer, a kiosk and a display: from the code to the printed test
    ticket and the list of what is missing."""
    (folder / "data").mkdir()
    printer = PrinterProcess(folder / "printer")
    house = House(folder / "data", agent=True, forked=False)
    try:
        house.start()
        with chromium() as browser:
            steps = first_run(browser, house, printer).steps
    finally:
        house.close()
        printer.stop()
    return [Measure("setup.steps", steps, "steps", MOST, most=1, tolerance=0.1)]
