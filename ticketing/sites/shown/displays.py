"""What a screen shows: a waiting area, several, or one counter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ticketing.sites.parts import Label, Part, ServicePoint, Slug, Zone


class Display(Part):
    """A screen with a name of its own, which shows the calls of all of the `zones`, and of the
    `places`; without `sound` another one says them. `lead_in_ms`: what its amplifier needs before
    the chime, in place of what its waiting areas say; `volume` is its part of the site's, in
    percent.
    """

    id: Slug
    name: Label
    zones: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    sound: bool = True
    lead_in_ms: Annotated[int, Field(ge=0, le=5000)] | None = None
    volume: Annotated[int, Field(ge=0, le=100)] = 100


@dataclass(frozen=True, slots=True)
class Shows:
    """What a screen shows: the calls of the service points `places`, how many wait in the `zones`.
    `lead_in_ms` is what it needs itself, or the longest that one of these does. Screens that show
    the calls of the same `places` stand in one room: one of them speaks."""

    id: str
    name: str
    zones: frozenset[str]
    places: frozenset[str]
    lead_in_ms: int
    sound: bool = True
    volume: int = 100


def of_zone(zone: Zone, points: tuple[ServicePoint, ...]) -> Shows:
    """A screen that is known by its waiting area alone."""
    places = frozenset(point.id for point in points if point.zone == zone.id)
    return Shows(zone.id, zone.called("en"), frozenset({zone.id}), places, zone.lead_in_ms)


def of_display(one: Display, zones: tuple[Zone, ...], points: tuple[ServicePoint, ...]) -> Shows:
    """A display of the site file."""
    wanted = {x.id for x in points if x.id in one.places or x.zone in one.zones}
    around = {x.zone for x in points if x.id in one.places} | set(one.zones)
    lead = max((zone.lead_in_ms for zone in zones if zone.id in around), default=0)
    if one.lead_in_ms is not None:
        lead = one.lead_in_ms
    return Shows(
        one.id, one.name, frozenset(around), frozenset(wanted), lead, one.sound, one.volume
    )
