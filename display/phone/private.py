"""What only the holder of a ticket, or of an appointment, should keep."""

from __future__ import annotations

from flask import Response


def private(response: Response) -> Response:
    """The answer, marked as one visitor's own: not kept, not found by search, not passed on."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
