"""A day of calls without a house: the rule differs, the day does not."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulation import shift
from simulation.shift import Rule, Visitor
from tests.helpers import sample_site

TUESDAY = date(2026, 11, 24)
RULES = (shift.as_routed, shift.first_come, shift.strict)
SITE = sample_site()


def day(seed: int, count: int = 60) -> list[Visitor]:
    return shift.visitors(Random(seed), SITE, TUESDAY, count)


def test_as_many_come_as_are_wanted_in_their_order() -> None:
    for count in (10, 120, 400):
        came = day(1, count)
        assert len(came) == count
        assert came == sorted(came, key=lambda one: one.arrives_s)


@given(st.integers(0, 1000))
@settings(max_examples=20)
def test_nobody_comes_for_what_is_closed_then(seed: int) -> None:
    surgery = [one.arrives_s / 3600 for one in day(seed) if one.enquiry == "citizens-advice"]
    assert all(10 <= hour < 13 for hour in surgery)


@pytest.mark.parametrize("rule", RULES)
def test_everybody_is_called_under_every_rule(rule: Rule) -> None:
    outcome = shift.run(SITE, day(2), rule)
    assert len(outcome.waits) == 60
    assert min(outcome.waits) >= 0
    assert 0 < outcome.busy < 1


def test_the_same_day_twice_is_the_same() -> None:
    assert shift.run(SITE, day(3), shift.as_routed) == shift.run(SITE, day(3), shift.as_routed)


def test_everybody_is_at_a_place_of_their_own_and_private_interviews_in_the_rooms() -> None:
    desks = shift.desks(SITE)
    skilled = {one.id for one in SITE.advisers if one.skills and one.role != "receptionist"}
    assert {desk.adviser for desk in desks} == skilled
    assert len({desk.point for desk in desks}) == len(desks)
    rooms = {desk.adviser for desk in desks if SITE.service_point(desk.point).kind == "room"}
    assert rooms == {"rhian", "carys"}


def test_alone_with_a_free_adviser_nobody_waits() -> None:
    came = [Visitor(36_000.0 + 3600 * n, "council-tax", 300.0) for n in range(5)]
    for rule in RULES:
        assert shift.run(SITE, came, rule).waits == (0,) * 5


def test_when_all_are_busy_the_rules_choose_differently() -> None:
    """Megan, Daniel, Aisha, Priya, Tomasz and Carys are busy with council tax for an hour; then
    one waits who came first, with 15 minutes of target, and one with 10."""
    busy = [Visitor(36_000.0, "council-tax", 3_600.0) for _ in range(6)]
    long, short = Visitor(37_000.0, "council-tax", 60.0), Visitor(37_300.0, "bus-passes", 60.0)
    waits = {rule: shift.run(SITE, [*busy, long, short], rule).waits[-2:] for rule in RULES}
    assert waits[shift.first_come][0] == pytest.approx(2_600 / 900)
    assert waits[shift.strict][0] == pytest.approx(2_300 / 600)
    assert waits[shift.as_routed][0] == pytest.approx(2_300 / 600)
