"""What the staff's interface takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StrictBool, StringConstraints

from ticketing.sites.parts import Right, Role
from web.interface import Id, In, Moment, SitePath

Level = Literal["preferred", "backup", "no"]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
_Pin = Annotated[str, StringConstraints(max_length=20)]
_Password = Annotated[str, StringConstraints(max_length=200)]


class StaffPath(SitePath):
    """A member of staff."""

    adviser: Id


class StaffPersonIn(In):
    """A new member of staff; the id is made from the name unless it is given. `home` is another
    site where somebody of this id has a PIN and password: they are one person."""

    name: _Name
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)] | (
        None
    ) = None
    role: Role = "adviser"
    home: Id | None = None
    rights: list[Right] = Field(default=[])
    skills: list[Id] = Field(default=[])
    backup: list[Id] = Field(default=[])
    languages: list[str] = Field(default=[])
    pin: _Pin | None = None
    password: _Password | None = None


class PersonChangeIn(In):
    """What is to be another; what is left out stays.

    `levels` changes single enquiry types, `skills` and `backup` all of them. `retired` true takes
    the person out, false brings them back. `home` '' is this site.
    """

    name: _Name | None = None
    role: Role | None = None
    home: Id | None = None
    rights: list[Right] | None = None
    skills: list[Id] | None = None
    backup: list[Id] | None = None
    levels: dict[Id, Level] | None = None
    languages: list[str] | None = None
    pin: _Pin | None = None
    password: _Password | None = None
    retired: StrictBool | None = None


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
    person is as in the site file, changed since, or added beside it. `home` is the site where they
    sign in, if it is another."""

    id: Id
    name: str
    role: Role
    home: Id | None
    rights: list[Right]
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
