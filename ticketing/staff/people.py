"""Who there is: a supervisor adds, changes and removes staff, and the next call follows at once.

A site file names staff too; what is changed here wins until the file's own entry changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import iso, iso_or_none, to_ms
from ticketing import sites
from ticketing.asks import Ask, once
from ticketing.errors import Conflict, NotFound, Refused
from ticketing.sites import Site, advisers, rights
from ticketing.sites.parts import Adviser
from ticketing.staff import accounts, pauses, profiles, tries
from ticketing.staff.places import SignOn, leave, signed_on
from ticketing.visits import queries

#: The parts of a person that `change` takes.
PARTS = ("name", "role", "home", "rights", "skills", "backup", "languages")


class NotYours(Refused):
    """The person's role, or the one they are to have, is above that of whoever asks."""

    title = "Not yours to change"
    code = "not-yours"


@dataclass(frozen=True, slots=True)
class Manager:
    """Who manages: the circumstances, and their role; without one (the command line) all may be."""

    ask: Ask
    role: str | None = None

    def check(self, *roles: str) -> None:
        """NotYours unless their own role is at least each of these."""
        if self.role is None:
            return
        above = next((one for one in roles if rights.rank(one) > rights.rank(self.role)), None)
        if above is not None:
            who = f"an {above}" if above[0] == "a" else f"a {above}"
            by = "an administrator" if rights.rank(above) == 2 else "a supervisor"
            raise NotYours(f"Only {by} can do that: it is about {who}.")


def add(store: Store, site_id: str, by: Manager, key: str | None = None, **parts: Any) -> Adviser:
    """A new member of staff, with no PIN and no password yet.

    `parts` are some of PARTS, `name` always; `key` is the id, made from the name unless given.
    Conflict when the id is taken, BadRequest for what the site does not know.
    """

    with store.write() as db:
        answer = once(
            db,
            by.ask.key,
            by.ask.now,
            lambda: added(db, site_id, by, key, **parts).model_dump(mode="json"),
        )
    return Adviser.model_validate(answer)


def added(db: Database, site_id: str, by: Manager, key: str | None = None, **parts: Any) -> Adviser:
    """`add` within a transaction that does more."""
    site = sites.get(db, site_id)
    chosen = key or profiles.free_id(db, site, str(parts.get("name") or ""))
    taken = db.execute(
        "SELECT retired FROM adviser WHERE site = ? AND id = ?", (site.id, chosen)
    ).fetchone()
    if taken is not None:
        was = "somebody who was removed" if taken[0] else "somebody else"
        raise Conflict(f"'{chosen}' is the id of {was}. Choose another.")
    person = profiles.checked(site, {"id": chosen, **parts})
    accounts.check(db, site, person)
    by.check(rights.level(person))
    db.execute(
        "INSERT INTO adviser (site, id, profile) VALUES (?, ?, ?)",
        (site.id, person.id, advisers.entry(person)),
    )
    profiles.tell(db, site, person.id, ["added"], by.ask)
    return person


def check(site: Site, **parts: Any) -> None:
    """BadRequest or NotFound where `add` would refuse these parts."""
    profiles.checked(site, {"id": "somebody", **parts})


def change(
    store: Store,
    site_id: str,
    adviser_id: str,
    by: Manager,
    *,
    levels: Mapping[str, str] | None = None,
    **parts: Any,
) -> Adviser:
    """Change some PARTS of a person; the next call follows. The same again changes nothing.

    `levels` changes single enquiry types ('preferred', 'backup' or 'no') and leaves the others as
    they are by then. Who serves nobody any more leaves their service point: Conflict while a visit
    is there.
    """
    with store.write() as db:
        return changed(db, site_id, adviser_id, by, levels=levels, **parts)


def changed(
    db: Database,
    site_id: str,
    adviser_id: str,
    by: Manager,
    *,
    levels: Mapping[str, str] | None = None,
    **parts: Any,
) -> Adviser:
    """`change` within a transaction that does more."""
    site = sites.get(db, site_id)
    before = profiles.tidy(site, site.adviser(adviser_id))
    for enquiry in levels or {}:
        site.enquiry(enquiry)
    values = {**before.model_dump(), **parts}
    if values["role"] != before.role and "rights" not in parts:
        values["rights"] = ()  # another role is what it stands for
    after = profiles.checked(site, profiles.with_levels(values, levels or {}))
    accounts.check(db, site, after)
    by.check(rights.level(before), rights.level(after))
    what = [part for part in PARTS if getattr(before, part) != getattr(after, part)]
    if not what:
        return before
    if {"role", "rights"} & set(what) and by.ask.adviser == before.id:
        raise Conflict("Your own role is changed by somebody else, so that one always stays.")
    if not rights.serves(after):
        leave(db, site, after.id, by.ask)
    profiles.keep(db, site, after)
    if {"role", "rights", "home"} & set(what):
        # Whoever is signed in with the rights of before is signed out.
        db.execute(
            "UPDATE adviser SET secrets = secrets + 1 WHERE site = ? AND id = ?",
            (site.id, after.id),
        )
    profiles.tell(db, site, after.id, what, by.ask)
    return after


def remove(store: Store, site_id: str, adviser_id: str, by: Manager) -> None:
    """Take a person out: they leave their service point and nobody gets in by their name.

    The log still names them. Conflict while a visit is with them.
    """
    with store.write() as db:
        taken_out(db, site_id, adviser_id, by)


def taken_out(db: Database, site_id: str, adviser_id: str, by: Manager) -> None:
    """`remove` within a transaction that does more."""
    site = sites.get(db, site_id)
    person = site.adviser(adviser_id)
    by.check(rights.level(person))
    if by.ask.adviser == person.id:
        raise Conflict("You cannot remove yourself. Ask another supervisor.")
    leave(db, site, person.id, by.ask)
    profiles.keep(db, site, person)  # so that the name is known, and comes back as it was
    db.execute(
        "UPDATE adviser SET retired = 1, secrets = secrets + 1 WHERE site = ? AND id = ?",
        (site.id, person.id),
    )
    profiles.tell(db, site, person.id, ["removed"], by.ask)


def restore(store: Store, site_id: str, adviser_id: str, by: Manager) -> Adviser:
    """Bring a removed person back as they were. NotFound when nobody of this id was removed."""
    with store.write() as db:
        return brought_back(db, site_id, adviser_id, by)


def brought_back(db: Database, site_id: str, adviser_id: str, by: Manager) -> Adviser:
    """`restore` within a transaction that does more."""
    site = sites.get(db, site_id)
    found = next((one for one in removed(db, site_id) if one.id == adviser_id), None)
    if found is None:
        raise NotFound(f"Nobody called '{adviser_id:.60}' was removed.")
    by.check(rights.level(found))
    db.execute("UPDATE adviser SET retired = 0 WHERE site = ? AND id = ?", (site.id, adviser_id))
    profiles.tell(db, site, adviser_id, ["restored"], by.ask)
    return sites.get(db, site_id).adviser(adviser_id)


def set_secret(
    store: Store, site_id: str, adviser_id: str, by: Manager, kind: str, hashed: str
) -> None:
    """Keep the hash of a person's 'pin' or 'password'. It unlocks them, and whoever is signed in
    by the old one is signed out, at each site. By nobody below any of their roles anywhere."""
    with store.write() as db:
        keep_secret(db, site_id, adviser_id, by, kind, hashed)


def keep_secret(
    db: Database, site_id: str, adviser_id: str, by: Manager, kind: str, hashed: str
) -> None:
    """`set_secret` within a transaction that does more."""
    site = sites.get(db, site_id)
    person = site.adviser(adviser_id)
    if (kept := accounts.home(site, person)) != site.id:
        where = sites.get(db, kept).called("en")
        raise Conflict(f"{person.name} signs in with what is kept at {where}. Set it there.")
    by.check(accounts.highest(db, site.id, person.id))
    column = {"pin": "pin_hash", "password": "password_hash"}[kind]
    db.execute(
        f"UPDATE adviser SET {column} = ?, secrets = secrets + 1"  # noqa: S608
        " WHERE site = ? AND id = ?",
        (hashed, site.id, person.id),
    )
    tries.forget(db, site.id, person.id)
    profiles.tell(db, site, person.id, [kind], by.ask)


def unlock(store: Store, site_id: str, adviser_id: str, by: Manager) -> bool:
    """Let a locked person sign on again, wherever they were locked; whether they were."""
    with store.read() as conn:
        sites.get(conn, site_id).adviser(adviser_id)
        by.check(accounts.highest(conn, site_id, adviser_id))
        kept = accounts.home_of(conn, site_id, adviser_id)
    return tries.unlock(store, kept, adviser_id, by.ask)


# ---------------------------------------------------------------------- reading


def secrets_of(conn: Connection, site: str, adviser: str) -> tuple[str | None, str | None, int]:
    """(hash of the PIN, hash of the password, how often either was set) of a present person, as
    their home has them. Elsewhere the last counts what changed at both, and is like none at home:
    a sign-in of before somebody was given a home is none of the one who has it. -1: there is nobody
    at home."""
    own, kept = _secrets(conn, site, adviser), accounts.home_of(conn, site, adviser)
    if kept == site or own is None:
        return own or (None, None, 0)
    there = _secrets(conn, kept, adviser)
    return (None, None, -1) if there is None else (*there[:2], (own[2] + 1 << 20) + there[2])


def _secrets(
    conn: Connection, site: str, adviser: str
) -> tuple[str | None, str | None, int] | None:
    row = conn.execute(
        "SELECT pin_hash, password_hash, secrets FROM adviser"
        " WHERE site = ? AND id = ? AND retired = 0",
        (site, adviser),
    ).fetchone()
    return None if row is None else (row[0], row[1], int(row[2]))


def able(conn: Connection, site: str) -> frozenset[str]:
    """Who has a PIN or a password, here or at their home."""
    people = (one.id for one in sites.get(conn, site).advisers)
    return frozenset(one for one in people if any(secrets_of(conn, site, one)[:2]))


def named(site: Site, typed: str) -> Adviser | None:
    """Whoever has this id or, alone, this name as people type it: 'sian LLOYD' is Siân Lloyd."""
    wanted = advisers.as_typed(typed[:200])
    by_id = next((one for one in site.advisers if one.id == wanted), None)
    called = [one for one in site.advisers if advisers.as_typed(one.name) == wanted]
    return by_id or (called[0] if len(called) == 1 else None)


def removed(conn: Connection | Database, site: str) -> list[Adviser]:
    """Those who were removed on the page and could be brought back, by name."""
    rows = conn.execute(
        "SELECT profile FROM adviser WHERE site = ? AND retired = 1 AND profile IS NOT NULL",
        (site,),
    )
    found = [Adviser.model_validate_json(row[0]) for row in rows]
    return sorted(found, key=lambda one: one.name.casefold())


def listed(conn: Connection, site: Site, ask: Ask) -> list[dict[str, Any]]:
    """Everybody, in the order of `site.advisers`: who they are, what they can, where they are."""
    rows = conn.execute(
        "SELECT id, pin_hash IS NOT NULL, password_hash IS NOT NULL, from_file, profile"
        " FROM adviser WHERE site = ? AND retired = 0",
        (site.id,),
    )
    kept = {row[0]: row for row in rows}
    places = {here.adviser: here for here in signed_on(conn, site.id).values()}
    return [
        {
            **person.model_dump(mode="json"),
            **_signs_in(conn, site, person, kept[person.id]),
            "origin": _origin(site, person, kept[person.id][3], kept[person.id][4]),
            "locked_until": iso_or_none(_locked_until(conn, site, person, ask)),
            "signed_on": _place(conn, site, places.get(person.id)),
        }
        for person in site.advisers
        if person.id in kept
    ]


def _signs_in(conn: Connection, site: Site, person: Adviser, row: Sequence[Any]) -> dict[str, bool]:
    pin, password = row[1:3] if person.home is None else secrets_of(conn, site.id, person.id)[:2]
    return {"pin": bool(pin), "password": bool(password)}


def _origin(site: Site, person: Adviser, from_file: str | None, profile: str | None) -> str:
    """'file', 'changed' since it was loaded, or 'added' here."""
    if from_file is None:
        # A database of before kept no entries: whoever was not touched is as in the file.
        return "added" if profile else "file"
    in_file = Adviser.model_validate_json(from_file)
    return "file" if profiles.tidy(site, in_file) == profiles.tidy(site, person) else "changed"


def _locked_until(conn: Connection, site: Site, person: Adviser, ask: Ask) -> int | None:
    until = tries.of(conn, site.id, person.id, ask.now).locked_until
    return None if until is None else to_ms(until)


def _place(conn: Connection, site: Site, here: SignOn | None) -> dict[str, Any] | None:
    if here is None:
        return None
    busy = queries.at_point(conn, site.id, here.service_point)
    visit = busy.visit if busy else None
    since = (visit.serving_at or visit.called_at) if visit else here.pause_since
    return {
        "service_point": here.service_point,
        "since": iso(here.since),
        "state": visit.state if visit else here.pause or "ready",
        "state_since": iso_or_none(since),
        "number": visit.number if visit else None,
        "reason": None if visit else here.pause_reason,
        "ends_at": None if visit else iso_or_none(pauses.ends_at(site, here)),
    }
