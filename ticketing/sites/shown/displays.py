"""What a screen shows: a waiting area, several, or one counter."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.sites.parts import Label, Part, ServicePoint, Slug, Zone


class Display(Part):
    """A screen with a name of its own, which shows the calls of all of the `zones`, and of the
    `places`; without `sound` another one says them."""

    id: Slug
    name: Label
    zones: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Shows:
    """What a screen shows: the calls of the service points `places`, how many wait in the `zones`.
    `lead_in_ms` is the longest that one of these needs."""

    id: str
    name: str
    zones: frozenset[str]
    places: frozenset[str]
    lead_in_ms: int
    sound: bool = True


def of_zone(zone: Zone, points: tuple[ServicePoint, ...]) -> Shows:
    """A screen that is known by its waiting area alone."""
    places = frozenset(point.id for point in points if point.zone == zone.id)
    return Shows(zone.id, zone.called("en"), frozenset({zone.id}), places, zone.lead_in_ms)


def of_display(one: Display, zones: tuple[Zone, ...], points: tuple[ServicePoint, ...]) -> Shows:
    """A display of the site file."""
    wanted = {x.id for x in points if x.id in one.places or x.zone in one.zones}
    around = {x.zone for x in points if x.id in one.places} | set(one.zones)
    lead = max((zone.lead_in_ms for zone in zones if zone.id in around), default=0)
    return Shows(one.id, one.name, frozenset(around), frozenset(wanted), lead, one.sound)
