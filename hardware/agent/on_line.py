"""A device on a line that others share: a board, and a pad with its lamp.

The agent gives it what it shows, its line asks it for frames and tells it what was heard.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Protocol

import structlog

from hardware.drivers.field import Exchange, Heard, Speech
from hardware.drivers.field.presses import Presses
from hardware.protocol import (
    Answered,
    AnyState,
    BoardConfig,
    DeviceReport,
    DeviceState,
    PadConfig,
    PadState,
    Row,
    Shown,
)

log = structlog.get_logger("agent")

#: Half of a blink, where the board does not blink by itself: once a second, and so many times.
BLINK_S, BLINKS = 0.5, 8
NO_ANSWER = "it does not answer on its line"


class OneLine(Protocol):
    """What a device needs of its line."""

    @property
    def alive(self) -> bool:
        """Whether somebody still looks after it."""

    def refuse(self, pad: Pad) -> None:
        """Let a pad say that nothing was done."""

    def renumber(self, old: int, new: int) -> bool:
        """Give a device another address; whether the protocol can."""

    def join(self, timeout: float) -> None:
        """Wait for its end, once no device is left."""


class AllLines(Protocol):
    """The lines of an agent."""

    def put(self, device: Device, fresh: Callable[[], bool]) -> OneLine:
        """On its line, which begins with its first device."""

    def take(self, device: Device) -> None:
        """Off its line."""


class Device:
    """What boards and pads have in common; see `workers.DeviceWorker`.

    `fresh` tells whether the server is there, so that what it said last is still so.
    """

    config: BoardConfig | PadConfig

    def __init__(
        self,
        config: BoardConfig | PadConfig,
        lines: AllLines,
        fresh: Callable[[], bool],
        changed: Callable[[], None],
    ) -> None:
        self.config = config
        self.id = config.id
        self.told_at = float("-inf")  # when it was last told what it shows
        self.misses = 0
        self._lines = lines
        self._fresh = fresh
        self._changed = changed
        self._line: OneLine | None = None
        self._stopped = False
        self._shown = Shown(device=config.id)
        self._state: tuple[AnyState, str] | None = None

    # ------------------------------------------------------------------ for the agent

    @property
    def report(self) -> DeviceReport | None:
        """How it is, once that is known."""
        state = self._state
        if self._line is not None and not self._stopped and not self._line.alive:
            state = DeviceState.OFFLINE, "the agent no longer drives its line; restart the agent"
        if state is None:
            return None
        return DeviceReport(device=self.id, state=state[0], detail=state[1][:300])

    @property
    def alive(self) -> bool:
        """Nothing of it outlives its stop."""
        return False

    def start(self) -> None:
        """Onto its line."""
        self._line, self._stopped = self._lines.put(self, self._fresh), False

    def stop(self) -> None:
        """Off its line."""
        self._stopped = True
        self._lines.take(self)

    def join(self, timeout: float) -> None:
        """Wait for the end of the line's thread, if this was its last device."""
        if self._line is not None:
            self._line.join(timeout)

    def configure(self, config: BoardConfig | PadConfig) -> None:
        """The same device with another number, size or line."""
        if config == self.config:
            return
        moved = config.line != self.config.line
        if moved:
            self.stop()
        self.config = config
        self.told_at = float("-inf")
        if moved:
            self._state = None
            self.start()

    def renumber(self, old: int) -> None:
        """Whatever has the number `old` takes this one's, where the protocol can tell it so."""
        done = self._line is not None and self._line.renumber(old, self.config.number)
        log.info("number given", device=self.id, old=old, new=self.config.number, done=done)

    def show(self, shown: Shown) -> None:
        """This from now on."""
        self._shown = shown

    # ------------------------------------------------------------------ for its line

    def see(self, state: AnyState, detail: str) -> None:
        """It is like this."""
        before, self._state = self._state, (state, detail)
        if before is None or before[0] != state:
            log.info("device state", device=self.id, state=str(state))
            self._changed()

    def missed(self, most: int) -> None:
        """It was asked and did not answer; `most` times in a row, and it is down."""
        self.misses += 1
        if self.misses >= most:
            self.see(DeviceState.SILENT, NO_ANSWER)
            self.away()

    def heard(self, heard: Heard, now: float) -> None:
        """It said something."""
        if self.misses or self._state is None or self._state[0] != DeviceState.READY:
            if self.misses:  # it may have been off: it is told what it shows at once
                self.told_at = float("-inf")
            self.misses = 0
            self.see(DeviceState.READY, "")

    def lost(self) -> None:
        """Its line broke, or is new."""
        self.told_at = float("-inf")
        self.misses = 0
        self.away()

    def away(self) -> None:
        """Nothing is known of what happened at it meanwhile."""

    def look(self, now: float) -> None:
        """Time passed."""

    def changes(self, speech: Speech, now: float, *, fresh: bool) -> list[Exchange]:
        """Frames for what is new since it was last told, none if nothing is."""
        raise NotImplementedError

    def present(self, speech: Speech, now: float, *, fresh: bool) -> list[Exchange]:
        """Frames for all that it shows now."""
        raise NotImplementedError


class Board(Device):
    """An LED board."""

    config: BoardConfig
    _told: tuple[Row, ...] | None = None
    _new: frozenset[int] = frozenset()
    _blinks_from = float("-inf")
    _lit = True

    def _rows(self, fresh: bool) -> tuple[Row, ...]:
        """What it shows; dashes when nobody knows what is called by now."""
        return self._shown.rows if fresh else (Row(number="-" * min(self.config.columns, 12)),)

    def changes(self, speech: Speech, now: float, *, fresh: bool) -> list[Exchange]:
        rows = self._rows(fresh)
        if rows != self._told:
            before = {row.call for row in self._told or ()}
            calls = frozenset(row.call for row in rows if row.call) - before
            # One that is told for the first time may have shown them before.
            self._new = calls if self._told is not None else frozenset()
            self._blinks_from = now if self._new else float("-inf")
            self._told, self._lit, self.told_at = rows, True, now
            return speech.show(self.config, rows, new=self._new)
        return self._blinking(speech, rows, now)

    def _blinking(self, speech: Speech, rows: tuple[Row, ...], now: float) -> list[Exchange]:
        if speech.blinks or not self._new:
            return []
        halves = int((now - self._blinks_from) / BLINK_S)
        lit = halves % 2 == 0 or halves >= 2 * BLINKS
        if lit == self._lit:
            return []
        self._lit, self.told_at = lit, now
        frames = speech.show(self.config, rows, new=self._new, lit=lit)
        if halves >= 2 * BLINKS:
            self._new = frozenset()
        return frames

    def present(self, speech: Speech, now: float, *, fresh: bool) -> list[Exchange]:
        self._told, self.told_at = self._rows(fresh), now
        self._lit = True
        return speech.show(self.config, self._told)


class Pad(Device):
    """A call pad. `press` takes a key that was pressed, once; it does not block."""

    config: PadConfig

    def __init__(
        self,
        config: PadConfig,
        lines: AllLines,
        fresh: Callable[[], bool],
        changed: Callable[[], None],
        press: Callable[[Pad, str], None],
    ) -> None:
        super().__init__(config, lines, fresh, changed)
        self.polled_at = float("-inf")
        self._press = press
        self._presses = Presses()
        self._told: tuple[str, str] | None = None

    def changes(self, speech: Speech, now: float, *, fresh: bool) -> list[Exchange]:
        if self._wanted(fresh) == self._told:
            return []
        return self.present(speech, now, fresh=fresh)

    def _wanted(self, fresh: bool) -> tuple[str, str]:
        return (self._shown.lamp, self._shown.text) if fresh else ("off", "")

    def present(self, speech: Speech, now: float, *, fresh: bool) -> list[Exchange]:
        self._told, self.told_at = self._wanted(fresh), now
        shown = self._shown if fresh else Shown(device=self.id)
        return speech.lamp(self.config, shown.lamp, shown.text)

    def heard(self, heard: Heard, now: float) -> None:
        if self._presses.stuck(now) is None:
            super().heard(heard, now)
        if heard.keys or heard.levels:
            for key in self._presses.heard(heard, now):
                if key in self.config.keys:
                    self._press(self, key)

    def away(self) -> None:
        self._presses.lost()

    def look(self, now: float) -> None:
        stuck = self._presses.stuck(now)
        state = None if self._state is None else self._state[0]
        if stuck is not None and state == PadState.READY:
            self.see(PadState.KEY_STUCK, f"its key {stuck} is held down or stuck")
        elif stuck is None and state == PadState.KEY_STUCK:
            self.see(PadState.READY, "")

    def answered(self, answer: Answered) -> None:
        """What came of its press."""
        if not answer.done:
            log.info("a press did nothing", device=self.id, why=answer.says)
            if self._line is not None:
                self._line.refuse(self)


def press_id() -> str:
    """Another for each press, whatever agent it comes from."""
    return f"{int(time.time())}-{secrets.token_hex(12)}"
