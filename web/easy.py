"""The pictures of Easy Read, clips of sign language and maps of a site: files in a folder of the
house, beside the site's data, named in the site file.

What is brought in by a page gets a name of its content's; what somebody put into the folder by hand
keeps its own, is never deleted, and is looked at by `site check`.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from PIL import ImageOps

from storage import Connection, files
from storage.troubles import about_file
from ticketing.drafting import draft as drafts
from ticketing.sites import Site, history
from web.brought import LARGEST_PICTURE, LARGEST_VIDEO, TYPES, Found, NoMedia, looked_at, name_of

#: Which keys of which lists name a file, and whether it is a clip.
KEYS = {
    ("groups", "picture"): False, ("enquiries", "picture"): False, ("enquiries", "sign"): True,
    ("signposts", "map"): False,
}  # fmt: skip
#: A picture is drawn as large as the largest tile shows it; a map has names of streets to be read.
BOX, BOX_OF_MAP = (800, 600), (1600, 1200)
#: Dots of a map on a slip: as wide as 58 mm paper has room for.
BOX_ON_PAPER = (352, 300)
#: Files of a site and bytes of all of them: a backup stays small.
MOST_FILES, MOST_BYTES = 300, 400_000_000
_OURS = re.compile(r"[0-9a-f]{32}\.(jpg|mp4|webm)")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*\.([a-z0-9]{3,4})")
#: A file that no version names is deleted, but not one that is just being brought in.
_LEFT_S = 3600


def folder(data: Path, site: str) -> Path:
    """Where the files of a site are."""
    return data / "easy" / site


def address(site: str, file: str | None) -> str:
    """Where a kiosk has a file; '' for none."""
    return "" if file is None else f"/kiosk/{site}/easy/{file}"


def there(data: Path, site: str, file: str) -> tuple[Path, str] | None:
    """A file and its type; None where there is no such file."""
    name = _NAME.fullmatch(file)
    path = folder(data, site) / file
    if name is None or name[1] not in TYPES or not path.is_file():
        return None
    return path.resolve(), TYPES[name[1]]


def on_paper(data: Path, site: str, file: str | None) -> bytes | None:
    """A map in dots, a PNG of one bit each; None for none, and for one that cannot be read: a slip
    comes out without it, and `site check` says why."""
    found = None if file is None else there(data, site, file)
    if found is None:
        return None
    try:
        at = found[0].stat()
        return None if at.st_size > LARGEST_PICTURE else _dots(found[0], at.st_mtime_ns)
    except (OSError, NoMedia):
        return None


@lru_cache(32)
def _dots(path: Path, _at: int) -> bytes | None:
    picture = looked_at(path.read_bytes(), BOX_ON_PAPER).picture
    if picture is None:
        return None
    out = io.BytesIO()
    ImageOps.autocontrast(picture.convert("L"), cutoff=1).convert("1").save(out, "PNG")
    return out.getvalue()


def bring_in(conn: Connection, home: Path, site: str, data: bytes, key: tuple[str, str]) -> str:
    """Put a file for one of KEYS among those of a site; its name. NoMedia says why not."""
    found = _fitting(data, KEYS[key], BOX_OF_MAP if key == ("signposts", "map") else BOX)
    name = name_of(found)
    _sweep(conn, home, site)
    here = [one.stat().st_size for one in home.iterdir()] if home.is_dir() else []
    if len(here) >= MOST_FILES or sum(here) + len(found.data) > MOST_BYTES:
        raise NoMedia(
            f"There are {len(here)} pictures and clips already, with {sum(here) // 1_000_000} MB; "
            f"at most {MOST_FILES}, and {MOST_BYTES // 1_000_000} MB. Take some out of {home}."
        )
    try:
        files.put(home / name, found.data)
    except OSError as error:
        raise NoMedia(f"The file was not kept: {about_file(error)}") from error
    return name


def missing(data: Path, site: Site) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a site file names a file that is not there, or that no kiosk can show."""
    home = folder(data, site.id)
    for (kind, key), clip in KEYS.items():
        for i, part in enumerate(getattr(site, kind)):
            name = getattr(part, key)
            if name is not None and (wrong := _wrong(home / name, clip)):
                yield (kind, i, key), wrong


def _wrong(path: Path, clip: bool) -> str:
    try:
        at = path.stat()
    except FileNotFoundError:
        return f"there is no {path.name} in {path.parent}; put it there, or choose it anew"
    except OSError as error:
        return f"{path.name} cannot be read: {about_file(error)}"
    if at.st_size > LARGEST_VIDEO:
        return f"{path.name} has {at.st_size / 1e6:.1f} MB, and at most 20 MB are shown"
    return _looked(path, at.st_mtime_ns, at.st_size, clip)


@lru_cache(2 * MOST_FILES)
def _looked(path: Path, _at: int, _size: int, clip: bool) -> str:
    """What is wrong with a file, looked at once for each time that it changes."""
    try:
        _fitting(path.read_bytes(), clip)
    except NoMedia as error:
        return f"{path.name}: {str(error).rstrip('.')}"
    except OSError as error:
        return f"{path.name} cannot be read: {about_file(error)}"
    return ""


def _fitting(data: bytes, clip: bool, box: tuple[int, int] = BOX) -> Found:
    found = looked_at(data, box)
    if clip and found.seconds is None:
        raise NoMedia("This is a picture; here stands a clip, an MP4 (H.264) or a WebM.")
    if not clip and found.seconds is not None:
        raise NoMedia("This is a video; here stands a picture, a JPEG, PNG or WebP.")
    return found


def _sweep(conn: Connection, home: Path, site: str) -> None:
    """Delete what a page brought in and neither a version of the site nor its draft names: whoever
    brings an earlier version back finds its pictures."""
    if not home.is_dir():
        return
    before, draft = time.time() - _LEFT_S, drafts.read(conn, site).text
    for path in home.iterdir():
        left = _OURS.fullmatch(path.name) is not None and path.stat().st_mtime < before
        if left and path.name not in draft and not history.names(conn, site, path.name):
            path.unlink(missing_ok=True)
