"""Ids of visits: whoever has one sees that ticket, so nobody can guess another from it."""

from __future__ import annotations

import os
from datetime import datetime

from ulid import ULID

from storage.times import to_ms


def new_id(moment: datetime) -> str:
    """A ULID: the moment's milliseconds, then 80 random bits of the operating system.

    Not `ULID.from_datetime`, which within one millisecond counts on from the last id it gave: two
    visitors at two kiosks could open each other's page.
    """
    return str(ULID.from_bytes(to_ms(moment).to_bytes(6, "big") + os.urandom(10)))
