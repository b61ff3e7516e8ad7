"""What a command answers, as plain data and back."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def plain(data: Any) -> dict[str, Any]:
    """The fields of a dataclass by name, as they are."""
    return {name: getattr(data, name) for name in _names(type(data))}


class Kept:
    """What a command answers, and what is kept of it under a request's key."""

    __slots__ = ()

    def stored(self) -> dict[str, Any]:
        """Plain data from which the class makes it again: `Kind(**data)`."""
        return plain(self)
