"""Which printers are plugged in: each once, by the name that stays with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hardware.agent import agent, finding
from hardware.agent.finding import Plugged, plugged_in
from hardware.agent.identity import Identity
from hardware.connections import UsbPrinter
from hardware.introducing import MOST_FOUND, FoundPrinter


def device(dev: Path, name: str, *links: str) -> None:
    """A device's file, with other names of it."""
    real = dev / name
    real.parent.mkdir(parents=True, exist_ok=True)
    real.touch()
    for link in links:
        (dev / link).parent.mkdir(parents=True, exist_ok=True)
        (dev / link).symlink_to(real)


def found(dev: Path) -> list[tuple[str, str]]:
    return [
        (one.transport, one.address.removeprefix(f"{dev}/")) for one in plugged_in(dev, usb=tuple)
    ]


def test_a_device_is_told_once_and_by_its_best_name(tmp_path: Path) -> None:
    device(tmp_path, "usb/lp0", "ticket-printer/by-id/04b8-0e15-J7Z", "ticket-printer/by-path/p1")
    device(tmp_path, "usb/lp1", "ticket-printer/by-path/p2")
    device(tmp_path, "usb/lp2")
    device(tmp_path, "ttyUSB0", "serial/by-id/usb-FTDI-if00")
    device(tmp_path, "sda1")
    assert found(tmp_path) == [
        ("file", "ticket-printer/by-id/04b8-0e15-J7Z"),
        ("file", "ticket-printer/by-path/p2"),
        ("serial", "serial/by-id/usb-FTDI-if00"),
        ("file", "usb/lp2"),
    ]


def test_a_usb_printer_is_told_with_its_name_by_its_file_or_by_its_numbers(tmp_path: Path) -> None:
    dev, sys = tmp_path / "dev", tmp_path / "sys"
    device(dev, "usb/lp0", "ticket-printer/by-id/04b8-0e15-J7Z")
    at = sys / "devices" / "usb1" / "1-1" / "1-1.4" / "1-1.4:1.0"
    at.mkdir(parents=True)
    lp0 = sys / "class" / "usbmisc" / "lp0"
    lp0.mkdir(parents=True)
    (lp0 / "device").symlink_to(at)
    epson = UsbPrinter(0x04B8, 0x0E15, "J7Z", "EPSON TM-T20II", "1-1.4")
    cheap = UsbPrinter(0x0416, 0x5011, "", "USB Portable Printer", "1-1.2")
    told = [
        (one.transport, one.address.removeprefix(f"{dev}/"), one.name, one.profile, one.width)
        for one in plugged_in(dev, lambda: (epson, cheap), sys)
    ]
    assert told == [
        ("file", "ticket-printer/by-id/04b8-0e15-J7Z", "EPSON TM-T20II", "TM-T20II", 80),
        ("usb", "0416:5011@1-1.2", "USB Portable Printer", "POS-5890", 58),
    ]


def test_a_serial_line_is_told_with_what_hangs_at_its_end(tmp_path: Path) -> None:
    device(tmp_path, "ttyUSB0", "serial/by-id/usb-Prolific_USB-Serial-if00-port0")
    assert [one.name for one in plugged_in(tmp_path, usb=tuple)] == ["Prolific USB-Serial"]


def test_what_is_driven_already_is_not_offered_by_another_of_its_names(tmp_path: Path) -> None:
    dev, sys = tmp_path / "dev", tmp_path / "sys"
    device(dev, "usb/lp0", "ticket-printer/by-id/cheap", "ticket-printer/by-path/left")
    device(dev, "usb/lp1", "ticket-printer/by-path/right")
    device(dev, "ttyUSB0", "serial/by-id/usb-FTDI-if00")
    epson = UsbPrinter(0x04B8, 0x0E15, "J7Z", "EPSON TM-T20II", "1-1.4")
    twins = tuple(UsbPrinter(0x0416, 0x5011, "1", "USB Printer", f"1-1.{n}") for n in (1, 2))

    def offered(*driven: str) -> list[str]:
        there = plugged_in(dev, lambda: (epson, *twins), sys, driven)
        return [one.address.removeprefix(f"{dev}/") for one in there]

    files = ["ticket-printer/by-id/cheap", "ticket-printer/by-path/right"]
    line, usb = "serial/by-id/usb-FTDI-if00", "04b8:0e15:J7Z"
    both = ["0416:5011:1"] * 2  # their makers gave them one number
    assert offered() == [*files, line, usb, *both]
    others = (dev / "ticket-printer/by-path/left", dev / "usb/lp1", dev / "ttyUSB0")
    assert offered(*map(str, others)) == [usb, *both]
    assert offered("04b8:0e15@1-1.4", "0416:5011@1-1.2") == [*files, line, both[0]]
    assert offered("0416:5011", "192.0.2.21:9100", "aplay") == offered()


def test_usb_is_asked_for_names_only_when_something_came_or_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def usb() -> tuple[UsbPrinter, ...]:
        asked.append(1)
        return ()

    monkeypatch.setattr(finding, "usb_printers", usb)
    sockets = tmp_path / "sys" / "bus" / "usb" / "devices"
    sockets.mkdir(parents=True)
    looks = Plugged(tmp_path / "dev", tmp_path / "sys")
    for _ in range(3):
        looks.look()
    (sockets / "1-1.4").mkdir()
    for _ in range(3):
        looks.look()
    assert len(asked) == 2


def test_what_leads_nowhere_or_cannot_be_typed_is_left_out(tmp_path: Path) -> None:
    device(tmp_path, "usb/lp0", "ticket-printer/by-id/with\nline")
    (tmp_path / "ticket-printer/by-id/gone").symlink_to(tmp_path / "nowhere")
    assert ("file", "ticket-printer/by-id/gone") not in found(tmp_path)
    assert all("\n" not in name for _, name in found(tmp_path))
    assert plugged_in(tmp_path / "none", usb=tuple) == ()


def test_there_is_an_end_to_how_many_are_told(tmp_path: Path) -> None:
    for n in range(MOST_FOUND + 5):
        device(tmp_path, f"usb/lp{n}")
    assert len(plugged_in(tmp_path, usb=tuple)) == MOST_FOUND


class _Line:
    """A connection that keeps what is sent over it."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def emit(self, event: str, data: Any, namespace: str) -> None:
        self.sent.append((event, [one["address"] for one in data["devices"]]))


def test_an_agent_tells_what_it_found_once_to_each_connection_and_whenever_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[FoundPrinter] = []
    found = agent.Agent(
        "http://127.0.0.1:1", Identity(None, tmp_path / "token"), tmp_path / "journal.db"
    )
    monkeypatch.setattr(found._finder._plugged, "look", lambda driven: tuple(there))
    first, second = _Line(), _Line()
    found._client = first
    found._send_found()
    found._send_found()
    there.append(FoundPrinter(transport="file", address="/dev/usb/lp0"))
    found._send_found()
    found._client = second
    found._send_found()
    assert first.sent == [("found", []), ("found", ["/dev/usb/lp0"])]
    assert second.sent == [("found", ["/dev/usb/lp0"])]
