"""The agent where there is no POSIX: it starts, prints over the network, and says of the rest what
it has not. A real Windows nobody has tried."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.connections.taking import cannot_open
from hardware.emulators.printer import PrinterEmulator
from hardware.introducing import FoundPrinter
from tests.helpers import ROOT
from tests.integration.hardware.hardware_house import TOKEN, House, device, until
from tests.unit.hardware.samples import bilingual

COMMAND = [sys.executable, "-m", "tests.integration.hardware.without_posix"]


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(tmp_path / "printer", port=0, profile="TM-T20II") as emulator:
        yield emulator


class Windows(House):
    """Its agent has no POSIX."""

    def start_agent(self, token: str = TOKEN, *, server: str | None = None) -> None:
        file = self.folder / "token"
        file.write_text(token)
        command = [*COMMAND, "--token-file", str(file), "--journal", str(self.journal)]
        command += ["--server", server or f"http://127.0.0.1:{self.port}"]
        with (self.folder / "agent.log").open("ab") as out:
            self.agent = subprocess.Popen(command, cwd=ROOT, stderr=out)


@pytest.mark.slow
def test_it_starts_prints_over_the_network_and_says_that_there_are_no_device_files(
    tmp_path: Path, printer: PrinterEmulator
) -> None:
    network = device(printer.address, profile="TM-T20II", style="text")
    file = network.model_copy(update={"id": "by-file", "transport": "file", "address": "/dev/lp0"})
    house = Windows(tmp_path, [network, file])
    try:
        house.start_agent()
        house.print("visit-1", bilingual("C014"))
        house.until_job("visit-1", "printed")
        assert "C014" in printer.wait_for(1)[0].text
        until(lambda: _detail(house, "by-file"))
        assert "no device files" in _detail(house, "by-file")
        assert house.stop_agent() == 0, house.log
    finally:
        house.close()
    assert "Traceback" not in house.log


def _detail(house: House, device: str) -> str:
    with house.store.read() as conn:
        view = house.hub.device_state(conn, device)
    return "" if view is None or view.state == "unknown" else view.detail


def test_what_pyserial_says_of_a_port_on_windows_is_understood() -> None:
    said = "could not open port 'COM3': {}"
    taken = OSError(said.format("PermissionError(13, 'Access is denied.', None, 5)"))
    assert str(cannot_open("COM3", taken)) == "another program has COM3"
    none = "FileNotFoundError(2, 'The system cannot find the file specified.', None, 2)"
    assert str(cannot_open("COM3", OSError(said.format(none)))) == "there is no COM3"


def test_a_port_of_windows_can_be_offered_and_another_word_cannot() -> None:
    assert FoundPrinter(transport="serial", address="COM12").address == "COM12"
    for address in ("com12", "COMx", "lpt1"):
        with pytest.raises(ValueError, match="slash"):
            FoundPrinter(transport="serial", address=address)
