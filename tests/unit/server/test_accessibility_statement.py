"""The accessibility statement is a page, what the documentation has, and names tests that exist."""

from __future__ import annotations

import re

from server.statement import page_of
from tests.helpers import ROOT

DOCS = ROOT / "docs"
SHIPPED = ROOT / "server/statement/statement.md"


def test_what_is_served_is_what_the_documentation_has() -> None:
    stated = (DOCS / "accessibility-statement.md").read_text(encoding="utf-8")
    assert SHIPPED.read_text(encoding="utf-8") == stated


def test_it_has_the_parts_that_public_bodies_publish() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    assert headings[0].startswith("Accessibility statement for")
    assert {
        "What is not accessible",
        "Feedback and contact",
        "Enforcement",
        "Compliance status",
        "How it was tested",
        "Preparation of this statement",
    } <= set(headings)


def test_each_clause_names_tests_that_there_are() -> None:
    table = (DOCS / "en-301-549.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+\.py)`", table))
    there = {file.name for file in (ROOT / "tests").rglob("test_*.py")}
    assert named
    assert named <= there
    for line in re.findall(r"^\| \d.+\|$", table, re.MULTILINE):
        clause, _, stands, by = (part.strip() for part in line.strip("| ").split(" | "))
        assert stands.startswith(("met", "in part", "not met", "the house", "as 5")), clause
        assert by, clause


def test_it_is_read_as_headings_lists_and_paragraphs() -> None:
    page = str(page_of(SHIPPED.read_text(encoding="utf-8")))
    assert page.startswith("<h1>Accessibility statement for nextplease</h1>")
    assert page.count("<li>") == SHIPPED.read_text(encoding="utf-8").count("\n- ")
    assert "\n- " not in page
    assert str(page_of("# A <b>\n\n*x* & y")) == "<h1>A &lt;b&gt;</h1>\n<p><em>x</em> &amp; y</p>\n"
