"""Cells that a spreadsheet shows as they are."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.over_time.files import Cell, Separator, lines, safe


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-2", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == "'" + text


def test_an_ordinary_text_stays_as_it_is() -> None:
    assert safe("Council tax; bins, streets") == "Council tax; bins, streets"


def test_comma_has_decimal_points_and_semicolon_decimal_commas() -> None:
    row: list[Cell] = ["Refuse", 12, 9.25, None, 30.0]
    assert lines([row], "comma") == "Refuse,12,9.25,,30\r\n"
    assert lines([row], "semicolon") == "Refuse;12;9,25;;30\r\n"


@given(st.lists(st.text(), min_size=1), st.sampled_from(["comma", "semicolon"]))
def test_every_text_comes_back_and_none_is_a_formula(
    texts: list[str], separator: Separator
) -> None:
    sign = "," if separator == "comma" else ";"
    text = lines([["first", *texts]], separator)
    (row,) = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    assert row[1:] == [safe(each) for each in texts]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
