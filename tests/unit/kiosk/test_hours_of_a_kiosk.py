"""A kiosk with hours of its own: closed, it says when it opens and where another one is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import NOW, SITE_TEXT, an_ask
from tests.unit.kiosk.entrance import Entrance
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.sites import unwise
from ticketing.sites.file import parse

OWN = (
    'slot = "below"\nhours = { tuesday = "08:45-11:00", thursday = ["08:45-11:00", "16:00-19:00"] }'
)
TEXT = SITE_TEXT.replace('slot = "below"', OWN)
AFTER = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def hours_from(entrance: Entrance, text: str = TEXT) -> Entrance:
    commands.load_site(entrance.house.store, text, now=entrance.now, actor=SYSTEM)
    return entrance


@given(minutes=st.integers(0, 60 * 24 * 40))
def test_it_gives_tickets_when_the_house_and_its_own_hours_say_so(minutes: int) -> None:
    site, now = parse(TEXT), NOW + timedelta(minutes=minutes)
    left, right = site.kiosks
    local = now.astimezone(site.zone_info)
    at = local.hour * 60 + local.minute
    own = {1: [(525, 660)], 3: [(525, 660), (960, 1140)]}.get(local.weekday(), [])
    wanted = site.is_open(now) and any(a <= at < b for a, b in own)
    assert site.kiosk_is_open(now, left) == wanted
    assert site.kiosk_is_open(now, right) == site.is_open(now)
    if (opens := site.kiosk_opens_at(now, left)) is not None:
        assert opens >= now
        assert site.kiosk_is_open(opens, left)


def test_closed_it_says_when_it_opens_and_where_another_one_is(entrance: Entrance) -> None:
    hours_from(entrance)
    assert entrance.state()["open"] is True
    entrance.now = AFTER
    state = entrance.state()
    assert (state["open"], state["reason"]) == (False, "kiosk")
    assert state["opens_at"] == "2026-11-26T08:45:00.000Z"
    assert state["named"] == parse(TEXT).zone("main").name
    assert entrance.take(kiosk="entrance-right").status_code == 201


def test_with_no_other_kiosk_open_it_names_none(entrance: Entrance) -> None:
    both = TEXT.replace('slot = "right"', 'slot = "right"\nhours = { monday = "09:00-10:00" }')
    hours_from(entrance, both)
    entrance.now = AFTER
    state = entrance.state()
    assert (state["reason"], state["named"]) == ("kiosk", None)


def test_while_the_house_is_closed_that_is_what_it_says(entrance: Entrance) -> None:
    hours_from(entrance)
    entrance.now = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
    assert entrance.state()["reason"] == "hours"


@pytest.mark.parametrize(("minutes", "status"), [(0, 201), (1, 409)])
def test_it_gives_no_ticket_after_its_hours_but_to_whoever_had_pressed(
    entrance: Entrance, minutes: int, status: int
) -> None:
    hours_from(entrance)
    entrance.now = datetime(2026, 11, 24, 11, minutes, 1, tzinfo=UTC)
    answer = entrance.take()
    assert answer.status_code == status
    if status == 409:
        assert answer.get_json()["opens_at"] == "2026-11-26T08:45:00.000Z"
        assert entrance.take(kiosk="entrance-right").status_code == 201


def test_a_ticket_whose_answer_was_lost_is_the_same_after_its_hours(entrance: Entrance) -> None:
    hours_from(entrance)
    entrance.now = datetime(2026, 11, 24, 10, 59, tzinfo=UTC)
    first = entrance.take(key="lost")
    entrance.now = AFTER
    again = entrance.take(key="lost")
    assert (again.status_code, again.get_json()) == (201, first.get_json())
    assert entrance.take(key="another").status_code == 409


def test_reception_gives_tickets_at_its_printer_all_the_same(entrance: Entrance) -> None:
    hours_from(entrance)
    issued = commands.issue(
        entrance.house.store, "riverside", "council-tax", an_ask(AFTER), language="en",
        kiosk="entrance-left", source="reception",
    )  # fmt: skip
    assert issued.printer == "entrance-left-printer"


def test_hours_in_which_the_house_is_closed_are_noted() -> None:
    says = {path[:2]: told for path, told in unwise.cautions(parse(TEXT)) if "hours" in path}
    assert "reaches beyond the house's own hours" in says["kiosks", 0]
