"""Lines of text as the maker's document has them."""

from __future__ import annotations

from hardware.drivers.field import SPOKEN
from hardware.protocol import Row
from tests.unit.hardware.drivers.field.samples import board


def test_a_board_of_text_takes_a_line_for_each_row() -> None:
    speech, one = SPOKEN["text"](), board("text", rows=2, columns=8)
    rows = [Row(number="C014", arrow="right", place="3", call=5)]
    assert [frame.data for frame in speech.show(one, rows, new={5})] == [
        b"@f0P=1,C014 > 3\r\n",
        b"@f0P=2,        \r\n",
    ]
    dark = speech.show(one, rows, new={5}, lit=False)
    assert dark[0].data == b"@f0P=1,        \r\n"
