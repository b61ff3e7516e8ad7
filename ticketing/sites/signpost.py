"""A tile that answers instead of giving a ticket: what is not done here, and where it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, StringConstraints

from ticketing.sites import hours as clock
from ticketing.sites.parts import (
    Language,
    Named,
    Names,
    OpeningHours,
    Picture,
    SearchWords,
    Slug,
    in_language,
)

#: A sentence or two, as a visitor reads them standing.
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=160, strip_whitespace=True)]
Sentences = dict[Language, Sentence]
#: What fits beneath a tile's name, after 'Not here:'.
Short = Annotated[str, StringConstraints(min_length=1, max_length=24, strip_whitespace=True)]


class Signpost(Named):
    """What is asked for here and done elsewhere. No ticket is given and no number used.

    It stands within the tile of `group`, else on a tile of its own with its `icon`. `place` is what
    one looks for, `short` the same for the tile, `provider` who does it. `hours` are the place's
    own: the public holidays of the house close it too, its other closed days do not. `map` is a
    picture of the way; `way` says it to who does not see it.
    """

    group: Slug | None = None
    search: SearchWords = {}  # noqa: RUF012
    icon: Slug = "signpost"
    place: Names
    short: dict[Language, Short] | None = None
    provider: Names | None = None
    street: Names | None = None
    way: Sentences | None = None
    map: Picture | None = None
    minutes_on_foot: Annotated[int, Field(ge=1, le=240)] | None = None
    no_steps: bool = False
    hours: OpeningHours | None = None
    bring: Sentences | None = None
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9 +]{2,20}$")] | None = None

    def words(self, key: str, language: str) -> str | None:
        """What `key` says in `language`, else in the first one given; None if there is none."""
        given: dict[str, str] | None = getattr(self, key)
        return None if not given else in_language(given, language)

    @property
    def texts(self) -> Iterator[tuple[str, dict[str, str]]]:
        """(key, text by language) of all that it says besides its name."""
        for key in ("place", "short", "provider", "street", "way", "bring"):
            given: dict[str, str] | None = getattr(self, key)
            if given is not None:
                yield key, given


def opening(
    signpost: Signpost, zone: ZoneInfo, closed: clock.Closed, now: datetime
) -> tuple[bool, datetime | None]:
    """(whether the place is open, until when it is so; or when it next opens). UTC; None where that
    is not known."""
    if signpost.hours is None:
        raise ValueError(f"nothing is known of the hours of {signpost.id}")
    if clock.open_now(now, zone, signpost.hours, closed=closed):
        today = now.astimezone(zone).date()
        spans = clock.openings(signpost.hours, zone, today - timedelta(days=1), 2, closed)
        return True, max(closes for opens, closes, _ in spans if opens <= now < closes)
    return False, clock.opens_at(now, zone, signpost.hours, closed=closed)
