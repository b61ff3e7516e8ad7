"""What every screen of a house says instead of all else, or above it: that everybody has to stop,
and why; that they can come back; or a notice that fills the screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing.day import notices, standstill
from ticketing.sites import Site

#: So long it is said after an evacuation that all can come back.
BACK_FOR = timedelta(minutes=5)


class MessageShown(TypedDict):
    """`reason`: one of the standstill's, 'back' after an evacuation, 'notice'. `words` are the
    house's own, by language; `until` when it ends by itself, where it does (ISO 8601)."""

    reason: str
    words: dict[str, str]
    since: str
    until: str | None


@dataclass(frozen=True, slots=True)
class Message:
    """A message to everybody; see `MessageShown`. Times in ms UTC."""

    reason: str
    words: dict[str, str]
    since: int
    until: int | None = None

    def as_json(self) -> MessageShown:
        return {
            "reason": self.reason,
            "words": self.words,
            "since": iso(self.since),
            "until": iso_or_none(self.until),
        }


def message(conn: Connection, site: Site, now: datetime) -> Message | None:
    """What every screen says now: that everybody stops before that they come back, and both before
    a notice."""
    still = standstill.standing(conn, site.id)
    if still is not None:
        return Message(still.reason, still.words, still.since)
    back = standstill.came_back(conn, site.id, to_ms(now - BACK_FOR))
    if back is not None and back <= to_ms(now):
        return Message("back", {}, back, back + BACK_FOR // timedelta(milliseconds=1))
    whole = notices.whole(conn, site, now)
    return None if whole is None else Message("notice", whole.words, whole.from_ms, whole.until_ms)


def shown(conn: Connection, site: Site, now: datetime) -> MessageShown | None:
    """`message` as screens have it."""
    found = message(conn, site, now)
    return None if found is None else found.as_json()
