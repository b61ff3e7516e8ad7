"""What somebody may at several sites, given and taken at all of them or at none, and put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from ticketing import asks, sites
from ticketing.errors import Conflict, NotFound, Refused
from ticketing.sites import advisers
from ticketing.sites.parts import Adviser
from ticketing.staff import people
from ticketing.staff.people import Manager

#: What of a person is given here; the rest of them stays.
_PARTS = ("role", "rights", "skills", "backup", "home")
#: Under which it is kept what each gave last.
_SCOPE = "rights given last"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is to be at a site, by whom: some of people.PARTS; None for nobody there."""

    site: str
    by: Manager
    parts: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Given:
    """Who somebody was at a site before, and who they are since; None for nobody."""

    site: str
    before: Adviser | None
    after: Adviser | None
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Last:
    """What somebody gave last: to whom, and who that was at each site before."""

    adviser: str
    name: str
    given: tuple[Given, ...]


def give(store: Store, who: Adviser, wanted: Sequence[Wanted], key: str) -> list[Given]:
    """Make somebody what is wanted at each site. What one site refuses changes none, and the
    refusal says which that is where there are several. `key`: whose deed it is, to be undone."""
    with store.write() as db:
        found = [_given(db, who, one, named=len(wanted) > 1) for one in wanted]
        kept = {"adviser": who.id, "name": who.name, "given": [_plain(one) for one in found]}
        asks.keep_last(db, _SCOPE, key, kept, wanted[0].by.ask.now)
        return found


def last(conn: Connection | Database, key: str) -> Last | None:
    """What was given last under this key, and can be undone."""
    kept = asks.last(conn, _SCOPE, key)
    if kept is None:
        return None
    return Last(kept["adviser"], kept["name"], tuple(_of_plain(one) for one in kept["given"]))


def put_back(store: Store, key: str, by: Callable[[str], Manager]) -> tuple[Given, ...]:
    """What was given last under this key is undone, at all sites or at none. Conflict where there
    is nothing, or where somebody else changed them since; `by` answers the manager of a site."""
    with store.write() as db:
        found = last(db, key)
        if found is None:
            raise Conflict("There is nothing to undo any more.")
        for one in reversed(found.given):
            _back(db, one, by(one.site))
        asks.forget_last(db, _SCOPE, key)
        return found.given


def _plain(one: Given) -> dict[str, Any]:
    people_then = (one.before, one.after)
    before, after = (None if x is None else x.model_dump(mode="json") for x in people_then)
    return {"site": one.site, "before": before, "after": after, "restored": one.restored}


def _of_plain(kept: Mapping[str, Any]) -> Given:
    before, after = (
        None if x is None else Adviser.model_validate(x) for x in (kept["before"], kept["after"])
    )
    return Given(kept["site"], before, after, kept["restored"])


def _given(db: Database, who: Adviser, one: Wanted, *, named: bool) -> Given:
    try:
        return _at(db, who, one)
    except Refused as refused:
        if not named:
            raise
        where = sites.get(db, one.site).called("en")
        refused.detail = f"At {where}: {refused.detail} Nothing was changed at any site."
        raise


def _at(db: Database, who: Adviser, one: Wanted) -> Given:
    before = _there(db, one.site, who.id)
    if one.parts is None:
        if before is not None:
            people.taken_out(db, one.site, who.id, one.by)
        return Given(one.site, before, None)
    present, restored = before, False
    if present is None and any(x.id == who.id for x in people.removed(db, one.site)):
        present, restored = people.brought_back(db, one.site, who.id, one.by), True
    if present is None:
        after = people.added(db, one.site, one.by, who.id, name=who.name, **one.parts)
        return Given(one.site, None, after)
    if advisers.as_typed(present.name) != advisers.as_typed(who.name):
        raise Conflict(f"'{who.id}' is {present.name}, somebody else.")
    after = people.changed(db, one.site, who.id, one.by, **one.parts)
    return Given(one.site, before, after, restored)


def _back(db: Database, one: Given, by: Manager) -> None:
    known = one.before or one.after
    if known is None:
        return  # nobody before, and nobody since
    present = _there(db, one.site, known.id)
    if _parts(present) != _parts(one.after):
        raise Conflict("Somebody changed them since, so nothing was undone.")
    if one.before is None:
        people.taken_out(db, one.site, known.id, by)
        return
    if present is None:
        people.brought_back(db, one.site, known.id, by)
    people.changed(db, one.site, known.id, by, **_parts(one.before))


def _parts(person: Adviser | None) -> dict[str, Any]:
    if person is None:
        return {}
    return {part: getattr(person, part) for part in _PARTS}


def _there(conn: Connection | Database, site: str, adviser: str) -> Adviser | None:
    try:
        return sites.get(conn, site).adviser(adviser)
    except NotFound:
        return None
