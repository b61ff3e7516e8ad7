"""A visit that counts on another service day than it was written down for: the clock went back, or
went ahead and is doubted, or the day was closed by mistake."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask
from ticketing.day import clocks
from ticketing.day.clocks import TOLERANCE_MS, Behind, Reading
from ticketing.events import log
from ticketing.events.visits import VisitRedated
from ticketing.sites import Site
from ticketing.visits import rests

_MOMENTS = (
    "queued_at", "waiting_since", "called_at", "last_called_at", "serving_at", "held_at",
    "hold_until",
)  # fmt: skip

#: Of the visit, and its greeting with it; the others are of the step.
ARRIVED = "arrived_at"

# Of a day to come; or of a day that has come, after the clock had gone back before it; or of
# moments to come. An appointment's wait may begin later today; everything else has begun.
_OPEN = f"""
SELECT s.id, s.visit, coalesce(v.number, '') AS number, s.enquiry, s.service_day, s.appointment,
    v.arrived_at, s.rests, {", ".join("s." + name for name in _MOMENTS)}
FROM step s INDEXED BY step_one_open_a_visit JOIN visit v ON v.id = s.visit
WHERE s.state NOT IN ('ended', 'planned')
"""  # noqa: S608
_TO_COME = f"""
{_OPEN} AND s.site = :site AND (s.service_day > :day
    OR (s.service_day < v.service_day AND v.service_day <= :day)
    OR max(coalesce(s.called_at, 0), coalesce(s.serving_at, 0), coalesce(s.held_at, 0)) > :now
    OR (s.appointment IS NULL AND max(s.queued_at, s.waiting_since) > :now))
ORDER BY s.id
"""
#: What else would be of a day to come: whoever acted, came, or was asked did so just now.
_JUST_NOW = (
    "UPDATE acted SET at = :at WHERE site = :site AND at > :now",
    "UPDATE sign_on SET since = :at WHERE site = :site AND until IS NULL AND since > :now",
    "UPDATE sign_on SET pause_since = :at WHERE site = :site AND until IS NULL"
    " AND pause_since > :now",
    "UPDATE room_tidying SET since = :at WHERE site = :site AND tidied_at IS NULL AND since > :now",
    "UPDATE help_call SET raised_at = :at WHERE site = :site AND ended_at IS NULL"
    " AND raised_at > :now",
    "UPDATE lone_check SET asked_at = :at WHERE site = :site AND closed_at IS NULL"
    " AND asked_at > :now",
    "UPDATE standstill SET since = min(since, :at), ended_at = min(ended_at, :at)"
    " WHERE site = :site AND max(since, coalesce(ended_at, 0)) > :now",
    "UPDATE lone_check SET closed_at = :at WHERE site = :site AND closed_at > :now",
)
#: Somebody did something, or came, in times to come: where nobody waits, that alone tells.
_ACTED_TO_COME = (
    "SELECT EXISTS (SELECT 1 FROM acted WHERE site = :site AND at > :now)"
    " OR EXISTS (SELECT 1 FROM sign_on WHERE site = :site AND until IS NULL"
    " AND max(since, coalesce(pause_since, 0)) > :now)"
)


def look(store: Store, site_id: str, reading: Reading) -> datetime:
    """Compare the clocks (`clocks.look`); who came while one had gone back counts as today's when
    it is as before again. The moment that has passed by both."""
    return clocks.look(store, site_id, reading, partial(_came_back, site_id, reading.now))


def begin(store: Store, reading: Reading) -> None:
    """At a start of the machine, before anything is written by its clock: `look`, at each site."""
    with store.read() as conn:
        if not clocks.strangers(conn, reading):
            return
    with store.write() as db:
        for site_id in clocks.strangers(db.conn, reading):
            clocks.compare(db, site_id, reading, partial(_came_back, site_id, reading.now))


def _came_back(site_id: str, now: datetime, db: Database, behind: Behind) -> None:
    carry_forward(db, sites.get(db, site_id), now, behind)


def take_in(store: Store, site_id: str, now: datetime) -> int:
    """Let what is of a day or of moments still to come count as today's: the clock went back.

    Those who wait keep their order and what they waited, up to the newest, who came just now.
    Returns how many visits.
    """
    with store.read() as conn:
        site = sites.get(conn, site_id)
        times = {"site": site.id, "now": to_ms(now) + TOLERANCE_MS}
        acted = conn.execute(_ACTED_TO_COME, times).fetchone()[0]
        if not acted and not _to_come(conn, site, now):
            return 0
    with store.write() as db:
        site = sites.get(db, site_id)
        found = _to_come(db, site, now)
        latest = max((_newest(one) for one in found), default=to_ms(now))
        back_by = max(0, latest - to_ms(now))
        for one in found:
            _redate(db, site, one, back_by, Ask(now, SYSTEM))
        for statement in _JUST_NOW:
            db.execute(statement, {**times, "at": to_ms(now)})
    return len({one["visit"] for one in found})


def carry_forward(db: Database, site: Site, now: datetime, behind: Behind) -> int:
    """Let whoever came while the clock was behind count as today's, and who had come before be as
    they were, on their own day. In the caller's transaction. Returns how many visits."""
    came = "SELECT visit FROM event WHERE seq > ? AND site = ? AND visit IS NOT NULL"
    visits = {row[0] for row in db.execute(came, (behind.seq, site.id))}
    found = 0
    for visit in sorted(visits):
        for one in _of_visit(db, visit):
            found += _carry(db, site, one, behind, Ask(now, SYSTEM))
    return found


def keep_in_sight(store: Store, site_id: str, now: datetime, sure: datetime) -> int:
    """While the clock is ahead by days and nobody agreed to it, let the open visits of the day that
    `sure` is of, and of those since, count on the day that the clock shows: every desk looks there,
    and nobody is to wait in no queue. Who was carried so from a day that is over by `sure` too goes
    back to it.

    Returns how many visits.
    """
    with store.read() as conn:
        site = sites.get(conn, site_id)
        today, day = site.service_day(now).isoformat(), site.service_day(sure).isoformat()
        if today <= day or clocks.doubt(conn, site.id) is None:
            return 0
        past = [one for one, was in carried(conn, site).items() if was < day]
        if not past and not _of_days(conn, site, day, today):
            return 0
    ask = Ask(now, SYSTEM)
    with store.write() as db:
        site = sites.get(db, site_id)
        for visit, was in carried(db, site).items():
            if was < day:
                _put_on(db, site, _of_visit(db, visit), was, ask)
        return _put_on(db, site, _of_days(db, site, day, today), today, ask)


def agree(store: Store, site_id: str, ask: Ask, reading: Reading) -> None:
    """The clock is right: who was kept in sight goes back to their own day, and what is over by
    the clock may be closed. Conflict if it is not doubted."""
    with store.write() as db:
        site = sites.get(db, site_id)
        for visit, was in carried(db, site).items():
            _put_on(db, site, _of_visit(db, visit), was, ask)
        clocks.agree(db, site.id, ask, reading)


def carried(conn: Connection, site: Site) -> dict[str, str]:
    """Whose open visits `keep_in_sight` keeps on the clock's day, each with its own day: the one of
    before the clock went ahead, or that of a ticket which was taken since."""
    found = clocks.doubt(conn, site.id)
    if found is None or found.by_ms < 0:
        return {}
    rows = conn.execute(
        "SELECT e.visit, max(e.at), v.service_day FROM step s INDEXED BY step_one_open_a_visit"
        " JOIN visit v ON v.id = s.visit JOIN event e ON e.visit = s.visit"
        " WHERE s.state NOT IN ('ended', 'planned') AND s.site = ?"
        " AND e.kind = 'visit_redated' AND json_extract(e.body, '$.back_by') = 0"
        " GROUP BY e.visit",
        (site.id,),
    )
    by = timedelta(milliseconds=found.by_ms)
    own = {row[0]: max(site.service_day(from_ms(row[1]) - by).isoformat(), row[2]) for row in rows}
    days = "SELECT DISTINCT service_day FROM step WHERE visit = ? AND state != 'ended'"
    return {
        visit: day
        for visit, day in own.items()
        if any(row[0] > day for row in conn.execute(days, (visit,)))
    }


def _of_days(conn: Connection, site: Site, first: str, before: str) -> list[dict[str, Any]]:
    days = "s.site = ? AND s.service_day >= ? AND s.service_day < ?"
    return _dicts(conn, f"{_OPEN} AND {days}", (site.id, first, before))


def _of_visit(conn: Connection, visit: str) -> list[dict[str, Any]]:
    return _dicts(conn, f"{_OPEN} AND s.visit = ?", (visit,))


def _dicts(conn: Connection, query: str, values: tuple[str, ...]) -> list[dict[str, Any]]:
    cursor = conn.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor.fetchall()]


def _put_on(db: Database, site: Site, found: list[dict[str, Any]], day: str, ask: Ask) -> int:
    """Let open steps count on a service day, with their moments as they are."""
    for one in found:
        event = VisitRedated(one["visit"], one["id"], one["number"], one["enquiry"], day, 0, [])
        log.append(db, site.id, event, ask)
        count_on(db, one["visit"], day)
    return len(found)


def _carry(db: Database, site: Site, one: dict[str, Any], behind: Behind, ask: Ask) -> int:
    now, day, visit = to_ms(ask.now), site.service_day(ask.now).isoformat(), one["visit"]
    own = _own_day(db, visit, behind.seq)
    if own is not None:  # it had come before; its day may be over
        day = min(day, own)
    later = list(_later(one, _taken(db, one, behind.seq), behind, now).items())
    if not later and one["service_day"] != day:
        later = [(0, [])]
    for nth, (by, moments) in enumerate(later):
        if not nth:
            one["rests"] = rests.carried(one["rests"], now, by)
        names = "".join(f", {name} = {name} + {by}" for name in moments if name != ARRIVED)
        db.execute(
            f"UPDATE step SET rests = ?{names} WHERE id = ?",  # noqa: S608
            (one["rests"], one["id"]),
        )
        if ARRIVED in moments:
            came = "arrived_at = arrived_at + ?1, greeted_at = greeted_at + ?1"
            db.execute(f"UPDATE visit SET {came} WHERE id = ?2", (by, visit))  # noqa: S608
        event = VisitRedated(
            visit, one["id"], one["number"], one["enquiry"], day, -by, moments, rests=not nth
        )
        log.append(db, site.id, event, ask)
    count_on(db, visit, day)
    return int(bool(later))


def _later(
    one: dict[str, Any], taken: dict[str, int], behind: Behind, now: int
) -> dict[int, list[str]]:
    """The moments that are to be later, and by how much: what was of before by what was taken off
    it. What had happened before the clock went back, and was left as it was, is right already."""
    found: dict[int, list[str]] = {}
    for name in (ARRIVED, *_MOMENTS):
        if one[name] is None or name == "hold_until":
            continue
        by = taken.get(name, 0)
        if not by or one[name] + by > behind.last:
            by = behind.by_ms
        if one[name] + by <= now + TOLERANCE_MS:
            found.setdefault(by, []).append(name)
            if name == "held_at" and one["hold_until"] is not None:
                found[by].append("hold_until")
    return found


def _taken(conn: Connection, one: dict[str, Any], since: int) -> dict[str, int]:
    """By how much `take_in` let each moment of a step be earlier, after an entry."""
    found: dict[str, int] = {}
    for step, by, moments in conn.execute(
        "SELECT json_extract(body, '$.step'), json_extract(body, '$.back_by'),"
        " json_extract(body, '$.moments') FROM event"
        " WHERE visit = ? AND seq > ? AND kind = 'visit_redated'",
        (one["visit"], since),
    ):
        for name in json.loads(moments):
            if step == one["id"] or name == ARRIVED:
                found[name] = found.get(name, 0) + by
    return found


def _own_day(conn: Connection, visit: str, before: int) -> str | None:
    """Which day a visit counted on at an entry; None for one that came later."""
    row = conn.execute(
        "SELECT coalesce(json_extract(e.body, '$.service_day'), v.service_day)"
        " FROM event e JOIN visit v ON v.id = e.visit WHERE e.visit = ? AND e.seq <= ?"
        " ORDER BY e.kind IN ('visit_redated', 'visit_brought_back') DESC, e.seq DESC LIMIT 1",
        (visit, before),
    ).fetchone()
    return None if row is None else str(row[0])


def _to_come(conn: Connection, site: Site, now: datetime) -> list[dict[str, Any]]:
    values = {
        "site": site.id,
        "day": site.service_day(now).isoformat(),
        "now": to_ms(now) + TOLERANCE_MS,
    }
    cursor = conn.execute(_TO_COME, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, tuple(row), strict=True)) for row in cursor]


def _newest(one: dict[str, Any]) -> int:
    """The last moment at which something was done to it. An appointment's own time is none."""
    done = ["called_at", "last_called_at", "serving_at", "held_at"]
    done += [] if one["appointment"] else ["queued_at", "waiting_since"]
    return int(max(one["arrived_at"], *(one[name] or 0 for name in done)))


def _redate(db: Database, site: Site, one: dict[str, Any], back_by: int, ask: Ask) -> None:
    now, day = to_ms(ask.now), site.service_day(ask.now).isoformat()
    later = {name for name in _MOMENTS if one[name] is not None and one[name] > now}
    if one["held_at"] is None or one["held_at"] <= now:
        later.discard("hold_until")
    if one["appointment"] and one["service_day"] <= day:
        later -= {"queued_at", "waiting_since"}
    moments = [name for name in _MOMENTS if name in later]
    told = [*moments, *([ARRIVED] if one[ARRIVED] > now else [])]
    event = VisitRedated(one["visit"], one["id"], one["number"], one["enquiry"], day, back_by, told)
    log.append(db, site.id, event, ask)
    names = "".join(f", {name} = {name} - ?" for name in moments)
    db.execute(
        f"UPDATE step SET rests = ?{names} WHERE id = ?",  # noqa: S608
        (rests.redated(one["rests"], now, back_by), *[back_by] * len(moments), one["id"]),
    )
    db.execute(
        "UPDATE visit SET arrived_at = arrived_at - ? WHERE id = ? AND arrived_at > ?",
        (back_by, one["visit"], now),
    )
    db.execute(
        "UPDATE visit SET greeted_at = greeted_at - ? WHERE id = ? AND greeted_at > ?",
        (back_by, one["visit"], now),
    )
    # The visit stays with the day of its ticket: should that come after all, it counts there.
    count_on(db, one["visit"], day)


def count_on(db: Database, visit: str, day: str) -> None:
    """Let what is open of a visit count on a service day.

    Its number stays: it is printed. Those that are given from now on come after it.
    """
    db.execute("UPDATE step SET service_day = ? WHERE visit = ? AND state != 'ended'", (day, visit))
    db.execute(
        "INSERT INTO number_series (site, service_day, prefix, last)"
        " SELECT site, ?, prefix, sequence FROM visit WHERE id = ? AND sequence IS NOT NULL"
        " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
        (day, visit),
    )
