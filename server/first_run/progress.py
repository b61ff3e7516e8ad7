"""Which steps of a first run were gone through, so that it can be left and taken up again."""

from __future__ import annotations

from pathlib import Path

from web import remembered

_FILE = "first-run.json"


def done(data: Path, site: str) -> frozenset[str]:
    """The steps that were gone through."""
    return remembered.words(data, _FILE, site)


def mark(data: Path, site: str, step: str) -> None:
    """A step was gone through."""
    remembered.remember(data, _FILE, site, {*done(data, site), step})
