import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.voice import numerals


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "un"),
        (10, "deg"),
        (11, "un deg un"),
        (14, "un deg pedwar"),
        (20, "dau ddeg"),
        (50, "pum deg"),
        (66, "chwe deg chwech"),
        (99, "naw deg naw"),
        (100, "cant"),
        (101, "cant ac un"),
        (114, "cant un deg pedwar"),
        (207, "dau gant a saith"),
        (308, "tri chant ac wyth"),
        (999, "naw cant naw deg naw"),
        (1000, "mil"),
        (2014, "dwy fil un deg pedwar"),
    ],
)
def test_a_welsh_number_is_written_as_it_is_said(number, words):
    assert numerals.welsh(number) == words


def test_no_two_welsh_numbers_sound_the_same():
    assert len({numerals.welsh(number) for number in range(10_000)}) == 10_000


@given(st.integers(0, 9999))
def test_welsh_words_have_no_stray_spaces(number):
    words = numerals.welsh(number)
    assert words == " ".join(words.split())


def test_other_languages_keep_figures():
    assert numerals.for_voice(14, "en") == "14"
