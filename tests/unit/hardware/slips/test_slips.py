from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hardware import slips
from hardware.slips import Slip, Words
from hardware.slips.picture import picture
from tests.unit.hardware.samples import bilingual, both, urdu, with_wait


@pytest.mark.parametrize("slip", [bilingual(), with_wait(), urdu()])
def test_a_slip_goes_through_json_unchanged(slip: Slip) -> None:
    assert Slip.model_validate_json(slip.model_dump_json()) == slip


@given(st.characters(categories=["Cc"]), st.text(min_size=1, max_size=20))
def test_no_control_character_ever_gets_onto_a_slip(control: str, text: str) -> None:
    with pytest.raises(ValidationError):
        Words(text=f"a{control}{text}b")


def test_isolates_that_message_formatting_adds_are_left_out() -> None:
    assert Words(text="\u2068C014\u2069 is called").text == "C014 is called"


def test_the_direction_follows_the_language_unless_told() -> None:
    assert Words(text="آپ", lang="ur").direction == "rtl"
    assert Words(text="Helo", lang="cy").direction == "ltr"
    assert Words(text="pa", lang="pa-Arab", dir="rtl").direction == "rtl"


def test_an_empty_slip_is_refused() -> None:
    with pytest.raises(ValidationError):
        Slip(elements=())


def test_a_name_that_is_the_same_in_two_languages_stands_once() -> None:
    twice = slips.Heading(lines=both("Hwb", "Hwb"))
    assert twice.drawn == (Words(text="Hwb", lang="cy"),)
    assert slips.Heading(lines=both("Siop", "Shop")).drawn == both("Siop", "Shop")
    once = Slip(elements=(twice.model_copy(update={"lines": twice.drawn}),))
    assert picture(Slip(elements=(twice,)), 384).tobytes() == picture(once, 384).tobytes()


def test_a_mark_stands_on_top_and_takes_the_place_of_an_earlier_one() -> None:
    once = bilingual().marked(*both("Argraffwyd eto", "Printed again"))
    twice = once.marked(Words(text="Printed again"))
    assert [part.kind for part in twice.elements].count("mark") == 1
    assert twice.elements[0] == slips.Mark(lines=(Words(text="Printed again"),))
