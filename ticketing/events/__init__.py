"""Everything that can happen, as a closed list of frozen dataclasses.

An event names things by id and holds no personal data, so that the log can be kept for ever.
docs/events.md describes each, and a test holds it to this list. Import an event from its module:
`from ticketing.events.visits import VisitCalled`.
"""

from __future__ import annotations

from types import ModuleType

from ticketing.events import appointments, help, rooms, sites, staff, visits, voices
from ticketing.events.base import Event, Logged


def _events_of(module: ModuleType) -> list[type[Event]]:
    """The events that a module defines: those that name their kind."""
    return [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Event) and "kind" in vars(thing)
    ]


#: Every event by its `kind`, the name under which the log keeps it.
EVENTS: dict[str, type[Event]] = {
    event.kind: event
    for module in (sites, staff, visits, rooms, help, appointments, voices)
    for event in _events_of(module)
}

__all__ = ["EVENTS", "Event", "Logged"]
