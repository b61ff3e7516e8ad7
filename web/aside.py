"""Work that must not hold up the server is done aside, by processes of their own.

A room hands a function and its arguments to one of the house's asides and gets what it gives. Both
travel: the function is one of a module, not of another function, and whatever goes there and comes
back can be pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any, Protocol, TypeVar

from ticketing.errors import Refused

T = TypeVar("T")
Place = TypeVar("Place")


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


class Aside(Protocol):
    """Runs functions in other processes: only so many at once, none for ever."""

    def run(
        self,
        work: Callable[..., T],
        *args: Any,
        limit_s: float | None = None,
        patience_s: float | None = None,
        same: Hashable | None = None,
    ) -> T:
        """What `work(*args)` gives or raises; NotDone when it came to nothing.

        It is ended after `limit_s`, and when everybody who asked for it has gone. With `patience_s`
        it stands in line that long, however many others do. Who asks for the `same` while that is
        being done gets the same answer.
        """

    def ready(self) -> None:
        """Somebody may ask soon: have a process that is ready for it. Returns at once."""


class Reports(Aside, Protocol):
    """Runs functions that read the database: `work(connection, *args)`, on a read-only connection
    of its own, with one consistent view."""

    def pieces(
        self,
        work: Callable[..., tuple[bytes, Place | None]],
        *args: Any,
        limit_s: float | None = None,
    ) -> Pieces:
        """A file that is made piece by piece, while it is fetched.

        `work(connection, place, *args)` gives a piece and the place of the next, None after the
        last; the first place is None. The first piece is made at once, so that whatever is wrong
        is said before a file begins. `limit_s` is for each piece.
        """


class Pieces(Protocol):
    """A file on its way. Close it, or others wait for its seat."""

    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None: ...
