"""What the page of announcements asks for and is told."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from web.interface import SitePath

ClipKind = Literal["phrases", "letters", "digits", "numbers", "places"]
#: Who asks is looked at before what they ask for: what a part of a path may be, the route says.
Part = Annotated[str, StringConstraints(max_length=60)]


class LanguagePath(SitePath):
    """A language of a site."""

    language: Part


class ClipPath(LanguagePath):
    """A clip: of a letter, a digit, a whole number, a place by its id, or the words between."""

    clip_kind: Part
    clip: Part


class SaidPath(LanguagePath):
    """A call: of a ticket number to a service point."""

    point: Part
    number: Part


class ClipOut(BaseModel):
    """A clip that is wanted, with the `words` that are spoken. `seconds` is null until it is
    recorded; `shared`: it is one of all houses of this server, and cannot be deleted here."""

    kind: ClipKind
    name: str
    words: str
    needed: bool = Field(description="Whether calls need it to be spoken from clips")
    seconds: float | None
    shared: bool


class ClipsOut(BaseModel):
    """The clips of a language. `voice`: whether a voice of this server speaks it; `missing`: how
    many needed clips there are not."""

    language: str
    voice: bool
    missing: int
    clips: list[ClipOut]


class RecordedOut(BaseModel):
    """What became of a clip: its length, and by how many decibels it was made louder."""

    seconds: float
    raised_db: float
