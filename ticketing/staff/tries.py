"""Wrong PINs and passwords. They slow whoever guesses: a PC or an address that tries one name, and
one that tries many, with delays that grow. Whoever the name belongs to is not shut out: at a PC
that is known only what was tried there counts. The table keeps it, so that no restart forgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlite_utils import Database

from storage import Connection, Store
from storage.times import from_ms, to_ms
from ticketing import sites
from ticketing.asks import SYSTEM, Ask
from ticketing.errors import Conflict, Refused
from ticketing.events import log
from ticketing.events.staff import StaffLocked, StaffUnlocked
from ticketing.sites import Site, rights

#: Wrong tries within WINDOW after which a name is locked for LOCKED_FOR, where they were made; the
#: next time twice as long, and so on up to LONGEST.
MOST_WRONG = 5
WINDOW = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)
LONGEST = timedelta(hours=4)
#: As few tries as this are named before the last, so that nobody is locked by surprise.
_WARN_AT = 2
#: How long it is remembered that there were locks before.
_A_DAY = timedelta(days=1)
#: A clock that is set by less is followed.
_PUT_BACK = timedelta(minutes=1)
#: Rows that are kept; beyond, the oldest that lock nobody go.
_MOST_KEPT = 20_000
#: Addresses that one site refuses; whoever has more of them is not stopped by a list.
MOST_REFUSED = 200
#: As which all addresses together are kept that were never right for a name.
_STRANGERS = "*"
#: As which all names together are kept that an address tried.
_ANYBODY = ""


@dataclass(frozen=True, slots=True)
class Source:
    """From where somebody tries: an address, or a PC that is `known` by its token."""

    key: str
    known: bool = False


#: The command line of the server's own machine.
HERE = Source("command", known=True)


@dataclass(frozen=True, slots=True)
class _Rule:
    """After `most` within `window` it is `first` that has to be waited, each time twice as long."""

    most: int
    window: timedelta
    first: timedelta
    longest: timedelta


_NAME_HERE = _Rule(MOST_WRONG, WINDOW, LOCKED_FOR, LONGEST)
_ADDRESS = _Rule(20, WINDOW, LOCKED_FOR, LONGEST)
#: Of four figures nobody finds the right ones at this pace, from however many addresses.
_NAME_FROM_STRANGERS = _Rule(30, _A_DAY, timedelta(minutes=1), timedelta(minutes=1))


class Locked(Refused):
    """Too many wrong tries: `facts['until']` says until when nobody gets in by this name here."""

    title = "Locked for now"
    code = "locked"


class TooManyTries(Locked):
    """Too many wrong tries from an address, or from strangers; `facts['retry_after']`: seconds."""

    title = "Too many tries"
    code = "too-many-tries"


class AddressRefused(Refused):
    """A supervisor refused this address."""

    title = "Not from here"
    code = "address-refused"


@dataclass(frozen=True, slots=True)
class Tries:
    """How tries stand: wrong ones that still count, and until when there can be no more."""

    wrong: int
    locked_until: datetime | None

    @property
    def left(self) -> int:
        """Tries before it is locked."""
        return max(0, MOST_WRONG - self.wrong)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A row, as of now."""

    wrong: int
    locks: int
    until: datetime | None
    last: datetime | None
    right: bool


def of(conn: Connection, site: str, adviser: str, now: datetime) -> Tries:
    """The tries of an adviser as of `now`, wherever they were made: the worst of them."""
    kept = [
        _kept(row, _NAME_HERE, now)
        for row in conn.execute(
            f"{_SELECT} WHERE site = ? AND adviser = ? AND source <> ?", (site, adviser, _STRANGERS)
        )
    ]
    until = max((one.until for one in kept if one.until is not None), default=None)
    return Tries(max((one.wrong for one in kept), default=0), until)


def of_site(conn: Connection, site: str, now: datetime) -> list[tuple[str, str, int, datetime]]:
    """Who is tried, and from where: (adviser, source, wrong tries of a day, last one), the newest
    first."""
    rows = conn.execute(
        "SELECT adviser, source, total, last_at FROM sign_in_try WHERE site = ? AND adviser <> ?"
        " AND source <> ? AND total > 0 AND last_at > ? ORDER BY last_at DESC LIMIT 200",
        (site, _ANYBODY, _STRANGERS, to_ms(now - _A_DAY)),
    )
    return [(adviser, source, total, from_ms(at)) for adviser, source, total, at in rows]


def begin(store: Store, site_id: str, adviser: str, now: datetime, source: Source = HERE) -> None:
    """Count a try before it is judged, so that many at once are no more than one after the other.

    Locked when there were too many of this name from here, TooManyTries when there were too many
    from this address, AddressRefused when somebody refused it. What is refused is not counted.
    """
    with store.write() as db:
        site = sites.get(db, site_id)
        if not source.known:
            _let_in(db, site, adviser, now, source)
        here = _row(db, site_id, adviser, source.key, _NAME_HERE, now)
        if here.until is not None:
            raise locked(site, adviser, here.until)
        if here.wrong >= MOST_WRONG:
            raise locked(site, adviser, now + LOCKED_FOR)
        for who, where, rule in _rows(adviser, source, here.right):
            _count(db, site_id, who, where, rule, now)


def _let_in(db: Database, site: Site, adviser: str, now: datetime, source: Source) -> None:
    check_address(db.conn, site.id, source)
    here = _row(db, site.id, adviser, source.key, _NAME_HERE, now)
    address = _row(db, site.id, _ANYBODY, source.key, _ADDRESS, now)
    strangers = _row(db, site.id, adviser, _STRANGERS, _NAME_FROM_STRANGERS, now)
    waits = [(address, _ADDRESS)]
    if not here.right:
        waits.append((strangers, _NAME_FROM_STRANGERS))
    for kept, rule in waits:
        until = kept.until or (now + rule.first if kept.wrong >= rule.most else None)
        if until is not None:
            raise _too_many(site, until, now)


def _rows(adviser: str, source: Source, right: bool) -> list[tuple[str, str, _Rule]]:
    """Where a try is counted."""
    rows = [(adviser, source.key, _NAME_HERE)]
    if not source.known:
        rows.append((_ANYBODY, source.key, _ADDRESS))
        if not right:
            rows.append((adviser, _STRANGERS, _NAME_FROM_STRANGERS))
    return rows


def failed(store: Store, site_id: str, adviser: str, now: datetime, source: Source = HERE) -> Tries:
    """The try was wrong; how they stand now. The last one that may be wrong locks."""
    with store.write() as db:
        before = of(db.conn, site_id, adviser, now)
        here = _row(db, site_id, adviser, source.key, _NAME_HERE, now)
        for who, where, rule in _rows(adviser, source, here.right):
            _lock_if_due(db, site_id, who, where, rule, now)
        after = _row(db, site_id, adviser, source.key, _NAME_HERE, now)
        if after.until is not None and before.locked_until is None:
            log.append(db, site_id, StaffLocked(adviser, to_ms(after.until)), Ask(now, SYSTEM))
        _forget_old(db, now)
        wrong = after.wrong if after.until is None else MOST_WRONG
        return Tries(wrong, after.until)


def not_judged(store: Store, site_id: str, adviser: str, source: Source = HERE) -> None:
    """The try came to nothing, right or wrong: it does not count."""
    with store.write() as db:
        _take_back(db, site_id, adviser, source)


def succeeded(
    store: Store, site_id: str, adviser: str, now: datetime, source: Source = HERE
) -> None:
    """The try was right: what was wrong before, here, is forgotten."""
    with store.write() as db:
        _take_back(db, site_id, adviser, source)
        db.execute(
            "UPDATE sign_in_try SET wrong = 0, locks = 0, total = 0, until = NULL, right_at = ?"
            " WHERE site = ? AND adviser = ? AND source = ?",
            (to_ms(now), site_id, adviser, source.key),
        )


def unlock(store: Store, site_id: str, adviser_id: str, ask: Ask) -> bool:
    """Forget every wrong try for a name, wherever it was made; whether there was a lock."""
    with store.write() as db:
        adviser = sites.get(db, site_id).adviser(adviser_id)
        was = of(db.conn, site_id, adviser.id, ask.now)
        forget(db, site_id, adviser.id)
        if was.locked_until is not None:
            log.append(db, site_id, StaffUnlocked(adviser.id), ask)
        return was.locked_until is not None


def forget(db: Database, site_id: str, adviser: str) -> None:
    """Forget every wrong try for a name; addresses from which it was right stay known."""
    db.execute(
        "UPDATE sign_in_try SET wrong = 0, locks = 0, total = 0, until = NULL"
        " WHERE site = ? AND adviser = ?",
        (site_id, adviser),
    )


def refused_addresses(conn: Connection, site_id: str) -> dict[str, datetime]:
    """The addresses from which nobody signs in at a site, and since when."""
    rows = conn.execute("SELECT address, since FROM refused_address WHERE site = ?", (site_id,))
    return {address: from_ms(since) for address, since in rows}


def check_address(conn: Connection, site_id: str, source: Source) -> None:
    """AddressRefused for an address that a supervisor of the site refused."""
    if not source.known and source.key in refused_addresses(conn, site_id):
        raise AddressRefused(
            "Signing in from this address was refused by a supervisor. At a PC that is known here "
            "it works."
        )


def refuse_address(
    store: Store, site_id: str, address: str, now: datetime, *, refused: bool
) -> bool:
    """Let nobody sign in from an address at this site, or let them again; whether that is new.

    Conflict beyond MOST_REFUSED.
    """
    with store.write() as db:
        sites.get(db, site_id)
        before = refused_addresses(db.conn, site_id)
        if (address in before) == refused:
            return False
        if not refused:
            db.execute(
                "DELETE FROM refused_address WHERE site = ? AND address = ?", (site_id, address)
            )
            return True
        if len(before) >= MOST_REFUSED:
            raise Conflict(
                f"{MOST_REFUSED} addresses are refused already. Allow one again, or have them "
                "stopped before they reach this server."
            )
        db.execute(
            "INSERT INTO refused_address (site, address, since) VALUES (?, ?, ?)",
            (site_id, address, to_ms(now)),
        )
        return True


# ---------------------------------------------------------------------- rows

_SELECT = "SELECT wrong, locks, until, last_at, right_at FROM sign_in_try"
_KEY = "site = ? AND adviser = ? AND source = ?"


def _kept(row: tuple[int, int, int | None, int, int | None], rule: _Rule, now: datetime) -> _Kept:
    wrong, locks, until, last, right = row
    ago = now - from_ms(last)
    if ago < -_PUT_BACK:
        # The clock was ahead then. Nobody is kept out until that moment comes.
        return _Kept(0, 0, None, None, right is not None)
    return _Kept(
        wrong if ago < rule.window else 0,
        locks if ago < _A_DAY else 0,
        from_ms(until) if until is not None and from_ms(until) > now else None,
        from_ms(last),
        right is not None,
    )


def _row(db: Database, site: str, adviser: str, source: str, rule: _Rule, now: datetime) -> _Kept:
    row = db.execute(f"{_SELECT} WHERE {_KEY}", (site, adviser, source)).fetchone()
    return _Kept(0, 0, None, None, False) if row is None else _kept(row, rule, now)


def _count(db: Database, site: str, adviser: str, source: str, rule: _Rule, now: datetime) -> None:
    kept = _row(db, site, adviser, source, rule, now)
    fresh = kept.last is None or now - kept.last >= _A_DAY
    db.execute(
        "INSERT INTO sign_in_try (site, adviser, source, wrong, locks, total, last_at)"
        " VALUES (?, ?, ?, ?, 0, 1, ?) ON CONFLICT DO UPDATE SET wrong = excluded.wrong,"
        " locks = ?, until = NULL, total = iif(?, 1, total + 1), last_at = excluded.last_at",
        (site, adviser, source, kept.wrong + 1, to_ms(now), kept.locks, fresh),
    )


def _lock_if_due(
    db: Database, site: str, adviser: str, source: str, rule: _Rule, now: datetime
) -> None:
    kept = _row(db, site, adviser, source, rule, now)
    if kept.wrong < rule.most or kept.until is not None:
        return
    wait = min(rule.first * 2 ** min(kept.locks, 10), rule.longest)
    # From then on each try is one too many for those who are slowed for a day.
    wrong = 0 if rule.window == WINDOW else rule.most - 1
    db.execute(
        f"UPDATE sign_in_try SET wrong = ?, locks = ?, until = ? WHERE {_KEY}",  # noqa: S608
        (wrong, kept.locks + 1, to_ms(now + wait), site, adviser, source),
    )


def _take_back(db: Database, site: str, adviser: str, source: Source) -> None:
    row = db.execute(f"{_SELECT} WHERE {_KEY}", (site, adviser, source.key)).fetchone()
    right = row is not None and row[4] is not None
    for *where, _ in _rows(adviser, source, right):
        db.execute(
            "UPDATE sign_in_try SET wrong = max(wrong - 1, 0), total = max(total - 1, 0)"  # noqa: S608
            f" WHERE {_KEY}",
            (site, *where),
        )


def forget_before(store: Store, before: datetime) -> None:
    """Forget from where somebody tried, and from where they signed in, before then."""
    with store.write() as db:
        db.execute(
            "DELETE FROM sign_in_try WHERE max(last_at, coalesce(right_at, 0),"
            " coalesce(until, 0)) < ?",
            (to_ms(before),),
        )


def _forget_old(db: Database, now: datetime) -> None:
    (count,) = db.execute("SELECT count(*) FROM sign_in_try").fetchone()
    if count > _MOST_KEPT:
        db.execute(
            "DELETE FROM sign_in_try WHERE rowid IN (SELECT rowid FROM sign_in_try"
            " WHERE coalesce(until, 0) <= ? ORDER BY last_at LIMIT ?)",
            (to_ms(now), _MOST_KEPT // 10),
        )


# ---------------------------------------------------------------------- words


def locked(site: Site, adviser: str, until: datetime) -> Locked:
    """The refusal: until when, and who can unlock."""
    local = until.astimezone(site.zone_info)
    return Locked(
        f"{site.adviser(adviser).name} is locked until {local:%H:%M}, after {MOST_WRONG} wrong "
        f"tries. {who_unlocks(site, adviser)} can unlock it before.",
        until=until,
    )


def _too_many(site: Site, until: datetime, now: datetime) -> TooManyTries:
    local = until.astimezone(site.zone_info)
    return TooManyTries(
        f"There were too many wrong tries. Try again at {local:%H:%M}; at a PC that is known here "
        "it goes on working.",
        until=until,
        retry_after=max(1, int((until - now).total_seconds())),
    )


def who_unlocks(site: Site, adviser: str) -> str:
    """'Carys or Owen': supervisors other than the one who is locked."""
    names = [one.name for one in site.advisers if rights.manages(one) and one.id != adviser]
    return " or ".join(names[:2]) or "Whoever looks after the server"


def hint(tries: Tries) -> str:
    """What to say after a wrong try, when few are left; '' otherwise."""
    if not 0 < tries.left <= _WARN_AT:
        return ""
    count = "One more wrong try locks" if tries.left == 1 else f"{tries.left} wrong tries lock"
    return f" {count} this name for {LOCKED_FOR.seconds // 60} minutes."
