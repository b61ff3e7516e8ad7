"""The page of complaints: what was written there is lost by nothing that somebody else does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.helpers import an_ask
from tests.unit.counters.room import Browser, Room
from ticketing.visits import complaints


def test_an_answer_to_what_a_colleague_closed_meanwhile_is_there_still(room: Room) -> None:
    made = complaints.Written("complaint", "The lift stank", "en")
    site = room.house.site("riverside")
    complaints.make(room.house.store, site, an_ask(datetime.now(UTC)), "exit", made)
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    assert "1 open" in browser.get("/complaints/riverside")
    by = an_ask(room.clock(), adviser="owen")
    complaints.close(room.house.store, site, 1, by, "Cleaned.")
    status, page = browser.form("/complaints/riverside/1/close", answer="We <rang> them.")
    assert status == 409
    assert "It is closed already." in page
    assert 'You had written: <q class="typed">We &lt;rang&gt; them.</q>' in page


def test_of_more_than_are_shown_it_is_told_how_many_wait(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complaints, "MOST_SHOWN", 2)
    site = room.house.site("riverside")
    for n in range(4):
        made = complaints.Written("complaint", f"Cold {n}", "en")
        complaints.make(room.house.store, site, an_ask(room.clock()), "exit", made)
    browser = Browser(room).at_known_pc()
    browser.sign_on("carys", "/counter/riverside/counter-1")
    page = browser.get("/complaints/riverside")
    assert "<h1>4 open</h1>" in page
    assert "The 2 that wait longest are shown." in page
