"""No room and no adviser is promised twice, however somebody writes."""

from __future__ import annotations

import sqlite3
import threading
from typing import Any

import pytest

from storage import Store
from storage.times import to_ms
from tests.helpers import an_ask, rows
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments
from ticketing.appointments import NewBlock, Order
from ticketing.appointments.checks import NotPossible


def raw(store: Store, key: str, adviser: str, point: str, starts: str, ends: str) -> None:
    """An appointment by SQL alone, past every check."""
    values = (key, adviser, point, to_ms(at(starts)), to_ms(at(ends)), key)
    with store.write() as db:
        db.execute(
            "INSERT INTO appointment (id, site, type, enquiry, adviser, service_point, service_day,"
            " starts_at, ends_at, code, language, created_at, updated_at) VALUES"
            " (?, 'riverside', 't', 'benefits', ?, ?, '2026-11-24', ?, ?, ?, 'en', 0, 0)",
            values,
        )


def claims(store: Store) -> int:
    return int(rows(store, "SELECT count(*) FROM appointment_slot")[0][0])


@pytest.mark.parametrize(
    ("adviser", "point"), [("aisha", "room-2"), ("megan", "room-1")], ids=["adviser", "room"]
)
@pytest.mark.parametrize(
    ("starts", "ends"),
    [("11:00", "11:30"), ("10:35", "11:05"), ("11:25", "12:00"), ("11:10", "11:15"),
     ("10:00", "12:00")],
)  # fmt: skip
def test_raw_sql_cannot_promise_the_same_time_twice(
    store: Store, adviser: str, point: str, starts: str, ends: str
) -> None:
    raw(store, "first", "aisha", "room-1", "11:00", "11:30")
    with pytest.raises(sqlite3.IntegrityError):
        raw(store, "second", adviser, point, starts, ends)
    assert rows(store, "SELECT id FROM appointment") == [("first",)]


def test_an_update_cannot_move_one_onto_another(store: Store) -> None:
    raw(store, "first", "aisha", "room-1", "11:00", "11:30")
    raw(store, "second", "megan", "room-1", "11:30", "12:00")
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.execute(
            "UPDATE appointment SET starts_at = ? WHERE id = 'second'", (to_ms(at("11:25")),)
        )
    assert claims(store) == 4 * 6


def test_a_moved_appointment_leaves_its_old_time(store: Store) -> None:
    raw(store, "first", "aisha", "room-1", "11:00", "11:30")
    with store.write() as db:
        db.execute(
            "UPDATE appointment SET starts_at = ?, ends_at = ? WHERE id = 'first'",
            (to_ms(at("11:15")), to_ms(at("11:45"))),
        )
    assert claims(store) == 12
    raw(store, "second", "aisha", "room-1", "10:45", "11:15")


def test_a_cancelled_appointment_claims_nothing_and_cannot_come_back_over_another(
    store: Store,
) -> None:
    one = booked(store)
    appointments.cancel(store, one.id, an_ask(EARLY), reason="visitor_asked")
    assert claims(store) == 0
    booked(store)
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.execute(
            "UPDATE appointment SET state = 'booked', cancel_reason = NULL WHERE id = ?", (one.id,)
        )


def test_a_block_cannot_be_laid_over_an_appointment_even_by_sql(store: Store) -> None:
    booked(store)
    values: list[tuple[Any, ...]] = [("aisha", None), (None, "room-1"), (None, None)]
    for adviser, point in values:
        with pytest.raises(sqlite3.IntegrityError), store.write() as db:
            db.execute(
                "INSERT INTO block (site, adviser, service_point, starts_at, ends_at, reason,"
                " created_at) VALUES ('riverside', ?, ?, ?, ?, 'x', 0)",
                (adviser, point, to_ms(at("11:20")), to_ms(at("12:00"))),
            )


def test_what_two_blocks_cover_stays_blocked_when_one_goes(store: Store) -> None:
    def block(first: str, last: str) -> int:
        new = NewBlock(at(first), at(last), "Lunch", adviser="aisha")
        return appointments.block(store, "riverside", new, an_ask(EARLY))[0].id

    lunch = block("12:00", "13:00")
    block("12:30", "14:00")
    appointments.unblock(store, "riverside", lunch, an_ask(EARLY))
    booked(store, "12:00")
    with pytest.raises(NotPossible, match="12:30 to 14:00: Lunch"):
        booked(store, "12:30")


def test_of_many_who_book_the_last_room_at_once_one_wins_and_the_others_are_told(
    store: Store,
) -> None:
    won, told = [], []
    gate = threading.Barrier(8)

    def attempt(adviser: str) -> None:
        order = Order("benefits-interview", at("11:00"), adviser, "room-1")
        gate.wait()
        try:
            won.append(appointments.book(store, "riverside", order, an_ask(EARLY)))
        except NotPossible as refused:
            told.append(refused.detail)

    who = ["aisha", "megan", "rhian", "carys"] * 2
    threads = [threading.Thread(target=attempt, args=(name,)) for name in who]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    assert len(won) == 1
    assert len(told) == 7
    assert all("is taken from 11:00 to 11:30" in words for words in told)
