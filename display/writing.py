"""What a visitor writes down for the house, on the phone or at the exit: a complaint or a
comment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from display import WORDS
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.visits.complaints import Written
from web import words
from web.budgets import Budgets
from web.words import Words

#: A form that nobody has written into.
NOTHING = Written("complaint", "", "en")


def languages(site: Site) -> list[str]:
    """The site's languages that have words."""
    return [code for code in site.languages if words.source(WORDS, code)] or [words.FALLBACK]


def language(site: Site, *wanted: str) -> str:
    """The first of those wanted that the site has, else its own."""
    offered = languages(site)
    return next((code for code in wanted if code in offered), offered[0])


def others(site: Site, than: str) -> list[dict[str, str]]:
    """The site's other languages, each as it calls itself."""
    return [
        {"id": code, "name": Words(WORDS, code)("language-name")}
        for code in languages(site)
        if code != than
    ]


def of_form(form: Mapping[str, str], language: str) -> Written:
    """What was written into one."""
    return Written(
        "comment" if form.get("kind") == "comment" else "complaint",
        form.get("text", ""),
        language,
        form.get("name", ""),
        form.get("contact", ""),
    )


@contextmanager
def within(budgets: Budgets, who: str) -> Iterator[None]:
    """Take in what somebody wrote, unless they wrote too much: Conflict. What was not taken in, for
    it was empty or too long, does not count."""
    if not budgets.take(who):
        raise Conflict("Very many were written from here. Please tell reception.")
    try:
        yield
    except BadRequest:
        budgets.give(who)
        raise
