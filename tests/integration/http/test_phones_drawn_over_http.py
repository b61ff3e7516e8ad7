"""The pages of phones as drawings: each phrase that stands on one can be seen where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from tests.helpers import ROOT, SITE_TEXT
from tests.integration.http.moved_clock import ClockHouse, clock_house
from web import phrases, tokens

DRAWN = "/api/v1/sites/riverside/draft/drawn/phone"
MARKED = re.compile("\ue000([^\ue001]*)\ue001([^\ue002]*)\ue002")
#: What is said at the exit, on displays, on paper or in a calendar alone, before a house is known,
#: in the middle of a fact about a place, and the answer to a press that did not work.
ELSEWHERE = re.compile(
    "key-|unknown-ticket|busy|complaint-(or-comment|answered|next)|opinion-unknown|still-there"
    "|stay-writing|all-(back|go-on|keep|stopped)|not-done|push-refused|appointment-(at|where|slip"
    "-note|scan|calendar-.*)$|signpost-(not-here|go-to|phone|walk|no-steps|map|opens|open|closed-now|day-.*)"
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockHouse]:
    folder = tmp_path_factory.mktemp("phones")
    with clock_house(folder, 2026, 11, 24, 10, 30, text=SITE_TEXT) as house:
        for role in ("administrator", "supervisor"):
            secret = tokens.make(house.store, role, site="riverside", name="Nia", now=house.now)
            house._tokens[role] = secret
        yield house


def pages(house: ClockHouse, **body: Any) -> list[str]:
    answer = house.client.post(DRAWN, json=body, headers=house.headers("administrator"))
    assert answer.status_code == 200, answer.text
    found: list[str] = answer.get_json()["pages"]
    return found


def marks(page: str) -> dict[str, str]:
    """By the name of each phrase its text."""
    return {json.loads(unescape(named))[0]: unescape(text) for named, text in MARKED.findall(page)}


def test_every_phrase_of_a_phone_stands_on_a_page_or_is_filled_into_one(house: ClockHouse) -> None:
    shown = set().union(*(marks(page) for page in pages(house, language="en")))
    script = (ROOT / "administration/words/static/phones.js").read_text(encoding="utf-8")
    filled = set(
        re.findall(r"'?([a-z-]+)'?: '[a-z-]+'", script.partition("FILLED = {")[2].partition("}")[0])
    )
    wanted = {
        one.key
        for one in phrases.places()
        if (one.room == "display" and one.heading == "Phone")
        or (one.room == "slips" and one.heading.startswith(("An appointment", "A tile")))
    }
    assert {key for key in wanted - shown - filled if not ELSEWHERE.match(key)} == set()


def test_they_are_in_the_language_that_is_asked_for_with_what_is_filled_in(
    house: ClockHouse,
) -> None:
    ticket, question, *_ = pages(house, language="cy")
    assert marks(ticket)["your-number"] == "Eich rhif"
    assert '["ahead", {"n": "3"}]' in unescape(ticket)
    assert "opinion-title" in marks(question)
    assert marks(pages(house, language="xx")[0])["your-number"] == "Eich rhif"


def test_they_are_for_who_sees_the_draft_alone(house: ClockHouse) -> None:
    for role, status in (("supervisor", 403), ("administrator", 200)):
        answer = house.client.post(DRAWN, json={}, headers=house.headers(role))
        assert answer.status_code == status, role
