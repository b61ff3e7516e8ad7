"""A slip as ESC/POS bytes for one model of printer, made with python-escpos.

A fresh printer object for each slip: after a reset its encoder believes in a code page that the
printer has left, and accents come out as garbage. Nothing is sent from here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PIL import Image

from hardware import profiles
from hardware.models import Model, model
from hardware.protocol import PrinterConfig
from hardware.slips import Code, Heading, Number, Reverse, Slip, Words
from hardware.slips.picture import picture
from hardware.slips.text import TextSlip

#: ESC @, and then what else a printer may have been told by its switches or by another program:
#: one byte a letter (in two-byte mode `£` and `’` come out Chinese), the US letters, and lines 30
#: dots apart.
START = b"\x1b@\x1c.\x1bR\x00\x1b2"
#: The most bytes of one command for a line that nothing holds back, and for a printer that never
#: answers: all that can be lost, or has to be ended, at once.
_SMALL_COMMAND = 1024
#: Rows of blank paper between the last line and the cutter, and of the time that a cut takes.
_TO_THE_CUTTER = 180
_BAR_ROWS = 12
_COLUMN = 24  # rows of a column of dots


@dataclass(frozen=True)
class Piece:
    """Whole commands that may be sent at once, and how many rows of paper they make, about."""

    data: bytes
    rows: int


@dataclass(frozen=True)
class Rendered:
    """A slip in pieces, in their order."""

    pieces: tuple[Piece, ...]

    @property
    def data(self) -> bytes:
        """All its bytes."""
        return b"".join(piece.data for piece in self.pieces)

    @property
    def rows(self) -> int:
        """All its rows."""
        return sum(piece.rows for piece in self.pieces)


def model_of(config: PrinterConfig) -> Model:
    """The model that a configuration names."""
    return model(config.profile, config.width)


def unheld(config: PrinterConfig) -> bool:
    """Whether nothing holds a line back when the printer has more than it can take."""
    return config.transport == "serial" and config.flow == "none"


def band_rows(config: PrinterConfig) -> int:
    """How many rows of a picture go out at once: few where much could be lost."""
    of = model_of(config)
    few = unheld(config) or not config.asks_status
    if of.picture_way == "bitImageColumn":
        return _COLUMN if few else 3 * _COLUMN
    return max(8, min(of.band_rows, _SMALL_COMMAND // of.row_bytes)) if few else of.band_rows


def longest_command(config: PrinterConfig) -> int:
    """The most bytes that one command holds; so many NULs end any that was cut off."""
    of = model_of(config)
    rows = _COLUMN if of.picture_way == "bitImageColumn" else band_rows(config)
    return rows * of.row_bytes + 16


def bands(height: int, most: int, bad: int) -> Iterator[int]:
    """The heights of the pieces of a picture: `most` at most, none a multiple of `bad` (0: any)."""
    while height > most:
        yield most
        height -= most
    if height and bad and height % bad == 0:
        yield 8
        height -= 8
    if height:
        yield height


class Printer:
    """python-escpos behind the few things that a slip needs."""

    def __init__(self, config: PrinterConfig) -> None:
        self.model = model_of(config)
        self.columns = self.model.columns
        self.out = profiles.dummy(
            self.model.profile, columns=self.model.columns, dots=self.model.dots
        )
        self._band_rows = band_rows(config)
        self._pieces: list[Piece] = []
        self.out._raw(START)

    def step(self, rows: int) -> None:
        """What was written since the last step is a piece of its own that makes `rows` rows."""
        data: bytes = self.out.output
        self.out.clear()
        if data or rows:
            self._pieces.append(Piece(data, rows))

    def raster(self, image: Image.Image, *, align: str = "left", double: bool = False) -> None:
        """A one-bit image in bands; `double` prints each of its dots as two by two."""
        way = self.model.picture_way
        self.out.set(align=align)
        top = 0
        bad = 0 if way == "bitImageColumn" else self.model.bad_rows
        for rows in bands(image.height, self._band_rows, bad):
            self.out.image(
                image.crop((0, top, image.width, top + rows)),
                impl=way,
                high_density_vertical=not double,
                high_density_horizontal=not double,
                fragment_height=rows,
            )
            self.step(rows * (2 if double else 1))
            top += rows
        if align != "left":
            self.out.set(align="left")

    def part(self) -> None:
        """Feed past the tear or the cutter, and cut where there is one."""
        if self.model.cuts:
            self.out.cut(feed=False)  # function B: the model knows how far its cutter is
        else:
            self.out.print_and_feed(6)
        self.step(_TO_THE_CUTTER)

    def bar(self) -> None:
        """A thick line from edge to edge, where nothing cuts."""
        black = Image.new("1", (self.model.dots, _BAR_ROWS), 0)
        self.raster(black)

    @property
    def rendered(self) -> Rendered:
        """All that was written."""
        self.step(0)
        return Rendered(tuple(self._pieces))


def render(slip: Slip, config: PrinterConfig) -> Rendered:
    """`slip` for the device that `config` describes. Raises typeface.Unprintable."""
    printer = Printer(config)
    if config.style == "graphic":
        printer.raster(picture(slip, printer.model.dots))
    else:
        name = printer.model.profile
        TextSlip(printer, lambda text: profiles.carries(name, text)).print(slip)
    printer.part()
    return printer.rendered


@cache
def warm_up(profile: str, width: Literal[58, 80], style: Literal["graphic", "text"]) -> None:
    """Read what the first slip of this kind needs, once: fonts, their shapes, the model's letters.

    So the first visitor of the day waits no longer than the others.
    """
    words = (Words(text="Ŵy", lang="cy"), Words(text="Number 1", lang="en"))
    slip = Slip(
        elements=(
            Heading(lines=words),
            Number(text="A1"),
            Reverse(lines=words),
            Code(data="1", lines=words),
        )
    )
    with contextlib.suppress(Exception):  # each slip tells by itself what is wrong with it
        render(
            slip,
            PrinterConfig(
                id="w", name="w", site="w", transport="file", address="/dev/null", profile=profile,
                width=width, style=style,
            ),
        )  # fmt: skip


def ending(config: PrinterConfig) -> Rendered:
    """What parts a slip that was cut off from the next: cut, or fed and closed by a thick line."""
    printer = Printer(config)
    if not printer.model.cuts:
        printer.out.print_and_feed(1)
        printer.bar()
    printer.part()
    return printer.rendered
