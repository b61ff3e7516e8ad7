"""Type for one-bit paper: which font carries which letter, how wide a line is, and drawing it.

A line is split into runs by font and direction, since no one font holds every script (Noto's
Arabic fonts have no Latin letters). What nothing installed can draw is refused (`Unprintable`):
an empty box or a '?' on a slip is a defect.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont, features

from hardware.slips.slip import Direction, Words

OWN = Path(__file__).with_name("fonts")
_SYSTEM = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/opentype/noto"))
_DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf")
#: One file holds the letters of China, Taiwan, Japan and Korea; this is where China's stand in it.
_CHINAS = 2
#: The blocks of those letters, with their marks (，。「) and wide forms.
_CJK = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x323AF))

#: Dots around a run, for what a letter's grey reaches beyond its box.
_EDGE = 2

#: Scripts whose letters join or stack: without raqm they would come out wrong.
_NEEDS_SHAPING = (
    (0x0590, 0x08FF),  # Hebrew, Arabic, Syriac, Thaana
    (0x0900, 0x0DFF),  # the scripts of India
    (0x0E00, 0x109F),  # Thai, Lao, Tibetan, Burmese
    (0x1780, 0x17FF),  # Khmer
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFE),
)


class Unprintable(Exception):
    """No installed font can draw this text; the message names the characters."""


@lru_cache(maxsize=1)
def has_shaping() -> bool:
    """Whether Pillow can shape and order complex scripts (libraqm and the system's fribidi)."""
    return bool(features.check("raqm"))


def needs_shaping(text: str) -> bool:
    """Whether `text` holds letters that come out wrong without shaping."""
    return any(low <= ord(char) <= high for char in text for low, high in _NEEDS_SHAPING)


@lru_cache(maxsize=64)
def _coverage(path: Path) -> frozenset[int]:
    if path.suffix == ".ttc":
        with TTFont(path, fontNumber=_CHINAS, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


@lru_cache(maxsize=256)
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """The font file at `size` dots to the em."""
    engine = ImageFont.Layout.RAQM if has_shaping() else ImageFont.Layout.BASIC
    index = _CHINAS if path.suffix == ".ttc" else 0
    return ImageFont.truetype(path, size, index=index, layout_engine=engine)


@lru_cache(maxsize=1)
def _system_fonts() -> tuple[Path, ...]:
    """Noto's upright sans faces, the bold one of each: thin strokes drop out on thermal paper. Not
    those for Chinese: to read what is in these takes a second each."""
    found: dict[str, Path] = {}
    for weight in ("Bold", "Regular"):
        for folder in _SYSTEM:
            for path in sorted(folder.glob(f"NotoSans*-{weight}.ttf")):
                found.setdefault(path.name.partition("-")[0], path)
    return tuple(found.values())


def is_cjk(char: str) -> bool:
    """Whether a letter is one of those that stand without spaces between."""
    return any(low <= ord(char) <= high for low, high in _CJK)


def _named(*names: str) -> list[Path]:
    return [path for folder in _SYSTEM for name in names if (path := folder / name).exists()]


@lru_cache(maxsize=2048)
def _fallback(char: int, language: str) -> Path | None:
    if is_cjk(chr(char)):
        chinese = _named("NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc")
        return next((path for path in chinese if char in _coverage(path)), None)
    preferred = _named("NotoNaskhArabic-Bold.ttf", "NotoSansArabic-Bold.ttf")
    if language.split("-")[0] == "ur":
        preferred = _named("NotoNastaliqUrdu-Bold.ttf") + preferred
    for path in (*preferred, *([_DEJAVU] if _DEJAVU.exists() else []), *_system_fonts()):
        if char in _coverage(path):
            return path
    return None


@dataclass(frozen=True)
class Face:
    """A weight of the house's type; other scripts fall back to Noto, letter by letter."""

    name: str

    @lru_cache(maxsize=4096)  # noqa: B019 - there are three faces, for as long as there is a program
    def path_for(self, char: str, language: str) -> Path:
        """The font file that draws `char`. Raises Unprintable."""
        for own in dict.fromkeys((self.name, "Atkinson-700.ttf", "Overpass-800.ttf")):
            if ord(char) in _coverage(OWN / own):
                return OWN / own
        path = _fallback(ord(char), language)
        if path is None:
            raise Unprintable(f"no installed font draws {char!r} (U+{ord(char):04X})")
        return path


def in_own_type(char: str) -> bool:
    """Whether the house's own type draws a sign, on whatever machine."""
    return any(
        ord(char) in _coverage(OWN / own) for own in ("Atkinson-500.ttf", "Overpass-800.ttf")
    )


WORDS = Face("Atkinson-500.ttf")
STRONG = Face("Atkinson-700.ttf")
NUMBER = Face("Overpass-800.ttf")


@dataclass(frozen=True)
class Run:
    """Letters of one font and one direction."""

    text: str
    path: Path
    direction: Direction


def _strong_direction(char: str) -> Direction | None:
    kind = unicodedata.bidirectional(char)
    if kind in ("R", "AL"):
        return "rtl"
    return "ltr" if kind in ("L", "EN", "AN") else None


def _directions(text: str, base: Direction) -> list[Direction]:
    """The direction of each letter: neutrals between two alike follow them, others the base."""
    strong = [_strong_direction(char) for char in text]
    result: list[Direction] = []
    for index, direction in enumerate(strong):
        if direction is None:
            before = next((d for d in reversed(strong[:index]) if d), base)
            after = next((d for d in strong[index + 1 :] if d), base)
            direction = before if before == after else base
        result.append(direction)
    return result


@lru_cache(maxsize=2048)
def runs(text: str, face: Face, language: str, base: Direction) -> tuple[Run, ...]:
    """`text` split by font and direction, in the order in which it stands from left to right.

    Raises Unprintable when no font, or no shaping, is there for some of it.
    """
    if needs_shaping(text) and not has_shaping():
        raise Unprintable("Pillow has no raqm, so joined scripts would come out wrong")
    groups: list[tuple[Direction, list[Run]]] = []
    current: Path | None = None
    for char, direction in zip(text, _directions(text, base), strict=True):
        # Marks and spaces stay with the font before them where it has them: joining needs it.
        joins = unicodedata.category(char) in ("Mn", "Mc", "Zs", "Po")
        if current is None or not (
            unicodedata.category(char) == "Cf" or (joins and ord(char) in _coverage(current))
        ):
            current = face.path_for(char, language)
        if not groups or groups[-1][0] != direction:
            groups.append((direction, []))
        line = groups[-1][1]
        if line and line[-1].path == current:
            line[-1] = Run(line[-1].text + char, current, direction)
        else:
            line.append(Run(char, current, direction))
    if base == "rtl":
        groups.reverse()
    return tuple(
        run for direction, line in groups for run in (line if direction == "ltr" else line[::-1])
    )


def _options(run: Run, language: str) -> dict[str, object]:
    if not has_shaping():
        return {}
    return {"direction": run.direction, "language": language}


@dataclass(frozen=True)
class Setting:
    """A line made ready to draw: its runs and its box in dots, baseline at 0, downwards. Letters of
    some scripts reach out of it, by `before` and `after` dots."""

    runs: tuple[Run, ...]
    size: int
    language: str
    width: int
    ascent: int
    descent: int
    before: int = 0
    after: int = 0

    def draw(self, on: Image.Image, x: int, baseline: int, ink: int) -> None:
        """Draw from `x` on, standing on `baseline`, in the grey value `ink`."""
        left = float(x)
        for run in self.runs:
            shaped = _options(run, self.language) != {}
            whole = math.floor(left)
            letters = _letters(run, self.size, self.language, left - whole, shaped=shaped)
            if letters.image is not None:
                corner = (whole + letters.left, baseline + letters.top)
                on.paste(ink, corner, letters.image)
            left += letters.width


@dataclass(frozen=True)
class _Letters:
    """A run as it is drawn: how black each dot is, where that begins beside the place on the
    baseline where the run does, and how far it goes. No image: nothing is to be seen of it."""

    image: Image.Image | None
    left: int
    top: int
    width: float


@lru_cache(maxsize=256)
def _letters(run: Run, size: int, language: str, part: float, *, shaped: bool) -> _Letters:
    """A run that begins `part` of a dot after a whole one. Kept, since what a house prints is the
    same from slip to slip but for the number and the time, and drawing it takes longest."""
    type_ = font(run.path, size)
    options = _options(run, language) if shaped else {}
    width = type_.getlength(run.text, **options)  # type: ignore[arg-type]
    box = type_.getbbox(run.text, anchor="ls", **options)  # type: ignore[arg-type]
    left, top = math.floor(box[0]) - _EDGE, math.floor(box[1]) - _EDGE
    wide, high = math.ceil(box[2]) + _EDGE - left, math.ceil(box[3]) + _EDGE - top
    if box[2] <= box[0] or box[3] <= box[1]:
        return _Letters(None, 0, 0, width)
    image = Image.new("L", (wide, high), 0)
    place = (part - left, -top)
    ImageDraw.Draw(image).text(place, run.text, 255, type_, anchor="ls", **options)  # type: ignore[arg-type]
    return _Letters(image, left, top, width)


@lru_cache(maxsize=1024)
def set_line(words: Words, face: Face, size: int) -> Setting:
    """Measure one line. Raises Unprintable."""
    line = runs(words.text, face, words.lang, words.direction)
    width, ascent, descent = 0.0, 0, 0
    first, last = 0.0, 0.0
    for run in line:
        type_ = font(run.path, size)
        options = _options(run, words.lang)
        left, top, right, bottom = type_.getbbox(run.text, anchor="ls", **options)  # type: ignore[arg-type]
        first, last = min(first, width + left), max(last, width + right)
        width += type_.getlength(run.text, **options)  # type: ignore[arg-type]
        ascent, descent = max(ascent, -round(top)), max(descent, round(bottom))
    reach = math.ceil(-first), max(0, math.ceil(last - width))
    return Setting(line, size, words.lang, round(width), ascent, descent, *reach)


def _split_after(text: str, mark: str) -> list[str]:
    pieces = [piece + mark for piece in text.split(mark)]
    return [piece for piece in (*pieces[:-1], pieces[-1].removesuffix(mark)) if piece]


#: No line begins with these (the rules of Chinese, and of Japanese where they are alike).
_ENDS = frozenset("，。、；：？！）」』》〉】〕…—・ー,.;:?!)")


def _loosened(piece: str) -> list[str]:
    """A word in the parts between which its script allows a break: after each Chinese letter, but
    not before a mark that ends something."""
    parts = [""]
    for before, char in pairwise(("", *piece)):
        breaks = bool(before) and (is_cjk(before) or is_cjk(char)) and char not in _ENDS | {" "}
        if breaks:
            parts.append("")
        parts[-1] += char
    return parts


@lru_cache(maxsize=4096)
def _width(words: Words, face: Face, size: int) -> int:
    # Shaping Nastaliq takes some 15 ms each time: no more of it than the width needs.
    line = runs(words.text, face, words.lang, words.direction)
    return round(
        sum(font(r.path, size).getlength(r.text, **_options(r, words.lang)) for r in line)  # type: ignore[arg-type,misc]
    )


def wrap(words: Words, face: Face, size: int, width: int) -> list[Words]:
    """`words` on as few lines of `width` dots as it takes, the lines as even as they get.

    Lines break at spaces, and between Chinese letters but before a mark that ends something; a
    word that is wider than the line breaks after a hyphen, and as the last resort anywhere: type is
    never made smaller to make words fit.
    """

    def measure(text: str) -> int:
        stripped = text.strip()
        return _width(words.model_copy(update={"text": stripped}), face, size) if stripped else 0

    def cut(piece: str) -> list[str]:
        if measure(piece) <= width:
            return [piece]
        if "-" in piece[:-1]:
            return [part for half in _split_after(piece, "-") for part in cut(half)]
        keep = next((n for n in range(len(piece) - 1, 1, -1) if measure(piece[:n]) <= width), 1)
        return [piece[:keep], *cut(piece[keep:])]

    def fill(limit: int) -> list[str]:
        lines = [""]
        for piece in pieces:
            if lines[-1] and measure(lines[-1] + piece) > limit:
                lines.append("")
            lines[-1] += piece
        return lines

    pieces = [
        part
        for piece in _split_after(words.text, " ")
        for loose in _loosened(piece)
        for part in cut(loose)
    ]
    best = fill(width)
    low, high = max(map(measure, pieces)), width
    while len(best) > 1 and high - low > 4:
        middle = (low + high) // 2
        low, high = (low, middle) if len(fill(middle)) == len(best) else (middle, high)
    return [words.model_copy(update={"text": line.strip()}) for line in fill(high)]
