"""Which loudspeaker of a room speaks, and that no word is spoken there twice.

Screens that show the calls of the same places stand in one room, with the loudspeaker of an agent
if there is one for these places. The first that asks speaks; the other screens play the same sounds
silently, so that all are at the same word, and when it goes another takes over with the next one. A
page of a screen is public: as soon as one that is ours asks, what strangers say counts no more, and
the room's own loudspeaker comes before both. Kept in memory: after a restart what was told of
before is asked.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

#: A speaker that has not asked for so long, and does not when another does, is gone: the longest
#: sound lasts 12 s.
SILENT_S = 13.0
DOUBT_S = 4.0
#: Calls of a room whose words are remembered.
REMEMBERED = 200
#: Rooms of all sites together: more is nobody's house.
MOST_ROOMS = 5000


#: Whose word counts more.
STRANGER, OURS, LOUDSPEAKER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is about to say a word of a call (`screen`), by which `connection`, of which `rank`."""

    screen: str
    connection: str
    rank: int


@dataclass(slots=True)
class _Room:
    holder: Asking | None = None
    heard_at: float = 0.0
    doubted_at: float | None = None
    #: By call and word: who says it.
    words: OrderedDict[int, dict[str, Asking]] = field(default_factory=OrderedDict)


class Speakers:
    """Those of all rooms. `clock` is in seconds and never jumps."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rooms: OrderedDict[Hashable, _Room] = OrderedDict()

    def knows(self, room: Hashable, call: int) -> bool:
        """Whether somebody has asked for a word of this call."""
        return room in self._rooms and call in self._rooms[room].words

    def speaks(
        self, room: Hashable, asking: Asking, call: int, word: str, *, said_before: bool = False
    ) -> bool:
        """Whether who asks is to say the word: one of a room is, and no word twice.

        `said_before`: another screen had said the call already when this server began.
        """
        here = self._room(room)
        first = call not in here.words
        words = here.words.setdefault(call, {})
        here.words.move_to_end(call)
        while len(here.words) > REMEMBERED:
            here.words.popitem(last=False)
        if first and said_before:
            words["before"] = Asking("", "", OURS)
        if not self._holds(here, asking):
            return False
        taken = words.get(word) or (words.get("before") if not word.endswith("/2") else None)
        if taken is not None and taken != asking and taken.rank >= min(asking.rank, OURS):
            return False
        words[word] = asking
        return True

    def gone(self, connection: str) -> None:
        """A screen has left: the next that asks takes over at once."""
        for room in self._rooms.values():
            if room.holder is not None and room.holder.connection == connection:
                room.holder = None

    def _room(self, key: Hashable) -> _Room:
        room = self._rooms.setdefault(key, _Room())
        self._rooms.move_to_end(key)
        while len(self._rooms) > MOST_ROOMS:
            self._rooms.popitem(last=False)
        return room

    def _holds(self, room: _Room, asking: Asking) -> bool:
        """Whether it is the one that speaks there now, or takes over."""
        now, holder = self._clock(), room.holder
        same = holder is not None and holder.screen == asking.screen
        if holder is not None and not same and not self._gives_way(room, holder, asking, now):
            return False
        room.holder, room.heard_at, room.doubted_at = asking, now, None
        return True

    def _gives_way(self, room: _Room, holder: Asking, asking: Asking, now: float) -> bool:
        if asking.rank > holder.rank:
            return True
        if now - room.heard_at < SILENT_S:
            room.doubted_at = None
            return False
        if room.doubted_at is None:
            room.doubted_at = now
        return now - room.doubted_at >= DOUBT_S
