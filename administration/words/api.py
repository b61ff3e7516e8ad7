"""What the page of words asks for: phrases corrected in the draft, and originals brought back."""

from __future__ import annotations

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint

from administration.site import state
from administration.site.api import TAG
from administration.words import correcting
from administration.words.listing import key_of, words_of_site
from administration.words.models import CorrectIn, OriginalIn, PhrasePath, WordsOut, WordsPath
from ticketing.asks import Ask
from ticketing.drafting import changing
from ticketing.drafting import draft as drafts
from ticketing.drafting.draft import ChangedMeanwhile, Draft
from ticketing.drafting.edits import Edit, KeyPath
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, keyed_ask

_WORDS = f"{SITE}/words/<language>"
_PHRASE = f"{_WORDS}/<room>/<message>"


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes into a blueprint."""

    @bp.get(_WORDS, tags=[TAG], responses={200: WordsOut, **PROBLEMS})
    def words_of(path: WordsPath) -> Response:
        """The words of a language in the draft, phrase by phrase."""
        caller().need(path.site, "administrator")
        return _shown(house, path)

    @bp.post(_PHRASE, tags=[TAG], responses={200: WordsOut, **PROBLEMS})
    def correct(path: PhrasePath, body: CorrectIn) -> Response:
        """Put a correction into the draft. 422 with what to write where it cannot stand there; 409
        with the other's where somebody was quicker."""
        ask = keyed_ask(house, caller().need(path.site, "administrator"))
        which = (path.language, path.room, path.message)
        asked = house.reports.run(correcting.correction, path.site, which, body.forms)
        if asked.text is None:
            _bring_back(house, path, ask, body.seen)
        else:
            _correct(house, path, ask, asked.text, asked.mark, body.seen)
        return _shown(house, path)

    @bp.post(f"{_PHRASE}/original", tags=[TAG], responses={200: WordsOut, **PROBLEMS})
    def original(path: PhrasePath, body: OriginalIn) -> Response:
        """Take a correction out in the draft: what the program says holds again."""
        ask = keyed_ask(house, caller().need(path.site, "administrator"))
        _bring_back(house, path, ask, body.seen)
        return _shown(house, path)


def _draft(house: House, path: WordsPath) -> Draft:
    with house.store.read() as conn:
        return drafts.read(conn, path.site)


def _path(path: PhrasePath) -> KeyPath:
    return ("phrases", key_of(path.language, path.room, path.message))


def _seen(draft: Draft, at: KeyPath, seen: str | None) -> None:
    """Nobody's correction is replaced unseen."""
    there = draft.value_at(at)
    text = None if there is None else there["text"]
    if text != seen:
        found = next((one for one in draft.edits if one.edit.path[:2] == at), None)
        raise ChangedMeanwhile(
            "Somebody else changed this phrase since you looked. It is shown now; what you typed"
            " stays in its field.",
            value=text,
            by=found.actor if found else None,
            at=found.at if found else None,
        )


def _correct(
    house: House, path: PhrasePath, ask: Ask, text: str, mark: str, seen: str | None
) -> None:
    at, draft = _path(path), _draft(house, path)
    _seen(draft, at, seen)
    there = draft.value_at(at)
    if there is None and any(one.edit.path == at for one in draft.edits):
        # What the version in force has was taken out in this draft: it is put back, then changed.
        changing.take_out(house.store, path.site, ask, at, None)
        there = _draft(house, path).value_at(at)
    if there is None:
        value = {"id": at[1], "text": text, "source": mark}
        _change(house, path, ask, Edit("add", at, value), None)
        return
    for name, value in (("text", text), ("source", mark)):
        if there.get(name) != value:
            _change(house, path, ask, Edit("set", (*at, name), value), there.get(name))


def _bring_back(house: House, path: PhrasePath, ask: Ask, seen: str | None) -> None:
    at, draft = _path(path), _draft(house, path)
    _seen(draft, at, seen)
    there = draft.value_at(at)
    if there is not None:
        _change(house, path, ask, Edit("remove", at), there)


def _change(house: House, path: WordsPath, ask: Ask, edit: Edit, seen: object) -> None:
    before, after = house.reports.run(
        state.prepared, path.site, ask, edit, seen, house.checks
    )  # fmt: skip
    changing.written(house.store, ask, before, after)


def _shown(house: House, path: WordsPath) -> Response:
    return jsonify(house.reports.run(words_of_site, path.site, path.language))
