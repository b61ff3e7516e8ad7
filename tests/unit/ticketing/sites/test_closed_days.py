"""Public holidays and the site's own closed days: no tickets, no appointments, and why in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.helpers import SITE_TEXT, an_ask, fresh_store
from tests.unit.ticketing.appointments.appointment_book import booked
from ticketing import commands
from ticketing.appointments.checks import NotPossible
from ticketing.errors import Closed
from ticketing.sites.file import SiteFileError, parse
from ticketing.sites.holidays import in_language, public_holidays

CLOSED = """
[[site.holidays.closed]]
day = 2026-11-25
reason = { cy = "Hyfforddiant staff", en = "Staff training" }

[site.recall]
"""
TEXT = SITE_TEXT.replace("[site.recall]\n", CLOSED, 1)
CHRISTMAS = datetime(2026, 12, 25, 11, 0, tzinfo=UTC)
TRAINING = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)


def test_christmas_day_is_closed_and_it_opens_on_the_first_day_after_the_holidays() -> None:
    site = parse(TEXT)
    assert not site.is_open(CHRISTMAS)
    # Friday; Saturday is Boxing Day, observed on Monday.
    assert site.opens_at(CHRISTMAS) == datetime(2026, 12, 29, 8, 45, tzinfo=UTC)


def test_the_day_is_called_by_its_name_in_each_language() -> None:
    closing = parse(TEXT).closing(date(2026, 12, 25))
    assert closing is not None
    assert in_language(closing, "cy") == "Dydd Nadolig"
    assert in_language(closing, "en") == "Christmas Day"
    assert in_language(closing, "pl") == "Christmas Day"


def test_a_holiday_that_the_site_opens_on_is_a_day_like_others() -> None:
    site = parse(TEXT.replace('country = "GB"', 'country = "GB"\nopen = [2026-12-25]'))
    assert site.is_open(CHRISTMAS)


def test_a_site_without_a_country_has_its_own_closed_days_alone() -> None:
    text = TEXT.replace('country = "GB"', "").replace('subdivision = "WLS"', "")
    site = parse(text)
    assert site.is_open(CHRISTMAS)
    assert not site.is_open(TRAINING)


def test_the_night_before_a_holiday_runs_to_its_end() -> None:
    text = TEXT.replace('thursday = "08:45-17:00"', 'thursday = "20:00-02:00"')
    site = parse(text)
    assert site.is_open(datetime(2026, 12, 25, 1, 0, tzinfo=UTC))
    assert site.service_day(datetime(2026, 12, 25, 1, 0, tzinfo=UTC)) == date(2026, 12, 24)
    assert not site.is_open(datetime(2026, 12, 25, 3, 0, tzinfo=UTC))


def test_a_ticket_is_refused_with_the_name_of_the_day(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "a.db", TEXT)
    for moment, name in ((CHRISTMAS, "Christmas Day"), (TRAINING, "Staff training")):
        with pytest.raises(Closed, match=f"closed today, {name}. It opens") as refused:
            commands.issue(store, "riverside", "benefits", an_ask(moment), language="cy")
        assert refused.value.facts["reason"] == "holiday"
    store.close()


def test_no_appointment_is_made_on_a_closed_day(tmp_path: Path) -> None:
    store = fresh_store(tmp_path / "a.db", TEXT)
    with pytest.raises(NotPossible, match="closed on Wednesday 25 November: Staff training"):
        booked(store, days=1)
    store.close()


@pytest.mark.parametrize(
    ("was", "is_", "line_of", "says"),
    [
        ('country = "GB"', 'country = "XX"', 'country = "XX"', "the holidays of 'XX'"),
        ('"WLS"', '"WAL"', "[site.holidays]", "'WAL' is no subdivision of GB; write one of ENG"),
        ('country = "GB"  ', "", "[site.holidays]", "subdivision needs a country"),
        ('minutes = 30\nplace = "any"', 'minutes = 33\nplace = "any"', "minutes = 33",
         "33 is not possible; write a multiple of 5"),
        ('enquiry = "planning"', 'enquiry = "planing"', 'enquiry = "planing"',
         "'planing' does not exist; did you mean 'planning'?"),
        ('enquiry = "private-interview"\nminutes = 30\nplace = "room"',
         'enquiry = "private-interview"\nminutes = 30\nplace = "any"  # here', "# here",
         "its enquiry type needs a private room; write place = 'room'"),
        (', en = "Staff training"', "", "reason = {", "the reason in 'en' is missing"),
        ("day = 2026-11-25", "on = 2026-11-25", "on = 2026-11-25", "unknown key 'on'"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_with_its_line(was: str, is_: str, line_of: str, says: str) -> None:
    assert was in TEXT
    text = TEXT.replace(was, is_, 1)
    line = next(n for n, one in enumerate(text.split("\n"), 1) if line_of in one)
    with pytest.raises(SiteFileError) as error:
        parse(text)
    assert any(m.line == line and says in m.says for m in error.value.mistakes), error.value


def test_every_holiday_of_wales_in_the_coming_years_has_its_welsh_name() -> None:
    site = parse(SITE_TEXT)
    for year in range(2026, 2036):
        for day, name in public_holidays("GB", "WLS", year).items():
            closing = site.closing(day)
            assert closing is not None
            assert "cy" in closing, name
