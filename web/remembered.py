"""Words that are remembered for a site in a small file of the data folder: which steps were gone
through, what is meant to be as it is. Nothing depends on it: without the file all is offered
anew."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def words(folder: Path, file: str, site: str) -> frozenset[str]:
    """Those of a site."""
    return frozenset(_read(folder / file).get(site, ()))


def remember(folder: Path, file: str, site: str, anew: Iterable[str]) -> None:
    """These are the site's from now on: the file is there whole, or as it was."""
    every = _read(folder / file)
    chosen = sorted(anew)
    if chosen == sorted(every.get(site, ())):
        return
    handle, part = tempfile.mkstemp(suffix=".part", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8") as open_file:
        json.dump({**every, site: chosen}, open_file)
    os.replace(part, folder / file)


def _read(path: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        site: [one for one in every if isinstance(one, str)]
        for site, every in found.items()
        if isinstance(every, list)
    }
