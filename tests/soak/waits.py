"""Parts of the soak that wait for a real clock, or look where nobody looked before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hardware.emulators.printer import PrinterEmulator
from tests.helpers import ROOT
from tests.running import number_on, running, wait_until


def late_slips(folder: Path, heavy: object) -> str:
    """A slip that waited longer than its printer allows never comes out; the next one does.

    The hub's rule has its test with a moved clock; here the shortest time there is goes by.
    """
    with (
        PrinterEmulator(folder / "printer", port=0, profile="TM-T20II") as printer,
        running(folder / "house", agent=True, forked=False) as house,
    ):
        site = house.add_site(printer=printer.address, expires_after=10)
        printer.set("cover_open")
        late = house.issue(site, kiosk="entrance")
        job = "SELECT state FROM job WHERE root = ?"
        wait_until(lambda: house.rows(job, late["visit"]) == [("expired",)], what="its end")
        devices = f"/api/v1/sites/{site.id}/devices"
        (device,) = house.get(devices, token=site.adviser).json()["devices"]
        assert (device["owed"], device["last"]["state"]) == (1, "expired")
        assert device["last"]["number"] == late["number"]
        printer.set("ready")
        fresh = house.issue(site, kiosk="entrance")
        assert [number_on(slip.text) for slip in printer.wait_for(1, 120)] == [fresh["number"]]
        # The visitor without paper is in the queue all the same.
        first = house.call(site)
        assert first is not None
        assert first["number"] == late["number"]
    return "expired after 10 s and never printed"


def properties(folder: Path, heavy: object) -> str:
    """Every property with a thousand examples that no run before had."""
    files = [
        str(file)
        for file in sorted((ROOT / "tests" / "unit").rglob("test_*.py"))
        if "hypothesis" in file.read_text(encoding="utf-8")
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *files],
        cwd=ROOT,
        env={**os.environ, "HYPOTHESIS_PROFILE": "thorough"},
        capture_output=True,
        text=True,
        timeout=2 * 3600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-20_000:]
    return f"{len(files)} files: {done.stdout.strip().splitlines()[-1]}"
