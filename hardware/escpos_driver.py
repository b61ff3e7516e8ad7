"""A slip as ESC/POS bytes for one model of printer, made with python-escpos.

A fresh printer object for each slip: after a reset its encoder believes in a code page that the
printer has left, and accents come out as garbage. Nothing is sent from here.
"""

from __future__ import annotations

import logging
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image

from hardware.devices import DeviceConfig
from hardware.graphic import picture
from hardware.slips import Slip
from hardware.text_slip import TextSlip


def _import_escpos() -> tuple[Any, Any, Any]:
    """Import python-escpos without what it does on the side.

    It calls `logging.basicConfig` and leaves a temporary folder behind (3.1).
    """
    root = logging.getLogger()
    handlers = root.handlers[:]
    from escpos import capabilities, magicencode
    from escpos.printer import Dummy

    root.handlers[:] = handlers
    folder = Path(capabilities.pickle_dir)
    if folder.parent == Path(tempfile.gettempdir()):
        shutil.rmtree(folder, ignore_errors=True)
    return capabilities, magicencode, Dummy


_capabilities, _magicencode, _Dummy = _import_escpos()

#: Rows of a raster sent as one command: small, so that a broken connection spoils little.
BAND_ROWS = 96
#: The most bytes that one command here holds; so many NULs end any that was cut off.
LONGEST_COMMAND = BAND_ROWS * 80 + 16


def profiles() -> frozenset[str]:
    """The names of the printer profiles that python-escpos knows."""
    return frozenset(_capabilities.CAPABILITIES["profiles"])


@dataclass(frozen=True)
class Paper:
    """What a slip is rendered for."""

    profile: str
    dots: int
    columns: int

    @classmethod
    def of(cls, config: DeviceConfig) -> Paper:
        """From the model's profile; where that is silent, from the paper's width.

        A profile nobody knows counts as 'default'.
        """
        name = config.profile if config.profile in profiles() else "default"
        data = _capabilities.CAPABILITIES["profiles"][name]
        pixels = data["media"].get("width", {}).get("pixels")
        usual = 576 if config.width == 80 else 384
        dots = pixels if isinstance(pixels, int) and 300 <= pixels <= 640 else usual
        if config.width == 58 and dots > 432:
            dots = usual
        dots -= dots % 8
        columns = dots // 12  # font A is 12 dots wide
        stated = data["fonts"]["0"]["columns"]
        return cls(name, dots, min(columns, stated) if stated >= 20 else columns)


@dataclass(frozen=True)
class Rendered:
    """Bytes for the printer, and how many rows of paper they make, about."""

    data: bytes
    rows: int


@lru_cache(maxsize=8)
def _encoder(profile: str) -> Any:
    return _magicencode.Encoder(_capabilities.get_profile(profile).get_code_pages())


@lru_cache(maxsize=4096)
def _carries(profile: str, char: str) -> bool:
    # From U+4E00 on python-escpos sends GB 18030, which is no code page of a profile.
    if ord(char) < 0x80:
        return True
    if "\u4e00" <= char <= "\u9fa5":
        return False
    return _encoder(profile).find_suitable_encoding(char) is not None


def carries(profile: str, text: str) -> bool:
    """Whether every letter of `text` is on some code page of the profile."""
    return all(_carries(profile, char) for char in text)


class Printer:
    """python-escpos behind the few things that a slip needs."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        base = _capabilities.get_profile(paper.profile)
        profile = _capabilities.Profile(columns=paper.columns, features=base.features)
        # With a width of its own, python-escpos has no reason to print its doubts to stdout.
        media = {**base.profile_data["media"], "width": {"mm": "Unknown", "pixels": paper.dots}}
        profile.profile_data = {**base.profile_data, "media": media}
        self.out = _Dummy(profile=profile)
        self.out.hw("INIT")
        self.rows = 0

    def raster(self, image: Image.Image, *, align: str = "left", double: bool = False) -> None:
        """A one-bit image in bands; `double` prints each of its dots as two by two."""
        features = self.out.profile.features
        way = "bitImageRaster" if features.get("bitImageRaster") else "graphics"
        if not features.get(way):
            way = "bitImageColumn"
        rows = BAND_ROWS if way != "bitImageColumn" else image.height
        self.out.set(align=align)
        for top in range(0, image.height, rows):
            band = image.crop((0, top, image.width, min(top + rows, image.height)))
            self.out.image(
                band,
                impl=way,
                high_density_vertical=not double,
                high_density_horizontal=not double,
                fragment_height=rows,
            )
        if align != "left":
            self.out.set(align="left")
        self.rows += image.height * (2 if double else 1)

    def finish(self) -> Rendered:
        """Feed past the tear or the cutter, cut where there is one, and hand over the bytes."""
        features = self.out.profile.features
        if features.get("paperFullCut") or features.get("paperPartCut"):
            self.out.cut(feed=False)  # function B: the model knows how far its cutter is
        else:
            self.out.print_and_feed(6)
        return Rendered(self.out.output, self.rows + 180)


def render(slip: Slip, config: DeviceConfig) -> Rendered:
    """`slip` for the device that `config` describes. Raises typeface.Unprintable."""
    paper = Paper.of(config)
    printer = Printer(paper)
    if config.style == "graphic":
        printer.raster(picture(slip, paper.dots))
    else:
        TextSlip(printer, lambda text: carries(paper.profile, text)).print(slip)
    return printer.finish()


@lru_cache(maxsize=64)
def code_page(profile: str, number: int) -> tuple[str, ...]:
    """The letters of bytes 0x80 to 0xFF when code page `number` of the profile is selected.

    U+FFFD where it has none, or where the profile has no such page.
    """
    name = _capabilities.get_profile(profile).codePages.get(str(number), "Unknown")
    try:
        letters = _magicencode.Encoder._get_codepage_char_list(name)
    except (LookupError, KeyError, ValueError):
        return ("\ufffd",) * 128
    return tuple("\ufffd" if letter == " " else letter for letter in letters)
