"""The command line, run to its end: as a fork of a program that is loaded already, for each would
take a second and more to load (tests/forking.py)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests import forking


@dataclass(frozen=True)
class Ended:
    """How a command ended, and all that it wrote."""

    code: int
    said: str


def nextplease(log: Path, *arguments: str, environment: dict[str, str] | None = None) -> Ended:
    """Run it with these arguments; what it writes goes to `log`."""
    process = forking.fork("eventlet", list(arguments), environment or {}, log)
    assert process is not None, "what is set is not what was set when the tests began"
    try:
        code = process.wait(120)
    finally:
        process.kill()
    return Ended(code, log.read_text(encoding="utf-8"))
