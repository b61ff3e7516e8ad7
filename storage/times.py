"""Times as the database keeps them: whole milliseconds since 1970-01-01T00:00Z, as integers."""

from __future__ import annotations

from datetime import UTC, datetime


def to_ms(moment: datetime) -> int:
    """Milliseconds since the epoch; a naive datetime is refused (ValueError)."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return round(moment.timestamp() * 1000)


def from_ms(ms: int) -> datetime:
    """The aware UTC datetime of `ms` milliseconds since the epoch."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def iso(ms: int) -> str:
    """`ms` as ISO 8601 in UTC with milliseconds and 'Z', the form of every API and screen state."""
    return from_ms(ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def iso_or_none(ms: int | None) -> str | None:
    """`iso`, and None for None."""
    return None if ms is None else iso(ms)
