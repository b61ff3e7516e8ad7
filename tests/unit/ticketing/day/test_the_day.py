"""What takes no tickets and why, and what becomes of those who are left when the day ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import commands, sites
from ticketing.day import limits, standstill, switches
from ticketing.day.limits import Closure
from ticketing.errors import BadRequest, Closed, Conflict
from ticketing.visits.model import Issued

#: A Monday, in winter: local time is UTC.
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EVENING = MORNING.replace(hour=18)
NEXT_DAY = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

LIMITED = TEXT.replace(
    'id = "quick"\n', 'id = "quick"\ndaily_quota = 2\nlast_ticket = "16:30"\n', 1
).replace('00-02:00"', '00-17:00"')
TIMED = LIMITED.replace("[site.recall]", "[site.day]\nclose_after_minutes = 60\n\n[site.recall]")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    kept = fresh_store(tmp_path / "queue.db", TIMED)
    yield kept
    kept.close()


def issue(store: Store, enquiry: str, at: datetime = MORNING) -> Issued:
    return commands.issue(store, SITE, enquiry, an_ask(at), language="en")


def why(store: Store, enquiry: str, at: datetime = MORNING) -> Closure | None:
    with store.read() as conn:
        site = sites.get(conn, SITE)
        return limits.closure(conn, site, site.enquiry(enquiry), at)


def kinds(store: Store) -> list[str]:
    return [kind for (kind,) in rows(store, "SELECT kind FROM event ORDER BY seq")]


# ---------------------------------------------------------------------- limits


def test_an_open_enquiry_type_has_no_reason_to_be_closed(store: Store) -> None:
    assert why(store, "quick") is None


def test_the_daily_quota_ends_the_tickets_of_the_day(store: Store) -> None:
    assert [issue(store, "quick").number for _ in range(2)] == ["Q001", "Q002"]
    assert why(store, "quick") == Closure("quota", NEXT_DAY)
    with pytest.raises(Closed, match=r"all 2 tickets of the day are given out\. It opens Tuesday"):
        issue(store, "quick")
    assert issue(store, "short").number == "Q003"
    assert issue(store, "quick", NEXT_DAY).number == "Q001"


def test_after_the_last_ticket_time_there_is_none_until_the_next_opening(store: Store) -> None:
    issue(store, "quick", MORNING.replace(hour=16, minute=29))
    late = MORNING.replace(hour=16, minute=30)
    assert why(store, "quick", late) == Closure("last_ticket", NEXT_DAY, last="16:30")
    with pytest.raises(Closed, match=r"the last ticket of the day was at 16:30"):
        issue(store, "quick", late)


def test_a_type_that_is_switched_off_says_why_and_keeps_its_tickets(store: Store) -> None:
    waiting = issue(store, "long")
    switches.switch_off(store, SITE, "long", an_ask(MORNING), reason="system_down")
    assert why(store, "long") == Closure("switched_off", None, "system_down")
    with pytest.raises(Closed, match="our computer system for it is down") as refused:
        issue(store, "long")
    assert refused.value.facts["reason"] == "switched_off"
    called = commands.call_next(store, SITE, "counter-1", an_ask(MORNING))
    assert called is not None
    assert called.visit == waiting.visit
    switches.switch_on(store, SITE, "long", an_ask(MORNING))
    assert issue(store, "long").number == "L002"
    assert kinds(store).count("enquiry_switched") == 2


def test_a_type_switched_off_for_today_gives_tickets_tomorrow(store: Store) -> None:
    switches.switch_off(store, SITE, "long", an_ask(MORNING), reason="staff_away")
    switches.switch_off(store, SITE, "short", an_ask(MORNING), reason="full", today=False)
    assert why(store, "long", NEXT_DAY) is None
    assert why(store, "short", NEXT_DAY) == Closure("switched_off", None, "full")


def test_switching_on_what_is_on_changes_nothing(store: Store) -> None:
    before = kinds(store)
    switches.switch_on(store, SITE, "long", an_ask(MORNING))
    assert kinds(store) == before


def test_an_unknown_reason_is_refused_with_those_there_are(store: Store) -> None:
    with pytest.raises(BadRequest, match="staff_away"):
        switches.switch_off(store, SITE, "long", an_ask(MORNING), reason="lunch")
    with pytest.raises(BadRequest, match="weather"):
        switches.close_early(store, SITE, an_ask(MORNING), reason="lunch")


def test_a_site_closed_early_gives_no_tickets_until_tomorrow_or_until_it_is_reopened(
    store: Store,
) -> None:
    switches.close_early(store, SITE, an_ask(MORNING), reason="weather")
    assert why(store, "long") == Closure("closed_early", NEXT_DAY, "weather")
    with pytest.raises(Closed, match="because of the weather"):
        issue(store, "long")
    assert why(store, "long", NEXT_DAY) is None
    switches.reopen(store, SITE, an_ask(MORNING))
    assert issue(store, "long").number == "L001"


def test_a_closed_site_cannot_be_closed_early(store: Store) -> None:
    with pytest.raises(Conflict, match="is closed already"):
        switches.close_early(store, SITE, an_ask(EVENING), reason="weather")


# ---------------------------------------------------------------------- the close of the day


def outcome(store: Store, issued: Issued) -> str | None:
    found = rows(store, f"SELECT outcome FROM step WHERE visit = '{issued.visit}' ORDER BY id")
    return str(found[-1][0]) if found[-1][0] else None


def test_those_left_an_hour_after_closing_are_closed_with_the_day(store: Store) -> None:
    left = issue(store, "long", MORNING.replace(hour=16))
    assert commands.close_past_days(store, SITE, MORNING.replace(hour=17, minute=59)) == 0
    assert commands.close_past_days(store, SITE, EVENING) == 1
    assert outcome(store, left) == "day_closed"


def test_a_supervisor_stops_the_close_and_lets_it_go_on(store: Store) -> None:
    left = issue(store, "long", MORNING.replace(hour=16))
    switches.stop_close(store, SITE, an_ask(EVENING))
    assert commands.close_past_days(store, SITE, EVENING + timedelta(hours=2)) == 0
    switches.resume_close(store, SITE, an_ask(EVENING))
    assert commands.close_past_days(store, SITE, EVENING) == 1
    assert outcome(store, left) == "day_closed"
    assert kinds(store)[-3:] == ["day_close_stopped", "day_close_resumed", "visit_day_closed"]


def test_a_stopped_close_happens_when_the_next_service_day_begins(store: Store) -> None:
    issue(store, "long", MORNING.replace(hour=16))
    switches.stop_close(store, SITE, an_ask(EVENING))
    assert commands.close_past_days(store, SITE, NEXT_DAY) == 1


def test_the_close_ends_nobody_who_stands_outside_nor_at_once_when_they_come_in(
    store: Store,
) -> None:
    left = issue(store, "long", MORNING.replace(hour=16))
    standstill.stop(store, SITE, an_ask(EVENING - timedelta(minutes=20)), reason="evacuation")
    assert commands.close_past_days(store, SITE, EVENING + timedelta(hours=1)) == 0
    back = EVENING + timedelta(minutes=10)
    standstill.go_on(store, SITE, an_ask(back), ending="back")
    assert commands.close_past_days(store, SITE, back + timedelta(minutes=19)) == 0
    assert commands.close_past_days(store, SITE, back + timedelta(minutes=20)) == 1
    assert outcome(store, left) == "day_closed"


def test_who_stands_outside_when_the_day_would_close_can_be_asked_to_come_again(
    store: Store,
) -> None:
    issue(store, "long", MORNING.replace(hour=16))
    standstill.stop(store, SITE, an_ask(EVENING - timedelta(minutes=20)), reason="evacuation")
    commands.close_past_days(store, SITE, EVENING)
    assert standstill.go_on(store, SITE, an_ask(EVENING), ending="come_again") == 1
    with store.read() as conn:
        assert standstill.passes(conn, sites.get(conn, SITE), NEXT_DAY)[1] == 1


def test_an_early_close_brings_the_close_of_the_day_forward(store: Store) -> None:
    issue(store, "long")
    switches.close_early(store, SITE, an_ask(MORNING), reason="emergency")
    assert commands.close_past_days(store, SITE, MORNING + timedelta(minutes=59)) == 0
    assert commands.close_past_days(store, SITE, MORNING + timedelta(minutes=60)) == 1


def test_whoever_is_being_served_at_the_close_is_finished_in_peace(store: Store) -> None:
    issued = issue(store, "long", MORNING.replace(hour=16))
    commands.call_next(store, SITE, "counter-1", an_ask(EVENING))
    commands.start(store, issued.visit, an_ask(EVENING))
    assert commands.close_past_days(store, SITE, EVENING) == 0
    commands.finish(store, issued.visit, an_ask(EVENING), outcome="done")
    assert outcome(store, issued) == "done"
