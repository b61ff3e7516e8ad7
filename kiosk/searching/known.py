"""The words by which an enquiry type is found besides its name: shipped ones, and a house's own.

What is shipped is for the services of the catalogue, by their ids, a file for each language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TypedDict

from ticketing.sites import Site

#: Of one type, in one language: what a house's own words may be at most.
MOST_PHRASES = 30


class Searched(TypedDict):
    """The phrases by language, and by the id of an enquiry type or of a tile that answers."""

    enquiries: dict[str, dict[str, list[str]]]
    signposts: dict[str, dict[str, list[str]]]


def searched(site: Site, languages: Iterable[str]) -> Searched:
    """What finds which enquiry type and which tile of a site, in these languages."""
    every = tuple(dict.fromkeys(languages))
    return {
        "enquiries": {
            one.id: found for one in site.enquiries if (found := _of(one.id, one.search, every))
        },
        "signposts": {
            one.id: found for one in site.signposts if (found := _of(one.id, one.search, every))
        },
    }


def _of(key: str, own: dict[str, str], languages: Iterable[str]) -> dict[str, list[str]]:
    found = {}
    for code in languages:
        phrases = dict.fromkeys([*phrases_of(own.get(code, "")), *shipped(code).get(key, ())])
        if phrases:
            found[code] = list(phrases)
    return found


def phrases_of(text: str) -> list[str]:
    """The phrases of a line: 'rubbish, black bag' are two."""
    parts = (
        " ".join(part.split()) for part in text.replace("،", ",").replace("，", ",").split(",")
    )
    return [part for part in dict.fromkeys(parts) if part][:MOST_PHRASES]


@cache
def shipped(language: str) -> dict[str, tuple[str, ...]]:
    """By the id of a service, its phrases in a language; nothing for a language without a file."""
    file = files("kiosk.searching").joinpath("shipped", f"{language}.toml")
    if not (language.isalpha() and file.is_file()):
        return {}
    return {
        key: tuple(phrases_of(text))
        for key, text in tomllib.loads(file.read_text(encoding="utf-8")).items()
    }
