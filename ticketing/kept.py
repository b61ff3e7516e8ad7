"""What a command answers, as plain data and back."""

from __future__ import annotations

from dataclasses import fields
from typing import Any


class Kept:
    """What a command answers, and what is kept of it under a request's key."""

    __slots__ = ()

    def stored(self) -> dict[str, Any]:
        """Plain data from which the class makes it again: `Kind(**data)`."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
