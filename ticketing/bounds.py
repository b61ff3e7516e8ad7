"""The times that are kept: what lies outside is a slip of the finger, or meant to do harm.

The calendar of Python ends at the years 1 and 9999, and every hour that is added there, for a time
zone or for a length, is an error. So nothing comes near those ends.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from ticketing.errors import BadRequest

FIRST_DAY: Final = date(1970, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
SAYS: Final = f"A time here lies in the years {FIRST_DAY.year} to {LAST_DAY.year}."

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
