"""Which word of which call a loudspeaker says next. Pure: no sound, no server, the time handed in.

Each call has its first words before any is repeated; of many each is said shorter, in its visitor's
language alone and without a chime, so that the last does not wait for long. What is no longer among
the calls is not said any more, and what is old is not repeated.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hardware.sounds import Sound, Spoken

#: So many calls of which no word was said are many.
MANY = 3
#: How old a call may be for its first word and its other languages.
FIRST_WITHIN = timedelta(seconds=60)
REMEMBERED = 200
BETWEEN_S = 0.4


@dataclass
class _Turn:
    spoken: Spoken
    owed: list[Sound] = field(default_factory=list)
    again: list[Sound] = field(default_factory=list)
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Next:
    """A word that is due: `chime` before it, where there is one to be; `pause_s` from the last."""

    call: int
    sound: Sound
    chime: Sound | None
    pause_s: float


class Turns:
    """The calls of one loudspeaker."""

    def __init__(self) -> None:
        self._turns: OrderedDict[int, _Turn] = OrderedDict()
        self._known: OrderedDict[int, None] = OrderedDict()
        self._last: int | None = None

    def take(self, calls: Iterable[Spoken]) -> None:
        """These are all whose visitors are awaited now."""
        there = {one.call: one for one in calls}
        for gone in [call for call in self._turns if call not in there]:
            del self._turns[gone]
        for call in sorted(there):
            if call not in self._known:
                one = there[call]
                self._turns[call] = _Turn(one, list(one.first), list(one.again))
                self._known[call] = None
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def drop(self, call: int) -> None:
        """Nobody is called by it any more."""
        self._turns.pop(call, None)

    def next(self, now: datetime) -> Next | None:
        """What is to be said now, if anything is."""
        for call in [c for c, turn in self._turns.items() if not self._wanted(turn, now)]:
            del self._turns[call]
        fresh = [turn for turn in self._turns.values() if not turn.begun]
        many = len(fresh) >= MANY
        last = self._turns.get(self._last) if self._last is not None else None
        if last is not None and last.begun and last.owed and not many:
            return self._due(last, last.owed[0])
        if fresh:
            turn = fresh[0]
            own = next((one for one in turn.owed if one.own), turn.owed[0])
            return self._due(turn, own if many else turn.owed[0], chime=not many or last is None)
        others = next((turn for turn in self._turns.values() if turn.owed), None)
        if others is not None:
            return self._due(others, others.owed[0])
        again = next((turn for turn in self._turns.values() if turn.again), None)
        return None if again is None else self._due(again, again.again[0])

    def done(self, call: int, word: str) -> None:
        """It was said, or another loudspeaker said it."""
        turn = self._turns.get(call)
        self._last = call
        if turn is not None:
            turn.begun = True
            turn.owed = [one for one in turn.owed if one.word != word]
            turn.again = [one for one in turn.again if one.word != word]

    def _due(self, turn: _Turn, sound: Sound, *, chime: bool = False) -> Next:
        before = turn.spoken.chime if chime else None
        again = not turn.owed
        pause = turn.spoken.again_pause_s if again else BETWEEN_S
        return Next(turn.spoken.call, sound, before, 0.0 if before is not None else pause)

    def _wanted(self, turn: _Turn, now: datetime) -> bool:
        age = now - turn.spoken.at
        if turn.owed:
            return age <= FIRST_WITHIN
        return bool(turn.again) and age <= timedelta(seconds=turn.spoken.again_within_s)
