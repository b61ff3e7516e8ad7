"""A site file with a mistake: told by line, in words, with what to write instead."""

from __future__ import annotations

import pytest

from tests.helpers import SITE_TEXT, sample_site
from ticketing.sites.file import Mistake, SiteFileError, parse


def mistakes(text: str) -> list[Mistake]:
    with pytest.raises(SiteFileError) as caught:
        parse(text)
    return caught.value.mistakes


def line_of(text: str, fragment: str) -> int:
    """The 1-based line where `fragment` stands first."""
    return text[: text.index(fragment)].count("\n") + 1


def changed(old: str, new: str) -> str:
    assert old in SITE_TEXT
    return SITE_TEXT.replace(old, new, 1)


def test_the_sample_has_no_mistakes() -> None:
    site = parse(SITE_TEXT)
    assert site == sample_site()
    assert site.enquiry("council-tax").target_s == 900
    assert site.service_point("counter-3").digit == "3"


#: what is changed in the sample, into what, (a part of) the line it is told for, what is said
CASES = [
    ('timezone = "Europe/London"', 'timezone = "London"', 'timezone = "London"',
     "'London' is no time zone; write a name like 'Europe/London'"),
    ('timezone = "Europe/London"', 'timezone = "../etc/passwd"', 'timezone = "../',
     "is no time zone"),
    ('languages = ["cy", "en"]', 'languages = ["cy", "en", "cy"]', 'languages = ["cy", "en", "cy"]',
     "a language stands twice"),
    ('languages = ["cy", "en"]', 'languages = ["Welsh"]', 'languages = ["Welsh"]',
     "use a language code: 'en', 'cy'"),
    ('languages = ["cy", "en"]', "languages = []", "languages = []", "at least 1 item"),
    ('languages = ["cy", "en"]', 'langauges = ["cy", "en"]', 'langauges = ["cy", "en"]',
     "did you mean 'languages'?"),
    ('monday = "08:45-17:00"', 'monday = "8.45 to 5"', "[site.hours]",
     "'8.45 to 5' is no opening time; write it like '09:00-17:00'"),
    ('monday = "08:45-17:00"', 'mondays = "08:45-17:00"', "[site.hours]",
     "'mondays' is no weekday; write one of monday, tuesday"),
    ('monday = "08:45-17:00"', "monday = 8", "[site.hours]", "write '09:00-17:00' or a list"),
    ("gap_seconds = 0", "gap_seconds = 1000", "gap_seconds = 1000", "less than or equal to 120"),
    ("gap_seconds = 0", 'gap_seconds = "soon"', 'gap_seconds = "soon"', "valid integer"),
    ('icon = "house"', "", '[[groups]]\nid = "housing"', "'icon' is missing; add it"),
    ('prefix = "C"\n', 'prefix = "council"\n', 'prefix = "council"',
     "'council' has a wrong form; use one or two capital letters: 'C'"),
    ('prefix = "C"\n', "", '[[enquiries]]\nid = "council-tax"', "'prefix' is missing; add it"),
    ("target_minutes = 30", "target_minutes = 0", "target_minutes = 0", "greater than or equal"),
    ("target_minutes = 30", 'target_minutes = "30 minutes"', 'target_minutes = "30',
     "it is '30 minutes'"),
    ("needs_private_room = true", "needs_privat_room = true", "needs_privat_room",
     "did you mean 'needs_private_room'?"),
    ("needs_private_room = true", "needs_private_room = 7", "needs_private_room = 7",
     "valid boolean"),
    ('hours = { tuesday = "10:00-13:00" }', 'hours = "10:00-13:00"', 'hours = "10:00-13:00"',
     "write a table like { monday = '09:00-17:00' }"),
    ('id = "planning"\ngroup = "planning"', 'id = "Planning!"\ngroup = "planning"',
     'id = "Planning!"', "use small letters, figures and single hyphens"),
    ('group = "benefits"', 'group = "benefit"', 'group = "benefit"\n',
     "'benefit' does not exist; did you mean 'benefits'?"),
    ('id = "refuse"', 'id = "garages"', 'id = "garages"\ngroup = "bins"',
     "the id 'garages' stands twice"),
    ('name = { cy = "Derbynfa", en = "Reception" }', 'name = { en = "Reception" }',
     'name = { en = "Reception" }', "the name in 'cy' is missing"),
    ('name = { cy = "Derbynfa", en = "Reception" }', 'name = "Reception"', 'name = "Reception"',
     "valid dictionary"),
    ('name = { cy = "Derbynfa", en = "Reception" }', 'name = { cy = " ", en = "Reception" }',
     'name = { cy = " "', "at least 1 character"),
    ('kind = "counter"', 'kind = "desk"', 'kind = "desk"', "write one of 'counter' or 'room'"),
    ('zone = "main"', 'zone = "hall"', 'zone = "hall"', "write one of: main"),
    ('backup = ["council-tax", "planning"]', 'backup = ["council-taxes"]',
     'backup = ["council-taxes"]', "did you mean 'council-tax'?"),
    ('backup = ["council-tax", "planning"]', 'backup = ["refuse"]', 'backup = ["refuse"]',
     "'refuse' stands in skills too"),
    ('role = "supervisor"', 'role = "boss"', 'role = "boss"', "'supervisor' or 'administrator'"),
    ('printer = "entrance-right-printer"', 'printer = "right"', 'printer = "right"',
     "'right' does not exist"),
    ('transport = "serial"', 'transport = "usb"', 'transport = "usb"', "is not possible"),
    ("width = 58", "width = 57", "width = 57", "write one of 58 or 80"),
    ("baud = 115200", "baud = 115201", "baud = 115201", "is not possible"),
    ('id = "incomplete"', 'id = "no_show"', 'id = "no_show"', "small letters"),
    ('[[zones]]\nid = "main"', '[[zones]]\nid = "main"\ncolour = "red"', 'colour = "red"',
     "unknown key 'colour'"),
    ("[[zones]]", "[[areas]]", '[[areas]]', "unknown key 'areas'"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "at", "says"), CASES, ids=[case[1] for case in CASES])
def test_a_mistake_is_named_with_its_line_and_a_hint(old, new, at, says) -> None:
    text = changed(old, new)
    found = mistakes(text)
    fitting = [mistake for mistake in found if says in mistake.says]
    assert fitting, f"{says!r} is not among:\n" + "\n".join(map(str, found))
    assert fitting[0].line == line_of(text, at)
    assert found == sorted(found)


def test_every_mistake_of_a_file_is_told_at_once_first_line_first() -> None:
    text = changed('prefix = "C"\n', 'prefix = "c"\n').replace("width = 58", "width = 5", 1)
    text = text.replace('timezone = "Europe/London"', 'timezone = "Mars"', 1)
    found = mistakes(text)
    lines = [line_of(text, part) for part in ('"Mars"', 'prefix = "c"', "width = 5\n")]
    assert [mistake.line for mistake in found] == lines


def test_the_mistake_says_whose_it_is() -> None:
    (mistake,) = mistakes(changed('prefix = "C"\n', 'prefix = "c"\n'))
    assert mistake.where == "enquiries council-tax, prefix"
    assert str(mistake).startswith(f"line {mistake.line}: enquiries council-tax, prefix: ")


def test_a_group_without_enquiry_types_is_told() -> None:
    text = changed("[[zones]]", '[[groups]]\nid = "odd"\nicon = "x"\n'
                   'name = { cy = "a", en = "b" }\n\n[[zones]]')  # fmt: skip
    (mistake,) = mistakes(text)
    assert mistake.line == line_of(text, 'id = "odd"')
    assert "no enquiry type is in this group" in mistake.says


def test_a_private_room_must_exist_for_who_needs_one() -> None:
    text = SITE_TEXT.replace('kind = "room"', 'kind = "counter"')
    text = text.replace('place = "room"', 'place = "any"')
    (mistake,) = mistakes(text)
    assert mistake.line == line_of(text, "needs_private_room = true")
    assert "add one" in mistake.says


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "riverside"', 'id = "riverside'),
        ("[site.hours]", "[site.hours"),
        ('timezone = "Europe/London"', 'timezone "Europe/London"'),
        ('timezone = "Europe/London"', "timezone = Europe/London"),
        ("target_minutes = 30", "target_minutes = 30\ntarget_minutes = 31"),
    ],
)
def test_what_is_no_toml_is_told_by_line(old: str, new: str) -> None:
    text = changed(old, new)
    (mistake,) = mistakes(text)
    last = new.splitlines()[-1]
    assert mistake.line in (line_of(text, last), line_of(text, last) + 1)
    assert "this is no TOML" in mistake.says


def test_an_empty_file_says_how_to_begin() -> None:
    (mistake,) = mistakes("")
    assert mistake == Mistake(1, "the file", mistake.says)
    assert "[site]" in mistake.says
