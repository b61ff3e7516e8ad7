"""Names of a site file that a slip, a kiosk or a display cannot show as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from slips import signs
from ticketing.sites import Site
from ticketing.sites.file import Path as Place

#: Control signs, private and unassigned ones, halves of pairs, and ends of lines.
_NEVER = frozenset({"Cc", "Co", "Cn", "Cs", "Zl", "Zp"})
#: Those that turn the direction of what follows: a name would read as another.
_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
#: The keys whose words visitors or staff read.
_NAMES = frozenset(
    {"name", "partner", "where", "notice", "reason", "courtesy"}
    | {"place", "short", "provider", "street", "way", "bring"}
)


def mistakes(site: Site) -> Iterator[tuple[Place, str]]:
    """Every name with a sign that cannot be shown, and which."""
    for place, _, name in names(site):
        wrong = [char for char in name if not _may_stand(char)]
        if wrong:
            yield place, f"{signs.named(wrong)} cannot be shown; type the name anew"
        elif wrong := signs.pictures(name):
            yield place, f"{signs.named(wrong)} cannot be printed on a slip; write words alone"
    for place, text in _texts(site, ()):
        said = text.replace("\n", " ") if place[0] == "phrases" else text  # one of several forms
        if wrong := [char for char in said if not _may_stand(char)]:
            yield place, f"{signs.named(wrong)} cannot be shown; type it anew"


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """Names that no font here can print."""
    for place, language, name in names(site):
        if not signs.pictures(name) and not signs.drawn(name, language):
            yield place, "no font of this machine prints it: the slip has its other languages alone"


def names(site: Site) -> Iterator[tuple[Place, str, str]]:
    """(where, language, name) of everything that visitors or staff read."""
    yield from _of(site, ())


def _of(part: BaseModel, at: Place) -> Iterator[tuple[Place, str, str]]:
    for field in type(part).model_fields:
        value: Any = getattr(part, field)
        here = (*at, field)
        if isinstance(value, BaseModel):
            yield from _of(value, here)
        elif isinstance(value, tuple):
            for n, one in enumerate(value):
                if isinstance(one, BaseModel):
                    yield from _of(one, (*here, n))
        elif field in _NAMES and value is not None:
            named = value if isinstance(value, dict) else {"en": value}
            for language, text in named.items():
                place = (*here, language) if isinstance(value, dict) else here
                yield place, language, str(text)


def _texts(value: Any, at: Place) -> Iterator[tuple[Place, str]]:
    """(where, text) of everything else that is written down: addresses, names of holidays."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            if field not in _NAMES:
                yield from _texts(getattr(value, field), (*at, field))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(str(key), (*at, str(key)))
            yield from _texts(one, (*at, str(key)))
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from _texts(one, (*at, n))


def _may_stand(char: str) -> bool:
    return unicodedata.category(char) not in _NEVER and char not in _TURNING
