"""What visitors read in English is written for a reader of nine; docs/words.md says how."""

from __future__ import annotations

import re

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from tests.helpers import ROOT
from ticketing.sites.shown.phrases import ROOMS
from web import languages

#: A grade of the formula is a year of school: the fourth is that of a reader of nine.
NINE = 4.0
#: No single text is for readers older than so, however long its words.
OLDEST = 9.0
LONGEST_SENTENCE = 20
#: Shorter texts are labels, of which the formula knows nothing.
SHORTEST = 6


class _Texts(Visitor):
    """Every way in which a message can read, its values left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:
        said = "".join(
            one.value
            if isinstance(one, ast.TextElement)
            else "3"
            if isinstance(one.expression, ast.VariableReference)
            else ""
            for one in node.elements
        )
        if re.search("[a-z]{2}", said):
            self.texts.append(re.sub(r"</?b>", "", said).strip())
        self.generic_visit(node)


def texts() -> list[tuple[str, str]]:
    found = []
    for room in ROOMS:
        for key in languages._required(room):
            reader = _Texts()
            reader.visit(languages.messages(room, "en")[key])
            found += [(f"{room}: {key}", text) for text in reader.texts]
    return found


TEXTS = texts()


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9][A-Za-z0-9’']*", text)


def sentences_of(text: str) -> list[str]:
    return [one for one in re.split(r"[.!?:]+(?:\s|$)", text) if words_of(one)]


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e: right for most words, never for all."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain:
        return 1
    count = len(re.findall(r"[aeiouy]+", plain))
    if re.search(r"[^aeiouyl]e$|[^aeiouydt]ed$|[^aeiouylsxzcg]es$", plain):
        count -= 1
    return max(1, count)


def grade(sentences: int, words: list[str]) -> float:
    """The Flesch-Kincaid grade."""
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_all_that_visitors_read_is_for_a_reader_of_nine() -> None:
    every = [(sentences_of(text), words_of(text)) for _, text in TEXTS]
    words = [word for _, some in every for word in some]
    assert len(words) > 1000
    assert grade(sum(len(some) for some, _ in every), words) <= NINE


def test_no_text_alone_is_for_much_older_readers() -> None:
    hard = {
        key: round(age, 1)
        for key, text in TEXTS
        if len(words_of(text)) >= SHORTEST
        and (age := grade(len(sentences_of(text)), words_of(text))) > OLDEST
    }
    assert hard == {}


def test_no_sentence_is_long() -> None:
    long = [(key, s) for key, text in TEXTS for s in sentences_of(text) if len(words_of(s)) > LONGEST_SENTENCE]  # fmt: skip  # noqa: E501
    assert long == []


def not_used() -> list[str]:
    table = (ROOT / "docs/words.md").read_text(encoding="utf-8").partition("| not | say |")[2]
    return re.findall(r"^\| ([a-z ]+) \|", table, re.MULTILINE)


@pytest.mark.parametrize("word", not_used())
def test_words_that_are_not_used_are_not_used(word: str) -> None:
    pattern = re.compile(rf"\b{re.escape(word)}(s|d|ed|ing)?\b", re.IGNORECASE)
    assert [key for key, text in TEXTS if pattern.search(text)] == []


def test_the_formula_tells_easy_words_from_hard_ones() -> None:
    easy, hard = "We call your number.", "Notification regarding administrative authorisation."
    assert grade(1, words_of(easy)) < 3 < 20 < grade(1, words_of(hard))
    assert len(not_used()) > 20
