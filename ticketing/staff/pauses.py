"""Breaks and wrap-ups: an adviser who is signed on and takes no visitors for now."""

from __future__ import annotations

from typing import Literal, get_args

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.staff import AdviserPaused, AdviserReady
from ticketing.sites import Site
from ticketing.staff import places
from ticketing.staff.places import SignOn

Pause = Literal["break", "wrap_up"]
BreakReason = Literal["break", "lunch", "meeting", "other"]
#: Why somebody takes a break: a closed list, so that nothing personal is ever written there.
BREAK_REASONS: tuple[BreakReason, ...] = get_args(BreakReason)


def pause(
    store: Store, site_id: str, point_id: str, ask: Ask, kind: Pause, reason: str | None = None
) -> SignOn:
    """Begin a break (with its reason) or a wrap-up at a service point; the sign-on as it is then.

    Conflict when nobody is signed on there, another than `ask.adviser` is, or a visit is still
    there. The same pause again changes nothing.
    """
    if kind == "break" and reason not in BREAK_REASONS:
        raise BadRequest(f"A break is one of: {', '.join(BREAK_REASONS)}.")
    with store.write() as db:
        site = sites.get(db, site_id)
        here = _own(db, site, point_id, ask)
        places.check_empty(db, site, here.service_point, "first")
        if (here.pause, here.pause_reason) == (kind, reason):
            return here
        return _begin(db, site, here, ask, kind, reason)


def ready(store: Store, site_id: str, point_id: str, ask: Ask) -> SignOn:
    """End the break or wrap-up at a service point; nothing happens without one.

    Conflict when nobody is signed on there, or another than `ask.adviser` is.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        return end(db, site, _own(db, site, point_id, ask), ask)


def after_finish(db: Database, site: Site, point_id: str | None, ask: Ask) -> None:
    """For a finish, in its transaction: the wrap-up that the site has begins by itself."""
    if not site.desk.wrap_up_seconds or point_id is None:
        return
    here = places.signed_on_at(db, site.id, point_id)
    if here is not None and here.pause is None:
        _begin(db, site, here, ask, "wrap_up", None)


def end(db: Database, site: Site, here: SignOn, ask: Ask) -> SignOn:
    """End whatever pause there is, in the caller's transaction."""
    if here.pause is None:
        return here
    _write(db, site, here, None, None, None)
    event = AdviserReady(here.adviser, here.service_point, here.pause)
    log.append(db, site.id, event, ask)
    return SignOn(here.adviser, here.service_point, here.since)


def ends_at(site: Site, here: SignOn) -> int | None:
    """When a pause ends by itself (ms UTC); None if it does not."""
    if here.pause != "wrap_up" or not site.desk.wrap_up_seconds or here.pause_since is None:
        return None
    return here.pause_since + site.desk.wrap_up_seconds * 1000


def end_wrap_ups(store: Store, site: Site, ask: Ask) -> int:
    """End the wrap-ups whose time is over; returns how many."""
    if not site.desk.wrap_up_seconds:
        return 0
    now = to_ms(ask.now)

    def over(here: SignOn) -> bool:
        ends = ends_at(site, here)
        return ends is not None and ends <= now

    with store.read() as conn:
        if not any(over(here) for here in places.signed_on(conn, site.id).values()):
            return 0
    with store.write() as db:
        due = [here for here in places.signed_on(db, site.id).values() if over(here)]
        for here in due:
            end(db, site, here, ask)
    return len(due)


def _own(db: Database, site: Site, point_id: str, ask: Ask) -> SignOn:
    point = site.service_point(point_id)
    here = places.signed_on_at(db, site.id, point.id)
    if here is None:
        raise Conflict(f"Nobody is signed on at {point.called('en')}. Sign on there first.")
    if ask.adviser is not None and here.adviser != ask.adviser:
        raise Conflict(f"You are not signed on at {point.called('en')}. Sign on there first.")
    return here


def _begin(
    db: Database, site: Site, here: SignOn, ask: Ask, kind: Pause, reason: str | None
) -> SignOn:
    now = to_ms(ask.now)
    _write(db, site, here, kind, reason, now)
    event = AdviserPaused(here.adviser, here.service_point, kind, reason)
    log.append(db, site.id, event, ask)
    return SignOn(here.adviser, here.service_point, here.since, kind, reason, now)


def _write(
    db: Database,
    site: Site,
    here: SignOn,
    kind: str | None,
    reason: str | None,
    since: int | None,
) -> None:
    db.execute(
        "UPDATE sign_on SET pause = ?, pause_reason = ?, pause_since = ?"
        " WHERE site = ? AND service_point = ? AND until IS NULL",
        (kind, reason, since, site.id, here.service_point),
    )
