"""A picture or a video is brought in: checked by what is in it, not by its name; a picture is drawn
anew, so that nothing of the file that was sent is kept. To be done aside.
"""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from storage import files
from storage.troubles import about_file
from ticketing.day import media
from ticketing.day.media import File
from web.brought import NoMedia, looked_at, name_of

#: The zone of a 4K display; more of a picture is never seen.
_BOX = (1920, 1200)
#: Such a part of a picture in the colour of a call, and who is waiting looks up for nothing.
_MOST_CALL_COLOUR = 0.05
_CALL = np.array([0xFF, 0xC1, 0x30], dtype=np.int16)
#: A file that nothing shows is deleted, but not one that is just being brought in.
_LEFT_S = 3600


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought in, and what whoever did should know of it."""

    file: File
    warning: str | None = None


def folder(data: Path, site: str) -> Path:
    """Where the files of a site are."""
    return data / "media" / site


def bring_in(conn: sqlite3.Connection, home: Path, site: str, data: bytes) -> Brought:
    """Put a file among those of a site, under a name of its content's. NoMedia says why not."""
    sweep(conn, home, site)
    found = looked_at(data, _BOX)
    name = name_of(found)
    try:
        files.put(home / name, found.data)
    except OSError as error:
        raise NoMedia(f"The file was not kept: {about_file(error)}") from error
    kind: media.Kind = "picture" if found.seconds is None else "video"
    warning = None if found.picture is None else _warning(found.picture)
    return Brought(File(kind, name, len(found.data), found.seconds), warning)


def sweep(conn: sqlite3.Connection, home: Path, site: str) -> None:
    """Delete files of a site that nothing shows any more."""
    if not home.is_dir():
        return
    shown = media.files(conn, site)
    before = time.time() - _LEFT_S
    for path in home.iterdir():
        if path.name not in shown and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def take_out(conn: sqlite3.Connection, home: Path, site: str, name: str) -> None:
    """Delete a file, unless something else of the site shows the same."""
    if name not in media.files(conn, site):
        (home / name).unlink(missing_ok=True)


def _warning(image: Image.Image) -> str | None:
    pixels = np.asarray(image.resize((96, 96)), dtype=np.int16)
    near = float((np.abs(pixels - _CALL).max(axis=2) < 48).mean())
    if near < _MOST_CALL_COLOUR:
        return None
    return (
        "Much of this picture has the yellow of a call: people look up when it comes. "
        "Another colour is better."
    )
