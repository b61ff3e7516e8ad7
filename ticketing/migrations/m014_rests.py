"""A rest stands beside its step, and a step that goes on names the one that it continues.

A rest used to move the moment at which the step began to wait, and which step went on was guessed
from the enquiry type. The log has told of each rest and of each step that went on: what steps say
of the past is put right from it.
"""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

SCRIPT = """
ALTER TABLE step ADD COLUMN continues INTEGER;
ALTER TABLE step ADD COLUMN rests TEXT NOT NULL DEFAULT '' CHECK (rests = '' OR json_valid(rests));
"""
_TOLD = (
    "SELECT visit, seq, at, kind, body FROM event WHERE visit IN (SELECT visit FROM event"
    " WHERE kind IN ('visit_held', 'visit_returned', 'service_taken_back')) AND kind IN ("
    " 'visit_held', 'visit_resumed', 'visit_returned', 'visit_cancelled', 'visit_day_closed',"
    " 'service_taken_back', 'action_undone')"
    " ORDER BY visit, seq"
)
_Event = tuple[int, int, str, dict[str, Any]]


def apply(db: Database) -> None:
    """Put right what the steps say of rests."""
    stories: dict[str, list[_Event]] = {}
    for visit, seq, at, kind, body in db.execute(_TOLD).fetchall():
        fields = json.loads(body)
        story = stories.setdefault(visit, [])
        if kind == "action_undone":
            # What was undone did not happen.
            story[:] = [one for one in story if one[0] < fields["undone"]]
        else:
            story.append((seq, at, kind, fields))
    for story in stories.values():
        _apply_story(db, story)


def _apply_story(db: Database, story: list[_Event]) -> None:
    continues: dict[int, int] = {}
    since: dict[int, tuple[int, str]] = {}
    rests: dict[int, list[tuple[int, int, str]]] = {}
    resumed: set[int] = set()
    for _, at, kind, told in story:
        if kind == "visit_held":
            since[told["new_step"]] = (at, told["reason"])
        if kind == "service_taken_back":
            rest = (at - told["lost_ms"], at, "mistaken")
            rests.setdefault(told["step"], []).append(rest)
        elif kind in ("visit_held", "visit_returned"):
            if told["new_step"] != told["step"]:
                continues[told["new_step"]] = told["step"]
        elif (began := since.pop(told["step"], None)) is not None:
            rests.setdefault(told["step"], []).append((began[0], at, began[1]))
            resumed |= {told["step"]} if kind == "visit_resumed" else set()
    for step, before in continues.items():
        db.execute("UPDATE step SET continues = ? WHERE id = ?", (before, step))
    for step, rested in rests.items():
        _unbend(db, step, rested, resumed=step in resumed)


def _unbend(db: Database, step: int, rested: list[tuple[int, int, str]], *, resumed: bool) -> None:
    sql = "SELECT origin, waiting_since FROM step WHERE id = ?"
    found = db.execute(sql, (step,)).fetchone()
    if found is None:
        return
    origin, waiting_since = found
    began = waiting_since - sum(until - since for since, until, _ in rested)
    if origin == "hold":
        # It began with a rest, and has waited from its end, if it ever waited.
        began = max(rested[0][:2]) if resumed else rested[0][0]
    kept = [(since, max(since, until), reason) for since, until, reason in rested]
    lost = sum(until - since for since, until, reason in kept if reason == "mistaken")
    db.execute(
        "UPDATE step SET waiting_since = ?, called_at = called_at - ?, rests = ? WHERE id = ?",
        (began, lost, json.dumps(kept, separators=(",", ":")), step),
    )
