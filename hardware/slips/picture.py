"""A slip as a picture of one bit a dot, for printers that take a raster quickly enough.

Measures are dots of 203 dpi paper (8 to the millimetre), for paper of 80 mm (512 or 576 dots) and
58 mm (384). Everything is drawn in grey, then thresholded: thermal paper knows no grey.
"""

from __future__ import annotations

import io
from itertools import pairwise
from typing import assert_never

from PIL import Image, ImageDraw

from hardware.slips import slip as slips
from hardware.slips.codes import BLACK, QUIET, WHITE, code_image, module_for
from hardware.slips.measures import Measures, measures, sized
from hardware.slips.slip import Pair, Slip, Words
from hardware.slips.typeface import (
    NUMBER,
    STRONG,
    WORDS,
    Face,
    Setting,
    Unprintable,
    runs,
    set_line,
    wrap,
)

#: A longer slip is a mistake of whoever made it: 1.5 m of paper.
MOST_ROWS = 12_000
_USUAL_ROWS = 4_000
_LEAST_LABEL = 130  # dots that a label needs beside its value


def printable(lines: tuple[Words, ...]) -> tuple[Words, ...]:
    """The lines that can be drawn here: a script without a font yields to the other languages.

    Raises Unprintable when none of them can.
    """
    kept: list[Words] = []
    problem: Unprintable | None = None
    for line in lines:
        try:
            runs(line.text, WORDS, line.lang, line.direction)
        except Unprintable as error:
            problem = error
        else:
            kept.append(line)
    if not kept and problem is not None:
        raise problem
    return tuple(kept)


class _Sheet:
    """Paper that grows downwards."""

    def __init__(self, measures_: Measures, rows: int) -> None:
        self.m = measures_
        self.image = Image.new("L", (measures_.width, rows), WHITE)
        self.draw = ImageDraw.Draw(self.image)
        self.y = 0

    def finish(self) -> Image.Image:
        cropped = self.image.crop((0, 0, self.m.width, self.y))
        return cropped.point(lambda grey: WHITE if grey >= 128 else BLACK).convert("1")

    def settings(
        self, lines: tuple[Words, ...], faces: tuple[Face, Face], size: int, width: int
    ) -> list[Setting]:
        """Every line wrapped and measured; the first language in the heavier face."""
        return [
            set_line(part, faces[0] if index == 0 else faces[1], size)
            for index, line in enumerate(printable(lines))
            for part in wrap(line, faces[0] if index == 0 else faces[1], size, width)
        ]

    def block(
        self,
        settings: list[Setting],
        *,
        left: int,
        width: int,
        align: str,
        ink: int = BLACK,
        leading: float = 1.14,
    ) -> None:
        """Set lines under each other in the column that begins at `left`."""
        for setting in settings:
            ascent = max(round(setting.size * 0.74), setting.ascent)
            height = max(round(setting.size * leading), ascent + setting.descent + 2)
            x = left
            if align == "centre":
                x = left + (width - setting.width) // 2
            elif align == "right":
                x = left + width - setting.width
            setting.draw(self.image, x, self.y + ascent, ink)
            self.y += height


def _fitted(text: str, face: Face, size: int, width: int) -> Setting:
    """Figures in one line, smaller only where they would not fit."""
    setting = set_line(Words(text=text), face, size)
    while setting.width > width and size > 8:
        size = min(size - 1, size * width // setting.width)
        setting = set_line(Words(text=text), face, size)
    return setting


def _side(lines: tuple[Words, ...]) -> str:
    return "right" if lines and lines[0].direction == "rtl" else "left"


def logo_image(part: slips.Logo) -> Image.Image:
    """A logo as it prints: whole bytes wide."""
    with Image.open(io.BytesIO(part.data), formats=("PNG",)) as image:
        whole = Image.new("1", (-(-image.width // 8) * 8, image.height), 1)
        whole.paste(image.convert("1"), ((whole.width - image.width) // 2, 0))
    return whole


def _logo(sheet: _Sheet, part: slips.Logo) -> None:
    image = logo_image(part)
    sheet.image.paste(image.convert("L"), ((sheet.m.width - image.width) // 2, sheet.y))
    sheet.y += image.height + 14


def _heading(sheet: _Sheet, part: slips.Heading) -> None:
    m = sheet.m
    size = sized(m.heading, part.size)
    lines = sheet.settings(part.drawn, (STRONG, STRONG), size, m.content)
    sheet.block(lines, left=m.margin, width=m.content, align="centre")
    sheet.y += 2


def _mark(sheet: _Sheet, part: slips.Mark) -> None:
    m = sheet.m
    top = sheet.y
    sheet.y += 10
    lines = sheet.settings(part.lines, (STRONG, WORDS), m.text, m.content - 20)
    sheet.block(lines, left=m.margin, width=m.content, align="centre")
    sheet.y += 6
    sheet.draw.rounded_rectangle(
        (m.margin, top, m.width - m.margin - 1, sheet.y), radius=10, outline=BLACK, width=4
    )
    sheet.y += 14


def joined(lines: tuple[Words, ...], gap: str = "  ·  ") -> Words | None:
    """The languages of a label as one line with dots between, if all run the same way."""
    if len({line.direction for line in lines}) > 1:
        return None
    text = gap.join(line.text for line in lines)
    return Words(text=text, lang=lines[0].lang, dir=lines[0].direction)


def _label(sheet: _Sheet, part: slips.Label) -> None:
    m = sheet.m
    for gap in ("  ·  ", " · "):
        one = joined(printable(part.lines), gap)
        setting = set_line(one, WORDS, m.label) if one else None
        if setting is not None and setting.width <= m.content:
            sheet.block([setting], left=m.margin, width=m.content, align="centre")
            return
    lines = sheet.settings(part.lines, (STRONG, WORDS), m.label, m.content)
    sheet.block(lines, left=m.margin, width=m.content, align="centre")


def _number(sheet: _Sheet, part: slips.Number) -> None:
    m = sheet.m
    # Overpass: capitals are 0.7 em high
    setting = _fitted(part.text, NUMBER, round(m.number_cap / 0.7), m.content)
    sheet.y += 8
    baseline = sheet.y + round(setting.size * 0.7)
    setting.draw(sheet.image, (m.width - setting.width) // 2, baseline, BLACK)
    sheet.y = baseline + 26


def _reverse(sheet: _Sheet, part: slips.Reverse) -> None:
    m = sheet.m
    groups = [
        sheet.settings((line,), (STRONG, STRONG), sized(m.reverse, part.size), m.content - 24)
        for line in printable(part.lines)
    ]
    top = sheet.y
    for ink in (BLACK, WHITE):  # the first pass measures the block, the second writes on it
        sheet.y = top + 18
        for index, group in enumerate(groups):
            sheet.y += 10 if index and sum(map(len, groups)) > 2 else 0
            sheet.block(group, left=m.margin, width=m.content, align="centre", ink=ink)
        if ink == BLACK:
            box = (m.margin, top, m.width - m.margin - 1, sheet.y + 12)
            sheet.draw.rounded_rectangle(box, radius=10, fill=BLACK)
    sheet.y += 12 + 18


def _fact(sheet: _Sheet, pair: Pair) -> None:
    """One fact across the paper: labels on one side, the value on the other, or below them."""
    m = sheet.m
    value = _fitted(pair.value, NUMBER, m.value, m.content)
    left = m.content - value.width - 20
    rtl = _side(pair.label) == "right"
    if left < _LEAST_LABEL:
        labels = sheet.settings(pair.label, (STRONG, WORDS), m.text, m.content)
        sheet.block(labels, left=m.margin, width=m.content, align=_side(pair.label))
        sheet.y += round(value.size * 0.7) + 8
        value.draw(
            sheet.image, m.margin if rtl else m.width - m.margin - value.width, sheet.y, BLACK
        )
        sheet.y += 6
        return
    labels = sheet.settings(pair.label, (STRONG, WORDS), m.text, left)
    top = sheet.y
    sheet.block(
        labels,
        left=m.margin + value.width + 20 if rtl else m.margin,
        width=left,
        align="right" if rtl else "left",
    )
    cap = round(m.value * 0.7)
    sheet.y = max(sheet.y, top + cap + 8)
    baseline = top + (sheet.y - top + cap) // 2 - 2
    x = m.margin if rtl else m.width - m.margin - value.width
    value.draw(sheet.image, x, baseline, BLACK)


def _two_facts(sheet: _Sheet, pairs: tuple[Pair, ...]) -> None:
    """Two facts side by side with a line between, values under their labels."""
    m = sheet.m
    side = _side(pairs[0].label)
    values = [set_line(Words(text=pair.value), NUMBER, m.value) for pair in pairs]
    laid = [sheet.settings(pair.label, (STRONG, WORDS), m.text, m.content) for pair in pairs]
    widths = [max(part.width for part in (*laid[i], values[i])) for i in (0, 1)]
    if sum(widths) + 40 > m.content:
        widths = [(m.content - 40) // 2] * 2
        laid = [sheet.settings(pair.label, (STRONG, WORDS), m.text, widths[0]) for pair in pairs]
    # What is to spare goes to both columns; from right to left they change sides.
    spare = (m.content - 40 - sum(widths)) // 2
    first = widths[0] + spare
    top = bottom = sheet.y
    for index in (0, 1):
        offset, width = (0, first) if index == 0 else (first + 40, m.content - first - 40)
        left = m.margin + (m.content - offset - width if side == "right" else offset)
        sheet.y = top + round((max(map(len, laid)) - len(laid[index])) * m.text * 1.14)
        sheet.block(laid[index], left=left, width=width, align=side)
        baseline = sheet.y + 4 + round(m.value * 0.7)
        x = left + width - values[index].width if side == "right" else left
        values[index].draw(sheet.image, x, baseline, BLACK)
        bottom = max(bottom, baseline)
    middle = m.margin + (m.content - first - 20 if side == "right" else first + 20)
    sheet.draw.rectangle((middle - 2, top - 2, middle + 1, bottom + 4), fill=BLACK)
    sheet.y = bottom + 8


def _pairs(sheet: _Sheet, part: slips.Pairs) -> None:
    pairs = part.pairs
    half = (sheet.m.content - 40) // 2
    wide = [set_line(Words(text=pair.value), NUMBER, sheet.m.value).width > half for pair in pairs]
    if not sheet.m.centred and len(pairs) == 2 and not any(wide):
        _two_facts(sheet, pairs)
        return
    for index, pair in enumerate(pairs):
        if index:
            _rule(sheet, slips.Rule())
        _fact(sheet, pair)


def _code(sheet: _Sheet, part: slips.Code) -> None:
    m = sheet.m
    module = module_for(part.data, m.width)
    code = code_image(part.data, module)
    inset = module * QUIET - 4  # the quiet zone may run into the white margin
    rtl = _side(part.lines) == "right"
    beside = m.width - m.margin * 2 - (code.width - inset)
    top = sheet.y - 12
    if m.centred or beside < 200 or not part.lines:
        sheet.image.paste(code, ((m.width - code.width) // 2, top))
        sheet.y = top + code.height - 8
        for index, line in enumerate(printable(part.lines)):
            face = STRONG if index == 0 else WORDS
            sheet.y += 8 if index else 0
            caption = sheet.settings((line,), (face, face), m.text, m.content)
            sheet.block(caption, left=m.margin, width=m.content, align="centre", leading=1.18)
        return
    sheet.image.paste(code, (m.width - code.width + 8 if rtl else -8, top))
    left = m.margin if rtl else code.width - 8
    width = m.width - m.margin - (code.width - 8)
    groups = [
        sheet.settings((line,), (STRONG if i == 0 else WORDS,) * 2, m.text, width)
        for i, line in enumerate(printable(part.lines))
    ]
    height = round(sum(map(len, groups)) * m.text * 1.16) + 14 * (len(groups) - 1)
    sheet.y = top + max(20, (code.height - height) // 2)
    for index, group in enumerate(groups):
        sheet.y += 14 if index else 0
        sheet.block(group, left=left, width=width, align="right" if rtl else "left", leading=1.16)
    sheet.y = max(sheet.y, top + code.height - 12)


def _text(sheet: _Sheet, part: slips.Text) -> None:
    m = sheet.m
    for index, line in enumerate(printable(part.lines)):
        face = STRONG if index == 0 else WORDS
        sheet.y += 10 if index else 0
        lines = sheet.settings((line,), (face, face), m.text, m.content)
        align = "centre" if m.centred else _side((line,))
        sheet.block(lines, left=m.margin, width=m.content, align=align, leading=1.22)
    sheet.y += 2


def _rule(sheet: _Sheet, part: slips.Rule) -> None:
    m = sheet.m
    sheet.y += 12
    right = m.width - m.margin
    if part.style == "solid":
        sheet.draw.rectangle((m.margin, sheet.y, right - 1, sheet.y + 3), fill=BLACK)
    else:
        for x in range(m.margin, right - 3, 10):
            sheet.draw.ellipse((x, sheet.y - 1, x + 4, sheet.y + 3), fill=BLACK)
    sheet.y += 4 + 18


def _when(sheet: _Sheet, part: slips.When) -> None:
    m = sheet.m
    time = _fitted(part.time, STRONG, m.time, m.content)
    dates = sheet.settings(part.dates, (STRONG, WORDS), m.text, m.content)
    rtl = _side(part.dates) == "right"
    top = sheet.y
    cap = round(m.time * 0.67)
    if m.centred or max((date.width for date in dates), default=0) + time.width + 24 > m.content:
        sheet.block(dates, left=m.margin, width=m.content, align="centre")
        sheet.y += 8 if dates else 0
        time.draw(sheet.image, (m.width - time.width) // 2, sheet.y + cap, BLACK)
        sheet.y += cap + 8
        return
    sheet.block(dates, left=m.margin, width=m.content, align="right" if rtl else "left")
    sheet.y = max(sheet.y, top + cap + 8)
    x = m.margin if rtl else m.width - m.margin - time.width
    time.draw(sheet.image, x, top + (sheet.y - top + cap) // 2 - 2, BLACK)


def _element(sheet: _Sheet, part: slips.Element) -> None:
    match part:
        case slips.Logo():
            _logo(sheet, part)
        case slips.Heading():
            _heading(sheet, part)
        case slips.Mark():
            _mark(sheet, part)
        case slips.Label():
            _label(sheet, part)
        case slips.Number():
            _number(sheet, part)
        case slips.Reverse():
            _reverse(sheet, part)
        case slips.Pairs():
            _pairs(sheet, part)
        case slips.Code():
            _code(sheet, part)
        case slips.Text():
            _text(sheet, part)
        case slips.Rule():
            _rule(sheet, part)
        case slips.When():
            _when(sheet, part)
        case _:
            assert_never(part)


def picture(slip: Slip, dots: int) -> Image.Image:
    """The whole slip, `dots` wide, as a one-bit image. Raises Unprintable."""
    return measured(slip, dots)[0]


def measured(slip: Slip, dots: int) -> tuple[Image.Image, tuple[int, ...]]:
    """The whole slip, and how many rows each of its elements takes."""
    sheet, rows = _drawn(slip, dots, _USUAL_ROWS)
    if sheet.y > _USUAL_ROWS:
        sheet, rows = _drawn(slip, dots, sheet.y)
    return sheet.finish(), rows


def _drawn(slip: Slip, dots: int, rows: int) -> tuple[_Sheet, tuple[int, ...]]:
    sheet = _Sheet(measures(dots, larger=slip.larger), rows)
    sheet.y = 16
    ends = [sheet.y]
    for part in slip.elements:
        _element(sheet, part)
        ends.append(sheet.y)
        if sheet.y > MOST_ROWS:
            raise Unprintable(
                f"a slip of more than {MOST_ROWS} rows is longer than any printer should print"
            )
    sheet.y += 4
    return sheet, tuple(end - start for start, end in pairwise(ends))
