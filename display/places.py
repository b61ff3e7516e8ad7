"""How a service point is named on a screen that has room for one big word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

from ticketing.site import ServicePoint

#: A name up to this long stands on the big line as it is ('Counter 12', 'Ystafell 12').
LONGEST_NAME = 12
_ENDS_WITH_FIGURES = re.compile(r"(?P<word>.*?)\s*(?P<digit>\d+)")

#: The short word for a kind of service point in a language: ('room', 'cy') -> 'Ystafell'.
KindWord = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """'Counter' and '3'; `full` is the whole name where that says more than word and digit."""

    word: str
    digit: str
    full: str


def place_name(point: ServicePoint, language: str, kind_word: KindWord) -> PlaceName:
    """The name of a service point in `language`, cut into a word and a digit.

    A name that is too long for the big line gives way to its kind's word and its number ('Room
    2'), and stands in full beside it.
    """
    full = point.called(language)
    match = _ENDS_WITH_FIGURES.fullmatch(full)
    if match is None:
        return PlaceName(full, "", full)
    if len(full) <= LONGEST_NAME:
        return PlaceName(match["word"], match["digit"], full)
    return PlaceName(kind_word(point.kind, language), match["digit"], full)


def places(
    points: Iterable[ServicePoint], languages: Iterable[str], kind_word: KindWord
) -> dict[str, object]:
    """Every service point for the page: {id: {"kind", "marker", "names": {language: {…}}}}."""
    wanted = tuple(languages)
    return {
        point.id: {
            "kind": point.kind,
            "marker": point.digit,
            "names": {
                language: asdict(place_name(point, language, kind_word)) for language in wanted
            },
        }
        for point in points
    }
