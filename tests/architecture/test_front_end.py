"""The scripts of the pages: their types are those of the server, their packages are pinned."""

from __future__ import annotations

import json
import re

import pytest

from tests.front.types import FILES, text_of
from tests.helpers import ROOT

PINNED = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_the_types_of_the_scripts_are_those_of_the_server(name: str) -> None:
    kept = (ROOT / name).read_text(encoding="utf-8")
    assert kept == text_of(FILES[name]), "python -m tests.front.types"


PACKAGES = (
    *("administration", "analytics", "counters", "display", "kiosk", "server", "simulation"),
    "web",
)


def test_no_page_has_a_style_in_it_which_the_content_policy_would_drop() -> None:
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.*")]
    pages = [one for one in files if one.suffix in (".html", ".js") and "vendor" not in one.parts]
    assert len(pages) > 100
    styled = re.compile(r"<[a-z][^<>]*\sstyle=")
    assert [one.name for one in pages if styled.search(one.read_text(encoding="utf-8"))] == []


def test_no_types_are_left_of_what_the_server_no_longer_sends() -> None:
    made = {
        str(file.relative_to(ROOT))
        for package in PACKAGES
        for file in (ROOT / package).rglob("types.d.ts")
    }
    assert made == set(FILES)


def test_what_was_copied_into_the_tree_is_what_is_pinned() -> None:
    """`make vendor` was run after the last change of a version."""
    table = (ROOT / "web/static/vendor/README.md").read_text(encoding="utf-8")
    copied = dict(re.findall(r"^\| (\S+) \| (\d\S*) \|", table, flags=re.MULTILINE))
    pinned = {**PINNED["devDependencies"], **PINNED["dependencies"]}
    assert copied
    assert copied == {name: pinned[name] for name in copied}


def test_every_package_of_the_front_end_is_pinned_to_one_version() -> None:
    for version in (*PINNED["dependencies"].values(), *PINNED["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_the_lock_file_names_no_registry() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    assert locked["packages"]
    assert [name for name, one in locked["packages"].items() if "resolved" in one] == []
