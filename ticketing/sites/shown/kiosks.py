"""A kiosk: a touchscreen that issues tickets, its glass, its sound and its keypad."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ticketing.sites.parts import Label, Language, OpeningHours, Part, Slug

#: What a key of an accessible keypad does, and the name that browsers give it.
PadKey = Annotated[
    str,
    StringConstraints(
        pattern=r"^(up|down|ok|back|where|again|switch|louder|quieter|plugged|unplugged)"
        r"=[A-Z][A-Za-z0-9]{1,29}$"
    ),
]


class Kiosk(Part):
    """A touchscreen that issues tickets. `slot` is where the paper comes out, seen from it.

    `inches` is its glass from corner to corner, by which a finger's 20 mm are known; `glass` its
    pixels, 'width x height' as it hangs. None: taken from the screen itself. `tiles` are those
    of the first screen that it shows, in their order: ids of groups, and of signposts with a tile
    of their own; none says all. `languages`: those it speaks, its own first; none: the site's.
    With `hours` it gives tickets then alone, within the site's. `sound`: where it speaks to who
    uses it by ear; `keys`: those of its keypad that are not the usual ones, such as 'up=F18'.
    """

    id: Slug
    name: Label
    zone: Slug
    printer: Slug | None = None
    slot: Literal["below", "left", "right"] = "below"
    tiles: tuple[Slug, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: OpeningHours | None = None
    inches: Annotated[float, Field(ge=5, le=100)] | None = None
    glass: (
        Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{2,4} ?x ?[1-9][0-9]{2,4}$")] | None
    ) = None
    sound: Literal["speaker", "headphones", "both", "none"] = "speaker"
    keys: Annotated[tuple[PadKey, ...], Field(max_length=30)] = ()
