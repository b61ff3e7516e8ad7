"""What of a site file has room on the screens: names by their width, glasses by their size."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import hypot
from pathlib import Path as File

from PIL import ImageFont

from display.places import place_name
from hardware import slips
from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from ticketing.sites.parts import Kiosk, ServicePoint

_FONTS = File(slips.__file__).parent / "fonts"
_WORDS, _FIGURES = _FONTS / "Atkinson-700.ttf", _FONTS / "Overpass-800.ttf"
_MEASURED = 1000

#: A place stands 300 px high on a display that lies, beside the arrow; upright its word alone, 264.
#: A name that is a little too wide there is set at nine tenths (fit.js), which still carries 7 m.
PLACE_PX, WORD_UPRIGHT_PX = 300, 264
PLACE_ROOM_PX, WORD_UPRIGHT_ROOM_PX = 1740, 1110
_FIGURES_OF_A_PLACE, _ROUND_A_ROOM = 0.954, 0.28

#: The way to a place, in its own letters' size: two languages stand in one line.
WAY_EMS = 20.0

#: A word of a tile, in its own letters' size: more is broken on a small kiosk.
WORD_EMS = 8.0

#: As kiosk/static/glass.js has it.
LONG_PX, SHORT_PX, WIDE_MM = 800, 480, 110


def mistakes(site: Site) -> Iterator[tuple[Place, str]]:
    """Where in the file, and what to write instead."""
    for i, point in enumerate(site.service_points):
        for language in point.name:
            says = _place(point, language)
            if says:
                yield ("service_points", i, "name"), says
        for language, way in point.way.items():
            if words_em(way) > WAY_EMS:
                yield (
                    ("service_points", i, "way"),
                    f"{way!r} ({language}) is longer than the line of a display; use some 40 "
                    "letters, like 'First floor, by the lift'",
                )
    for i, kiosk in enumerate(site.kiosks):
        says = _glass(kiosk)
        if says:
            yield ("kiosks", i, "glass"), says


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """What is no mistake, but would better be otherwise."""
    for kind in ("groups", "enquiries", "signposts"):
        for i, part in enumerate(getattr(site, kind)):
            for language, name in part.name.items():
                long = max(name.split(), key=words_em)
                if words_em(long) > WORD_EMS:
                    yield (
                        (kind, i, "name"),
                        f"{long!r} ({language}) is too wide for a tile of a small kiosk, which "
                        "breaks it within the word; use a shorter one",
                    )


@cache
def _font(path: File) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, _MEASURED, layout_engine=ImageFont.Layout.BASIC)


def words_em(text: str) -> float:
    """How wide the text is in the screens' bold letters, in their size."""
    return _font(_WORDS).getlength(text) / _MEASURED - 0.01 * len(text)


def place_px(point: ServicePoint, language: str) -> float:
    """How wide a service point's name is on a display that lies."""
    name = place_name(point, language)
    width = words_em(name.word)
    if name.digit:
        figures = _font(_FIGURES).getlength(name.digit) / _MEASURED
        width += words_em(" ") + _FIGURES_OF_A_PLACE * figures
        width += _ROUND_A_ROOM if point.kind == "room" else 0
    return width * PLACE_PX


def _place(point: ServicePoint, language: str) -> str | None:
    name = place_name(point, language)
    lying = place_px(point, language)
    upright = words_em(name.word) * WORD_UPRIGHT_PX
    if lying <= PLACE_ROOM_PX and upright <= WORD_UPRIGHT_ROOM_PX:
        return None
    is_wide, room = (lying, PLACE_ROOM_PX)
    if lying <= PLACE_ROOM_PX:
        is_wide, room = upright, WORD_UPRIGHT_ROOM_PX
    return (
        f"{name.full!r} ({language}) is {is_wide:.0f} px wide on a display, where {room} px can be "
        "read from the back of the room; use a shorter name, like 'Room 2'"
    )


def _glass(kiosk: Kiosk) -> str | None:
    """Why nobody could use the kiosk's glass."""
    if kiosk.glass is None:
        return None
    width, height = (int(part) for part in kiosk.glass.split("x"))
    small = max(width, height) < LONG_PX or min(width, height) < SHORT_PX
    if kiosk.inches is not None:
        small = small or width / (hypot(width, height) / kiosk.inches / 25.4) < WIDE_MM
    if not small:
        return None
    inches = "" if kiosk.inches is None else f", {kiosk.inches:g} inches,"
    return (
        f"a glass of {kiosk.glass}{inches} is too small for a kiosk; the smallest has "
        f"{LONG_PX} x {SHORT_PX} pixels and is {WIDE_MM} mm wide"
    )
