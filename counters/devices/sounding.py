"""Loudspeakers on the page of devices: 'test sound', and what became of it."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel

from counters.devices.wired import WiredPath
from hardware.hub import Hub
from hardware.hub.queue import UnknownDevice
from hardware.protocol import SpeakerConfig
from storage import Connection
from storage.times import iso, to_ms
from ticketing.day.standstill import standing
from ticketing.errors import Conflict, NotFound
from ticketing.help import lately
from ticketing.sites import Site
from ticketing.visits.announced import announcement
from web.callers import caller
from web.house import House
from web.interface import DONE, Moment


class SoundTriedOut(BaseModel):
    """The last 'test sound' of a loudspeaker since the server started. `played` is null until its
    computer has answered; `says`: why nothing was heard."""

    at: Moment
    played: bool | None
    says: str


def add(bp: APIBlueprint, house: House, hub: Hub, tag: Tag) -> None:
    """Put the route into the blueprint of devices."""

    @bp.post("/api/v1/sites/<site>/devices/<device>/test-sound", tags=[tag], responses=DONE)
    def test_sound(path: WiredPath) -> Response:
        """Let a loudspeaker play its chime, as loud as it is now. What became of it stands in the
        list (`tried`) within seconds. Not while everybody is asked to stop."""
        caller().need(path.site, "adviser")
        try:
            config = hub.device(path.device)
        except UnknownDevice:
            config = None
        if config is None or config.site != path.site:
            raise NotFound(f"{path.site} has no device '{path.device}'.")
        if not isinstance(config, SpeakerConfig):
            raise Conflict(f"{config.name} is no loudspeaker.")
        site, speaker = house.site(path.site), config.id.rpartition(".")[2]
        with house.store.read() as conn:
            if standing(conn, site.id) is not None:
                raise Conflict("Everybody is asked to stop: nothing else is played meanwhile.")
        if site.volume_of(site.speaker(speaker), house.clock()) == 0:
            raise Conflict(
                f"The volume of {config.name} is 0 at this hour: nothing would be heard."
            )
        if not hub.try_sound(config.id, f"/display/{site.id}/speakers/{speaker}/test.wav"):
            raise Conflict(f"The computer that {config.name} hangs on is not heard of.")
        return Response(status=204)


def shown(hub: Hub, device: str) -> dict[str, Any] | None:
    """What the page has of the last press; None where there was none."""
    last = hub.last_try(device)
    if last is None:
        return None
    return {"at": iso(to_ms(last.at)), "played": last.played, "says": last.says}


def last_said(
    conn: Connection, hub: Hub, site: Site, device: str, kept: lately.Call | None
) -> dict[str, Any] | None:
    """What a loudspeaker said last: as it is `kept` for reception, or of one at a counter, whose
    repeating is no call of its own, since the server started."""
    if kept is not None:
        return {"number": kept.number, "state": "said", "at": iso(kept.at)}
    call, at = hub.last_said(device) or (None, None)
    if call is None or at is None:
        return None
    found = announcement(conn, site.id, "", call, 0)
    return None if found is None else {"number": found[0], "state": "said", "at": iso(to_ms(at))}
