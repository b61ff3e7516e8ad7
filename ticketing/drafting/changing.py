"""How the draft changes: a key, a member, an order; taken out again, and undone.

Each change names what whoever makes it saw there. Where somebody else was quicker, nothing is
replaced: both values are told. A change that the file cannot hold is refused with what to write.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from storage.text import as_text
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.drafting import undoing
from ticketing.drafting.draft import (
    ChangedMeanwhile,
    Draft,
    FieldRefused,
    KeptEdit,
    by_ids,
    in_order,
    read,
    refuse_while_planned,
    write,
)
from ticketing.drafting.edits import CannotEdit, Edit, KeyPath, changed, following, value_at
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.sites.file import Check, Mistake, examine
from ticketing.sites.looks import LONGEST_LOGO
from ticketing.sites.model import LISTS

#: So many things may a draft change at most, and so long is one value as JSON.
MOST_EDITS = 500
LONGEST_VALUE = 20_000


def change(
    store: Store, site: str, ask: Ask, edit: Edit, seen: Any, checks: Sequence[Check] = ()
) -> Draft:
    """Change the draft where whoever asks saw `seen`; the draft as it then is.

    ChangedMeanwhile where something else stands there, FieldRefused where it cannot stand there,
    Conflict while the draft is planned to be published. An id that changes changes in all that
    name it.
    """
    with store.read() as conn:
        before, after = prepared(conn, site, ask, edit, seen, checks)
    return written(store, ask, before, after)


def prepared(
    conn: Connection, site: str, ask: Ask, edit: Edit, seen: Any, checks: Sequence[Check] = ()
) -> tuple[Draft, Draft]:
    """The reading half of `change`, which takes its time: the draft before and after."""
    _bounded(edit)
    before = read(conn, site)
    after = _with(before, ask, edit, seen)
    if after is not before:
        _check(before, after, edit, checks)
    return before, after


def written(store: Store, ask: Ask, before: Draft, after: Draft) -> Draft:
    """The writing half of `change`. Conflict where the draft is not as before any more."""
    with store.write() as db:
        now = read(db, before.site)
        if (now.base, now.revision) != (before.base, before.revision):
            raise Conflict("Somebody else changed the draft in the same moment. Do it once more.")
        if after.revision != before.revision:
            _write(db, ask, before, after)
        return read(db, before.site)


def take_out(store: Store, site: str, ask: Ask, path: KeyPath, seen: Any) -> Draft:
    """Take one change out of the draft: what the version in force says holds again.

    ChangedMeanwhile where the change is no longer what whoever asks saw.
    """
    with store.write() as db:
        draft = read(db, site)
        refuse_while_planned(draft)
        found = next((one for one in draft.edits if one.edit.path == path), None)
        if found is None:
            return draft
        if found.edit.value != seen:
            raise _meanwhile(draft, path, found.edit.value)
        kept = tuple(one for one in draft.edits if one is not found)
        _write(db, ask, draft, _replaced(draft, kept))
        return read(db, site)


def undo(store: Store, site: str, ask: Ask, number: int) -> Draft:
    """Take back the newest change that whoever asks made to the draft, once more the one before it;
    nothing where `number`, which they saw, is not the newest: a press is sent twice.

    Conflict where somebody changed the same since.
    """
    with store.write() as db:
        draft = read(db, site)
        refuse_while_planned(draft)
        step = undoing.newest(db, site, str(ask.actor))
        if step is None or step.number != number:
            return draft
        kept = {one.edit.path: one for one in draft.edits}
        if any(step.after.get(path) != kept.get(path) for path in step.paths):
            raise Conflict(
                "What you changed last was changed by somebody since, or published: it stays."
            )
        undoing.forget(db, site, step)
        for path in step.paths:
            kept.pop(path, None)
        anew = _replaced(draft, in_order([*kept.values(), *step.before.values()]))
        write(db, anew)
        return read(db, site)


def _write(db: Database, ask: Ask, before: Draft, after: Draft) -> None:
    write(db, after)
    undoing.keep(db, ask, before, after)


def _bounded(edit: Edit) -> None:
    kind, path = edit.path[0] if edit.path else "", edit.path
    listed = kind in LISTS
    if kind not in Site.model_fields or len(path) > 3 or (edit.kind != "set" and not listed):
        raise BadRequest("There is no such thing in a site file.")
    lengths = {"set": (3,) if listed else (1, 2), "add": (2,), "remove": (2,), "order": (1,)}
    if len(path) not in lengths[edit.kind]:
        raise BadRequest("There is no such thing in a site file.")
    if path == ("id",):
        raise BadRequest("The id of a house is in every address: it stays as it is.")
    most = LONGEST_LOGO + 2 if path == ("looks", "logo") else LONGEST_VALUE
    if len(as_text(edit.value)) > most:
        raise BadRequest("This is too long for one field. Shorten it.")


def _with(draft: Draft, ask: Ask, edit: Edit, seen: Any) -> Draft:
    """The draft with one more edit, and those that follow from it; itself where nothing changes."""
    refuse_while_planned(draft)
    there = draft.value_at(edit.path)
    if there == edit.value and edit.kind != "order":
        return draft  # a press that is sent twice is done once
    if edit.kind == "add":
        if there is not None:
            raise FieldRefused(f"There is a '{edit.path[1]}' already; write another id.")
        if value_at(draft.base_data, edit.path) is not None:
            raise FieldRefused(
                f"'{edit.path[1]}' is taken out in this draft. Put it back, or write another id."
            )
    elif there != seen:
        raise _meanwhile(draft, edit.path, there)
    kept = {one.edit.path: one for one in draft.edits}
    for one in (edit, *following(draft.data, draft.renamed, edit)):
        _lay(draft, kept, ask, Edit(one.kind, draft.named(one.path), one.value))
    if list(kept.values()) == list(draft.edits):
        return draft
    if len(kept) > MOST_EDITS:
        raise Conflict(f"{MOST_EDITS} changes are in the draft. Publish them before the next.")
    return _replaced(draft, in_order(kept.values()))


def _lay(draft: Draft, kept: dict[KeyPath, KeptEdit], ask: Ask, edit: Edit) -> None:
    """Lay an edit over those that there are: one for each thing."""
    by = (str(ask.actor), to_ms(ask.now))
    was = value_at(draft.base_data, edit.path)
    whole = kept.get(edit.path[:2])
    if edit.kind == "set" and whole is not None and whole.edit.kind == "add":
        value = {**whole.edit.value, edit.path[2]: edit.value}
        value = {key: one for key, one in value.items() if one is not None}
        del kept[whole.edit.path]
        anew = (edit.path[0], str(value.get("id")))
        kept[anew] = KeptEdit(Edit("add", anew, value), None, *by)
        return
    if edit.kind == "remove":
        for path in [path for path in kept if path[:2] == edit.path]:
            del kept[path]
        if was is None:
            return
    if edit.kind == "order":
        others = [one.edit for one in kept.values() if one.edit.path != edit.path]
        was = value_at(changed(draft.base_data, others), edit.path)
        if not isinstance(edit.value, list) or sorted(map(str, edit.value)) != sorted(was):
            raise BadRequest("An order names each of the list once.")
    if edit.value == was and edit.kind != "remove":
        kept.pop(edit.path, None)
    else:
        kept[edit.path] = KeptEdit(edit, was, *by)


def _replaced(draft: Draft, kept: tuple[KeptEdit, ...]) -> Draft:
    revision = draft.revision + 1
    return Draft(draft.site, draft.base, draft.base_text, revision, kept)


def _meanwhile(draft: Draft, path: KeyPath, value: Any) -> ChangedMeanwhile:
    """Who changed what stands at a path: in the draft, or by the version that is in force."""
    found = [one for one in draft.edits if one.edit.path in (path, path[:2])]
    by, at = (found[0].actor, found[0].at) if found else (None, None)
    return ChangedMeanwhile(
        "Somebody else changed this since you looked. Both are shown: choose one.",
        value=value,
        by=by,
        at=at,
    )


def _check(before: Draft, after: Draft, edit: Edit, checks: Sequence[Check]) -> None:
    """FieldRefused where the edit itself is a mistake; what it makes of others is told later."""
    try:
        text = after.text
    except CannotEdit as error:
        raise FieldRefused(str(error)) from None
    site, mistakes = examine(text, *checks)
    own = [one for one in mistakes if _own(one, after, edit)]
    if site is None:
        said = own or mistakes
    elif edit.kind == "set":
        known = {(one.where, one.says) for one in examine(before.text, *checks)[1]}
        said = [one for one in own if (one.where, one.says) not in known]
    else:
        said = []
    if said:
        raise FieldRefused(_sentence([one.says for one in said]))


def _own(mistake: Mistake, draft: Draft, edit: Edit) -> bool:
    path = by_ids(mistake, draft)
    shorter = min(len(path), len(edit.path))
    return bool(path) and path[:shorter] == edit.path[:shorter] and len(path) >= len(edit.path)


def _sentence(says: list[str]) -> str:
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in dict.fromkeys(says))
