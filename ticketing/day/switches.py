"""What a supervisor opens and closes: enquiry types, the site, and the close of the day."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing import sites
from ticketing.asks import Ask
from ticketing.day.closing import how_it_went
from ticketing.day.limits import EARLY_REASONS, OFF_REASONS
from ticketing.errors import BadRequest, Conflict
from ticketing.events import Event, log
from ticketing.events.sites import (
    DayCloseResumed,
    DayCloseStopped,
    EnquirySwitched,
    SiteClosedEarly,
    SiteReopened,
)
from ticketing.sites import Site


def switch_off(
    store: Store, site_id: str, enquiry_id: str, ask: Ask, *, reason: str, today: bool = True
) -> None:
    """No more tickets for an enquiry type: for this service day, or until it is switched on.

    Those who wait keep their tickets. `reason` is one of OFF_REASONS. Again, it changes the reason.
    """
    _one_of(reason, OFF_REASONS)
    with store.write() as db:
        site = sites.get(db, site_id)
        enquiry = site.enquiry(enquiry_id)
        day = site.service_day(ask.now).isoformat() if today else None
        db.execute(
            "INSERT INTO enquiry_switch (site, enquiry, off_at, service_day, reason)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET off_at = excluded.off_at,"
            " service_day = excluded.service_day, reason = excluded.reason",
            (site.id, enquiry.id, to_ms(ask.now), day, reason),
        )
        _log(db, site, EnquirySwitched(enquiry.id, False, reason), ask)


def switch_on(store: Store, site_id: str, enquiry_id: str, ask: Ask) -> None:
    """Tickets for the enquiry type again; nothing happens if it was not switched off."""
    with store.write() as db:
        site = sites.get(db, site_id)
        enquiry = site.enquiry(enquiry_id)
        gone = db.execute(
            "DELETE FROM enquiry_switch WHERE site = ? AND enquiry = ?", (site.id, enquiry.id)
        ).rowcount
        if gone:
            _log(db, site, EnquirySwitched(enquiry.id, True), ask)


def close_early(store: Store, site_id: str, ask: Ask, *, reason: str) -> None:
    """The site takes no more tickets on this service day; those who wait are still served.

    `reason` is one of EARLY_REASONS. Conflict when the site is not open.
    """
    _one_of(reason, EARLY_REASONS)

    def work(db: Database, site: Site, day: str) -> Event | None:
        if not site.is_open(ask.now):
            raise Conflict(f"{site.called('en')} is closed already.")
        _set(db, site, day, closed_early_at=to_ms(ask.now), closed_early_reason=reason)
        return SiteClosedEarly(day, reason)

    _today(store, site_id, ask, work)


def reopen(store: Store, site_id: str, ask: Ask) -> None:
    """Take an early close back; nothing happens if there was none."""

    def work(db: Database, site: Site, day: str) -> Event | None:
        was = how_it_went(db, site, ask.now)["closed_early_at"]
        _set(db, site, day, closed_early_at=None, closed_early_reason=None)
        return SiteReopened(day) if was is not None else None

    _today(store, site_id, ask, work)


def stop_close(store: Store, site_id: str, ask: Ask) -> None:
    """Keep this service day open for those who wait, until it may close or the next begins."""

    def work(db: Database, site: Site, day: str) -> Event | None:
        if how_it_went(db, site, ask.now)["close_stopped_at"] is not None:
            return None
        _set(db, site, day, close_stopped_at=to_ms(ask.now))
        return DayCloseStopped(day)

    _today(store, site_id, ask, work)


def keep_open(db: Database, site: Site, ask: Ask) -> None:
    """`stop_close` within the caller's transaction."""
    day = site.service_day(ask.now).isoformat()
    if how_it_went(db, site, ask.now)["close_stopped_at"] is None:
        _set(db, site, day, close_stopped_at=to_ms(ask.now))
        _log(db, site, DayCloseStopped(day), ask)


def resume_close(store: Store, site_id: str, ask: Ask) -> None:
    """Let this service day close again at its time."""

    def work(db: Database, site: Site, day: str) -> Event | None:
        if how_it_went(db, site, ask.now)["close_stopped_at"] is None:
            return None
        _set(db, site, day, close_stopped_at=None)
        return DayCloseResumed(day)

    _today(store, site_id, ask, work)


def _today(
    store: Store, site_id: str, ask: Ask, work: Callable[[Database, Site, str], Event | None]
) -> None:
    with store.write() as db:
        site = sites.get(db, site_id)
        event = work(db, site, site.service_day(ask.now).isoformat())
        if event is not None:
            _log(db, site, event, ask)


def _set(db: Database, site: Site, day: str, **values: object) -> None:
    db.execute("INSERT OR IGNORE INTO site_day (site, service_day) VALUES (?, ?)", (site.id, day))
    assignments = ", ".join(f"{column} = ?" for column in values)
    db.execute(
        f"UPDATE site_day SET {assignments} WHERE site = ? AND service_day = ?",  # noqa: S608
        (*values.values(), site.id, day),
    )


def _one_of(reason: str, known: dict[str, str]) -> None:
    if reason not in known:
        raise BadRequest(f"'{reason:.40}' is no reason; give one of: {', '.join(known)}")


def _log(db: Database, site: Site, event: Event, ask: Ask) -> None:
    log.append(db, site.id, event, ask)
