"""What the staff's interface takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from counters.models import Id, Moment, SitePath
from ticketing.sites.parts import Role
from ticketing.staff.pauses import BreakReason

Level = Literal["preferred", "backup", "no"]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
_Pin = Annotated[str, StringConstraints(max_length=20)]
_Password = Annotated[str, StringConstraints(max_length=200)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class BreakIn(_In):
    """Why no visitors are called for now."""

    reason: BreakReason = "break"


class PlaceOut(BaseModel):
    """Who is signed on where; `pause` with its `reason`, since when, and when it ends by itself."""

    adviser: Id
    service_point: Id
    since: Moment
    pause: Literal["break", "wrap_up"] | None
    reason: str | None
    pause_since: Moment | None
    ends_at: Moment | None


class StaffPath(SitePath):
    """A member of staff."""

    adviser: Id


class StaffPersonIn(_In):
    """A new member of staff; the id is made from the name unless it is given."""

    name: _Name
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)] | (
        None
    ) = None
    role: Role = "adviser"
    skills: list[Id] = []
    backup: list[Id] = []
    languages: list[str] = []
    pin: _Pin | None = None
    password: _Password | None = None


class PersonChangeIn(_In):
    """What is to be another; what is left out stays.

    `levels` changes single enquiry types, `skills` and `backup` all of them. `retired` true takes
    the person out, false brings them back.
    """

    name: _Name | None = None
    role: Role | None = None
    skills: list[Id] | None = None
    backup: list[Id] | None = None
    levels: dict[Id, Level] | None = None
    languages: list[str] | None = None
    pin: _Pin | None = None
    password: _Password | None = None
    retired: bool | None = None


class StaffPlaceOut(BaseModel):
    """Where somebody is signed on, what they do there, since when, and with which ticket."""

    service_point: Id
    since: Moment
    state: Literal["ready", "called", "serving", "break", "wrap_up"]
    state_since: Moment | None
    number: str | None
    reason: str | None
    ends_at: Moment | None


class StaffPersonOut(BaseModel):
    """A member of staff. `pin` and `password` tell whether there is one; `origin` whether the
    person is as in the site file, changed since, or added beside it."""

    id: Id
    name: str
    role: Role
    skills: list[Id]
    backup: list[Id]
    languages: list[str]
    pin: bool
    password: bool
    origin: Literal["file", "changed", "added"]
    locked_until: Moment | None
    signed_on: StaffPlaceOut | None


class RemovedOut(BaseModel):
    """Somebody who was taken out, and could be brought back."""

    id: Id
    name: str


class StaffOut(BaseModel):
    """Everybody at a site, and those who were removed."""

    now: Moment
    staff: list[StaffPersonOut]
    removed: list[RemovedOut]
