"""A draft is published while fifty wait and eight are served: nobody loses a place, every screen
follows, and a desk where nobody is stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.helpers import an_ask
from tests.running import House, SiteAccess
from tests.screens import Screen, State
from tests.site_text import site_text
from ticketing import commands
from ticketing.staff import places
from web import tokens

WAIT, SERVED = 50, 8
ADVISER = """
[[advisers]]
id = "a{n}"
name = "Adviser {n}"
skills = ["council-tax", "benefits"]
"""
STEPS = (
    "SELECT visit, state, enquiry, queued_at, service_point, called_at, serving_at, ended_at"
    " FROM step WHERE site = ? ORDER BY id"
)
SIGNED_ON = "SELECT adviser, service_point, since, until FROM sign_on WHERE site = ? ORDER BY 1, 2"
#: What each state has besides what it says.
STAMP = {"epoch", "version", "now", "house"}


@pytest.fixture
def full(house: House) -> SiteAccess:
    """Fifty wait, eight are served, and the adviser at counter 9 waits for the next."""
    text = site_text(points=9) + "".join(ADVISER.format(n=n) for n in range(1, 10))
    site, now = house.add_site(text=text), datetime.now(UTC)
    for n in range(SERVED + WAIT):
        enquiry = ("council-tax", "benefits")[n % 2]
        commands.issue(house.store, site.id, enquiry, an_ask(now), language="en", kiosk="entrance")
    for n in range(1, 10):
        asked = an_ask(now, adviser=f"a{n}")
        places.sign_on(house.store, site.id, f"a{n}", f"counter-{n}", asked)
        if n <= SERVED:
            called = commands.call_next(house.store, site.id, f"counter-{n}", asked)
            assert called is not None
            commands.start(house.store, called.visit, asked)
    return site


@pytest.fixture
def screens(house: House, full: SiteAccess) -> Iterator[dict[str, Screen]]:
    """One of each kind; the phone is that of whoever came last."""
    ((last,),) = house.rows(
        "SELECT visit FROM step WHERE site = ? ORDER BY id DESC LIMIT 1", full.id
    )
    joins: dict[str, tuple[dict[str, str], str | None]] = {
        "/display": ({"site": full.id, "zone": "main"}, None),
        "/kiosk": ({"site": full.id, "kiosk": "entrance"}, full.kiosk),
        "/counter": ({"site": full.id, "point": "counter-9"}, full.adviser),
        "/reception": ({"site": full.id}, full.supervisor),
        "/rooms": ({"site": full.id}, full.supervisor),
        "/supervisor": ({"site": full.id}, full.supervisor),
    }
    with ExitStack() as stack:
        opened = {
            path: stack.enter_context(Screen(house, path, join, token=token))
            for path, (join, token) in joins.items()
        }
        opened["phone"] = stack.enter_context(Screen(house, "/display", {"ticket": last}))
        for screen in opened.values():
            screen.wait_for(lambda state: state["house"] == 1)
        yield opened


def said(state: State) -> State:
    return {key: value for key, value in state.items() if key not in STAMP}


def test_nobody_loses_a_place_and_every_screen_follows(
    house: House, full: SiteAccess, screens: dict[str, Screen]
) -> None:
    def queue() -> list[str]:
        answer = house.get(f"/api/v1/sites/{full.id}/waiting", token=full.supervisor)
        return [one["number"] for one in answer.json()["visits"]]

    def draft(path: str, body: dict[str, Any]) -> Any:
        answer = house.post(f"/sites/{full.id}/draft{path}", body, token=nia)
        assert answer.status_code == 200, answer.text
        return answer.json()

    nia = tokens.make(house.store, "administrator", site=full.id, name="Nia", now=datetime.now(UTC))
    before = (house.rows(STEPS, full.id), house.rows(SIGNED_ON, full.id), queue())
    assert len(before[2]) == WAIT
    was = {path: screen.shown[-1] for path, screen in screens.items()}
    names = {"cy": "Desg 1", "en": "Desk 1"}
    changed = [
        (["service_points", "counter-1", "name"], {"cy": "Cownter 1", "en": "Counter 1"}, names),
        (["enquiries", "council-tax", "target_minutes"], 15, 12),
    ]
    for where, seen, value in changed:
        shown = draft("", {"path": where, "seen": seen, "value": value})
    tax = next(one for one in shown["edits"] if one["path"][0] == "enquiries")
    assert (len(tax["waiting"]), len(tax["served"])) == (WAIT / 2, SERVED / 2)
    assert draft("/publish", {"revision": shown["revision"]})["base"] == 2

    for path, screen in screens.items():
        now = screen.wait_for(lambda state: state["house"] == 2)
        assert now["epoch"] == was[path]["epoch"], path
        assert len(screen.answers) == 1, f"{path} had to join again"
    assert screens["/kiosk"].shown[-1]["page"] != was["/kiosk"]["page"]
    assert screens["phone"].shown[-1]["ahead"] == was["phone"]["ahead"]
    assert said(screens["/counter"].shown[-1]) == said(was["/counter"])
    assert (house.rows(STEPS, full.id), house.rows(SIGNED_ON, full.id), queue()) == before

    called = house.call(full, "counter-9")
    assert called is not None
    assert called["number"] == before[2][0]
    assert house.troubles() == []
