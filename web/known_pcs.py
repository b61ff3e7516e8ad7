"""Where a PIN of four figures is enough: at PCs that the house knows. Elsewhere: passwords.

A PC is known by a token in its browser's session: of role 'counter', given by a supervisor who
presses 'This PC is Counter 3', or any token of staff. It shows in `token list` and may be revoked.
"""

from __future__ import annotations

from flask import session

from ticketing.errors import NotFound, Refused, WrongPin
from ticketing.sites.parts import Adviser
from ticketing.staff.tries import Locked, who_unlocks
from web import passwords, pins, tokens
from web.callers import Forbidden, Grant, caller
from web.house import House

_MOST_TOKENS = 6


class PinNotHere(Refused):
    """A PIN at a PC that is not known."""

    title = "A PIN does not count here"
    code = "pin-not-here"


def pins_count(house: House, site: str) -> bool:
    """Whether a PIN is enough for the caller's PC at this site."""
    return house.pins_anywhere or caller().knows_pc(site)


def check(house: House, site_id: str, adviser_id: str, secret: str, *, pin: bool) -> Adviser:
    """The person, by the PIN or the password that was given; see `pins.check`.

    PinNotHere for a PIN where none counts: it is not even compared. The security log has each try
    that did not lead in.
    """
    try:
        return _judged(house, site_id, adviser_id, secret, pin=pin)
    except WrongPin:
        house.security.note("sign_in_failed", site=site_id, who=adviser_id, detail=_by(pin))
        raise
    except (Locked, PinNotHere) as error:
        why = f"{_by(pin)}: {error.title[:1].lower()}{error.title[1:]}"
        house.security.note("sign_in_refused", site=site_id, who=adviser_id, detail=why)
        raise
    except NotFound:
        # Neither what was typed as a name: somebody's password has been typed there before now.
        house.security.note("sign_in_failed", detail="a name that is not known here")
        raise


def _by(pin: bool) -> str:
    return "by PIN" if pin else "by password"


def _judged(house: House, site_id: str, adviser_id: str, secret: str, *, pin: bool) -> Adviser:
    if not pin:
        return passwords.check(house, site_id, adviser_id, secret)
    if not pins_count(house, site_id):
        site = house.site(site_id)
        name = who_unlocks(site, site.adviser(adviser_id).id)
        raise PinNotHere(
            f"This PC is not known here, so a PIN does not count. Use your password, or ask {name} "
            "to make this PC known."
        )
    return pins.check(house, site_id, adviser_id, secret)


def may_make_known(site: str) -> Grant | None:
    """The supervisor who signed in with a password in this browser; None for anybody else."""
    person = caller().person(site)
    return person if person and person.password and person.covers("supervisor", site) else None


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
