"""What the interface of appointments takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StrictBool, StringConstraints

from ticketing.appointments.model import CancelReason
from web.bounds import Day, Key, When
from web.interface import Id, In, Moment, SitePath

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Needs = Annotated[list[Id], Field(max_length=10)]
Ulid = Annotated[str, StringConstraints(to_upper=True, max_length=40)]


class AppointmentPath(BaseModel):
    """An appointment's id (ULID)."""

    appointment: Ulid


class BlockPath(SitePath):
    """A block of a site."""

    block: Key


class RangeQuery(BaseModel):
    """Local dates, half-open: `to` is the first day that is left out. Without them, this week."""

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None


class SiteRangeQuery(RangeQuery):
    """The same, for the site `site`."""

    site: Id


class FreeQuery(BaseModel):
    """What is looked for. `needs`: some of the visit's, separated by commas; `spread` gives the
    first of each half-day only."""

    type: Id
    from_: Day | None = Field(default=None, alias="from")
    days: Annotated[int, Field(ge=1, le=62)] = 14
    needs: Annotated[str, StringConstraints(max_length=120)] = ""
    asked_language: Annotated[str, StringConstraints(max_length=3)] | None = None
    adviser: Id | None = None
    service_point: Id | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    spread: bool = False


class PersonIn(In):
    """Who comes, as far as it is wanted; deleted some days after the appointment."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] | None = None
    contact: Text | None = None
    note: Note | None = None


class OrderIn(In):
    """An appointment to be made. Without `adviser` or `service_point`, whoever and wherever is
    free; `printer` prints its slip; `for_visit` is the visit at whose desk it was asked for."""

    type: Id
    starts_at: When
    adviser: Id | None = None
    service_point: Id | None = None
    needs: Needs = Field(default_factory=list)
    language: Annotated[str, StringConstraints(max_length=3)] | None = None
    asked_language: Annotated[str, StringConstraints(max_length=3)] | None = None
    person: PersonIn | None = None
    for_visit: Ulid | None = None
    printer: Id | None = None
    reference: Text | None = None


class SiteOrderIn(OrderIn):
    """An appointment to be made at `site`."""

    site: Id


class MoveIn(In):
    """The new time; adviser and place stay unless given. `printer` prints a new slip."""

    starts_at: When
    adviser: Id | None = None
    service_point: Id | None = None
    printer: Id | None = None


class DetailsIn(In):
    """What is to be from now on; what is left out stays. `person` replaces what was written down,
    an empty one deletes it; an empty `asked_language` is for any."""

    person: PersonIn | None = None
    needs: Needs | None = None
    language: Annotated[str, StringConstraints(max_length=3)] | None = None
    asked_language: Annotated[str, StringConstraints(max_length=3)] | None = None


class CancelIn(In):
    """Why: one of the closed list."""

    reason: CancelReason


class StaffCheckInIn(In):
    """Where the ticket comes out: a kiosk of the site, or nowhere."""

    kiosk: Id | None = None


class CheckInIn(In):
    """The code on the visitor's slip, or what its QR code says."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
    kiosk: Id | None = None
    larger: StrictBool = Field(default=False, description="The slip in large letters")


class BlockIn(In):
    """A time without appointments, of an adviser, a service point, or (neither) the whole site.
    With `repeat` it comes again on every day with hours, or every week, until `until`."""

    starts_at: When
    ends_at: When
    reason: Reason
    adviser: Id | None = None
    service_point: Id | None = None
    repeat: Literal["none", "daily", "weekly"] = "none"
    until: Day | None = None


class PersonOut(BaseModel):
    """Who comes, as far as it was written down and still is."""

    name: str | None
    contact: str | None
    note: str | None


class AppointmentOut(BaseModel):
    """An appointment. `url` is its public page; `person` is given for one appointment alone."""

    appointment: str
    type: str
    enquiry: str
    adviser: Id
    service_point: Id
    service_day: str
    starts_at: Moment
    ends_at: Moment
    state: Literal["booked", "checked_in", "served", "no_show", "missed", "cancelled"]
    code: str
    language: str
    asked_language: str | None
    needs: list[str]
    source: str
    booked_for: str | None
    cancel_reason: str | None
    visit: str | None
    number: str | None
    punctuality: Literal["early", "on_time", "late"] | None
    checked_in_at: Moment | None
    url: str
    person: PersonOut | None = None


class BlockOut(BaseModel):
    """A time without appointments."""

    block: int
    adviser: str | None
    service_point: str | None
    starts_at: Moment
    ends_at: Moment
    reason: str


class BlocksOut(BaseModel):
    """The blocks that were made."""

    blocks: list[BlockOut]


class OpeningOut(BaseModel):
    """From when until when the site is open."""

    opens: Moment
    closes: Moment


class DayOut(BaseModel):
    """A local date: its opening hours, and what it is called if the site is closed."""

    date: str
    closed: str | None
    openings: list[OpeningOut]


class WeekOut(BaseModel):
    """Everything on the days asked for."""

    now: Moment
    days: list[DayOut]
    appointments: list[AppointmentOut]
    blocks: list[BlockOut]


class FreeSlotOut(BaseModel):
    """A possible appointment."""

    starts_at: Moment
    ends_at: Moment
    adviser: Id
    service_point: Id


class FreeOut(BaseModel):
    """What is free, in order."""

    now: Moment
    free: list[FreeSlotOut]


class PrintOut(BaseModel):
    """Whether a ticket is being printed."""

    state: Literal["queued", "none"]


class CheckedInOut(BaseModel):
    """The visit that the appointment became. `again`: it had checked in before; a kiosk is told the
    number then, and nothing that leads to the visit."""

    appointment: str | None
    visit: str | None
    number: str
    enquiry: str
    starts_at: Moment
    punctuality: Literal["early", "on_time", "late"]
    ahead: int
    again: bool
    print: PrintOut
    url: str | None


class LineOut(BaseModel):
    """A line of a file with what is wrong in it, or worth a look; line 0 is the whole file."""

    line: int
    says: str


class FileLineOut(BaseModel):
    """What becomes of a line of a file, or would become of it, and in `says` the same in words.

    `there`: it is so already; `left`: nothing is done, and `says` why; `refused`: a mistake, so
    that nothing of the file is done. `notes` are worth a look and stop nothing. `appointment` is as
    it is afterwards.
    """

    line: int
    will: Literal["new", "there", "moved", "changed", "cancelled", "left", "refused"]
    says: str
    notes: list[str]
    appointment: AppointmentOut | None


class ImportedOut(BaseModel):
    """What a file holds, and what was done or would be done.

    `made` is false for a preview, and with any mistake. `changes` counts the lines that change
    anything, `appointments` are those that the file has and that are, or would be, booked. `gone`
    are those to come that an earlier file had and this one has not; they stay booked. `remarks` are
    of the whole file, or of lines that hold no appointment. `doubtful`: a mistake puts all lines in
    doubt, so that `partly` does nothing either.
    """

    made: bool
    doubtful: bool
    changes: int
    lines: list[FileLineOut]
    appointments: list[AppointmentOut]
    mistakes: list[LineOut]
    remarks: list[LineOut]
    gone: list[AppointmentOut]


class FileProblemOut(ImportedOut):
    """A problem document (RFC 9457) of a file with mistakes; nothing was done."""

    type: str
    title: str
    status: int
    detail: str


class ImportQuery(BaseModel):
    """`preview` reads and checks the file and does nothing. `partly` leaves out the lines with
    mistakes and does the others."""

    preview: bool = False
    partly: bool = False
    name: Annotated[str, StringConstraints(max_length=200)] = ""
