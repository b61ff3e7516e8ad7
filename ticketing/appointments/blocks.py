"""Times without appointments: a lunch, a meeting, a training of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from sqlite_utils import Database

from storage import Store
from storage.times import from_ms, to_ms
from ticketing import bounds, sites
from ticketing.appointments import checks
from ticketing.appointments.checks import NotPossible
from ticketing.appointments.model import SLOT_MS, Appointment, Block
from ticketing.appointments.queries import between
from ticketing.asks import Ask, once
from ticketing.errors import BadRequest, NotFound
from ticketing.events import log
from ticketing.events.appointments import BlockMade, BlockRemoved
from ticketing.sites import Site, clock

#: More blocks than these at once are a mistake: a year of working days.
MOST_AT_ONCE = 260
#: So many appointments that are in the way are named one by one, the rest counted.
MOST_NAMED = 50
LONGEST = timedelta(days=31)
LONGEST_ROW = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class NewBlock:
    """What is blocked, and until which date it comes again on every working day, or every week.

    `adviser` or `service_point`, or neither for the whole site.
    """

    starts_at: datetime
    ends_at: datetime
    reason: str
    adviser: str | None = None
    service_point: str | None = None
    repeat: str = "none"
    until: date | None = None


def block(store: Store, site_id: str, new: NewBlock, ask: Ask) -> list[Block]:
    """Make a block, or a row of them. NotPossible, and nothing is made, where appointments are;
    it names all of them."""

    def attempt() -> dict[str, Any]:
        site = sites.get(db, site_id)
        _check(site, new)
        spans = list(_spans(site, new))
        _check_free(db, site, new, spans, ask)
        return {"blocks": [_one(db, site, new, *span, ask) for span in spans]}

    with store.write() as db:
        answer = once(db, ask.key, ask.now, attempt)
    assert answer is not None
    return [Block(**one) for one in answer["blocks"]]


def away(db: Database, site: Site, adviser: str, day: date, ask: Ask) -> bool:
    """Block what is free of the rest of a day for an adviser who is away, between what is booked
    there still: in the caller's transaction. False if nothing of it is free."""
    begins = to_ms(_local(day, time(), site.zone_info))
    ends = to_ms(_local(day + timedelta(days=1), time(), site.zone_info))
    first = max(begins, -(-to_ms(ask.now) // SLOT_MS) * SLOT_MS)
    if first >= ends:
        return False
    taken = db.execute(
        "SELECT slot * ? FROM appointment_slot WHERE site = ? AND resource = ? AND slot >= ?"
        " AND slot < ? ORDER BY slot",
        (SLOT_MS, site.id, f"adviser:{adviser}", first // SLOT_MS, ends // SLOT_MS),
    ).fetchall()
    edges = [first - SLOT_MS, *(row[0] for row in taken), ends]
    free = [(one + SLOT_MS, two) for one, two in pairwise(edges) if two > one + SLOT_MS]
    for one, two in free:
        new = NewBlock(from_ms(one), from_ms(two), "Away", adviser)
        _one(db, site, new, new.starts_at, new.ends_at, ask)
    return bool(free)


def unblock(store: Store, site_id: str, block_id: int, ask: Ask) -> None:
    """Remove a block; what other blocks cover stays blocked. NotFound if it is not there."""

    def attempt() -> dict[str, Any]:
        gone = db.execute("DELETE FROM block WHERE id = ? AND site = ?", (block_id, site_id))
        if gone.rowcount != 1:
            raise NotFound("This block is not there any more.")
        log.append(db, site_id, BlockRemoved(block_id), ask)
        return {}

    with store.write() as db:
        once(db, ask.key, ask.now, attempt)


def _check(site: Site, new: NewBlock) -> None:
    bounds.check(new.starts_at, new.ends_at)
    bounds.one_line("The reason", new.reason)
    if to_ms(new.starts_at) % SLOT_MS or to_ms(new.ends_at) % SLOT_MS:
        raise BadRequest("A block starts and ends at multiples of five minutes.")
    if not timedelta() < new.ends_at - new.starts_at <= LONGEST:
        raise BadRequest(f"A block ends after its start, within {LONGEST.days} days.")
    if new.adviser is not None and new.service_point is not None:
        raise BadRequest("Block an adviser or a service point, not both in one.")
    if new.adviser is not None:
        site.adviser(new.adviser)
    if new.service_point is not None:
        site.service_point(new.service_point)
    if new.repeat not in ("none", "daily", "weekly"):
        raise BadRequest("A block comes again: 'none', 'daily' or 'weekly'.")
    if (new.repeat == "none") != (new.until is None):
        raise BadRequest("Say until which date the block comes again.")
    if new.until is not None and new.until - new.starts_at.date() > LONGEST_ROW:
        # Every day until then is looked at, even where the site has no hours at all.
        raise BadRequest("A block comes again for five years at most; end it earlier.")


def _spans(site: Site, new: NewBlock) -> Iterator[tuple[datetime, datetime]]:
    """The block, and where it comes again: at the same local time, on days that have hours."""
    yield new.starts_at, new.ends_at
    if new.until is None:
        return
    zone = site.zone_info
    begins, ends = new.starts_at.astimezone(zone), new.ends_at.astimezone(zone)
    length = ends.date() - begins.date()
    step = 7 if new.repeat == "weekly" else 1
    count = 1
    day = begins.date() + timedelta(days=step)
    while day <= new.until:
        if step == 7 or any(True for _ in site.openings(day)):
            count += 1
            if count > MOST_AT_ONCE:
                raise BadRequest(f"These are more than {MOST_AT_ONCE} blocks; end them earlier.")
            yield _local(day, begins.time(), zone), _local(day + length, ends.time(), zone)
        day += timedelta(days=step)


def _local(day: date, at: time, zone: Any) -> datetime:
    return datetime.combine(day, at, zone)


def _check_free(
    db: Database, site: Site, new: NewBlock, spans: list[tuple[datetime, datetime]], ask: Ask
) -> None:
    found = {
        one.id: one
        for starts, ends in spans
        for one in between(db, site.id, to_ms(starts), to_ms(ends))
        if one.stored_state in ("booked", "checked_in") and _meets(one, new)
    }
    there = sorted(found.values(), key=lambda one: (one.starts_at, one.service_point))
    if there:
        raise NotPossible(
            _there_words(site, there, ask.now),
            why="taken",
            taken=there[0].as_json(),
            there=[one.as_json() for one in there[:MOST_NAMED]],
            count=len(there),
        )


def _meets(one: Appointment, new: NewBlock) -> bool:
    if new.adviser is None and new.service_point is None:
        return True
    return one.adviser == new.adviser or one.service_point == new.service_point


def _there_words(site: Site, there: list[Appointment], now: datetime) -> str:
    words = [
        f"{clock.clock(site, one.starts_at, now)}, {checks.type_of(site, one)} with "
        f"{checks.name_of(site, one.adviser)} in {checks.place_of(site, one.service_point)}"
        for one in there[:MOST_NAMED]
    ]
    if len(there) == 1:
        return f"There is an appointment then: {words[0]}. Move or cancel it first."
    more = f"; and {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
    return (
        f"There are {len(there)} appointments then: {'; '.join(words)}{more}. Move or cancel them "
        "first."
    )


def _one(
    db: Database, site: Site, new: NewBlock, starts: datetime, ends: datetime, ask: Ask
) -> dict[str, Any]:
    first, last = to_ms(starts), to_ms(ends)
    key = db.execute(
        "INSERT INTO block (site, adviser, service_point, starts_at, ends_at, reason, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (site.id, new.adviser, new.service_point, first, last, new.reason, to_ms(ask.now)),
    ).fetchone()[0]
    event = BlockMade(key, first, last, new.adviser, new.service_point)
    log.append(db, site.id, event, ask)
    return {
        "id": key, "site": site.id, "adviser": new.adviser, "service_point": new.service_point,
        "starts_at": first, "ends_at": last, "reason": new.reason,
    }  # fmt: skip
