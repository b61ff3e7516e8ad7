"""What a command answers, as plain data and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

#: Of each dataclass that was asked for: the names of its fields.
_names: dict[type, tuple[str, ...]] = {}


def plain(data: Any) -> dict[str, Any]:
    """The fields of a dataclass by name, as they are."""
    kind = type(data)
    if kind not in _names:
        _names[kind] = tuple(field.name for field in fields(kind))
    return {name: getattr(data, name) for name in _names[kind]}


class Kept:
    """What a command answers, and what is kept of it under a request's key."""

    __slots__ = ()

    def stored(self) -> dict[str, Any]:
        """Plain data from which the class makes it again: `Kind(**data)`."""
        return plain(self)
