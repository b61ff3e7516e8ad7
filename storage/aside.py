"""Work that must not hold up a server is done aside, by processes of their own.

Whoever has such work hands a function and its arguments to an aside and gets what it gives. Both
travel: the function is one of a module, not of another function, and whatever goes there and comes
back can be pickled. How it is done is the server's business (docs/decisions/0010-work-aside.md).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Place = TypeVar("Place")


class Aside(Protocol):
    """Runs functions in other processes: only so many at once, none for ever."""

    def run(
        self,
        work: Callable[..., T],
        *args: Any,
        limit_s: float | None = None,
        patience_s: float | None = None,
        same: Hashable | None = None,
        in_line: int | None = None,
    ) -> T:
        """What `work(*args)` gives or raises; `web.aside.NotDone` when it came to nothing.

        It is ended after `limit_s`, and when everybody who asked for it has gone. With `patience_s`
        it stands in line that long, however many others do; with `in_line` only if fewer than so
        many do. Who asks for the `same` while that is
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
