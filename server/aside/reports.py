"""What reads the database for long, done aside; and files that are made while they are fetched."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import structlog

from server.aside.workers import Workers
from storage import on_a_connection
from storage.aside import Place
from web.aside import Crowded, NotDone

log = structlog.get_logger(__name__)
T = TypeVar("T")

#: Files on their way at once, and how long one may hold its seat: whoever does not fetch theirs
#: must not keep others from theirs.
MOST_FILES = 6
LONGEST_FILE_S = 600.0
#: A file that has begun waits long for its next piece: it cannot be refused any more.
_PIECE_PATIENCE_S = 60.0


class ReportsAside:
    """A `storage.aside.Reports` on one database file."""

    def __init__(self, workers: Workers, database: Path) -> None:
        self._workers = workers
        self._database = database
        self._lock = threading.Lock()
        self._seats: dict[object, float] = {}

    def run(
        self,
        work: Callable[..., T],
        *args: Any,
        limit_s: float | None = None,
        patience_s: float | None = None,
        same: Hashable | None = None,
        in_line: int | None = None,
    ) -> T:
        """See `storage.aside.Reports`."""
        asked = (self._database, work, *args)
        found: T = self._workers.run(
            on_a_connection,
            *asked,
            limit_s=limit_s,
            patience_s=patience_s,
            same=same,
            in_line=in_line,
        )
        return found

    def ready(self) -> None:
        """See `storage.aside.Aside`."""
        self._workers.ready()

    def pieces(
        self,
        work: Callable[..., tuple[bytes, Place | None]],
        *args: Any,
        limit_s: float | None = None,
    ) -> File:
        """See `storage.aside.Reports`."""
        seat = self._take_seat()

        def piece(place: Place | None, patience_s: float | None) -> tuple[bytes, Place | None]:
            made: tuple[bytes, Place | None] = self.run(
                work, place, *args, limit_s=limit_s, patience_s=patience_s
            )
            return made

        try:
            first = piece(None, None)
        except BaseException:
            self.give_seat(seat)
            raise
        return File(self, seat, first, lambda place: piece(place, _PIECE_PATIENCE_S))

    def _take_seat(self) -> object:
        now = time.monotonic()
        with self._lock:
            for seat, until in list(self._seats.items()):
                if until < now:
                    del self._seats[seat]
            if len(self._seats) < MOST_FILES:
                seat = object()
                self._seats[seat] = now + LONGEST_FILE_S
                return seat
        raise Crowded(
            f"{MOST_FILES} files are being fetched already. Try again when one of them is there, "
            "or ask for a shorter period.",
            retry_after=30,
        )

    def holds(self, seat: object) -> bool:
        """Whether a file still has its seat."""
        return self._seats.get(seat, 0.0) > time.monotonic()

    def give_seat(self, seat: object) -> None:
        """Let others have it."""
        with self._lock:
            self._seats.pop(seat, None)


class File:
    """A file on its way, piece by piece."""

    def __init__(
        self,
        reports: ReportsAside,
        seat: object,
        first: tuple[bytes, Any],
        following: Callable[[Any], tuple[bytes, Any]],
    ) -> None:
        self._reports = reports
        self._seat = seat
        self._first = first
        self._following = following

    def __iter__(self) -> Iterator[bytes]:
        """The pieces. One that cannot be made breaks the file off, so that it is not taken for a
        whole one."""
        try:
            piece, place = self._first
            yield piece
            while place is not None:
                if not self._reports.holds(self._seat):
                    raise NotDone("This file took too long to fetch.")
                piece, place = self._following(place)
                yield piece
        finally:
            self.close()

    def close(self) -> None:
        """Give the seat to others."""
        self._reports.give_seat(self._seat)
