"""The times and the words that are kept: what lies outside is a slip of the finger, or meant to do
harm.

The calendar of Python ends at the years 1 and 9999, and every hour that is added there, for a time
zone or for a length, is an error. So nothing comes near those ends.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from typing import Final

from ticketing.errors import BadRequest

FIRST_DAY: Final = date(1970, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
SAYS: Final = f"A time here lies in the years {FIRST_DAY.year} to {LAST_DAY.year}."

#: Signs that nobody types: NUL and its like, those that turn the direction of what follows, so
#: that a name on a screen, or in a file, reads as another, letters that are blank, tags and notes
#: that no screen shows, and what is no character, or one of a single font.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2061-\u2064\u2066-\u206f"
    "\u115f\u1160\u180e\u2800\u3164\uffa0\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
    # Tags belong to a flag, such as that of Wales.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]"
)
#: What joins or parts letters, and is nothing by itself: it is typed, but never alone.
_NOTHING = "\u034f\u061c\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: Marks on one letter: more than any language sets reach over the lines above and below.
_MOST_MARKS = 6
_LINE_ENDS = re.compile("[\t\n\u2028\u2029]")

_FIRST = datetime(FIRST_DAY.year, 1, 1, tzinfo=UTC)
_AFTER = datetime(LAST_DAY.year + 1, 1, 1, tzinfo=UTC)


def holds(moment: datetime) -> bool:
    """Whether an aware moment lies in the years that are kept."""
    return _FIRST <= moment < _AFTER


def holds_day(day: date) -> bool:
    """Whether a local date does."""
    return FIRST_DAY <= day <= LAST_DAY


def check(*moments: datetime) -> None:
    """BadRequest, in words, unless all lie in the years that are kept."""
    if not all(map(holds, moments)):
        raise BadRequest(SAYS)


def one_line(what: str, text: str | None) -> None:
    """BadRequest, in words, unless a name or the like is one line of signs that people type."""
    several_lines(what, text)
    if text is not None and _LINE_ENDS.search(text):
        raise BadRequest(f"{what} is one line, without tabs.")


def several_lines(what: str, text: str | None) -> None:
    """`one_line` for what may have more of them: a note."""
    if text is not None and _UNSEEN.search(text):
        raise BadRequest(
            f"{what} holds signs that nobody sees; type it anew instead of pasting it."
        )
    if text and all(map(_is_nothing, text)):
        raise BadRequest(f"{what} holds nothing that anybody sees; write it, or leave it out.")
    if text is not None and _most_marks(text) > _MOST_MARKS:
        raise BadRequest(f"{what} has more marks on a letter than any language; type it anew.")


def seen(text: str) -> str:
    """What somebody sees of a text that is not to be typed anew: without the signs for which
    `several_lines` would refuse it; '' where nothing of it is seen. A visitor pastes a telephone
    number with marks that nobody sees, a mail has bullets of a font of its own."""
    found = _UNSEEN.sub("", text)
    if _most_marks(found) > _MOST_MARKS:
        found = _few_marks(found)
    return "" if all(map(_is_nothing, found)) else found


def _few_marks(text: str) -> str:
    kept, count = [], 0
    for sign in text:
        count = count + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if count <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _is_nothing(sign: str) -> bool:
    """Whether it shows nothing by itself: a space, or what only changes the letter before it."""
    return sign in _NOTHING or unicodedata.category(sign)[0] in "ZM" or sign in "\t\n"


def _most_marks(text: str) -> int:
    """Of marks above, through or below one letter, the most that there are."""
    if text.isascii():
        return 0
    most = found = 0
    for sign in text:
        found = found + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        most = max(most, found)
    return most
