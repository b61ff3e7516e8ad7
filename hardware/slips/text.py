"""A slip in the printer's own letters, for lines too slow for a picture.

Whatever a code page of the model carries goes out as text; a line with a letter that none of them
carries is drawn and goes out as a raster of its own. So no '?' ever stands in for a letter.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, assert_never

from PIL import Image, ImageDraw

from hardware.slips import slip as slips
from hardware.slips.codes import BLACK, LEAST_MODULE, WHITE, code_image, module_for
from hardware.slips.picture import joined, logo_image, printable
from hardware.slips.slip import Pair, Slip, Words
from hardware.slips.typeface import STRONG, set_line, wrap

_CELL = 12  # font A: 12 dots wide and 24 high
_LINE = 30  # the default line spacing
#: Drawn at half the size and doubled by the printer: a quarter of the bytes of a slow line.
_QR_MODULE = 3


class Out(Protocol):
    """The printer to write to: python-escpos, and rasters."""

    out: Any
    columns: int

    def raster(self, image: Image.Image, *, align: str = "left", double: bool = False) -> None:
        """A one-bit image."""

    def step(self, rows: int) -> None:
        """What was written since the last step makes so many rows of paper."""


@dataclass(frozen=True)
class Style:
    """How a line is set: magnified `wide` × `high`, bold, or white on black."""

    wide: int = 1
    high: int = 1
    bold: bool = False
    reverse: bool = False
    align: str = "left"


def _even(text: str, columns: int) -> list[str]:
    """`text` on as few lines of `columns` letters as it takes, the lines as even as they get."""
    best = textwrap.wrap(text, columns)
    for narrower in range(columns - 1, 0, -1):
        lines = textwrap.wrap(text, narrower, break_long_words=False)
        if len(lines) > len(best) or max(map(len, lines)) > narrower:
            break
        best = lines
    return best


class TextSlip:
    """Writes one slip to one printer."""

    def __init__(self, printer: Out, carries: Callable[[str], bool]) -> None:
        self._printer = printer
        self._carries = carries
        self._columns: int = printer.columns
        self._larger = False

    def print(self, slip: Slip) -> None:
        """The whole slip. Raises typeface.Unprintable."""
        self._larger = slip.larger
        for part in slip.elements:
            self._element(part)

    # ------------------------------------------------------------------ lines

    def _native(self, text: str, style: Style) -> None:
        out = self._printer.out
        out.set(
            align=style.align,
            bold=style.bold,
            invert=style.reverse,
            smooth=style.wide > 1,
        )
        # A black block reaches from edge to edge: spaces in single width centre the text in it.
        spare = self._columns - len(text) * style.wide if style.reverse else 0
        for part, wide in ((" " * (spare // 2), 1), (text, style.wide)):
            out.set(custom_size=True, width=wide, height=style.high)
            out.text(part)
        out.set(custom_size=True, width=1, height=style.high)
        out.textln(" " * (spare - spare // 2))
        out.set(invert=False, bold=False, custom_size=True, width=1, height=1, align="left")
        self._printer.step(max(_LINE, 24 * style.high))

    def _drawn(self, words: Words, style: Style) -> None:
        """The same line as a raster, at the size of the letters that it stands in for."""
        dots = self._columns * _CELL
        size = 30 * style.high if style.high < 3 else 24 * style.high
        for part in wrap(words, STRONG, size, dots - 8):
            line = set_line(part, STRONG, size)
            ascent = max(round(size * 0.74), line.ascent)
            height = max(round(size * 1.05), ascent + line.descent + 2)
            inked = line.before + line.width + line.after
            width = dots if style.reverse else min(dots, -(-inked // 8) * 8)
            paper, ink = (BLACK, WHITE) if style.reverse else (WHITE, BLACK)
            image = Image.new("L", (width, height), paper)
            left = (width - line.width) // 2 if style.reverse else line.before
            line.draw(image, left, ascent, ink)
            image = image.point(lambda grey: WHITE if grey >= 128 else BLACK).convert("1")
            align = "left" if style.reverse else style.align
            self._printer.raster(image, align=align)

    def _line(self, words: Words, style: Style) -> None:
        """`words` on as many lines as they take."""
        if words.direction == "rtl" and style.align == "left":
            style = replace(style, align="right")
        if self._larger:
            style = self._enlarged(words, style)
        if not self._is_text(words):
            self._drawn(words, style)
            return
        columns = (self._columns - (2 if style.reverse else 0)) // style.wide
        for text in _even(words.text, columns):
            self._native(text, style)

    def _enlarged(self, words: Words, style: Style) -> Style:
        """The next larger of the printer's own letters; only higher where a word would break."""
        if style.high > 2:
            return style  # the number: as large as the paper allows already
        if style.high > 1:
            return replace(style, high=3)
        widest = max(map(len, words.text.split()), default=0)
        return replace(style, wide=2 if widest <= self._columns // 2 else 1, high=2)

    def _is_text(self, words: Words) -> bool:
        return (
            words.direction == "ltr"
            and self._carries(words.text)
            and not any(unicodedata.combining(char) for char in words.text)
        )

    def _lines(self, lines: tuple[Words, ...], style: Style) -> None:
        for index, words in enumerate(self._drawable(lines)):
            bold = style.bold or (index == 0 and len(lines) > 1)
            self._line(words, Style(style.wide, style.high, bold, style.reverse, style.align))

    def _drawable(self, lines: tuple[Words, ...]) -> tuple[Words, ...]:
        native = tuple(words for words in lines if self._is_text(words))
        return lines if len(native) == len(lines) else printable(lines)

    def _gap(self, rows: int = 12) -> None:
        self._printer.out._raw(b"\x1bJ" + bytes((rows,)))  # ESC J: feed by dots
        self._printer.step(rows)

    # ------------------------------------------------------------------ elements

    def _rule(self, part: slips.Rule) -> None:
        dots = self._columns * _CELL // 2  # and twice as large on paper, as the code
        image = Image.new("1", (dots, 2), 1)
        step, wide = (dots, dots) if part.style == "solid" else (6, 2)
        for x in range(0, dots, step):
            ImageDraw.Draw(image).rectangle((x, 0, x + wide - 1, 1), fill=0)
        self._gap(8)
        self._printer.raster(image, double=True)
        self._gap(14)

    def _label(self, part: slips.Label) -> None:
        one = joined(self._drawable(part.lines), " · ")
        fits = one is not None and not self._larger and len(one.text) <= self._columns
        if one is not None and fits and self._is_text(one):
            self._line(one, Style(align="center"))
        else:
            self._lines(part.lines, Style(align="center"))
        self._gap()

    def _number(self, part: slips.Number) -> None:
        words = Words(text=part.text)
        times = max(1, min(8, self._columns * 12 // 13 // len(part.text)))
        self._line(words, Style(times, times, bold=True, align="center"))
        self._gap(20)

    def _reverse(self, part: slips.Reverse) -> None:
        lines = self._drawable(part.lines)
        widest = max(len(words.text) for words in lines)
        # Twice as wide while the longest name takes no more than two lines so.
        wide = 2 if widest <= (self._columns - 2) // 2 * 2 - 6 and part.size != "small" else 1
        style = Style(wide, 2, bold=True, reverse=True)
        # No blank between the lines of the block, and a margin of black around it.
        self._printer.out.line_spacing(24)
        self._native(" " * self._columns, Style(reverse=True))
        for words in lines:
            self._line(words, style)
        self._native(" " * self._columns, Style(reverse=True))
        self._printer.out.line_spacing()
        self._gap(16)

    def _pair(self, pair: Pair) -> None:
        labels = self._drawable(pair.label)
        room = self._columns - 2 * len(pair.value) - 1
        if (
            self._larger
            or labels[-1].direction == "rtl"
            or not all(self._is_text(words) and len(words.text) <= room for words in labels)
        ):
            self._lines(labels, Style())
            self._line(Words(text=pair.value), Style(2, 2, bold=True, align="right"))
            return
        self._lines(labels[:-1], Style(bold=True))
        last = labels[-1].text.ljust(self._columns - 2 * len(pair.value))
        out = self._printer.out
        out.text(last)
        self._native(pair.value, Style(2, 2, bold=True))

    def _pairs(self, part: slips.Pairs) -> None:
        for index, pair in enumerate(part.pairs):
            if index:
                self._gap()
            self._pair(pair)

    def _code(self, part: slips.Code) -> None:
        module = module_for(part.data, self._columns * _CELL // 2, _QR_MODULE, LEAST_MODULE // 2)
        code = code_image(part.data, module, 2)
        square = -(-code.width // 8) * 8
        image = Image.new("1", (square, code.height), 1)
        image.paste(code.convert("1"), ((square - code.width) // 2, 0))
        self._printer.raster(image, align="center", double=True)
        self._gap()
        if part.lines:
            self._lines(part.lines, Style(align="center"))

    def _when(self, part: slips.When) -> None:
        one = joined(self._drawable(part.dates), " · ") if part.dates else None
        room = self._columns - 2 * len(part.time) - 1
        fits = one is not None and not self._larger and len(one.text) <= room
        if one is not None and fits and self._is_text(one):
            self._pair(Pair(label=(one,), value=part.time))
            return
        self._lines(part.dates, Style())
        self._line(Words(text=part.time), Style(2, 2, bold=True, align="right"))

    def _element(self, part: slips.Element) -> None:
        match part:
            case slips.Logo():
                self._printer.raster(logo_image(part), align="center")
                self._gap()
            case slips.Heading():
                times = 2 if part.size == "large" else 1
                self._lines(part.drawn, Style(times, times, bold=True, align="center"))
            case slips.Mark():
                self._printer.out.line_spacing(24)
                self._lines(part.lines, Style(bold=True, reverse=True))
                self._printer.out.line_spacing()
                self._gap()
            case slips.Label():
                self._label(part)
            case slips.Number():
                self._number(part)
            case slips.Reverse():
                self._reverse(part)
            case slips.Pairs():
                self._pairs(part)
            case slips.Code():
                self._code(part)
            case slips.Text():
                self._lines(part.lines, Style())
            case slips.Rule():
                self._rule(part)
            case slips.When():
                self._when(part)
            case _:
                assert_never(part)
