"""A site's draft: one for the house, kept as the changes that it makes to the version in force.

How it changes is said in `changing`, how it becomes a version in `publishing`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlite_utils import Database

from storage import Connection
from storage.text import as_text
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import (
    Edit,
    KeyPath,
    Plain,
    changed,
    plain,
    value_at,
)
from ticketing.errors import Conflict, Refused
from ticketing.sites import dump, history
from ticketing.sites.file import Mistake
from ticketing.sites.model import LISTS

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
    plan = None if due_at is None else Plan(due_at, due_actor, due_why)
    number = history.in_force(conn, site)
    return Draft(site, number, text, revision, in_order(kept), plan, failed)


def in_order(edits: Iterable[KeptEdit]) -> tuple[KeptEdit, ...]:
    """Edits in the order in which they are written."""
    return tuple(sorted(edits, key=lambda one: _RANK[one.edit.kind]))


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


def refuse_while_planned(draft: Draft) -> None:
    """Conflict while it is planned to be published: nobody changes what was looked at."""
    if draft.plan is not None:
        raise Conflict(
            "This draft is planned to be published. Stop that first, then change it.",
            due_at=draft.plan.due_at,
        )


def by_ids(mistake: Mistake, draft: Draft) -> KeyPath:
    """Where a mistake of the draft is, members by their ids."""
    path = mistake.path
    if path and path[0] in LISTS and len(path) > 1 and isinstance(path[1], int):
        members = draft.data.get(str(path[0]), [])
        named = members[path[1]].get("id") if path[1] < len(members) else None
        return draft.named((str(path[0]), str(named), *(str(one) for one in path[2:])))
    return tuple(str(one) for one in path)


# ---------------------------------------------------------------------- writing


def write(db: Database, draft: Draft) -> None:
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
    """Everything of the draft was published: there is nothing to undo either."""
    db.execute("DELETE FROM site_edit WHERE site = ?", (site,))
    db.execute("DELETE FROM site_undo WHERE site = ?", (site,))
    set_plan(db, site, None)
