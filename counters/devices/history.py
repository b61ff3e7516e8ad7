"""What happened to the devices of a site in thirty days: faults, and paper that was changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel

from hardware.hub import Hub, history
from hardware.hub.history import KEPT, Past
from hardware.protocol import STATES
from storage.times import iso, iso_or_none, to_ms
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Moment, SitePath

#: Lines of one device that are told; all of them count.
MOST_LINES = 40
#: The server's word while an agent is away is no fault of the device's.
_AWAY = "unknown"
_NO_PAPER = "paper_out"


class PastOut(BaseModel):
    """A device was so from `at` to `until`; null: it still is."""

    at: Moment
    until: Moment | None
    state: str
    detail: str


class DevicePastOut(BaseModel):
    """A device's thirty days: how often it did not work and for how many minutes in all, how often
    its agent was away, how often paper was put in after it had run out; and what happened last."""

    device: str
    name: str
    faults: int
    minutes: int
    away: int
    rolls: int
    past: list[PastOut]


class HistoryOut(BaseModel):
    """Every device of the site since then."""

    since: Moment
    devices: list[DevicePastOut]


def add(bp: APIBlueprint, house: House, hub: Hub, tag: Tag) -> None:
    """Put the route into a blueprint."""

    @bp.get(f"{SITE}/devices/history", tags=[tag], responses={200: HistoryOut, **PROBLEMS})
    def device_history(path: SitePath) -> Response:
        """Faults and paper of the last thirty days."""
        caller().need(path.site, "adviser")
        site, now = house.site(path.site), house.clock()
        since = now - KEPT
        configs = hub.devices_of(site.id)
        with house.store.read() as conn:
            found = history.of(conn, [one.id for one in configs], since)
        told = [
            _device(
                one.id,
                one.name,
                one.kind,
                [each for each in found if each.device == one.id],
                (to_ms(since), to_ms(now)),
            )
            for one in configs
        ]
        answer = HistoryOut(since=iso(to_ms(since)), devices=told)
        return jsonify(answer.model_dump())


def _device(
    device: str, name: str, kind: str, past: Sequence[Past], span: tuple[int, int]
) -> DevicePastOut:
    """`past` is newest first."""
    begin, now = span
    known = STATES[kind]
    faults = [one for one in past if one.state != _AWAY and not known(one.state).usable]
    lasted = sum(max(0, (one.until or now) - max(one.at, begin)) for one in faults)
    filled = sum(
        before.state == _NO_PAPER and known(after.state).usable for after, before in pairwise(past)
    )
    return DevicePastOut(
        device=device,
        name=name,
        faults=len(faults),
        minutes=lasted // 60_000,
        away=sum(one.state == _AWAY for one in past),
        rolls=filled,
        past=[
            PastOut(
                at=iso(one.at), until=iso_or_none(one.until), state=one.state, detail=one.detail
            )
            for one in past[:MOST_LINES]
        ],
    )
