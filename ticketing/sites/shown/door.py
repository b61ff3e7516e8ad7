"""What a house does where its visitors come in: its kiosks, and who asks for a person there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ticketing.sites.parts import Part

#: More a minute than any kiosk's printer can print.
MOST_TICKETS_PER_MINUTE = 600


class Door(Part):
    """What the kiosk does about long waits: from `warn_minutes` on it asks first; 0 never asks.
    Each kiosk gives `tickets_per_minute` at most, and so many more at once; 0 counts none.

    Whoever asks at a kiosk for a person is everybody's matter when after `person_minutes` nobody
    of the reception goes; `person_shows` says what the kiosk shows of who does. With `interpreter`
    the house has one within the visit, and the kiosk offers it.
    """

    warn_minutes: Annotated[int, Field(ge=0, le=480)] = 45
    tickets_per_minute: Annotated[int, Field(ge=0, le=MOST_TICKETS_PER_MINUTE)] = 30
    person_minutes: Annotated[int, Field(ge=1, le=10)] = 1
    person_shows: Literal["first-name", "no-name"] = "first-name"
    interpreter: bool = False
