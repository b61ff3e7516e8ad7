"""What of a site file has room on the screens: names by their width, glasses by their size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import hypot, radians, tan
from pathlib import Path as File

from PIL import ImageFont

from display.places import place_name
from hardware import slips
from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from ticketing.sites.parts import ServicePoint
from ticketing.sites.shown.kiosks import Kiosk

_FONTS = File(slips.__file__).parent / "fonts"
_WORDS, _FIGURES = _FONTS / "Atkinson-700.ttf", _FONTS / "Overpass-800.ttf"
_MEASURED = 1000

#: How high a place's letters stand on the two displays: lying, by whether its script rises and
#: falls further than Latin's; upright, by whether any reaches below the line, and with the way.
#: Beside an arrow that stands before the name where the display lies. As screen.css has it; fit.js
#: makes the word smaller by steps, and never its figure.
LYING_PX, TALL_PX = 300, 260
UPRIGHT_PX = {(False, False): 264, (True, False): 230, (False, True): 230, (True, True): 230}
ARROW_PX = 200
STEPS = (1, 0.9, 0.8, 0.7, 0.6, 0.5)
#: From the left margin to where nothing may stand any more, but for what lies behind the arrow.
_LYING_ROOM_PX, _UPRIGHT_ROOM_PX = 1920 - 60 - 32 - 56, 1080 - 56 - 18
#: All letters of the card stand so much closer.
_CLOSER_PX = 0.48
#: As view.js has it.
TAILS, TALL = re.compile(r"[gjpqyQŋçşţąęįųḑģķļņŗ,;()]"), re.compile(r"[\u0530-\uffff]")
_FIGURES_OF_A_PLACE, _ROUND_A_ROOM = 0.954, 0.28
#: Letters of one pixel are read from so many metres of a 43-inch display: capitals of two thirds of
#: it, 0.495 mm a pixel, 0.7 degrees of what one sees.
METRES = 2 / 3 * 0.495 / (tan(radians(0.7)) * 1000)
#: A word that is smaller than this, lying or upright, is noted with the distance: 6 m, and 5.
_NOTED_PX = (230, 205)

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
    for i, point in enumerate(site.service_points):
        for language in point.name:
            says = _seen_from(point, language)
            if says:
                yield ("service_points", i, "name"), says
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


def word_fit(point: ServicePoint, language: str, *, upright: bool) -> float | None:
    """The part of its full height at which a place's word stands on a display; None where it has no
    room at all."""
    word, rest, _ = _line_px(point, language, upright=upright)
    arrow, room = (0, _UPRIGHT_ROOM_PX) if upright else (ARROW_PX, _LYING_ROOM_PX)
    fitting = (step for step in STEPS if (word + arrow) * step + rest <= room)
    return next(fitting, None)


def _line_px(point: ServicePoint, language: str, *, upright: bool) -> tuple[float, float, int]:
    """How wide a place's word is at its full height, how wide what stands behind it in its line,
    and how high its letters are."""
    name = place_name(point, language)
    tall = TALL_PX if TALL.search(name.word) else LYING_PX
    tails = bool(TAILS.search(name.word) or TALL.search(name.word))
    size = UPRIGHT_PX[tails, bool(point.way)] if upright else tall
    word = _font(_WORDS).getlength(name.word) / _MEASURED * size - _CLOSER_PX * len(name.word)
    if upright or not name.digit:
        return word, 0, size
    figures = _font(_FIGURES).getlength(name.digit) * _FIGURES_OF_A_PLACE
    rest = (_font(_WORDS).getlength(" ") + figures) / _MEASURED
    rest += _ROUND_A_ROOM if point.kind == "room" else 0
    return word, rest * size, size


def _place(point: ServicePoint, language: str) -> str | None:
    """Why a place has no room on a display, with the letters that it may have."""
    full = place_name(point, language).full
    for upright, hangs in ((False, "lies"), (True, "stands upright")):
        if word_fit(point, language, upright=upright) is None:
            return (
                f"{full!r} ({language}) has no room on a display that {hangs}, with a word half as "
                "high as its figure; use a shorter name, like 'Room 2'"
            )
    return None


def _seen_from(point: ServicePoint, language: str) -> str | None:
    """From where a place is read, if its word had to become smaller."""
    fits = [word_fit(point, language, upright=upright) or 0 for upright in (False, True)]
    sizes = [_line_px(point, language, upright=upright)[2] for upright in (False, True)]
    seen = [fit * size for fit, size in zip(fits, sizes, strict=True)]
    if not all(fits) or all(px >= noted for px, noted in zip(seen, _NOTED_PX, strict=True)):
        return None
    lying, up = (px * METRES for px in seen)
    name = place_name(point, language)
    figure = "; its figure is read from the back of the room" if name.digit else ""
    return (
        f"the words of {name.full!r} ({language}) are read from {lying:.0f} m of a display of 43 "
        f"inches, and {up:.0f} m of one that stands upright{figure}; those of a shorter name, like "
        "'Room 2', from 8 and 7"
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
