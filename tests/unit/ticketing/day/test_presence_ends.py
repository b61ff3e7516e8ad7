"""What a person begins and nobody ends is over with the service day: nobody counts who is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analytics.figures import steps
from analytics.figures.tally import tally_steps, times
from storage import Store
from storage.times import to_ms
from tests.helpers import an_ask, rows
from tests.unit.ticketing.rooms.rooms_house import SITE, TEXT, open_house, sign_on, the_site
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.queue import choosing, estimates, free_rooms
from ticketing.rooms import care, state
from ticketing.staff import pauses, places
from ticketing.visits import replay
from ticketing.visits.model import Visit

#: The small house is open from 08:00 to 02:00 every day.
FRIDAY = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROUND_THE_CLOCK = TEXT.replace("08:00-02:00", "00:00-24:00")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as found:
        yield found


def issue(store: Store, enquiry: str, at: datetime) -> str:
    return commands.issue(store, SITE, enquiry, an_ask(at), language="en").visit


def next_at(store: Store, point: str, adviser: str, at: datetime) -> Visit | None:
    return commands.call_next(store, SITE, point, an_ask(at, adviser=adviser))


def served(store: Store, adviser: str, point: str, enquiry: str, at: datetime) -> str:
    sign_on(store, adviser, point, at)
    issue(store, enquiry, at)
    visit = next_at(store, point, adviser, at)
    assert visit is not None
    return commands.start(store, visit.visit, an_ask(at, adviser=adviser)).visit


def events(store: Store, kind: str) -> list[str]:
    return [body for (body,) in rows(store, "SELECT body FROM event WHERE kind = ?", kind)]


def agree(store: Store) -> None:
    with store.read() as conn:
        assert replay.differences(conn) == []


# ---------------------------------------------------------------------- before anything tidied up


def test_whoever_did_not_sign_off_on_friday_is_promised_to_nobody_on_monday(store: Store) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    with store.read() as conn:
        site = the_site(store)
        assert "quick" in estimates.abouts(conn, site, FRIDAY, {"quick": 1})
        assert estimates.abouts(conn, site, MONDAY, {"quick": 1}) == {}


def test_a_visitor_for_one_who_is_gone_is_called_by_a_colleague(store: Store) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    sign_on(store, "bob", "counter-2", MONDAY)
    visit = issue(store, "long", MONDAY)
    with store.write() as db:
        db.execute("UPDATE step SET for_adviser = 'ann' WHERE visit = ?", (visit,))
    called = next_at(store, "counter-2", "bob", MONDAY)
    assert called is not None
    assert called.visit == visit


def test_whoever_is_gone_keeps_no_room_from_an_interview(store: Store) -> None:
    for other in ("room-2", "room-3"):
        care.close_room(store, SITE, other, an_ask(FRIDAY), reason="repair")
    sign_on(store, "bob", "room-1", FRIDAY)
    sign_on(store, "ann", "counter-1", MONDAY)
    with store.read() as conn:
        here = state.present(conn, the_site(store), MONDAY)
    assert here.free("room-1", "ann")
    issue(store, "private", MONDAY)
    called = next_at(store, "counter-1", "ann", MONDAY)
    assert called is not None
    assert called.service_point == "room-1"
    assert '"why":"day_over"' in events(store, "adviser_signed_off")[0]


def test_whoever_does_something_is_here_though_they_never_signed_on_again(store: Store) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    issue(store, "quick", MONDAY)
    assert next_at(store, "counter-1", "ann", MONDAY) is not None
    with store.read() as conn:
        assert [*places.here(conn, the_site(store), MONDAY)] == ["counter-1"]


def test_whoever_signs_on_where_they_still_are_since_friday_is_here_and_on_no_break(
    store: Store,
) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    pauses.pause(store, SITE, "counter-1", an_ask(FRIDAY, adviser="ann"), "break", "lunch")
    sign_on(store, "ann", "counter-1", MONDAY)
    with store.read() as conn:
        here = places.here(conn, the_site(store), MONDAY)["counter-1"]
    assert (here.adviser, here.pause) == ("ann", None)
    assert '"why":"day_over"' in events(store, "adviser_signed_off")[0]
    sign_on(store, "ann", "counter-1", MONDAY)
    assert len(events(store, "adviser_signed_on")) == 2


def test_a_program_that_calls_for_somebody_is_that_somebody(store: Store) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    issue(store, "quick", MONDAY)
    assert commands.call_next(store, SITE, "counter-1", an_ask(MONDAY)) is not None
    with store.read() as conn:
        assert [*places.here(conn, the_site(store), MONDAY)] == ["counter-1"]


# ---------------------------------------------------------------------- the day's own end


def test_the_day_signs_off_whoever_did_not_and_ends_their_break(store: Store) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    pauses.pause(store, SITE, "counter-1", an_ask(FRIDAY, adviser="ann"), "break", "lunch")
    commands.close_past_days(store, SITE, FRIDAY + timedelta(hours=16))
    assert rows(store, "SELECT count(*) FROM sign_on WHERE until IS NULL") == [(1,)]
    commands.close_past_days(store, SITE, MONDAY)
    assert rows(store, "SELECT count(*) FROM sign_on WHERE until IS NULL") == [(0,)]
    assert '"why":"day_over"' in events(store, "adviser_signed_off")[0]


@pytest.mark.parametrize("serving", [True, False])
def test_a_visit_in_hand_on_friday_ends_with_its_day_and_is_in_no_average(
    store: Store, serving: bool
) -> None:
    sign_on(store, "ann", "counter-1", FRIDAY)
    visit = issue(store, "quick", FRIDAY)
    assert next_at(store, "counter-1", "ann", FRIDAY) is not None
    if serving:
        commands.start(store, visit, an_ask(FRIDAY, adviser="ann"))
    commands.add_enquiry(store, visit, "long", an_ask(FRIDAY, adviser="ann"))
    assert commands.close_past_days(store, SITE, MONDAY) == 1
    found = rows(store, "SELECT state, outcome FROM step WHERE visit = ?", visit)
    assert found == [("ended", "day_closed")] * 2
    was = "serving" if serving else "called"
    assert f'"was":"{was}"' in events(store, "visit_day_closed")[0]
    with store.read() as conn:
        of_day = steps.of_day(conn, SITE, "2026-11-20")
        tally = tally_steps(of_day, to_ms(MONDAY), the_site(store).zone_info)["quick"]
    assert (tally.issued, tally.called, tally.day_closed, tally.served) == (1, 1, 1, 0)
    assert times(tally.services).n == times(tally.waits).n == times(tally.walks).n == 0
    agree(store)


def test_a_forgotten_visit_in_a_room_leaves_no_room_to_be_tidied(store: Store) -> None:
    served(store, "ann", "room-3", "quick", FRIDAY)
    commands.close_past_days(store, SITE, MONDAY)
    with store.read() as conn:
        here = state.present(conn, the_site(store), MONDAY)
        assert here.free("room-3")
        assert "room-3" not in here.to_tidy


def test_a_room_to_be_tidied_is_in_use_again_with_the_next_day(store: Store) -> None:
    visit = served(store, "ann", "room-3", "quick", FRIDAY)
    commands.finish(store, visit, an_ask(FRIDAY, adviser="ann"), outcome="done")
    site = the_site(store)
    with store.write() as db:
        assert care.end_old_tidyings(db, site, FRIDAY, Ask(FRIDAY, SYSTEM)) == 0
        assert care.end_old_tidyings(db, site, MONDAY, Ask(MONDAY, SYSTEM)) == 1
    assert len(events(store, "room_tidying_lapsed")) == 1
    with store.read() as conn:
        every = [room.id for room in free_rooms.free(conn, site, MONDAY, site.enquiry("private"),
                                                     frozenset(), adviser="ann")]  # fmt: skip
    assert "room-3" in every


def test_whoever_serves_past_midnight_in_a_house_that_never_closes_is_let_finish(
    tmp_path: Path,
) -> None:
    late = datetime(2026, 11, 20, 23, 50, tzinfo=UTC)
    with open_house(tmp_path, ROUND_THE_CLOCK) as store:
        visit = served(store, "ann", "counter-1", "quick", late)
        assert commands.close_past_days(store, SITE, late + timedelta(minutes=40)) == 0
        commands.finish(
            store, visit, an_ask(late + timedelta(minutes=45), adviser="ann"), outcome="done"
        )
        with store.read() as conn:
            assert [*places.here(conn, the_site(store), late + timedelta(hours=2))]


# ---------------------------------------------------------------------- 'for this adviser alone'


def tied(store: Store, at: datetime) -> str:
    visit = issue(store, "quick", at)
    with store.write() as db:
        db.execute("UPDATE step SET for_adviser = 'ann' WHERE visit = ?", (visit,))
    return visit


def chosen(store: Store, at: datetime) -> str | None:
    site = the_site(store)
    with store.read() as conn:
        day = site.service_day(at).isoformat()
        found = choosing.next_for(conn, site, day, "counter-2", "bob", to_ms(at)).chosen
    return None if found is None else found.visit


def test_a_visitor_past_their_target_is_anybodys_when_their_adviser_does_not_come(
    store: Store,
) -> None:
    sign_on(store, "ann", "counter-1", MONDAY)
    sign_on(store, "bob", "counter-2", MONDAY)
    visit = tied(store, MONDAY)
    assert chosen(store, MONDAY + timedelta(minutes=4)) is None
    assert chosen(store, MONDAY + timedelta(minutes=6)) == visit


def test_a_visitor_waits_for_their_adviser_who_is_at_work(store: Store) -> None:
    served(store, "ann", "counter-1", "quick", MONDAY)
    sign_on(store, "bob", "counter-2", MONDAY)
    tied(store, MONDAY)
    assert chosen(store, MONDAY + timedelta(minutes=30)) is None
