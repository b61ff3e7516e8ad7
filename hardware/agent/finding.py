"""What is plugged in where the agent runs and may be a ticket printer: found by the names that stay
with a device, so that nobody has to look for them and type them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from hardware.protocol import MOST_FOUND, FoundPrinter

DEV = Path("/dev")
#: The better name first: what moves with the printer, then what stays with the socket, then what is
#: another printer's after the next start.
_PLACES: tuple[tuple[Literal["file", "serial"], str], ...] = (
    ("file", "ticket-printer/by-id/*"),
    ("file", "ticket-printer/by-path/*"),
    ("serial", "serial/by-id/*"),
    ("file", "usb/lp*"),
)


def plugged_in(dev: Path = DEV) -> tuple[FoundPrinter, ...]:
    """Each device once, by its best name; a folder that cannot be read has none."""
    return tuple(_each(dev))[:MOST_FOUND]


def _each(dev: Path) -> Iterator[FoundPrinter]:
    seen = set()
    for transport, pattern in _PLACES:
        try:
            names = sorted(dev.glob(pattern))
            targets = [(name, name.resolve()) for name in names]
        except (OSError, RuntimeError):
            continue
        for name, target in targets:
            if target in seen or not target.exists():
                continue
            seen.add(target)
            try:
                yield FoundPrinter(transport=transport, address=str(name))
            except ValidationError:  # a name that nobody could type
                continue
