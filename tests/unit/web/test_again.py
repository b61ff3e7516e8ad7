"""The script that stands in each page itself, and loads it anew when the rest did not come."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import ROOT
from web import again

#: Its forms go without a script, which alone finds and counts in the page.
GOES_WITHOUT = ROOT / "server" / "first_run" / "frame.html"
PAGES = sorted(
    path
    for folder in (
        "kiosk",
        "counters",
        "display",
        "analytics",
        "administration",
        "server",
        "simulation",
    )
    for path in (ROOT / folder).rglob("*.html")
    if "<script" in path.read_text(encoding="utf-8") and path != GOES_WITHOUT
)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_the_own_script_of_a_page_says_that_all_of_it_came(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    (script,) = re.findall(r'<script type="module" data-page src="/static/([^"]+)"></script>', text)
    *folder, name = script.split("/")
    source = ROOT.joinpath(*folder, "static", name).read_text(encoding="utf-8")
    assert source.rstrip().endswith("\nalive();"), script


#: What is said where a page's own script does not come: in words, or as numbers of the server's.
SAID = ("web/not_started.html", "web/staff.html", 'id="plain"', "data-fill", "pair-title",
        "away-title", 'method="post"', "a demonstration</h1>", "data-while-not-alive",
        "display/phone/complaint.html")  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_whose_script_does_not_come_says_something(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    frames = re.findall(r'{% extends "([^"]+)" %}', text)
    texts = [text, *((ROOT / one).read_text(encoding="utf-8") for one in frames)]
    assert any(said in one for said in SAID for one in texts), page


def test_it_uses_nothing_that_an_old_browser_cannot_read() -> None:
    for young in ("=>", "const ", "let ", "`", "?.", "??", "async", "import", "fetch("):
        assert young not in again.SCRIPT, young


def test_it_is_small_for_it_comes_with_each_page() -> None:
    assert len(again.SCRIPT) < 4000
