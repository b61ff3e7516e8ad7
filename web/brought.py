"""A picture or a video that somebody brings in: told by what is in it, not by its name, and bounded
in size and length. A picture is drawn anew, so that nothing of its file but what is seen is kept;
of a video its head is read, and whether all of it is there. To be done aside.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from math import ceil

from PIL import Image, ImageOps, UnidentifiedImageError

from web import videos

#: Bytes of a file; nothing larger is a picture, or short enough.
LARGEST_PICTURE, LARGEST_VIDEO = 12_000_000, 20_000_000
LONGEST_VIDEO_S = 120
#: What browsers are told of a file by the end of its name.
TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "webm": "video/webm",
}
_MOST_DOTS, _LONGEST_SIDE, _LEAST_SIDE = 40_000_000, 12_000, 120
_MOST_SIDE_OF_VIDEO = 3840
_FORMATS = ("JPEG", "PNG", "WEBP")


class NoMedia(ValueError):
    """What was sent cannot be shown; its words are a sentence."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is kept of a file, and the end of its name; of a video how long it is, of a picture what
    is seen of it."""

    data: bytes
    ending: str
    seconds: int | None = None
    picture: Image.Image | None = None


def name_of(found: Found) -> str:
    """A name of its content's: the same again is the same file."""
    return f"{hashlib.sha256(found.data).hexdigest()[:32]}.{found.ending}"


def looked_at(data: bytes, box: tuple[int, int]) -> Found:
    """What may be kept of a file, a picture no larger than `box`. NoMedia says what is wrong."""
    return video(data) if videos.is_video(data) else _picture(data, box)


def video(data: bytes) -> Found:
    """A video, as its head says. NoMedia for one that is too large, too long, or not played."""
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
    return Found(data, head.kind, max(1, ceil(head.seconds)))


def _picture(data: bytes, box: tuple[int, int]) -> Found:
    _not_larger(data, LARGEST_PICTURE, "a picture")
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _fits(*image.size)
            if getattr(image, "n_frames", 1) > 1:
                raise NoMedia("This picture moves. Save one of its pictures, or send a video.")
            image.draft("RGB", box)
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
    whole.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=3)
    plain = Image.new("RGB", whole.size, "white")
    plain.paste(whole, mask=whole.getchannel("A"))
    out = io.BytesIO()
    # Letters stay sharp: most of what is shown are posters.
    plain.save(out, "JPEG", quality=88, subsampling=0, optimize=True)
    return Found(out.getvalue(), "jpg", picture=plain)


def _fits(wide: int, high: int) -> None:
    if wide * high > _MOST_DOTS or max(wide, high) > _LONGEST_SIDE:
        raise NoMedia(
            f"This picture has {wide} x {high} dots; one has at most {_LONGEST_SIDE} across and "
            f"{_MOST_DOTS // 1_000_000} million in all. Save it smaller."
        )
    if min(wide, high) < _LEAST_SIDE:
        raise NoMedia(f"This picture has {wide} x {high} dots: too few to be seen from a chair.")


def _not_larger(data: bytes, most: int, what: str) -> None:
    if len(data) > most:
        raise NoMedia(
            f"This file has {len(data) / 1e6:.1f} MB; {what} has at most {most // 1_000_000} MB."
        )
