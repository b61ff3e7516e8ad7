"""What goes with a site file and is not in it: pictures, clips and videos are files of their own.

An exported file names them at its end, in comments, with where they come from; whoever loads it
elsewhere is told which of them are not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from storage import Connection
from ticketing.day import media
from ticketing.day.media import Media
from web import easy

_BEGIN, _END = "# ---- not in this file ----", "# ---- end of what is not in this file ----"
_BLOCK = re.compile(rf"\n*^{_BEGIN}$.*?^{_END}$\n?", re.DOTALL | re.MULTILINE)
_LIBRARY = "# Displays show these between calls (Day, Dates and notices, Notices)."
_FILE = re.compile(r"^#   ([0-9a-f]{32}\.(?:jpg|mp4|webm)): ", re.MULTILINE)


def without(text: str) -> str:
    """A file without what an export said of files beside it."""
    return _BLOCK.sub("\n", text)


def note(conn: Connection, site_id: str, data: Mapping[str, Any]) -> str:
    """What a site file, of which `data` is what it says, does not carry; '' where it is all."""
    lines = [*_easy(site_id, data), *_library(site_id, media.listed(conn, site_id))]
    return "\n".join((_BEGIN, *lines, _END, "")) if lines else ""


def exported(conn: Connection, site_id: str, text: str, data: Mapping[str, Any]) -> str:
    """The text of a site file with such a note at its end."""
    plain, said = without(text), note(conn, site_id, data)
    return f"{plain.rstrip()}\n\n{said}" if said else plain


def not_here(conn: Connection, site_id: str, text: str) -> list[str]:
    """What an exported file names of the displays' library that this house does not have."""
    block = _BLOCK.search(text)
    if block is None:
        return []
    return sorted({*_FILE.findall(block[0])} - media.files(conn, site_id))


def _easy(site_id: str, data: Mapping[str, Any]) -> Iterator[str]:
    names = {
        str(one[key])
        for kind, key in easy.KEYS
        for one in data.get(kind, [])
        if isinstance(one, Mapping) and one.get(key)
    }
    if names:
        yield "# Pictures, clips and maps that it names: copy them along, from and into the folder"
        yield f"# easy/{site_id}/ of the data folder."
        yield from (f"#   {name}" for name in sorted(names))


def _library(site_id: str, pieces: list[Media]) -> Iterator[str]:
    if not pieces:
        return
    yield _LIBRARY
    yield f"# The files are in media/{site_id}/ of the data folder; put each in there anew,"
    yield "# with its words and days:"
    for one in pieces:
        said = " | ".join(" ".join(words.split()) for words in one.words.values())
        days = f", from {one.first_day or 'now'} to {one.last_day}" if one.last_day else (
            f", from {one.first_day}" if one.first_day else ""
        )  # fmt: skip
        yield f"#   {one.file or 'no file'}: {one.kind}{days}{f': {said}' if said else ''}"
