"""One person at several sites: what they sign in with is kept at their home, and each site says
what they may there."""

from __future__ import annotations

from storage import Connection
from ticketing import sites
from ticketing.errors import BadRequest, NotFound
from ticketing.sites import Site, rights
from ticketing.sites.parts import Adviser


def home(site: Site, person: Adviser) -> str:
    """The site at which their PIN, password and code app are kept."""
    return person.home or site.id


def home_of(conn: Connection, site_id: str, adviser_id: str) -> str:
    """The same of whoever has this id at a site; the site itself for nobody."""
    try:
        site = sites.get(conn, site_id)
        return home(site, site.adviser(adviser_id))
    except NotFound:
        return site_id


def everywhere(conn: Connection, site_id: str, adviser_id: str) -> list[tuple[Site, Adviser]]:
    """Each site where they are the same person, and who they are there; `site_id` first."""
    kept = home_of(conn, site_id, adviser_id)
    found = [
        (site, person)
        for site in sites.every(conn)
        for person in site.advisers
        if person.id == adviser_id and home(site, person) == kept
    ]
    return sorted(found, key=lambda each: each[0].id != site_id)


def opened(
    conn: Connection, site_id: str, adviser_id: str, *, pin: bool
) -> list[tuple[Site, Adviser]]:
    """Of `everywhere`, where they are in once they signed in at `site_id`: a password opens each
    site, a PIN the one at whose PC it was typed."""
    found = everywhere(conn, site_id, adviser_id)
    return [each for each in found if each[0].id == site_id] if pin else found


def highest(conn: Connection, site_id: str, adviser_id: str) -> str:
    """The role of theirs, at any site, by which the fewest may touch what they sign in with."""
    roles = [rights.level(person) for _, person in everywhere(conn, site_id, adviser_id)]
    return max(roles, key=rights.rank)


def check(conn: Connection, site: Site, person: Adviser) -> None:
    """BadRequest for a home where there is nobody of their id, or who has another home."""
    if person.home is None or person.home == site.id:
        return
    try:
        there = sites.get(conn, person.home).adviser(person.id)
    except NotFound:
        there = None
    if there is None or there.home not in (None, person.home):
        raise BadRequest(
            f"Nobody of the id '{person.id}' signs in at '{person.home}'. Add them there first."
        )
