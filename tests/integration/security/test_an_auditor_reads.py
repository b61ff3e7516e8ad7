"""Whoever reads everything and changes nothing: each page leaves its deeds out for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.security.actors import SITE, Doors, doors
from tests.integration.security.matrix import table

FILLED = {"<site>": SITE, "<adviser>": "megan", "<step>": "hours", "<point>": "counter-1"}
#: Pages of visitors, parts of pages, and files: no deed of the staff stands there.
NOT_OF_STAFF = ("/kiosk/", "/exit/", "/drawn/", "/api/")


def pages() -> list[str]:
    """Every page that an auditor may open, by the table of who may reach what."""
    found = [one.rule for one, who in table().items() if one.method == "GET" and "U" in who]
    return [rule for rule in found if not any(part in rule for part in NOT_OF_STAFF)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    with doors(tmp_path_factory.mktemp("reads")) as found:
        yield found


def at(rule: str) -> str:
    for part, value in FILLED.items():
        rule = rule.replace(part, value)
    return rule


def test_every_page_of_staff_leaves_out_for_them_what_changes_anything(house: Doors) -> None:
    assert len(pages()) > 15
    auditor = house.client("U")
    without = []
    for rule in pages():
        answer = auditor.get(at(rule), headers={"Accept": "text/html"}, follow_redirects=True)
        assert answer.status_code == 200, rule
        if "data-reads" not in answer.text or "/static/reads.css" not in answer.text:
            without.append(rule)
    assert without == []


def test_whoever_may_change_something_finds_it_there(house: Doors) -> None:
    for who in ("S", "M"):
        assert "data-reads" not in house.client(who).get(f"/day/{SITE}").text
