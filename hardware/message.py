"""What every message between the server and an agent is made of."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, ValidationError


class Message(BaseModel):
    """Frozen, and no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[datetime, PlainSerializer(_iso, when_used="json")]
Id = Annotated[str, Field(min_length=1, max_length=80)]


def misfit(error: ValidationError) -> str:
    """What does not fit and where, in 300 characters, without the value: it may be a slip's."""
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}"[:300]
