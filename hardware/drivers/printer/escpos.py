"""A slip as ESC/POS bytes for one model of printer, made with python-escpos.

A fresh printer object for each slip: after a reset its encoder believes in a code page that the
printer has left, and accents come out as garbage. Nothing is sent from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from hardware import profiles
from hardware.protocol import DeviceConfig
from hardware.slips import Slip
from hardware.slips.picture import picture
from hardware.slips.text import TextSlip

#: Rows of a raster sent as one command: small, so that a broken connection spoils little.
BAND_ROWS = 96
#: The most bytes that one command here holds; so many NULs end any that was cut off.
LONGEST_COMMAND = BAND_ROWS * 80 + 16


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
        name = config.profile if config.profile in profiles.names() else "default"
        data = profiles.data(name)
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


class Printer:
    """python-escpos behind the few things that a slip needs."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.out = profiles.dummy(paper.profile, columns=paper.columns, dots=paper.dots)
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
        TextSlip(printer, lambda text: profiles.carries(paper.profile, text)).print(slip)
    return printer.finish()
