"""A picture or a video is brought in: checked by what is in it, not by its name; a picture is drawn
anew, so that nothing of the file that was sent is kept. To be done aside.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from display.media import videos
from display.voice import recording
from storage.troubles import about_file
from ticketing.day import media
from ticketing.day.media import File

#: Bytes of a file; nothing larger is a picture, or short enough.
LARGEST_PICTURE, LARGEST_VIDEO = 12_000_000, 20_000_000
LONGEST_VIDEO_S = 120
_MOST_DOTS, _LONGEST_SIDE, _LEAST_SIDE = 40_000_000, 12_000, 120
#: The zone of a 4K display; more of a picture is never seen.
_BOX = (1920, 1200)
_MOST_SIDE_OF_VIDEO = 3840
_FORMATS = ("JPEG", "PNG", "WEBP")
#: Such a part of a picture in the colour of a call, and who is waiting looks up for nothing.
_MOST_CALL_COLOUR = 0.05
_CALL = np.array([0xFF, 0xC1, 0x30], dtype=np.int16)
#: A file that nothing shows is deleted, but not one that is just being brought in.
_LEFT_S = 3600


class NoMedia(ValueError):
    """What was sent cannot be shown; its words are a sentence."""


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
    if videos.is_video(data):
        kept, ending, seconds, warning = data, *_video(data)
    else:
        kept, warning = _picture(data)
        ending, seconds = "jpg", None
    name = f"{hashlib.sha256(kept).hexdigest()[:32]}.{ending}"
    try:
        recording.put(home / name, kept)
    except OSError as error:
        raise NoMedia(f"The file was not kept: {about_file(error)}") from error
    kind: media.Kind = "picture" if seconds is None else "video"
    return Brought(File(kind, name, len(kept), seconds), warning)


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


def _video(data: bytes) -> tuple[str, int, str | None]:
    _not_larger(data, LARGEST_VIDEO, "a video")
    try:
        head = videos.head(data)
    except videos.NoVideo as error:
        raise NoMedia(str(error)) from None
    if head.seconds > LONGEST_VIDEO_S:
        raise NoMedia(
            f"This video lasts {head.seconds:.0f} seconds; one has at most {LONGEST_VIDEO_S}. "
            "Cut it shorter: nobody watches longer while they wait."
        )
    if max(head.wide, head.high) > _MOST_SIDE_OF_VIDEO:
        raise NoMedia(
            f"This video has {head.wide} x {head.high} dots; at most {_MOST_SIDE_OF_VIDEO} across."
        )
    return head.kind, max(1, ceil(head.seconds)), None


def _picture(data: bytes) -> tuple[bytes, str | None]:
    _not_larger(data, LARGEST_PICTURE, "a picture")
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _fits(*image.size)
            if getattr(image, "n_frames", 1) > 1:
                raise NoMedia("This picture moves. Save one of its pictures, or send a video.")
            image.draft("RGB", _BOX)
            turned = ImageOps.exif_transpose(image)
            if turned.mode in ("I", "I;16", "F"):
                raise NoMedia("This picture has colours that no screen shows. Save it as JPEG.")
            whole = turned.convert("RGBA")
    except NoMedia:
        raise
    except UnidentifiedImageError:
        raise NoMedia(
            "This is no picture and no video. Send a JPEG, PNG or WebP, an MP4 (H.264) or a WebM."
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        raise NoMedia("This picture is damaged and cannot be read. Save it anew.") from None
    whole.thumbnail(_BOX, Image.Resampling.LANCZOS, reducing_gap=3)
    plain = Image.new("RGB", whole.size, "white")
    plain.paste(whole, mask=whole.getchannel("A"))
    out = io.BytesIO()
    # Letters stay sharp: most of what is shown are posters.
    plain.save(out, "JPEG", quality=88, subsampling=0, optimize=True)
    return out.getvalue(), _warning(plain)


def _fits(wide: int, high: int) -> None:
    if wide * high > _MOST_DOTS or max(wide, high) > _LONGEST_SIDE:
        raise NoMedia(
            f"This picture has {wide} x {high} dots; one has at most {_LONGEST_SIDE} across and "
            f"{_MOST_DOTS // 1_000_000} million in all. Save it smaller."
        )
    if min(wide, high) < _LEAST_SIDE:
        raise NoMedia(f"This picture has {wide} x {high} dots: too few to be seen from a chair.")


def _warning(image: Image.Image) -> str | None:
    pixels = np.asarray(image.resize((96, 96)), dtype=np.int16)
    near = float((np.abs(pixels - _CALL).max(axis=2) < 48).mean())
    if near < _MOST_CALL_COLOUR:
        return None
    return (
        "Much of this picture has the yellow of a call: people look up when it comes. "
        "Another colour is better."
    )


def _not_larger(data: bytes, most: int, what: str) -> None:
    if len(data) > most:
        raise NoMedia(
            f"This file has {len(data) / 1e6:.1f} MB; {what} has at most {most // 1_000_000} MB."
        )
