"""The real thing beside a step of the first run: the kiosk's own screen, with what is ticked and
typed in the step before it counts. The paper of the last step is drawn as administration's is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Final

from flask import jsonify
from flask.wrappers import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import Field, StringConstraints
from werkzeug.datastructures import MultiDict

from kiosk import drawn as kiosk
from server.first_run.changes import Form, Untrue
from ticketing import sites
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.editing import edited
from ticketing.drafting.edits import CannotEdit, Edit, Plain, plain
from ticketing.errors import NotFound
from ticketing.sites import Site
from ticketing.sites.file import Check, examine
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, SitePath

#: What stands beside a step: the kiosk's screen, or the paper.
BESIDE: Final[Mapping[str, str]] = {
    "council": "kiosk", "hours": "kiosk", "languages": "kiosk", "enquiries": "kiosk",
    "ticket": "slip",
}  # fmt: skip
#: A form has fewer fields than these, all services ticked.
_MOST_FIELDS: Final = 400
_TAG = Tag(name="Administration", description="What the house is. Administrators.")
_Text = Annotated[str, StringConstraints(max_length=400)]

#: What a step's form makes of the file.
Edits = Callable[[Plain, Form], list[Edit]]


class StepPath(SitePath):
    """A step of a site's first run."""

    step: Id


class StepDrawIn(In):
    """The fields of a step's form as they stand, each by its name."""

    fields: Annotated[list[tuple[_Text, _Text]], Field(max_length=_MOST_FIELDS)] = []  # noqa: RUF012


def add(bp: APIBlueprint, house: House, steps: Mapping[str, Edits]) -> None:
    """Put what the page of a step asks into a blueprint."""

    @bp.post(
        f"{SITE}/setup/<step>/drawn",
        tags=[_TAG],
        responses={200: kiosk.KioskDrawnOut, **PROBLEMS},
    )
    def drawn_step(path: StepPath, body: StepDrawIn) -> Response:
        """What a kiosk would show with what is typed in a step. 422 where nothing can be drawn of
        it: what was drawn last stays."""
        caller().looking().need(path.site, "administrator")  # drawn, and nothing changed
        if BESIDE.get(path.step) != "kiosk":
            raise NotFound("Beside this step there is no kiosk.")
        form = MultiDict(body.fields)
        site = house.reports.run(_typed, path.site, steps[path.step], form, house.checks)
        return jsonify(kiosk.of(house, site))


def _typed(
    conn: sqlite3.Connection, site: str, edits: Edits, form: Form, checks: Sequence[Check]
) -> Site:
    """Done aside, as the file is read and checked whole."""
    text = sites.dump(conn, site)
    try:
        found, mistakes = examine(edited(text, edits(plain(text), form)), *checks)
    except (Untrue, CannotEdit) as error:
        raise FieldRefused(str(error)) from None
    if found is None:
        raise FieldRefused(" ".join(f"{one.where}: {one.says}." for one in mistakes))
    return found
