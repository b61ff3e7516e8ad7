"""A house's logo: brought in from a file, checked, and drawn: small for screens, in white or on a
plate of white for the house's colour, in dots for paper.

What is kept is a data address in the site file (`ticketing.sites.looks`). An SVG is taken apart and
put together again from what only draws; whatever acts, moves or fetches is refused.
"""

from __future__ import annotations

import base64
import io
import struct
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageOps

from ticketing.sites.looks import LONGEST_LOGO
from web import svgs
from web.svgs import NoLogo

#: A file that is brought in has at most so many bytes, and so many dots.
LARGEST_FILE = 1_000_000
_MOST_DOTS, _LONGEST_SIDE = 16_000_000, 8_000
#: On screens nothing shows it larger; a logo that is too heavy at one size is tried at the next.
_BOXES = ((640, 240), (480, 180), (320, 120), (240, 90), (160, 60))
#: Dots of a logo on a ticket, 30 mm wide and 44: as much as both widths of paper have room for.
SMALL, LARGE = (240, 96), (352, 160)
_LEAST_SIDE = 8
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT = 32

__all__ = [
    "LARGE",
    "LARGEST_FILE",
    "SMALL",
    "Logo",
    "NoLogo",
    "brought_in",
    "dots",
    "is_one_colour",
    "on_colour",
    "read",
]


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as it is shown: its bytes and what they are; `wide` times as wide as it is high."""

    mimetype: str
    data: bytes
    wide: float

    @property
    def address(self) -> str:
        """As it stands in the site file."""
        return f"data:{self.mimetype};base64,{base64.b64encode(self.data).decode()}"


def brought_in(data: bytes) -> str:
    """A file as the address that the site file keeps. NoLogo says what is wrong with it."""
    if len(data) > LARGEST_FILE:
        mega = len(data) / 1_000_000
        raise NoLogo(f"This file has {mega:.1f} MB; a logo has at most 1 MB. Save it smaller.")
    if data.startswith(_PNG):
        return _small_png(_opened(data))
    text = svgs.text_of(data)
    if text is None:
        raise NoLogo("This is neither an SVG nor a PNG. Save the logo as one of these.")
    logo = _svg(text)
    if len(logo.address) <= LONGEST_LOGO:
        return logo.address
    return _small_png(_drawn(logo, *_BOXES[0]))


@lru_cache(_KEPT)
def read(address: str) -> Logo:
    """The logo of a site file. NoLogo says what is wrong with it."""
    head, _, body = address.partition(",")
    try:
        data = base64.b64decode(body, validate=True)
    except ValueError:
        raise NoLogo("The logo is cut off. Bring it in anew.") from None
    if "svg" in head:
        text = svgs.text_of(data)
        if text is None:
            raise NoLogo("The logo is said to be an SVG and is none. Bring it in anew.")
        return _svg(text)
    image = _opened(data)
    return Logo("image/png", data, image.width / image.height)


# ---------------------------------------------------------------------- drawn for a purpose


@lru_cache(_KEPT)
def on_colour(address: str) -> Logo:
    """For the house's colour: white where it is of one colour, else as it is on a white plate."""
    image = _drawn(read(address), 480, 160)
    shape = _one_colour(image)
    if shape is not None:
        shown = Image.new("RGBA", image.size, (255, 255, 255, 0))
        shown.putalpha(shape)
    else:
        rim = max(6, image.height // 8)
        shown = Image.new("RGBA", (image.width + 2 * rim, image.height + 2 * rim), "white")
        shown.alpha_composite(image, (rim, rim))
    return Logo("image/png", _png(shown), shown.width / shown.height)


@lru_cache(_KEPT)
def is_one_colour(address: str) -> bool:
    """Whether it may be printed, and stand on a colour, as its shape alone."""
    return _one_colour(_drawn(read(address), 480, 160)) is not None


@lru_cache(_KEPT)
def dots(address: str, width: int, height: int) -> bytes:
    """For paper: a PNG of one bit a dot that fits. One colour prints black, more as dots."""
    image = _drawn(read(address), width, height)
    shape = _one_colour(image)
    if shape is not None:
        found = ImageOps.invert(shape).point(lambda grey: 255 if grey >= 128 else 0).convert("1")
    else:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        found = ImageOps.autocontrast(paper.convert("L"), cutoff=1).convert("1")
    return _png(found)


def _one_colour(image: Image.Image) -> Image.Image | None:
    """The shape of a logo of one colour, as grey; None for one of several."""
    pixels = np.asarray(image, dtype=np.float32)
    alpha, colour = pixels[..., 3], pixels[..., :3]
    if alpha.min() > 250:  # no paper to be seen through: what is white is paper
        alpha = 255 - colour.min(axis=2)
        if not 0.02 < float((alpha > 128).mean()) < 0.9 or alpha[0, 0] > 16:
            return None
        if alpha.max() < 100:
            return None
        alpha = alpha * (255 / alpha.max())
    whole = colour[alpha > 240]
    if len(whole) == 0 or float(whole.std(axis=0).max()) > 14:
        return None
    return Image.fromarray(alpha.astype(np.uint8), "L")


# ---------------------------------------------------------------------- SVG and PNG


def _svg(text: str) -> Logo:
    drawing, wide = svgs.cleaned(text)
    logo = Logo("image/svg+xml", drawing.encode(), wide)
    _seen(_drawn(logo, 240, 90))
    return logo


def _seen(image: Image.Image) -> Image.Image:
    if image.getchannel("A").getextrema()[1] == 0:
        raise NoLogo("Nothing is to be seen on this logo. Save it anew.")
    return image


def _drawn(logo: Logo, width: int, height: int) -> Image.Image:
    """The logo as large as fits into a box."""
    across = max(1, min(width, round(height * logo.wide)))
    if logo.mimetype == "image/svg+xml":
        import resvg_py  # a house without an SVG never loads it

        try:
            png = resvg_py.svg_to_bytes(
                svg_string=logo.data.decode(), width=across, skip_system_fonts=True
            )
        except ValueError:
            raise NoLogo("Nothing can be drawn of this SVG. Save it as PNG.") from None
        return Image.open(io.BytesIO(png), formats=("PNG",)).convert("RGBA")
    image = _opened(logo.data)
    return image.resize(
        (across, max(1, round(across / logo.wide))), Image.Resampling.LANCZOS, reducing_gap=3
    )


def _opened(data: bytes) -> Image.Image:
    """A PNG, once its head says that it is no larger than a logo may be."""
    if data[12:16] != b"IHDR" or len(data) < 24:
        raise _damaged()
    wide, high = struct.unpack(">II", data[16:24])
    if wide * high > _MOST_DOTS or max(wide, high) > _LONGEST_SIDE:
        raise NoLogo(
            f"This picture has {wide} x {high} dots; a logo has at most {_LONGEST_SIDE} across and "
            f"{_MOST_DOTS // 1_000_000} million in all. Save it smaller."
        )
    if min(wide, high) < _LEAST_SIDE:
        raise NoLogo(f"This picture has {wide} x {high} dots; that is too few for a logo.")
    if max(wide, high) > svgs.LONGEST * min(wide, high):
        raise svgs.too_long()
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            if image.size != (wide, high):
                raise _damaged()
            found = image.convert("RGBA")
    except (OSError, SyntaxError, EOFError, struct.error):
        raise _damaged() from None
    except ValueError as error:
        raise error if isinstance(error, NoLogo) else _damaged() from None
    return _seen(found)


def _damaged() -> NoLogo:
    return NoLogo("This PNG is damaged and cannot be read. Save it anew.")


def _small_png(image: Image.Image) -> str:
    """The picture as large as is shown anywhere, with as few bytes as the file has room for."""
    for box in _BOXES:
        small = image.copy()
        small.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=3)
        for shown in (small, small.quantize(128, Image.Quantize.FASTOCTREE)):
            found = Logo("image/png", _png(shown), small.width / small.height).address
            if len(found) <= LONGEST_LOGO:
                return found
    raise NoLogo("This picture cannot be made small enough for a logo. Use fewer colours.")


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
