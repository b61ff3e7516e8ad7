"""The accessibility statement, as it is shipped: a page of its own, open to everybody."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


def page_of(text: str, leads: Mapping[str, str] | None = None) -> Markup:
    """Headings, paragraphs, lists and tables of a Markdown text as HTML; the rest as it is written.
    Pictures are left out, and of links to what is not among `leads` the words stay."""
    blocks = re.split(r"\n\s*\n|\n(?=#+ )|(?<=\n)(?=- )(?<=:\n\n)", _PICTURE.sub("", text).strip())
    return Markup("\n").join(_block(one.strip(), leads or {}) for one in blocks if one.strip())


_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n", re.MULTILINE)


def _block(block: str, leads: Mapping[str, str]) -> Markup:
    heading, _, rest = block.partition("\n")
    if found := re.fullmatch(r"(#{1,3}) (.+)", heading):
        level = len(found[1])
        return Markup("<h{0}>{1}</h{0}>").format(level, found[2]) + (
            _block(rest.strip(), leads) if rest.strip() else Markup()
        )
    if block.startswith("- "):
        items = re.split(r"\n- ", block.removeprefix("- "))
        lines = Markup("").join(Markup("<li>{}</li>").format(_line(one, leads)) for one in items)
        return Markup("<ul>{}</ul>").format(lines)
    if block.startswith("| "):
        head, _, *rows = block.splitlines()
        return Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(
            _row(head, "th", leads), Markup("").join(_row(one, "td", leads) for one in rows)
        )
    return Markup("<p>{}</p>").format(_line(block, leads))


def _row(row: str, cell: str, leads: Mapping[str, str]) -> Markup:
    cells = (_line(one.strip(), leads) for one in row.strip("| ").split(" | "))
    return Markup("<tr>{}</tr>").format(
        Markup("").join(Markup("<{0}>{1}</{0}>").format(Markup(cell), one) for one in cells)
    )


def _line(text: str, leads: Mapping[str, str]) -> Markup:
    def link(found: re.Match[str]) -> str:
        words, to = found[1], leads.get(found[2])
        return words if to is None else f'<a href="{escape(to)}">{words}</a>'

    plain = str(escape(" ".join(text.split())))
    plain = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", link, plain)
    plain = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", plain)
    plain = re.sub(r"`([^`]+)`", r"<code>\1</code>", plain)
    return Markup(re.sub(r"\*([^*]+)\*", r"<i>\1</i>", plain))
