"""How an agent introduces itself to the server, and what it tells of where it runs."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from hardware.message import Message, Moment

#: A serial port as Windows names it.
_PORT = re.compile(r"COM[0-9]{1,3}")
#: So many devices that are plugged in are told; nobody has more printers at one PC.
MOST_FOUND = 40


def is_line(address: str) -> bool:
    """Whether a serial line may be called so: a path, or a port as Windows names it."""
    return address.startswith("/") or _PORT.fullmatch(address) is not None


class Refused(StrEnum):
    """Why an agent is not let in: in the `data` of the refusal."""

    #: The token is unknown, or was ended.
    TOKEN = "token"
    #: Another agent with this token is there.
    TWIN = "twin"
    #: More agents wait for somebody than may.
    BUSY = "busy"


Words = Annotated[str, Field(max_length=120, pattern=r"^[ -~\u00a0-\uffff]*$")]


class Introduction(Message):
    """How an agent introduces itself when it connects: by its `token`, or, having none, by a secret
    of its own as `enrol`. `instance` is this run of its program; `host` and `version` are for
    staff."""

    token: str | None = Field(default=None, min_length=1, max_length=200)
    enrol: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_-]{32,100}$")
    instance: str = Field(default="", max_length=40)
    host: Words = ""
    version: Words = ""


class Waiting(Message):
    """What an agent without a token is answered: its code and until when that counts, or, when
    somebody has accepted it, its token."""

    code: str = ""
    until: Moment | None = None
    token: str = ""


class FoundPrinter(Message):
    """A device that may be a printer, by the name that stays with it.

    `name` and `serial` are what it calls itself; `profile` and `width` are a guess, and `why_not`
    is why a printer of its kind cannot be driven as it is.
    """

    transport: Literal["serial", "file", "usb", "network"]
    address: str = Field(min_length=2, max_length=200, pattern=r"^[!-~]([ -~]*[!-~])?$")
    name: Words = ""
    serial: Words = ""
    profile: str = Field(default="default", max_length=60)
    width: Literal[58, 80] = 80
    why_not: str = Field(default="", max_length=200)

    @model_validator(mode="after")
    def _of_its_kind(self) -> FoundPrinter:
        of_its_kind = (
            is_line(self.address) if self.transport == "serial" else self.address[0] == "/"
        )
        if self.transport in ("serial", "file") and not of_its_kind:
            raise ValueError("a device file begins with a slash")
        return self


class Found(Message):
    """All that was found where an agent runs; `searching`: it still looks on the network, and
    `says` why it cannot look for everything."""

    devices: Annotated[tuple[FoundPrinter, ...], Field(max_length=MOST_FOUND)] = ()
    searching: bool = False
    says: Words = ""


class SearchFor(Message):
    """Look for printers on the network: those that announce themselves, and with `scan` every
    machine of the own network."""

    scan: bool = False
