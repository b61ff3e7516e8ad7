"""Numbers: by prefix and service day, from 001, never wrapping round."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage import Store
from tests.helpers import ROOT, an_ask, fresh_store, rows
from tests.unit.ticketing.small_house import SITE, TEXT
from ticketing import commands
from ticketing.errors import BadRequest
from ticketing.visits import numbering


def issue(store: Store, enquiry: str, when: datetime, site: str = "riverside") -> str:
    return commands.issue(store, site, enquiry, an_ask(when), language="en").number


@pytest.mark.parametrize(
    ("sequence", "number"), [(1, "C001"), (14, "C014"), (999, "C999"), (1000, "C1000")]
)
def test_a_number_has_three_figures_and_widens_beyond_999(sequence: int, number: str) -> None:
    assert numbering.ticket_number("C", sequence) == number


def test_after_999_comes_1000_in_the_same_service_day(store: Store, now: datetime) -> None:
    assert issue(store, "council-tax", now) == "C001"
    with store.write() as db:
        db.execute("UPDATE number_series SET last = 998")
    assert [issue(store, "council-tax", now) for _ in range(3)] == ["C999", "C1000", "C1001"]


def test_each_prefix_counts_for_itself(store: Store, now: datetime) -> None:
    asked = ["council-tax", "refuse", "council-tax", "refuse"]
    assert [issue(store, e, now) for e in asked] == ["C001", "W001", "C002", "W002"]


def test_two_enquiry_types_on_one_prefix_share_its_numbers(tmp_path: Path, now: datetime) -> None:
    store = fresh_store(tmp_path / "corner.db", TEXT)
    numbers = [issue(store, e, now, SITE) for e in ("quick", "short", "quick", "long")]
    assert numbers == ["Q001", "Q002", "Q003", "L001"]
    store.close()


def test_a_new_service_day_begins_at_001(store: Store, now: datetime) -> None:
    assert issue(store, "council-tax", now) == "C001"
    assert issue(store, "council-tax", now + timedelta(days=1)) == "C001"
    assert issue(store, "council-tax", now) == "C002"


def test_an_evening_past_midnight_goes_on_counting(tmp_path: Path, now: datetime) -> None:
    store = fresh_store(tmp_path / "corner.db", TEXT)
    evening = now.replace(hour=23, minute=59)
    assert issue(store, "quick", evening, SITE) == "Q001"
    assert issue(store, "quick", evening + timedelta(hours=1), SITE) == "Q002"
    assert issue(store, "quick", evening + timedelta(hours=9), SITE) == "Q001"
    assert rows(store, "SELECT DISTINCT service_day FROM visit ORDER BY 1") == [
        ("2026-11-24",),
        ("2026-11-25",),
    ]
    store.close()


def test_a_refused_ticket_uses_no_number(store: Store, now: datetime) -> None:
    with pytest.raises(BadRequest, match="it offers: cy, en"):
        commands.issue(store, "riverside", "council-tax", an_ask(now), language="fr")
    assert issue(store, "council-tax", now) == "C001"


CASES = json.loads((ROOT / "tests" / "cases" / "numbers_typed.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("typed", "numbers"), CASES["typed"])
def test_a_number_is_meant_however_it_is_typed(typed: str, numbers: list[str]) -> None:
    assert numbering.meant(typed, CASES["prefixes"]) == sorted(numbers)
