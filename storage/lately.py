"""What was read since anybody last committed: many who ask at once, between two commits, read the
same rows, and one of them reads for all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Readable(Protocol):
    """A database that knows whether it changed."""

    def state(self) -> Hashable:
        """Differs after each commit, of this process or of another."""

    def read(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection with one consistent view."""


class Lately:
    """Rows of one database, until something is committed.

    Only for what is bounded in number and never changed by who gets it. An answer may be newer than
    the state that it is kept for, and is never older.
    """

    def __init__(self, store: Readable) -> None:
        self._store = store
        self._kept: tuple[Hashable, dict[Hashable, Any]] = None, {}

    def read(self, key: Hashable, work: Callable[[sqlite3.Connection], T | None]) -> T | None:
        """What `work` reads, or read for the same key; that there is nothing is not kept."""
        try:
            state = self._store.state()
        except sqlite3.Error:  # to read says in words what is the matter
            state = None
        kept = self._kept  # once: another thread may replace it
        if state is None or kept[0] != state:
            kept = self._kept = state, {}
        found: T | None = kept[1].get(key)
        if found is None:
            with self._store.read() as conn:
                found = work(conn)
            if found is not None:
                kept[1][key] = found
        return found
