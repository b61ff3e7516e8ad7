"""What supervisors change themselves, and in how many presses: the documentation of it, shipped as
pages to which each page of staff leads."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from flask import abort, render_template
from flask_openapi3.blueprint import APIBlueprint
from markupsafe import Markup

from server.statement import page_of

#: Where each leads that is shipped; of any other document only the words stand there.
_LEADS = {"supervisors.md": "/guide/supervisors", "everyday.md": "/guide/everyday"}


def add(bp: APIBlueprint) -> None:
    """Put the pages into a blueprint."""

    @bp.route("/guide/<name>")
    def guide(name: str) -> Any:
        if f"{name}.md" not in _LEADS:
            abort(404)
        text = _page(f"{name}.md")
        return render_template("server/guide.html", text=text, title=text.split("</h1>")[0][4:])


@cache
def _page(name: str) -> Markup:
    return page_of(files(__package__).joinpath(name).read_text(encoding="utf-8"), _LEADS)
