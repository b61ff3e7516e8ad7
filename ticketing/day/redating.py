"""A visit that counts on another service day than it was written down for: the clock went back, or
the day was closed by mistake."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask
from ticketing.day.clocks import TOLERANCE_MS
from ticketing.events import log
from ticketing.events.visits import VisitRedated
from ticketing.sites import Site
from ticketing.visits import rests

_MOMENTS = (
    "queued_at", "waiting_since", "called_at", "last_called_at", "serving_at", "held_at",
    "hold_until",
)  # fmt: skip

# Of a day to come; or of a day that has come, after the clock had gone back before it; or of
# moments to come. An appointment's wait may begin later today; everything else has begun.
_TO_COME = f"""
SELECT s.id, s.visit, coalesce(v.number, '') AS number, s.enquiry, s.service_day, s.appointment,
    v.arrived_at, s.rests, {", ".join("s." + name for name in _MOMENTS)}
FROM step s INDEXED BY step_one_open_a_visit JOIN visit v ON v.id = s.visit
WHERE s.site = :site AND s.state NOT IN ('ended', 'planned') AND (s.service_day > :day
    OR (s.service_day < v.service_day AND v.service_day <= :day)
    OR max(coalesce(s.called_at, 0), coalesce(s.serving_at, 0), coalesce(s.held_at, 0)) > :now
    OR (s.appointment IS NULL AND max(s.queued_at, s.waiting_since) > :now))
ORDER BY s.id
"""  # noqa: S608
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
    "UPDATE lone_check SET closed_at = :at WHERE site = :site AND closed_at > :now",
)


def take_in(store: Store, site_id: str, now: datetime) -> int:
    """Let what is of a day or of moments still to come count as today's: the clock went back.

    Those who wait keep their order and what they waited, up to the newest, who came just now.
    Returns how many visits.
    """
    with store.read() as conn:
        site = sites.get(conn, site_id)
        if not _to_come(conn, site, now):
            return 0
    with store.write() as db:
        site = sites.get(db, site_id)
        found = _to_come(db, site, now)
        latest = max((_newest(one) for one in found), default=to_ms(now))
        back_by = max(0, latest - to_ms(now))
        for one in found:
            _redate(db, site, one, back_by, Ask(now, SYSTEM))
        values = {"site": site.id, "at": to_ms(now), "now": to_ms(now) + TOLERANCE_MS}
        for statement in _JUST_NOW:
            db.execute(statement, values)
    return len({one["visit"] for one in found})


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
    event = VisitRedated(
        one["visit"], one["id"], one["number"], one["enquiry"], day, back_by, moments
    )
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
