"""What hangs on lines that many devices share: LED boards and call pads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ticketing.sites.parts import Label, Part, Slug

#: A key of a pad as its protocol calls it: '31' of a QSystem pad, 'kp1' of a number pad.
PadKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,12}$")]
Wrong = Iterator[tuple[tuple[str | int, ...], str]]


class Line(Part):
    """A line with boards and pads on it. `address`: host:port, a serial port, or the file of a
    keyboard in /dev/input, by `transport`; `agent` has it."""

    id: Slug
    name: Label
    agent: Slug = "local"
    protocol: Literal["qsystem", "text", "modbus", "keys"]
    transport: Literal["network", "serial", "input"]
    address: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    baud: Literal[4800, 9600, 19200, 38400, 57600, 115200] = 9600


class Board(Part):
    """An LED board. At one of the `places` it shows whom that place calls and serves; of several,
    or of whole `zones`, the newest calls, each with its place."""

    id: Slug
    name: Label
    where: Label | None = None
    line: Slug
    number: Annotated[int, Field(ge=0, le=255)] = 0
    zones: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    rows: Annotated[int, Field(ge=1, le=8)] = 1
    columns: Annotated[int, Field(ge=2, le=40)] = 4
    arrow: Literal["left", "right", "up", "down"] | None = None

    @property
    def own_place(self) -> str | None:
        """The place whose own board it is."""
        return self.places[0] if len(self.places) == 1 and not self.zones else None


class Pad(Part):
    """Keys at a service point, which do what whoever is signed on there could do at the desk.

    Each key is given by the name that its protocol has for it. One for both `next` and `recall`
    calls again whoever is called, and else the next; for both `finish` and `no_show` likewise.
    With `finish`, a service ends with `outcome`.
    """

    id: Slug
    name: Label
    where: Label | None = None
    line: Slug
    number: Annotated[int, Field(ge=0, le=255)] = 0
    place: Slug
    next: PadKey | None = None
    recall: PadKey | None = None
    start: PadKey | None = None
    no_show: PadKey | None = None
    finish: PadKey | None = None
    help: PadKey | None = None
    outcome: Slug | None = None

    @property
    def deeds(self) -> dict[str, PadKey]:
        """Its keys by what they are for."""
        every = {
            "next": self.next,
            "recall": self.recall,
            "start": self.start,
            "no-show": self.no_show,
            "finish": self.finish,
            "help": self.help,
        }
        return {deed: key for deed, key in every.items() if key is not None}


#: Two deeds that one key may have, since only one of them is ever possible.
TOGETHER = (frozenset({"next", "recall"}), frozenset({"finish", "no-show"}))


def mistakes(boards: Sequence[Board], pads: Sequence[Pad], outcomes: Sequence[str]) -> Wrong:
    """What boards and pads lack, and what cannot be together. `outcomes` are those of which every
    service needs one; none where it needs none."""
    for i, board in enumerate(boards):
        if not board.zones and not board.places:
            yield ("boards", i, "places"), "name the place, or the zones, whose calls it shows"
    for i, pad in enumerate(pads):
        deeds = pad.deeds
        for key in sorted(set(deeds.values())):
            what = {deed for deed, each in deeds.items() if each == key}
            if len(what) > 1 and what not in TOGETHER:
                last = sorted(what)[-1].replace("-", "_")
                says = f"the key {key!r} is for {' and '.join(sorted(what))}; give each its own"
                yield ("pads", i, last), says
        if pad.finish is not None and pad.outcome is None and outcomes:
            known = ", ".join(outcomes)
            says = f"a service cannot end without an outcome here; write one of: {known}"
            yield ("pads", i, "outcome"), says
