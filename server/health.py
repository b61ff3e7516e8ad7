"""How the server and each of its parts are, for a monitor: what needs somebody, and whether tickets
can be issued at all."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from tempfile import TemporaryFile
from typing import Any, Literal

from pydantic import BaseModel, Field

from hardware.hub import Hub
from server import clock
from server.devices import device_id
from server.sentences import sentence
from server.versions import own_version
from storage import Connection, StorageError
from storage.times import iso, to_ms
from ticketing import sites
from ticketing.day.limits import Closure, closures, kiosk_closure, site_closure
from ticketing.events import log
from ticketing.sites import Site
from ticketing.visits import receipts
from web.house import House

#: Below this much free disk somebody should look: a busy day writes some ten MB.
LEAST_FREE = 200 * 2**20
#: How long an answer on writing holds: anybody may ask, and each costs a transaction.
_HOLDS_S = 5.0
#: What a ticket needs of the disk, several times over.
_TRIED_BYTES = 64 * 1024
#: States of a device that is switched off: where nothing is open that is as it should be.
_OFF = frozenset({"offline", "silent", "unplugged", "unknown"})


class Connected(BaseModel):
    """How full it is: screens and phones that are connected, and for how many there is room.

    `asking` of them have no web socket a minute after they came, and ask again and again instead:
    something on the way holds it back, and the log says at which addresses.
    """

    open: int
    most: int
    asking: int


class Health(BaseModel):
    """How the server and each of its parts are."""

    status: Literal["ok", "degraded", "down"] = Field(
        description="'down', with status 503, while no ticket can be issued; 'degraded' if any "
        "part needs somebody"
    )
    tickets: Literal["issued", "closed", "none"] = Field(
        description="Whether tickets can be had now: 'issued', 'closed' where every house is on "
        "purpose, 'none' while there is no house or nothing can be written"
    )
    time: str = Field(description="The server's clock, ISO 8601, UTC")
    version: str
    sockets: Connected
    parts: dict[str, Any] = Field(
        description="Each part by name: 'ok', or what is the matter; a device that is switched off "
        "while its site or its kiosk is closed is 'off', which needs nobody"
    )
    closed: dict[str, str] = Field(
        description="What is closed on purpose, by name, with the reason and, where it is known, "
        "when it opens: a site, an enquiry type, a kiosk. Needs nobody"
    )


@dataclass
class HealthCheck:
    """Looks at everything. `more` are parts that tell of themselves: their names and how they are;
    `connected` tells how many sockets there are, how many there may be, and how many have no web
    socket.

    `_writing` is what the last try to write said, and when that was.
    """

    house: House
    hub: Hub
    more: Callable[[], Mapping[str, str]]
    connected: Callable[[], tuple[int, int, int]] = lambda: (0, 0, 0)
    _writing: tuple[float, str] = field(default=(float("-inf"), ""), init=False)

    def look(self) -> tuple[Health, int]:
        """The answer, and its HTTP status."""
        now = self.house.clock()
        parts: dict[str, Any] = dict(self.more())
        parts["database"] = self._database()
        down = parts["database"] != "ok"
        open_somewhere: list[bool] = []
        closed: dict[str, str] = {}
        if not down:
            parts["disk"] = self._disk()
            with self.house.store.read() as conn:
                every = sites.every(conn)
                open_somewhere = [on_purpose(conn, site, now, closed) for site in every]
                parts |= self._of_sites(conn, every, now)
        well = all(
            value in ("ok", "off") or (name, value) == ("clock", clock.UNKNOWN)
            for name, value in parts.items()
        )
        status: Literal["ok", "degraded", "down"] = "down" if down else "ok" if well else "degraded"
        there, most, asking = self.connected()
        answer = Health(
            status=status,
            tickets="issued" if any(open_somewhere) else "closed" if open_somewhere else "none",
            time=iso(to_ms(now)),
            version=own_version(),
            sockets=Connected(open=there, most=most, asking=asking),
            parts=parts,
            closed=closed,
        )
        return answer, 503 if down else 200

    def _database(self) -> str:
        """'ok' if a ticket could be written to it now."""
        at, said = self._writing
        if time.monotonic() - at > _HOLDS_S:
            said = self._try_to_write()
            self._writing = (time.monotonic(), said)
        return said

    def _try_to_write(self) -> str:
        try:
            with self.house.store.read() as conn:
                log.last_seq(conn)
            with self.house.store.write():
                pass  # the lock can be had
            with TemporaryFile(dir=self.house.data, buffering=0) as tried:
                if (written := tried.write(bytes(_TRIED_BYTES))) != _TRIED_BYTES:
                    return f"the disk is full: {written} of {_TRIED_BYTES} bytes"
        except (StorageError, sqlite3.Error, OSError) as error:
            return sentence(error)
        return "ok"

    def _disk(self) -> str:
        free = shutil.disk_usage(self.house.data).free
        return "ok" if free > LEAST_FREE else f"{free // 2**20} MB free: make room"

    def _of_sites(
        self, conn: sqlite3.Connection, every: Sequence[Site], now: datetime
    ) -> dict[str, str]:
        parts = {}
        if not every:
            parts["sites"] = "there is none yet: load one with `nextplease site load`"
        for site in every:
            closed = site_closure(conn, site, now) is not None
            parts |= self._devices(conn, site, closed, at_rest(site, now))
        return parts

    def _devices(
        self, conn: sqlite3.Connection, site: Site, closed: bool, resting: frozenset[str]
    ) -> dict[str, str]:
        parts = {}
        for device in self.hub.device_states(conn, site.id):
            state = str(device.state)
            off = state in _OFF and (closed or device.device in resting)
            parts[f"{site.id}/{device.device}"] = "ok" if device.usable else "off" if off else state
        return parts


def at_rest(site: Site, now: datetime) -> frozenset[str]:
    """The devices that nobody needs at this hour while the house is open: printers of kiosks that
    are closed, and loudspeakers that are silent now."""
    kiosks = [(one, site.kiosk_is_open(now, one)) for one in site.kiosks if one.printer]
    wanted = {one.printer for one, is_open in kiosks if is_open}
    wanted |= {one.stand_in for one in site.printers if one.id in wanted}
    closed = {one.printer for one, _ in kiosks} - wanted
    silent = [one.id for one in site.speakers if site.volume_of(one, now) == 0]
    return frozenset(
        (
            *(device_id(site.id, one) for one in closed if one is not None),
            *(receipts.speaker_id(site.id, one) for one in silent),
        )
    )


def on_purpose(conn: Connection, site: Site, now: datetime, closed: dict[str, str]) -> bool:
    """Note what of a site is `closed` on purpose; whether a ticket can be had there."""
    whole = site_closure(conn, site, now)
    if whole is not None:
        closed[site.id] = _why(whole)
        return False
    types = closures(conn, site, now)
    closed |= {f"{site.id}/enquiries/{one}": _why(found) for one, found in types.items()}
    for kiosk in site.kiosks:
        found = kiosk_closure(conn, site, kiosk, now)
        if found is not None:
            closed[f"{site.id}/kiosks/{kiosk.id}"] = _why(found)
    return len(types) < len(site.enquiries)


def _why(found: Closure) -> str:
    """'hours, opens 2026-11-25T09:00:00.000Z', 'closed_early: weather'."""
    why = found.reason if found.cause is None else f"{found.reason}: {found.cause}"
    return why if found.opens_at is None else f"{why}, opens {iso(to_ms(found.opens_at))}"
