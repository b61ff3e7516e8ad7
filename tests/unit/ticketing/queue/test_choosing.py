"""What the routing is given, out of the tables: heads, rooms, staff, appointments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import Store
from storage.times import to_ms
from tests.helpers import NOW, an_ask, rows
from tests.unit.ticketing.rooms.rooms_house import (
    SITE,
    TEXT,
    minutes,
    open_house,
    sign_on,
    the_site,
)
from ticketing import commands
from ticketing.queue import choosing
from ticketing.queue.routing import Decision, Why, serves
from ticketing.staff import pauses, people
from ticketing.staff.people import Manager
from ticketing.visits.model import Issued

BOB_SPEAKS = TEXT.replace('name = "Bob"', 'name = "Bob"\nlanguages = ["pl"]')


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_house(tmp_path, BOB_SPEAKS) as found:
        yield found


def comes(store: Store, enquiry: str = "quick", at: float = 0, needs: tuple[str, ...] = (),
          asked: str | None = None) -> Issued:  # fmt: skip
    return commands.issue(
        store, SITE, enquiry, an_ask(minutes(at)), language="en", needs=needs, asked_language=asked
    )


def decided(store: Store, point: str, adviser: str | None, at: float = 1) -> Decision:
    site, now = the_site(store), minutes(at)
    with store.read() as conn:
        day = site.service_day(now).isoformat()
        return choosing.next_for(conn, site, day, point, adviser, to_ms(now))


def number(decision: Decision) -> str | None:
    return None if decision.chosen is None else decision.chosen.number


def test_only_the_first_of_each_class_is_looked_at(store: Store) -> None:
    came = [
        comes(store),
        comes(store, needs=("priority",)),
        comes(store, asked="pl"),
        comes(store, asked="en"),
        comes(store, needs=("step_free",)),
        comes(store, "long"),
    ]
    for _ in range(3):
        comes(store, at=1)
        comes(store, at=1, needs=("priority",))
    site = the_site(store)
    with store.read() as conn:
        heads = choosing.heads(conn, site, site.service_day(NOW).isoformat())
    assert {one.number for one in heads} == {one.number for one in came}
    assert {one.asked_language for one in heads} == {None, "pl"}  # all staff speak English
    assert {one.weight for one in heads} == {100, 200}


def test_another_day_and_another_state_are_not_looked_at(store: Store) -> None:
    site = the_site(store)
    comes(store)
    sign_on(store, "ann", "counter-1")
    commands.call_next(store, SITE, "counter-1", an_ask())
    with store.read() as conn:
        assert choosing.heads(conn, site, site.service_day(NOW).isoformat()) == []
        assert choosing.heads(conn, site, "2026-11-23") == []


def test_the_heads_are_found_by_stepping_down_the_index(store: Store) -> None:
    values = {"site": SITE, "day": "2026-11-24", "enquiries": '["quick"]', "theirs": "*|*|ann|*"}
    with store.read() as conn:
        plan = [row[3] for row in conn.execute("EXPLAIN QUERY PLAN " + choosing._HEADS, values)]
    searches = [line for line in plan if "step" in line or " s " in line or " h " in line]
    assert searches
    scans = [line for line in plan if line.startswith("SCAN") and "kind" not in line]
    assert scans == ["SCAN json_each VIRTUAL TABLE INDEX 1:"], plan
    assert sum("step_class" in line for line in plan) == 3, plan


def test_an_adviser_who_looks_at_their_own_classes_decides_as_if_at_all(tmp_path: Path) -> None:
    with open_house(tmp_path, TEXT.replace('backup = ["quick", "short"]', "")) as store:
        site, day = the_site(store), the_site(store).service_day(NOW).isoformat()
        for enquiry in ("quick", "long"):
            came = [comes(store, enquiry), comes(store, enquiry, needs=("priority",))]
            for found, adviser in zip(came, ("ann", "bob"), strict=True):
                with store.write() as db:
                    where = "UPDATE step SET for_adviser = ? WHERE visit = ?"
                    db.execute(where, (adviser, found.visit))
            comes(store, enquiry)
        sign_on(store, "ann", "counter-1")
        sign_on(store, "bob", "counter-2")
        for adviser, point in (("ann", "counter-1"), ("bob", "counter-2")):
            with store.read() as conn:
                every, theirs = (choosing.heads(conn, site, day, who) for who in (None, adviser))
                scene = choosing.look(conn, site, to_ms(minutes(9)), every)
            desk = scene.desk(point, adviser)
            assert {one.step for one in every if serves(desk, one)} <= {one.step for one in theirs}
            assert adviser == "ann" or len(theirs) < len(every)
            assert decided(store, point, adviser, 9) == scene.next_at(point, adviser)


def test_a_language_goes_to_who_speaks_it_while_they_are_there(store: Store) -> None:
    comes(store, asked="pl")
    comes(store, at=0.5)
    sign_on(store, "ann", "counter-1")
    assert number(decided(store, "counter-1", "ann")) == "Q001"
    sign_on(store, "bob", "counter-2")
    decision = decided(store, "counter-1", "ann")
    assert number(decision) == "Q002"
    assert decision.passed_over[0].why == Why.LANGUAGE
    pauses.pause(store, SITE, "counter-2", an_ask(), "break", "lunch")
    assert number(decided(store, "counter-1", "ann")) == "Q001"


def test_what_a_supervisor_changes_counts_at_the_next_call(store: Store) -> None:
    comes(store, "short")
    comes(store, at=0.5)
    sign_on(store, "ann", "counter-1")
    assert number(decided(store, "counter-1", "ann")) == "Q002"
    people.change(store, SITE, "ann", Manager(an_ask(minutes(1))), skills=("quick", "short"))
    assert number(decided(store, "counter-1", "ann")) == "Q001"


def test_a_private_one_is_called_into_the_smallest_free_room_that_suits(store: Store) -> None:
    comes(store, "private")
    sign_on(store, "ann", "counter-1")
    assert decided(store, "counter-1", "ann").place == "room-2"
    comes(store, "private", needs=("step_free",))
    commands.call_next(store, SITE, "counter-1", an_ask(minutes(1)))
    sign_on(store, "bob", "counter-1")
    assert number(decided(store, "counter-1", "bob")) is None


def test_who_is_in_a_room_stays_there(store: Store) -> None:
    comes(store, "private")
    sign_on(store, "ann", "room-3")
    assert decided(store, "room-3", "ann").place == "room-3"


def test_a_program_at_a_counter_calls_nobody_into_a_room(store: Store) -> None:
    comes(store, "private")
    decision = decided(store, "counter-1", None)
    assert number(decision) is None
    assert decision.no_room
    assert decided(store, "room-1", None).place == "room-1"


def test_a_room_where_somebody_sits_is_not_free(store: Store) -> None:
    comes(store, "private", needs=("hearing_loop",))
    sign_on(store, "ann", "counter-1")
    assert decided(store, "counter-1", "ann").place == "room-3"
    sign_on(store, "bob", "room-3")
    decision = decided(store, "counter-1", "ann")
    assert number(decision) is None
    assert decision.no_room


def test_who_needs_what_the_counter_lacks_goes_to_a_room_if_no_staffed_place_has_it(
    store: Store,
) -> None:
    comes(store, needs=("hearing_loop",))
    sign_on(store, "ann", "counter-1")
    assert decided(store, "counter-1", "ann").place == "room-3"
    sign_on(store, "bob", "room-3")
    assert decided(store, "room-3", "bob", at=20).place == "room-3"
    passed = decided(store, "counter-1", "ann").passed_over
    assert [one.why for one in passed] == [Why.PLACE]


@pytest.mark.parametrize(("enquiry", "place"), [("quick", "counter-1"), ("private", "room-1")])
def test_nobody_waits_for_what_the_site_does_not_have(
    tmp_path: Path, enquiry: str, place: str
) -> None:
    folder = tmp_path / "without"
    folder.mkdir()
    with open_house(folder, TEXT.replace("hearing_loop = true", "")) as store:
        comes(store, enquiry, needs=("hearing_loop", "step_free"))
        sign_on(store, "ann", "counter-1")
        decision = decided(store, "counter-1", "ann")
        assert number(decision) is not None
        assert decision.place == place


def test_the_database_holds_what_was_asked_for(store: Store) -> None:
    comes(store, asked="pl", needs=("priority", "step_free", "hearing_loop"))
    found = rows(store, "SELECT class FROM step")
    assert found == [("quick|200||pl|hearing_loop,step_free|0",)]
