"""The only place where an event meets a device: a ticket was issued, or its slip asked for once
more, so a slip is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hardware.hub import Hub
from hardware.hub.queue import UnknownDevice
from hardware.protocol import AnyConfig, PrinterConfig
from server import speaking
from server.field import devices as field
from storage import Store
from storage.times import iso, to_ms
from ticketing import sites
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from web.devices import Elsewhere, PrinterNow


class DeviceViews:
    """What screens are told of devices, by site."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    def devices(self, site: str) -> list[dict[str, Any]]:
        """Every device of a site as screens see it (`hardware.hub.DeviceView.as_json`)."""
        with self._store.read() as conn:
            return [view.as_json() for view in self._hub.device_states(conn, site)]

    def printer(self, site: str, printer: str) -> PrinterNow:
        """How a printer is: state, usable, since."""
        with self._store.read() as conn:
            view = self._hub.device_state(conn, device_id(site, printer))
        if view is None:
            return {"state": "unknown", "usable": False, "since": None}
        return {"state": str(view.state), "usable": view.usable, "since": iso(to_ms(view.since))}

    def prints(self, site: str, visits: Sequence[str]) -> Mapping[str, str]:
        """How far the slip of each visit is."""
        del site  # a visit belongs to one
        with self._store.read() as conn:
            found = self._hub.job_states(conn, visits)
        return {visit: str(job.state) for visit, job in found.items()}

    def elsewhere(self, site: str, printer: str, visits: Sequence[str]) -> Elsewhere:
        """What another printer prints for this one, and where that stands."""
        own = device_id(site, printer)
        with self._store.read() as conn:
            now = self._hub.prints_for(conn, own)
            found = self._hub.job_states(conn, visits)
        return {
            "instead": self._place(now) if now != own else None,
            "slips": {
                visit: self._place(job.device) for visit, job in found.items() if job.device != own
            },
        }

    def _place(self, device: str) -> str:
        """Where a device stands, in the site's own words; one that is gone: ''."""
        try:
            config = self._hub.device(device)
        except UnknownDevice:
            return ""
        return config.where or config.name


def device_id(site: str, printer: str) -> str:
    """A device's id among those of all sites."""
    return f"{site}.{printer}"


class SiteChanges:
    """Tells the hub which devices there are whenever a site file is loaded."""

    name = "device configuration"
    #: Tried again if it fails: without it no printer of a new file would be known.
    durable = True

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    def start(self) -> int | None:
        """From now on; the present configuration is given at once."""
        self._hub.configure(configured(self._store))
        return None

    def handle(self, events: list[Logged]) -> None:
        """Configure anew if a site was loaded."""
        if any(isinstance(logged.event, SiteLoaded) for logged in events):
            self._hub.configure(configured(self._store))


def configured(store: Store) -> list[AnyConfig]:
    """The devices of all sites, as the agents need them."""
    with store.read() as conn:
        every = sites.every(conn)
    printers = [
        PrinterConfig(
            id=device_id(site.id, printer.id),
            name=printer.name,
            where=printer.where or "",
            site=site.id,
            agent=printer.agent,
            transport=printer.transport,
            address=printer.address,
            baud=printer.baud,
            flow=printer.flow,
            paper_speed=printer.paper_speed,
            profile=printer.profile,
            width=printer.width,
            style=printer.style,
            expires_after=printer.expires_after,
            asks_status=printer.asks_status,
            stand_in=device_id(site.id, printer.stand_in) if printer.stand_in else None,
        )
        for site in every
        for printer in site.printers
    ]
    others = (field.configured, speaking.configured)
    return [*printers, *(one for site in every for each in others for one in each(site))]
