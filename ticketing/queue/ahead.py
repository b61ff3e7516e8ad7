"""How many would be called before somebody: one figure for slip, kiosk, phone, estimate and desk.

It is what routing would do in this moment at the place that comes to them first, of those that can:
counted by classes, so that it costs the same with 10 and 10,000 who wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from storage import Connection
from storage.times import from_ms, to_ms
from ticketing.events import log
from ticketing.queue import choosing, estimates, waiting
from ticketing.queue.at_desk import NOT_YET, AtDesk, Class
from ticketing.queue.choosing import Scene
from ticketing.queue.routing import Desk, Waiting
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
_CAME = (
    "SELECT queued_at, id FROM step WHERE state = 'waiting' AND site = ? AND service_day = ?"
    " AND class = ? ORDER BY queued_at, id"
)
_ALL_CAME = (
    "SELECT class, queued_at, id FROM step WHERE state = 'waiting' AND site = ?"
    " AND service_day = ? ORDER BY class, queued_at, id"
)
#: So long the order is as good as that of now.
_SHARED_MS = 5_000
#: Where a place is needed for which nobody asks: a visitor who is not here yet goes anywhere.
_SOMEWHERE = "somewhere"


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits of some enquiry types, by class, and the scene of those at work: read once."""

    conn: Connection
    site: Site
    day: str
    now_ms: int
    scene: Scene
    #: The enquiry types that can come before.
    kinds: set[str]
    walk_ins: dict[str, tuple[Class, ...]]
    appointments: dict[str, tuple[Waiting, ...]]
    counts: dict[str, int]
    known: dict[tuple[str, str | None, str | None], AtDesk] = field(default_factory=dict)
    came: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    #: By enquiry type, the desks for whoever asks for nobody in person.
    anybody: dict[str, list[Desk]] = field(default_factory=dict)
    each: dict[tuple[object, ...], dict[str, int]] = field(default_factory=dict)

    def before(self, one: Waiting) -> int:
        """How many would be called before this step; it need not wait yet."""
        (one,) = choosing.prepared(self.conn, self.site, [one])
        if one.for_adviser is not None:
            desks = self._desks(one)
        elif (kept := self.anybody.get(one.enquiry)) is not None:
            desks = kept
        else:
            desks = self.anybody[one.enquiry] = self._desks(one)
        return min([self._before_at(desk, one) for desk in desks])

    def before_new(self, enquiry: Enquiry) -> int:
        """How many would be called before somebody who came now."""
        return self.before(newcomer(enquiry, self.now_ms))

    def before_each(
        self,
        queued_at: int | None = None,
        *,
        weight: int = 100,
        asked_language: str | None = None,
        place_needs: str = "",
    ) -> dict[str, int]:
        """`before_new` of every enquiry type; or for somebody with these traits, by the fairness
        clock `queued_at`, who was sent on to it now."""
        at = self.now_ms if queued_at is None else queued_at
        traits: dict[str, Any] = {
            "queued_at": at,
            "weight": weight,
            "asked_language": None
            if asked_language == self.site.staff_language
            else asked_language,
            "place_needs": frozenset(place_needs.split(",")) if place_needs else frozenset(),
        }
        found = self.each.setdefault(tuple(traits.values()), {})
        if not found:
            for one in self.site.enquiries:
                found[one.id] = self.before(newcomer(one, self.now_ms, **traits))
        return found

    def joined(self, one: Waiting, key: str) -> bool:
        """Somebody came last of class `key`; whether that was known, so that all is right again."""
        kinds = self.walk_ins.get(one.enquiry, ())
        at = next((n for n, each in enumerate(kinds) if each.key == key), None)
        if at is None or kinds[at].last > one.queued_at:
            return False
        later = kinds[at]._replace(last=one.queued_at)
        self.walk_ins[one.enquiry] = (*kinds[:at], later, *kinds[at + 1 :])
        self.counts[one.enquiry] += 1
        if key in self.came:
            self.came[key].append((one.queued_at, one.step))
        self.each.clear()
        (prepared,) = choosing.prepared(self.conn, self.site, [one])
        for desk in self.known.values():
            desk.joined(prepared, later)
        return True

    def _desks(self, one: Waiting) -> list[Desk]:
        """Those that may come to the step: its adviser's, or all who have the skill as their own,
        or as backup. With nobody here, one that serves this enquiry type alone."""
        here = [each for each in self.scene.staff.values() if each.pause != "break"
                and estimates.may_come_to(self.site, each.service_point, one.enquiry)]  # fmt: skip
        theirs = [each for each in here if self.scene.comes_for(each, one)]
        skills = {each.adviser: model.skills(self.site, each.adviser) for each in here}
        own = [each for each in here if one.enquiry in skills[each.adviser][0]]
        backup = [each for each in here if one.enquiry in skills[each.adviser][1]]
        at_work = theirs or own or backup
        if at_work:
            return [self._desk(each) for each in at_work]
        point = self.site.service_points[0].id
        anywhere = {each.step: _SOMEWHERE for each in self.scene.heads}
        kind = frozenset({one.enquiry})
        return [Desk(point, preferred=kind, offers=frozenset(PLACE_NEEDS), rooms=anywhere)]

    def _desk(self, at_work: SignOn) -> Desk:
        """A desk before the appointments that are still to come: those whose visitor waits for it
        are in the line themselves."""
        coming = tuple(
            one for one in self.scene.coming if one.visit is None or one.adviser != at_work.adviser
        )
        if at_work.service_point not in self.desks:
            scene = replace(self.scene, coming=coming)
            desk = scene.desk(at_work.service_point, at_work.adviser)
            self.desks[at_work.service_point] = desk
        return self.desks[at_work.service_point]

    def _before_at(self, desk: Desk, one: Waiting) -> int:
        key = (desk.point, desk.adviser, None if desk.adviser else one.enquiry)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = AtDesk(self, desk)
        return found.before(one)

    def members(self, each: Class) -> list[tuple[int, int]]:
        """When those of a class came, and their steps, in order."""
        if each.key not in self.came:
            rows = self.conn.execute(_CAME, (self.site.id, self.day, each.key))
            self.came[each.key] = [(row[0], row[1]) for row in rows]
        return self.came[each.key]


class Shared:
    """The queue of each site as it was read last, for all who ask before anything changed: every
    phone of a morning asks after every call."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, str, Queue]] = {}

    def read(self, conn: Connection, site: Site, now: datetime) -> Queue:
        """Everybody who waits now, or did some seconds ago."""
        seq, day, now_ms = log.last_seq(conn), site.service_day(now).isoformat(), to_ms(now)
        kept = self._kept.get(site.id)
        if kept is not None:
            was, of_day, queue = kept
            fresh = 0 <= now_ms - queue.now_ms < _SHARED_MS
            if (was, of_day) == (seq, day) and fresh and queue.site is site:
                return replace(queue, conn=conn)
        queue = read(conn, site, now_ms, day)
        rows = conn.execute(_ALL_CAME, (site.id, day)).fetchall()
        for key, of_class in groupby(rows, key=lambda row: row[0]):
            queue.came[key] = [(row[1], row[2]) for row in of_class]
        self._kept[site.id] = seq, day, queue
        return queue


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
    return _read(conn, site, now_ms, day, kinds, wanted, staff)


def _part(key: str, at: int) -> str:
    """A part of a class as the table makes it: enquiry type, weight, adviser, language, needs."""
    return key.split("|")[at]


def before(
    conn: Connection, site: Site, visit: str, now_ms: int, shared: Shared | None = None
) -> int:
    """How many would be called before a visit; 0 for one that does not wait."""
    row = conn.execute(
        "SELECT id, service_day FROM step WHERE visit = ? AND state = 'waiting'", (visit,)
    ).fetchone()
    if row is None:
        return 0
    one = choosing.one_waiting(conn, site, row[0])
    if shared is not None and row[1] == site.service_day(from_ms(now_ms)).isoformat():
        return shared.read(conn, site, from_ms(now_ms)).before(one)
    return read(conn, site, now_ms, row[1], one.enquiry, one.for_adviser).before(one)


def _read(
    conn: Connection,
    site: Site,
    now_ms: int,
    day: str,
    kinds: set[str],
    keys: Iterable[str],
    staff: Mapping[str, SignOn],
) -> Queue:
    walk_ins: dict[str, list[Class]] = {}
    appointments: dict[str, list[Waiting]] = {}
    for key in keys:
        where = (site.id, day, key)
        of_kind = walk_ins.setdefault(_part(key, 0), [])
        booked = appointments.setdefault(_part(key, 0), [])
        if key.endswith("|1"):
            booked += [waiting_of(site, row) for row in conn.execute(_OF_CLASS, where)]
        else:
            head = waiting_of(site, conn.execute(_OF_CLASS + " LIMIT 1", where).fetchone())
            of_kind.append(Class(key, head, conn.execute(_LAST, where).fetchone()[0]))
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
        kinds,
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


def newcomer(
    enquiry: Enquiry,
    now_ms: int,
    *,
    queued_at: int | None = None,
    target_s: int | None = None,
    weight: int = 100,
    for_adviser: str | None = None,
    asked_language: str | None = None,
    place_needs: frozenset[str] = frozenset(),
    appointment: str | None = None,
) -> Waiting:
    """Somebody who is about to wait, after all who do: by the fairness clock of now and the enquiry
    type's target, unless they have others."""
    return Waiting(
        step=NOT_YET,
        visit="",
        number="",
        enquiry=enquiry.id,
        queued_at=now_ms if queued_at is None else queued_at,
        waiting_since=now_ms,
        target_s=target_s or enquiry.target_s,
        weight=weight,
        for_adviser=for_adviser,
        asked_language=asked_language,
        place_needs=place_needs,
        appointment=appointment,
        needs_private_room=enquiry.needs_private_room,
        service_s=enquiry.service_s,
    )
