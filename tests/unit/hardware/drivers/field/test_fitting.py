"""What of a call stands on a board that has few letters."""

from __future__ import annotations

import pytest

from hardware.drivers.field.fitting import characters
from hardware.protocol import Row


@pytest.mark.parametrize(
    ("columns", "row", "shown"),
    [
        (4, Row(number="C014"), "C014"),
        (3, Row(number="C014"), "014"),
        (4, Row(number="A7", arrow="left"), "A7 <"),
        (5, Row(number="C014", arrow="left", place="3"), "C014<"),
        (6, Row(number="C014", arrow="left", place="3"), "C014<3"),
        (8, Row(number="C014", arrow="left", place="3"), "C014 < 3"),
        (4, Row(number="C014", arrow="up", place="3"), "C014"),
        (6, Row(number="C014", place="Ŵ"), "C014 ?"),
        (4, None, "    "),
    ],
)
def test_a_number_comes_before_its_arrow_and_its_place(
    columns: int, row: Row | None, shown: str
) -> None:
    assert characters(row, columns) == shown
    assert len(shown) == columns
