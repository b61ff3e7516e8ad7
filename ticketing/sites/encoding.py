"""The text of a site file that some program saved: which letters its bytes are, or what it is."""

from __future__ import annotations

import codecs
import json
from typing import NoReturn

from ticketing.sites.file import MOST_LETTERS, Mistake, SiteFileError

#: No letter takes more than four.
MOST_BYTES = 4 * MOST_LETTERS

#: The first bytes of files that are none of ours, and what they are.
_OTHERS = (
    (b"PK\x03\x04", "an Excel, Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a file of a word processor (RTF)"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
#: Longest first: the mark of UTF-32 begins as that of UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(data: bytes) -> str:
    """What stands in a site file, as UTF-8 or as the UTF-16 of Windows editors.

    SiteFileError says what the file is instead, with the line where that shows.
    """
    if len(data) > MOST_BYTES:
        _refuse(1, f"it is too large; a site file has at most {MOST_LETTERS} letters")
    for begins, what in _OTHERS:
        if data.startswith(begins):
            _refuse(1, f"this is {what}, no site file; a site file is plain text (TOML)")
    marked = ((mark, name) for mark, name in _MARKS if data.startswith(mark))
    mark, name = next(marked, (b"", _without_mark(data)))
    if name == "utf-8" and b"\x00" in data:
        line = _line(data, data.index(b"\x00"))
        _refuse(line, "this is no text: it has a byte 0; a site file is plain text")
    text = _decoded(data[len(mark) :], name)
    _look(text)
    return text


def _without_mark(data: bytes) -> str:
    """UTF-16 is known without its mark: every other byte of plain words is 0."""
    some = data[:400]
    pairs = len(some) // 2
    if pairs and some[1::2].count(0) > 0.8 * pairs and not some[0::2].count(0):
        return "utf-16-le"
    if pairs and some[0::2].count(0) > 0.8 * pairs and not some[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        if name != "utf-8":
            _refuse(line, f"this begins as {name.upper()} and is none; save the file as UTF-8")
        _refuse(line, f"this is not UTF-8: {_old_letter(data, error.start)}save the file as UTF-8")


def _old_letter(data: bytes, at: int) -> str:
    """The letter that a byte would be in the files of Windows before UTF-8."""
    letter = data[at : at + 1].decode("cp1252", "replace")
    begin = data.rfind(b"\n", 0, at) + 1
    words = data[max(begin, at - 20) : at + 12].split(b"\n")[0].decode("cp1252", "replace")
    if not letter.isprintable():
        return f"byte {data[at]:#04x} is no letter; "
    return f"it looks like Windows-1252 (ANSI), {letter!r} in {words.strip()!r}; "


def _look(text: str) -> None:
    """Files of other programs that are text all the same."""
    begins = text.lstrip()[:1]
    if begins == "<":
        _refuse(1, "this is XML or a web page, no site file; a site file is TOML")
    if begins in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return
        _refuse(1, "this is JSON, no site file; a site file is TOML")


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def _refuse(line: int, says: str) -> NoReturn:
    raise SiteFileError([Mistake(line, "the file", says)])
