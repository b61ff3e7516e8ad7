"""The words of a draft, phrase by phrase, with how whole each language is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from administration.words.models import (
    LanguageOut,
    PhraseFormOut,
    PhraseOut,
    ReadOut,
    WordsOut,
)
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import Draft
from ticketing.drafting.edits import Plain
from ticketing.errors import NotFound
from web import languages, phrases
from web.languages import FALLBACK
from web.phrases import Place
from web.words import language_names


def offered(conn: sqlite3.Connection, site: str, language: str) -> Draft:
    """The draft of a site; NotFound for a language that it does not offer."""
    draft = drafts.read(conn, site)
    if language not in draft.data.get("languages", []):
        raise NotFound(f"{language!r:.10} is no language of this site.")
    return draft


def words_of_site(conn: sqlite3.Connection, site: str, language: str) -> dict[str, Any]:
    """What the page is told of a language. Done aside: many files are read."""
    return shown(offered(conn, site, language), language).model_dump()


def first(
    conn: sqlite3.Connection, site: str, asked: str
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Every language of the draft, and the words of the one asked for, else of the first."""
    draft = drafts.read(conn, site)
    known = summary(draft)
    language = next((one.code for one in known if one.code == asked), known[0].code)
    return [one.model_dump() for one in known], shown(draft, language).model_dump()


def shown(draft: Draft, language: str) -> WordsOut:
    """All phrases of a language, as the draft says them."""
    return WordsOut(
        language=language,
        mark=phrases.mark_of_all(language),
        read=_read(draft, language),
        shipped_read=languages.is_read(language),
        changes=len(draft.edits),
        planned=draft.plan is not None,
        phrases=[*_phrases(draft, language)],
    )


def summary(draft: Draft) -> list[LanguageOut]:
    """Each language that the draft offers."""
    return [_language(draft, code) for code in draft.data.get("languages", [])]


def key_of(language: str, room: str, message: str) -> str:
    """By which a correction stands in the site file."""
    return f"{language}-{room}-{message}"


def _language(draft: Draft, code: str) -> LanguageOut:
    wanted = [one for one in phrases.places() if not one.for_staff]
    corrected = {one["id"] for one in _all(draft.data, "phrases")}
    names = language_names(code)
    return LanguageOut(
        code=code,
        name=names["name"],
        own=names["own"],
        all=len(wanted),
        there=sum(
            key_of(code, one.room, one.key) in corrected
            or one.key in phrases.lengths(one.room, code)
            for one in wanted
        ),
        corrected=sum(one.startswith(f"{code}-") for one in corrected),
        read=_read(draft, code),
        shipped_read=languages.is_read(code),
    )


def _read(draft: Draft, language: str) -> ReadOut | None:
    found = _by_id(draft.data, "readings").get(language)
    if found is None:
        return None
    return ReadOut(
        by=str(found["by"]),
        day=str(found["day"]),
        since=found.get("source") not in (None, phrases.mark_of_all(language)),
        draft=found != _by_id(draft.base_data, "readings").get(language),
    )


def _phrases(draft: Draft, language: str) -> Iterator[PhraseOut]:
    now, before = _by_id(draft.data, "phrases"), _by_id(draft.base_data, "phrases")
    for place in phrases.places():
        key = key_of(language, place.room, place.key)
        yield _phrase(place, language, now.get(key), changed=now.get(key) != before.get(key))


def _phrase(place: Place, language: str, said: Plain | None, *, changed: bool) -> PhraseOut:
    original, english, chooses, usual = _known(place.room, language, place.key)
    text = None if said is None else str(said["text"])
    there = phrases.entry_of(place.room, language, place.key) is not None
    forms = original if text is None else _forms(place.room, language, place.key, text)
    state = "program" if there else "english"
    return PhraseOut(
        room=place.room,  # type: ignore[arg-type]  # one of ROOMS
        message=place.key,
        heading=place.heading,
        hint=place.hint,
        english=english,
        state="corrected" if text is not None else state,  # type: ignore[arg-type]
        draft=changed,
        forms=forms,
        original=original,
        chooses=chooses,
        usual=usual,
        text=text,
        longest=phrases.longest(place.room, place.key),
        wrong=None if said is None else _wrong(place, language, said),
    )


@lru_cache(maxsize=20_000)
def _known(room: str, language: str, key: str) -> tuple[list[PhraseFormOut], str, str, str]:
    """What stands there without a correction, in English, and by what it chooses."""
    english = phrases.entry_of(room, FALLBACK, key)
    own = phrases.entry_of(room, language, key) or english
    if english is None or own is None:
        raise LookupError(f"no message {key} in {room}")
    chooses, usual = phrases.chooses(own)
    return (
        _out(phrases.forms_of(own, language)),
        phrases.text_of(english),
        chooses,
        usual,
    )


@lru_cache(maxsize=4000)
def _forms(room: str, language: str, key: str, text: str) -> list[PhraseFormOut]:
    said = phrases.parsed(key, text)
    if said is None:
        return [PhraseFormOut(when="", text=text)]
    return _out(phrases.forms_of(said, language))


def _out(forms: list[phrases.Form]) -> list[PhraseFormOut]:
    return [PhraseFormOut(when=one.when, text=one.text) for one in forms]


def _wrong(place: Place, language: str, said: Plain) -> str | None:
    says = phrases.refused(place.room, place.key, str(said["text"]))
    if says is not None:
        return f"{says} Until then visitors read the original."
    if said.get("source") not in (None, phrases.mark(place.room, language, place.key)):
        return "The program's words became others since. Look whether it still fits."
    return None


def _all(data: Plain, kind: str) -> list[Plain]:
    found: list[Plain] = data.get(kind, [])
    return found


def _by_id(data: Plain, kind: str) -> dict[str, Plain]:
    return {str(one.get("id")): one for one in _all(data, kind)}
