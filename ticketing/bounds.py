"""The times and the words that are kept: what lies outside is a slip of the finger, or meant to do
harm.

The calendar of Python ends at the years 1 and 9999, and every hour that is added there, for a time
zone or for a length, is an error. So nothing comes near those ends.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from ticketing.errors import BadRequest

FIRST_DAY: Final = date(1970, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
SAYS: Final = f"A time here lies in the years {FIRST_DAY.year} to {LAST_DAY.year}."

#: Signs that nobody types: NUL and its like, and those that turn the direction of what follows, so
#: that a name on a screen, or in a file, reads as another.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("[\t\n\u2028\u2029]")

_FIRST = datetime(FIRST_DAY.year, 1, 1, tzinfo=UTC)
_AFTER = datetime(LAST_DAY.year + 1, 1, 1, tzinfo=UTC)


def holds(moment: datetime) -> bool:
    """Whether an aware moment lies in the years that are kept."""
    return _FIRST <= moment < _AFTER


def holds_day(day: date) -> bool:
    """Whether a local date does."""
    return FIRST_DAY <= day <= LAST_DAY


def check(*moments: datetime) -> None:
    """BadRequest, in words, unless all lie in the years that are kept."""
    if not all(map(holds, moments)):
        raise BadRequest(SAYS)


def one_line(what: str, text: str | None) -> None:
    """BadRequest, in words, unless a name or the like is one line of signs that people type."""
    several_lines(what, text)
    if text is not None and _LINE_ENDS.search(text):
        raise BadRequest(f"{what} is one line, without tabs.")


def several_lines(what: str, text: str | None) -> None:
    """`one_line` for what may have more of them: a note."""
    if text is not None and _UNSEEN.search(text):
        raise BadRequest(
            f"{what} holds signs that nobody sees; type it anew instead of pasting it."
        )
