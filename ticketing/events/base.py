"""What every event is, and its place in the log."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; `kind` is its name in the log."""

    kind: ClassVar[str]

    def body(self) -> dict[str, Any]:
        """The event's own fields, as the log keeps them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Logged:
    """An event with its place in the log: `seq` rises by commit order, `at` is ms UTC."""

    seq: int
    site: str
    at: int
    actor: str
    event: Event
