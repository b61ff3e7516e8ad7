"""Why work aside (`storage.aside`) came to nothing, in words for whoever asked."""

from __future__ import annotations

from ticketing.errors import Refused


class NotDone(Refused):
    """Work aside that came to nothing; nothing was changed."""

    title = "Not done"
    code = "not-done"


class Crowded(NotDone):
    """So many ask at once that this one is not even begun; `facts['retry_after']`, in seconds."""

    title = "Too many at once"
    code = "crowded"


class TookTooLong(NotDone):
    """It was ended at its time limit."""

    title = "Took too long"
    code = "took-too-long"


class CutShort(NotDone):
    """The process ended before its answer, or could not be started."""

    title = "Cut short"
    code = "cut-short"


class NobodyWaits(NotDone):
    """Whoever asked has gone, so it was ended."""

    title = "Nobody waits for it"
    code = "nobody-waits"
