"""Which steps of a house's first run were gone through: a small file of the data folder, so that it
can be left and taken up again. Without it everything holds as well, and every step is offered."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

_FILE = "first-run.json"


def done(data: Path, site: str) -> frozenset[str]:
    """The steps that were gone through."""
    return frozenset(_read(data).get(site, ()))


def mark(data: Path, site: str, step: str) -> None:
    """A step was gone through."""
    every = _read(data)
    if step in every.get(site, ()):
        return
    every[site] = sorted({*every.get(site, ()), step})
    handle, part = tempfile.mkstemp(suffix=".part", dir=data)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(every, file)
    os.replace(part, data / _FILE)


def _read(data: Path) -> dict[str, list[str]]:
    try:
        found = json.loads((data / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
