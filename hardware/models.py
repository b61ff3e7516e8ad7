"""What a model of printer can do and must be spared: from its profile, and from its faults.

The profiles tell widths, cutters and code pages; what they do not tell stands here, each figure
with where it comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hardware import profiles
from hardware.makes import MAKES, says_low

#: Epson's reference names these for `DLE DC4 8`, which clears the buffers whatever the state;
#: `DLE ENQ 2` clears them after an error of the cutter.
_CLEARED_BY_DC4 = ("TM-L90", "TM-P80", "TM-T20II", "TM-T88IV", "TM-T88V", "TM-m30")
_ENQ_2 = b"\x10\x05\x02"
_DC4_8 = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
#: Their profiles' notes: "Use bitImageColumn to print properly".
_COLUMNS_ONLY = ("TH230", "TH230Plus")
#: Paper in millimetres a second, from makers' data sheets for text.
_SPEEDS = {"TM-T20II": 200, "TM-T88IV": 200, "TM-T88V": 300, "KR-306": 200}
_SPEED_OF_WIDTH = {58: 60, 80: 150}


#: Of a slip that is drawn for a queue: 203.2 dpi.
DOTS_PER_MM = 8


def drawn_width(width: int) -> int:
    """The printable dots of paper of so many millimetres, where no model tells."""
    return 576 if width == 80 else 384


@dataclass(frozen=True)
class Model:
    """One model with paper of one width.

    `speed` is that of its paper, in mm/s. A picture goes out in pieces of `band_rows` at most, and
    none of them is a multiple of `bad_rows` high: after one a common 58 mm model prints rubbish,
    and it is sold under too many names to be known by its profile.
    `clear` empties its buffers in real time, where it knows how. `near_end`: it says when a roll is
    nearly over. `presenter`: a slip stays in its mouth until it is taken. `full_status`: it answers
    `DLE EOT 20` too. `codes`: it draws QR codes itself. `refused`: why it cannot be
    driven, in words for the site file; None for one that can.
    """

    profile: str
    dots: int
    columns: int
    dots_per_mm: float
    speed: int
    cuts: bool
    picture_way: str
    clear: bytes
    refused: str | None
    near_end: bool = True
    presenter: bool = False
    full_status: bool = False
    codes: bool = False
    band_rows: int = 88
    bad_rows: int = 48

    @property
    def row_bytes(self) -> int:
        """Bytes of a row of its widest picture."""
        return self.dots // 8


@lru_cache(maxsize=64)
def model(profile: str, width: int) -> Model:
    """From the model's profile; where that is silent, from the paper's width (58 or 80).

    A profile nobody knows counts as 'default'.
    """
    name = profile if profile in profiles.names() else "default"
    data = profiles.data(name)
    features = data["features"]
    dots = _dots(data, width)
    columns = dots // 12  # font A is 12 dots wide
    stated = data["fonts"]["0"]["columns"]
    dpi = data["media"].get("dpi")
    narrow = dots <= 432
    make = MAKES.get(name)
    return Model(
        profile=name,
        dots=dots,
        columns=min(columns, stated) if stated >= 20 else columns,
        dots_per_mm=(dpi if isinstance(dpi, int) else 203) / 25.4,
        speed=make.speed if make else _SPEEDS.get(name, _SPEED_OF_WIDTH[58 if narrow else 80]),
        cuts=bool(features.get("paperFullCut") or features.get("paperPartCut")),
        picture_way=_picture_way(name, features),
        clear=_clear(name, data["vendor"]),
        refused=_refused(name, data["vendor"], features),
        near_end=says_low(name) is not False,
        presenter=make is not None and make.presenter,
        full_status=make is not None and make.full_status,
        codes=bool(features.get("qrCode")),
    )


def _dots(data: dict[str, object], width: int) -> int:
    media = data["media"]
    assert isinstance(media, dict)
    pixels = media.get("width", {}).get("pixels")
    usual = drawn_width(width)
    dots = pixels if isinstance(pixels, int) and 300 <= pixels <= 640 else usual
    if width == 58 and dots > 432:
        dots = usual
    return dots - dots % 8


def _picture_way(name: str, features: dict[str, bool]) -> str:
    ways = ("bitImageRaster", "graphics", "bitImageColumn")
    if name in _COLUMNS_ONLY:
        return "bitImageColumn"
    return next((way for way in ways if features.get(way)), "bitImageRaster")


def _clear(name: str, vendor: str) -> bytes:
    if vendor != "Epson":
        return b""
    return _ENQ_2 + (_DC4_8 if name.startswith(_CLEARED_BY_DC4) else b"")


def _refused(name: str, vendor: str, features: dict[str, bool]) -> str | None:
    if features.get("starCommands"):
        return (
            f"{name!r} ({vendor}) speaks Star's commands, not ESC/POS; switch the printer to its "
            "ESC/POS emulation and write 'default'"
        )
    if not any(features.get(way) for way in ("bitImageRaster", "graphics")):
        kind = "an impact printer" if features.get("bitImageColumn") else "no printer"
        return f"{name!r} ({vendor}) is {kind}; tickets need a thermal printer that draws pictures"
    return None
