"""What a visitor may need, checked: some of a closed list, and a language to be served in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ticketing.errors import BadRequest

#: What a visitor may need, as the tickets, the screens and the API name it.
NEEDS = (
    "step_free", "hearing_loop", "low_counter", "interpreter", "more_time", "children", "priority",
    "fetch",
)  # fmt: skip

#: Who needs this cannot go to a counter: whoever calls them goes there, and nothing sends them.
FETCH = "fetch"

#: Those of them that the place must offer.
PLACE_NEEDS = ("hearing_loop", "low_counter", "step_free")


def is_fetched(needs: str) -> bool:
    """Whether somebody with these needs, as a visit keeps them, is fetched."""
    return FETCH in needs.split(",")


_LANGUAGE = re.compile(r"[a-z]{2,3}")


def known(needs: Iterable[str]) -> tuple[str, ...]:
    """The needs, each once, in the order of NEEDS. BadRequest names those there are."""
    wanted = set(needs)
    if unknown := wanted - set(NEEDS):
        raise BadRequest(f"'{min(unknown):.40}' is no need; there are: {', '.join(NEEDS)}")
    return tuple(need for need in NEEDS if need in wanted)


def spoken(language: str | None) -> str | None:
    """A language's code, of the site or not: 'pl'. BadRequest for what is none."""
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise BadRequest(f"'{language:.40}' is no language code; write one like 'pl'")
    return language
