"""Slip, phone, estimate and *Next* have one figure: how many are called before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from display.phone.ticket import ticket
from storage import Store
from storage.times import to_ms
from tests.helpers import NOW, an_ask, fresh_store
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import commands, sites
from ticketing.queue import ahead
from ticketing.staff import places

SITE = "riverside"
#: What Megan serves as her own, and as backup.
kinds = st.sampled_from(["council-tax", "benefits", "general-enquiries"])
comers = st.lists(
    st.tuples(
        kinds,
        st.integers(0, 9),
        st.sampled_from([(), (), ("priority",)]),
        st.sampled_from([None, None, "pl"]),
    ),
    min_size=1,
    max_size=9,
)


def told(store: Store, visit: str, now: datetime) -> int:
    with store.read() as conn:
        return ticket(conn, visit, now).ahead


@settings(max_examples=25)
@given(came=comers)
def test_slip_and_phone_say_the_place_in_which_next_calls(
    came: list[tuple[str, int, tuple[str, ...], str | None]],
) -> None:
    with TemporaryDirectory() as folder:
        store = fresh_store(Path(folder, "queue.db"))
        places.sign_on(store, SITE, "megan", "counter-3", an_ask(NOW))
        now, visits, slip = NOW, [], 0
        for enquiry, minutes, needs, language in came:
            now += timedelta(minutes=minutes)
            issued = commands.issue(
                store, SITE, enquiry, an_ask(now), language="en",
                needs=needs, asked_language=language,
            )  # fmt: skip
            visits.append(issued.visit)
            slip = issued.ahead
        assert told(store, visits[-1], now) == slip
        said = {visit: told(store, visit, now) for visit in visits}
        order = []
        while (called := commands.call_next(store, SITE, "counter-3", an_ask(now))) is not None:
            order.append(called.visit)
            commands.start(store, called.visit, an_ask(now))
            commands.finish(store, called.visit, an_ask(now), outcome="resolved")
        # What no place can take now is called by nobody, and is after all the others.
        assert {visit: n for n, visit in enumerate(order)} == {v: said[v] for v in order}
        assert len(order) == len(visits)
        store.close()


def test_early_appointments_are_not_before_a_walk_in_until_their_time_comes(store: Store) -> None:
    """The slip said 2 and the walk-in was called at once; later the phone said 0, and was not."""
    places.sign_on(store, SITE, "aisha", "counter-5", an_ask(at("10:00")))
    for clock in ("11:00", "11:30"):
        one = booked(store, clock, adviser="aisha", point=None)
        commands.check_in(store, SITE, one.code, an_ask(at("10:31")), by_staff=True)
    walk_in = commands.issue(store, SITE, "benefits", an_ask(at("10:31")), language="en")
    for clock in ("10:31", "10:50", "11:05", "11:31", "11:40"):
        said = told(store, walk_in.visit, at(clock))
        with store.read() as conn:
            site = sites.get(conn, SITE)
            assert said == ahead.before(conn, site, walk_in.visit, to_ms(at(clock)))
        assert said == played(store, walk_in.visit, clock)
    assert told(store, walk_in.visit, at("10:31")) == walk_in.ahead


def played(store: Store, visit: str, clock: str) -> int:
    """How many are called before, tried on a copy."""
    with TemporaryDirectory() as folder:
        copy = Path(folder, "copy.db")
        with closing(sqlite3.connect(store.path)) as there, closing(sqlite3.connect(copy)) as here:
            there.backup(here)
        tried, now = Store(copy), at(clock)
        try:
            for before in range(9):
                with tried.read() as conn:
                    she = places.point_of(conn, SITE, "aisha")
                assert she is not None  # she goes along to the rooms
                called = commands.call_next(tried, SITE, she.service_point, an_ask(now))
                if called is None:
                    pytest.fail("the walk-in is not called at all")
                if called.visit == visit:
                    return before
                commands.start(tried, called.visit, an_ask(now))
                commands.finish(tried, called.visit, an_ask(now), outcome="resolved")
        finally:
            tried.close()
    raise AssertionError("more than there are")


def test_with_nobody_at_work_those_of_the_same_enquiry_are_before(store: Store) -> None:
    for enquiry in ("benefits", "council-tax", "benefits"):
        last = commands.issue(store, SITE, enquiry, an_ask(NOW), language="en")
    assert last.ahead == 1
