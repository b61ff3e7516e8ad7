"""Who is signed on where, on a break or in wrap-up. `ticketing.staff` has who there is."""

from __future__ import annotations

from storage import Store
from storage.times import to_ms
from ticketing import eventlog, queries, sites
from ticketing.errors import Conflict
from ticketing.events import AdviserSignedOn
from ticketing.leaving import close, leave_place
from ticketing.model import Ask
from ticketing.pauses import pause, ready
from ticketing.queries import SignOn

__all__ = ["pause", "ready", "set_pin", "sign_off", "sign_on"]


def sign_on(store: Store, site_id: str, adviser_id: str, point_id: str, ask: Ask) -> SignOn:
    """Put an adviser at a service point.

    Whoever was still signed on there is signed off; a visit that is there stays there, with the
    new adviser. Conflict when the adviser has a visit somewhere else, or is a receptionist.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        adviser = site.adviser(adviser_id)
        point = site.service_point(point_id)
        if adviser.role == "receptionist":
            raise Conflict(
                f"{adviser.name} is a receptionist, who signs in without a service point."
            )
        elsewhere = queries.point_of(db, site.id, adviser.id)
        if elsewhere is not None and elsewhere.service_point == point.id:
            return elsewhere
        if elsewhere is not None:
            leave_place(db, site, elsewhere, ask)
        before = queries.signed_on_at(db, site.id, point.id)
        if before is not None:
            close(db, site, before, ask)
        now = to_ms(ask.now)
        db.execute(
            "INSERT INTO sign_on (site, adviser, service_point, since) VALUES (?, ?, ?, ?)",
            (site.id, adviser.id, point.id, now),
        )
        event = AdviserSignedOn(adviser.id, point.id, before.adviser if before else None)
        eventlog.append(db, site.id, event, now=ask.now, actor=ask.actor)
    return SignOn(adviser.id, point.id, now)


def sign_off(store: Store, site_id: str, point_id: str, ask: Ask) -> None:
    """Leave a service point; nothing happens if nobody is there. Conflict while it has a visit.

    With `ask.adviser`, only that adviser's own sign-on is ended.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        here = queries.signed_on_at(db, site.id, site.service_point(point_id).id)
        if here is None or (ask.adviser is not None and here.adviser != ask.adviser):
            return
        leave_place(db, site, here, ask)


def set_pin(store: Store, site_id: str, adviser_id: str, pin_hash: str) -> None:
    """Keep the hash of an adviser's PIN, as a house is set up: `staff.set_secret` names who did it
    and ends what the old one began."""
    with store.write() as db:
        adviser = sites.get(db, site_id).adviser(adviser_id)
        db.execute(
            "UPDATE adviser SET pin_hash = ? WHERE site = ? AND id = ?",
            (pin_hash, site_id, adviser.id),
        )
