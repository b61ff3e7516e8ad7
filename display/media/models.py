"""What the library of pictures, videos and pages asks for and is told."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StrictBool, StringConstraints

from ticketing.day import media
from ticketing.day.media import Kind
from web.interface import In, SitePath

Slug = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Words = dict[
    Annotated[str, StringConstraints(max_length=10)],
    Annotated[str, StringConstraints(max_length=2 * media.LENGTH)],
]


class MediaPath(SitePath):
    """A picture, video or page of a site, by its number."""

    media: Annotated[int, Field(ge=1, le=2**53)]


class MediaIn(In):
    """What one says, by language: in the house's own always. Days are local dates, both included;
    without a first from now on, without a last until it is taken out. A video stays as long as it
    lasts. With `caption` the words stand below the picture. `displays`: the ids of the displays or
    waiting areas that show it; null: all of them."""

    words: Words
    first_day: date | None = None
    last_day: date | None = None
    seconds: Annotated[int, Field(ge=media.SHORTEST_S, le=media.LONGEST_S)] = media.USUAL_S
    caption: StrictBool = True
    displays: Annotated[list[Slug], Field(max_length=300)] | None = None


class MediaMoveIn(In):
    """So many places earlier (below zero) or later."""

    by: Annotated[int, Field(ge=-media.MOST, le=media.MOST)]


class MediaOut(BaseModel):
    """A picture, a video or a page. `state`: it has no words yet and is not shown, it is to come,
    it shows, or it is over. `url` is null for a page. `displays` are those that show it;
    null: all."""

    media: int
    kind: Kind
    url: str | None
    bytes: int
    words: dict[str, str]
    caption: bool
    first_day: str | None
    last_day: str | None
    seconds: int
    displays: list[str] | None
    state: Literal["unready", "coming", "showing", "over"]


class LibraryOut(BaseModel):
    """All of a site, in their order, and how many bytes their files have of those that may be.
    `brought`: the number of the one that was just put in; `warning`: what is to be known of it."""

    pieces: list[MediaOut]
    bytes: int
    most_bytes: int
    brought: int | None = None
    warning: str | None = None
