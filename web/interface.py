"""What the interfaces of all fronts have in common: paths, small types, problems, and who asks."""

from __future__ import annotations

from typing import Annotated, Any

from flask import request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from werkzeug.exceptions import RequestEntityTooLarge

from storage import Connection
from ticketing.asks import Ask
from ticketing.errors import BadRequest
from ticketing.staff import places
from web.callers import Grant, ask, caller
from web.house import House
from web.problems import Problem, request_key

SITE = "/api/v1/sites/<site>"
POINT = f"{SITE}/service-points/<point>"
VISIT = "/api/v1/visits/<visit>"

#: How a route may refuse: each a problem document.
PROBLEMS: dict[Any, Any] = {
    401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem,
}  # fmt: skip
DONE: dict[Any, Any] = {204: {"description": "Done"}, **PROBLEMS}

Id = Annotated[str, StringConstraints(max_length=60)]
Moment = Annotated[str, Field(examples=["2026-11-17T10:42:00.000Z"])]


class In(BaseModel):
    """What a request gives: a field that nobody knows is refused by name."""

    model_config = ConfigDict(extra="forbid")


class SitePath(BaseModel):
    """The site's id."""

    site: Id


class PointPath(SitePath):
    """A service point of a site."""

    point: Id


class VisitPath(BaseModel):
    """A visit's id (ULID)."""

    visit: Annotated[str, StringConstraints(to_upper=True, max_length=40)]


def keyed_ask(house: House, grant: Grant) -> Ask:
    """The circumstances of a command that `grant` gives with this request, its key included."""
    return ask(house, grant, request_key(grant))


def file_sent(most: int, largest: str) -> bytes:
    """The file that is this request's body, of at most `most` bytes; a larger one is not even read,
    and BadRequest says what is the `largest`. What is not to be taken but is within `most` may be
    told of in better words."""
    request.max_content_length = most
    try:
        return request.get_data()
    except RequestEntityTooLarge:
        raise BadRequest(f"This file is far too large; {largest}.") from None


def staff(site: str, *others: Any, enquiry: str | None = None) -> Grant:
    """Whoever of the staff asks: the person rather than a token, so that the log names them.

    `enquiry` is the type that it is about, where it is about one. Unauthorised or Forbidden for
    everybody else but `others`.
    """
    found = caller()
    person = found.person(site)
    if person is not None and person.may("receptionist", site, enquiry, looks=found.looks):
        return person
    return found.need(site, "receptionist", *others, enquiry=enquiry)


def by_staff(house: House, site: str, enquiry: str | None = None) -> Ask:
    """The circumstances of a command that a member of staff gives with this request."""
    return keyed_ask(house, staff(site, enquiry=enquiry))


def staff_at(
    conn: Connection, site: str, point: str, *others: Any, enquiry: str | None = None
) -> Grant:
    """`staff`, for what concerns one service point: whoever sees their own enquiries alone is let
    in at the place where they are signed on."""
    person = caller().person(site)
    if person is not None and person.only is not None:
        here = places.signed_on_at(conn, site, point)
        if here is not None and here.adviser == person.adviser:
            return person
    return staff(site, *others, enquiry=enquiry)
