"""Somebody else stood there: whoever was called is called still, however late it is noticed."""

from __future__ import annotations

import pytest

from analytics.figures import steps
from analytics.figures.tally import tally_steps
from storage.times import to_ms
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.errors import Conflict
from ticketing.visits import replay


def test_the_called_one_is_called_still_and_comes_in_the_end(morning: Morning) -> None:
    visit = morning.issue()
    morning.later(minutes=8)
    morning.call()
    morning.later(seconds=30)
    commands.start(morning.store, visit, morning.by("megan"))
    morning.later(minutes=25)
    back = commands.not_this_visitor(morning.store, visit, morning.by("megan"))
    assert (back.state, back.service_point, back.serving_at) == ("called", "counter-3", None)
    commands.recall(morning.store, visit, morning.by("megan"))
    morning.later(seconds=20)
    commands.start(morning.store, visit, morning.by("megan"))
    morning.later(minutes=4)
    commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")
    with morning.store.read() as conn:
        of_day = steps.of_day(conn, SITE, morning.site.service_day(morning.now).isoformat())
        tally = tally_steps(of_day, to_ms(morning.now), morning.site.zone_info)["council-tax"]
        assert replay.differences(conn) == []
    assert [round(one / 1000) for one in tally.waits] == [8 * 60]
    assert [round(one / 1000) for one in tally.walks] == [50]
    assert [round(one / 1000) for one in tally.services] == [4 * 60]
    assert (tally.issued, tally.called, tally.served) == (1, 1, 1)


def test_it_is_undone_to_the_letter_within_a_minute(morning: Morning) -> None:
    visit = morning.serve()
    before = morning.step(visit, "*")
    morning.later(minutes=5)
    commands.not_this_visitor(morning.store, visit, morning.by("megan"))
    morning.later(seconds=20)
    commands.undo(morning.store, visit, morning.by("megan"))
    assert morning.step(visit, "*") == before


def test_after_it_nobody_may_have_come_either(morning: Morning) -> None:
    visit = morning.serve()
    morning.later(minutes=5)
    commands.not_this_visitor(morning.store, visit, morning.by("megan"))
    for _ in range(morning.site.recall.times):
        commands.recall(morning.store, visit, morning.by("megan"))
        morning.later(minutes=1)
    ended = commands.no_show(morning.store, visit, morning.by("megan"))
    assert ended.outcome == "no_show"


def test_only_one_who_is_served_and_was_called_can_be_somebody_else(morning: Morning) -> None:
    called = morning.issue()
    morning.call()
    with pytest.raises(Conflict, match="Call again"):
        commands.not_this_visitor(morning.store, called, morning.by("megan"))
    direct = commands.serve_directly(
        morning.store, SITE, "counter-4", "council-tax", morning.by("daniel")
    )
    with pytest.raises(Conflict, match="without a call"):
        commands.not_this_visitor(morning.store, direct.visit, morning.by("daniel"))


def test_nobody_does_it_at_anothers_place(morning: Morning) -> None:
    visit = morning.serve()
    with pytest.raises(Conflict, match="where you are not signed on"):
        commands.not_this_visitor(morning.store, visit, morning.by("daniel"))
