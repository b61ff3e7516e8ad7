"""What the desk's interface takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, model_validator

from ticketing.commands.holding import HoldReason
from ticketing.staff.pauses import BreakReason
from web.bounds import LARGEST
from web.interface import PROBLEMS, Id, In, Moment

SERVICE_POINTS = Tag(name="Service points", description="Calling, serving and finishing visits.")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class SignOnIn(In):
    """The adviser's id, and either their PIN of four figures or their password.

    A PIN counts at PCs that are known, and for programs with a token of staff. `code` is that of an
    app, for supervisors who have set one up and are elsewhere.
    """

    adviser: Id
    pin: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None
    password: Annotated[str, StringConstraints(min_length=1, max_length=200)] | None = None
    code: Annotated[str, StringConstraints(max_length=40)] | None = None

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


class FinishIn(In):
    """How the visit ended: one of the site's outcomes, which a site may leave open; and whether the
    visitor need not have come, where it asks. `note` is for whoever serves its next enquiry.
    """

    outcome: Id | None = None
    avoidable: StrictBool | None = None
    note: Text | None = None


class HoldOut(BaseModel):
    """Since when a visit rests, until when at the most, and why."""

    since: Moment
    until: Moment
    reason: str


class VisitOut(BaseModel):
    """A visit with its present step. Times are UTC, `target` in seconds.

    It has waited since `waiting_since`, but for the `rested` seconds that it was on hold; `stood`
    are the seconds of its call, or of its service, in which everybody was asked to stop. `origin`
    tells why the step exists, `for_adviser` who alone is offered it. A visit answered at the door
    has an empty `number`.
    """

    visit: str
    number: str
    enquiry: Id
    state: Literal["waiting", "held", "called", "serving", "ended"]
    language: str
    kiosk: Id | None
    arrived_at: Moment
    waiting_since: Moment
    rested: float
    stood: float
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


VISIT_OR_PROBLEM: dict[Any, Any] = {200: VisitOut, **PROBLEMS}


class WaitingOut(BaseModel):
    """One who waits since `waiting_since`, but for `rested` seconds on hold; `target` is the
    promised wait in seconds."""

    visit: str
    number: str
    enquiry: Id
    waiting_since: Moment
    rested: float
    target: int


class WaitingListOut(BaseModel):
    """Who waits at a site, the longest wait first; `waiting` counts them all."""

    waiting: int
    visits: list[WaitingOut]


class BreakIn(In):
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


Need = Literal[
    "step_free", "hearing_loop", "low_counter", "interpreter", "more_time", "children", "priority",
    "fetch",
]  # fmt: skip

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]

Step = Annotated[int, Field(strict=True, ge=1, le=LARGEST)]


class ReferIn(In):
    """Where to: an enquiry type, an adviser, or both. `keep_arrival`: the first arrival counts for
    whose turn it is. `back`: and then back to whoever refers.
    """

    enquiry: Id | None = None
    adviser: Id | None = None
    keep_arrival: StrictBool = True
    back: StrictBool = False
    note: Text | None = None


class HoldIn(In):
    """Why, and for how long; without `minutes` as long as the site says. `note` is for whoever goes
    on."""

    reason: HoldReason
    minutes: Annotated[int, Field(strict=True, ge=1, le=240)] | None = None
    note: Text | None = None


class PlaceIn(In):
    """A service point."""

    service_point: Id


class EnquiryIn(In):
    """An enquiry type."""

    enquiry: Id


class ServeIn(In):
    """What the visitor comes for; `language` is theirs, one of the site's, else its first."""

    enquiry: Id
    language: Code | None = None


class DoorAnswerIn(In):
    """What was asked; `outcome` is one of the site's, else its first."""

    enquiry: Id
    outcome: Id | None = None
    language: Code | None = None


class DoorAnswerOut(BaseModel):
    """The visit that counts it; it can be undone for a minute."""

    visit: str


class StepIn(In):
    """A planned step, as the story names it."""

    step: Step


class StepsIn(In):
    """Every planned step of the visit, in the new order."""

    steps: Annotated[list[Step], Field(max_length=50)]


class NoteIn(In):
    """A note for the next adviser. It is deleted a minute after the visit has ended."""

    text: Text


class NeedsIn(In):
    """All that the visitor needs from now on; `asked_language`: the one to be served in."""

    needs: Annotated[list[Need], Field(max_length=10)]
    asked_language: Code | None = None


class LanguageIn(In):
    """One of the site's languages."""

    language: Code


class WaitIn(In):
    """So many minutes earlier the visitor came, as far as whose turn it is and the figures go."""

    minutes: Annotated[int, Field(strict=True, ge=1, le=480)]


class PlannedOut(BaseModel):
    """An enquiry that comes after the present one."""

    step: int
    enquiry: Id


class NoteOut(BaseModel):
    """A note and who left it."""

    at: Moment
    author: str
    text: str


class NotesOut(BaseModel):
    """A visit's notes, the oldest first."""

    notes: list[NoteOut]


class ToldOut(BaseModel):
    """An event of the visit: when, what, by whom, and the event's own fields beside."""

    model_config = ConfigDict(extra="allow")

    at: Moment
    kind: str
    actor: str


class StoryOut(BaseModel):
    """What is planned, what was noted, and all that happened, the oldest first."""

    visit: str
    planned: list[PlannedOut]
    notes: list[NoteOut]
    story: list[ToldOut]

    @classmethod
    def of(cls, visit: str, **parts: Sequence[object]) -> dict[str, Any]:
        """The answer as plain data, each part checked."""
        return cls.model_validate({"visit": visit, **parts}).model_dump()
