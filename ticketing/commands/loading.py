"""A site file is taken over: what visits, appointments and staff need of the old one stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing.appointments import promises
from ticketing.appointments.promises import Touched
from ticketing.asks import Actor, Ask
from ticketing.errors import Conflict
from ticketing.events import log
from ticketing.events.sites import SiteLoaded
from ticketing.sites import Site, get, history, loaded_now
from ticketing.sites.advisers import take_over
from ticketing.sites.file import parse
from ticketing.sites.history import FROM_A_FILE, Origin
from ticketing.staff import places


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site as it is loaded, and every promise that it does not keep and the file before did."""

    site: Site
    touched: tuple[Touched, ...] = ()


def load_site(store: Store, text: str, *, now: datetime, actor: Actor) -> Site:
    """`load` for whoever has promised nothing yet."""
    return load(store, text, now=now, actor=actor).site


def would_touch(conn: Connection, site: Site, now: datetime) -> list[Touched]:
    """The promises that this file would not keep, and the one that is loaded does."""
    row = conn.execute("SELECT 1 FROM site WHERE id = ?", (site.id,)).fetchone()
    if row is None:
        return []
    before = promises.touched(conn, get(conn, site.id), now)
    return promises.newly(before, promises.touched(conn, loaded_now(conn, site), now))


def load(store: Store, text: str, *, now: datetime, actor: Actor) -> Loaded:
    """Take a site file over as the next version, all of it or (SiteFileError) nothing.

    What is no longer in the file is retired, never deleted: the log still names it, and staff are
    signed off who have no place any more. Conflict, with all of them, while visits or appointments
    still need what was removed; what else was promised and is not kept is told.
    The same text again changes nothing. An adviser's entry that changed in the file wins over what
    a supervisor made of it; one that did not keeps that, and people whom a supervisor added stay.
    The site is as `get` gives it.
    """
    site = parse(text)
    with store.write() as db:
        return taken_over(db, site, text, Ask(now, actor), FROM_A_FILE)


def taken_over(db: Database, site: Site, text: str, ask: Ask, origin: Origin) -> Loaded:
    """`load` of `text`, which describes `site`, within a transaction, wherever it is from."""
    now = ask.now
    row = db.execute("SELECT source, version FROM site WHERE id = ?", (site.id,)).fetchone()
    if row is not None and row[0] == text:
        return Loaded(get(db, site.id))
    _check_unused(promises.touched(db, site, now))
    before = [] if row is None else promises.touched(db, get(db, site.id), now)
    version = 1 if row is None else int(row[1]) + 1
    db.execute(
        "INSERT INTO site (id, source, version, loaded_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET source = excluded.source, version = excluded.version,"
        " loaded_at = excluded.loaded_at",
        (site.id, text, version, to_ms(now)),
    )
    history.keep(db, site.id, version, text, now, ask.actor, origin)
    _take_over(db, "enquiry_type", site.id, (e.id for e in site.enquiries))
    _take_over(db, "service_point", site.id, (p.id for p in site.service_points))
    take_over(db, site)
    live = get(db, site.id)
    _sign_off(db, live, Ask(now, ask.actor))
    log.append(db, site.id, SiteLoaded(version), Ask(now, ask.actor))
    touched = promises.newly(before, promises.touched(db, live, now))
    return Loaded(live, tuple(touched))


def _check_unused(touched: list[Touched]) -> None:
    """A promise keeps its enquiry type and its place: Conflict names all that need what is gone."""
    needed: dict[str, list[Touched]] = {}
    for one in touched:
        if one.needs is not None:
            needed.setdefault(one.needs, []).append(one)
    if not needed:
        return
    says = []
    for part, every in needed.items():
        visits = [one.name for one in every if one.kind == "visit"]
        booked = [_day(one) for one in every if one.kind == "appointment"]
        named = visits + [f"an appointment on {day}" for day in booked]
        verb = "still needs it" if len(named) == 1 else "still need it"
        says.append(f"'{part}' cannot be removed now: {_and(named)} {verb}.")
    if any(one.kind == "visit" for every in needed.values() for one in every):
        says.append(
            "Load the file when the visits have ended, at the latest on the next service day."
        )
    if any(one.kind == "appointment" for every in needed.values() for one in every):
        says.append(
            "Move or cancel the appointments first, or load the file after the last of them."
        )
    promises = [one.as_json() for every in needed.values() for one in every]
    raise Conflict(" ".join(says), promises=promises)


def _day(one: Touched) -> str:
    assert one.starts_at is not None
    return f"{from_ms(one.starts_at):%Y-%m-%d}"


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


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
