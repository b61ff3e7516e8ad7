"""The accessibility statement, as it is shipped: a page of its own, open to everybody."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint
from markupsafe import Markup, escape


def add(bp: APIBlueprint) -> None:
    """Put the page into a blueprint."""

    @bp.get("/accessibility", doc_ui=False)
    def statement() -> Any:
        """The statement, to which kiosk, phone and staff pages lead."""
        return render_template("server/statement.html", text=_page())


@cache
def _page() -> Markup:
    return page_of(files(__package__).joinpath("statement.md").read_text(encoding="utf-8"))


def page_of(text: str) -> Markup:
    """Headings, paragraphs and lists of a Markdown text as HTML; the rest as it is written."""
    blocks = re.split(r"\n\s*\n|\n(?=#+ )|(?<=\n)(?=- )(?<=:\n\n)", text.strip())
    return Markup("\n").join(_block(one.strip()) for one in blocks if one.strip())


def _block(block: str) -> Markup:
    heading, _, rest = block.partition("\n")
    if found := re.fullmatch(r"(#{1,3}) (.+)", heading):
        level = len(found[1])
        return Markup("<h{0}>{1}</h{0}>").format(level, found[2]) + (
            _block(rest.strip()) if rest.strip() else Markup()
        )
    if block.startswith("- "):
        items = re.split(r"\n- ", block.removeprefix("- "))
        lines = Markup("").join(Markup("<li>{}</li>").format(_line(one)) for one in items)
        return Markup("<ul>{}</ul>").format(lines)
    return Markup("<p>{}</p>").format(_line(block))


def _line(text: str) -> Markup:
    plain = str(escape(" ".join(text.split())))
    return Markup(re.sub(r"\*([^*]+)\*", r"<i>\1</i>", plain))
