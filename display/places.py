"""How a service point is named: the word and the figure apart, since each has its own face."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from ticketing.sites.parts import ServicePoint

_ENDS_WITH_FIGURES = re.compile(r"(?P<word>.*?)\s*(?P<digit>\d+)")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """'Counter 3': `word` is 'Counter', `digit` is '3' or empty, `full` the name as it is."""

    word: str
    digit: str
    full: str


def place_name(point: ServicePoint, language: str) -> PlaceName:
    """The name of a service point in `language`, cut before the figures at its end."""
    full = point.called(language)
    match = _ENDS_WITH_FIGURES.fullmatch(full)
    if match is None or not match["word"]:
        return PlaceName(full, "", full)
    return PlaceName(match["word"], match["digit"], full)


class PlaceWords(TypedDict):
    """A name in one language, as `PlaceName` has it, and the way there, or ''."""

    word: str
    digit: str
    full: str
    way: str


class PlaceShown(TypedDict):
    """A service point on a screen: its kind, its mark, and its names by language."""

    kind: str
    marker: str
    names: dict[str, PlaceWords]


def places(points: Iterable[ServicePoint], languages: Iterable[str]) -> dict[str, PlaceShown]:
    """Every service point for the page, by id."""
    wanted = tuple(languages)
    return {
        point.id: {
            "kind": point.kind,
            "marker": point.digit,
            "names": {language: _words(point, language) for language in wanted},
        }
        for point in points
    }


def _words(point: ServicePoint, language: str) -> PlaceWords:
    name = place_name(point, language)
    way = point.way.get(language, "")
    return {"word": name.word, "digit": name.digit, "full": name.full, "way": way}
