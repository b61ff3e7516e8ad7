"""The kiosk's words: every message in every language, and Welsh counts as Welsh does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from web.words import Words

FOLDER = Path(__file__).resolve().parents[3] / "kiosk"


def messages(language: str) -> dict[str, ast.Message]:
    text = "".join(
        file.read_text(encoding="utf-8") for file in (FOLDER / "words").rglob(f"{language}.ftl")
    )
    body = FluentParser().parse(text).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    return {entry.id.name: entry for entry in body if isinstance(entry, ast.Message)}


def test_both_languages_have_the_same_messages() -> None:
    assert set(messages("cy")) == set(messages("en"))


def test_every_word_that_the_screens_ask_for_exists() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in FOLDER.glob("static/**/*.js")]
    asked = {key for text in scripts for key in re.findall(r"\bw\('([a-z-]+)'", text)}
    assert len(asked) > 40
    assert asked <= set(messages("en"))


@pytest.mark.parametrize(
    ("n", "says"),
    [
        (0, "Neb"),
        (1, "1 person"),
        (2, "2 berson"),
        (3, "3 pherson"),
        (5, "5 o bobl"),
        (6, "6 pherson"),
        (11, "11 o bobl"),
    ],
)
def test_welsh_counts_people_in_six_forms(n: int, says: str) -> None:
    assert Words("kiosk", "cy")("people", n=n) == says


def test_english_counts_people_in_three() -> None:
    word = Words("kiosk", "en")
    assert [word("people", n=n) for n in (0, 1, 2)] == ["No one", "1 person", "2 people"]
