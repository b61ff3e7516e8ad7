"""Printers that agents have found: offered by name, and bound to a kiosk at a press. What a hand
adds here is a new version of the site file, as everything that is published."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from counters.devices.agents import AgentName
from hardware.hub import Hub
from ticketing import bounds, sites
from ticketing.drafting import adding, publishing
from ticketing.drafting.edits import plain
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from web import confirming
from web.callers import Grant, caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath, keyed_ask

Transport = Literal["serial", "file", "usb", "network"]


class FoundPrinterOut(BaseModel):
    """A printer that no site names yet. `name` and `serial` are what it calls itself; `profile` and
    `width` are a guess; `why_not`: why it cannot be driven as it is, '' where it can."""

    agent: str
    transport: Transport
    address: str
    name: str
    serial: str
    profile: str
    width: Literal[58, 80]
    why_not: str


class SearchIn(In):
    """What to look for beside printers that announce themselves: with `scan` the own networks of
    the agents are gone through, machine by machine."""

    scan: bool = False


class SearchingOut(BaseModel):
    """How many agents look now."""

    agents: int


class BindIn(In):
    """A printer to be one of the house: what was found, or an address on the network, and which
    kiosk prints there."""

    agent: AgentName
    transport: Transport
    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    kiosk: Id | None = None
    profile: Annotated[str, StringConstraints(max_length=60)] = "default"
    width: Literal[58, 80] = 80


class BoundOut(BaseModel):
    """The device that it is from now on."""

    device: str = Field(examples=["riverside.kiosk-1-printer"])


def listed(hub: Hub, site: Site) -> list[FoundPrinterOut]:
    """What is offered to whoever may bind it."""
    if not _may(site):
        return []
    return [
        FoundPrinterOut(agent=agent, **one.model_dump()) for agent, one in hub.plugged_in(site.id)
    ]


def searching(hub: Hub, site: Site) -> bool:
    """Whether an agent looks for printers on its network."""
    return _may(site) and hub.agents.searching(site.id)


def search_says(hub: Hub, site: Site, now: datetime) -> list[str]:
    """Why agents cannot look for everything, each in a sentence."""
    if not _may(site):
        return []
    every = hub.agents.of_site(site.id, now).items()
    return [f"{name}: {one.says}." for name, one in every if one.there and one.says]


def _may(site: Site) -> bool:
    return caller().find(site.id, "administrator") is not None


def add(bp: APIBlueprint, house: House, hub: Hub, tag: Tag) -> None:
    """Put the search and the binding into a blueprint."""

    @bp.post(f"{SITE}/devices/search", tags=[tag], responses={200: SearchingOut, **PROBLEMS})
    def search_printers(path: SitePath, body: SearchIn) -> Response:
        """Let the agents look for printers on their networks. Administrators."""
        grant = caller().need(path.site, "administrator")
        site = house.site(path.site)
        if body.scan:
            by = grant.adviser or grant.name
            house.security.note("network_scanned", site=site.id, by=by)
        return jsonify(agents=hub.search(site.id, scan=body.scan))

    @bp.post(f"{SITE}/devices/found", tags=[tag], responses={201: BoundOut, **PROBLEMS})
    def bind_printer(path: SitePath, body: BindIn) -> tuple[Response, int]:
        """Make a printer one of the house, for a kiosk: a new version of the site file.
        Administrators who typed their secret a short while ago."""
        grant = caller().need(path.site, "administrator")
        site = house.site(path.site)
        confirming.check(house, grant)
        return jsonify(device=bind(house, hub, site, grant, body)), 201


def bind(house: House, hub: Hub, site: Site, grant: Grant, body: BindIn) -> str:
    """Write a printer into the site file; the id of its device.

    BadRequest for what is not there, Conflict for what is the house's already, HasMistakes."""
    bounds.one_line("A printer's name", body.name)
    _offered(hub, site, body)
    address = body.address
    if body.transport == "network" and ":" not in address:
        address = f"{address}:9100"
    if body.kiosk is not None:
        site.kiosk(body.kiosk)
    value = {
        "name": body.name,
        "transport": body.transport,
        "address": address,
        "agent": body.agent,
        "width": body.width,
        "profile": body.profile,
    }
    with house.store.read() as conn:
        data = plain(sites.dump(conn, site.id))
    key, edits = adding.printer(data, value, body.kiosk or "")
    why = f"{body.name} was added on the page of devices"
    ask = keyed_ask(house, grant)
    publishing.put_in_force(house.store, site.id, edits, ask, house.checks, why=why)
    by = grant.adviser or grant.name
    house.security.note("site_published", site=site.id, by=by, detail=why)
    return f"{site.id}.{key}"


def _offered(hub: Hub, site: Site, body: BindIn) -> None:
    """What is plugged in is bound where it was found; on the network any address may be."""
    taken = {(one.agent, one.address) for one in site.printers}
    if (body.agent, body.address) in taken:
        raise Conflict("This printer is one of the house already. Look again.")
    if body.transport == "network":
        return
    for agent, one in hub.plugged_in(site.id):
        if (agent, one.transport, one.address) == (body.agent, body.transport, body.address):
            return
    raise BadRequest("This printer is not there any more. Look again.")
