"""What a screen shows: a waiting area, several, or one counter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, field_validator

from ticketing.sites.parts import Label, Part, ServicePoint, Slug, Zone

#: How a screen is laid out: a waiting area's, or the small one over a counter or at a door.
Layout = Literal["hall", "counter", "door"]
#: What stands below the call of a waiting area, from the side where reading begins.
Piece = Literal["calls", "earlier", "waits", "media"]
PIECES: tuple[Piece, ...] = get_args(Piece)


class Display(Part):
    """A screen with a name of its own, which shows the calls of all of the `zones`, and of the
    `places`; without `sound` another one says them. `lead_in_ms`: what its amplifier needs before
    the chime, in place of what its waiting areas say; `volume` is its part of the site's, in
    percent.

    `layout` says how, `band` what stands below the call, in its order, `waits` of which tiles or
    enquiry types it tells the wait (none: of all tiles). It is `dark` while the house is closed.
    `glass` is the screen as it hangs, 'width x height'.
    """

    id: Slug
    name: Label
    zones: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    sound: bool = True
    lead_in_ms: Annotated[int, Field(ge=0, le=5000)] | None = None
    volume: Annotated[int, Field(ge=0, le=100)] = 100
    layout: Layout = "hall"
    band: Annotated[tuple[Piece, ...], Field(max_length=len(PIECES))] = PIECES
    waits: Annotated[tuple[Slug, ...], Field(max_length=8)] = ()
    dark: bool = False
    glass: (
        Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{2,4} ?x ?[1-9][0-9]{2,4}$")] | None
    ) = None

    @field_validator("band", "waits")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) != len(value):
            raise ValueError("something stands twice; name each once")
        return value


@dataclass(frozen=True, slots=True)
class Shows:
    """What a screen shows: the calls of the service points `places`, how many wait in the `zones`.
    `lead_in_ms` is what it needs itself, or the longest that one of these does. Screens that show
    the calls of the same `places` stand in one room: one of them speaks. The rest is as `Display`
    has it."""

    id: str
    name: str
    zones: frozenset[str]
    places: frozenset[str]
    lead_in_ms: int
    sound: bool = True
    volume: int = 100
    layout: Layout = "hall"
    band: tuple[Piece, ...] = PIECES
    waits: tuple[str, ...] = ()
    dark: bool = False

    @property
    def has_media(self) -> bool:
        """Whether it has a zone for pictures, videos and pages."""
        return self.layout == "hall" and "media" in self.band


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
        one.id, one.name, frozenset(around), frozenset(wanted), lead, one.sound, one.volume,
        one.layout, one.band, one.waits, one.dark,
    )  # fmt: skip


def mistakes(
    displays: tuple[Display, ...], areas: list[str], places: list[str], told: list[str]
) -> Iterator[tuple[tuple[str | int, ...], str, list[str] | None]]:
    """What displays say that fits nothing else in the file: where, what is said, and what it may
    be one of. `told` are the tiles and enquiry types."""
    for i, display in enumerate(displays):
        for key, known in (("zones", areas), ("places", places), ("waits", told)):
            for one in getattr(display, key):
                yield ("displays", i, key), one, known
        if display.id in areas:
            says = f"{display.id!r} is a waiting area's; give the display an id of its own"
            yield ("displays", i, "id"), says, None
        if display.layout != "hall" and (len(display.places) != 1 or display.zones):
            says = f"a display at a {display.layout} shows one place: write it alone into 'places'"
            yield ("displays", i, "layout"), says, None
