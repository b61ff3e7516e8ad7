"""The rooms board, moving a visit, and the care of rooms: page and JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from ticketing.rooms.care import ClosedBecause
from web.bounds import When
from web.interface import Id, In, Moment, SitePath


class RoomPath(SitePath):
    """An interview room of a site."""

    room: Id


class CloseIn(In):
    """Why the room is closed, and until when, where that is known."""

    reason: ClosedBecause
    until: When | None = None


class NextFreeOut(BaseModel):
    """When a room that is taken is expected to be free; null where that is not known."""

    room: Id
    at: Moment | None


class UpcomingOut(BaseModel):
    """An appointment; `what` is null for sensitive enquiry types."""

    starts_at: Moment
    ends_at: Moment
    number: str | None
    what: str | None


class StayOut(BaseModel):
    """A visit that was in the room."""

    number: str
    adviser_name: str | None
    from_: Moment = Field(alias="from")
    to: Moment


class TidyingOut(BaseModel):
    """A time in which the room was to be tidied; `to` is null while it still is."""

    from_: Moment = Field(alias="from")
    to: Moment | None


class RoomOut(BaseModel):
    """An interview room. `until` is when a free room is next needed, a reserved one's appointment
    begins, or a closed one opens; `since` when the present state began, `help_goes` who goes.
    `booked`: the appointments over which it is closed."""

    room: Id
    name: str
    seats: int
    step_free: bool
    hearing_loop: bool
    low_counter: bool
    screen: bool
    state: Literal["free", "reserved", "occupied", "overrun", "to_tidy", "closed", "help"]
    number: str | None = None
    visit_state: str | None = None
    adviser: Id | None = None
    adviser_name: str | None = None
    since: Moment | None = None
    expected_end: Moment | None = None
    until: Moment | None = None
    checked_in_at: Moment | None = None
    reason: str | None = None
    closed: bool = False
    help_since: Moment | None = None
    help_goes: str | None = None
    booked: list[UpcomingOut] = []
    upcoming: list[UpcomingOut]
    past: list[StayOut]
    tidied: list[TidyingOut]


class HeldOut(BaseModel):
    """The visit that a signed-on adviser has."""

    visit: str
    number: str
    service_point: Id
    state: str


class RoomsOut(BaseModel):
    """Every interview room of a site, when those that are taken come free, and by adviser the
    visits that could be moved there."""

    now: Moment
    rooms: list[RoomOut]
    next_free: list[NextFreeOut]
    visits: dict[str, HeldOut]
