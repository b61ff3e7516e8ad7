"""The service day: its end, for those who are left."""

from __future__ import annotations

from datetime import datetime

from storage import Store
from storage.times import to_ms
from ticketing import eventlog, sites
from ticketing.events import VisitDayClosed
from ticketing.model import DAY_CLOSED, SYSTEM
from ticketing.steps import update


def close_past_days(store: Store, site_id: str, now: datetime) -> int:
    """Give those who still wait from an earlier service day their own outcome; returns how many."""
    with store.write() as db:
        site = sites.get(db, site_id)
        left = db.execute(
            "SELECT s.id, s.visit, v.number, s.enquiry FROM step s JOIN visit v ON v.id = s.visit"
            " WHERE s.state = 'waiting' AND s.site = ? AND s.service_day < ? ORDER BY s.id",
            (site.id, site.service_day(now).isoformat()),
        ).fetchall()
        for step, visit, number, enquiry in left:
            event = VisitDayClosed(visit, step, number, enquiry)
            eventlog.append(db, site.id, event, now=now, actor=SYSTEM)
            update(db, step, "waiting", state="ended", ended_at=to_ms(now), outcome=DAY_CLOSED)
    return len(left)
