"""Who comes at the same moment as others is told the place that a fresh look would tell."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import Store
from storage.times import to_ms
from tests.helpers import NOW, an_ask, fresh_store
from ticketing import commands, sites
from ticketing.commands import issuing
from ticketing.errors import BadRequest
from ticketing.queue import ahead, estimates
from ticketing.staff import places
from ticketing.visits.model import Issued

SITE = "riverside"
comers = st.tuples(
    st.just("comes"),
    st.sampled_from(["council-tax", "council-tax", "benefits", "bus-passes", "planning"]),
    st.sampled_from([{}, {}, {}, {"needs": ("priority",)}, {"asked_language": "pl"}]),
)
turns = st.lists(
    comers
    | st.sampled_from(
        [("calls", "counter-1", {}), ("calls", "counter-3", {}), ("goes", "", {}),
         ("is refused", "council-tax", {})]
    ),
    min_size=4,
    max_size=14,
)  # fmt: skip


def told_now(store: Store, enquiry: str, like: dict[str, Any], ms: int) -> int:
    """What a look at the tables says to somebody who comes now."""
    with store.read() as conn:
        site = sites.get(conn, SITE)
        needs = like.get("needs", ())
        one = ahead.newcomer(
            site.enquiry(enquiry),
            ms,
            weight=round(100 * site.routing.priority_weight) if needs else 100,
            asked_language=like.get("asked_language"),
        )
        return ahead.read(conn, site, ms, site.service_day(NOW).isoformat(), enquiry).before(one)


def wait_now(store: Store, issued: Issued, like: dict[str, Any], now: datetime) -> int | None:
    """What a look at the tables says of their wait to somebody who came now."""
    with store.read() as conn:
        return estimates.told_one(
            conn,
            sites.get(conn, SITE),
            now,
            issued.enquiry,
            issued.ahead,
            asked_language=like.get("asked_language"),
        )


def test_the_wait_is_known_with_the_ticket_of_who_comes_after_another(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "queue.db")
    places.sign_on(store, SITE, "priya", "counter-1", an_ask(NOW))
    issued = [
        commands.issue(store, SITE, "council-tax", an_ask(NOW), language="en") for _ in range(5)
    ]
    assert issued[-1].told
    assert issued[-1].about == wait_now(store, issued[-1], {}, NOW)
    assert issued[-1].about


@settings(max_examples=40)
@given(turns=turns, apart=st.sampled_from([0, 40, 300]))
def test_each_of_a_crowd_is_told_what_a_fresh_look_says(
    turns: list[tuple[str, str, dict[str, Any]]], apart: int
) -> None:
    with TemporaryDirectory() as folder:
        store, now = fresh_store(Path(folder, "queue.db")), NOW
        for point, adviser in (("counter-1", "priya"), ("counter-3", "megan")):
            places.sign_on(store, SITE, adviser, point, an_ask(now))
        visits: list[str] = []
        for what, which, like in turns:
            now += timedelta(milliseconds=apart)
            if what == "comes":
                said = told_now(store, which, like, to_ms(now))
                issued = commands.issue(store, SITE, which, an_ask(now), language="en", **like)
                assert issued.ahead == said
                assert not issued.told or issued.about == wait_now(store, issued, like, now)
                visits.append(issued.visit)
            elif what == "calls":
                called = commands.call_next(store, SITE, which, an_ask(now))
                if called is not None:
                    visits.remove(called.visit)
                    commands.no_show(store, called.visit, an_ask(now))
            elif what == "goes" and visits:
                commands.cancel(store, visits.pop(0), an_ask(now))
            elif what == "is refused":
                with pytest.raises(BadRequest):
                    commands.issue(
                        store, SITE, which, an_ask(now), language="en", further=["benefits"] * 2
                    )
        store.close()


def comes_and_is_taken_back(store: Store) -> None:
    """Somebody takes a ticket in a transaction that fails afterwards."""
    with store.write() as db:
        site = sites.get(db, SITE)
        arrival = issuing.Arrival("en", "kiosk")
        issuing.enter(db, site, site.enquiry("council-tax"), an_ask(NOW), arrival)
        raise RuntimeError


def test_who_was_taken_back_with_their_transaction_is_before_nobody(store: Store) -> None:
    commands.issue(store, SITE, "council-tax", an_ask(NOW), language="en")
    with pytest.raises(RuntimeError):
        comes_and_is_taken_back(store)
    for expected in (1, 2):
        found = commands.issue(store, SITE, "council-tax", an_ask(NOW), language="en")
        assert found.ahead == expected


def test_after_somebody_for_one_adviser_nothing_older_is_believed(store: Store) -> None:
    gone, _ = (
        commands.issue(store, SITE, "planning", an_ask(NOW), language="en") for _ in range(2)
    )
    commands.cancel(store, gone.visit, an_ask(NOW))
    with store.write() as db:
        site = sites.get(db, SITE)
        arrival = issuing.Arrival("en", "reception", for_adviser="priya")
        issuing.enter(db, site, site.enquiry("council-tax"), an_ask(NOW), arrival)
    assert commands.issue(store, SITE, "planning", an_ask(NOW), language="en").ahead == 1
