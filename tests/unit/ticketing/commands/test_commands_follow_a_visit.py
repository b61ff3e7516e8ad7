"""Commands on a real database, as a day brings them: what each answers, refuses and writes down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.helpers import an_ask, everything, rows, together
from ticketing import asks, commands
from ticketing.errors import (
    Closed,
    Conflict,
    KeyReused,
    NotFound,
    PointBusy,
    TooSoon,
)
from ticketing.events import log
from ticketing.staff import places
from ticketing.visits import queries

SITE = "riverside"


def issue(store, now, enquiry="council-tax", **more):
    return commands.issue(store, SITE, enquiry, an_ask(now, **more), language="cy")


def test_a_visit_from_the_ticket_to_the_door(store, now) -> None:
    issued = commands.issue(
        store, SITE, "council-tax", an_ask(now), language="cy", kiosk="entrance-left"
    )
    assert (issued.number, issued.ahead, issued.printer) == ("C001", 0, "entrance-left-printer")
    places.sign_on(store, SITE, "megan", "counter-3", an_ask(now, adviser="megan"))
    hers = an_ask(now + timedelta(minutes=4), adviser="megan")
    called = commands.call_next(store, SITE, "counter-3", hers)
    assert called is not None
    assert (called.visit, called.service_point, called.adviser) == (
        issued.visit, "counter-3", "megan",
    )  # fmt: skip
    assert commands.recall(store, issued.visit, hers).recalls == 1
    assert commands.start(store, issued.visit, hers).state == "serving"
    ended = commands.finish(store, issued.visit, hers, outcome="resolved")
    assert (ended.state, ended.outcome, ended.number) == ("ended", "resolved", "C001")
    with store.read() as conn:
        story = [logged.event.kind for logged in log.of_visit(conn, issued.visit)]
        actors = {logged.actor for logged in log.of_visit(conn, issued.visit)}
    assert story == [
        "visit_issued", "visit_called", "visit_recalled", "service_started", "visit_finished",
    ]  # fmt: skip
    assert actors == {"token:test", "adviser:megan"}


def test_a_closed_enquiry_type_says_when_it_opens(store, now) -> None:
    with pytest.raises(Closed, match="It opens Tuesday 1 December, 10:00") as caught:
        issue(store, now.replace(hour=14), "citizens-advice")
    assert caught.value.opens_at == now.replace(month=12, day=1, hour=10, minute=0)
    assert rows(store, "SELECT count(*) FROM visit") == [(0,)]


def test_a_double_tap_gives_one_ticket(store, now) -> None:
    taps = [lambda: issue(store, now, key="tap", for_what="council-tax")] * 6
    assert len({issued.visit for issued in together(*taps)}) == 1
    assert rows(store, "SELECT number FROM visit") == [("C001",)]


def test_a_key_used_for_something_else_is_refused(store, now) -> None:
    issue(store, now, key="tap", for_what="council-tax")
    with pytest.raises(KeyReused, match="make a new key"):
        issue(store, now, "refuse", key="tap", for_what="refuse")


def test_a_refused_request_may_be_tried_again_under_its_key(store, now) -> None:
    with pytest.raises(Closed):
        issue(store, now.replace(hour=5), key="tap")
    assert issue(store, now, key="tap").number == "C001"


def test_a_key_is_forgotten_after_two_days_and_not_before(store, now) -> None:
    issue(store, now, key="tap")
    assert asks.forget_old(store, now + timedelta(days=2)) == 0
    assert asks.forget_old(store, now + timedelta(days=2, seconds=1)) == 1


def test_eight_service_points_never_call_the_same_visitor(store, now) -> None:
    for _ in range(5):
        issue(store, now)
    points = [f"counter-{n}" for n in range(1, 7)] + ["room-1", "room-2"]
    called = together(
        *(lambda p=p: commands.call_next(store, SITE, p, an_ask(now)) for p in points)
    )
    numbers = sorted(visit.number for visit in called if visit)
    assert numbers == ["C001", "C002", "C003", "C004", "C005"]


def test_a_second_press_of_next_is_refused_with_the_visit_that_is_there(store, now) -> None:
    issue(store, now)
    issue(store, now)
    commands.call_next(store, SITE, "counter-1", an_ask(now))
    before = everything(store)
    with pytest.raises(PointBusy, match=r"C001 is at Counter 1\. Finish it") as caught:
        commands.call_next(store, SITE, "counter-1", an_ask(now))
    assert caught.value.facts["visit"]["number"] == "C001"
    assert everything(store) == before


def test_nobody_waiting_is_no_error(store, now) -> None:
    assert commands.call_next(store, SITE, "counter-1", an_ask(now)) is None


def test_what_cannot_be_done_says_why_and_what_to_do(store, now) -> None:
    visit = issue(store, now).visit
    with pytest.raises(Conflict, match=r"C001 still waits\. Call it first\."):
        commands.start(store, visit, an_ask(now))
    commands.call_next(store, SITE, "counter-1", an_ask(now))
    with pytest.raises(Conflict, match="Start the service first"):
        commands.finish(store, visit, an_ask(now), outcome="resolved")
    commands.start(store, visit, an_ask(now))
    with pytest.raises(Conflict, match="here already"):
        commands.recall(store, visit, an_ask(now))
    with pytest.raises(NotFound, match="it has: resolved, form-issued"):
        commands.finish(store, visit, an_ask(now), outcome="lunch")
    commands.finish(store, visit, an_ask(now), outcome="resolved")
    with pytest.raises(Conflict, match="C001 has ended"):
        commands.no_show(store, visit, an_ask(now))


def test_no_show_opens_after_the_site_s_recalls_and_its_gap(store, now) -> None:
    from tests.helpers import SITE_TEXT
    from ticketing.asks import SYSTEM

    strict = SITE_TEXT.replace("times = 0  ", "times = 1  ").replace(
        "gap_seconds = 0", "gap_seconds = 20"
    )
    commands.load_site(store, strict, now=now, actor=SYSTEM)
    visit = issue(store, now).visit
    commands.call_next(store, SITE, "counter-1", an_ask(now))
    with pytest.raises(TooSoon, match="recall opens in 20 s") as caught:
        commands.recall(store, visit, an_ask(now))
    assert caught.value.facts["allowed_at"] == "2026-11-24T10:30:20.000Z"
    later = now + timedelta(seconds=20)
    with pytest.raises(Conflict, match="opens after 1 recall, so far 0"):
        commands.no_show(store, visit, an_ask(later))
    commands.recall(store, visit, an_ask(later))
    with pytest.raises(TooSoon, match="no-show opens in 20 s"):
        commands.no_show(store, visit, an_ask(later))
    ended = commands.no_show(store, visit, an_ask(later + timedelta(seconds=20)))
    assert ended.outcome == "no_show"


def test_an_adviser_acts_only_where_they_are_signed_on(store, now) -> None:
    visit = issue(store, now).visit
    megan, daniel = an_ask(now, adviser="megan"), an_ask(now, adviser="daniel")
    places.sign_on(store, SITE, "megan", "counter-1", megan)
    with pytest.raises(Conflict, match="not signed on at Counter 1"):
        commands.call_next(store, SITE, "counter-1", daniel)
    commands.call_next(store, SITE, "counter-1", megan)
    with pytest.raises(Conflict, match="C001 is at Counter 1, where you are not signed on"):
        commands.start(store, visit, daniel)
    with pytest.raises(Conflict, match="C001 is still at Counter 1"):
        places.sign_off(store, SITE, "counter-1", megan)
    places.sign_on(store, SITE, "daniel", "counter-1", daniel)
    assert commands.start(store, visit, daniel).state == "serving"


def test_whoever_still_waits_at_the_end_of_the_day_gets_an_outcome_of_its_own(store, now) -> None:
    visit = issue(store, now).visit
    assert commands.close_past_days(store, SITE, now.replace(hour=22)) == 0
    assert commands.close_past_days(store, SITE, now + timedelta(days=1)) == 1
    assert commands.close_past_days(store, SITE, now + timedelta(days=1)) == 0
    with store.read() as conn:
        assert queries.present(conn, visit).visit.outcome == "day_closed"
    assert commands.call_next(store, SITE, "counter-1", an_ask(now + timedelta(days=1))) is None


def test_a_ticket_that_there_is_not_is_told_without_a_hint_at_others(store, now) -> None:
    issue(store, now)
    with pytest.raises(NotFound, match="There is no such ticket"):
        commands.start(store, "01ARZ3NDEKTSV4RRFFQ69G5FAV", an_ask(now))
