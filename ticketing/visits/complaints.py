"""Complaints and comments: each a record with a number that a supervisor answers and closes.

They come in at one point, wherever they are made. Nothing joins one to a visit; who left a name and
a way to reach them did so here, and both go 90 days after it was closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

from storage import Connection, Store
from storage.times import to_ms
from ticketing import bounds
from ticketing.asks import Ask
from ticketing.errors import BadRequest, Conflict, NotFound
from ticketing.events import log
from ticketing.events.voices import ComplaintClosed, ComplaintMade, ComplaintOpened
from ticketing.sites import Site

Kind = Literal["complaint", "comment"]
Source = Literal["phone", "exit", "staff"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST, LONGEST_NAME, LONGEST_CONTACT = 2000, 100, 200
#: More of a day are not from visitors; who comes then is sent to reception.
MOST_A_DAY = 100
#: So long the same words again are a second press: on a slow line the first shows nothing yet.
PRESSED_TWICE = timedelta(minutes=1)
#: As many as a page shows.
MOST_SHOWN = 300
#: So long it is known who made one, after it was closed.
KNOWN_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One, with who closed it and what was answered; moments in ms UTC."""

    id: int
    at: int
    kind: Kind
    source: Source
    language: str
    text: str
    name: str | None
    contact: str | None
    closed_at: int | None
    closed_by: str | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote; `name` and `contact` if they want an answer."""

    kind: Kind
    text: str
    language: str
    name: str = ""
    contact: str = ""


def make(store: Store, site: Site, ask: Ask, source: Source, written: Written) -> int:
    """Take it in, without signs that nobody sees; its number. The same again within a minute is
    a second press of the button, and no second one. BadRequest for an empty or longer one, Conflict
    beyond a hundred a day."""
    text = bounds.seen(written.text.replace("\r\n", "\n")).strip()
    if not 0 < len(text) <= LONGEST:
        raise BadRequest(f"Write something, at most {LONGEST} characters.")
    if written.kind not in KINDS:
        raise BadRequest("It is a complaint or a comment.")
    name, contact = (_line(one, most) for one, most in (
        (written.name, LONGEST_NAME), (written.contact, LONGEST_CONTACT)))  # fmt: skip
    with store.write() as db:
        before = db.execute(
            "SELECT id FROM complaint WHERE site = ? AND source = ? AND kind = ? AND text = ?"
            " AND name IS ? AND contact IS ? AND at > ? AND at <= ? AND closed_at IS NULL LIMIT 1",
            (site.id, source, written.kind, text, name, contact,
             to_ms(ask.now - PRESSED_TWICE), to_ms(ask.now)),
        ).fetchone()  # fmt: skip
        if before is not None:
            return int(before[0])
        since = to_ms(ask.now - timedelta(days=1))
        found = db.execute(
            # None of times to come: by a clock that was put back, they would count until then.
            "SELECT count(*) FROM complaint WHERE site = ? AND at > ? AND at <= ?",
            (site.id, since, to_ms(ask.now)),
        ).fetchone()
        if found[0] >= MOST_A_DAY:
            raise Conflict("Very many were written today. Please tell reception.")
        (number,) = db.execute(
            "INSERT INTO complaint (site, at, kind, source, language, text, name, contact)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            (site.id, to_ms(ask.now), written.kind, source, written.language, text, name, contact),
        ).fetchone()
        log.append(db, site.id, ComplaintMade(number, written.kind), ask)
    return int(number)


def _line(text: str, most: int) -> str | None:
    text = " ".join(bounds.seen(text).split())
    if len(text) > most:
        raise BadRequest(f"At most {most} characters, please.")
    return text or None


def close(store: Store, site: Site, number: int, ask: Ask, answer: str) -> None:
    """A supervisor says what was answered or done, and closes it. Conflict for one that is
    closed."""
    answer = answer.strip().replace("\r\n", "\n")
    bounds.several_lines("The answer", answer)
    if not 0 < len(answer) <= LONGEST:
        raise BadRequest(f"Say what was answered or done, in at most {LONGEST} characters.")
    with store.write() as db:
        if _one(db, site, number).closed_at is not None:
            raise Conflict("It is closed already. Open it again to change the answer.")
        db.execute(
            "UPDATE complaint SET closed_at = ?, closed_by = ?, answer = ? WHERE id = ?",
            (to_ms(ask.now), ask.adviser or ask.actor.id, answer, number),
        )
        log.append(db, site.id, ComplaintClosed(number), ask)


def open_again(store: Store, site: Site, number: int, ask: Ask) -> None:
    """It is open again. Conflict for one that is open."""
    with store.write() as db:
        if _one(db, site, number).closed_at is None:
            raise Conflict("It is open already.")
        db.execute(
            "UPDATE complaint SET closed_at = NULL, closed_by = NULL, answer = NULL WHERE id = ?",
            (number,),
        )
        log.append(db, site.id, ComplaintOpened(number), ask)


_COLUMNS = "id, at, kind, source, language, text, name, contact, closed_at, closed_by, answer"


def listed(conn: Connection, site: str) -> list[Complaint]:
    """The open ones first, the oldest before the others; then those that were closed last."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM complaint WHERE site = ?"  # noqa: S608
        " ORDER BY closed_at IS NOT NULL, iif(closed_at IS NULL, at, -closed_at), id LIMIT ?",
        (site, MOST_SHOWN),
    )
    return [Complaint(**dict(row)) for row in rows]


def how_many_open(conn: Connection, site: str) -> int:
    """How many wait for an answer."""
    (found,) = conn.execute(
        "SELECT count(*) FROM complaint WHERE site = ? AND closed_at IS NULL", (site,)
    ).fetchone()
    return int(found)


def _one(conn: Connection, site: Site, number: int) -> Complaint:
    row = conn.execute(
        f"SELECT {_COLUMNS} FROM complaint WHERE id = ? AND site = ?",  # noqa: S608
        (number, site.id),
    ).fetchone()
    if row is None:
        raise NotFound("There is no complaint with this number.")
    return Complaint(**dict(row))


def forget(store: Store, now: datetime) -> int:
    """Let go of who made those that were closed long ago; how many."""
    with store.write() as db:
        return int(
            db.execute(
                "UPDATE complaint SET name = NULL, contact = NULL WHERE closed_at < ?"
                " AND (name IS NOT NULL OR contact IS NOT NULL)",
                (to_ms(now - KNOWN_FOR),),
            ).rowcount
        )
