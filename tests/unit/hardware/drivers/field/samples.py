"""Boards and pads of each protocol, and what they are sent."""

from __future__ import annotations

from typing import Any

from hardware.drivers.field import Exchange
from hardware.protocol import BoardConfig, Line, PadConfig, Row

C014 = Row(number="C014", call=7)


def line(protocol: str) -> Line:
    transport = "input" if protocol == "keys" else "serial"
    return Line.model_validate({"protocol": protocol, "transport": transport, "address": "/dev/x"})


def board(protocol: str, **more: Any) -> BoardConfig:
    given = {"id": "b", "name": "Board", "site": "s", "line": line(protocol), **more}
    return BoardConfig.model_validate(given)


def pad(protocol: str, **more: Any) -> PadConfig:
    given = {"id": "p", "name": "Pad", "site": "s", "line": line(protocol), "keys": {}, **more}
    return PadConfig.model_validate(given)


def sent(frames: list[Exchange]) -> list[str]:
    return [frame.data.hex(" ") for frame in frames]
