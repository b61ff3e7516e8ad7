"""Boards and pads on the page of devices: what each shows, when it was pressed, and its number."""

from __future__ import annotations

from typing import Annotated, Any

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from hardware.drivers.field import SPOKEN
from hardware.hub import Hub
from hardware.hub.queue import UnknownDevice
from hardware.protocol import BoardConfig, PadConfig
from storage.times import iso, to_ms
from ticketing.errors import Conflict, NotFound
from web.callers import caller
from web.interface import PROBLEMS, In, Moment, SitePath


class WiredOut(BaseModel):
    """A board or a pad on its line. `shows` is what it shows now, '' for nothing; `pressed` what
    the key was for that was pressed last since the server started. `takes_number`: it can be told
    its number from here."""

    number: int
    takes_number: bool
    shows: str
    pressed: str
    pressed_at: Moment | None


class WiredPath(SitePath):
    """A device of a site."""

    device: Annotated[str, StringConstraints(max_length=130)]


class NumberIn(In):
    """The number that it has now; 255 is any there is, where the protocol has that."""

    old: Annotated[int, Field(ge=0, le=255)]


class NumberOut(BaseModel):
    """The number that it was told to take."""

    number: int


def add(bp: APIBlueprint, hub: Hub, tag: Tag) -> None:
    """Put the route into the blueprint of devices."""

    @bp.post(
        "/api/v1/sites/<site>/devices/<device>/give-number",
        tags=[tag],
        responses={200: NumberOut, **PROBLEMS},
    )
    def give_number(path: WiredPath, body: NumberIn) -> Response:
        """Let the board or pad that has the number `old` on the line take the one that the site
        file has for it. Nothing answers: what it shows afterwards tells whether it did."""
        caller().need(path.site, "administrator")
        try:
            config = hub.device(path.device)
        except UnknownDevice:
            config = None
        if config is None or config.site != path.site:
            raise NotFound(f"{path.site} has no device '{path.device}'.")
        if not isinstance(config, BoardConfig | PadConfig) or not _takes_number(config):
            raise Conflict(f"{config.name} takes no number from here.")
        if not hub.renumber(config.id, body.old):
            raise Conflict(f"The computer that has the line of {config.name} is not heard of.")
        return jsonify(number=config.number)


def _takes_number(config: BoardConfig | PadConfig) -> bool:
    return SPOKEN[config.line.protocol]().renumber(config.number, config.number) is not None


def shown(hub: Hub, device: str) -> dict[str, Any] | None:
    """What the page has of a board or a pad; None for another device."""
    config = hub.device(device)
    if not isinstance(config, BoardConfig | PadConfig):
        return None
    now, press = hub.shown(device), hub.last_press(device)
    rows = [] if now is None else [f"{row.number} {row.place}".strip() for row in now.rows]
    return {
        "number": config.number,
        "takes_number": _takes_number(config),
        "shows": ", ".join(rows),
        "pressed": "" if press is None else press[1],
        "pressed_at": None if press is None else iso(to_ms(press[0])),
    }
