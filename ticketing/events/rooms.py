"""What happens to interview rooms."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.events.base import Event


@dataclass(frozen=True, slots=True)
class RoomClosed(Event):
    """An interview room cannot be used, until `until` (ms UTC) where that is known."""

    kind = "room_closed"
    service_point: str
    reason: str
    until: int | None = None


@dataclass(frozen=True, slots=True)
class RoomOpened(Event):
    """A closed interview room can be used again."""

    kind = "room_opened"
    service_point: str


@dataclass(frozen=True, slots=True)
class RoomToTidy(Event):
    """A visit left an interview room that is to be tidied before the next."""

    kind = "room_to_tidy"
    service_point: str
    visit: str


@dataclass(frozen=True, slots=True)
class RoomTidied(Event):
    """An interview room was tidied."""

    kind = "room_tidied"
    service_point: str


@dataclass(frozen=True, slots=True)
class RoomTidyingLapsed(Event):
    """The day was over before anybody said that a room was tidied: it is in use again."""

    kind = "room_tidying_lapsed"
    service_point: str
