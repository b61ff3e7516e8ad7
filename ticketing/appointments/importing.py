"""Takes over what a file of another program says: what is new, moved, changed or called off there
becomes so here. All of it, or nothing with every mistake named. The same again changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.rehearsing import rehearsal
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.appointments import taken_before
from ticketing.appointments.booking import (
    Order,
    book_in,
    cancel_in,
    claiming,
    move_in,
    note_person,
)
from ticketing.appointments.checks import NotPossible
from ticketing.appointments.imported import Imported, Line, Will
from ticketing.appointments.importing_words import Words
from ticketing.appointments.model import Appointment, AppointmentState, Person
from ticketing.appointments.queries import get
from ticketing.appointments.taken_before import Before
from ticketing.asks import Ask, once
from ticketing.errors import Refused
from ticketing.events import log
from ticketing.events.appointments import AppointmentChanged
from ticketing.foreign.said import Entry, Mistake, Read
from ticketing.visits.needs import known

#: Why an appointment is cancelled that another program calls off.
_CALLED_OFF = "other"
_MOVING = frozenset({"starts_at", "minutes", "adviser", "place"})
_PLACING = _MOVING | {"needs"}
#: Who cannot move may be in another's way, who then cannot either: so often it is looked at again.
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class _Move:
    """An entry that says `anew` what is otherwise here; what it only says again is `kept`."""

    entry: Entry
    before: Before
    anew: dict[str, Any]
    kept: list[str]


#: An entry to be booked, its reference, and what it was before.
_New = tuple[Entry, str | None, Before | None]


class _NotMade(Exception):
    """Takes the whole transaction back."""


#: What a file writes to when it is taken over, each with the rows of it that a rehearsal needs.
_REHEARSED = {
    "appointment": "site = :site",
    "appointment_person": "appointment IN (SELECT id FROM main.appointment WHERE site = :site)",
    "appointment_said": "appointment IN (SELECT id FROM main.appointment WHERE site = :site)",
    "appointment_slot": "site = :site",
    "event": "FALSE",
    "acted": "FALSE",
    "request_key": "scope = :scope AND key = :key",
}


def rehearse(
    conn: sqlite3.Connection, site_id: str, found: Read, ask: Ask, *, partly: bool = False
) -> Imported:
    """What `take` would come to now. It only reads: nobody waits for it."""
    scope, key = ("", "") if ask.key is None else (ask.key.scope, ask.key.key)
    with rehearsal(conn, _REHEARSED, site=site_id, scope=scope, key=key) as db:
        return _attempt(db, site_id, found, ask, partly)


def take(store: Store, site_id: str, found: Read, ask: Ask, *, partly: bool = False) -> Imported:
    """Do what the file says; with a mistake, nothing of it.

    Mistakes are those of the file and those of the book: a room that is taken, a closed day. With
    `partly`, the lines with mistakes are left out and the others done, unless a mistake puts all
    of them in doubt.
    """
    done = Imported()
    try:
        with store.write() as db:
            done = _attempt(db, site_id, found, ask, partly)
            if not done.made:
                raise _NotMade
    except _NotMade:
        pass
    return done


def _attempt(db: Database, site_id: str, found: Read, ask: Ask, partly: bool) -> Imported:
    """What came of it, or what came of it before under the key of `ask`. Whoever gets one that is
    not `made` takes everything back."""

    def attempt() -> dict[str, Any]:
        work = _Work(db, site_id, found, ask, partly)
        done = Imported(False, work.do(), [], sorted(found.remarks), work.gone(), found.doubtful)
        done.mistakes = sorted({*found.mistakes, *work.mistakes()})
        all_or_none = found.doubtful or not found.entries or not partly
        done.made = not (done.mistakes and all_or_none)
        return done.stored()

    answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return Imported.of_stored(answer)


class _Work:
    """A file taken over within a transaction."""

    def __init__(self, db: Database, site_id: str, found: Read, ask: Ask, partly: bool) -> None:
        self._db = db
        self._site = sites.get(db, site_id)
        self._found = found
        self._ask = ask
        self._partly = partly
        self._words = Words(self._site, ask.now)
        self._lines: dict[int, Line] = {}
        self._there: set[str] = set()

    def do(self) -> list[Line]:
        """Do it all, and say line by line what was done. Whoever goes leaves their place first."""
        news: list[_New] = []
        moves: list[_Move] = []
        for entry, reference, found in taken_before.match(
            self._db, self._site.id, self._found.entries
        ):
            before = found[0] if found else None
            self._there |= {one.one.id for one in found}
            if entry.cancels:
                self._call_off(entry, found)
            elif before is None:
                news.append((entry, reference, None))
            elif before.one.stored_state == "cancelled" or before.one.state == "missed":
                self._again(entry, reference, before, news)
            elif before.one.state != AppointmentState.BOOKED or self._over(entry, before):
                self._say(entry, "there", self._words.so_already(before.one), before.one)
            elif entry.sequence < before.sequence:
                self._say(entry, "left", self._words.OLDER, before.one)
            else:
                self._known(entry, reference, before, moves, news)
        self._move_all(moves)
        # Who wants a certain adviser or place comes before those to whom it is all the same.
        news.sort(key=lambda one: ((one[0].adviser is None) + (one[0].place is None), one[0].line))
        for entry, reference, before in news:
            self._book(entry, reference, before)
        return [self._lines[number] for number in sorted(self._lines)]

    def mistakes(self) -> Iterator[Mistake]:
        """The lines that cannot be done."""
        for line in self._lines.values():
            if line.will == "refused":
                yield Mistake(line.line, line.says)

    def gone(self) -> list[Appointment]:
        """Those to come that an earlier file had and this one has not, if this is a newer state of
        the same list."""
        if not self._found.listing or not self._there:
            return []
        site = self._site
        days = sorted(
            site.service_day(from_ms(entry.starts_at)).isoformat()
            for entry in self._found.entries
            if entry.starts_at is not None
        )
        if not days:
            return []
        made = {one.appointment.id for one in self._lines.values() if one.appointment}
        now, form = to_ms(self._ask.now), self._found.form
        span, there = (days[0], days[-1]), self._there | made
        ids = taken_before.gone(self._db, site.id, form, span, now, there)
        return [get(self._db, one) for one in ids]

    # ------------------------------------------------------------------ line by line

    def _say(
        self, entry: Entry, will: Will, says: str, one: Appointment | None = None,
        notes: list[str] | None = None,
    ) -> None:  # fmt: skip
        self._lines[entry.line] = Line(entry.line, will, says, [*entry.notes, *(notes or [])], one)

    def _over(self, entry: Entry, before: Before) -> bool:
        """Whether it is past here and in the file, so that nothing is to be done any more."""
        now = to_ms(self._ask.now)
        return before.one.ends_at <= now and (entry.starts_at or 0) <= now

    def _call_off(self, entry: Entry, found: list[Before]) -> None:
        booked = [one for one in found if one.one.state == AppointmentState.BOOKED]
        for before in booked:
            cancel_in(self._db, self._site, before.one, self._ask, _CALLED_OFF)
            taken_before.keep(self._db, self._found.form, entry, before.one.id, before)
        one = next(iter(booked or found), None)
        if booked and one is not None:
            says = self._words.called_off(booked[0].one, len(booked))
            self._say(entry, "cancelled", says, get(self._db, one.one.id))
        elif one is None:
            self._say(entry, "left", self._words.NOT_HERE)
        elif one.one.stored_state == "cancelled":
            self._say(entry, "there", self._words.so_already(one.one), one.one)
        else:
            self._say(entry, "left", self._words.not_called_off(one.one), one.one)

    def _again(
        self, entry: Entry, reference: str | None, before: Before,
        news: list[_New],
    ) -> None:  # fmt: skip
        """It ended here without having been; the file may mean it anew."""
        if entry.sequence < before.sequence:
            self._say(entry, "left", self._words.OLDER, before.one)
        elif taken_before.says_anew(entry, before):
            news.append((entry, reference, before))
        else:
            self._say(entry, "left", self._words.over(before.one), before.one)

    def _known(
        self, entry: Entry, reference: str | None, before: Before,
        moves: list[_Move], news: list[_New],
    ) -> None:  # fmt: skip
        if reference is not None and reference != before.reference:
            self._db.execute("UPDATE appointment SET reference = ? WHERE id = ?",
                             (reference, before.one.id))  # fmt: skip
        found = taken_before.difference(entry, before)
        if "type" in found.anew:
            cancel_in(self._db, self._site, before.one, self._ask, _CALLED_OFF)
            news.append((entry, reference, before))
        elif found.anew:
            moves.append(_Move(entry, before, found.anew, found.kept))
        else:
            taken_before.keep(self._db, self._found.form, entry, before.one.id, before)
            says = self._words.so_already(before.one)
            self._say(entry, "there", says, before.one, self._words.kept(found.kept, before))

    # ------------------------------------------------------------------ moving and booking

    def _move_all(self, moves: list[_Move]) -> None:
        """Move them as if at once: each may take the place that another one leaves.

        Who cannot stays, and the others are tried again around them; unless a mistake takes
        everything back anyway.
        """
        refused: dict[int, Refused] = {}
        placing = [one for one in moves if _PLACING & one.anew.keys()]
        for _ in range(_ROUNDS if self._partly else 1):
            self._db.execute("SAVEPOINT moves")
            wrong = self._try([one for one in placing if one.entry.line not in refused])
            if wrong and self._partly:
                self._db.execute("ROLLBACK TO moves")
            self._db.execute("RELEASE moves")
            refused |= wrong
            if not wrong or not self._partly:
                break
        else:
            for one in placing:
                refused.setdefault(one.entry.line, NotPossible(self._words.IN_THE_WAY))
        for one in moves:
            error = refused.get(one.entry.line)
            if error is None:
                self._note(one)
            else:
                self._say(one.entry, "refused", error.detail, one.before.one)

    def _try(self, moves: list[_Move]) -> dict[int, Refused]:
        """Take all of them up, and put them down again; what was refused, by line."""
        for one in moves:
            # Its adviser and its place are free until then.
            self._db.execute(
                "UPDATE appointment SET state = 'cancelled', cancel_reason = 'other' WHERE id = ?",
                (one.before.one.id,),
            )
        tried = ((one.entry.line, self._move(one)) for one in moves)
        return {line: error for line, error in tried if error is not None}

    def _move(self, move: _Move) -> Refused | None:
        one, anew = move.before.one, move.anew
        needs = ",".join(known(anew["needs"])) if "needs" in anew else None
        first: Refused | None = None
        for adviser, point in _places(move):
            try:
                with claiming():
                    move_in(
                        self._db, self._site, one, self._ask,
                        from_ms(anew.get("starts_at", one.starts_at)), adviser, point,
                        minutes=anew.get("minutes"), needs=needs,
                    )  # fmt: skip
                return None
            except Refused as error:
                first = first or error
        return first

    def _note(self, move: _Move) -> None:
        """Change what needs no place, and say what was changed."""
        entry, before, anew = move.entry, move.before, move.anew
        one = before.one
        if "language" in anew:
            self._db.execute("UPDATE appointment SET language = ?, updated_at = ? WHERE id = ?",
                             (anew["language"], to_ms(self._ask.now), one.id))  # fmt: skip
        note_person(
            self._db, one.id, Person(anew.get("name"), anew.get("contact"), anew.get("note"))
        )
        if rest := [name for name in anew if name not in _MOVING]:
            event = AppointmentChanged(one.id, one.service_day, ",".join(rest))
            log.append(self._db, self._site.id, event, self._ask)
        taken_before.keep(self._db, self._found.form, entry, one.id, before)
        now = get(self._db, one.id)
        will: Will = "moved" if _MOVING & anew.keys() else "changed"
        says = self._words.moved(one, now) if will == "moved" else self._words.changed(anew)
        self._say(entry, will, says, now, self._words.kept(move.kept, before))

    def _book(self, entry: Entry, reference: str | None, before: Before | None) -> None:
        assert entry.type is not None
        assert entry.starts_at is not None
        who = before.person if before is not None else Person()
        order = Order(
            type=entry.type,
            starts_at=from_ms(entry.starts_at),
            adviser=entry.adviser,
            service_point=entry.place,
            needs=entry.needs or (),
            language=entry.language or (None if before is None else before.one.language),
            person=Person(entry.name or who.name, entry.contact or who.contact,
                          entry.note or who.note),
            source="import",
            reference=reference,
            minutes=entry.minutes,
        )  # fmt: skip
        try:
            with claiming():
                made = book_in(self._db, self._site.id, order, self._ask)
        except Refused as refused:
            self._say(entry, "refused", refused.detail + self._whose(refused))
            return
        taken_before.keep(self._db, self._found.form, entry, made.id, None)
        self._say(entry, "new", self._words.booked(made, before), made)

    def _whose(self, refused: Refused) -> str:
        """Which line of the file has the place, if one has."""
        there = refused.facts.get("taken", {}).get("appointment")
        for line in self._lines.values():
            if there is not None and line.appointment and line.appointment.id == there:
                return f" That is line {line.line}."
        return ""


def _places(move: _Move) -> Iterator[tuple[str | None, str | None]]:
    """With whom and where to try it: where the file does not say, as it was, then whoever."""
    one, entry = move.before.one, move.entry
    advisers = [move.anew.get("adviser", one.adviser), *([None] if entry.adviser is None else [])]
    points = [move.anew.get("place", one.service_point), *([None] if entry.place is None else [])]
    return product(advisers, points)
