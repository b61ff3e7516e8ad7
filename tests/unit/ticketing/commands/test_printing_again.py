"""A slip asked for once more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage import Store
from tests.helpers import NOW, an_ask, rows
from ticketing import commands
from ticketing.commands import printing_again
from ticketing.errors import Conflict, NotFound

TIMES = "SELECT json_extract(body, '$.printer') FROM event WHERE kind = 'slip_printed_again'"


def a_visit(store: Store, kiosk: str | None = "entrance-left") -> str:
    return commands.issue(
        store, "riverside", "council-tax", an_ask(), language="en", kiosk=kiosk
    ).visit


def test_a_slip_comes_out_at_the_kiosk_that_gave_the_ticket(store: Store) -> None:
    visit = a_visit(store)
    printing_again.print_again(store, visit, an_ask())
    assert rows(store, TIMES) == [("entrance-left-printer",)]


def test_a_slip_comes_out_where_it_is_wanted(store: Store) -> None:
    printing_again.print_again(
        store, a_visit(store, None), an_ask(), printer="entrance-right-printer"
    )
    assert rows(store, TIMES) == [("entrance-right-printer",)]


def test_the_same_request_again_prints_once(store: Store) -> None:
    visit = a_visit(store)
    for _ in range(2):
        printing_again.print_again(store, visit, an_ask(key="one-touch"))
    assert len(rows(store, TIMES)) == 1


def test_a_ticket_of_no_kiosk_asks_for_the_printer_by_name(store: Store) -> None:
    with pytest.raises(Conflict, match="entrance-left-printer"):
        printing_again.print_again(store, a_visit(store, None), an_ask())


def test_a_printer_that_the_site_does_not_have_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        printing_again.print_again(store, a_visit(store), an_ask(), printer="cellar")


def test_no_slip_is_printed_for_a_visit_that_has_ended(store: Store) -> None:
    visit = a_visit(store)
    commands.call_next(store, "riverside", "counter-1", an_ask())
    commands.no_show(store, visit, an_ask(NOW + timedelta(seconds=1)))
    with pytest.raises(Conflict, match="has ended"):
        printing_again.print_again(store, visit, an_ask())
    assert rows(store, TIMES) == []
