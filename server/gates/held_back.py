"""Web sockets that something on the way swallows: the page asks instead, and nobody would know.

Whatever connects asks first and then takes a web socket, within a second or two. What still asks
after a minute cannot have one. That costs more and is a little later, and a proxy is to blame that
somebody can mend: it is said once in the log for each address, and health counts them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol

import structlog

log = structlog.get_logger(__name__)

#: So long a slow line may take.
_AFTER_S = 60.0
#: So many addresses are told apart in the log.
_MOST_TOLD = 20


class Asking(Protocol):
    """A socket's place: where it is, since when, and whether it is held back."""

    address: str
    since: float
    held_back: bool


class HeldBack:
    """Which sockets are without a web socket though they have had the time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        #: How many there are now.
        self.count = 0
        self._told: set[str] = set()

    def asked(self, place: Asking, environ: dict[str, Any]) -> None:
        """A request of a socket."""
        if place.held_back or self.clock() - place.since < _AFTER_S:
            return
        if "transport=polling" not in str(environ.get("QUERY_STRING", "")):
            return
        place.held_back = True
        self.count += 1
        if place.address not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(place.address)
            log.warning(
                "live updates come without a web socket: something on the way holds it back",
                address=place.address,
                what_to_do="let the proxy pass Upgrade and Connection on for /socket.io/",
            )

    def over(self, place: Asking) -> None:
        """It has its web socket now, or is gone."""
        if place.held_back:
            place.held_back = False
            self.count -= 1
