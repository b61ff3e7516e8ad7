"""A site's draft: one for the house, kept as the changes that it makes to the version in force.

Each change names what whoever makes it saw there. Where somebody else was quicker, nothing is
replaced: both values are told. A change that the file cannot hold is refused with what to write.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from storage.text import as_text
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import (
    CannotEdit,
    Edit,
    KeyPath,
    Plain,
    changed,
    following,
    plain,
    value_at,
)
from ticketing.errors import BadRequest, Conflict, Refused
from ticketing.sites import Site, dump, history
from ticketing.sites.file import Check, Mistake, examine
from ticketing.sites.looks import LONGEST_LOGO
from ticketing.sites.model import LISTS

#: So many things may a draft change at most, and so long is one value as JSON.
MOST_EDITS = 500
LONGEST_VALUE = 20_000

#: In which order edits are written: what is added may be changed, what is changed taken out.
_RANK = {"add": 0, "set": 1, "remove": 2, "order": 3}


class FieldRefused(Refused):
    """What was typed cannot stand there; `detail` says what to write instead."""

    title = "This cannot stand there"
    code = "field-refused"


class ChangedMeanwhile(Conflict):
    """Somebody else changed the same; `facts` has the `value` there, `by` whom and `at` when."""

    title = "Somebody else changed this"
    code = "changed-meanwhile"


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """A change of the draft: what stood there when it was made, who made it, and when (ms UTC)."""

    edit: Edit
    was: Any
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class Plan:
    """When the draft is published, by whom it was planned, and what they said about it."""

    due_at: int
    actor: str
    why: str


@dataclass(frozen=True)
class Draft:
    """The draft as it stands: `edits` in the order in which they are written to `base_text`, the
    file of version `base`. `revision` counts its changes; `failed` says why it was not published
    when it was due."""

    site: str
    base: int
    base_text: str
    revision: int
    edits: tuple[KeptEdit, ...]
    plan: Plan | None = None
    failed: str | None = None

    @cached_property
    def base_data(self) -> Plain:
        """What the version in force says."""
        return plain(self.base_text)

    @cached_property
    def clashes(self) -> tuple[KeptEdit, ...]:
        """Edits of what a version that came since says otherwise: they are to be looked at anew."""
        return tuple(one for one in self.edits if _clashes(self.base_data, one))

    @cached_property
    def counting(self) -> tuple[Edit, ...]:
        """The edits that the text has: all but those that clash."""
        out = {one.edit.path for one in self.clashes}
        return tuple(one.edit for one in self.edits if one.edit.path not in out)

    @cached_property
    def data(self) -> Plain:
        """What the draft says."""
        return changed(self.base_data, self.counting)

    @cached_property
    def renamed(self) -> dict[KeyPath, str]:
        """The ids that members of the version in force get: everything else names them by those
        that they have there."""
        return {
            one.path[:2]: str(one.value)
            for one in self.counting
            if one.kind == "set" and len(one.path) == 3 and one.path[2] == "id"
        }

    def value_at(self, path: KeyPath) -> Any:
        """What the draft says at a path."""
        anew = self.renamed.get(path[:2])
        return value_at(self.data, path if anew is None else (path[0], anew, *path[2:]))

    def named(self, path: KeyPath) -> KeyPath:
        """A path of the draft's own data, by the ids of the version in force."""
        for known, anew in self.renamed.items():
            if path[:2] == (known[0], anew):
                return (*known, *path[2:])
        return path

    @cached_property
    def text(self) -> str:
        """The draft as a file, with the comments of the version in force."""
        return edited(self.base_text, self.counting)


def read(conn: Connection | Database, site: str) -> Draft:
    """The draft of a site; NotFound for no such site."""
    text = dump(conn, site)
    row = conn.execute(
        "SELECT revision, due_at, due_actor, due_why, failed FROM site_draft WHERE site = ?",
        (site,),
    ).fetchone()
    revision, due_at, due_actor, due_why, failed = row or (0, None, "", "", None)
    base_data = plain(text)
    kept = [
        KeptEdit(Edit(kind, tuple(json.loads(path)), json.loads(value)), json.loads(was), actor, at)
        for kind, path, value, was, actor, at in conn.execute(
            "SELECT kind, path, value, was, actor, at FROM site_edit WHERE site = ? ORDER BY seq",
            (site,),
        )
    ]
    kept = [one for one in kept if not _in_force(base_data, one.edit)]
    kept.sort(key=lambda one: _RANK[one.edit.kind])
    plan = None if due_at is None else Plan(due_at, due_actor, due_why)
    number = history.in_force(conn, site)
    return Draft(site, number, text, revision, tuple(kept), plan, failed)


def _in_force(data: Plain, edit: Edit) -> bool:
    """Whether the version in force says it already: somebody published the same."""
    there = value_at(data, edit.path)
    return there is None if edit.kind == "remove" else bool(there == edit.value)


def _clashes(data: Plain, one: KeptEdit) -> bool:
    edit = one.edit
    if edit.kind == "order":
        return False
    if edit.kind == "set" and edit.path[0] in LISTS and value_at(data, edit.path[:2]) is None:
        return True
    return bool(value_at(data, edit.path) != one.was)


# ---------------------------------------------------------------------- changing


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
    return written(store, before, after)


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


def written(store: Store, before: Draft, after: Draft) -> Draft:
    """The writing half of `change`. Conflict where the draft is not as before any more."""
    with store.write() as db:
        now = read(db, before.site)
        if (now.base, now.revision) != (before.base, before.revision):
            raise Conflict("Somebody else changed the draft in the same moment. Do it once more.")
        if after.revision != before.revision:
            _write(db, after)
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
        _write(db, _replaced(draft, kept))
        return read(db, site)


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


def refuse_while_planned(draft: Draft) -> None:
    """Conflict while it is planned to be published: nobody changes what was looked at."""
    if draft.plan is not None:
        raise Conflict(
            "This draft is planned to be published. Stop that first, then change it.",
            due_at=draft.plan.due_at,
        )


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
    return _replaced(draft, tuple(sorted(kept.values(), key=lambda one: _RANK[one.edit.kind])))


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


def by_ids(mistake: Mistake, draft: Draft) -> KeyPath:
    """Where a mistake of the draft is, members by their ids."""
    path = mistake.path
    if path and path[0] in LISTS and len(path) > 1 and isinstance(path[1], int):
        members = draft.data.get(str(path[0]), [])
        named = members[path[1]].get("id") if path[1] < len(members) else None
        return draft.named((str(path[0]), str(named), *(str(one) for one in path[2:])))
    return tuple(str(one) for one in path)


def _sentence(says: list[str]) -> str:
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in dict.fromkeys(says))


def _write(db: Database, draft: Draft) -> None:
    """The draft as it is to be."""
    db.execute("DELETE FROM site_edit WHERE site = ?", (draft.site,))
    for seq, one in enumerate(draft.edits):
        path, value = as_text(list(one.edit.path)), as_text(one.edit.value)
        db.execute(
            "INSERT INTO site_edit (site, path, seq, kind, value, was, actor, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (draft.site, path, seq, one.edit.kind, value, as_text(one.was), one.actor, one.at),
        )
    set_plan(db, draft.site, None)


def set_plan(db: Database, site: str, plan: Plan | None, failed: str | None = None) -> None:
    """A change of the draft: one more revision, with its plan or none."""
    due = (None, None, None) if plan is None else (plan.due_at, plan.actor, plan.why)
    db.execute(
        "INSERT INTO site_draft (site, revision, due_at, due_actor, due_why, failed)"
        " VALUES (?, 1, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET revision = revision + 1,"
        " due_at = excluded.due_at, due_actor = excluded.due_actor,"
        " due_why = excluded.due_why, failed = excluded.failed",
        (site, *due, failed),
    )


def clear(db: Database, site: str) -> None:
    """Everything of the draft was published."""
    db.execute("DELETE FROM site_edit WHERE site = ?", (site,))
    set_plan(db, site, None)
