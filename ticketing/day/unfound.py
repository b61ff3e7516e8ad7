"""Words that visitors looked for at a kiosk and did not find, counted by day.

Nobody's: a word comes here when several visits have looked for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from storage import Connection, Store
from ticketing.sites import Site

#: Words of a day; one more is not counted.
MOST_A_DAY = 200
KEPT = timedelta(days=90)

_ADD = (
    "INSERT INTO unfound (site, service_day, language, word, visits)"
    " SELECT :site, :day, :language, :word, :visits WHERE"
    " (SELECT count(*) FROM unfound WHERE site = :site AND service_day = :day) < :most"
    " OR EXISTS (SELECT 1 FROM unfound WHERE site = :site AND service_day = :day"
    " AND language = :language AND word = :word)"
    " ON CONFLICT DO UPDATE SET visits = visits + excluded.visits"
)
_LISTED = (
    "SELECT word, language, sum(visits), max(service_day) FROM unfound"
    " WHERE site = ? AND service_day BETWEEN ? AND ? GROUP BY word, language"
    " ORDER BY sum(visits) DESC, word LIMIT ?"
)
_HOW_MANY = (
    "SELECT count(*) FROM (SELECT DISTINCT word, language FROM unfound"
    " WHERE site = ? AND service_day BETWEEN ? AND ?)"
)


@dataclass(frozen=True, slots=True)
class Unfound:
    """A word, the language in which it was looked for, by how many visits, and when last."""

    word: str
    language: str
    visits: int
    last: date


def count(store: Store, site: Site, language: str, word: str, visits: int, now: datetime) -> None:
    """Write down that so many visits looked for a word in vain."""
    day = site.service_day(now).isoformat()
    wanted = {
        "site": site.id, "day": day, "language": language, "word": word, "visits": visits,
        "most": MOST_A_DAY,
    }  # fmt: skip
    with store.write() as db:
        db.execute(_ADD, wanted)


def listed(conn: Connection, site: Site, first: date, last: date, most: int) -> list[Unfound]:
    """The words of these service days, the most wanted first."""
    rows = conn.execute(_LISTED, (site.id, first.isoformat(), last.isoformat(), most))
    return [Unfound(row[0], row[1], row[2], date.fromisoformat(row[3])) for row in rows]


def how_many(conn: Connection, site: Site, first: date, last: date) -> int:
    """How many words these are."""
    (found,) = conn.execute(_HOW_MANY, (site.id, first.isoformat(), last.isoformat())).fetchone()
    return int(found)


def forget_old(db: Database, site: Site, now: datetime) -> None:
    """Delete the words of days that are over for longer than they are kept."""
    before = site.service_day(now - KEPT).isoformat()
    db.execute("DELETE FROM unfound WHERE site = ? AND service_day < ?", (site.id, before))
