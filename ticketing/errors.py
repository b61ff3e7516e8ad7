"""Why a command was refused. Each refusal says what is so now, and where it can, what to do."""

from __future__ import annotations

from datetime import datetime
from typing import Any


class Refused(Exception):
    """A command that changed nothing. `detail` is a sentence for the person who asked."""

    title = "Not possible"
    #: A short stable name for programs; part of the API.
    code = "refused"

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


class NotFound(Refused):
    """No such site, visit, enquiry type, service point, adviser or kiosk."""

    title = "Not found"
    code = "not-found"


class Closed(Refused):
    """The site or the enquiry type takes no tickets now; `opens_at` says when it will.

    `facts` has the `reason` and `cause` of a `ticketing.limits.Closure` too.
    """

    title = "Closed now"
    code = "closed"

    def __init__(self, detail: str, opens_at: datetime | None, **facts: Any) -> None:
        super().__init__(detail, opens_at=opens_at, **facts)
        self.opens_at = opens_at


class Conflict(Refused):
    """The visit or the service point is in another state; `facts` holds the present one."""

    title = "Not possible now"
    code = "conflict"


class PointBusy(Conflict):
    """This service point has a visit: finish it, or say that nobody came, before the next."""

    title = "This service point has a visit"
    code = "point-busy"


class TooSoon(Conflict):
    """The action opens later; `facts['allowed_at']` says when."""

    title = "Not yet"
    code = "too-soon"


class BadRequest(Refused):
    """What was sent cannot be understood or is not among what the site offers."""

    title = "Not understood"
    code = "bad-request"


class KeyReused(Refused):
    """The Idempotency-Key was used before for a different request."""

    title = "Idempotency-Key used for something else"
    code = "key-reused"


class WrongPin(Refused):
    """Name and PIN do not belong together."""

    title = "Wrong PIN"
    code = "wrong-pin"
