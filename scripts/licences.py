"""Writes docs/licences.md: what runs besides our own code, each with its version and licence.

    python -m scripts.licences

Python packages are those that requirements.txt pins, as the installed metadata describes them; the
front end's are those that package.json names, as package-lock.json pins them. A test holds the page
to both.
"""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
#: Classifiers that name no licence.
_EMPTY = ("OSI Approved", "Other/Proprietary License")
#: Said in a file of the package alone.
_IN_A_FILE = {"resvg-py": "MIT"}
#: Run as programs of their own, never linked or shipped.
_PROGRAMS = (
    ("espeak-ng", "GPL-3.0-or-later", "speaks the calls; without it they are shown"),
    ("libfribidi0", "LGPL-2.1-or-later", "the system's library, joins letters on slips"),
    ("chromium", "BSD-3-Clause and others", "the screens' browser; the tests'"),
)


def page() -> str:
    """The text of the page."""
    lines = [
        "# Licences",
        "",
        "nextplease is Apache-2.0. What runs with it, made by `python -m scripts.licences`.",
        "",
        "## Python packages",
        "| package | version | licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {licence(name)} |" for name, version in pinned()),
        "",
        "## In the browser, shipped in web/static/vendor and hardware/slips/fonts",
        "| package | version | licence |",
        "|---|---|---|",
        *(f"| {name} | {version} | {said} |" for name, version, said in front_end()),
        "",
        "## Programs and libraries of the system",
        "| program | licence | for |",
        "|---|---|---|",
        *(f"| {name} | {said} | {why} |" for name, said, why in _PROGRAMS),
    ]
    return "\n".join(lines) + "\n"


def pinned() -> list[tuple[str, str]]:
    """(name, version) of what requirements.txt pins."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE)


def licence(name: str) -> str:
    """As the installed metadata says it: the expression, the classifiers, or the short field."""
    found = metadata.metadata(name)
    if "License-Expression" in found:
        return found["License-Expression"]
    classifiers = [
        one.rpartition(" :: ")[2]
        for one in found.get_all("Classifier") or []
        if one.startswith("License :: ") and not one.endswith(_EMPTY)
    ]
    short = found["License"].strip().partition("\n")[0] if "License" in found else ""
    return " or ".join(classifiers) or short[:60] or _IN_A_FILE.get(name, "unknown")


def front_end() -> list[tuple[str, str, str]]:
    """(name, version, licence) of what the pages use."""
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {name: lock[f"node_modules/{name}"] for name in sorted(wanted)}
    return [(name, one["version"], one.get("license", "unknown")) for name, one in found.items()]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
