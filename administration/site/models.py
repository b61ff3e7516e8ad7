"""What the interface of the site file takes and gives, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from ticketing.sites.history import LONGEST_WHY
from web.interface import In, Moment, SitePath

_Step = Annotated[str, StringConstraints(min_length=1, max_length=80)]
_Why = Annotated[str, StringConstraints(max_length=LONGEST_WHY)]
Path = Annotated[list[_Step], Field(min_length=1, max_length=3)]


class VersionPath(SitePath):
    """A version of a site's file, by its number."""

    number: Annotated[int, Field(ge=1, le=1_000_000_000)]


class EditIn(In):
    """A change of the draft, where `seen` stood. `set` with null takes a key out; `add` and
    `remove` are of a member of a list, `order` names all of one."""

    kind: Literal["set", "add", "remove", "order"] = "set"
    path: Path
    value: Any = None
    seen: Any = None


class TakeOutIn(In):
    """The change to take out, and what it was seen to be."""

    path: Path
    seen: Any = None


class UndoIn(In):
    """The change to undo, by its number: one that is undone already is left alone."""

    step: Annotated[int, Field(ge=1, le=1_000_000_000)]


class PublishIn(In):
    """When the draft, as it was seen in its `revision`, is published; `at` for a time."""

    revision: Annotated[int, Field(ge=0, le=1_000_000_000)]
    when: Literal["now", "opening", "at"] = "now"
    at: Annotated[str, StringConstraints(max_length=40)] | None = None
    why: _Why = ""


class BringBackIn(In):
    """Why an earlier version comes back."""

    why: _Why = ""


class MemberOut(BaseModel):
    """A member of a list: by `key`, the id that it has in the version in force."""

    key: str
    value: dict[str, Any]


class DraftTouchedOut(BaseModel):
    """Who loses something by the draft: a visit or an appointment, what is so, and what can be
    done; `starts_at` is an appointment's. While it is `needed`, nothing can be published."""

    kind: Literal["visit", "appointment"]
    name: str
    says: str
    do: str
    needed: bool
    starts_at: Moment | None


class ServedOut(BaseModel):
    """A number that is called or served, and where."""

    number: str
    place: str


class DraftEditOut(BaseModel):
    """A change of the draft in words and as it is; `clash` where a newer version says otherwise.
    Whom it concerns, if it were published now: all numbers that wait, all that are served, when
    everybody is booked (these keep what they have), who is signed on there, and who loses."""

    path: list[str]
    kind: str
    what: str
    now: str
    was: str
    value: Any
    before: Any
    by: str
    at: Moment
    clash: bool
    waiting: list[str]
    served: list[ServedOut]
    booked: list[str]
    here: list[str]
    touched: list[DraftTouchedOut]


class DraftMistakeOut(BaseModel):
    """What keeps the draft from being published, or would better be otherwise."""

    path: list[str]
    where: str
    says: str


class DraftPlanOut(BaseModel):
    """When the draft is published, and who planned it."""

    at: Moment
    by: str
    why: str


class VersionOut(BaseModel):
    """A version of the file: who made it, when, how and why; `again` is the one brought back."""

    number: int
    at: Moment
    by: str
    how: Literal["file", "page", "brought-back"]
    again: int | None
    why: str


class UndoOut(BaseModel):
    """The newest change that whoever asks made to the draft, by its number and in words."""

    step: int
    what: str


class DraftOut(BaseModel):
    """The draft of a site's file, what it says, what is in its way, and the newest versions.
    `cautions` may be published as they are; `touched` are all who lose something, `together` those
    of whom no single change can be named; `undo` is what can be taken back next."""

    revision: int
    base: int
    site: dict[str, Any]
    members: dict[str, list[MemberOut]]
    edits: list[DraftEditOut]
    mistakes: list[DraftMistakeOut]
    cautions: list[DraftMistakeOut]
    touched: list[DraftTouchedOut]
    together: list[DraftTouchedOut]
    undo: UndoOut | None
    waiting: int
    plan: DraftPlanOut | None
    failed: str | None
    opens_at: Moment | None
    versions: list[VersionOut]


class DifferenceOut(BaseModel):
    """One difference between two versions, in words."""

    what: str
    now: str
    was: str


class OneVersionOut(BaseModel):
    """A version to the letter, and how what holds now differs from it."""

    number: int
    text: str
    differences: list[DifferenceOut]
