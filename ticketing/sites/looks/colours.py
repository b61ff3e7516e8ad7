"""Which colours a house may have: white words stay readable on the first and the first on the
second, and neither can be taken for one that means something. Pure.

Contrast is WCAG 2's; how far two colours are from each other, and which is the same one darker, is
reckoned in OKLab, where equal steps look equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, dist, hypot, sin

#: As in web/static/tokens.css.
TEAL, TEAL_LIGHTER, TEAL_SOFT = "#0A4F52", "#0F6B6E", "#DCEBE9"
_INK, _INK_2, _LATE = "#14202B", "#3D4A57", "#A8230F"
#: What means the same in every house, each as it is and as it lies behind words.
MEANINGS = {
    "saffron, which means 'your turn'": ("#FFC130", "#FFF1CC"),
    "plum, which means a private room": ("#5A2B6B", "#EFE4F3"),
    "red, which means late": ("#A8230F", "#FBE3DE"),
    "brown, which means soon": ("#8A5300", "#FDECCB"),
}
#: White words on the house's colour; the house's colour, and what else is written, on the second.
WHITE_ON_HOUSE, ON_SECOND = 7.0, 4.5
#: Nearer than this, somebody takes one for the other.
_APART, _APART_SOFT = 0.09, 0.025
#: White words on what is pressed, and links on paper.
_LIGHTER = 5.9
_STEP = 1 / 512


@dataclass(frozen=True, slots=True)
class Shades:
    """`house` under white words, `lighter` for links, `soft` behind icons and what is chosen."""

    house: str
    lighter: str
    soft: str


@lru_cache(64)
def shades(house: str | None, second: str | None) -> Shades:
    """The colours of the screens."""
    if house is None:
        return Shades(TEAL, TEAL_LIGHTER, second or TEAL_SOFT)
    lighter = _first(_line(house, 1), _too_light, before=True)
    return Shades(house, lighter, second or nearest_second(_mixed(house), house))


def _too_light(colour: str) -> bool:
    return contrast("#FFFFFF", colour) < _LIGHTER or _means(colour, 0, _APART) is not None


def contrast(one: str, other: str) -> float:
    """How much one stands out from the other, from 1 to 21."""
    lights = sorted((_luminance(one), _luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def house_refused(colour: str) -> str | None:
    """Why it cannot be the house's colour; None where it can."""
    ratio = contrast("#FFFFFF", colour)
    if ratio < WHITE_ON_HOUSE:
        return f"white words on {colour} have {_said(ratio)} to 1 and need {WHITE_ON_HOUSE:g} to 1"
    return _means(colour, 0, _APART)


def second_refused(colour: str, house: str | None = None) -> str | None:
    """Why it cannot be the second colour beside this one; None where it can."""
    for on_it, needed, words in (
        (_INK, WHITE_ON_HOUSE, "ink"),
        (_INK_2, ON_SECOND, "grey words"),
        (house or TEAL, ON_SECOND, "the house's colour"),
        (_LATE, ON_SECOND, "the red of what is late"),
    ):
        ratio = contrast(on_it, colour)
        if ratio < needed:
            return f"{words} on {colour} would have {_said(ratio)} to 1 and need {needed:g} to 1"
    return _means(colour, 1, _APART_SOFT)


def nearest_house(colour: str) -> str:
    """The lightest of the same hue, no lighter than this, that can be the house's colour."""
    return _first(_line(colour, -1), lambda one: house_refused(one) is None)


def nearest_second(colour: str, house: str | None = None) -> str:
    """The darkest of the same hue, no darker than this, that can be the second."""
    return _first(_line(colour, 1), lambda one: second_refused(one, house) is None)


def _means(colour: str, which: int, apart: float) -> str | None:
    for words, each in MEANINGS.items():
        if _distance(colour, each[which]) < apart:
            return f"{colour} is too near {words}"
    return None


def _said(ratio: float) -> str:
    return f"{int(ratio * 10) / 10:g}"  # down: 6.96 is not 7


def _first(line: Iterator[str], fits: Callable[[str], bool], *, before: bool = False) -> str:
    """The first of a line that fits, or the last before it; the end of the line where none does."""
    last = found = next(line)
    while not fits(found):
        last, found = found, next(line, "")
        if not found:
            return last
    return last if before else found


def _line(colour: str, way: int) -> Iterator[str]:
    """The colour, and those of its hue ever darker (-1) or lighter (1), to black or white."""
    yield colour
    light, a, b = _oklab(colour)
    chroma, hue = hypot(a, b), atan2(b, a)
    end = "#FFFFFF" if way > 0 else "#000000"
    while 0 < light + way * _STEP < 1:
        light += way * _STEP
        yield _within(light, chroma, hue)
    yield end


def _within(light: float, chroma: float, hue: float) -> str:
    """The colour as a screen can show it: as much of its chroma as there is at this lightness."""
    low, high = 0.0, chroma
    if _rgb(light, chroma, hue) is None:
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (middle, high) if _rgb(light, middle, hue) else (low, middle)
    else:
        low = chroma
    found = _rgb(light, low, hue) or (0.0, 0.0, 0.0)
    return _hex(found)


def _mixed(house: str) -> str:
    parts = zip(_channels(house), (1.0, 1.0, 1.0), strict=True)
    return _hex(tuple(0.14 * one + 0.86 * white for one, white in parts))


# ---------------------------------------------------------------------- sRGB and OKLab


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, ...]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, one)) * 255):02X}" for one in channels)


def _linear(one: float) -> float:
    return one / 12.92 if one <= 0.04045 else float(((one + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _oklab(colour: str) -> tuple[float, float, float]:
    """Björn Ottosson's OKLab."""
    r, g, b = map(_linear, _channels(colour))
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _rgb(light: float, chroma: float, hue: float) -> tuple[float, float, float] | None:
    """The channels of a colour; None where no screen shows it."""
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    if not all(-1e-4 <= one <= 1.0001 for one in linear):
        return None
    red, green, blue = (
        12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055
        for one in (min(1.0, max(0.0, one)) for one in linear)
    )
    return red, green, blue


def _distance(one: str, other: str) -> float:
    return dist(_oklab(one), _oklab(other))
