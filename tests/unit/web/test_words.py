"""Visitors' words: the same messages with the same values in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from hardware.slips import RTL_LANGUAGES
from tests.helpers import ROOT, sample_site
from web.words import Words, direction, source

FILES = sorted(ROOT.glob("*/words/*.ftl"))
ROOMS = sorted({file.parent.parent.name for file in FILES})


class _Used(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(f"${node.id.name}")

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.names.add(node.id.name)


def messages(file: Path) -> dict[str, set[str]]:
    """Each message of a file, and the values that it uses."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{file}: {entry.id.name} stands twice"
            used = _Used()
            used.visit(entry)
            found[entry.id.name] = used.names
    return found


def test_the_rooms_of_visitors_have_words() -> None:
    assert {"kiosk", "display"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_each_language_of_the_sample_site_is_there(room: str) -> None:
    assert {file.stem for file in FILES if file.parent.parent.name == room} >= set(
        sample_site().languages
    )


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parent.parent.name}-{f.stem}" for f in FILES])
def test_every_language_has_the_same_messages_with_the_same_values(file: Path) -> None:
    assert messages(file) == messages(file.with_name("en.ftl"))


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parent.parent.name}-{f.stem}" for f in FILES])
def test_every_message_can_be_said(file: Path) -> None:
    room, said = file.parent.parent.name, Words(file.parent.parent.name, file.stem)
    for key, used in messages(file).items():
        values = {name[1:]: 3 for name in used if name.startswith("$")}
        text = said(key, **values)
        assert text, f"{room}: {key}"
        assert "{" not in text


def test_an_unknown_language_is_told_in_english() -> None:
    assert Words("kiosk", "xx")("done") == Words("kiosk", "en")("done") == "Done"


def test_welsh_is_welsh() -> None:
    assert Words("kiosk", "cy")("done") != "Done"


def test_words_that_nobody_has_are_shown_by_their_name() -> None:
    assert Words("kiosk", "cy")("no-such-words") == "no-such-words"


@pytest.mark.parametrize(
    ("room", "language"),
    [("kiosk", "xx"), ("kiosk", "../words/en"), ("no", "en"), ("../kiosk", "en"),
     ("ticketing", "en"),
     ("decimal", "en"), ("", "en"), ("kiosk", "")],
)  # fmt: skip
def test_where_there_are_no_words_there_is_nothing(room: str, language: str) -> None:
    assert source(room, language) is None


def test_the_source_is_the_file() -> None:
    assert source("kiosk", "cy") == (ROOT / "kiosk/words/cy.ftl").read_text(encoding="utf-8")


def test_arabic_is_written_from_right_to_left() -> None:
    assert (direction("ar"), direction("fa-AF"), direction("cy")) == ("rtl", "rtl", "ltr")


def test_server_browser_and_paper_agree_on_what_is_written_from_right_to_left() -> None:
    script = (ROOT / "web" / "static" / "words.js").read_text(encoding="utf-8")
    listed = re.search(r"const RTL = new Set\(\[([^]]*)\]\)", script)
    assert listed is not None
    assert set(re.findall(r"'(\w+)'", listed[1])) == RTL_LANGUAGES
    assert {direction(language) for language in RTL_LANGUAGES} == {"rtl"}
