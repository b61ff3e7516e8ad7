"""How long a wait is likely to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import Store
from tests.helpers import NOW, an_ask
from ticketing.queue import estimates
from ticketing.sites import Site
from ticketing.staff import places


@pytest.mark.parametrize(
    ("ahead", "service", "advisers", "about"),
    [
        (0, 10, 1, 0),
        (1, 10, 1, 10),
        (1, 6, 1, 10),
        (7, 10, 2, 35),
        (9, 15, 3, 45),
        (3, 10, 0, None),
    ],
)
def test_it_is_those_ahead_by_the_usual_service_over_the_advisers(
    ahead: int, service: int, advisers: int, about: int | None
) -> None:
    assert estimates.about_minutes(ahead, service, advisers) == about


@given(st.integers(0, 500), st.integers(1, 240), st.integers(1, 40))
def test_it_rounds_up_to_five_and_never_by_more(ahead: int, service: int, advisers: int) -> None:
    exact = ahead * service / advisers
    about = estimates.about_minutes(ahead, service, advisers)
    assert about is not None
    assert about % 5 == 0
    assert exact <= about < exact + 5


@given(st.integers(0, 500), st.integers(1, 240), st.integers(1, 40))
def test_one_more_ahead_never_shortens_it_and_one_more_adviser_never_lengthens_it(
    ahead: int, service: int, advisers: int
) -> None:
    about = estimates.about_minutes(ahead, service, advisers) or 0
    assert (estimates.about_minutes(ahead + 1, service, advisers) or 0) >= about
    assert (estimates.about_minutes(ahead, service, advisers + 1) or 0) <= about


def signed_on(store: Store, *advisers: str) -> None:
    for n, adviser in enumerate(advisers, 1):
        places.sign_on(store, "riverside", adviser, f"counter-{n}", an_ask())


def abouts(store: Store, site: Site, **waiting: int) -> dict[str, int]:
    counts = {key.replace("_", "-"): count for key, count in waiting.items()}
    with store.read() as conn:
        return estimates.abouts(conn, site, NOW, counts)


def test_nothing_is_said_while_nobody_is_signed_on(store: Store, site: Site) -> None:
    assert abouts(store, site, council_tax=9) == {}


def test_only_types_that_somebody_there_can_serve_are_told(store: Store, site: Site) -> None:
    signed_on(store, "megan")
    found = abouts(store, site, council_tax=4)
    usual = site.enquiry("council-tax").service_minutes
    assert found["council-tax"] == estimates.about_minutes(4, usual, 1)
    assert "planning" not in found


def test_backups_count_only_where_there_is_nobody_else(store: Store, site: Site) -> None:
    signed_on(store, "priya")
    alone = abouts(store, site, council_tax=8)["council-tax"]
    signed_on(store, "priya", "megan")
    assert abouts(store, site, council_tax=8)["council-tax"] == alone


def test_an_adviser_on_a_break_does_not_count(store: Store, site: Site) -> None:
    signed_on(store, "megan")
    with store.write() as db:
        db.execute("UPDATE sign_on SET pause = 'break', pause_reason = 'lunch', pause_since = 1")
    assert abouts(store, site, council_tax=4) == {}


def test_no_wait_is_told_only_while_somebody_is_free(store: Store, site: Site) -> None:
    signed_on(store, "megan")
    with store.read() as conn:
        assert estimates.told(conn, site, NOW, {})["council-tax"] == 0
        assert "council-tax" not in estimates.told(conn, site, NOW, {}, busy={"counter-1"})
        waits = estimates.told(conn, site, NOW, {"council-tax": 1}, busy={"counter-1"})
        assert waits["council-tax"] == 10


def test_who_waits_for_fewer_than_are_counted_is_told_nothing(store: Store, site: Site) -> None:
    signed_on(store, "megan")

    def told(**only: str) -> int | None:
        with store.read() as conn:
            return estimates.told_one(conn, site, NOW, "council-tax", 2, **only)

    assert told() == estimates.about_minutes(2, site.enquiry("council-tax").service_minutes, 1)
    assert told(asked_language=site.staff_language) == told()
    assert told(for_adviser="megan") is None
    assert told(asked_language="cy") is None
