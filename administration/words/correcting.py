"""What is to stand in place of a phrase, put together and checked. Done aside: it reads the words
of every language."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from administration.words.listing import offered
from slips import signs
from ticketing.drafting.draft import FieldRefused
from ticketing.errors import NotFound
from web import phrases


@dataclass(frozen=True, slots=True)
class Correction:
    """The text, None where it is what stands there without any; and the mark of that."""

    text: str | None
    mark: str


def correction(
    conn: sqlite3.Connection, site: str, which: tuple[str, str, str], forms: dict[str, str]
) -> Correction:
    """The forms as one text. FieldRefused says what to write where they cannot stand there;
    NotFound for no such phrase of (language, room, message)."""
    language, room, key = which
    offered(conn, site, language)
    message = _message(language, room, key)
    text, mark = _composed(message, forms), phrases.mark(room, language, key)
    if text == phrases.text_of(message):
        return Correction(None, mark)
    refused = phrases.refused(room, key, text)
    if room == "slips" and (wrong := signs.pictures(text)):
        refused = f"{signs.named(wrong)} cannot be printed. Write words alone."
    if refused is not None:
        raise FieldRefused(refused)
    return Correction(text, mark)


def _message(language: str, room: str, key: str) -> phrases.Message:
    """What stands there without a correction, in English where the language lacks it."""
    found = None
    if (room, key) in {(one.room, one.key) for one in phrases.places()}:
        found = phrases.entry_of(room, language, key)
        found = found or phrases.entry_of(room, phrases.FALLBACK, key)
    if found is None:
        raise NotFound(f"There is no phrase {key!r:.60}.")
    return found


def _composed(message: phrases.Message, forms: dict[str, str]) -> str:
    if empty := [one for one in forms.values() if not one.strip()]:
        says = "It is empty" if len(forms) == len(empty) == 1 else "One form is empty"
        raise FieldRefused(f"{says}. Write some words, or bring the original back.")
    if wrong := [one for one in forms.values() if len(forms) > 1 and not phrases.is_plain(one)]:
        raise FieldRefused(
            f"In '{wrong[0]:.40}' a bracket is open, or is where none can be. What stands in {{ }}"
            " is filled in: leave it as it is."
        )
    try:
        return phrases.composed(message, forms)
    except KeyError as error:
        raise FieldRefused(f"The form '{error.args[0]}' is missing. Write all forms.") from None
