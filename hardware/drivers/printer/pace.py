"""How fast a slip may be sent: no faster than the paper, where nothing else holds the line back.

A printer without flow control loses what does not fit its buffer, and tells nobody. So what was
sent is counted until its rows must have left the printer, and no more than `AHEAD` bytes are ever
under way. A serial line that the printer can hold back is given no more than it can carry, so that
little is on its way when the printer says 'stop'.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from hardware.drivers.printer.escpos import Piece, model_of, unheld
from hardware.protocol import PrinterConfig

#: Bytes a printer may have before it has printed them: well under the 4 kB that the smallest keep.
AHEAD = 1536
#: Bytes given to a serial line before it can have carried them.
_ON_THE_LINE = 256
_LEAST_S = 0.001
#: Paper moves somewhat slower than its data sheet says: the black of a code takes more power.
_SLOWER = 0.9


class Pace:
    """The pace of one printer. `clock` in seconds; `wait` waits for some."""

    def __init__(
        self,
        config: PrinterConfig,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        model = model_of(config)
        self._rows_a_second = (config.paper_speed or model.speed) * model.dots_per_mm * _SLOWER
        self._bytes_a_second = config.baud / 10 if config.transport == "serial" else float("inf")
        self._held_back = not unheld(config)
        self._clock = clock
        self._wait = wait
        self._line_free = self._paper_free = 0.0
        self._under_way: deque[tuple[float, int]] = deque()  # (printed at, bytes)

    def before(self, piece: Piece) -> None:
        """Wait until this piece may be sent."""
        while (pause := self._too_early(len(piece.data))) > 0:
            self._wait(max(pause, _LEAST_S))

    def _too_early(self, size: int) -> float:
        now = self._clock()
        line = self._line_free - now - _ON_THE_LINE / self._bytes_a_second
        return max(0.0, line, 0.0 if self._held_back else self._too_early_for_the_paper(now, size))

    def _too_early_for_the_paper(self, now: float, size: int) -> float:
        while self._under_way and self._under_way[0][0] <= now:
            self._under_way.popleft()
        if not self._under_way or sum(n for _, n in self._under_way) + size <= AHEAD:
            return 0.0
        return self._under_way[0][0] - now

    def sent(self, piece: Piece) -> None:
        """This piece has been handed to the line."""
        now = self._clock()
        self._line_free = max(self._line_free, now) + len(piece.data) / self._bytes_a_second
        begins = max(self._paper_free, self._line_free)
        self._paper_free = begins + piece.rows / self._rows_a_second
        self._under_way.append((self._paper_free, len(piece.data)))

    @property
    def left(self) -> float:
        """Seconds until the paper of all that was sent should be out."""
        return max(0.0, self._paper_free - self._clock())
