"""The agents among a site's devices: the programs that drive the printers. A new one waits here
with a code until an administrator types it, and is that agent until its token is ended."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from flask import Response, jsonify, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from hardware.hub import Hub
from hardware.hub.agents import Seen
from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing import sites
from ticketing.sites import Site
from web import confirming, tokens
from web.addresses import who_asks
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, In, Moment, SitePath
from web.pairing import FIGURES
from web.problems import Problem
from web.tokens import Token

#: An agent's name is `agent` of its devices in the site file.
AgentName = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
]


class AgentOut(BaseModel):
    """An agent. `agent` is its token's id, null where devices name one that has none; `there`: it
    is connected, `since` then; `asks`: something on the way holds its web socket back; `newest`:
    its `version` is the server's; `devices` of this site name it; `everywhere`: it may drive those
    of every site. `twin` is the address of another with its token, refused since `twin_since`."""

    agent: int | None
    name: str
    there: bool
    since: Moment | None
    last_heard: Moment | None
    address: str
    host: str
    version: str
    newest: bool
    asks: bool
    devices: int
    everywhere: bool
    twin: str
    twin_since: Moment | None


class AgentWaitsOut(BaseModel):
    """An agent without a token: what its machine calls itself, at which address, and since when it
    shows codes. The code itself stands there alone."""

    host: str
    address: str
    since: Moment


class AcceptIn(In):
    """The figures that a waiting agent shows, and what it is called from now on."""

    code: Annotated[str, StringConstraints(pattern=rf"^[0-9]{{{FIGURES}}}$")]
    name: AgentName = Field(examples=["entrance-left"])


def listed(house: House, conn: Connection, hub: Hub, site: Site, now: datetime) -> list[AgentOut]:
    """The agents of a site: those that drive its devices, or may."""
    seen = hub.agents.of_site(site.id, now)
    named = [one.agent for one in hub.devices_of(site.id)]
    alone = len(sites.every(conn)) == 1
    known = {
        one.name: one
        for one in tokens.agents(conn)
        if one.site == site.id or (one.site is None and (alone or one.name in named))
    }
    return [
        _out(house, name, known.get(name), seen.get(name), named.count(name), hub)
        for name in dict.fromkeys([*known, *named])
    ]


def waiting(house: House, site: Site) -> list[AgentWaitsOut]:
    """Those that nobody has accepted yet; shown to who may."""
    if caller().find(site.id, "administrator") is None:
        return []
    return [
        AgentWaitsOut(host=one.browser, address=one.address, since=iso(to_ms(one.since)))
        for one in house.enrolling.codes.waiting()
    ]


def add(bp: APIBlueprint, house: House, hub: Hub, tag: Tag) -> None:
    """Put the acceptance of agents into a blueprint."""

    @bp.post(f"{SITE}/agents", tags=[tag], responses={201: AgentOut, **PROBLEMS, 429: Problem})
    def accept_agent(path: SitePath, body: AcceptIn) -> tuple[Response, int]:
        """Let the agent that shows a code drive the devices of the site that name it.
        Administrators who typed their secret a short while ago; a wrong code counts as a try."""
        site = house.site(path.site)
        grant = caller().need(site.id, "administrator")
        confirming.check(house, grant)
        token, found = house.enrolling.accept(
            body.code, who_asks(request.remote_addr), name=body.name, site=site.id
        )
        house.security.note(
            "agent_accepted",
            site=site.id,
            by=grant.adviser or grant.name,
            detail=f"{token.name}, at {found.address}",
        )
        named = [one.agent for one in hub.devices_of(site.id)]
        answer = _out(house, token.name, token, None, named.count(token.name), hub)
        return jsonify(answer.model_dump()), 201


def _out(
    house: House, name: str, token: Token | None, seen: Seen | None, devices: int, hub: Hub
) -> AgentOut:
    heard = hub.agents.last_heard(name) if seen is not None else None
    used = None if token is None else token.last_used_at
    return AgentOut(
        agent=None if token is None else token.id,
        name=name,
        there=seen is not None and seen.there,
        since=None if seen is None or not seen.there else iso(to_ms(seen.since)),
        last_heard=iso_or_none(used) if heard is None else iso(to_ms(heard)),
        address="" if seen is None else seen.address,
        host="" if seen is None else seen.host,
        version="" if seen is None else seen.version,
        newest=seen is None or seen.version in ("", house.version),
        asks=seen is not None and seen.there and seen.asks,
        devices=devices,
        everywhere=token is not None and token.site is None,
        twin="" if seen is None else seen.twin,
        twin_since=None if seen is None or seen.twin_since is None else iso(to_ms(seen.twin_since)),
    )
