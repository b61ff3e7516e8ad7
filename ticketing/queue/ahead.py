"""How many would be called before somebody: one figure for slip, kiosk, phone, estimate and desk.

It is what routing would do in this moment at the place that comes to them first, of those that can:
counted by classes, so that it costs the same with 10 and 10,000 who wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from storage import Connection
from storage.times import from_ms
from ticketing.queue import choosing, line, waiting
from ticketing.queue.choosing import Scene
from ticketing.queue.line import Line
from ticketing.queue.routing import Desk, Waiting, Why, barred
from ticketing.queue.waiting import WAITING, waiting_of
from ticketing.sites import Site, model
from ticketing.sites.parts import Enquiry
from ticketing.staff import places
from ticketing.staff.places import SignOn
from ticketing.visits.needs import PLACE_NEEDS

#: The classes that there are: a loose scan, one step down the index for each.
_KEYS = """
WITH RECURSIVE kind(class) AS (
    SELECT min(class) FROM step WHERE state = 'waiting' AND site = :site AND service_day = :day
    UNION ALL
    SELECT (SELECT min(s.class) FROM step s WHERE s.state = 'waiting' AND s.site = :site
        AND s.service_day = :day AND s.class > kind.class)
    FROM kind WHERE kind.class IS NOT NULL
)
SELECT class FROM kind WHERE class IS NOT NULL
"""
_LAST = (
    "SELECT max(queued_at) FROM step WHERE state = 'waiting' AND site = ? AND service_day = ?"
    " AND class = ?"
)
_OF_CLASS = f"""
SELECT {WAITING} FROM step s JOIN visit v ON v.id = s.visit WHERE s.state = 'waiting'
    AND s.site = ? AND s.service_day = ? AND s.class = ? ORDER BY s.queued_at, s.id
"""  # noqa: S608
_BEFORE = (
    "SELECT count(*) FROM step WHERE state = 'waiting' AND site = ? AND service_day = ?"
    " AND class = ? AND queued_at < ?"
)
_AT = (
    "SELECT id FROM step WHERE state = 'waiting' AND site = ? AND service_day = ? AND class = ?"
    " AND queued_at = ?"
)
#: A step that is not there yet comes after all that are.
_NOT_YET = 2**62
#: Where a place is needed for which nobody asks: a visitor who is not here yet goes anywhere.
_SOMEWHERE = "somewhere"


class _Class(NamedTuple):
    """Those who wait alike: the first of them, and when the last came (ms UTC)."""

    key: str
    head: Waiting
    last: int


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits of some enquiry types, by class, and the scene of those at work: read once."""

    conn: Connection
    site: Site
    day: str
    now_ms: int
    scene: Scene
    walk_ins: dict[str, tuple[_Class, ...]]
    appointments: dict[str, tuple[Waiting, ...]]
    counts: dict[str, int]

    def before(self, one: Waiting) -> int:
        """How many would be called before this step; it need not wait yet."""
        (one,) = choosing.prepared(self.conn, self.site, [one])
        return min(self._before_at(desk, one) for desk in self._desks(one))

    def before_new(self, enquiry: Enquiry) -> int:
        """How many would be called before somebody who came now."""
        return self.before(newcomer(enquiry, self.now_ms))

    def before_each(self) -> dict[str, int]:
        """`before_new` of every enquiry type."""
        return {one.id: self.before_new(one) for one in self.site.enquiries}

    def _desks(self, one: Waiting) -> list[Desk]:
        """Those that may come to the step: its adviser's, or all who have the skill as their own,
        or as backup. With nobody here, one that serves this enquiry type alone."""
        here = [each for each in self.scene.staff.values() if each.pause != "break"]
        theirs = [each for each in here if self.scene.comes_for(each, one)]
        skills = {each.adviser: model.skills(self.site, each.adviser) for each in here}
        own = [each for each in here if one.enquiry in skills[each.adviser][0]]
        backup = [each for each in here if one.enquiry in skills[each.adviser][1]]
        at_work = theirs or own or backup
        if at_work:
            return [self._desk(each) for each in at_work]
        point = self.site.service_points[0].id
        anywhere = {each.step: _SOMEWHERE for each in self.scene.heads}
        return [
            Desk(
                point,
                preferred=frozenset({one.enquiry}),
                offers=frozenset(PLACE_NEEDS),
                rooms=anywhere,
            )
        ]

    def _desk(self, at_work: SignOn) -> Desk:
        """A desk before the appointments that are still to come: those whose visitor waits for it
        are in the line themselves."""
        coming = tuple(
            one for one in self.scene.coming if one.visit is None or one.adviser != at_work.adviser
        )
        scene = replace(self.scene, coming=coming)
        return scene.desk(at_work.service_point, at_work.adviser)

    def _before_at(self, desk: Desk, one: Waiting) -> int:
        kinds = [kind for kind in self.walk_ins if self._serves(desk, kind)]
        booked = [a for kind in kinds for a in self.appointments[kind]]
        classes = [each for kind in kinds for each in self.walk_ins[kind]]
        ends = [replace(each.head, queued_at=each.last) for each in classes]
        others = (*(each.head for each in classes), *ends, *booked)
        by = line.line(desk, self.now_ms, others, one)
        mark = by.key(one)
        count = sum(
            by.key(a) < mark
            for a in booked
            if a.step != one.step and line.callable_here(desk, a, self.now_ms)
        )
        for kind in kinds:
            count += self._walk_ins(kind, by, mark)
        return count

    def _walk_ins(self, kind: str, by: Line, mark: line.Key) -> int:
        """How many walk-ins of an enquiry type come before: where all do, they are counted."""
        may = [c for c in self.walk_ins[kind] if line.callable_here(by.desk, c.head, self.now_ms)]
        last = [self._comes_before(by, mark, c, c.last) for c in may]
        if len(may) == len(self.walk_ins[kind]) and all(last):
            return self.counts.get(kind, 0) - len(self.appointments[kind])
        found = 0
        for each in may:
            found += self._of_class(each, by, mark)
        return found

    def _of_class(self, each: _Class, by: Line, mark: line.Key) -> int:
        """Within a class the order never changes: where it passes the mark is found by halves."""

        low, high = each.head.queued_at, each.last + 1
        while low < high:
            middle = (low + high) // 2
            if self._comes_before(by, mark, each, middle):
                low = middle + 1
            else:
                high = middle
        where = (self.site.id, self.day, each.key)
        sure = int(self.conn.execute(_BEFORE, (*where, low)).fetchone()[0])
        same = self.conn.execute(_AT, (*where, low)).fetchall()
        return sure + sum(self._comes_before(by, mark, each, low, step) for (step,) in same)

    def _comes_before(
        self, by: Line, mark: line.Key, each: _Class, queued_at: int, step: int = _NOT_YET - 1
    ) -> bool:
        """Whether one of a class that came at a moment is called before the mark."""
        one = replace(each.head, queued_at=queued_at, step=step)
        left = by.desk.colleagues and each.head.for_adviser is not None
        if left and barred(one, by.desk, self.now_ms) == Why.OTHER_ADVISER:
            return False
        return by.key(one) < mark

    def _serves(self, desk: Desk, kind: str) -> bool:
        return kind in desk.preferred or kind in desk.backup or self._tied(desk, kind)

    def _tied(self, desk: Desk, kind: str) -> bool:
        """Whether somebody waits for this adviser in person, for what they do not serve."""
        if desk.adviser is None:
            return False
        heads = (*(each.head for each in self.walk_ins[kind]), *self.appointments[kind])
        return any(each.for_adviser == desk.adviser for each in heads)


def read(
    conn: Connection,
    site: Site,
    now_ms: int,
    day: str,
    enquiry: str | None = None,
    for_adviser: str | None = None,
) -> Queue:
    """Who waits; for a step of one enquiry type, of those alone who can come before it."""
    staff = places.here(conn, site, from_ms(now_ms))
    kinds = {each.id for each in site.enquiries}
    if enquiry is not None:
        skills = {each.adviser: model.skills(site, each.adviser) for each in staff.values()}
        able = [both for who, both in skills.items() if who == for_adviser
                or any(enquiry in part for part in both)]  # fmt: skip
        kinds = {enquiry, *(kind for both in able for part in both for kind in part)}
    people = {each.adviser for each in staff.values()}
    keys = [key for (key,) in conn.execute(_KEYS, {"site": site.id, "day": day})]
    # Whoever waits for somebody in person does so whatever that one serves.
    wanted = [key for key in keys if _part(key, 0) in kinds or _part(key, 2) in people]
    return _read(conn, site, now_ms, day, wanted, staff)


def _part(key: str, at: int) -> str:
    """A part of a class as the table makes it: enquiry type, weight, adviser, language, needs."""
    return key.split("|")[at]


def before(conn: Connection, site: Site, visit: str, now_ms: int) -> int:
    """How many would be called before a visit; 0 for one that does not wait."""
    row = conn.execute(
        "SELECT id, service_day FROM step WHERE visit = ? AND state = 'waiting'", (visit,)
    ).fetchone()
    if row is None:
        return 0
    one = choosing.one_waiting(conn, site, row[0])
    return read(conn, site, now_ms, row[1], one.enquiry, one.for_adviser).before(one)


def _read(
    conn: Connection,
    site: Site,
    now_ms: int,
    day: str,
    keys: Iterable[str],
    staff: Mapping[str, SignOn],
) -> Queue:
    walk_ins: dict[str, list[_Class]] = {}
    appointments: dict[str, list[Waiting]] = {}
    for key in keys:
        where = (site.id, day, key)
        of_kind = walk_ins.setdefault(_part(key, 0), [])
        booked = appointments.setdefault(_part(key, 0), [])
        if key.endswith("|1"):
            booked += [waiting_of(site, row) for row in conn.execute(_OF_CLASS, where)]
        else:
            head = waiting_of(site, conn.execute(_OF_CLASS + " LIMIT 1", where).fetchone())
            of_kind.append(_Class(key, head, conn.execute(_LAST, where).fetchone()[0]))
    heads = [each.head for every in walk_ins.values() for each in every]
    heads += [each for every in appointments.values() for each in every]
    prepared = {each.step: each for each in choosing.prepared(conn, site, heads)}
    scene = choosing.look(conn, site, now_ms, prepared.values(), staff=staff)
    return Queue(
        conn,
        site,
        day,
        now_ms,
        scene,
        {
            kind: tuple(each._replace(head=prepared[each.head.step]) for each in every)
            for kind, every in walk_ins.items()
        },
        {
            kind: tuple(prepared[each.step] for each in every)
            for kind, every in appointments.items()
        },
        waiting.waiting_counts(conn, site.id, day),
    )


def newcomer(enquiry: Enquiry, now_ms: int, **more: Any) -> Waiting:
    """Somebody who is about to wait, after all who do; `more` are further fields of theirs."""
    values = {
        "step": _NOT_YET,
        "visit": "",
        "number": "",
        "enquiry": enquiry.id,
        "queued_at": now_ms,
        "waiting_since": now_ms,
        "target_s": enquiry.target_s,
        "needs_private_room": enquiry.needs_private_room,
        "service_s": enquiry.service_s,
    }
    return Waiting(**{**values, **more})
