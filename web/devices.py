"""What a screen shows of a device: not its jobs, whose every step would send the state again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict


class ShownDevice(TypedDict):
    """A device and how it is; `since` in ISO 8601, `where` in the words of the site file."""

    device: str
    name: str
    state: str
    since: str | None
    where: str


class PrinterNow(TypedDict):
    """How a printer is: a word, whether a slip may be sent now, since when (ISO 8601)."""

    state: str
    usable: bool
    since: str | None


class Elsewhere(TypedDict):
    """Where paper comes out that a printer does not print: `instead` where it does now, None if at
    the printer itself or nowhere; `slips` where that of each visit does, if at another one."""

    instead: str | None
    slips: Mapping[str, str]


def shown(device: Mapping[str, Any]) -> ShownDevice:
    """What is shown of a device as the server's hub tells of it."""
    return {
        "device": device["device"],
        "name": device["name"],
        "state": device["state"],
        "since": device["since"],
        "where": device["where"],
    }
