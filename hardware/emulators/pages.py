"""The code pages of emulated printers: what stands under which number, by their makers' manuals.

Letters by Python's own codecs, and numbers by Epson's table (`ESC t`), which most copy, and that of
the cheap 58 mm printers, which is another from 50 on. Not from the list that the driver goes by: a
letter that it believes to be elsewhere must come out wrong here.
"""

from __future__ import annotations

from functools import lru_cache

_EPSON = {
    0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737",
    15: "iso8859_7", 16: "cp1252", 17: "cp866", 18: "cp852", 19: "cp858", 32: "cp720", 33: "cp775",
    34: "cp855", 35: "cp861", 36: "cp862", 37: "cp864", 38: "cp869", 39: "iso8859_2",
    40: "iso8859_15", 44: "cp1125", 45: "cp1250", 46: "cp1251", 47: "cp1253", 48: "cp1254",
    49: "cp1255", 50: "cp1256", 51: "cp1257", 52: "cp1258", 53: "kz1048",
}  # fmt: skip
_FEWEST = {number: _EPSON[number] for number in (0, 2, 3, 4, 5, 19)}
_CHEAP = {
    **{number: _EPSON[number] for number in (0, 2, 3, 4, 5, 13, 14, 15, 16, 17, 18, 19)},
    25: "cp1257", 27: "cp1258", 28: "cp864", 32: "cp1255",
    50: "cp437", 52: "cp437", 53: "cp858", 54: "cp852", 55: "cp860", 56: "cp861", 57: "cp863",
    58: "cp865", 59: "cp866", 60: "cp855", 61: "cp857", 62: "cp862", 63: "cp864", 64: "cp737",
    66: "cp869", 71: "cp1252", 72: "cp1250", 73: "cp1251", 90: "cp1253", 91: "cp1254",
    92: "cp1256", 93: "cp720", 95: "cp775",
}  # fmt: skip
#: Whose models have which; all others are Epson's.
_OF_MODEL = {"POS-5890": _CHEAP, "VKP80": _FEWEST, "KPM": _FEWEST, "TG2480": _FEWEST}


@lru_cache(maxsize=64)
def code_page(model: str, number: int) -> tuple[str, ...]:
    """The letters of bytes 0x80 to 0xFF when this page is selected; U+FFFD where there is none."""
    pages = next((has for name, has in _OF_MODEL.items() if model.startswith(name)), _EPSON)
    codec = pages.get(number)
    if codec is None:
        return ("\ufffd",) * 128
    return tuple(bytes((byte,)).decode(codec, "replace") for byte in range(0x80, 0x100))
