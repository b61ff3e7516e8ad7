"""What the simulated people have to know before they go to a house: addresses, PINs, tokens."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class Staff(BaseModel):
    """A simulated adviser. Without `breaks` they stay at their service point."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    adviser: str
    pin: str
    service_point: str
    breaks: bool = True


class Bookable(BaseModel):
    """Appointments that a simulated receptionist makes: a type, with whom and where."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: str
    adviser: str
    service_point: str


class Receptionist(BaseModel):
    """Who is at the door, at which kiosk their slips come out, and what they book."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    adviser: str
    pin: str
    kiosk: str
    books: tuple[Bookable, ...] = ()


class Kiosk(BaseModel):
    """Where visitors take their tickets, with a token of that kiosk's own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    token: str


class Plan(BaseModel):
    """A house with its people.

    `url` without a slash at the end. The file that holds a plan holds secrets.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    site: str
    kiosks: tuple[Kiosk, ...] = Field(min_length=1)
    staff: tuple[Staff, ...] = ()
    receptionist: Receptionist | None = None

    @classmethod
    def read(cls, path: Path) -> Plan:
        """The plan in a JSON file. OSError, or ValueError (pydantic) with what does not fit."""
        return cls.model_validate_json(path.read_text(encoding="utf-8"))
