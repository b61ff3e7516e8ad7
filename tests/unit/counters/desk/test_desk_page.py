"""What the desk's page is given besides the live state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from counters import wording
from counters.desk import known, lately
from tests.asides import ReportsHere
from tests.unit.counters.room import Room
from ticketing.commands import holding
from ticketing.staff import pauses
from ticketing.visits import lifecycle
from ticketing.visits.needs import NEEDS
from web.aside import Crowded

T = TypeVar("T")

MINUTE = 60_000


def test_every_reason_and_need_has_its_words() -> None:
    assert tuple(wording.HOLD_REASONS) == holding.HOLD_REASONS
    assert tuple(wording.BREAK_REASONS) == pauses.BREAK_REASONS
    assert tuple(wording.NEEDS) == NEEDS


def test_every_deed_that_can_be_taken_back_has_its_words() -> None:
    assert set(wording.DEEDS) == set(lifecycle.ALLOWED) | {"issue", "serve", "answer"}


def test_reasons_keep_their_order_on_the_page(room: Room) -> None:
    site = room.house.site("riverside")
    page = known.desk(site, site.service_point("counter-3"), site.adviser("megan"), {})
    assert [one["id"] for one in page["reasons"]["hold"]] == list(holding.HOLD_REASONS)
    assert [one["id"] for one in page["enquiries"]] == [one.id for one in site.enquiries]


@pytest.mark.parametrize(
    ("minutes", "within"),
    [([3] * 18 + [14, 20], 3), ([3] * 17 + [14, 14, 20], 14), ([5] * 19, None)],
)
def test_nine_in_ten_services_ended_within_so_many_minutes(
    minutes: list[int], within: int | None
) -> None:
    assert lately.nine_in_ten([one * MINUTE for one in minutes]) == within


def test_services_of_today_are_not_yet_usual(room: Room) -> None:
    site = room.house.site("riverside")
    with room.house.store.read() as conn:
        assert lately.nine_in_ten_lately(conn, site, room.clock()) == {}


class Counting(ReportsHere):
    """Counts how often it was asked; while `crowded` it refuses."""

    asked = 0
    crowded = False

    def run(self, work: Callable[..., T], *args: Any, **how: Any) -> T:
        self.asked += 1
        if self.crowded:
            raise Crowded("Try again in a few seconds.")
        return super().run(work, *args, **how)


def test_usual_lengths_are_asked_for_once_a_day_and_no_desk_waits_for_them(room: Room) -> None:
    reports = Counting(room.house.store.path)
    site = room.house.site("riverside")
    usual = lately.Lately(replace(room.house, reports=reports))
    reports.crowded = True
    assert usual.of(site) == {}
    reports.crowded = False
    assert usual.of(site) == usual.of(site) == {}
    assert reports.asked == 2
    room.clock.forward(days=1)
    usual.of(site)
    assert reports.asked == 3
