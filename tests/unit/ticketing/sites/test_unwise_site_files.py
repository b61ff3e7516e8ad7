"""What a site file may say but hardly means: told by line, and nothing is refused for it."""

from __future__ import annotations

import pytest

from tests.helpers import SITE_TEXT
from ticketing.sites.file import cautions, parse


def notes(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    """(the line of the file, what is said of it) for the sample with `changes`."""
    text = SITE_TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    lines = text.split("\n")
    return [(lines[one.line - 1], one.says) for one in cautions(text, parse(text))]


MONDAY = 'monday = "08:45-17:00"'
SURGERY = 'hours = { tuesday = "10:00-13:00" }'
FRIDAY = 'friday = "08:45-16:30"'
CARYS = 'role = "supervisor"'


def test_the_sample_site_has_nothing_unwise() -> None:
    assert notes() == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        (MONDAY, 'monday = "17:00-08:45"', "monday", "lasts 15 h 45 min; if they are swapped"),
        (MONDAY, 'monday = "09:00-09:00"', "monday", "runs past midnight and lasts 24 h"),
        (MONDAY, 'monday = ["09:00-12:30", "12:00-17:00"]', "monday", "overlap; write them as one"),
        (MONDAY, 'monday = ["13:00-17:00", "09:00-13:30"]', "monday", "overlap"),
        (MONDAY, 'monday = "22:00-09:00"', "tuesday", "before the hours of monday have ended"),
        (SURGERY, 'hours = { tuesday = "10:00-18:00" }', "hours", "beyond the house's own hours"),
        (SURGERY, 'hours = { sunday = "10:00-12:00" }', "hours", "the house is closed then"),
        (SURGERY, 'hours = { wednesday = "09:00-12:00" }', "hours", "(10:00-17:00), which count"),
        (SURGERY, 'last_ticket = "17:30"', "last_ticket", "so late (until 17:00)"),
        (SURGERY, 'last_ticket = "08:00"', "last_ticket", "so early (from 08:45)"),
        (SURGERY, f'{SURGERY}\nlast_ticket = "16:00"', "last_ticket", "so late (until 13:00)"),
        (CARYS, 'role = "adviser"', "[[advisers]]", "nobody is supervisor or administrator"),
        (', "citizens-advice"]\nbackup', "]\nbackup", "", ""),
        ('en = "Counter 2"', 'en = "counter  1"', "name", "'counter-1' has the same name (en)"),
        ('name = "Owen"', 'name = "Megan"', "name", "'megan' has the same name"),
        ('name = "Kiosk 2"', 'name = "Kiosk 1"', "name", "'entrance-left' has the same name"),
    ],
)  # fmt: skip
def test_it_is_noted_at_its_line(old: str, new: str, at: str, says: str) -> None:
    found = notes((old, new))
    if not says:
        assert found == []
        return
    assert any(line.startswith(at) and says in said for line, said in found), found


@pytest.mark.parametrize(
    "hours",
    [
        'monday = "18:00-02:00"',
        'monday = "00:00-24:00"',
        'monday = ["08:45-12:00", "12:00-17:00"]',
    ],
)
def test_an_evening_past_midnight_and_a_break_are_nothing_unusual(hours: str) -> None:
    assert notes((MONDAY, hours)) == []


def test_a_type_that_nobody_serves_is_noted() -> None:
    rest = '    "citizens-advice",\n'
    found = notes((', "citizens-advice"]', "]"), (rest, ""))
    assert found == [
        ('id = "citizens-advice"',
         "nobody serves it; give it to somebody of the staff, in their skills or backup"),
    ]  # fmt: skip


def test_a_last_ticket_a_little_after_the_close_of_some_days_is_noted_with_what_to_write() -> None:
    late = 'last_ticket = "16:45"'  # Fridays close at 16:30
    assert notes((SURGERY, late)) == [
        (late, "on Fridays it closes at 16:30, and gives tickets until then;"
               " write 16:15, or any time before 16:30"),
    ]  # fmt: skip


def test_a_last_ticket_hours_after_the_close_of_half_a_day_is_meant_so() -> None:
    assert notes((SURGERY, 'last_ticket = "16:25"'), (FRIDAY, 'friday = "09:00-12:30"')) == []


def test_a_tile_that_no_kiosk_shows_is_noted() -> None:
    some = '"bins", "planning", "benefits", "council-tax", "environment", "advice", "general"'
    slots = [(f'slot = "{slot}"', f"tiles = [{some}]") for slot in ("below", "right")]
    assert notes(slots[0]) == []
    assert notes(*slots) == [('id = "housing"', "no kiosk shows it; put it into the tiles of one")]


def test_a_house_without_hours_or_staff_is_noted_once() -> None:
    start, end = SITE_TEXT.index("[[advisers]]"), SITE_TEXT.index("[[kiosks]]")
    found = notes((SITE_TEXT[start:end], ""))
    assert [says for _, says in found] == [
        "it has no [[advisers]]: nobody can sign on until somebody is added"
    ]
