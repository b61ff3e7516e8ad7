"""The draft as the page and the interface give it. Read aside: it takes its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from administration.site import beside
from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing import sites
from ticketing.appointments import promises
from ticketing.asks import Ask
from ticketing.drafting import changing, undoing
from ticketing.drafting import draft as drafts
from ticketing.drafting.concerned import Concern, concerned
from ticketing.drafting.differences import between, said
from ticketing.drafting.draft import Draft, KeptEdit
from ticketing.drafting.edits import Edit, plain
from ticketing.drafting.publishing import next_opening, problems
from ticketing.errors import BadRequest
from ticketing.queue.waiting import waiting_counts
from ticketing.sites import Site, history
from ticketing.sites.file import Check, Mistake, cautions
from ticketing.sites.model import LISTS
from web.at_fields import at_field

#: So many versions are shown at once.
MOST_VERSIONS = 30


def prepared(
    conn: Connection, site: str, asked: Ask, edit: Edit, seen: Any, checks: Sequence[Check]
) -> tuple[Draft, Draft]:
    """`changing.prepared`, as work that is done aside."""
    return changing.prepared(conn, site, asked, edit, seen, checks)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the whole house refuses in a site file, and what it would rather see otherwise."""

    checks: tuple[Check, ...] = ()
    cautions: tuple[Check, ...] = ()


def shown(
    conn: Connection, site_id: str, now: datetime, how: Checked, actor: str
) -> dict[str, Any]:
    """The draft of a site, what it says and what is in its way, and the newest versions; with what
    `actor` can undo."""
    live, draft = sites.get(conn, site_id), drafts.read(conn, site_id)
    names = {one.id: one.name for one in live.advisers}
    found, mistakes = problems(draft, how.checks)
    whom = concerned(conn, draft, found, now)
    clashing = {one.edit.path for one in draft.clashes}
    better = cautions(draft.text, found, *how.cautions) if found is not None else []
    return {
        "revision": draft.revision,
        "base": draft.base,
        "site": {key: one for key, one in draft.data.items() if key not in LISTS},
        "members": {kind: _members(draft, kind) for kind in LISTS},
        "edits": [
            {**_edit(draft, one, names, clashing), **_concern(whom.each[one.edit.path])}
            for one in draft.edits
        ],
        "mistakes": [_mistake(draft, one) for one in mistakes],
        "cautions": [_mistake(draft, one) for one in better],
        "touched": [_touched(one) for one in whom.broken],
        "together": [_touched(one) for one in whom.together],
        "undo": _undo(conn, draft, actor),
        "waiting": sum(waiting_counts(conn, site_id, live.service_day(now).isoformat()).values()),
        "plan": _plan(draft, names),
        "failed": draft.failed,
        "opens_at": _opens(live, now),
        "versions": [
            {
                "number": one.number,
                "at": iso(one.at),
                "by": who(one.actor, names),
                "how": one.how,
                "again": one.again,
                "why": one.why,
            }
            for one in history.versions(conn, site_id, most=MOST_VERSIONS)
        ],
    }


def text(conn: Connection, site_id: str) -> str:
    """The draft as a file, which names what goes with it."""
    draft = drafts.read(conn, site_id)
    return beside.exported(conn, site_id, draft.text, draft.data)


def version(conn: Connection, site_id: str, number: int) -> dict[str, Any]:
    """A version to the letter, and how what holds now differs from it."""
    text, present = history.text_of(conn, site_id, number), sites.dump(conn, site_id)
    differences = between(plain(text), plain(present))
    return {
        "number": number,
        "text": text,
        "differences": [{"what": x.what, "now": x.now, "was": x.was} for x in differences],
    }


def who(actor: str, names: dict[str, str]) -> str:
    """Who did it, as people call them."""
    kind, _, key = actor.partition(":")
    if kind == "adviser":
        return names.get(key, key)
    return {"command": "From a file", "system": "nextplease"}.get(kind, key)


def _members(draft: Draft, kind: str) -> list[dict[str, Any]]:
    return [
        {"key": draft.named((kind, str(one.get("id"))))[1], "value": one}
        for one in draft.data.get(kind, [])
    ]


def _edit(
    draft: Draft, one: KeptEdit, names: dict[str, str], clashing: set[tuple[str, ...]]
) -> dict[str, Any]:
    words = said(one.edit, one.was, draft.base_data, draft.data)
    return {
        "path": list(one.edit.path),
        "kind": one.edit.kind,
        "what": words.what,
        "now": words.now,
        "was": words.was,
        "value": one.edit.value,
        "before": one.was,
        "by": who(one.actor, names),
        "at": iso(one.at),
        "clash": one.edit.path in clashing,
    }


def _mistake(draft: Draft, one: Mistake) -> dict[str, Any]:
    path = list(drafts.by_ids(one, draft))
    says = at_field(one.says, path[0] if path else "")
    return {"path": path, "where": one.where, "says": says}


def _concern(one: Concern) -> dict[str, Any]:
    return {
        "waiting": list(one.waiting),
        "served": [{"number": number, "place": place} for number, place in one.served],
        "booked": list(one.booked),
        "here": list(one.here),
        "touched": [_touched(each) for each in one.broken],
    }


def _touched(one: promises.Touched) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "name": one.name,
        "says": one.says,
        "do": one.do,
        "needed": one.needs is not None,
        "starts_at": iso_or_none(one.starts_at),
    }


def _undo(conn: Connection, draft: Draft, actor: str) -> dict[str, Any] | None:
    step = None if draft.plan else undoing.newest(conn, draft.site, actor)
    if step is None:
        return None
    first = next(iter((step.after or step.before).values()))
    what = said(first.edit, first.was, draft.base_data, draft.data).what
    return {"step": step.number, "what": what}


def _plan(draft: Draft, names: dict[str, str]) -> dict[str, Any] | None:
    plan = draft.plan
    if plan is None:
        return None
    return {"at": iso(plan.due_at), "by": who(plan.actor, names), "why": plan.why}


def _opens(site: Site, now: datetime) -> str | None:
    try:
        return iso_or_none(to_ms(next_opening(site, now)))
    except BadRequest:
        return None
