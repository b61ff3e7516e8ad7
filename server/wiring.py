"""Who listens to the event log: one list, in the order in which events are handed on."""

from __future__ import annotations

from hardware.hub import Hub
from server.devices import SiteChanges
from server.field.boards import Boards
from server.printing import AppointmentPrinting, TicketPrinting
from server.speaking import Speaking
from ticketing.events.publisher import Subscriber
from web.house import House
from web.live import Live


def listeners(house: House, hub: Hub, boards: Boards, live: Live) -> tuple[Subscriber, ...]:
    """The hub learns of devices before anything is made for them; screens come last, so that what
    they show of a slip is there."""
    return (
        SiteChanges(house.store, hub),
        TicketPrinting(house, hub),
        AppointmentPrinting(house, hub),
        boards,
        Speaking(house, hub),
        live,
    )
