"""How long services took: of a step that rested all its parts together, as the figures have it."""

from __future__ import annotations

from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.visits import queries

MINUTE = 60_000


def lengths(morning: Morning) -> dict[str, list[int]]:
    with morning.store.read() as conn:
        found = queries.service_lengths(conn, SITE, "2026-11-24", "2026-11-25")
    return {enquiry: [lasted // MINUTE for lasted in each] for enquiry, each in found.items()}


def served_and_held(morning: Morning, minutes: int) -> str:
    """Served for so long, and on hold from then on."""
    visit = morning.serve()
    morning.later(minutes=minutes)
    commands.hold(morning.store, visit, morning.by("megan"), reason="other", minutes=60)
    morning.later(minutes=20)
    return visit


def go_on(morning: Morning, visit: str) -> None:
    commands.resume(morning.store, visit, morning.by("megan"))
    assert morning.call().visit == visit
    commands.start(morning.store, visit, morning.by("megan"))


def finish(morning: Morning, visit: str) -> None:
    commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")


def test_the_parts_of_a_service_that_rested_are_one(morning: Morning) -> None:
    visit = served_and_held(morning, 4)
    assert lengths(morning) == {}
    go_on(morning, visit)
    morning.later(minutes=3)
    commands.hold(morning.store, visit, morning.by("megan"), reason="other")
    morning.later(minutes=9)
    go_on(morning, visit)
    morning.later(minutes=2)
    finish(morning, visit)
    assert lengths(morning) == {"council-tax": [9]}


def test_who_left_from_the_rest_was_served_as_long_as_they_were(morning: Morning) -> None:
    visit = served_and_held(morning, 4)
    commands.cancel(morning.store, visit, morning.by("megan"))
    assert lengths(morning) == {"council-tax": [4]}


def test_each_visit_counts_by_itself_the_shortest_first(morning: Morning) -> None:
    for minutes in (6, 2):
        visit = morning.serve()
        morning.later(minutes=minutes)
        finish(morning, visit)
    absent = morning.issue()
    assert morning.call().visit == absent
    morning.later(minutes=5)
    commands.no_show(morning.store, absent, morning.by("megan"))
    assert lengths(morning) == {"council-tax": [2, 6]}
