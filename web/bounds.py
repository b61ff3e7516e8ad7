"""What a request may give where the form alone bounds nothing: numbers, moments, days, yes or no.

Figures are ASCII, moments are written out (a bare number is none, though pydantic would take it for
seconds), and yes or no is said as such: what is accepted is what the interface's document says.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Final

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field
from pydantic_core import PydanticCustomError
from werkzeug.routing import IntegerConverter

from ticketing import bounds

#: Browsers and the database both count so far without a mistake.
LARGEST: Final = 2**53

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Figures(IntegerConverter):
    """`<int:…>` in an address: ASCII figures, no more than any number here has. A longer one is an
    address that does not exist."""

    regex = r"[0-9]{1,15}"


def _written_out(value: Any) -> Any:
    if isinstance(value, str) and not _WRITTEN.match(value):
        raise PydanticCustomError("written", "Write it out, like 2026-11-17")
    if isinstance(value, int | float):
        raise PydanticCustomError("written", "Write it out, like 2026-11-17; a number is no time")
    return value


def _kept(moment: datetime) -> datetime:
    if not bounds.holds(moment):
        raise PydanticCustomError("kept", bounds.SAYS)
    return moment


def _kept_day(day: date) -> date:
    if not bounds.holds_day(day):
        raise PydanticCustomError("kept", bounds.SAYS)
    return day


Key = Annotated[int, Field(ge=0, le=LARGEST)]
When = Annotated[AwareDatetime, BeforeValidator(_written_out), AfterValidator(_kept)]
Day = Annotated[date, BeforeValidator(_written_out), AfterValidator(_kept_day)]
