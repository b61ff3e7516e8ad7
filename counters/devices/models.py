"""What the desk's interface takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, StringConstraints

from counters.devices.agents import AgentOut, AgentWaitsOut
from counters.devices.found import FoundPrinterOut
from counters.devices.kiosks import KioskOut
from counters.devices.pairing import PairedOut
from counters.devices.screens import ScreenOut
from counters.devices.sounding import SoundTriedOut
from counters.devices.wired import WiredOut
from web.interface import Moment, SitePath


class DevicePath(SitePath):
    """A device of a site."""

    device: Annotated[str, StringConstraints(max_length=130)]


class DeviceLastOut(BaseModel):
    """The job that ended last, or what a loudspeaker 'said' last; `number` is the ticket's, if it
    was one."""

    number: str | None
    state: str
    at: Moment


class DeviceOut(BaseModel):
    """A device of a `kind`. `owed` counts slips without paper of visitors who still wait; `model`
    and `serial` are what it calls itself, empty where it does not say; `tickets_left` is about how
    many its roll still gives, where the rolls before tell, and `says_low` whether it can tell when
    that is nearly over (null: nobody knows). `wired` is that of a board or a pad, `tried` the last
    test of a loudspeaker."""

    device: str
    kind: str
    name: str
    where: str
    state: str
    usable: bool
    since: Moment
    detail: str
    model: str
    serial: str
    waiting: int
    owed: int
    last: DeviceLastOut | None
    tickets_left: int | None
    says_low: bool | None
    wired: WiredOut | None
    tried: SoundTriedOut | None


class DeviceListOut(BaseModel):
    """The devices of a site and its kiosks, in the order of its file, the screens of its waiting
    areas, every screen that was paired, its agents, and for an
    administrator those that wait and the printers that were found."""

    now: Moment
    devices: list[DeviceOut]
    screens: list[ScreenOut]
    kiosks: list[KioskOut]
    paired: list[PairedOut]
    agents: list[AgentOut]
    waiting_agents: list[AgentWaitsOut]
    found: list[FoundPrinterOut]
    searching: bool
    search_says: list[str]


class PrintedOut(BaseModel):
    """How many slips were sent to the printer."""

    printed: int
