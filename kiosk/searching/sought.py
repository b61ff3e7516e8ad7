"""What visitors looked for at the kiosk and did not find.

People type their names. So a word is known to nobody, and is on no disk, before so many visits have
looked for it; and what reads like a number or an address is never counted.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections import OrderedDict
from datetime import datetime, timedelta

#: So many visits make a word one that a house should know.
VISITS = 3
LONGEST = 40
#: Of a site so many words are remembered until then, so long. After a start they are forgotten.
_MOST = 500
_REMEMBERED = timedelta(days=30)
#: At one kiosk the same word within this time is the same visit.
_SAME_VISIT = timedelta(minutes=2)
_WORDS = re.compile(r"[^\W\d_][\w’' -]*")


def clean(word: str) -> str | None:
    """The word as it is counted; None for what is none, or may be somebody's number or address."""
    text = " ".join(unicodedata.normalize("NFC", word).casefold().split())
    if not 3 <= len(text) <= LONGEST or len(text.split()) > 4:
        return None
    if not _WORDS.fullmatch(text.replace("\u0323", "")) and not _has_signs(text):
        return None
    return None if sum(char.isdigit() for char in text) > 2 else text


def _has_signs(text: str) -> bool:
    """Whether it is letters with the vowel signs of scripts that write them as signs."""
    return all(unicodedata.category(char)[0] in "LM" or char in " -’'\u200c\u200d" for char in text)


class Sought:
    """The words of a house that too few visits have looked for yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: dict[str, OrderedDict[tuple[str, str], list[tuple[datetime, str]]]] = {}

    def visit(self, site: str, kiosk: str, language: str, word: str, now: datetime) -> int:
        """A visit looked for a word in vain: how many visits there are to write down, first
        `VISITS`, then one each."""
        with self._lock:
            words = self._seen.setdefault(site, OrderedDict())
            visits = [one for one in words.pop((language, word), []) if now - one[0] < _REMEMBERED]
            same = any(at == kiosk and now - when < _SAME_VISIT for when, at in visits)
            if not same:
                visits.append((now, kiosk))
            words[language, word] = visits[-VISITS - 1 :]
            while len(words) > _MOST:
                words.popitem(last=False)
            if same or len(visits) < VISITS:
                return 0
            return VISITS if len(visits) == VISITS else 1
