"""What the turns of a visit take and give, as the OpenAPI document describes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from counters.models import Id, Moment

Need = Literal["step_free", "hearing_loop", "interpreter", "more_time", "children", "priority"]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Step = Annotated[int, Field(ge=1, le=2**53)]


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReferIn(_In):
    """Where to: an enquiry type, an adviser, or both. `keep_arrival`: the first arrival counts for
    whose turn it is. `back`: and then back to whoever refers.
    """

    enquiry: Id | None = None
    adviser: Id | None = None
    keep_arrival: bool = True
    back: bool = False
    note: Text | None = None


class HoldIn(_In):
    """Why, and for how long; without `minutes` as long as the site says."""

    reason: Literal[
        "fetching_document", "filling_form", "stepped_out", "waiting_for_answer", "other"
    ]
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None


class PlaceIn(_In):
    """A service point."""

    service_point: Id


class EnquiryIn(_In):
    """An enquiry type."""

    enquiry: Id


class ServeIn(_In):
    """What the visitor comes for; `language` is theirs, one of the site's, else its first."""

    enquiry: Id
    language: Code | None = None


class DoorAnswerIn(_In):
    """What was asked; `outcome` is one of the site's, else its first."""

    enquiry: Id
    outcome: Id | None = None
    language: Code | None = None


class DoorAnswerOut(BaseModel):
    """The visit that counts it; it can be undone for a minute."""

    visit: str


class StepIn(_In):
    """A planned step, as the story names it."""

    step: Step


class StepsIn(_In):
    """Every planned step of the visit, in the new order."""

    steps: Annotated[list[Step], Field(max_length=50)]


class NoteIn(_In):
    """A note for the next adviser. It is deleted a minute after the visit has ended."""

    text: Text


class NeedsIn(_In):
    """All that the visitor needs from now on; `asked_language`: the one to be served in."""

    needs: Annotated[list[Need], Field(max_length=10)]
    asked_language: Code | None = None


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
