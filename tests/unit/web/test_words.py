"""Visitors' words: the same messages with the same values in each language."""

from __future__ import annotations

import re

import pytest

from hardware.slips import RTL_LANGUAGES
from tests.helpers import ROOT, sample_site
from web.words import Words, direction, source

FILES = sorted(ROOT.glob("*/words/*.ftl"))
ROOMS = sorted({file.parent.parent.name for file in FILES})


def test_the_rooms_of_visitors_have_words() -> None:
    assert {"kiosk", "display"} <= set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_each_language_of_the_sample_site_is_there(room: str) -> None:
    assert {file.stem for file in FILES if file.parent.parent.name == room} >= set(
        sample_site().languages
    )


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


def test_the_source_is_the_file_and_what_is_opened_later() -> None:
    files = [ROOT / "kiosk/words" / name for name in ("cy.ftl", "later/cy.ftl")]
    assert source("kiosk", "cy") == "\n".join(one.read_text(encoding="utf-8") for one in files)


def test_arabic_is_written_from_right_to_left() -> None:
    assert (direction("ar"), direction("fa-AF"), direction("cy")) == ("rtl", "rtl", "ltr")


def test_server_browser_and_paper_agree_on_what_is_written_from_right_to_left() -> None:
    script = (ROOT / "web" / "static" / "words.js").read_text(encoding="utf-8")
    listed = re.search(r"const RTL = new Set\(\[([^]]*)\]\)", script)
    assert listed is not None
    assert set(re.findall(r"'(\w+)'", listed[1])) == RTL_LANGUAGES
    assert {direction(language) for language in RTL_LANGUAGES} == {"rtl"}
