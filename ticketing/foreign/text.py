"""The letters of a file, whatever program wrote it; or what it is instead of text."""

from __future__ import annotations

import re
import unicodedata

from ticketing.foreign.said import LARGEST, Read, Wrong

_SAVE = "Save it as 'CSV UTF-8' and choose that file."
_UNPACK = "This is a compressed file. Unpack it, and choose the file that was in it."
#: What is packed in one way: a workbook has one of these names in it, a calendar's export has not.
_PACKED, _WORKBOOK = (
    b"PK\x03\x04",
    (b"xl/", b"[Content_Types].xml", b"mimetypeapplication/", b"Index/"),
)
#: How files begin that are no text, or text of another kind.
_BEGINNINGS = (
    (
        b"\xd0\xcf\x11\xe0",
        f"This is a workbook or a mail of an old kind (.xls, .msg), not CSV. {_SAVE}",
    ),
    (b"%PDF", "This is a PDF. Send the list as CSV, or the calendar as .ics."),
    (b"{\\rtf", "This is a text document. Send the list as CSV, or the calendar as .ics."),
    *((begins, _UNPACK) for begins in (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")),
    (b"\x89PNG", "This is a picture. Send the list as CSV, or the calendar as .ics."),
    (b"\xff\xd8\xff", "This is a picture. Send the list as CSV, or the calendar as .ics."),
    (b"SQLite format 3", "This is a database. Send the list as CSV, or the calendar as .ics."),
)
#: How text begins that is neither a table nor a calendar, in small letters.
_OTHER_TEXT = (
    (("<!doctype", "<html", "<table", "<head", "<body"), f"This is a web page, not CSV. {_SAVE}"),
    (("<?xml", "<"), f"This is XML, not CSV. {_SAVE}"),
    (("{", "["), "This is JSON. A program sends appointments one by one, or as CSV or iCalendar."),
    (
        (
            "mime-version:",
            "received:",
            "return-path:",
            "delivered-to:",
            "from:",
            "subject:",
            "content-type:",
        ),
        "This is a mail. Save what is attached to it (.ics or .csv), and choose that.",
    ),
    (("begin:vcard",), "These are addresses (vCard), not a calendar. Choose the .ics file."),
)
_ENCODINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: The first bytes of a letter, a fold, and the rest of it.
_SPLIT_LETTER = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r*\n[ \t])([\x80-\xbf]{1,3})")
#: Marks that nobody sees: soft hyphens, spaces of no width, those that turn the direction round.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})  # fmt: skip  # noqa: E501


def letters(data: bytes, found: Read) -> str:
    """The text of a file, its lines ended by LF alone. Wrong says what it is if it is none."""
    if len(data) > LARGEST:
        raise Wrong(too_large(len(data)))
    if not data.strip():
        raise Wrong("This file is empty.")
    for begins, says in _BEGINNINGS:
        if data.startswith(begins):
            raise Wrong(says)
    if data.startswith(_PACKED):
        workbook = any(name in data for name in _WORKBOOK)
        raise Wrong(f"This is a workbook, not CSV. {_SAVE}" if workbook else _UNPACK)
    text = _decoded(data, found)
    # Old Macs end a line with CR; some programs write CR CR LF.
    text = re.sub(r"\r*\n|\r", "\n", text)
    if "\n" not in text:
        # Nothing else ends a line, so that these do: mainframes' NEL, and what web pages copy.
        text = re.sub("[\x85\u2028\u2029]", "\n", text)
    # The end that DOS wrote, and zeros after the last line.
    text = text.strip("\x00\x1a\ufeff")
    if not clean(text):
        raise Wrong("This file is empty.")
    if "\x00" in text or len(_CONTROL.findall(text)) > len(text) // 20:
        raise Wrong("This is no text: it holds control characters. Send CSV or iCalendar.")
    begin = clean(text[:200]).casefold()
    for kinds, says in _OTHER_TEXT:
        if begin.startswith(kinds):
            raise Wrong(says)
    return text


def too_large(size: int) -> str:
    """What is said of a file that is larger than LARGEST."""
    most = LARGEST // 1024
    return f"This file has {-(-size // 1024)} kB; a day's appointments have at most {most} kB."


def _letters_whole(data: bytes) -> bytes:
    """UTF-8 with every letter whole: a calendar's lines are folded at so many bytes, and by many
    programs in the middle of one. Its lines stay as many."""
    return _SPLIT_LETTER.sub(rb"\1\3\2", data)


def _decoded(data: bytes, found: Read) -> str:
    for mark, encoding in _ENCODINGS:
        if data.startswith(mark):
            try:
                whole = _letters_whole(data) if encoding == "utf-8-sig" else data
                return whole.decode(encoding)
            except UnicodeDecodeError:
                raise Wrong(f"This file is cut off, or was changed on its way. {_SAVE}") from None
    if len(data) > 3 and data[1] == 0 and data[3] == 0:
        return data.decode("utf-16-le", "replace")
    if len(data) > 3 and data[0] == 0 and data[2] == 0:
        return data.decode("utf-16-be", "replace")
    whole = _letters_whole(data)
    try:
        return whole.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\r|\n", whole[: error.start])) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Wrong(
            f"This file is not in UTF-8: line {line} has a letter of another encoding. {_SAVE}"
        ) from None
    found.remark(
        line,
        "This file is not in UTF-8; it was read as Western European Windows text. Look at the "
        "letters with accents, or save it as 'CSV UTF-8'.",
    )
    return text


def clean(text: str) -> str:
    """Without marks that nobody sees, control characters and spaces at the ends."""
    return _CONTROL.sub(" ", _INVISIBLE.sub("", text)).strip()


def one_line(text: str) -> str:
    """`clean`, with every run of white space as one space."""
    return " ".join(clean(text).split())


def plain(text: str) -> str:
    """How two ways to write a name are the same: whatever its case, spaces, dashes, apostrophes."""
    if text.isascii():
        return " ".join(clean(text).split()).casefold()
    folded = unicodedata.normalize("NFKC", _JOINERS.sub("", _INVISIBLE.sub("", text)))
    return " ".join(clean(folded).translate(_ALIKE).split()).casefold()


def shortened(text: str, most: int) -> str:
    """The first `most` letters, cut between two words if there is a gap near the end."""
    if len(text) <= most:
        return text
    cut = text[:most]
    gap = max(cut.rfind(" "), cut.rfind("\n"))
    return (cut[:gap] if gap > most * 0.8 else cut).rstrip()
