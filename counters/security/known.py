"""What a site let in by a token: kiosks, known PCs, agents, programs; seen, and ended."""

from __future__ import annotations

from typing import Any

from storage.times import iso, iso_or_none
from ticketing import sites
from ticketing.errors import Conflict, NotFound
from web import confirming, tokens
from web.callers import caller
from web.house import House
from web.tokens import Token

#: What ends with a token of each role, for whoever is about to end one.
ENDS = {
    "kiosk": "This screen gives no tickets any more, until it is paired anew.",
    "display": "This screen shows no calls any more, until it is paired anew.",
    "counter": "PINs count at this PC no more, and it shows no names, until it is made known anew.",
    "agent": "Printers of this agent print nothing any more. The server's own has a new token once "
    "the server was started again.",
}
_PROGRAM = "Whatever uses it, a program or a browser, is let in no more."


def of(house: House, site_id: str) -> list[Token]:
    """The tokens of a site, the newest first. Supervisors."""
    site = house.site(site_id)
    caller().need(site.id, "supervisor")
    house.uses.flush()
    with house.store.read() as conn:
        return tokens.of_site(conn, site.id)


def end(house: House, site_id: str, token: int) -> None:
    """End a token at once, with all that it has open. Administrators.

    NotFound for none of this site, Conflict for one that other sites use as well, ConfirmFirst.
    """
    site = house.site(site_id)
    grant = caller().need(site.id, "administrator")
    confirming.check(house, grant)
    with house.store.read() as conn:
        found = next((one for one in tokens.of_site(conn, site.id) if one.id == token), None)
        shared = found is not None and found.site is None and len(sites.every(conn)) > 1
    if found is None:
        raise NotFound("There is no such token any more. Look again.")
    if shared:
        raise Conflict(
            f"'{found.name}' is let in at every site of this server. Whoever looks after it ends "
            f"it: nextplease token revoke {found.id}"
        )
    tokens.revoke(house.store, found.id, house.clock())
    by = grant.adviser or grant.name
    detail = f"of role {found.role}: {found.name}"
    house.security.note("token_ended", site=site.id, by=by, detail=detail)
    house.sessions.look_again()


def may_end(site: str) -> bool:
    """Whether whoever asks may end tokens."""
    return caller().find(site, "administrator") is not None


def what_ends(role: str) -> str:
    """What ending a token of a role does."""
    return ENDS.get(role, _PROGRAM)


def shown(token: Token) -> dict[str, Any]:
    """A token as the interface gives it, without its secret."""
    return {
        "id": token.id,
        "role": token.role,
        "name": token.name,
        "kiosk": token.kiosk,
        "everywhere": token.site is None,
        "created_at": iso(token.created_at),
        "last_used_at": iso_or_none(token.last_used_at),
    }
