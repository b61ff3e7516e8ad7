"""What every screen says beside 'Leave the building now': the words of the house's fire plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import StringConstraints

from ticketing.sites.parts import Language, Part

#: Two lines of a third of a display.
LONGEST = 60

Said = dict[Language, Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]]


class Leaving(Part):
    """By which `door`, what `help` there is for whoever cannot take the stairs, where to `meet`; by
    language. What is not said is left to staff."""

    door: Said = {}  # noqa: RUF012
    help: Said = {}  # noqa: RUF012
    meet: Said = {}  # noqa: RUF012

    @property
    def texts(self) -> Iterator[tuple[str, Said]]:
        """All that is said, with its key."""
        for key in ("door", "help", "meet"):
            if said := getattr(self, key):
                yield key, said
