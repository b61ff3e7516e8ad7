"""A site file with a mistake: told by line, in words, with what to write instead."""

from __future__ import annotations

import re

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
    ('languages = ["cy", "en"]', "languages = []", "languages = []", "give it at least one"),
    ('languages = ["cy", "en"]', 'langauges = ["cy", "en"]', 'langauges = ["cy", "en"]',
     "did you mean 'languages'?"),
    ('monday = "08:45-17:00"', 'monday = "8.45 to 5"', 'monday = "8.45 to 5"',
     "'8.45 to 5' is no opening time; write it like '09:00-17:00'"),
    ('monday = "08:45-17:00"', 'mondays = "08:45-17:00"', 'mondays = "08:45',
     "'mondays' is no weekday; did you mean 'monday'?"),
    ('monday = "08:45-17:00"', "monday = 8", "monday = 8", "write '09:00-17:00' or a list"),
    ("gap_seconds = 0", "gap_seconds = 1000", "gap_seconds = 1000",
     "1000 is too large; write 120 or less"),
    ("gap_seconds = 0", 'gap_seconds = "soon"', 'gap_seconds = "soon"',
     "'soon' is not possible here; write a whole number"),
    ('icon = "house"', "", '[[groups]]\nid = "housing"', "'icon' is missing; add it"),
    ('prefix = "C"\n', 'prefix = "council"\n', 'prefix = "council"',
     "'council' has a wrong form; use one or two capital letters: 'C'"),
    ('prefix = "C"\n', "", '[[enquiries]]\nid = "council-tax"', "'prefix' is missing; add it"),
    ("target_minutes = 30", "target_minutes = 0", "target_minutes = 0",
     "0 is too small; write 1 or more"),
    ("target_minutes = 30", 'target_minutes = "30 minutes"', 'target_minutes = "30',
     "'30 minutes' is not possible here; write a whole number"),
    ("needs_private_room = true", "needs_privat_room = true", "needs_privat_room",
     "did you mean 'needs_private_room'?"),
    ("needs_private_room = true", "needs_private_room = 7", "needs_private_room = 7",
     "7 is not possible here; write true or false"),
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
     "'Reception' has no language; write { cy ="),
    ('name = { cy = "Derbynfa", en = "Reception" }', 'name = { cy = " ", en = "Reception" }',
     'name = { cy = " "', "it is empty; write some words"),
    ('kind = "counter"', 'kind = "desk"', 'kind = "desk"', "write one of 'counter' or 'room'"),
    ('zone = "main"', 'zone = "hall"', 'zone = "hall"', "write one of: main"),
    ('backup = ["council-tax", "planning"]', 'backup = ["council-taxes"]',
     'backup = ["council-taxes"]', "did you mean 'council-tax'?"),
    ('backup = ["council-tax", "planning"]', 'backup = ["refuse"]', 'backup = ["refuse"]',
     "'refuse' stands in skills too"),
    ('role = "supervisor"', 'role = "boss"', 'role = "boss"', "'partner' or 'auditor'"),
    ('id = "entrance-left-printer"',
     'id = "entrance-left-printer"\nstand_in = "entrance-rigth-printer"', "stand_in = ",
     "did you mean 'entrance-right-printer'?"),
    ('id = "entrance-left-printer"',
     'id = "entrance-left-printer"\nstand_in = "entrance-left-printer"', "stand_in = ",
     "'entrance-left-printer'"),
    ('id = "entrance-left-printer"', 'id = "entrance-left-printer"\nslips = 3', "slips = 3",
     "is not possible"),
    ('printer = "entrance-right-printer"', 'printer = "right"', 'printer = "right"',
     "'right' does not exist"),
    ('slot = "below"', 'tiles = ["housing", "bin"]', 'tiles = ["housing", "bin"]',
     "did you mean 'bins'?"),
    ('slot = "below"', 'tiles = ["births-and-deaths"]', 'tiles = ["births-and-deaths"]',
     "'births-and-deaths' does not exist"),
    ('slot = "below"', 'languages = ["pl", "cy"]', 'languages = ["pl", "cy"]',
     "write one of: cy, en"),
    ('transport = "serial"', 'transport = "parallel"', 'transport = "parallel"', "is not possible"),
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


def test_mistakes_of_a_value_and_between_parts_are_told_in_one_round() -> None:
    text = changed('prefix = "C"\n', 'prefix = "c"\n').replace('zone = "main"', 'zone = "hall"', 1)
    text = text.replace('monday = "08:45-17:00"', 'monday = "8-17"')
    text = text.replace('friday = "08:45-16:30"', 'fryday = "08:45-16:30"')
    text = text.replace('backup = ["council-tax", "planning"]', 'backup = ["planing", "Tax!"]')
    text = text.replace('id = "resolved"', 'id = "left"')
    said = {mistake.line: mistake.says for mistake in mistakes(text)}
    wrong = ('monday = "8-17"', "fryday", 'prefix = "c"', 'zone = "hall"', "Tax!", 'id = "left"')
    assert list(said) == [line_of(text, part) for part in wrong]


def test_what_was_mended_to_look_further_makes_no_mistakes_of_its_own() -> None:
    text = changed('id = "council-tax"\ngroup', 'id = "Council-Tax"\ngroup')
    text = text.replace('timezone = "Europe/London"', "timezone = 7")
    text = text.replace(
        'name = { cy = "Tai", en = "Housing" }', f'name = {{ en = "{"x" * 5000}" }}'
    )
    text = text.replace('prefix = "T"\n', "")
    found = mistakes(text)
    assert [mistake.says for mistake in found] == [
        '7 is not possible here; write text in quotes: "…"',
        "it has 5000 letters; at most 80 have room",
        "'Council-Tax' has a wrong form; use small letters, figures and single hyphens: "
        "'council-tax'",
        "'prefix' is missing; add it",
    ]


#: Words that only a programmer of the program would know.
JARGON = re.compile(
    r"(?i)input|valid (string|integer|boolean|dict|tuple|list|number)|pydantic|dictionary|boolean"
    r"|instance|literal|iterable|NoneType|extra_forbidden|schema"
)
ODD = ["7", "-1", "1e400", "nan", "true", '""', '"?"', f'"{"y" * 5000}"', "[]", "[7]", "{}",
       "{ a = 1 }", '{ en = "" }', '{ ENGLISH = "x" }', "2026-02-03", "07:30:00"]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_no_mistake_is_told_in_the_words_of_a_programmer(odd: str) -> None:
    for found in re.finditer(r"(?m)^\w+ = (.+)$", SITE_TEXT):
        if found.start() % 7:  # a seventh of the values, so that the test is quick
            continue
        told = []
        try:
            parse(SITE_TEXT[: found.start(1)] + odd + SITE_TEXT[found.end(1) :])
        except SiteFileError as error:
            told = error.mistakes
        assert [one for one in told if JARGON.search(one.says) or len(one.says) > 400] == []


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


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "riverside"', "id = “riverside”", "“ is a quote for print"),
        ('id = "riverside"', 'id = "riverside', "a text has no closing quote"),
        ('id = "riverside"', 'id "riverside"', "need '=' between them"),
        ('id = "riverside"', "id = riverside", "the value needs quotes around it"),
        ('id = "riverside"', 'id = "river\x1bside"', "a control character, U+001B"),
        ('languages = ["cy", "en"]', 'languages = ["cy" "en"]', "closing bracket"),
        ("target_minutes = 30", "target_minutes = 30\ntarget_minutes = 31", "stands here twice"),
    ],
)
def test_what_is_no_toml_is_told_in_plain_words(old: str, new: str, says: str) -> None:
    (mistake,) = mistakes(changed(old, new))
    assert says in mistake.says


def test_an_empty_file_says_how_to_begin() -> None:
    (mistake,) = mistakes("")
    assert mistake == Mistake(1, "the file", mistake.says)
    assert "[site]" in mistake.says


def test_a_toml_file_of_another_product_is_called_none_of_ours() -> None:
    (mistake,) = mistakes('[tool.ruff]\nline-length = 100\n[project]\nname = "x"\n')
    assert mistake.says.startswith("this is no site file: it has 'tool', 'project', and no table")
