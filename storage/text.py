"""Plain data as the database keeps it: JSON, compact."""

from __future__ import annotations

from typing import Any

import msgspec


def as_text(data: Any) -> str:
    """`data` as JSON. msgspec's, since a ticket alone is written down three times."""
    return msgspec.json.encode(data).decode()
