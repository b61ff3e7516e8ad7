"""How a house looks: its two colours and its logo, on every screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

from ticketing.sites.looks import colours
from ticketing.sites.parts import Part

#: Letters of a logo, as it stands in the file: some 30 kB of picture. Larger ones are made smaller
#: when they are brought in; each kiosk and each phone fetches it.
LONGEST_LOGO = 40_000

_LOGO = re.compile(r"data:image/(svg\+xml|png);base64,[A-Za-z0-9+/]+={0,2}")


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError(f"{value!r:.60} is no colour; write one like '#015C9A'")
    return value.upper()


def _picture(value: str) -> str:
    if len(value) > LONGEST_LOGO:
        kilo = -(-len(value) // 1000)
        says = (
            f"the logo has {kilo},000 letters; bring it in on Administration, which makes it small"
        )
        raise ValueError(says)
    if not _LOGO.fullmatch(value):
        raise ValueError(
            f"{value!r:.40} is no logo; choose a file on Administration, which writes it here"
        )
    return value


Colour = Annotated[str, AfterValidator(_hex)]
Logo = Annotated[str, AfterValidator(_picture)]


class Looks(Part):
    """`colour` is the house's, under white words; `second` lies behind icons and what is chosen;
    `logo` is a whole picture as a data address, so that the file has all of the house."""

    colour: Colour | None = None
    second: Colour | None = None
    logo: Logo | None = None

    @property
    def shades(self) -> colours.Shades:
        """The colours of the screens, those that are not said derived."""
        return colours.shades(self.colour, self.second)


def mistakes(looks: Looks) -> Iterator[tuple[tuple[str, str], str]]:
    """Where a colour breaks the contrast or means something else, and the nearest that does not."""
    if looks.colour is not None and (why := colours.house_refused(looks.colour)):
        nearest = colours.nearest_house(looks.colour)
        yield ("looks", "colour"), f"{why}; the nearest that works is {nearest}"
    if looks.second is not None and (why := colours.second_refused(looks.second, looks.colour)):
        nearest = colours.nearest_second(looks.second, looks.colour)
        yield ("looks", "second"), f"{why}; the nearest that works is {nearest}"
