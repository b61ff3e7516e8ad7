"""Ids that nobody can guess."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from ulid import ULID

from ticketing.ids import new_id

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


def test_ids_of_the_same_instant_tell_nothing_of_one_another() -> None:
    ids = [int(ULID.from_str(new_id(NOW))) for _ in range(200)]
    gaps = {abs(a - b) for a, b in pairwise(ids)}
    assert len(set(ids)) == 200
    # 80 random bits: two that lie within 2**40 of each other would be a counter, not chance.
    assert min(gaps) > 2**40


def test_an_id_holds_its_moment() -> None:
    assert ULID.from_str(new_id(NOW)).datetime == NOW
