"""Wrong PINs and passwords: after several in a row a person is locked for a while, wherever and by
whomever they are tried. The table keeps it, so that no restart forgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask
from ticketing.errors import Refused
from ticketing.events import log
from ticketing.events.staff import StaffLocked, StaffUnlocked
from ticketing.sites import Site

#: Wrong tries within WINDOW after which a person is locked for LOCKED_FOR.
MOST_WRONG = 5
WINDOW = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)
#: As few tries as this are named before the last, so that nobody is locked by surprise.
_WARN_AT = 2


class Locked(Refused):
    """Too many wrong tries: `facts['until']` says until when nobody gets in by this name."""

    title = "Locked for now"
    code = "locked"


@dataclass(frozen=True, slots=True)
class Tries:
    """How a person's tries stand: wrong ones that still count, and until when they are locked."""

    wrong: int
    locked_until: datetime | None

    @property
    def left(self) -> int:
        """Tries before the person is locked."""
        return max(0, MOST_WRONG - self.wrong)


def of(conn: Connection, site: str, adviser: str, now: datetime) -> Tries:
    """The tries of an adviser as of `now`."""
    row = conn.execute(
        "SELECT failures, last_failure_at, locked_until FROM adviser WHERE site = ? AND id = ?",
        (site, adviser),
    ).fetchone()
    if row is None:
        return Tries(0, None)
    wrong, last, until = row
    if last is None or now - from_ms(last) >= WINDOW:
        wrong = 0
    locked = until is not None and from_ms(until) > now
    return Tries(wrong, from_ms(until) if locked else None)


def begin(store: Store, site_id: str, adviser: str, now: datetime) -> None:
    """Count a try before it is judged, so that many at once are no more than one after the other.

    Locked when the person is, or when as many tries as that are still being judged.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        tries = of(db, site_id, adviser, now)
        if tries.locked_until is not None:
            raise locked(site, adviser, tries.locked_until)
        if not tries.left:
            raise locked(site, adviser, now + LOCKED_FOR)
        db.execute(
            "UPDATE adviser SET failures = ?, last_failure_at = ? WHERE site = ? AND id = ?",
            (tries.wrong + 1, to_ms(now), site_id, adviser),
        )


def failed(store: Store, site_id: str, adviser: str, now: datetime) -> Tries:
    """The try was wrong; how they stand now. The last one that may be wrong locks the person."""
    with store.write() as db:
        tries = of(db, site_id, adviser, now)
        if tries.left or tries.locked_until is not None:
            return tries
        until = now + LOCKED_FOR
        db.execute(
            "UPDATE adviser SET failures = 0, locked_until = ? WHERE site = ? AND id = ?",
            (to_ms(until), site_id, adviser),
        )
        event = StaffLocked(adviser, to_ms(until))
        log.append(db, site_id, event, Ask(now, SYSTEM))
        return Tries(MOST_WRONG, until)


def not_judged(store: Store, site_id: str, adviser: str) -> None:
    """The try came to nothing, right or wrong: it does not count."""
    with store.write() as db:
        db.execute(
            "UPDATE adviser SET failures = max(failures - 1, 0) WHERE site = ? AND id = ?",
            (site_id, adviser),
        )


def succeeded(store: Store, site_id: str, adviser: str) -> None:
    """The try was right: what was wrong before is forgotten."""
    with store.write() as db:
        db.execute(
            "UPDATE adviser SET failures = 0, last_failure_at = NULL, locked_until = NULL"
            " WHERE site = ? AND id = ?",
            (site_id, adviser),
        )


def unlock(store: Store, site_id: str, adviser_id: str, ask: Ask) -> None:
    """Let a locked person sign on again; nothing happens to one who is not locked."""
    with store.write() as db:
        adviser = sites.get(db, site_id).adviser(adviser_id)
        was = of(db, site_id, adviser.id, ask.now)
        db.execute(
            "UPDATE adviser SET failures = 0, last_failure_at = NULL, locked_until = NULL"
            " WHERE site = ? AND id = ?",
            (site_id, adviser.id),
        )
        if was.locked_until is not None:
            event = StaffUnlocked(adviser.id)
            log.append(db, site_id, event, ask)


def locked(site: Site, adviser: str, until: datetime) -> Locked:
    """The refusal: until when, and who can unlock."""
    local = until.astimezone(site.zone_info)
    return Locked(
        f"{site.adviser(adviser).name} is locked until {local:%H:%M}, after {MOST_WRONG} wrong "
        f"tries. {who_unlocks(site, adviser)} can unlock it before.",
        until=until,
    )


def who_unlocks(site: Site, adviser: str) -> str:
    """'Carys or Owen': supervisors other than the one who is locked."""
    names = [
        one.name
        for one in site.advisers
        if one.role in ("supervisor", "administrator") and one.id != adviser
    ]
    return " or ".join(names[:2]) or "Whoever looks after the server"


def hint(tries: Tries) -> str:
    """What to say after a wrong try, when few are left; '' otherwise."""
    if not 0 < tries.left <= _WARN_AT:
        return ""
    count = "One more wrong try locks" if tries.left == 1 else f"{tries.left} wrong tries lock"
    return f" {count} this name for {LOCKED_FOR.seconds // 60} minutes."
