"""A site file is taken over: what visits, appointments and staff need of the old one stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database

from storage import Store
from storage.times import to_ms
from ticketing.asks import Actor, Ask
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.sites import SiteLoaded
from ticketing.sites import Site, get
from ticketing.sites.advisers import take_over
from ticketing.sites.file import parse
from ticketing.staff import places


def load_site(store: Store, text: str, *, now: datetime, actor: Actor) -> Site:
    """Take a site file over, all of it or (SiteFileError) nothing.

    What is no longer in the file is retired, never deleted: the log still names it, and staff are
    signed off who have no place any more. Conflict while a visit still needs what was removed.
    The same text again changes nothing. An adviser's entry that changed in the file wins over what
    a supervisor made of it; one that did not keeps that, and people whom a supervisor added stay.
    Returns the site as `get` gives it.
    """
    site = parse(text)
    with store.write() as db:
        row = db.execute("SELECT source, version FROM site WHERE id = ?", (site.id,)).fetchone()
        if row is not None and row[0] == text:
            return get(db, site.id)
        _check_unused(db, site, now)
        _check_booked(db, site, now)
        version = 1 if row is None else int(row[1]) + 1
        db.execute(
            "INSERT INTO site (id, source, version, loaded_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET source = excluded.source, version = excluded.version,"
            " loaded_at = excluded.loaded_at",
            (site.id, text, version, to_ms(now)),
        )
        _take_over(db, "enquiry_type", site.id, (e.id for e in site.enquiries))
        _take_over(db, "service_point", site.id, (p.id for p in site.service_points))
        take_over(db, site)
        live = get(db, site.id)
        _sign_off(db, live, Ask(now, actor))
        log.append(db, site.id, SiteLoaded(version), Ask(now, actor))
    return live


def _check_unused(db: Database, site: Site, now: datetime) -> None:
    """A ticket that a visitor holds stays in the queue, so what it needs stays too."""
    kept: dict[str, set[str | None]] = {
        "enquiry": {enquiry.id for enquiry in site.enquiries},
        "service_point": {None, *(point.id for point in site.service_points)},
    }
    for column, known in kept.items():
        found = db.execute(
            f"SELECT v.number, s.{column} FROM step s JOIN visit v ON v.id = s.visit"  # noqa: S608
            " WHERE s.site = ? AND (s.state IN ('called', 'serving')"
            " OR (s.state IN ('waiting', 'held', 'planned') AND s.service_day >= ?)) ORDER BY s.id",
            (site.id, site.service_day(now).isoformat()),
        )
        for number, needed in found:
            if needed not in known:
                raise Conflict(
                    f"'{needed}' cannot be removed now: {number} still needs it. Load the file "
                    "when that visit has ended, at the latest on the next service day."
                )


def _check_booked(db: Database, site: Site, now: datetime) -> None:
    """An appointment that a visitor was promised keeps its enquiry type and its place."""
    known = {"enquiry": {one.id for one in site.enquiries},
             "service_point": {one.id for one in site.service_points}}  # fmt: skip
    for enquiry, point, day in db.execute(
        "SELECT enquiry, service_point, service_day FROM appointment WHERE site = ?"
        " AND state IN ('booked', 'checked_in') AND ends_at > ? ORDER BY starts_at",
        (site.id, to_ms(now)),
    ):
        for needed, kept in ((enquiry, known["enquiry"]), (point, known["service_point"])):
            if needed not in kept:
                raise Conflict(
                    f"'{needed}' cannot be removed now: an appointment on {day} needs it. Move or "
                    "cancel the appointments with it first, or load the file after the last."
                )


def _sign_off(db: Database, site: Site, ask: Ask) -> None:
    """Whoever is no longer in the file, or whose place is not, is signed off."""
    advisers = {adviser.id for adviser in site.advisers}
    points = {point.id for point in site.service_points}
    for point, here in places.signed_on(db, site.id).items():
        if here.adviser not in advisers or point not in points:
            places.close(db, site, here, ask)


def _take_over(db: Database, table: str, site: str, ids: Iterable[str]) -> None:
    db.execute(f"UPDATE {table} SET retired = 1 WHERE site = ?", (site,))  # noqa: S608
    for key in ids:
        db.execute(
            f"INSERT INTO {table} (site, id) VALUES (?, ?)"  # noqa: S608
            " ON CONFLICT DO UPDATE SET retired = 0",
            (site, key),
        )
