"""Writes the tables of docs/site-file.md: every key, what holds without it, and what it does.

    python -m scripts.site_file

The words are those of the keys' fields (ticketing/drafting/keys.toml), in the order of the model.
What stands around the tables is written by hand and stays. A test holds the page to the keys.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from ticketing.drafting import keys
from ticketing.drafting.edits import KeyPath
from ticketing.sites import Site
from ticketing.sites.model import LISTS
from ticketing.sites.parts import Part

PAGE = Path(__file__).resolve().parent.parent / "docs" / "site-file.md"
_HEAD = ("| key | without it | meaning |", "|---|---|---|")
_SECTION = re.compile(r"^## (\[+[\w.]+\]+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


def page(text: str) -> str:
    """The page `text` with its tables as the keys have them.

    A part of the file that has no section yet gets one at the end; a section of none goes.
    """
    told = tables()

    def renewed(found: re.Match[str]) -> str:
        head, around = found.groups()
        if head not in told:
            return ""
        table = told.pop(head)
        if _TABLE.search(around):
            return f"## {head}\n{_TABLE.sub(lambda _: table, around, count=1)}"
        return f"## {head}\n{around.rstrip()}\n\n{table}\n"

    text = _SECTION.sub(renewed, text).rstrip("\n")
    return (
        "\n\n".join([text, *(f"## {head}\n{table}".rstrip() for head, table in told.items())])
        + "\n"
    )


def tables() -> dict[str, str]:
    """The table of each part of the file, by its head: '[site.recall]', '[[zones]]'."""
    rows: dict[str, list[KeyPath]] = {"[site]": []}
    for name, field in Site.model_fields.items():
        part = (get_args(field.annotation) or (field.annotation,))[0]
        if isinstance(part, type) and issubclass(part, Part):
            head = f"[[{name}]]" if name in LISTS else f"[site.{name}]"
            rows[head] = [(name, key) for key in part.model_fields]
        else:
            rows["[site]"].append((name,))
    return {
        head: "".join(f"{line}\n" for line in (*_HEAD, *map(_row, paths)))
        for head, paths in rows.items()
    }


def _row(path: KeyPath) -> str:
    one = keys.every()[path]
    return f"| `{path[-1]}` | {one.without} | {one.help} |"


def main() -> None:
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
