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


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "один"),
        (2, "два"),
        (11, "одинадцять"),
        (19, "дев'ятнадцять"),
        (40, "сорок"),
        (90, "дев'яносто"),
        (101, "сто один"),
        (207, "двісті сім"),
        (999, "дев'ятсот дев'яносто дев'ять"),
        (1000, "тисяча"),
        (2014, "дві тисячі чотирнадцять"),
        (5000, "п'ять тисяч"),
    ],
)
def test_a_ukrainian_number_is_masculine_and_its_thousands_are_feminine(number, words):
    assert numerals.ukrainian(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (10, "十"),
        (14, "十四"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (114, "一百一十四"),
        (207, "二百零七"),
        (270, "二百七十"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2014, "二千零一十四"),
    ],
)
def test_a_chinese_number_has_the_zero_that_tells_207_from_270(number, words):
    assert numerals.chinese(number) == words


@pytest.mark.parametrize("language", ["cy", "uk", "zh", "bn"])
def test_no_two_numbers_that_are_written_out_sound_the_same(language):
    assert len({numerals.for_voice(number, language) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("name", "language", "read"),
    [
        ("Cownter 3", "cy", "Cownter tri"),
        ("Вікно 12", "uk", "Вікно дванадцять"),
        ("3号柜台", "zh", "三号柜台"),
        ("شباك ٣", "ar", "شباك 3"),
        ("Room 2", "en", "Room 2"),
        ("Line 01514960", "cy", "Line 01514960"),
    ],
)
def test_the_numbers_of_a_place_are_read_as_those_of_a_ticket(name, language, read):
    assert numerals.numbers_for_voice(name, language) == read
