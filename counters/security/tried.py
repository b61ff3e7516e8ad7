"""Whose name is tried with wrong secrets, and from where; and addresses that supervisors refuse."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import request

from storage import Connection
from storage.times import iso, to_ms
from ticketing.asks import Ask
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.staff import tries
from web import tokens
from web.addresses import an_address, who_asks
from web.callers import ask, caller
from web.house import House
from web.security_log import Kind

_PC = "pc token:"


def shown(conn: Connection, site: Site, now: datetime) -> dict[str, Any]:
    """As the interface gives it: the tries of a day, the newest first, and what is refused."""
    refused = tries.refused_addresses(conn, site.id)
    names = {one.id: one.name for one in site.advisers}
    tried = [
        {
            "adviser": adviser,
            "name": names.get(adviser, adviser),
            "address": an_address(source),
            "pc": _pc(conn, source),
            "wrong": wrong,
            "last_at": iso(to_ms(at)),
            "refused": source in refused,
        }
        for adviser, source, wrong, at in tries.of_site(conn, site.id, now)
    ]
    return {
        "tried": tried,
        "refused": [
            {"address": address, "since": iso(to_ms(since))}
            for address, since in sorted(refused.items(), key=lambda one: one[1], reverse=True)
        ],
    }


def refuse(house: House, site_id: str, given: str, *, refused: bool) -> str:
    """Let nobody sign in at a site from an address, or let them again; the address as it counts.

    Unauthorised or Forbidden but for supervisors; BadRequest for what is no address, Conflict for
    that from which whoever asks asks themselves.
    """
    grant = caller().need(site_id, "supervisor")
    address = an_address(given.strip())
    if address is None:
        raise BadRequest(f"'{given:.60}' is no address.")
    if refused and address == who_asks(request.remote_addr):
        raise Conflict("That is the address from which you ask: it would shut you out as well.")
    by: Ask = ask(house, grant)
    if tries.refuse_address(house.store, site_id, address, by.now, refused=refused):
        kind: Kind = "address_closed" if refused else "address_allowed"
        house.security.note(kind, site=site_id, by=grant.adviser or grant.name, detail=address)
    return address


def _pc(conn: Connection, source: str) -> str | None:
    """What a known PC is called from which somebody tried; None for an address."""
    if source.startswith(_PC):
        return tokens.name_of(conn, int(source.removeprefix(_PC)))
    return None if an_address(source) else "the server's own machine"
