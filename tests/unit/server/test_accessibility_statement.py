"""The accessibility statement is a page, what the documentation has, and names tests that exist."""

from __future__ import annotations

import re

from server.statement import page_of
from tests.helpers import ROOT

DOCS = ROOT / "docs"
SHIPPED = ROOT / "server/statement/statement.md"
#: The clauses of EN 301 549 V3.2.1 of which something can be said of a kiosk, a display or a page:
#: without 5.1.1 and 5.1.2.1, 8.1.1 and 9.0, which only name others, and 9.5, of level AAA.
CLAUSES = """
5.1.2.2 5.1.3.1-16 5.1.4 5.1.5 5.1.6.1-2 5.1.7 5.2 5.3 5.4 5.5.1-2 5.6.1-2 5.7 5.8 5.9
8.1.2 8.1.3 8.2.1 8.2.2 8.3.1-6 8.4.1 8.4.2.1-2 8.4.3 8.5
9.1.1.1 9.1.2.1-5 9.1.3.1-5 9.1.4.1-5 9.1.4.10-13 9.2.1.1 9.2.1.2 9.2.1.4 9.2.2.1-2 9.2.3.1
9.2.4.1-7 9.2.5.1-4 9.3.1.1-2 9.3.2.1-4 9.3.3.1-4 9.4.1.1-3 9.6
"""


def clauses(text: str) -> set[str]:
    """Each clause of a list in which '5.6.1-2' is two, or '5.6.1 to 5.6.2' is."""
    found = set()
    for one in re.split(r"[\s,]+", text.replace(" to ", "-").strip()):
        first, _, last = one.partition("-")
        above, _, number = first.rpartition(".")
        until = int(last.rpartition(".")[2]) if last else int(number)
        found |= {f"{above}.{n}" for n in range(int(number), until + 1)}
    return found


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
    named = set(re.findall(r"`(test_\w+\.py|\w+\.test\.js)`", table))
    every = (ROOT / "tests").rglob
    there = {file.name for pattern in ("test_*.py", "*.test.js") for file in every(pattern)}
    assert named
    assert named <= there
    for line in re.findall(r"^\| \d.+\|$", table, re.MULTILINE):
        clause, _, stands, by = (part.strip() for part in line.strip("| ").split(" | "))
        assert stands.startswith(("met", "in part", "not met", "the house")), clause
        assert by, clause


def test_no_clause_is_left_out() -> None:
    table = (DOCS / "en-301-549.md").read_text(encoding="utf-8")
    named = [clauses(one) for one in re.findall(r"^\| (\d[^|]*?) \|", table, re.MULTILINE)]
    assert sum(map(len, named)) == len(set().union(*named)), "each once"
    assert clauses(CLAUSES) - set().union(*named) == set()


def test_it_is_read_as_headings_lists_and_paragraphs() -> None:
    page = str(page_of(SHIPPED.read_text(encoding="utf-8")))
    assert page.startswith("<h1>Accessibility statement for nextplease</h1>")
    assert page.count("<li>") == SHIPPED.read_text(encoding="utf-8").count("\n- ")
    assert "\n- " not in page
    assert str(page_of("# A <b>\n\n*x* & y")) == "<h1>A &lt;b&gt;</h1>\n<p><em>x</em> &amp; y</p>\n"
