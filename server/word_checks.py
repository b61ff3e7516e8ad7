"""Corrections of visitors' words that do not fit, or no longer: what is left out, and what is to be
looked at anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from web import phrases


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """Each correction that is left out, was made of other words, or is of a language that the house
    does not offer; and each language whose words became others since somebody read them."""
    for i, one in enumerate(site.phrases):
        language, room, key = one.parts
        says = _unfit(room, key, one.text)
        if language not in site.languages:
            says = f"the house does not offer {language!r}; add it to languages, or take this out"
        elif says is not None:
            says = f"{says}; it is left out"
        elif one.source not in (None, phrases.mark(room, language, key)):
            says = "the program's words became others since; look whether it still fits"
        if says is not None:
            yield ("phrases", i, "text"), says
    for i, read in enumerate(site.readings):
        if read.source not in (None, phrases.mark_of_all(read.id)):
            yield ("readings", i, "day"), "the words became others since; have them read anew"


@lru_cache(maxsize=2000)
def _unfit(room: str, key: str, text: str) -> str | None:
    if phrases.entry_of(room, phrases.FALLBACK, key) is None:
        return "there is no such message any more"
    says = phrases.refused(room, key, text)
    return None if says is None else says[:1].lower() + says[1:].rstrip(".")
