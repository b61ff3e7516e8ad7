"""The languages of visitors' words: each whole and right, and a council's own beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from hardware.slips import Words as Line
from tests.helpers import ROOT
from ticketing.sites.shown.phrases import ROOMS
from web import dates, languages
from web.words import Words, direction, language_names

CODES = sorted(file.stem for file in (ROOT / "kiosk" / "words").glob("*.ftl"))
ASKED = {"cy", "en", "pl", "ro", "ur", "ar", "pa", "bn", "so", "zh", "uk"}
EACH = [(room, code) for room in ROOMS for code in CODES]
#: Where a number chooses the words, up to the longest that is ever shown.
NUMBERS = range(131)


class _Parts(Visitor):
    """The values of a message, and what each number is asked for."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.counted: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        selector = node.selector
        if isinstance(selector, ast.VariableReference) and selector.id.name == "n":
            keys = (one.key for one in node.variants)
            self.counted.append(
                {key.name if isinstance(key, ast.Identifier) else key.value for key in keys}
            )
        self.generic_visit(node)


@cache
def parsed(room: str, code: str) -> dict[str, _Parts]:
    """Each message of the program's own file, read without the program."""
    text = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / room / "words").rglob(f"{code}.ftl")
    )
    found: dict[str, _Parts] = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, ast.Junk), f"{room}/{code}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{room}/{code}: {entry.id.name} stands twice"
            found[entry.id.name] = _Parts()
            found[entry.id.name].visit(entry)
    return found


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A council's folder of languages."""
    languages.use_own(tmp_path)
    yield tmp_path
    languages.use_own(None)


def write(own: Path, code: str, room: str, text: str) -> None:
    (own / code).mkdir(exist_ok=True)
    (own / code / f"{room}.ftl").write_text(text, encoding="utf-8")


# ---------------------------------------------------------------------- the program's own


def test_the_languages_of_a_northern_english_and_of_a_welsh_town_are_there() -> None:
    assert set(languages.known()) >= ASKED


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_everything_that_visitors_see_and_hear(code: str) -> None:
    assert languages.lacking(code) == []


@pytest.mark.parametrize("room", ROOMS)
def test_welsh_has_every_message_that_english_has(room: str) -> None:
    assert set(parsed(room, "cy")) == set(parsed(room, "en"))


def test_what_staff_read_may_stay_english() -> None:
    assert "pair-step-code" not in parsed("kiosk", "pl")
    assert Words("kiosk", "pl")("pair-step-code") == Words("kiosk", "en")("pair-step-code")


@pytest.mark.parametrize(("room", "code"), EACH)
def test_each_message_has_the_values_of_the_english_one(room: str, code: str) -> None:
    english = parsed(room, "en")
    mine = parsed(room, code)
    assert set(mine) <= set(english)
    assert {key: one.values for key, one in mine.items()} == {
        key: english[key].values for key in mine
    }


@pytest.mark.parametrize(("room", "code"), EACH)
def test_each_message_can_be_said(room: str, code: str) -> None:
    say = Words(room, code)
    for key, parts in parsed(room, code).items():
        text = say(key, **dict.fromkeys(parts.values, 3))
        assert text, key
        assert "{" not in text
        Line(text=text, lang=code)  # short and clean enough for a slip


@pytest.mark.parametrize(("room", "code"), EACH)
def test_numbers_are_counted_by_the_rules_of_the_language(room: str, code: str) -> None:
    """No category that the language does not have, and none that it needs left out: what is not
    named falls to 'other', where it has that."""
    rule = Locale.parse(code).plural_form
    for key, parts in parsed(room, code).items():
        for counted in parts.counted:
            figures = {one for one in counted if one.isdigit()}
            categories = counted - figures
            assert categories <= {rule(n) for n in NUMBERS} | {"other"}, key
            first = 2 if key == "also-done" else 0  # the second enquiry is the first that is added
            needed = {rule(n) for n in NUMBERS[first:] if str(n) not in figures}
            assert needed <= categories or "other" in categories, key


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("pl", ["Nikt", "1 osoba", "2 osoby", "5 osób", "12 osób", "22 osoby", "25 osób"]),
        ("uk", ["Нікого", "1 людина", "2 людини", "5 людей", "12 людей", "22 людини", "25 людей"]),
        ("ro", ["Nimeni", "1 persoană", "2 persoane", "5 persoane", "12 persoane",
                "22 de persoane", "25 de persoane"]),
        ("ar", ["لا أحد", "شخص واحد", "شخصان", "5 أشخاص", "12 شخصًا", "22 شخصًا", "25 شخصًا"]),
        ("zh", ["没有人", "1 人", "2 人", "5 人", "12 人", "22 人", "25 人"]),
    ],
)  # fmt: skip
def test_people_are_counted_as_the_language_does(code: str, says: list[str]) -> None:
    say = Words("kiosk", code)
    said = [say("people", n=n) for n in (0, 1, 2, 5, 12, 22, 25)]
    assert [re.sub("[\u2068\u2069]", "", one) for one in said] == says


@pytest.mark.parametrize("code", CODES)
def test_figures_are_those_of_the_ticket_in_every_language(code: str) -> None:
    assert "12" in Words("display", code)("ahead", n=12)
    assert re.search(r"26", dates.written(date(2026, 11, 26), code, weekday=True))


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_what_runs_the_other_way_is_set_apart(code: str) -> None:
    assert direction(code) == "rtl"
    assert "\u206810:30\u2069" in Words("display", code)("called-at", time="10:30")


def test_a_language_is_called_as_it_calls_itself() -> None:
    assert [language_names(code)["own"] for code in ("uk", "zh", "ur")] == [
        "Українська",
        "简体中文",
        "اردو",
    ]


def test_dates_are_written_as_the_language_does() -> None:
    day = date(2026, 11, 26)
    assert [dates.written(day, code) for code in ("en", "cy", "pl", "zh", "br-unknown")] == [
        "26 November 2026",
        "26 Tachwedd 2026",
        "26 listopada 2026",
        "2026年11月26日",
        "26 November 2026",
    ]


def test_each_language_has_its_own_days_whichever_was_asked_for_before() -> None:
    first = {code: dates.weekdays(code) for code in CODES}
    again = {code: dates.weekdays(code) for code in reversed(CODES)}
    assert first == again
    assert len({tuple(days) for days in first.values()}) == len(CODES)


# ---------------------------------------------------------------------- a council's own


def test_a_language_is_a_folder_beside_the_program(own: Path) -> None:
    write(own, "br", "kiosk", "done = Graet\n")
    write(own, "br", "display", "language-name = Brezhoneg\nlanguage-read = yes\n")
    assert "br" not in languages.known()
    write(own, "br", "slips", "slip-your-number = Ho niverenn\n")
    assert "br" in languages.known()
    assert languages.is_read("br")
    assert Words("kiosk", "br")("done") == "Graet"
    assert Words("kiosk", "br")("welcome") == Words("kiosk", "en")("welcome")
    assert "kiosk: welcome" in languages.lacking("br")
    assert language_names("br")["own"] == "Brezhoneg"


def test_a_language_of_the_house_brings_its_own_keys_to_write_with(own: Path) -> None:
    for room in ROOMS:
        write(own, "gu", room, "language-letters = અઆઇ\n" if room != "slips" else "")
    for room in ("kiosk", "display"):
        assert Words(room, "gu")("language-letters") == "અઆઇ"
    assert languages.wrong("gu") == []
    later = languages.part("kiosk", "gu", later=True)
    assert later is not None
    assert "language-letters = અઆઇ" in later
    write(own, "gu", "kiosk", "done = Thai\n")
    assert "kiosk: language-letters" in languages.lacking("gu")


def test_a_line_of_the_house_stands_before_the_programs(own: Path) -> None:
    write(own, "pl", "kiosk", "done = Koniec\n")
    assert Words("kiosk", "pl")("done") == "Koniec"
    assert Words("kiosk", "pl")("back") == "Wstecz"
    assert languages.lacking("pl") == []


def test_a_line_that_is_changed_is_taken_as_it_is_now(own: Path) -> None:
    write(own, "pl", "kiosk", "done = Koniec\n")
    assert Words("kiosk", "pl")("done") == "Koniec"
    write(own, "pl", "kiosk", "done = Zrobione\n")
    assert Words("kiosk", "pl")("done") == "Zrobione"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("donne = Koniec", "donne: there is no such message; did you mean 'done'?"),
        ("people = { $m } osób", "people: needs $n, as the English has it"),
        ("called-at = O dziesiątej", "called-at: needs $time, as the English has it"),
        ("done = { back }", "done: back cannot be used here"),
        ("done = { NUMBER(3) }", "done: NUMBER() cannot be used here"),
        ("done = a\ndone = b", "done: stands twice"),
        ("-term = a", "-term: terms are not used; write the words themselves"),
        ("done = \u0007", "done: has a control character"),
        (f"done = {'a' * 281}", "done: is longer than 280 letters"),
        ("done Koniec", "line 1 is no Fluent: 'done Koniec'"),
    ],
)
def test_a_line_that_does_not_fit_is_left_out_and_named(own: Path, text: str, says: str) -> None:
    write(own, "pl", "kiosk", f"back = Powrót\n\n{text}\n" if "line" not in says else text)
    assert languages.wrong("pl") == [f"pl/kiosk.ftl: {says}"]
    first = "a" if "twice" in says else "Gotowe"
    assert Words("kiosk", "pl")("done") == first


def test_a_file_beyond_its_bound_is_left_out(own: Path) -> None:
    write(own, "pl", "kiosk", "done = Koniec\n" + "# " + "x" * languages.LARGEST)
    assert languages.wrong("pl") == ["pl/kiosk.ftl: is larger than 256 kB"]
    (own / "pl" / "kiosk.ftl").write_bytes(b"done = \xff\n")
    assert languages.wrong("pl") == ["pl/kiosk.ftl: is not UTF-8"]
    assert Words("kiosk", "pl")("done") == "Gotowe"


def test_a_folder_with_a_name_that_is_no_code_is_named(own: Path) -> None:
    (own / "Polski").mkdir()
    assert languages.wrong_folder() == ["'Polski' is no code of a language, like 'gu'"]


def test_more_languages_than_there_is_room_for_are_left_out(own: Path) -> None:
    codes = [f"a{x}{y}" for x in "abcdefg" for y in "abcdef"]
    for code in codes:
        for room in ROOMS:
            write(own, code, room, "")
    assert languages.wrong_folder() == [
        "at most 40 languages are taken, in the order of their codes"
    ]
