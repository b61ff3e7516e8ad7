"""Help: raised at a place, taken by one, over; and the check on who is alone in a room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import NOW, an_ask, rows, together
from tests.unit.ticketing.rooms.rooms_house import (
    SITE,
    TEXT,
    issue,
    minutes,
    open_house,
    served,
    sign_on,
    the_site,
)
from ticketing import commands
from ticketing.errors import Conflict, NotFound
from ticketing.help import calls, lone
from ticketing.help.calls import HelpCall
from ticketing.help.lone import Check


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path) as store:
        yield store


def open_calls(store: Store) -> list[HelpCall]:
    with store.read() as conn:
        return calls.open_calls(conn, SITE)


def raised(store: Store, point: str = "counter-1", at: float = 0) -> HelpCall:
    return commands.raise_help(store, SITE, point, an_ask(minutes(at), adviser="ann"))


def kinds(store: Store) -> list[str]:
    found = rows(store, "SELECT kind FROM event ORDER BY seq")
    return [kind for (kind,) in found if kind.startswith(("help_", "check_"))]


def test_a_call_names_the_place_and_the_adviser_who_is_there(house: Store) -> None:
    sign_on(house, "ann", "counter-1")
    call = raised(house)
    assert (call.service_point, call.adviser, call.cause) == ("counter-1", "ann", "button")
    assert open_calls(house) == [call]


def test_pressing_again_before_anybody_goes_is_the_same_call(house: Store) -> None:
    assert raised(house).help == raised(house, at=1).help
    assert kinds(house) == ["help_raised"]


def test_pressing_again_after_somebody_went_calls_anew(house: Store) -> None:
    first = raised(house)
    commands.take_help(house, SITE, first.help, an_ask(minutes(1), adviser="bob"))
    second = raised(house, at=2)
    assert second.help != first.help
    assert second.taken_at is None
    assert kinds(house) == ["help_raised", "help_taken", "help_ended", "help_raised"]


def test_of_two_who_go_at_once_one_is_told_that_the_other_does(house: Store) -> None:
    call = raised(house)

    def go(adviser: str) -> str:
        try:
            commands.take_help(house, SITE, call.help, an_ask(minutes(1), adviser=adviser))
        except Conflict as refused:
            return refused.detail
        return adviser

    answers = together(lambda: go("ann"), lambda: go("bob"))
    winner = next(one for one in answers if one in ("ann", "bob"))
    assert f"{winner.capitalize()} is going already." in answers


def test_a_call_that_is_over_cannot_be_taken(house: Store) -> None:
    call = raised(house)
    commands.end_help(house, SITE, call.help, an_ask(minutes(1), adviser="ann"))
    assert open_calls(house) == []
    with pytest.raises(Conflict, match="is over"):
        commands.take_help(house, SITE, call.help, an_ask(minutes(2), adviser="bob"))


def test_there_is_no_help_without_a_call(house: Store) -> None:
    with pytest.raises(NotFound):
        commands.take_help(house, SITE, 99, an_ask())


def test_calls_of_yesterday_that_nobody_ended_are_ended(house: Store) -> None:
    raised(house)
    with house.write() as db:
        assert calls.end_old(db, the_site(house), minutes(60)) == 0
        assert calls.end_old(db, the_site(house), NOW + timedelta(days=1)) == 1
    assert open_calls(house) == []


def test_a_call_of_a_moment_ago_goes_on_though_a_new_day_has_begun(tmp_path: Path) -> None:
    late = datetime(2026, 11, 20, 23, 58, tzinfo=UTC)
    with open_house(tmp_path, TEXT.replace("08:00-02:00", "00:00-24:00")) as store:
        call = commands.raise_help(store, SITE, "counter-1", an_ask(late, adviser="ann"))
        going = late + timedelta(hours=1)
        commands.take_help(store, SITE, call.help, an_ask(going, adviser="bob"))
        with store.write() as db:
            site = the_site(store)
            assert calls.end_old(db, site, late + timedelta(minutes=4)) == 0
            assert calls.end_old(db, site, late + timedelta(hours=2, minutes=30)) == 0
            # Who went at one o'clock went on this day.
            assert calls.end_old(db, site, late + timedelta(hours=4)) == 0
            assert calls.end_old(db, site, late + timedelta(days=1, hours=4)) == 1


# ---------------------------------------------------------------------- alone in a room


def look_after(store: Store, at: datetime) -> None:
    with store.write() as db:
        lone.look_after(db, the_site(store), at)


def open_checks(store: Store) -> list[Check]:
    with store.read() as conn:
        return lone.open_checks(conn, the_site(store))


def test_who_is_in_a_room_with_a_visitor_is_asked_after_the_sites_time(house: Store) -> None:
    served(house, "ann", "room-1")
    look_after(house, minutes(19.9))
    assert open_checks(house) == []
    look_after(house, minutes(20))
    (check,) = open_checks(house)
    assert (check.service_point, check.adviser) == ("room-1", "ann")
    assert check.answer_by - check.asked_at == 60_000


def test_nobody_is_asked_at_a_counter_nor_before_the_visitor_is_there(house: Store) -> None:
    served(house, "ann", "counter-1")
    sign_on(house, "bob", "room-1")
    issue(house, "long")
    commands.call_next(house, SITE, "room-1", an_ask(adviser="bob"))
    look_after(house, minutes(60))
    assert open_checks(house) == []


def test_one_press_answers_and_the_next_check_comes_as_long_after_it(house: Store) -> None:
    served(house, "ann", "room-1")
    look_after(house, minutes(20))
    commands.well(house, SITE, open_checks(house)[0].check, an_ask(minutes(20.5)))
    look_after(house, minutes(40))
    assert open_checks(house) == []
    look_after(house, minutes(40.5))
    assert len(open_checks(house)) == 1
    assert kinds(house) == ["check_asked", "check_answered", "check_asked"]


def test_help_is_raised_when_nobody_answers(house: Store) -> None:
    served(house, "ann", "room-1")
    look_after(house, minutes(20))
    check = open_checks(house)[0].check
    look_after(house, minutes(21))
    (call,) = open_calls(house)
    assert (call.service_point, call.adviser, call.cause) == ("room-1", "ann", "no_answer")
    with pytest.raises(Conflict, match="Help was called already"):
        commands.well(house, SITE, check, an_ask(minutes(21.1)))
    look_after(house, minutes(22))
    assert open_checks(house) == []


def test_a_check_ends_with_the_visit_and_calls_nobody(house: Store) -> None:
    visit = served(house, "ann", "room-1")
    look_after(house, minutes(20))
    ask = an_ask(minutes(20.5), adviser="ann")
    commands.finish(house, visit.visit, ask, outcome="done")
    look_after(house, minutes(30))
    assert open_checks(house) == []
    assert open_calls(house) == []


def test_the_time_counts_from_the_move_into_the_room(house: Store) -> None:
    visit = served(house, "ann", "counter-1")
    ask = an_ask(minutes(30), adviser="ann")
    commands.move_visit(house, visit.visit, ask, to_point="room-1")
    look_after(house, minutes(49))
    assert open_checks(house) == []
    look_after(house, minutes(50))
    assert [check.service_point for check in open_checks(house)] == ["room-1"]


def test_a_site_may_ask_nobody(tmp_path: Path) -> None:
    text = TEXT.replace("check_minutes = 20", "check_minutes = 0")
    with open_house(tmp_path, text) as store:
        served(store, "ann", "room-1")
        look_after(store, minutes(600))
        assert open_checks(store) == []
