"""What can be undone in a draft: each change, with what stood there before, by who made it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlite_utils import Database

from storage import Connection
from storage.text import as_text
from storage.times import to_ms
from ticketing.asks import Ask
from ticketing.drafting.draft import Draft, KeptEdit
from ticketing.drafting.edits import Edit, KeyPath

#: So many changes of one draft can be undone.
MOST = 100

Edits = dict[KeyPath, KeptEdit]


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the draft: its edits before and after, of those alone that it touched."""

    number: int
    before: Edits
    after: Edits

    @property
    def paths(self) -> list[KeyPath]:
        """All that it touched."""
        return [*dict.fromkeys((*self.before, *self.after))]


def keep(db: Database, ask: Ask, before: Draft, after: Draft) -> None:
    """Keep what a change made of a draft; the oldest goes where there are too many."""
    old, new = _by_path(before), _by_path(after)
    step = Step(
        0,
        {path: one for path, one in old.items() if new.get(path) != one},
        {path: one for path, one in new.items() if old.get(path) != one},
    )
    db.execute(
        "INSERT INTO site_undo (site, number, actor, at, before, after) VALUES (?, 1 +"
        " coalesce((SELECT max(number) FROM site_undo WHERE site = ?), 0), ?, ?, ?, ?)",
        (after.site, after.site, str(ask.actor), to_ms(ask.now), *_texts(step)),
    )
    db.execute(
        "DELETE FROM site_undo WHERE site = ? AND number <="
        " (SELECT max(number) FROM site_undo WHERE site = ?) - ?",
        (after.site, after.site, MOST),
    )


def newest(conn: Connection | Database, site: str, actor: str) -> Step | None:
    """The newest change of the draft that somebody made and can undo."""
    row = conn.execute(
        "SELECT number, before, after FROM site_undo WHERE site = ? AND actor = ?"
        " ORDER BY number DESC LIMIT 1",
        (site, actor),
    ).fetchone()
    return None if row is None else Step(row[0], _edits(row[1]), _edits(row[2]))


def forget(db: Database, site: str, step: Step) -> None:
    """It is undone, or cannot be any more."""
    db.execute("DELETE FROM site_undo WHERE site = ? AND number = ?", (site, step.number))


def _by_path(draft: Draft) -> Edits:
    return {one.edit.path: one for one in draft.edits}


def _texts(step: Step) -> tuple[str, str]:
    def text(edits: Edits) -> str:
        return as_text(
            [
                [x.edit.kind, list(x.edit.path), x.edit.value, x.was, x.actor, x.at]
                for x in edits.values()
            ]
        )

    return text(step.before), text(step.after)


def _edits(text: str) -> Edits:
    return {
        tuple(path): KeptEdit(Edit(kind, tuple(path), value), was, actor, at)
        for kind, path, value, was, actor, at in json.loads(text)
    }
