"""A site's advisers as they are now: the file says who there is, and what a supervisor changed
since wins until the file's own entry changes."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlite_utils import Database

from ticketing.sites.model import Site
from ticketing.sites.parts import Adviser

#: A row of the table `adviser` that counts: id and profile (JSON, None as in the file).
Row = Sequence[Any]


def entry(adviser: Adviser) -> str:
    """An adviser as the table keeps them; equal entries are equal texts. Without a home or rights,
    as they were kept before there were any."""
    kept = adviser.model_dump(mode="json")
    kept = {key: kept[key] for key in kept if kept[key] or key not in ("home", "rights")}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def with_live(site: Site, rows: Iterable[Row]) -> Site:
    """The site of the file with its live advisers: those of the file in its order, then the others
    by name. `rows`: (id, profile) of those who are not retired."""
    profiles = {row[0]: row[1] for row in rows}
    known = frozenset(enquiry.id for enquiry in site.enquiries)
    in_file = [
        _profile(profiles.pop(one.id), known) or one for one in site.advisers if one.id in profiles
    ]
    others = filter(None, (_profile(text, known) for text in profiles.values()))
    advisers = (*in_file, *sorted(others, key=lambda one: (one.name.casefold(), one.id)))
    if advisers == site.advisers:
        return site
    fields = {name: getattr(site, name) for name in Site.model_fields}
    return Site.model_validate({**fields, "advisers": advisers})


def _profile(text: str | None, enquiries: frozenset[str]) -> Adviser | None:
    """A kept profile, without enquiry types that the site no longer has."""
    if text is None:
        return None
    values = json.loads(text)
    for key in ("skills", "backup"):
        values[key] = [one for one in values[key] if one in enquiries]
    return Adviser.model_validate(values)


def told_apart(people: Sequence[Adviser]) -> dict[str, str]:
    """What each is called in a list, by id: their name; of some who share one, with their role, or
    with their id where they share that too."""
    names = Counter(as_typed(one.name) for one in people)
    roles = Counter((as_typed(one.name), one.role) for one in people)
    return {
        one.id: one.name
        if names[as_typed(one.name)] == 1
        else f"{one.name}, {one.role if roles[as_typed(one.name), one.role] == 1 else one.id}"
        for one in people
    }


#: Letters whose stroke is no accent, and the signs that a pasted name has for those of a keyboard.
_TYPED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
                        "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})  # fmt: skip


def as_typed(name: str) -> str:
    """A name as people type it: in any case, without accents, with the signs of a keyboard."""
    if name.isascii():  # as most are: a search looks through all who are booked
        return " ".join(name.casefold().split())
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return " ".join(plain.casefold().translate(_TYPED).split())


def would_be(site: Site, rows: Iterable[Sequence[Any]]) -> Site:
    """The site of a file as it is once it is loaded (`take_over`), with the live advisers. `rows`:
    (id, from_file, profile, retired) of all that there are."""
    kept = {row[0]: row for row in rows}
    live: list[Row] = []
    for adviser in site.advisers:
        _, text, profile, retired = kept.pop(adviser.id, (None, None, None, 0))
        if text != entry(adviser):
            live.append((adviser.id, None))
        elif not retired:
            live.append((adviser.id, profile))
    live += [(id_, profile) for id_, text, profile, retired in kept.values()
             if text is None and profile is not None and not retired]  # fmt: skip
    return with_live(site, live)


def take_over(db: Database, site: Site) -> None:
    """Bring the table up to the file that was loaded: an entry that changed there wins, one that
    did not keeps what the page made of it, and who was made on the page stays."""
    kept: dict[str, sqlite3.Row] = {
        row["id"]: row
        for row in db.execute(
            "SELECT id, from_file, profile FROM adviser WHERE site = ?", (site.id,)
        )
    }
    for adviser in site.advisers:
        text = entry(adviser)
        row = kept.pop(adviser.id, None)
        if row is not None and row["from_file"] == text:
            continue
        db.execute(
            "INSERT INTO adviser (site, id, from_file) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET"
            " from_file = excluded.from_file, retired = 0, profile = NULL",
            (site.id, adviser.id, text),
        )
    for key, row in kept.items():
        made_on_page = row["from_file"] is None and row["profile"] is not None
        if not made_on_page:
            db.execute(
                "UPDATE adviser SET retired = 1, from_file = NULL, profile = NULL"
                " WHERE site = ? AND id = ? AND (retired = 0 OR from_file IS NOT NULL)",
                (site.id, key),
            )
