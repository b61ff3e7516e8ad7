"""Two colours that cannot break the contrast, and the nearest that works where one would."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.site_text import site_text
from ticketing.sites.file import examine
from ticketing.sites.looks import colours
from ticketing.sites.looks.colours import (
    contrast,
    house_refused,
    nearest_house,
    nearest_second,
    second_refused,
    shades,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def hue(colour: str) -> tuple[float, float]:
    """Its direction in OKLab."""
    _, a, b = colours._oklab(colour)
    size = (a * a + b * b) ** 0.5
    return (a / size, b / size) if size > 0.03 else (0.0, 0.0)


@settings(max_examples=40, deadline=None)
@given(COLOURS)
def test_the_nearest_house_colour_works_is_of_the_same_hue_and_no_lighter(colour: str) -> None:
    found = nearest_house(colour)
    assert house_refused(found) is None
    assert contrast("#FFFFFF", found) >= 7
    assert contrast("#FFFFFF", found) >= contrast("#FFFFFF", colour) - 0.1
    assert (found == colour) == (house_refused(colour) is None)
    if hue(colour) != (0, 0) and hue(found) != (0, 0):
        assert hue(found) == pytest.approx(hue(colour), abs=0.35)


@settings(max_examples=30, deadline=None)
@given(COLOURS, COLOURS)
def test_whatever_two_colours_are_taken_nothing_on_them_is_hard_to_read(a: str, b: str) -> None:
    house = nearest_house(a)
    second = nearest_second(b, house)
    assert second_refused(second, house) is None
    for one in (shades(house, second), shades(house, None), shades(None, second)):
        if second_refused(one.soft, one.house) is None or one.house == house:
            assert contrast(one.house, one.soft) >= 4.5
        assert contrast("#14202B", one.soft) >= 7
        assert contrast("#FFFFFF", one.lighter) >= 5.9


@pytest.mark.parametrize(
    ("typed", "says", "instead"),
    [
        ("#3A86C8", "white words on #3A86C8 have 3.8 to 1 and need 7 to 1", "#005C9A"),
        ("#A8230F", "too near red, which means late", None),
        ("#5A2B6B", "too near plum, which means a private room", None),
        ("#FFC130", "white words on #FFC130 have 1.6 to 1", None),
    ],
)
def test_a_house_colour_is_refused_with_the_nearest_that_works(
    typed: str, says: str, instead: str | None
) -> None:
    text = site_text().replace("[site.hours]", f'[site.looks]\ncolour = "{typed}"\n\n[site.hours]')
    _, (mistake,) = examine(text)
    assert mistake.path == ("looks", "colour")
    assert says in mistake.says
    nearest = nearest_house(typed)
    assert mistake.says.endswith(f"the nearest that works is {nearest}")
    assert instead in (None, nearest)
    _, none = examine(text.replace(typed, nearest))
    assert none == []


@pytest.mark.parametrize("typed", ["blue", "#12", "#GGGGGG", "rgb(0,0,0)", "#12345678", "x" * 5000])
def test_a_colour_of_nonsense_is_said_to_be_none_with_what_to_write(typed: str) -> None:
    text = site_text().replace("[site.hours]", f'[site.looks]\ncolour = "{typed}"\n\n[site.hours]')
    site, (mistake,) = examine(text)
    assert site is None
    assert "is no colour; write one like '#015C9A'" in mistake.says
    assert len(mistake.says) < 200


def test_a_second_colour_must_carry_the_house_and_what_is_late() -> None:
    assert second_refused("#DBE9F4", "#015C9A") is None
    assert "the house's colour" in (second_refused("#C2C8CC", "#595959") or "")
    assert "saffron" in (second_refused("#FFF1CC", "#015C9A") or "")
    assert "ink" in (second_refused("#3A86C8") or "")


def test_what_ships_works() -> None:
    assert house_refused(colours.TEAL) is None
    assert second_refused(colours.TEAL_SOFT) is None
