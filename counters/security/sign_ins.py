"""Where somebody is signed in: seen and ended by themselves, and by who manages them."""

from __future__ import annotations

from storage.times import iso
from ticketing.errors import NotFound
from ticketing.sites import rights
from ticketing.sites.parts import Adviser
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import confirming
from web.callers import Forbidden, Grant, ask, caller
from web.house import House
from web.sessions import Session


def of(house: House, site: str, adviser: str) -> tuple[Adviser, list[Session]]:
    """A person and their sign-ins, for themselves and for who may manage them.

    Unauthorised, Forbidden or NotYours for everybody else.
    """
    person = _seen(house, site, adviser)[0]
    with house.store.read() as conn:
        secrets = people.secrets_of(conn, site, person.id)[2]
        return person, house.sessions.of_person(conn, site, person.id, secrets)


def end(house: House, site: str, adviser: str, session: int) -> None:
    """End one of them; NotFound when there is none of this number by now."""
    person, grant = _seen(house, site, adviser)
    if session not in {one.id for one in of(house, site, person.id)[1]}:
        raise NotFound(f"{person.name} is not signed in there any more.")
    by_self = grant.adviser == person.id
    because = "ended on their own list" if by_self else "ended by who manages them"
    house.sessions.end(session, because, by=grant.adviser or grant.name)


def shown(session: Session, this: int | None) -> dict[str, object]:
    """A sign-in as the interface gives it; `this` is the one that asks."""
    return {
        "id": session.id,
        "how": session.how,
        "second_factor": bool(session.second),
        "since": iso(session.since),
        "used_at": iso(session.used_at),
        "address": session.address,
        "browser": session.browser,
        "service_point": session.place,
        "this": session.id == this,
    }


def managed(house: House, site: str, adviser: str) -> tuple[Adviser, Grant]:
    """A person, for who may manage them, who is somebody else; and who that is."""
    person, grant = _seen(house, site, adviser)
    if grant.adviser == person.id:
        raise Forbidden("Your own is taken away by somebody else who may, or on the command line.")
    confirming.check(house, grant)
    return person, grant


def _seen(house: House, site: str, adviser: str) -> tuple[Adviser, Grant]:
    found = house.site(site)
    own = caller().person(site)
    if own is not None and own.adviser == adviser:
        return found.adviser(adviser), own
    grant = caller().need(site, "supervisor")
    person = found.adviser(adviser)
    Manager(ask(house, grant), grant.role).check(rights.level(person))
    return person, grant
