"""Visitors' words: Project Fluent files (see `web.languages`), for server and browser."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypedDict

import structlog
from babel import Locale, UnknownLocaleError
from fluent.runtime import FluentBundle, FluentResource

from hardware.slips import RTL_LANGUAGES
from ticketing.sites import Site
from ticketing.sites.shown.phrases import Wording
from web.languages import FALLBACK, NO_WORDING, source

__all__ = [
    "FALLBACK",
    "NO_WORDING",
    "Words",
    "direction",
    "has_other_letters",
    "language_names",
    "of",
    "offered",
    "source",
]

log = structlog.get_logger(__name__)


def direction(language: str) -> str:
    """'rtl' for languages that are written from right to left, else 'ltr'."""
    return "rtl" if language.split("-")[0].lower() in RTL_LANGUAGES else "ltr"


def offered(package: str, languages: Iterable[str]) -> list[str]:
    """Those of a site's languages that a package has words in: the site's own first, then English,
    then the site's order. English alone if there are none."""
    spoken = [code for code in languages if source(package, code) is not None]
    english = [code for code in spoken if code == FALLBACK]
    return list(dict.fromkeys(spoken[:1] + english + spoken)) or [FALLBACK]


def _bundle(room: str, language: str, wording: Wording) -> Any:
    text = source(room, language, wording)
    return None if text is None else _made(text, language)


@lru_cache(maxsize=200)
def _made(text: str, language: str) -> Any:
    bundle = FluentBundle([language], use_isolating=direction(language) == "rtl")
    bundle.add_resource(FluentResource(text))
    return bundle


class Words:
    """A room's words in one language, as the house of a `wording` says them; what that lacks comes
    in English."""

    def __init__(self, room: str, language: str, wording: Wording = NO_WORDING) -> None:
        self.language = language
        self.direction = direction(language)
        found = (_bundle(room, name, wording) for name in dict.fromkeys((language, FALLBACK)))
        self._bundles = [bundle for bundle in found if bundle is not None]

    def __call__(self, key: str, **values: Any) -> str:
        """The message `key` with `values`; the key itself, logged, if nobody has it."""
        for bundle in self._bundles:
            if bundle.has_message(key):
                message = bundle.get_message(key)
                if message.value is not None:
                    text, errors = bundle.format_pattern(message.value, values)
                    if errors:
                        log.warning("words", key=key, language=self.language, errors=str(errors))
                    return str(text)
        log.warning("no such words", key=key, language=self.language)
        return key


class LanguageNames(TypedDict):
    """A language's name in English, and in itself."""

    name: str
    own: str


#: Sign languages that advisers speak, which no table of writing has.
_SIGNED = {"bfi": "British Sign Language", "isg": "Irish Sign Language"}


def language_names(code: str) -> LanguageNames:
    """A language's `name` in English, and its `own` one: 'Welsh', 'Cymraeg'."""
    if code in _SIGNED:
        return {"name": _SIGNED[code], "own": _SIGNED[code]}
    own = Words("display", code)("language-name") if source("display", code) else None
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return {"name": code, "own": own or code}
    own = own or locale.get_display_name() or code
    return {"name": locale.english_name or code, "own": own[:1].upper() + own[1:]}


def of(site: Site) -> str:
    """Whose words a browser asks for, and as of which file: the address changes with it."""
    return f"{site.id}&as={site.fingerprint}"


#: The last of the Cyrillic letters; what comes after them needs /static/letters.css.
_LAST_OF_OURS = 0x52F


def has_other_letters(languages: Iterable[str]) -> bool:
    """Whether one of the languages is written in other letters than Latin and Cyrillic ones."""
    names = "".join(language_names(code)["own"] for code in languages)
    return any(ord(char) > _LAST_OF_OURS for char in names)
