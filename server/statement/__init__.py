"""The accessibility statement, as it is shipped: a page of its own, open to everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from flask import render_template
from flask_openapi3.blueprint import APIBlueprint
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup


def add(bp: APIBlueprint) -> None:
    """Put the page into a blueprint."""

    @bp.get("/accessibility", doc_ui=False)
    def statement() -> Any:
        """The statement, to which kiosk, phone and staff pages lead."""
        return render_template("server/statement.html", text=_page())


@cache
def _page() -> Markup:
    return page_of(files(__package__).joinpath("statement.md").read_text(encoding="utf-8"))


def page_of(text: str, leads: Mapping[str, str] | None = None) -> Markup:
    """A Markdown text as HTML; HTML in it is written out. Pictures are left out, and of links to
    what is not among `leads` the words stay."""
    blocks = _MARKDOWN.parse(text)
    for at, block in enumerate(blocks):
        if block.type == "inline":
            block.children = _followed(block.children or [], leads or {})
            if blocks[at - 1].type == "paragraph_open" and not block.children:
                # It had nothing but a picture, and goes with it.
                blocks[at - 1].hidden = blocks[at + 1].hidden = True
    return Markup(_MARKDOWN.renderer.render(blocks, _MARKDOWN.options, {}))


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def _followed(parts: Iterable[Token], leads: Mapping[str, str]) -> list[Token]:
    """Those parts of a line that are shown, its links leading where something is shipped."""
    shown: list[Token] = []
    links: list[bool] = []
    for part in parts:
        if part.type == "link_open":
            to = leads.get(str(part.attrs["href"]))
            links.append(to is not None)
            part.attrs["href"] = to or ""
        leads_nowhere = part.type in ("link_open", "link_close") and not links[-1]
        if part.type == "link_close":
            links.pop()
        if part.type != "image" and not leads_nowhere:
            shown.append(part)
    return shown
