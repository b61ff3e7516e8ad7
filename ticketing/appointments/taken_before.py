"""Which appointments the entries of a file are that were taken over before, and what the file says
otherwise now.

Between two files people go on working here: they move an appointment, or note something. So what
a file says is compared with what it said before. What it says anew is done; what it only says again
stays as people made it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from storage import Connection
from ticketing.appointments.model import Appointment, Person
from ticketing.appointments.queries import get, person
from ticketing.foreign.keys import content_key, moment_of, of_series
from ticketing.foreign.said import Entry

#: What a file says of an appointment, apart from who comes.
_FIELDS = ("type", "starts_at", "minutes", "adviser", "place", "needs", "language")
_PERSON = ("name", "contact", "note")
_OPEN = ("booked", "checked_in")


@dataclass(slots=True)
class Before:
    """An appointment that a file made, with what that file said of it. `known` is false where an
    earlier version of this program made it, and did not keep what the file said; `touched`, that
    it was changed here since it was booked."""

    one: Appointment
    person: Person
    reference: str | None
    touched: bool
    known: bool = False
    sequence: int = 0
    said: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Difference:
    """What a file says of an appointment that is not so here: what it says `anew`, by field, and
    the fields that people changed here since and that stay."""

    anew: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


# ---------------------------------------------------------------------- finding them


def match(
    db: Database, site: str, entries: Sequence[Entry]
) -> list[tuple[Entry, str | None, list[Before]]]:
    """Each entry with the reference under which it is kept, and what was taken over as it.

    That is one appointment at most, but for an entry that calls off a whole row.
    """
    keys = {key for entry in entries for key in (entry.key, *entry.older) if key}
    found = _by_reference(db, site, keys)
    used: set[str] = set()
    older = [key for entry in entries for key in entry.older]
    out: list[tuple[Entry, str | None, list[Before]]] = []
    nameless: dict[str, list[int]] = {}
    for at, entry in enumerate(entries):
        before: list[Before] = []
        if entry.key is None:
            base = content_key(entry.type, entry.starts_at, entry.adviser, entry.place)
            nameless.setdefault(base, []).append(at)
        elif entry.cancels and entry.series == entry.key:
            before = _series(db, site, entry.key)
        else:
            before = found.get(entry.key, [])[:1]
        for key in () if before else entry.older:
            alone = older.count(key) == 1
            before = [one for one in found.get(key, []) if alone or _same_time(entry, one)][:1]
        before = [one for one in before if one.one.id not in used]
        used |= {one.one.id for one in before}
        out.append((entry, entry.key, before))
    for base, places in nameless.items():
        _nameless(db, site, base, places, out)
    return out


def _by_reference(db: Database, site: str, keys: set[str]) -> dict[str, list[Before]]:
    rows = db.execute(
        "SELECT id FROM appointment WHERE site = ?"
        " AND reference IN (SELECT value FROM json_each(?))",
        (site, json.dumps(sorted(keys))),
    )
    found: dict[str, list[Before]] = {}
    for before in _open_first(_before(db, row[0]) for row in rows.fetchall()):
        found.setdefault(before.reference or "", []).append(before)
    return found


def _open_first(found: Iterable[Before]) -> list[Before]:
    """The one that is open, if there is one, then the latest."""
    latest = sorted(found, key=lambda before: before.one.id, reverse=True)
    return sorted(latest, key=lambda before: before.one.stored_state not in _OPEN)


def _series(db: Database, site: str, series: str) -> list[Before]:
    """The open ones of a row, else the latest."""
    rows = db.execute(
        "SELECT id, reference FROM appointment WHERE site = ? AND (reference = ?"
        " OR reference >= ? AND reference < ?)",
        (site, series, f"{series}|", f"{series}}}"),
    ).fetchall()
    found = _open_first(_before(db, row[0]) for row in rows if of_series(row[1], series))
    return [one for one in found if one.one.stored_state in _OPEN] or found[:1]


def _same_time(entry: Entry, before: Before) -> bool:
    return before.one.starts_at in (entry.starts_at, moment_of(entry.key or ""))


def _nameless(
    db: Database,
    site: str,
    base: str,
    places: list[int],
    out: list[tuple[Entry, str | None, list[Before]]],
) -> None:
    """Entries without a name of their own are known by what they are. Of several that are the same
    but for who comes, each is the one of its visitor, as far as that is known."""
    first = out[places[0]][0]
    rows = db.execute(
        "SELECT id FROM appointment WHERE site = ? AND (reference = ? OR reference GLOB ?"
        " OR (reference IS NULL AND source = 'import' AND type = ? AND starts_at = ?"
        " AND ? IN (adviser, '') AND ? IN (service_point, ''))) ORDER BY reference, id",
        (site, base, f"{base}#*", first.type, first.starts_at, first.adviser or "",
         first.place or ""),
    ).fetchall()  # fmt: skip
    found = _latest_of_each([_before(db, row[0]) for row in rows])
    taken = {one.reference for one in found}
    for at in sorted(places, key=lambda at: not any(_same_person(out[at][0], b) for b in found)):
        entry = out[at][0]
        mine = next((b for b in found if _same_person(entry, b)), found[0] if found else None)
        if mine is not None:
            found.remove(mine)
        reference = mine.reference if mine is not None else None
        if reference is None:
            names = (base if n == 1 else f"{base}#{n}" for n in range(1, 2000))
            reference = next(name for name in names if name not in taken)
            taken.add(reference)
        out[at] = (entry, reference, [] if mine is None else [mine])


def _latest_of_each(found: list[Before]) -> list[Before]:
    kept: dict[str, Before] = {}
    for one in _open_first(found):
        kept.setdefault(one.reference or one.one.id, one)
    return sorted(kept.values(), key=lambda one: (one.reference or "", one.one.id))


def _same_person(entry: Entry, before: Before) -> bool:
    mine = (entry.name, entry.contact)
    return mine == (before.person.name, before.person.contact)


def _before(db: Connection, appointment: str) -> Before:
    row = db.execute(
        "SELECT a.reference, a.updated_at > a.created_at, s.sequence, s.said, s.person"
        " FROM appointment a LEFT JOIN appointment_said s ON s.appointment = a.id WHERE a.id = ?",
        (appointment,),
    ).fetchone()
    before = Before(get(db, appointment), person(db, appointment), row[0], bool(row[1]))
    if row[3] is not None:
        before.known, before.sequence = True, row[2]
        before.said = {**json.loads(row[3]), **json.loads(row[4] or "{}")}
    return before


# ---------------------------------------------------------------------- comparing


def difference(entry: Entry, before: Before) -> Difference:
    """What the entry says otherwise than it is here."""
    found = Difference()
    here, says = _here(before), _says(entry)
    for name, value in says.items():
        mine = _digest(here[name]) if name in _PERSON else here[name]
        if value == mine:
            continue
        if before.known:
            again = before.said.get(name) == value
        else:
            again = before.touched and name not in _PERSON
        if again:
            found.kept.append(name)
        else:
            found.anew[name] = getattr(entry, name)
    return found


def says_anew(entry: Entry, before: Before) -> bool:
    """Whether it says anything that it did not say before, of an appointment that is over here."""
    if not before.known:
        return False
    return entry.sequence > before.sequence or any(
        before.said.get(name) != value
        for name, value in _says(entry).items()
        if name not in _PERSON
    )


def _here(before: Before) -> dict[str, Any]:
    one = before.one
    return {
        "type": one.type,
        "starts_at": one.starts_at,
        "minutes": (one.ends_at - one.starts_at) // 60_000,
        "adviser": one.adviser,
        "place": one.service_point,
        "needs": sorted(one.needs.split(",")) if one.needs else [],
        "language": one.language,
        "name": before.person.name,
        "contact": before.person.contact,
        "note": before.person.note,
    }


def _says(entry: Entry) -> dict[str, Any]:
    """What it says, and nothing of what it leaves open."""
    said: dict[str, Any] = {}
    for name in _FIELDS:
        value = getattr(entry, name)
        if value is not None:
            said[name] = sorted(value) if name == "needs" else value
    for name in _PERSON:
        value = getattr(entry, name)
        if value is not None:
            said[name] = _digest(value)
    return said


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()[:16]


def keep(db: Database, form: str, entry: Entry, appointment: str, before: Before | None) -> None:
    """Keep what the file said, for the next one. The same again is not written again."""
    old = before.said if before is not None and before.one.id == appointment else {}
    said = {**old, **_says(entry)}
    if before is not None and before.known and said == old and entry.sequence == before.sequence:
        return
    who = {name: said.pop(name) for name in _PERSON if name in said}
    db.execute(
        "INSERT OR REPLACE INTO appointment_said (appointment, form, sequence, said, person)"
        " VALUES (?, ?, ?, ?, ?)",
        (appointment, form, entry.sequence, json.dumps(said), json.dumps(who) if who else None),
    )


def gone(
    db: Database, site: str, form: str, days: tuple[str, str], now_ms: int, there: set[str]
) -> list[str]:
    """The appointments to come between these service days that files of this form made, and that
    are not among `there`, by time."""
    rows = db.execute(
        "SELECT a.id FROM appointment a LEFT JOIN appointment_said s ON s.appointment = a.id"
        " WHERE a.site = ? AND a.source = 'import' AND a.state = 'booked' AND a.starts_at > ?"
        " AND a.service_day BETWEEN ? AND ? AND coalesce(s.form, ?) = ?"
        " ORDER BY a.starts_at, a.id",
        (site, now_ms, *days, form, form),
    )
    return [row[0] for row in rows if row[0] not in there]
