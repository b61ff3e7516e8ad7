"""The hours of a single date, and the ticket's last line, as a supervisor says them: over the site
file, at once, and in the log."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlite_utils import Database

from storage import Store
from ticketing import bounds, sites
from ticketing.asks import Ask
from ticketing.day import closing
from ticketing.errors import BadRequest, Conflict
from ticketing.events import log
from ticketing.events.sites import CourtesyChanged, DateChanged, DateCleared
from ticketing.sites import Site
from ticketing.sites.dates import DateHours, stored
from ticketing.sites.hours import Interval, parse_interval

#: How far ahead a date may be changed, how many at once, and in how many pieces a day is open.
AHEAD_DAYS = 400
MOST_DATES = 100
MOST_PIECES = 4
#: Letters of a reason, and of the ticket's last line.
REASON_LENGTH = 80
LINE_LENGTH = 120


def read(hours: Sequence[str], reason: Mapping[str, str], site: Site) -> DateHours:
    """What was asked for a date; BadRequest says what to write instead."""
    if len(hours) > MOST_PIECES:
        raise BadRequest(f"A day is open in at most {MOST_PIECES} pieces.")
    try:
        spans = sorted(map(parse_interval, hours), key=lambda one: one.start)
    except ValueError as error:
        raise BadRequest(f"{error}.") from None
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise BadRequest(f"{before} and {after} overlap; write one time, or leave a gap.")
    words = spoken(site, "The reason", reason, REASON_LENGTH)
    if not spans and not words:
        raise BadRequest("Say why the house is closed: kiosks and phones say it too.")
    return DateHours(tuple(spans), words)


def spoken(site: Site, what: str, words: Mapping[str, str], length: int) -> dict[str, str]:
    """Words in languages of the site, without the empty ones; those of the house's own language
    are there if any are. BadRequest says what to write instead."""
    found = {}
    for language, text in words.items():
        if language not in site.languages:
            raise BadRequest(f"{site.id} speaks {', '.join(site.languages)}, not '{language:.10}'.")
        clean = " ".join(text.split())
        bounds.one_line(what, clean)
        if len(clean) > length:
            raise BadRequest(f"{what} has {len(clean)} letters; at most {length} fit.")
        if clean:
            found[language] = clean
    first = site.languages[0]
    if found and first not in found:
        raise BadRequest(f"{what} stands in the house's own language first; write it in '{first}'.")
    return found


def change(store: Store, site_id: str, day: date, said: DateHours, ask: Ask) -> None:
    """Give a date its own hours, or none, in place of what was said before; at once.

    BadRequest for a date that is over or too far ahead. Conflict where who waits now would be
    closed with the day by it.
    """
    with store.write() as db:
        change_in(db, sites.get(db, site_id), day, said, ask)


def change_in(db: Database, site: Site, day: date, said: DateHours, ask: Ask) -> Site:
    """`change`, in the caller's transaction; the site as it then is."""
    if site.dates.get(day) == said:
        return site
    _check_day(db, site, day, ask.now)
    changed = site.with_today({**site.dates, day: said}, site.courtesy)
    _check_today(db, site, changed, ask.now)
    _check_neighbours(changed, day)
    hours, reason = stored(said)
    db.execute(
        "INSERT INTO date_hours (site, day, hours, reason) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET hours = excluded.hours, reason = excluded.reason",
        (site.id, day.isoformat(), hours, reason),
    )
    pieces = [str(one) for one in said.hours]
    log.append(db, site.id, DateChanged(day.isoformat(), pieces, dict(said.reason)), ask)
    return sites.get(db, site.id)


def clear(store: Store, site_id: str, day: date, ask: Ask) -> None:
    """The week's hours and the holidays count again on a date; nothing happens if they did."""
    with store.write() as db:
        site = sites.get(db, site_id)
        if day not in site.dates:
            return
        left = {one: said for one, said in site.dates.items() if one != day}
        _check_today(db, site, site.with_today(left, site.courtesy), ask.now)
        db.execute("DELETE FROM date_hours WHERE site = ? AND day = ?", (site.id, day.isoformat()))
        log.append(db, site.id, DateCleared(day.isoformat()), ask)


def usual(site: Site, day: date) -> tuple[Sequence[Interval], dict[str, str] | None]:
    """What a date's hours, and its closing, are without what was said of it."""
    left = {one: said for one, said in site.dates.items() if one != day}
    plain = site.with_today(left, site.courtesy)
    return plain.hours_on(day), plain.closing(day)


def change_courtesy(store: Store, site_id: str, words: Mapping[str, str], ask: Ask) -> None:
    """The ticket's last line from now on; without words it is the usual one again."""
    with store.write() as db:
        site = sites.get(db, site_id)
        line = spoken(site, "The line", words, LINE_LENGTH)
        if line == dict(site.courtesy):
            return
        db.execute("DELETE FROM courtesy_line WHERE site = ?", (site.id,))
        if line:
            db.execute(
                "INSERT INTO courtesy_line (site, words) VALUES (?, ?)",
                (site.id, json.dumps(line, ensure_ascii=False, sort_keys=True)),
            )
        log.append(db, site.id, CourtesyChanged(line), ask)


def _check_day(db: Database, site: Site, day: date, now: datetime) -> None:
    today = site.service_day(now)
    if day < today:
        raise BadRequest(f"{day:%A} {day.day} {day:%B} is over.")
    if day > today + timedelta(days=AHEAD_DAYS):
        raise BadRequest(f"A date lies at most {AHEAD_DAYS} days ahead.")
    count = db.execute(
        "SELECT count(*) FROM date_hours WHERE site = ? AND day >= ? AND day != ?",
        (site.id, today.isoformat(), day.isoformat()),
    ).fetchone()[0]
    if count >= MOST_DATES:
        raise Conflict(f"{MOST_DATES} dates have hours of their own; change the week's instead.")


def _check_neighbours(changed: Site, day: date) -> None:
    """An evening that runs past midnight ends before the next day's first opening."""
    for first in (day - timedelta(days=1), day):
        ends = [closes for _, closes, _ in changed.openings(first)]
        begins = [opens for opens, _, _ in changed.openings(first + timedelta(days=1))]
        if ends and begins and min(begins) < max(ends):
            raise BadRequest(f"{first:%A} runs into the next day's hours; end it earlier.")


def _check_today(db: Database, site: Site, changed: Site, now: datetime) -> None:
    """Whoever is in the house has been promised to be served: no rule closes them at once."""
    if site.service_day(now) != changed.service_day(now):
        raise Conflict("The evening before is not over yet; change the date when it is.")
    if site.is_open(now) and not changed.is_open(now):
        raise Conflict("We are open now. 'Close early' says why and serves those who wait.")
    left = closing.left_over(db, site, now)
    ends, ended = closing.closes_at(db, changed, now), closing.closes_at(db, site, now)
    if left and ends is not None and ends <= now and (ended is None or ended > now):
        raise Conflict(f"{left} still wait, and the day would be over for them. Serve them first.")
