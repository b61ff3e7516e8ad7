"""The paper of an emulated printer: executes commands and keeps what they would have printed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from hardware.emulators.habits import WELL, Habits
from hardware.emulators.lexer import Token
from hardware.emulators.pages import code_page
from hardware.slips.typeface import OWN

_CELL, _HIGH = 12, 24
_MONO = (OWN / "AtkinsonMono-600.ttf", Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"))
_CHINESE = "\u6f22"
_EDGE = 24  # blank paper at the end of a slip, for the picture


@dataclass(frozen=True)
class Ticket:
    """One piece of paper: the bytes that made it, what it looks like, and its native text."""

    number: int
    raw: bytes
    image: Image.Image
    text: str


@dataclass(frozen=True)
class _Style:
    wide: int = 1
    high: int = 1
    bold: bool = False
    reverse: bool = False
    smooth: bool = False
    align: int = 0
    page: int = 0
    spacing: int = 30


@dataclass
class _Line:
    cells: list[tuple[str, _Style]] = field(default_factory=list)

    @property
    def width(self) -> int:
        return sum(_CELL * style.wide for _, style in self.cells)

    @property
    def height(self) -> int:
        return max((_HIGH * style.high for _, style in self.cells), default=0)


@lru_cache(maxsize=32)
def _font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@lru_cache(maxsize=4096)
def _glyph(char: str, wide: int, high: int) -> Image.Image:
    """A letter in its cell, black on white, one bit."""
    path = next((p for p in _MONO if p.exists() and _has(p, char)), _MONO[0])
    size = 20 * high
    type_ = _font(path, size)
    image = Image.new("L", (max(round(type_.getlength(char)), 1), _HIGH * high), 255)
    ImageDraw.Draw(image).text((0, 19 * high), char, fill=0, font=type_, anchor="ls")
    image = image.resize((_CELL * wide, _HIGH * high))
    return image.point(lambda grey: 255 if grey >= 140 else 0).convert("1")


@lru_cache(maxsize=4096)
def _has(path: Path, char: str) -> bool:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return ord(char) in (font.getBestCmap() or {})


def _letter(char: str, style: _Style) -> Image.Image:
    # With smoothing a printer rounds magnified letters; without it they are blocks.
    if style.smooth:
        return _glyph(char, style.wide, style.high)
    return _glyph(char, 1, 1).resize(
        (_CELL * style.wide, _HIGH * style.high), Image.Resampling.NEAREST
    )


class Paper:
    """A roll of `dots` printable dots. `execute` takes commands in the order of printing."""

    def __init__(self, dots: int, profile: str, habits: Habits = WELL) -> None:
        self._dots = dots
        self._habits = habits
        self._two_bytes = habits.two_bytes
        self._first_half = False
        self._profile = profile
        self._count = 0
        self._tear()

    def _tear(self) -> None:
        self._image = Image.new("1", (self._dots, 1024), 1)
        self._y = 0
        self._style = _Style()
        self._line = _Line()
        self._text: list[str] = []
        self._raw = bytearray()
        self._graphics: Image.Image | None = None
        self._strip = 0
        self.blank = True

    def become(self, habits: Habits) -> None:
        """Another printer's paper from the next command on."""
        self._habits = habits

    @property
    def rows(self) -> int:
        """How far the paper has moved since it was torn."""
        return self._y

    def number_from(self, count: int) -> None:
        """Go on numbering after `count` earlier slips."""
        self._count = count

    # ------------------------------------------------------------------ commands

    def execute(self, token: Token) -> Ticket | None:
        """Do what the command says; a finished slip where it ends one."""
        finished = self.finish() if token.name == b"\x1b@" and not self.blank else None
        self._raw += (b"" if token.name == b"text" else token.name) + token.data
        name, data = token.name, token.data
        if name == b"text":
            self._write(data)
        elif name == b"\n":
            self._feed_line()
        elif name in (b"\x1bd", b"\x1bJ"):
            self._flush()
            self._advance(data[0] * (self._style.spacing if name == b"\x1bd" else 1))
        elif name == b"\x1dv":
            self._raster(data)
        elif name == b"\x1b*":
            self._columns(data)
        elif name in (b"\x1d(", b"\x1d8"):
            self._extended(name, data)
        elif name in (b"\x1dV", b"\x1bi", b"\x1bm"):
            return self.finish()
        else:
            self._set(name, data)
        return finished

    def _set(self, name: bytes, data: bytes) -> None:
        style = self._style
        n = data[0] if data else 0
        if name == b"\x1b@":
            style = _Style()
            self._two_bytes, self._first_half = self._habits.two_bytes, False
        elif name in (b"\x1c.", b"\x1c&"):
            self._two_bytes = name == b"\x1c&"
        elif name == b"\x1d!":
            style = replace(style, wide=(n >> 4 & 7) + 1, high=(n & 7) + 1)
        elif name == b"\x1b!":
            style = replace(
                style, wide=2 if n & 0x20 else 1, high=2 if n & 0x10 else 1, bold=bool(n & 8)
            )
        elif name in (b"\x1bE", b"\x1bG"):
            style = replace(style, bold=bool(n & 1))
        elif name == b"\x1dB":
            style = replace(style, reverse=bool(n & 1))
        elif name == b"\x1db":
            style = replace(style, smooth=bool(n & 1))
        elif name == b"\x1ba":
            style = replace(style, align=n % 48)
        elif name == b"\x1bt":
            style = replace(style, page=n)
        elif name in (b"\x1b3", b"\x1b2"):
            style = replace(style, spacing=n if data else 30)
        self._style = style

    def _write(self, data: bytes) -> None:
        table = code_page(self._profile, self._style.page)
        for byte in data:
            if self._first_half or (self._two_bytes and byte >= 0x80):
                self._first_half = not self._first_half
                if self._first_half:
                    continue
                byte, char = 0x80, _CHINESE
            else:
                char = chr(byte) if byte < 0x80 else table[byte - 0x80]
            if self._line.width + _CELL * self._style.wide > self._dots:
                self._feed_line()
            self._line.cells.append((char, self._style))

    # ------------------------------------------------------------------ ink

    def _advance(self, rows: int) -> None:
        self._y += rows
        if self._y + 512 > self._image.height:
            taller = Image.new("1", (self._dots, self._y + 2048), 1)
            taller.paste(self._image, (0, 0))
            self._image = taller

    def _left(self, width: int) -> int:
        return max(0, (self._dots - width) * self._style.align // 2)

    def _flush(self) -> bool:
        """Print the letters that wait for the end of their line."""
        line, self._line = self._line, _Line()
        if not line.cells:
            return False
        self.blank = False
        self._text.append("".join(char for char, _ in line.cells))
        x = self._left(line.width)
        height = line.height
        self._advance(0)
        for char, style in line.cells:
            glyph = _letter(char, style)
            if style.bold:
                heavier = glyph.copy()
                heavier.paste(0, (1, 0), glyph.point(lambda dot: 255 - dot))
                glyph = heavier
            if style.reverse:
                glyph = glyph.point(lambda dot: 255 - dot)
            self._image.paste(glyph, (x, self._y + height - glyph.height))
            x += glyph.width
        self._advance(max(height, self._style.spacing))
        return True

    def _feed_line(self) -> None:
        if self._strip:  # columns of dots are a line: feeding it moves on by its height at least
            self._advance(max(0, self._style.spacing - self._strip))
            self._strip = 0
        elif not self._flush():
            self._text.append("")
            self._advance(self._style.spacing)

    def _paste(self, image: Image.Image) -> None:
        self._flush()
        self.blank = False
        self._advance(image.height)
        self._image.paste(image, (self._left(image.width), self._y - image.height))

    def _raster(self, data: bytes) -> None:
        """GS v 0 m xL xH yL yH d…: bytes of eight dots, rows from the top."""
        mode, width = data[1], int.from_bytes(data[2:4], "little") * 8
        height = int.from_bytes(data[4:6], "little")
        image = _bits(width, height, data[6:])
        size = (width * (2 if mode & 1 else 1), height * (2 if mode & 2 else 1))
        self._paste(image.resize(size, Image.Resampling.NEAREST))
        if self._habits.bad_rows and height % self._habits.bad_rows == 0:
            self._write(b"~" * 16)
            self._feed_line()

    def _columns(self, data: bytes) -> None:
        """ESC * m nL nH d…: columns of 8 or 24 dots."""
        mode, width = data[0], int.from_bytes(data[1:3], "little")
        rows = 24 if mode in (32, 33) else 8
        image = Image.new("1", (width, rows), 1)
        for x in range(width):
            column = int.from_bytes(data[3 + x * rows // 8 : 3 + (x + 1) * rows // 8], "big")
            for y in range(rows):
                if column >> (rows - 1 - y) & 1:
                    image.putpixel((x, y), 0)
        self._paste(image)
        self._strip = rows

    def _extended(self, name: bytes, data: bytes) -> None:
        """GS ( L and GS 8 L: graphics are stored (function 112), then printed (50)."""
        if data[:1] != b"L":
            return
        body = data[5:] if name == b"\x1d8" else data[3:]
        if body[1:2] == b"p" and len(body) >= 10 and body[3] and body[4]:
            width, height = (int.from_bytes(body[i : i + 2], "little") for i in (6, 8))
            image = _bits(-(-width // 8) * 8, min(height, 8 * len(body)), body[10:])
            self._graphics = image.resize((image.width * body[3], image.height * body[4]))
        elif body[1:2] in (b"2", b"\x02") and self._graphics is not None:
            self._paste(self._graphics)
            self._graphics = None

    # ------------------------------------------------------------------ the end

    def finish(self) -> Ticket | None:
        """Cut, or tear off, what is printed; None if nothing is."""
        self._flush()
        if self.blank:
            self._raw.clear()
            return None
        self._count += 1
        image = self._image.crop((0, 0, self._dots, self._y + _EDGE))
        ticket = Ticket(self._count, bytes(self._raw), image, "\n".join(self._text))
        self._tear()
        return ticket


def _bits(width: int, height: int, data: bytes) -> Image.Image:
    image = Image.frombytes("1", (width, height), data.ljust(width // 8 * height, b"\0"))
    return image.point(lambda dot: 255 - dot)
