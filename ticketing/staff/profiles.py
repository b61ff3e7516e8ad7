"""What is kept of a member of staff: an entry as a site file has one, checked against its site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlite_utils import Database

from ticketing import bounds, sites
from ticketing.asks import Ask
from ticketing.errors import BadRequest
from ticketing.events import log
from ticketing.events.staff import StaffChanged
from ticketing.sites import Site, advisers
from ticketing.sites.parts import Adviser


def checked(site: Site, values: dict[str, Any]) -> Adviser:
    """The person that `values` describe; BadRequest says what is wrong with them."""
    bounds.one_line("The name", str(values.get("name") or ""))
    home = values.get("home")
    try:
        person = Adviser.model_validate(
            {**values, "home": None if home == site.id else home or None}
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the person"
        raise BadRequest(f"{where}: {first['msg']}") from error
    for enquiry in (*person.skills, *person.backup):
        site.enquiry(enquiry)
    both = set(person.skills) & set(person.backup)
    if both:
        names = ", ".join(sorted(both))
        raise BadRequest(f"Either preferred or backup, not both: {names}.")
    return tidy(site, person)


def with_levels(values: dict[str, Any], levels: Mapping[str, str]) -> dict[str, Any]:
    """The values with single enquiry types 'preferred', 'backup' or 'no'."""
    lists = {"preferred": "skills", "backup": "backup"}
    for enquiry, level in levels.items():
        for name, part in lists.items():
            others = [one for one in values[part] if one != enquiry]
            values[part] = [*others, enquiry] if name == level else others
    return values


def tidy(site: Site, person: Adviser) -> Adviser:
    """Each once, in the site's order, so that equal people are equal."""
    order = [enquiry.id for enquiry in site.enquiries]

    def in_order(given: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(set(given), key=order.index))

    return person.model_copy(
        update={
            "skills": in_order(person.skills),
            "backup": in_order(person.backup),
            "languages": tuple(sorted(set(person.languages))),
        }
    )


def free_id(db: Database, site: Site, name: str) -> str:
    """An id from a name: 'Siân Lloyd' is 'sian-lloyd', the second one 'sian-lloyd-2'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "person"
    taken = {row[0] for row in db.execute("SELECT id FROM adviser WHERE site = ?", (site.id,))}
    chosen, n = wanted, 1
    while chosen in taken:
        n += 1
        chosen = f"{wanted}-{n}"
    return chosen


def keep(db: Database, site: Site, person: Adviser) -> None:
    """Write a present person's entry, and remember that of the file before the first change."""
    in_file = {one.id: one for one in sites.as_in_file(db, site.id).advisers}.get(person.id)
    db.execute(
        "UPDATE adviser SET profile = ?, from_file = coalesce(from_file, ?)"
        " WHERE site = ? AND id = ?",
        (
            advisers.entry(person),
            None if in_file is None else advisers.entry(in_file),
            site.id,
            person.id,
        ),
    )


def tell(db: Database, site: Site, adviser: str, what: list[str], ask: Ask) -> None:
    """Put into the log that somebody was changed, and in what."""
    event = StaffChanged(adviser, what)
    log.append(db, site.id, event, ask)
