"""Which printers are plugged in: each once, by the name that stays with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from hardware.agent import agent
from hardware.agent.finding import plugged_in
from hardware.agent.identity import Identity
from hardware.protocol import MOST_FOUND, FoundPrinter


def device(dev: Path, name: str, *links: str) -> None:
    """A device's file, with other names of it."""
    real = dev / name
    real.parent.mkdir(parents=True, exist_ok=True)
    real.touch()
    for link in links:
        (dev / link).parent.mkdir(parents=True, exist_ok=True)
        (dev / link).symlink_to(real)


def found(dev: Path) -> list[tuple[str, str]]:
    return [(one.transport, one.address.removeprefix(f"{dev}/")) for one in plugged_in(dev)]


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


def test_what_leads_nowhere_or_cannot_be_typed_is_left_out(tmp_path: Path) -> None:
    device(tmp_path, "usb/lp0", "ticket-printer/by-id/with\nline")
    (tmp_path / "ticket-printer/by-id/gone").symlink_to(tmp_path / "nowhere")
    assert ("file", "ticket-printer/by-id/gone") not in found(tmp_path)
    assert all("\n" not in name for _, name in found(tmp_path))
    assert plugged_in(tmp_path / "none") == ()


def test_there_is_an_end_to_how_many_are_told(tmp_path: Path) -> None:
    for n in range(MOST_FOUND + 5):
        device(tmp_path, f"usb/lp{n}")
    assert len(plugged_in(tmp_path)) == MOST_FOUND


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
    monkeypatch.setattr(agent, "plugged_in", lambda: tuple(there))
    found = agent.Agent(
        "http://127.0.0.1:1", Identity(None, tmp_path / "token"), tmp_path / "journal.db"
    )
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
