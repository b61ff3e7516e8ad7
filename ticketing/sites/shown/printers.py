"""Where slips come out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ticketing.sites.parts import Label, Part, Slug


class Printer(Part):
    """A ticket printer. `address`: host:port, a serial port, a device file, a USB device or a print
    queue, by `transport`.

    `flow`: how a serial printer says that it can take no more; with 'none' it is sent nothing
    faster than its paper moves, `paper_speed` mm a second (None: as its model does). `asks_status`
    is false for one that never answers a status request, on a one-way cable. After `expires_after`
    seconds a slip is dropped; after a minute, when its visitor has left the screen, it is marked.
    While it cannot print, the printer `stand_in` does. With two `slips` a ticket has a second one.
    """

    id: Slug
    name: Label
    where: Label | None = None
    agent: Slug = "local"
    transport: Literal["network", "serial", "file", "usb", "cups"]
    address: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    baud: Literal[9600, 19200, 38400, 57600, 115200] = 115200
    flow: Literal["none", "rts-cts", "dtr-dsr", "xon-xoff"] = "none"
    paper_speed: Annotated[int, Field(ge=10, le=500)] | None = None
    profile: Annotated[str, StringConstraints(max_length=60)] = "default"
    width: Literal[58, 80] = 80
    style: Literal["graphic", "text"] = "graphic"
    asks_status: bool = True
    expires_after: Annotated[int, Field(ge=10, le=3600)] = 60
    stand_in: Slug | None = None
    slips: Literal[1, 2] = 1
