"""Loudspeakers that an agent plays on: of a hall, at a counter, and the one of a hearing loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ticketing.sites.parts import Label, Part, ServicePoint, Slug


class Speaker(Part):
    """A loudspeaker. One of a `hall` says the calls of its `zones` and `places` in the stead of the
    screens there; one at a `counter` repeats the number that is called to it; the `loop` says what
    the hall does, into a hearing loop, whoever speaks in the room.

    `program` of the agent's computer plays on `output`, which is named as that program names it; ''
    is the usual one. `volume` is its part of the site's, of a loop the whole.
    """

    id: Slug
    name: Label
    where: Label | None = None
    agent: Slug = "local"
    use: Literal["hall", "counter", "loop"] = "hall"
    zones: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    program: Literal["aplay", "pw-play", "paplay"] = "aplay"
    output: Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_][A-Za-z0-9_.:,=-]*)?$")] = ""
    lead_in_ms: Annotated[int, Field(ge=0, le=5000)] = 0
    volume: Annotated[int, Field(ge=0, le=100)] = 100

    def heard_at(self, points: Sequence[ServicePoint]) -> frozenset[str]:
        """The service points whose calls it says."""
        return frozenset(x.id for x in points if x.id in self.places or x.zone in self.zones)


def mistakes(speakers: Sequence[Speaker]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What they lack, and what cannot be together."""
    seen: dict[tuple[str, str, str], str] = {}
    for i, one in enumerate(speakers):
        if not one.zones and not one.places:
            yield ("speakers", i, "zones"), "name the waiting areas, or the place, that it is for"
        if one.use == "counter" and (one.zones or len(one.places) > 1):
            says = "one at a counter repeats the number called to it; name that one place alone"
            yield ("speakers", i, "places"), says
        first = seen.setdefault((one.agent, one.program, one.output), one.id)
        if first != one.id:
            says = f"{one.output or 'the usual output'} is that of {first!r} already"
            yield ("speakers", i, "output"), f"{says}; give each its own"
