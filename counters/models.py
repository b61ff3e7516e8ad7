"""What the desk's interface takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(max_length=60)]
Moment = Annotated[str, Field(examples=["2026-11-17T10:42:00.000Z"])]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SitePath(BaseModel):
    """The site's id."""

    site: Id


class PointPath(SitePath):
    """A service point of a site."""

    point: Id


class VisitPath(BaseModel):
    """A visit's id (ULID)."""

    visit: Annotated[str, StringConstraints(to_upper=True, max_length=40)]


class SignOnIn(_In):
    """The adviser's id, and either their PIN of four figures or their password.

    A PIN counts at PCs that are known, and for programs with a token of staff.
    """

    adviser: Id
    pin: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None
    password: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> SignOnIn:
        if (self.pin is None) == (self.password is None):
            raise ValueError("give either 'pin' or 'password'")
        return self


class SignOnOut(BaseModel):
    """Who is signed on where, since when."""

    adviser: Id
    service_point: Id
    since: Moment


class FinishIn(_In):
    """How the visit ended: one of the site's outcomes, which a site may leave open; and whether the
    visitor need not have come, where it asks.
    """

    outcome: Id | None = None
    avoidable: bool | None = None


class HoldOut(BaseModel):
    """Since when a visit rests, until when at the most, and why."""

    since: Moment
    until: Moment
    reason: str


class VisitOut(BaseModel):
    """A visit with its present step. Times are UTC, `target` in seconds.

    `origin` tells why the step exists, `for_adviser` who alone is offered it. A visit answered at
    the door has an empty `number`.
    """

    visit: str
    number: str
    enquiry: Id
    state: Literal["waiting", "held", "called", "serving", "ended"]
    language: str
    kiosk: Id | None
    arrived_at: Moment
    waiting_since: Moment
    called_at: Moment | None
    last_called_at: Moment | None
    serving_at: Moment | None
    ended_at: Moment | None
    recalls: int
    service_point: Id | None
    adviser: Id | None
    outcome: str | None
    target: int
    source: Literal["kiosk", "reception", "counter", "appointment", "program", "door"]
    needs: list[str]
    asked_language: str | None
    origin: Literal["arrival", "added", "referral", "back", "hold", "return"]
    for_adviser: Id | None
    appointment: str | None
    avoidable: bool | None
    hold: HoldOut | None


class WaitingOut(BaseModel):
    """One who waits; `target` is the promised wait in seconds."""

    visit: str
    number: str
    enquiry: Id
    waiting_since: Moment
    target: int


class WaitingListOut(BaseModel):
    """Who waits at a site, the longest wait first; `waiting` counts them all."""

    waiting: int
    visits: list[WaitingOut]


class DevicePath(SitePath):
    """A device of a site."""

    device: Annotated[str, StringConstraints(max_length=130)]


class DeviceLastOut(BaseModel):
    """The job that ended last; `number` is the ticket's, if it was one."""

    number: str | None
    state: str
    at: Moment


class DeviceOut(BaseModel):
    """A device. `owed` counts slips without paper of visitors who still wait."""

    device: str
    name: str
    where: str
    state: str
    usable: bool
    since: Moment
    detail: str
    waiting: int
    owed: int
    last: DeviceLastOut | None


class DeviceListOut(BaseModel):
    """The devices of a site, in the order of its file."""

    now: Moment
    devices: list[DeviceOut]


class PrintedOut(BaseModel):
    """How many slips were sent to the printer."""

    printed: int
