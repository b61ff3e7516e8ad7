"""Which signs a name or a note may hold: what people type in any language, and what they see."""

from __future__ import annotations

import pytest

from ticketing import bounds
from ticketing.errors import BadRequest


@pytest.mark.parametrize(
    "text",
    [
        "\u202eB", "\u2066B", "\x00", "\x7f", "\ufff9", "\U000e0041", "\ue000", "\uffff",
        "\U0010fffe", "\u3164", "\u2800", "\u115f", "\ud800",
    ],
)  # fmt: skip
def test_signs_that_nobody_sees_are_refused(text: str) -> None:
    for check in (bounds.one_line, bounds.several_lines):
        with pytest.raises(BadRequest, match="signs that nobody sees"):
            check("The name", f"Ann{text}B")


@pytest.mark.parametrize(
    "text",
    [
        "\u200b",
        "\u200f\u200d",
        "\xad \ufeff",
        " \u2060",
        "\xa0",
        "\u2003\u3000",
        "\ufe0f",
        "\u0301",
        " \u20dd",
    ],
)
def test_a_name_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="nothing that anybody sees"):
        bounds.one_line("The name", text)


def test_marks_that_reach_over_the_lines_above_are_refused() -> None:
    with pytest.raises(BadRequest, match="more marks"):
        bounds.several_lines("The note", "Z" + "\u0310\u0322" * 20)


@pytest.mark.parametrize(
    "text",
    [
        "Siôn ap Ŵyn", "Nguye\u0302\u0303n", "می\u200cخواهم", "क्\u200dष", "\u200fمريم", "שָׁלוֹם",
        "ไม้ไผ่",
        "བསྒྲུབས", "Straße­n", "👩\u200d👧",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "❤\ufe0f", "葛\U000e0100城", "", "O’Neill",
    ],
)  # fmt: skip
def test_what_people_type_in_any_language_is_kept(text: str) -> None:
    bounds.one_line("The name", text)
    bounds.several_lines("The note", f"{text}\n{text}" if text else text)


@pytest.mark.parametrize(
    ("pasted", "left"),
    [
        ("\u202a+44 7700 900123\u202c", "+44 7700 900123"),
        ("\uf0b7 Bring the letter\n\uf0b7 Ring first", " Bring the letter\n Ring first"),
        ("\u3164", ""),
        ("\u200f\u200d \n", ""),
        ("Z" + "\u0310" * 20 + "oe", "Z" + "\u0310" * 6 + "oe"),
        ("Siôn\ud800 ap Ŵyn\x00", "Siôn ap Ŵyn"),
    ],
)
def test_of_what_nobody_types_anew_what_is_seen_of_it_is_kept(pasted: str, left: str) -> None:
    assert bounds.seen(pasted) == left
    bounds.several_lines("The note", left)


@pytest.mark.parametrize("text", ["Siân ap Ŵyn", "می\u200cخواهم", "❤\ufe0f", "O’Neill", ""])
def test_what_people_type_is_seen_as_it_is(text: str) -> None:
    assert bounds.seen(text) == text
