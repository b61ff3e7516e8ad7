"""Under which name an appointment of another program is kept, so that the next file finds it."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime

#: The longest key, and the longest name of a row: a moment and a bar are put after it.
_LONGEST, _LONGEST_SERIES = 120, 100
_MOMENT = "[0-9]{8}T[0-9]{6}Z|[0-9]{8}"
#: Earlier versions cut at so many letters.
_CUT = 120


def kept_key(reference: str) -> tuple[str | None, tuple[str, ...]]:
    """(the key of a table's reference, the forms in which it was kept before)."""
    if not reference:
        return None, ()
    if len(reference) <= _LONGEST:
        return reference, ()
    return _hashed(reference), (reference,)


def series_key(uid: str) -> str | None:
    """What all entries of a calendar with this UID have in common; None without a UID."""
    if not uid:
        return None
    return uid if len(uid) <= _LONGEST_SERIES else _hashed(uid)


def entry_key(uid: str, which: str | None) -> tuple[str | None, tuple[str, ...]]:
    """(the key of an entry, the forms in which it was kept before): its UID and, in a row that
    repeats itself, which one it is."""
    series = series_key(uid)
    if series is None:
        return None, ()
    key = series if which is None else f"{series}|{which}"
    older = uid[:_CUT]
    return key, () if older == key else (older,)


def of_series(key: str, series: str) -> bool:
    """Whether `key` is of the row `series`: itself, or one of them."""
    return key == series or bool(re.fullmatch(re.escape(series) + rf"\|(?:{_MOMENT})", key))


def moment_of(key: str) -> int | None:
    """When the one of a row that this is the key of was to be at first, in ms UTC."""
    found = re.search(r"\|([0-9]{8}T[0-9]{6})Z$", key)
    try:
        at = datetime.strptime(found[1], "%Y%m%dT%H%M%S") if found else None  # noqa: DTZ007
    except ValueError:
        at = None
    return None if at is None else round(at.replace(tzinfo=UTC).timestamp() * 1000)


def content_key(*parts: object) -> str:
    """The key of an appointment without a name: what it is and when. No name of a person is in it,
    since it is kept longer than those."""
    return "line:" + _hashed("\n".join(map(str, parts)))[7:39]


def _hashed(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
