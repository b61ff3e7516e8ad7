"""Where a PIN of four figures is enough: at PCs that the house knows. Elsewhere: passwords.

A PC is known by a token in its browser's session: of role 'counter', given by a supervisor who
presses 'This PC is Counter 3', or any token of staff. It shows in `token list` and may be revoked.
"""

from __future__ import annotations

from flask import g, session

from ticketing.errors import Refused, WrongPin
from ticketing.sites import Site
from ticketing.sites.parts import Adviser
from ticketing.staff import accounts, tries
from ticketing.staff import people as site_people
from ticketing.staff.tries import AddressRefused, Locked, who_unlocks
from web import hashing, passwords, pins, second_factor, tokens
from web.callers import Forbidden, Grant, caller
from web.house import House
from web.second_factor import CodeNeeded
from web.security_log import Kind
from web.sources import source

_MOST_TOKENS = 6


class PinNotHere(Refused):
    """A PIN at a PC that is not known."""

    title = "A PIN does not count here"
    code = "pin-not-here"


def pins_count(house: House, site: str) -> bool:
    """Whether a PIN is enough for the caller's PC at this site."""
    return house.pins_anywhere or caller().knows_pc(site)


def names_shown(site: Site) -> bool:
    """Whether whoever asks may see who works at a site, and where: staff, and PCs that are known
    unless the site has names typed.

    Everybody else types the name, and is told of no name whether there is one.
    """
    found = caller()
    person = found.person(site.id)
    if person is not None and person.only is not None:
        return False  # colleagues are none of their business, at whatever PC
    known = found.knows_pc(site.id) and not site.desk.type_names
    return known or found.find(site.id, "receptionist") is not None


def check(
    house: House, site_id: str, given: str, secret: str, *, pin: bool, code: str = ""
) -> Adviser:
    """The person, by what `_by_secret` takes, and outside of known PCs by the app's code as well,
    if they are to show one. CodeNeeded without, once the secret was right."""
    person = _by_secret(house, site_id, given, secret, pin=pin)
    with house.store.read() as conn:
        kept = accounts.home_of(conn, site_id, person.id)
        opened = accounts.opened(conn, site_id, person.id, pin=pin)
        wanted = second_factor.is_set(conn, kept, person.id)
    concerned = [site.id for site, one in opened if second_factor.concerns(one)]
    if not all(caller().knows_pc(one) for one in concerned):
        if wanted:
            second_factor.judge(house, kept, person, code)
            g.second_factor = True
        elif house.require_second_factor:
            house.security.note(
                "sign_in_refused", site=site_id, who=person.id, detail="no code app"
            )
            raise CodeNeeded(
                "Here your password does not count without the code of an app. Sign in at a PC "
                "that is known as a counter, and set one up on 'Your sign-ins'."
            )
    return person


def _by_secret(house: House, site_id: str, given: str, secret: str, *, pin: bool) -> Adviser:
    """The person, by their id or name and the PIN or password that was given; see `pins.check`.

    PinNotHere for a PIN where none counts: it is not even compared. AddressRefused where a
    supervisor refused the address. Where names are not shown, a name that there is not is refused
    as a wrong secret is. The security log has each try that did not lead in.
    """
    site = house.site(site_id)
    # Before the name is looked at: a refused address learns of none whether there is one.
    _let_in(house, site)
    named = site_people.named(site, given)
    if names_shown(site):
        return _noted(house, site, site.adviser(given) if named is None else named, secret, pin)
    if pin and not pins_count(house, site.id):
        # Before anything of the name is looked at.
        _note(house, "sign_in_refused", site, named, f"{_by(pin)}, at a PC that is not known")
        raise PinNotHere(_NOT_HERE.format(who="your supervisor"))
    if named is None:
        house.hashing.run(hashing.matches, None, secret)  # takes as long as any other
        # Nor what was typed as a name: somebody's password has been typed there before now.
        _note(house, "sign_in_failed", site, None, f"{_by(pin)}, a name that is not known here")
        raise WrongPin(_TOGETHER)
    try:
        return _noted(house, site, named, secret, pin)
    except WrongPin as error:
        raise WrongPin(_TOGETHER) from error
    except Locked as error:
        raise Locked(_LATER, until=error.facts["until"]) from error


_NOT_HERE = (
    "This PC is not known here, so a PIN does not count. Use your password, or ask {who} to make "
    "this PC known."
)
_TOGETHER = (
    "This name and this PIN or password do not belong together. Forgotten it, or none yet? "
    "Ask your supervisor to have one set."
)
_LATER = "Too many wrong tries. Wait a while, then try again, or ask your supervisor."


def _let_in(house: House, site: Site) -> None:
    try:
        with house.store.read() as conn:
            tries.check_address(conn, site.id, source(site.id))
    except AddressRefused:
        _note(house, "sign_in_refused", site, None, "from an address that is refused")
        raise


def _noted(house: House, site: Site, person: Adviser, secret: str, pin: bool) -> Adviser:
    try:
        return _judged(house, site, person, secret, pin)
    except WrongPin:
        _note(house, "sign_in_failed", site, person, _by(pin))
        raise
    except (Locked, PinNotHere) as error:
        why = f"{_by(pin)}: {error.title[:1].lower()}{error.title[1:]}"
        _note(house, "sign_in_refused", site, person, why)
        raise


def _judged(house: House, site: Site, person: Adviser, secret: str, pin: bool) -> Adviser:
    kept = accounts.home(site, person)
    if not pin:
        passwords.check(house, kept, person.id, secret)
        return person
    if not pins_count(house, site.id):
        raise PinNotHere(_NOT_HERE.format(who=who_unlocks(site, person.id)))
    pins.check(house, kept, person.id, secret)
    return person


def _by(pin: bool) -> str:
    return "by PIN" if pin else "by password"


def _note(house: House, kind: Kind, site: Site, person: Adviser | None, detail: str) -> None:
    who = None if person is None else person.id
    house.security.note(kind, site=site.id, who=who, detail=detail)


def may_make_known(site: str) -> Grant | None:
    """The supervisor who signed in with a password in this browser; None for anybody else."""
    person = caller().person(site)
    return person if person and person.password and person.may("supervisor", site) else None


def make_known(house: House, site: str, point: str) -> None:
    """Let PINs count in this browser from now on, and sign the supervisor out of it.

    Forbidden unless a supervisor signed in here with a password.
    """
    person = may_make_known(site)
    if person is None:
        raise Forbidden("A supervisor makes a PC known, signed in with a password.")
    secret = tokens.make(
        house.store, "counter", site=site, name=f"{point}, by {person.adviser}", now=house.clock()
    )
    with house.store.read() as conn:
        token = tokens.find(conn, secret)
    assert token is not None
    keep_token(token.id)
    pins.sign_out(house)
    house.security.note("pc_known", site=site, by=person.adviser, detail=f"{point}, as a token")


def keep_token(token: int) -> None:
    """Let this browser's session have a token; the oldest of many goes."""
    kept = [key for key in session.get("tokens", []) if key != token]
    session["tokens"] = [*kept, token][-_MOST_TOKENS:]
    session.permanent = True
