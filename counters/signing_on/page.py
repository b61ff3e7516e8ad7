"""The adviser's pages: choose a place, sign on, the desk. Signing on needs no JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request

from counters.signing_on import places
from counters.visits import points
from ticketing.errors import NotFound, Refused, WrongPin
from ticketing.sites import Site, rights
from ticketing.sites.advisers import told_apart
from ticketing.sites.parts import Adviser, ServicePoint
from ticketing.staff.tries import AddressRefused, Locked
from web import known_pcs, pins
from web.aside import NotDone
from web.callers import caller
from web.house import House
from web.known_pcs import PinNotHere
from web.second_factor import CodeNeeded

#: Why the browser came back to the sign-on page, as the desk says in its address.
BECAUSE = {
    "expired": "You were signed off here, because the session had ended. Nothing is lost: sign on "
    "again, and you go on where you were.",
    "replaced": "Somebody else signed on here, so you are signed off.",
    "signed-off": "You are signed off.",
    "known": "This PC is known now: advisers sign on here with their PINs. You are signed out.",
}


@dataclass(frozen=True)
class Trouble:
    """What was wrong with a form, and which field it belongs to: 'adviser', 'secret' or 'code'."""

    field: str
    words: str
    status: int = 422


def enter_by_form(house: House, site: Site, place: ServicePoint) -> Trouble | None:
    adviser, password = request.form.get("adviser", ""), request.form.get("password")
    secret = request.form.get("pin", "") if password is None else password
    if not adviser:
        known = known_pcs.names_shown(site)
        return Trouble("adviser", "Choose your name." if known else "Type your name.")
    if password is None and not pins.is_pin(secret):
        return Trouble("secret", "A PIN has 4 figures. Type all four.")
    if not secret:
        return Trouble("secret", "Type your password.")
    try:
        code = request.form.get("code", "")
        points.enter(
            house, site.id, place.id, adviser, secret, pin=password is None, code=code[:40]
        )
    except NotFound:
        return Trouble("adviser", "This name is no longer in the list. Choose yours again.")
    except CodeNeeded as error:
        return Trouble("code", error.detail, 403)
    except (WrongPin, Locked, PinNotHere, AddressRefused) as error:
        return Trouble("secret", error.detail, 403)
    except NotDone as error:
        return Trouble("secret", error.detail, 503)
    except Refused as error:
        return Trouble("adviser", error.detail, 409)
    return None


def sign_on_page(
    house: House,
    site: Site,
    place: ServicePoint,
    trouble: Trouble | None = None,
    *,
    mine: str | None = None,
) -> str:
    """`mine`: where whoever is signed in in this browser is signed on, with the way there."""
    house.hashing.ready()
    names = known_pcs.names_shown(site)
    with house.store.read() as conn:
        here = places.still_here(conn, site, place, house.clock()) if names else None
    return render_template(
        "counters/signing_on/sign_on.html",
        site=site,
        point=place,
        names=names,
        advisers=_advisers(site) if names else [],
        called=told_apart(site.advisers),
        chosen=request.form.get("adviser", ""),
        mine=None if mine is None else site.service_point(mine),
        because=BECAUSE.get(request.args.get("because", "")),
        still_here=here,
        supervisors=places.supervisors(site) if names else "your supervisor",
        trouble=trouble,
        by_pin=known_pcs.pins_count(house, site.id),
        known_pc=caller().knows_pc(site.id),
        may_make_known=known_pcs.may_make_known(site.id),
    )


def _advisers(site: Site) -> list[Adviser]:
    found = (one for one in site.advisers if rights.serves(one))
    return sorted(found, key=lambda one: one.name.casefold())
