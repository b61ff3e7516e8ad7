"""What stands on a house's ticket: which lines, in which order, how large."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from ticketing.sites.parts import Language, Part

Line = Literal["logo", "name", "number", "enquiry", "ahead", "code", "courtesy", "when"]
LINES: tuple[Line, ...] = (
    "logo", "name", "number", "enquiry", "ahead", "code", "courtesy", "when",
)  # fmt: skip
Size = Literal["small", "large"]


def _once_with_the_number(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    twice = next((one for one in lines if lines.count(one) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice!r} stands twice; name each line once")
    if "number" not in lines:
        raise ValueError("the number is missing; a ticket is nothing without it, add 'number'")
    return lines


class Ticket(Part):
    """`lines` in their order, from the top; one that is left out is not printed. `courtesy` is said
    in place of the program's own last line, unless a supervisor wrote another."""

    lines: Annotated[
        tuple[Line, ...], Field(min_length=1, max_length=8), AfterValidator(_once_with_the_number)
    ] = LINES
    logo: Size = "small"
    name: Size = "small"
    enquiry: Size = "large"
    when: Literal["time", "date-and-time"] = "date-and-time"
    courtesy: dict[Language, Annotated[str, StringConstraints(min_length=1, max_length=200)]] = {}  # noqa: RUF012
