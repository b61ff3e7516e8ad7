"""A visit rests: by the adviser who serves it, or out of the queue."""

from __future__ import annotations

import json

import pytest

from storage.times import to_ms
from tests.helpers import rows
from tests.unit.ticketing.a_morning import SITE, Morning
from ticketing import commands
from ticketing.errors import BadRequest, Conflict, PointBusy
from ticketing.visits import queries, rests


def hold(m: Morning, visit: str, minutes: int | None = None) -> object:
    reason = "fetching_document"
    return commands.hold(m.store, visit, m.by("megan"), reason=reason, minutes=minutes)


def test_a_served_visit_that_rests_frees_the_place_and_is_kept_for_its_adviser(
    morning: Morning,
) -> None:
    visit = morning.serve()
    hold(morning, visit)
    assert morning.step(visit, "state", "for_adviser", "hold_reason") == (
        "held", "megan", "fetching_document",
    )  # fmt: skip
    second = morning.issue()
    assert morning.call().visit == second
    held_at, until = morning.step(visit, "held_at", "hold_until")
    assert until - held_at == morning.site.desk.hold_minutes * 60_000


def test_resumed_after_service_the_wait_begins_now_but_the_turn_is_the_first_arrivals(
    morning: Morning,
) -> None:
    visit = morning.serve()
    arrived = rows(morning.store, "SELECT arrived_at FROM visit")[0][0]
    hold(morning, visit)
    morning.later(minutes=4)
    commands.resume(morning.store, visit, morning.by("megan"))
    assert morning.step(visit, "queued_at", "waiting_since", "held_at") == (
        arrived, arrived + 4 * 60_000, None,
    )  # fmt: skip


def test_who_steps_out_of_the_queue_keeps_the_place_and_the_time_out_is_no_wait(
    morning: Morning,
) -> None:
    visit = morning.issue()
    arrived = rows(morning.store, "SELECT arrived_at FROM visit")[0][0]
    morning.later(minutes=3)
    hold(morning, visit)
    assert commands.call_next(morning.store, SITE, "counter-3", morning.by("megan")) is None
    morning.later(minutes=5)
    commands.resume(morning.store, visit, morning.by())
    assert morning.step(visit, "queued_at", "waiting_since") == (arrived, arrived)
    rested = [arrived + 3 * 60_000, arrived + 8 * 60_000, "fetching_document"]
    assert json.loads(morning.step(visit, "rests")[0]) == [rested]
    with morning.store.read() as conn:
        assert queries.present(conn, visit).visit.as_json()["rested"] == 300


def test_what_goes_on_after_a_rest_names_what_it_continues_and_waits_from_its_end(
    morning: Morning,
) -> None:
    visit = morning.serve()
    hold(morning, visit)
    morning.later(minutes=4)
    commands.resume(morning.store, visit, morning.by())
    first, second = rows(morning.store, "SELECT id, continues, waiting_since FROM step")
    assert (first[1], second[1]) == (None, first[0])
    assert second[2] == to_ms(morning.now)


def test_when_the_time_is_up_the_visit_waits_again_by_itself(morning: Morning) -> None:
    visit = morning.issue()
    hold(morning, visit, minutes=5)
    morning.later(seconds=299)
    assert commands.end_holds(morning.store, SITE, morning.now) == 0
    morning.later(seconds=1)
    assert commands.end_holds(morning.store, SITE, morning.now) == 1
    assert morning.step(visit, "state") == ("waiting",)
    actor = rows(morning.store, "SELECT actor FROM event WHERE kind = 'visit_resumed'")
    assert actor == [("system:nextplease",)]


def test_a_resting_visit_is_called_to_a_free_place_at_once(morning: Morning) -> None:
    visit = morning.serve()
    hold(morning, visit)
    called = commands.resume_here(morning.store, visit, "counter-3", morning.by("megan"))
    assert (called.state, called.service_point) == ("called", "counter-3")
    assert morning.kinds(visit)[-2:] == ["visit_resumed", "visit_called"]


def test_at_a_place_that_has_a_visit_nobody_is_resumed(morning: Morning) -> None:
    visit = morning.serve()
    hold(morning, visit)
    morning.serve()
    with pytest.raises(PointBusy, match="C002 is at Counter 3"):
        commands.resume_here(morning.store, visit, "counter-3", morning.by("megan"))
    assert morning.step(visit, "state") == ("held",)


def test_a_rest_that_ends_with_the_visit_was_no_wait(morning: Morning) -> None:
    visit = morning.issue()
    morning.later(minutes=3)
    hold(morning, visit)
    morning.later(minutes=5)
    commands.cancel(morning.store, visit, morning.by())
    waited, kept, since = rows(
        morning.store, "SELECT ended_at - waiting_since, rests, waiting_since FROM step"
    )[0]
    assert waited - rests.taken_off(kept, since) == 3 * 60_000


def test_a_hold_without_a_known_reason_or_without_end_is_refused(morning: Morning) -> None:
    visit = morning.issue()
    with pytest.raises(BadRequest, match="there is: fetching_document, filling_form"):
        commands.hold(morning.store, visit, morning.by(), reason="tea")
    with pytest.raises(BadRequest, match="1 to 240 minutes"):
        commands.hold(morning.store, visit, morning.by(), reason="other", minutes=0)
    morning.call()
    with pytest.raises(Conflict, match="on its way"):
        hold(morning, visit)
    with pytest.raises(Conflict, match="on its way"):
        commands.resume(morning.store, visit, morning.by("megan"))
