from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from hardware.drivers.printer.escpos import Printer
from hardware.emulators.lexer import Lexer, Token
from hardware.emulators.paper import Paper, Ticket
from tests.unit.hardware.drivers.printer.test_rendering import codes, config, printed

SLIP = (
    b"\x1b@\x1ba\x01\x1bt\x13Caf\x82\n\x1d!\x77C014\n\x1d!\x00\x1dv0\x00\x02\x00\x01\x00\x10\x04"
    b"\x1d(k\x03\x001Q0\x1dV\x42\x00"
)


def tokens(data: bytes, *cuts: int) -> list[Token]:
    lexer, found = Lexer(), []
    edges = [0, *sorted(cut % len(data) for cut in cuts), len(data)]
    for start, end in pairwise(edges):
        found += list(lexer.feed(data[start:end]))
    return found


def text_joined(found: list[Token]) -> list[Token]:
    """Letters may come in one piece or in several."""
    joined: list[Token] = []
    for token in found:
        if token.name == b"text" and joined and joined[-1].name == b"text":
            joined[-1] = Token(b"text", joined[-1].data + token.data)
        else:
            joined.append(token)
    return joined


@given(st.lists(st.integers(0, 1000), max_size=8))
def test_however_the_bytes_are_cut_up_the_commands_are_the_same(cuts: list[int]) -> None:
    assert text_joined(tokens(SLIP, *cuts)) == text_joined(tokens(SLIP))


def test_a_status_request_inside_a_picture_is_part_of_the_picture() -> None:
    assert b"\x10\x04" not in [token.name for token in tokens(SLIP)]
    outside = tokens(b"\x10\x04\x01" + SLIP + b"\x10\x04\x04")
    assert [t.data for t in outside if t.name == b"\x10\x04"] == [b"\x01", b"\x04"]


@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_the_printer(data: bytes) -> None:
    paper = Paper(384, "default")
    for token in Lexer().feed(data[:60] + b"\n" + data):
        paper.execute(token)


def test_text_is_read_by_the_code_page_that_was_selected() -> None:
    paper = Paper(576, "TM-T20II")
    tickets = [paper.execute(token) for token in tokens(SLIP)]
    ticket = next(ticket for ticket in tickets if ticket)
    assert ticket.text == "Café\nC014"
    assert ticket.raw == SLIP


def test_an_empty_cut_makes_no_ticket() -> None:
    paper = Paper(576, "TM-T20II")
    assert [paper.execute(token) for token in tokens(b"\x1b@\x1dV\x00")] == [None, None]


def test_a_reset_tears_off_what_a_printer_without_cutter_has_printed() -> None:
    paper = Paper(384, "POS-5890")
    first = [paper.execute(token) for token in tokens(b"\x1b@one\n\x1b@two\n")]
    assert [ticket.text for ticket in first if ticket] == ["one"]
    last = paper.finish()
    assert last is not None
    assert (last.number, last.text) == (2, "two")


@pytest.mark.parametrize("feature", ["bitImageRaster", "graphics", "bitImageColumn"])
def test_each_way_of_sending_a_picture_comes_out_the_same(feature: str) -> None:
    image = Image.new("1", (64, 48), 1)
    for n in range(48):
        image.putpixel((n, n), 0)
        image.putpixel((63 - n // 2, n), 0)
    printer = Printer(config("graphic", "TM-T20II", 80))
    printer.model = replace(printer.model, picture_way=feature)
    printer.raster(image)
    printer.part()
    data = printer.rendered.data
    paper = Paper(576, "TM-T20II")
    tickets = [paper.execute(token) for token in tokens(data)]
    ticket: Ticket = next(ticket for ticket in tickets if ticket)
    assert ticket.image.crop((0, 0, 64, 48)).tobytes() == image.tobytes()


def test_a_printer_that_knows_only_columns_of_dots_prints_a_readable_code() -> None:
    from tests.unit.hardware.samples import URL, bilingual

    assert b"\x1d" + b"v0" not in printed(bilingual(), "graphic", "TH230", 80).raw
    assert codes(printed(bilingual(), "graphic", "TH230", 80)) == [URL]
