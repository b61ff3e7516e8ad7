"""The agent where there is no POSIX: it starts, prints over the network, and says of the rest what
it has not. A real Windows nobody has tried."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from hardware.connections.taking import cannot_open
from hardware.emulators.field import LineEmulator
from hardware.emulators.printer import PrinterEmulator
from hardware.emulators.speaking import Device
from hardware.introducing import FoundPrinter
from hardware.protocol import AnyConfig, BoardConfig, PadConfig, SpeakerConfig
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
        poor = {**os.environ, "PATH": ""}  # Linux' programs are Linux'
        with (self.folder / "agent.log").open("ab") as out:
            self.agent = subprocess.Popen(command, cwd=ROOT, stderr=out, env=poor)


#: Kinds of devices that cannot be had there, and what is said of each.
LINE = {"protocol": "keys", "transport": "input", "address": "/dev/input/by-id/foot"}
CANNOT: dict[str, tuple[AnyConfig, str]] = {
    "by-file": (device("/dev/lp0", "file", id="by-file"), "no device files"),
    "by-port": (device("COM3", "serial", id="by-port"), "there is no COM3"),
    "by-usb": (device("ffff:fffe", "usb", id="by-usb"), ""),
    "foot": (
        PadConfig.model_validate(
            {"id": "foot", "name": "Foot", "site": "riverside", "line": LINE, "keys": {}}
        ),
        "no device files",
    ),
    "loud": (SpeakerConfig(id="loud", name="Hall", site="riverside"), "aplay is not installed"),
}


def test_every_part_of_it_loads() -> None:
    loaded = subprocess.run([*COMMAND, "--every-part"], cwd=ROOT, capture_output=True, timeout=90)
    assert loaded.returncode == 0, loaded.stderr.decode()
    assert {"hardware.agent.searching", "hardware.connections.usb_bus", "hardware.__main__"} <= set(
        loaded.stdout.decode().split()
    )


@pytest.mark.slow
def test_it_starts_prints_and_shows_over_the_network_and_says_what_it_cannot_do(
    tmp_path: Path, printer: PrinterEmulator
) -> None:
    network = device(printer.address, profile="TM-T20II", style="text")
    board = Device("board", 5)
    with LineEmulator("modbus", {"board": board}, port=0) as line:
        on = {"protocol": "modbus", "transport": "network", "address": line.address}
        shown = {"id": "led", "name": "Board", "site": "riverside", "line": on, "number": 5}
        every: list[AnyConfig] = [
            network,
            BoardConfig.model_validate(shown),
            *(one for one, _ in CANNOT.values()),
        ]
        house = Windows(tmp_path, every)
        try:
            house.start_agent()
            house.print("visit-1", bilingual("C014"))
            house.until_job("visit-1", "printed")
            assert "C014" in printer.wait_for(1)[0].text
            until(lambda: _state(house, "led") == "ready")
            for name, (_, says) in CANNOT.items():
                until(partial(_cannot, house, name))
                assert says in _detail(house, name)
            assert house.stop_agent() == 0, house.log
        finally:
            house.close()
    assert "Traceback" not in house.log


def _cannot(house: House, device: str) -> bool:
    return _state(house, device) in ("unplugged", "offline")


def _state(house: House, device: str) -> str:
    with house.store.read() as conn:
        view = house.hub.device_state(conn, device)
    return "" if view is None else str(view.state)


def _detail(house: House, device: str) -> str:
    with house.store.read() as conn:
        view = house.hub.device_state(conn, device)
    return "" if view is None else view.detail


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
