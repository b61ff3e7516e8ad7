"""Asides for tests of one room: the work is done where it is asked for, and what goes there and
comes back travels as it does between processes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from storage import Store, on_a_connection

T = TypeVar("T")


class Here:
    """A `storage.aside.Aside` in this very process."""

    def run(self, work: Callable[..., T], *args: Any, **how: Any) -> T:
        work, args = pickle.loads(pickle.dumps((work, args)))
        found: T = pickle.loads(pickle.dumps(work(*args)))
        return found

    def ready(self) -> None: ...


class ReportsHere(Here):
    """A `storage.aside.Reports` in this very process."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def run(self, work: Callable[..., T], *args: Any, **how: Any) -> T:
        found: T = super().run(on_a_connection, self._database, work, *args)
        return found

    def pieces(self, work: Callable[..., Any], *args: Any, **how: Any) -> PiecesHere:
        return PiecesHere(lambda place: self.run(work, place, *args))


class PiecesHere:
    def __init__(self, following: Callable[[Any], tuple[bytes, Any]]) -> None:
        self._first = following(None)
        self._following = following

    def __iter__(self) -> Iterator[bytes]:
        piece, place = self._first
        yield piece
        while place is not None:
            piece, place = self._following(place)
            yield piece

    def close(self) -> None: ...


def asides_here(store: Store) -> tuple[ReportsHere, Here, Here]:
    """The `reports`, `voices` and `hashing` of a house."""
    return ReportsHere(store.path), Here(), Here()
