"""Whom a change of the draft concerns: everybody who waits, is served or has booked, all of them,
and what of it is not kept. Reads alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import ValidationError

from storage import Connection
from storage.times import to_ms
from ticketing.appointments import promises
from ticketing.appointments.model import COLUMNS, TABLES, Appointment, of_row
from ticketing.appointments.promises import Touched
from ticketing.drafting.draft import Draft
from ticketing.drafting.edits import CannotEdit, Edit, KeyPath, changed
from ticketing.sites import Site, clock, get, loaded_now
from ticketing.staff import places

#: Of so many changes it is looked up which of them a promise is not kept by; what the others do is
#: told of all together.
MOST_LOOKED = 40

_VISITS = (
    "SELECT v.number, s.enquiry, s.state, s.service_point, s.for_adviser"
    " FROM step s JOIN visit v ON v.id = s.visit WHERE s.site = ? AND v.number IS NOT NULL"
    " AND (s.state IN ('called', 'serving')"
    " OR (s.state IN ('waiting', 'held', 'planned') AND s.service_day >= ?)) ORDER BY s.id"
)
_BOOKED = (
    f"SELECT {COLUMNS} FROM {TABLES} WHERE a.site = ? AND a.state IN ('booked', 'checked_in')"  # noqa: S608
    " AND a.ends_at > ? ORDER BY a.starts_at, a.id"
)


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom one change concerns. `waiting` are numbers, `served` numbers and where, `booked` when;
    all of them keep what they have. `here` are staff who are signed on there. Whoever loses
    something is among `broken` and nowhere else."""

    waiting: tuple[str, ...] = ()
    served: tuple[tuple[str, str], ...] = ()
    booked: tuple[str, ...] = ()
    here: tuple[str, ...] = ()
    broken: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class Concerned:
    """Everybody whom a draft concerns: `each` change by its path, and what of all `broken` promises
    no single change could be named for, `together`."""

    each: dict[KeyPath, Concern] = field(default_factory=dict)
    broken: tuple[Touched, ...] = ()
    together: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class _House:
    """Who is there at this moment."""

    site: Site
    now: datetime
    visits: list[tuple[str, str, str, str | None, str | None]]
    booked: list[Appointment]
    signed_on: dict[str, str]


def concerned(conn: Connection, draft: Draft, found: Site | None, now: datetime) -> Concerned:
    """Whom the draft concerns if it were published now; `found` is the site that it is, None while
    it says nothing possible."""
    if not draft.edits:
        return Concerned()
    live = get(conn, draft.site)
    before = promises.touched(conn, live, now)

    def lost(site: Site | None) -> list[Touched]:
        if site is None:
            return []
        return promises.newly(before, promises.touched(conn, loaded_now(conn, site), now))

    broken = lost(found)
    by_edit = _by_edit(draft, broken, lost) if broken else {}
    house = _house(conn, live, now)
    each = {
        one.edit.path: _concern(house, one.edit, by_edit.get(one.edit.path, []), broken)
        for one in draft.edits
    }
    named = {_key(one) for every in by_edit.values() for one in every}
    together = tuple(one for one in broken if _key(one) not in named)
    return Concerned(each, tuple(broken), together)


def _by_edit(
    draft: Draft, broken: list[Touched], lost: Callable[[Site | None], list[Touched]]
) -> dict[KeyPath, list[Touched]]:
    """Which change it is that a promise is not kept by: alone, or together with others."""
    found: dict[KeyPath, list[Touched]] = {}
    looked = draft.counting[:MOST_LOOKED]
    for edit in looked:
        alone = {_key(one) for one in lost(_site(draft, [edit]))}
        found[edit.path] = [one for one in broken if _key(one) in alone]
    named = {_key(one) for every in found.values() for one in every}
    left = [one for one in broken if _key(one) not in named]
    if left:
        for edit in looked:
            rest = _site(draft, [one for one in draft.counting if one is not edit])
            without = {_key(one) for one in lost(rest)}
            if rest is not None:
                found[edit.path] += [one for one in left if _key(one) not in without]
    return found


def _site(draft: Draft, edits: Iterable[Edit]) -> Site | None:
    """The site that some of the changes alone make; None where they cannot stand alone."""
    try:
        return Site.model_validate(changed(draft.base_data, edits))
    except (ValidationError, CannotEdit):
        return None


def _key(one: Touched) -> tuple[str, str, str]:
    return one.kind, one.id, one.says


def _house(conn: Connection, site: Site, now: datetime) -> _House:
    today = site.service_day(now).isoformat()
    names = {one.id: one.name for one in site.advisers}
    return _House(
        site,
        now,
        [tuple(row) for row in conn.execute(_VISITS, (site.id, today))],
        [of_row(row) for row in conn.execute(_BOOKED, (site.id, to_ms(now)))],
        {
            point: names.get(one.adviser, one.adviser)
            for point, one in places.signed_on(conn, site.id).items()
        },
    )


def _concern(house: _House, edit: Edit, mine: list[Touched], broken: list[Touched]) -> Concern:
    """Whom a change of a member of a list concerns; a change of the house itself concerns those
    alone who lose by it."""
    concern = Concern(broken=tuple(mine))
    if len(edit.path) < 2 or edit.kind in ("add", "order"):
        return concern
    kind, key = edit.path[:2]
    lost = {one.id for one in broken} | {one.name for one in broken}
    booked = [
        clock.clock(house.site, one.starts_at, house.now)
        for one in house.booked
        if one.id not in lost and _is_of(one, kind, key)
    ]
    found = [row for row in house.visits if row[0] not in lost and _comes_for(row, kind, key)]
    points = {one.id: one.called("en") for one in house.site.service_points}
    waiting = [row[0] for row in found if row[2] not in ("called", "serving")]
    served = [
        (row[0], points.get(row[3] or "", row[3] or ""))
        for row in found
        if row[2] in ("called", "serving")
    ]
    here = [house.signed_on[key]] if kind == "service_points" and key in house.signed_on else []
    return replace(
        concern,
        waiting=tuple(dict.fromkeys(waiting)),
        served=tuple(dict.fromkeys(served)),
        booked=tuple(booked),
        here=tuple(here),
    )


def _comes_for(row: tuple[str, str, str, str | None, str | None], kind: str, key: str) -> bool:
    _, enquiry, _, point, adviser = row
    return {"enquiries": enquiry, "service_points": point, "advisers": adviser}.get(kind) == key


def _is_of(one: Appointment, kind: str, key: str) -> bool:
    return {
        "enquiries": one.enquiry,
        "service_points": one.service_point,
        "advisers": one.adviser,
        "appointment_types": one.type,
    }.get(kind) == key
