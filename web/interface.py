"""What the interfaces of all fronts have in common: paths, small types, problems, and who asks."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ticketing.asks import Ask
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


def staff(site: str, *others: Any) -> Grant:
    """Whoever of the staff asks: the person rather than a token, so that the log names them.

    Unauthorised or Forbidden for everybody else but `others`.
    """
    person = caller().person(site)
    if person is not None and person.covers("receptionist", site):
        return person
    return caller().need(site, "receptionist", *others)


def by_staff(house: House, site: str) -> Ask:
    """The circumstances of a command that a member of staff gives with this request."""
    return keyed_ask(house, staff(site))
