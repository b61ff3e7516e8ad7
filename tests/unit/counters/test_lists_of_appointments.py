"""A day's appointments as a list: by day and adviser, found by name, number or code, given away."""

from __future__ import annotations

import pytest

from storage import Store
from tests.helpers import an_ask
from tests.unit.ticketing.appointments.appointment_book import at, booked
from ticketing import commands
from ticketing.appointments import Person, queries
from ticketing.appointments.queries import people_of, search
from ticketing.sites import Site


@pytest.fixture
def mair(store: Store) -> str:
    """Mair Jones at 11:00, and others."""
    booked(store, "14:00", person=Person("Aled Hughes", "aled@example.org"))
    booked(store, "11:30", days=1)
    one = booked(store, "11:00", person=Person("Mair Jones", "01234 567890", "Ring first"))
    commands.check_in(store, "riverside", one.code, an_ask(at("10:55")), by_staff=True)
    return one.id


@pytest.mark.parametrize("typed", ["mair", "JONES", " Mair Jones ", "567890", "b1", "B-001"])
def test_it_is_found_however_it_is_asked_for(
    store: Store, site: Site, mair: str, typed: str
) -> None:
    with store.read() as conn:
        assert [one.id for one in search(conn, site, typed, at("12:00"))] == [mair]
        assert people_of(conn, [mair])[mair].note == "Ring first"


def test_a_code_is_found_with_spaces_and_what_is_no_name_is_not(
    store: Store, site: Site, mair: str
) -> None:
    other = booked(store, "15:00")
    with store.read() as conn:
        code = f"{other.code[:3]} {other.code[3:]}"
        assert [one.id for one in search(conn, site, code, at("12:00"))] == [other.id]
        for nobody in ("%", "_", "zz", "\\"):
            assert search(conn, site, nobody, at("12:00")) == []


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("sion o'neill", "Siôn O’Neill"),
        ("LUKASZ", "Łukasz Żak"),
        ("łukasz zak", "Łukasz Żak"),
        ("07700 900 123", "Siôn O’Neill"),
        ("+44 7700 900123", "Siôn O’Neill"),
        ("(029) 2018-0500", "Łukasz Żak"),
        ("02920180500", "Łukasz Żak"),
    ],
)
def test_accents_and_groups_of_figures_do_not_count(
    store: Store, site: Site, typed: str, who: str
) -> None:
    booked(store, "14:00", person=Person("Siôn O’Neill", "07700900123"))
    booked(store, "15:00", person=Person("Łukasz Żak", "+44 29 2018 0500"))
    with store.read() as conn:
        found = [one.id for one in search(conn, site, typed, at("12:00"))]
        assert [one.name for one in people_of(conn, found).values()] == [who]


def test_what_a_partner_may_see_is_found_however_many_others_there_are(
    store: Store, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_FOUND", 1)
    booked(store, "10:00", person=Person("Mair Jones"))
    theirs = booked(
        store,
        "15:00",
        kind="planning-advice",
        adviser=None,
        point=None,
        person=Person("Aled Jones"),
    )
    with store.read() as conn:
        found = search(conn, site, "jones", at("9:00"), {"planning"})
    assert [one.id for one in found] == [theirs.id]
