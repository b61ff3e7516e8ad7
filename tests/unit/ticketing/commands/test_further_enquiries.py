"""Several enquiries in one visit, what a visitor needs, and how a step ends."""

from __future__ import annotations

import pytest

from tests.helpers import SITE_TEXT, rows
from tests.unit.ticketing.a_morning import Morning
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.commands.enquiries import MOST_PLANNED
from ticketing.errors import BadRequest, Conflict, NotFound


def test_the_next_enquiry_waits_when_one_is_finished_with_the_first_arrival(
    morning: Morning,
) -> None:
    visit = morning.serve(further=["refuse", "bus-passes"])
    arrived = rows(morning.store, "SELECT arrived_at FROM visit")[0][0]
    morning.later(minutes=6)
    found = commands.finish(morning.store, visit, morning.by("megan"), outcome="resolved")
    assert (found.number, found.enquiry, found.state) == ("C001", "refuse", "waiting")
    assert morning.planned(visit) == ["bus-passes"]
    step = "SELECT queued_at, waiting_since FROM step WHERE state = 'waiting'"
    assert rows(morning.store, step) == [(arrived, arrived + 6 * 60_000)]
    assert morning.kinds(visit)[-1] == "enquiry_queued"


def test_enquiries_are_added_put_in_order_and_taken_off(morning: Morning) -> None:
    visit = morning.issue()
    for enquiry in ("refuse", "bus-passes", "parks"):
        commands.add_enquiry(morning.store, visit, enquiry, morning.by())
    first, second, third = morning.steps(visit)
    commands.order_enquiries(morning.store, visit, [third, first, second], morning.by())
    assert morning.planned(visit) == ["parks", "refuse", "bus-passes"]
    commands.remove_enquiry(morning.store, visit, first, morning.by())
    assert morning.planned(visit) == ["parks", "bus-passes"]


def test_what_is_planned_or_served_already_is_not_added_again(morning: Morning) -> None:
    visit = morning.serve(further=["refuse"])
    for enquiry, name in (("council-tax", "Council tax"), ("refuse", "Refuse")):
        with pytest.raises(Conflict, match=f"C001 is there for {name}"):
            commands.add_enquiry(morning.store, visit, enquiry, morning.by())


def test_an_order_of_other_steps_than_are_planned_shows_those_that_are(morning: Morning) -> None:
    visit = morning.issue(further=["refuse", "parks"])
    steps = morning.steps(visit)
    for wrong in (steps[:1], [*steps, 999], [steps[0], steps[0]], []):
        with pytest.raises(Conflict, match="Other enquiries of C001") as caught:
            commands.order_enquiries(morning.store, visit, wrong, morning.by())
    assert [one["enquiry"] for one in caught.value.facts["planned"]] == ["refuse", "parks"]
    with pytest.raises(Conflict, match="not planned any more"):
        commands.remove_enquiry(morning.store, visit, 999, morning.by())


def test_there_is_an_end_to_what_one_visit_can_plan(morning: Morning) -> None:
    visit = morning.issue()
    others = [one.id for one in morning.site.enquiries if one.hours is None][1:]
    others.remove("council-tax")
    for enquiry in others[:MOST_PLANNED]:
        commands.add_enquiry(morning.store, visit, enquiry, morning.by())
    with pytest.raises(Conflict, match="8 enquiries to come already"):
        commands.add_enquiry(morning.store, visit, others[MOST_PLANNED], morning.by())
    with pytest.raises(BadRequest, match="once"):
        morning.issue(further=["refuse", "refuse"])


def test_an_enquiry_type_that_somebody_has_planned_stays_in_the_site(morning: Morning) -> None:
    morning.issue(further=["tenders"])
    without = SITE_TEXT.replace('"tenders"', '"notices"')
    with pytest.raises(Conflict, match="'tenders' cannot be removed now: C001 still needs it"):
        commands.load_site(morning.store, without, now=morning.now, actor=SYSTEM)


def test_needs_are_kept_with_the_visit_and_every_step_of_it(morning: Morning) -> None:
    visit = morning.serve(needs=["priority", "step_free"], asked_language="pl", further=["refuse"])
    columns = "SELECT DISTINCT weight, place_needs, asked_language FROM step"
    weight = round(100 * morning.site.routing.priority_weight)
    assert rows(morning.store, columns) == [(weight, "step_free", "pl")]
    commands.refer(morning.store, visit, morning.by("megan"), enquiry="bus-passes")
    assert rows(morning.store, columns) == [(weight, "step_free", "pl")]
    found = commands.set_needs(morning.store, visit, morning.by(), needs=["hearing_loop"])
    assert (found.needs, found.asked_language) == ("hearing_loop", None)
    open_ = columns + " WHERE state != 'ended'"
    assert rows(morning.store, open_) == [(100, "hearing_loop", None)]


def test_a_need_or_a_language_that_there_is_not_is_refused(morning: Morning) -> None:
    with pytest.raises(BadRequest, match="'tea' is no need; there are: step_free"):
        morning.issue(needs=["tea"])
    with pytest.raises(BadRequest, match="write one like 'pl'"):
        morning.issue(asked_language="Polish")


def test_a_site_may_leave_the_outcome_open(morning: Morning) -> None:
    visit = morning.serve()
    with pytest.raises(BadRequest, match="there is: resolved"):
        commands.finish(morning.store, visit, morning.by("megan"))
    with pytest.raises(NotFound):
        commands.finish(morning.store, visit, morning.by("megan"), outcome="lunch")
    open_ = SITE_TEXT.replace(
        "[[groups]]", "[site.desk]\noutcome_required = false\n\n[[groups]]", 1
    )
    if "[site.desk]" in SITE_TEXT:
        open_ = SITE_TEXT.replace("[site.desk]", "[site.desk]\noutcome_required = false", 1)
    commands.load_site(morning.store, open_, now=morning.now, actor=SYSTEM)
    ended = commands.finish(morning.store, visit, morning.by("megan"), avoidable=False)
    assert (ended.outcome, ended.as_json()["avoidable"]) == ("unsaid", False)
