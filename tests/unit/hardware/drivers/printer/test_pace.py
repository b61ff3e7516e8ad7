"""A printer that says nothing while it prints, second by second: does it ever have too much?"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from hardware.drivers.printer.escpos import Piece, Rendered, model_of, render
from hardware.drivers.printer.pace import Pace
from hardware.protocol import PrinterConfig
from tests.unit.hardware.drivers.printer.test_rendering import config
from tests.unit.hardware.samples import LONGEST, bilingual, urdu

BUFFER = 4096


class Printing:
    """A serial printer with a buffer of 4 kB whose paper moves at `speed` mm/s; time is its own."""

    def __init__(self, baud: int, speed: float, dots_per_mm: float = 8) -> None:
        self.now = 0.0
        self.most = 0
        self._rows_a_second = speed * dots_per_mm
        self._bytes_a_second = baud / 10
        self._arrived = self._printed = 0.0
        self._jobs: list[tuple[float, float, int]] = []  # (arrives, printed, bytes)

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def take(self, piece: Piece) -> None:
        self._arrived = max(self._arrived, self.now) + len(piece.data) / self._bytes_a_second
        self._printed = max(self._printed, self._arrived) + piece.rows / self._rows_a_second
        self._jobs.append((self._arrived, self._printed, len(piece.data)))
        held = sum(size for _, printed, size in self._jobs if printed > self._arrived)
        self.most = max(self.most, held)


def serial(**more: Any) -> PrinterConfig:
    given = {"transport": "serial", "address": "/dev/ticket-printer", **more}
    plain = config(more.get("style", "text"), more.get("profile", "POS-5890"), 58)
    return PrinterConfig.model_validate({**plain.model_dump(), **given})


def send(rendered: Rendered, pace: Pace, printer: Printing) -> None:
    for piece in rendered.pieces:
        pace.before(piece)
        printer.take(piece)
        pace.sent(piece)


@cache
def in_style(profile: str, style: str) -> list[Rendered]:
    """Three slips; what is sent is the same whatever the line's speed."""
    every = (bilingual(), bilingual("HB114", LONGEST, "12"), urdu())
    of = serial(profile=profile, style=style)
    return [render(slip, of) for slip in every]


def slips(of: PrinterConfig, styles: tuple[str, ...]) -> list[Rendered]:
    return [rendered for style in styles for rendered in in_style(of.profile, style)]


@pytest.mark.parametrize("baud", [9_600, 38_400, 115_200, 1_000_000])
@pytest.mark.parametrize("styles", [("text", "text", "graphic"), ("graphic",), ("text",)])
@pytest.mark.parametrize("profile", ["POS-5890", "default", "TM-T88V"])
def test_six_slips_in_a_row_never_fill_a_small_printer(
    baud: int, styles: tuple[str, ...], profile: str
) -> None:
    of = serial(baud=baud, profile=profile)
    printer = Printing(baud, model_of(of).speed, model_of(of).dots_per_mm)
    pace = Pace(of, lambda: printer.now, printer.wait)
    for rendered in slips(of, styles) * 2:
        send(rendered, pace, printer)
    assert 0 < printer.most <= BUFFER


@pytest.mark.parametrize("slower", [0.7, 0.8])
def test_paper_that_is_somewhat_slower_than_it_should_be_is_no_matter(slower: float) -> None:
    of = serial()
    printer = Printing(of.baud, 60 * slower)
    pace = Pace(of, lambda: printer.now, printer.wait)
    send(slips(of, ("text",))[1], pace, printer)
    assert 0 < printer.most <= BUFFER


def test_the_paper_speed_of_the_site_file_counts() -> None:
    slow, quick = serial(paper_speed=20), serial(paper_speed=120)
    ends = []
    for of in (slow, quick):
        printer = Printing(of.baud, 1000)
        pace = Pace(of, lambda printer=printer: printer.now, printer.wait)  # type: ignore[misc]
        send(render(bilingual(), of), pace, printer)
        ends.append(printer.now + pace.left)
    assert ends[0] > 5 * ends[1]


def test_nobody_waits_for_paper_where_the_printer_holds_the_line_back() -> None:
    for of in (serial(flow="rts-cts", baud=3_000_000), config("text", "POS-5890", 58)):
        printer = Printing(3_000_000, 60)
        pace = Pace(of, lambda printer=printer: printer.now, printer.wait)  # type: ignore[misc]
        send(render(bilingual(), of), pace, printer)
        assert printer.now < 0.1 < pace.left


def test_a_line_without_flow_control_gets_small_commands() -> None:
    for style in ("text", "graphic"):
        of = serial(style=style)
        assert max(len(piece.data) for piece in render(bilingual(), of).pieces) <= 1100
