"""What supervisors change themselves is shipped with the server; each page of staff leads there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.statement import page_of
from tests.helpers import ROOT
from tests.integration.security.actors import SITE, doors

SHIPPED = sorted((ROOT / "server/guide").glob("*.md"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_is_shipped_is_what_the_documentation_has(file: Path) -> None:
    assert file.read_text(encoding="utf-8") == (ROOT / "docs" / file.name).read_text("utf-8")


def test_each_page_of_staff_leads_there_and_it_is_read_as_a_page(tmp_path: Path) -> None:
    with doors(tmp_path) as house:
        supervisor = house.client("S")
        assert 'href="/guide/supervisors"' in supervisor.get(f"/day/{SITE}").text
        page = supervisor.get("/guide/supervisors").text
        assert "<title>For supervisors: what you change yourselves</title>" in page
        assert '<a href="/guide/everyday">everyday tasks</a>' in page
        main = page.partition("<main")[2].partition("</main>")[0]
        assert re.findall(r"\*\*|!\[|\]\(|\.md\b", main) == []
        tasks = supervisor.get("/guide/everyday").text
        assert "<td>Closed next Friday</td>\n<td>6</td>\n<td>supervisor</td>" in tasks
        assert supervisor.get("/guide/other").status_code == 404


def test_links_lead_where_something_is_shipped_and_are_words_elsewhere() -> None:
    page = str(page_of("See [a](a.md), [b](b.md) and `<c>`.\n\n| x | y |\n|---|---|\n| **1** | 2 |",
                       {"a.md": "/a"}))  # fmt: skip
    assert '<a href="/a">a</a>, b and <code>&lt;c&gt;</code>.' in page
    assert "<th>x</th>\n<th>y</th>" in page
    assert "<td><strong>1</strong></td>\n<td>2</td>" in page
