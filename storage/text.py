"""Plain data as the database keeps it: JSON, compact."""

from __future__ import annotations

import json
from typing import Any

import msgspec


def as_text(data: Any) -> str:
    """`data` as JSON. msgspec's, since a ticket alone is written down three times."""
    return msgspec.json.encode(data).decode()


def of_text(text: str | bytes) -> Any:
    """The data that a text holds as JSON; ValueError for none.

    msgspec reads it; what is JSON only to the standard library, in another encoding or with half of
    a surrogate pair, that one reads, or says what is the matter with it.
    """
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return json.loads(text)
