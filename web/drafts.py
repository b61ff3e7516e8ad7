"""What is drawn of a draft: by the code that draws it for visitors, for administrators alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StringConstraints

from ticketing.drafting import trying
from ticketing.drafting.draft import FieldRefused
from ticketing.drafting.edits import Edit
from ticketing.sites import Site
from ticketing.sites.parts import Language
from web import looks
from web.at_fields import at_field
from web.callers import caller
from web.house import House
from web.interface import In

_Step = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Path = Annotated[list[_Step], Field(min_length=1, max_length=3)]


class TypedIn(In):
    """A change as it is being typed."""

    kind: Literal["set", "add", "remove", "order"] = "set"
    path: Path
    value: Any = None


class DrawIn(In):
    """What is drawn: the draft, with what is being typed."""

    edit: TypedIn | None = None


class NoticeDrawIn(In):
    """A notice that is being written, by language; `whole`: it is to fill the screens."""

    words: Annotated[
        dict[Language, Annotated[str, StringConstraints(max_length=400)]], Field(max_length=20)
    ] = {}  # noqa: RUF012
    whole: StrictBool = False


def site_of(house: House, site: str, body: DrawIn) -> Site:
    """The site of the draft, for whoever may see it. FieldRefused where nothing can be drawn of it:
    what was drawn last stays."""
    caller().looking().need(site, "administrator")
    edit = edit_of(body)
    with said_of_fields(edit):
        return house.reports.run(trying.site_of, site, house.clock(), edit, house.checks)


@contextmanager
def said_of_fields(edit: Edit | None) -> Iterator[None]:
    """Whatever refuses a field says so in the words of the page."""
    try:
        yield
    except FieldRefused as refused:
        about = edit.path[0] if edit is not None else ""
        raise FieldRefused(at_field(refused.detail, about)) from None


def edit_of(body: DrawIn) -> Edit | None:
    """What is being typed."""
    typed = body.edit
    return None if typed is None else Edit(typed.kind, tuple(typed.path), typed.value)


def style_of(site: Site) -> str:
    """The sheet of its looks, pictures and all."""
    return looks.stylesheet(site.looks, None)
