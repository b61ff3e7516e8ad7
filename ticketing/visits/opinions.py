"""How it was: one of five faces, with a comment or without, afterwards on the phone or at the exit.

An answer is nobody's. It is kept apart from the visit, under a random id, with the enquiry type,
the day and the part of it: no moment, no number, nobody who served. With the visit stands that its
question was answered, and nothing else.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Literal

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms
from ticketing import bounds, sites
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.visits import queries
from ticketing.visits.model import CANCELLED, DAY_CLOSED, LEFT, NO_SHOW, State, Visit

Part = Literal["morning", "midday", "afternoon", "evening"]
#: The hour with which each part of a day ends.
_PARTS: tuple[tuple[int, Part], ...] = ((12, "morning"), (14, "midday"), (17, "afternoon"))
FACES = (1, 2, 3, 4, 5)
LONGEST = 1000
#: Asked for so long after the end: later nobody remembers, and the address may be anybody's.
ASKED_FOR = timedelta(hours=24)
_NOT_SERVED = frozenset({NO_SHOW, DAY_CLOSED, LEFT, CANCELLED})


def part_of(site: Site, moment: datetime) -> Part:
    """The part of the day there."""
    hour = moment.astimezone(site.zone_info).hour
    return next((part for before, part in _PARTS if hour < before), "evening")


def is_asked(conn: Connection, site: Site, visit: Visit, now: datetime) -> bool:
    """Whether its visitor is asked how it was: who was served, today, and has not said it yet."""
    if not site.phone.opinion or visit.state != State.ENDED or visit.ended_at is None:
        return False
    if visit.outcome in _NOT_SERVED or now - from_ms(visit.ended_at) > ASKED_FOR:
        return False
    given = conn.execute("SELECT 1 FROM opinion_given WHERE visit = ?", (visit.visit,)).fetchone()
    return given is None


def give(
    store: Store, visit_id: str, now: datetime, *, face: int, comment: str, language: str
) -> None:
    """A visitor says how it was. Conflict for a visit that is not asked, or said it already."""
    comment = _checked(face, comment)
    with store.write() as db:
        visit = queries.present(db, visit_id).visit
        site = sites.get(db, visit.site)
        if not is_asked(db, site, visit, now):
            raise Conflict("This was answered already. Thank you.")
        db.execute("INSERT INTO opinion_given VALUES (?)", (visit.visit,))
        assert visit.ended_at is not None
        when = from_ms(visit.ended_at)
        name = secrets.token_hex(12)
        _write(db, site, name, when, "phone", visit.enquiry, language, face, comment)


def at_exit(
    store: Store, site: Site, now: datetime, *, touch: str, face: int, language: str
) -> None:
    """Somebody at the exit touched a face. The same `touch`, a random name of the screen's own,
    once more is somebody who thought again."""
    _checked(face, "")
    name = hashlib.sha256(f"{site.id} {touch}".encode()).hexdigest()[:24]
    with store.write() as db:
        db.execute("DELETE FROM opinion WHERE id = ? AND site = ?", (name, site.id))
        _write(db, site, name, now, "exit", None, language, face, "")


def _checked(face: int, comment: str) -> str:
    comment = bounds.seen(comment.replace("\r\n", "\n")).strip()
    if len(comment) > LONGEST:
        raise BadRequest(f"A comment has at most {LONGEST} characters.")
    if face not in FACES:
        raise BadRequest("Choose one of the five faces.")
    return comment


def _write(
    db: Database,
    site: Site,
    name: str,
    when: datetime,
    source: str,
    enquiry: str | None,
    language: str,
    face: int,
    comment: str,
) -> None:
    db.execute(
        "INSERT INTO opinion (id, site, day, part, source, enquiry, language, face, comment)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (name, site.id, site.service_day(when).isoformat(), part_of(site, when), source, enquiry,
         language, face, comment or None),
    )  # fmt: skip
