"""How it was, by enquiry type and period: the faces, and how many of those who were served
answered."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date

from storage import Connection
from ticketing.sites import Site
from ticketing.visits.model import CANCELLED, DAY_CLOSED, LEFT, NO_SHOW

#: Of fewer answers nobody is told the faces: who knows who came could tell whose they are.
LEAST = 5
#: The comments that are shown, the last day's first.
MOST_COMMENTS = 60
#: Those of the screen at the exit, which knows of no enquiry.
EXIT = ""
_FACES = (
    "SELECT coalesce(enquiry, ''), face, count(*) FROM opinion"
    " WHERE site = ? AND day >= ? AND day < ? GROUP BY 1, 2"
)
_SERVED = (
    "SELECT s.enquiry, count(*) FROM visit v JOIN step s ON s.visit = v.id"
    " WHERE v.site = ? AND v.service_day >= ? AND v.service_day < ? AND s.state = 'ended'"
    " AND s.serving_at IS NOT NULL AND s.outcome NOT IN (?, ?, ?, ?)"
    " AND NOT EXISTS (SELECT 1 FROM step t WHERE t.visit = s.visit AND t.position > s.position)"
    " GROUP BY 1"
)
_COMMENTED = (
    "FROM opinion WHERE site = ? AND day >= ? AND day < ? AND comment IS NOT NULL"
    " AND (? IS NULL OR enquiry IN (SELECT value FROM json_each(?)))"
)
_COMMENTS = (
    f"SELECT day, part, source, enquiry, face, comment {_COMMENTED} ORDER BY day DESC, id LIMIT ?"
)
_HOW_MANY_COMMENTS = f"SELECT count(*) {_COMMENTED}"


@dataclass(frozen=True, slots=True)
class Opinions:
    """The answers about one enquiry type, at the exit ('') or over all on phones: of `served`
    visits, `answered`; `faces` how many chose each, from very poor to very good, or None where they
    are too few to be told."""

    enquiry: str
    name: str
    served: int
    answered: int
    faces: tuple[int, ...] | None

    @property
    def good(self) -> int | None:
        """Of a hundred answers, how many were good or very good; rounded down."""
        return None if self.faces is None else 100 * sum(self.faces[3:]) // self.answered

    @property
    def rate(self) -> int | None:
        """Of a hundred who were served, how many answered; rounded down. None where more answered
        than are known to have been served: at the exit anybody touches, and as often as they like.
        """
        known = 0 < self.served >= self.answered
        return 100 * self.answered // self.served if known else None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote; the enquiry type and the face only where enough others answered about
    it."""

    day: str
    part: str
    source: str
    enquiry: str | None
    face: int | None
    text: str


@dataclass(frozen=True, slots=True)
class HowItWas:
    """All of it, in a period; of `written` comments the first MOST_COMMENTS."""

    rows: list[Opinions] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    written: int = 0


def how_it_was(
    conn: Connection, site: Site, start: date, end: date, only: frozenset[str] | None = None
) -> HowItWas:
    """Of the service days from `start` on and before `end`: over all on phones, by enquiry type,
    and at the exit. With `only` of these enquiry types, and without the others' comments."""
    days = (site.id, start.isoformat(), end.isoformat())
    faces: dict[str, list[int]] = {}
    for enquiry, face, count in conn.execute(_FACES, days):
        faces.setdefault(enquiry, [0] * 5)[face - 1] += count
    left_out = (NO_SHOW, DAY_CLOSED, LEFT, CANCELLED)
    served = {row[0]: row[1] for row in conn.execute(_SERVED, (*days, *left_out))}
    names = {one.id: one.called("en") for one in site.enquiries}
    asked = [key for key in dict.fromkeys([*names, *faces]) if key != EXIT]
    asked = [key for key in asked if (key in faces) and (only is None or key in only)]
    rows = [_row(key, names.get(key, key), served.get(key, 0), faces[key]) for key in asked]
    if only is None and asked:
        phones = [sum(of_face) for of_face in zip(*(faces[key] for key in asked), strict=True)]
        hidden = sum(row.answered for row in rows if row.faces is None)
        # What is hidden must not come out by taking the others from all.
        least = sum(phones) + 1 if 0 < hidden < LEAST else LEAST
        rows.insert(0, _row("all", "All, on phones", sum(served.values()), phones, least))
    if only is None and EXIT in faces:
        rows.append(_row(EXIT, "At the exit", sum(served.values()), faces[EXIT]))
    told = {row.enquiry for row in rows if row.faces is not None}
    types = None if only is None else json.dumps(sorted(only))
    wanted = (*days, types, types)
    comments = [
        Comment(
            day, part, source,
            names.get(kind) if kind in told else None, face if kind in told else None, text,
        )
        for day, part, source, kind, face, text in conn.execute(_COMMENTS, (*wanted, MOST_COMMENTS))
    ]  # fmt: skip
    (written,) = conn.execute(_HOW_MANY_COMMENTS, wanted).fetchone()
    return HowItWas(rows, comments, written)


def _row(enquiry: str, name: str, served: int, faces: list[int], least: int = LEAST) -> Opinions:
    answered = sum(faces)
    return Opinions(enquiry, name, served, answered, tuple(faces) if answered >= least else None)
