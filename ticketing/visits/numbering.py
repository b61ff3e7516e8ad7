"""Ticket numbers: a letter or two and a figure that starts at 1 each service day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlite_utils import Database


def ticket_number(prefix: str, sequence: int) -> str:
    """'C014' for ('C', 14). From 1000 on the number widens ('C1000'); it never wraps round."""
    return f"{prefix}{sequence:03}"


#: What people write between the letters and the figures of a number, or around it.
_BETWEEN = re.compile(r"[\s.#\u2010-\u2015-]+")
_TYPED = re.compile(r"([A-Z]{0,2})0*([0-9]{1,6})")


def meant(typed: str, prefixes: Iterable[str]) -> list[str]:
    """The ticket numbers that somebody means who typed this: 'c 31', 'C-031' and 'C0031' are C031,
    and bare figures are that number of each of the `prefixes`. Empty for what is no number.

    The one rule for every field in which a number is looked for; `staff/numbers.js` has it for what
    a screen filters while somebody types, and a test holds the two to the same cases.
    """
    found = _TYPED.fullmatch(_BETWEEN.sub("", typed[:40]).upper())
    if found is None:
        return []
    letters = [found[1]] if found[1] else sorted(set(prefixes))
    return [ticket_number(letter, int(found[2])) for letter in letters]


def take(db: Database, site: str, service_day: str, prefix: str) -> int:
    """The next figure of this prefix and service day, from 1.

    Inside a write transaction only: the row is locked from here to the commit.
    """
    row = db.execute(
        "INSERT INTO number_series (site, service_day, prefix, last) VALUES (?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        (site, service_day, prefix),
    ).fetchone()
    return int(row[0])


def begin_at(
    db: Database, site: str, service_day: str, prefixes: Iterable[str], first: int
) -> None:
    """Let the figures of a service day go on at `first`, or where they are if that is further.

    After a restore: what was issued since the backup is not known, and visitors hold it.
    """
    for prefix in prefixes:
        db.execute(
            "INSERT INTO number_series (site, service_day, prefix, last) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
            (site, service_day, prefix, first - 1),
        )
