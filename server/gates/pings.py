"""One who pings for all sockets, where the engine has a thread for each that sleeps between two."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from engineio.packet import PING, Packet

_LOOK_S = 0.25
_PING = Packet(PING)


class Pings:
    """Takes the pings of an engine over: `schedule` in place of its own thread."""

    def __init__(self, engine: Any) -> None:
        self._every = float(engine.ping_interval)
        self._sleep: Callable[[float], None] = engine.sleep
        #: All wait equally long, so that they stand in the order in which they are due.
        self._due: deque[tuple[float, Any]] = deque()
        self._begin = engine.start_background_task
        self._running = False
        engine.start_background_task = self._start

    def _start(self, target: Callable[..., Any], *args: Any, **named: Any) -> Any:
        if getattr(target, "__name__", "") != "_send_ping":
            return self._begin(target, *args, **named)
        if not self._running:
            self._running = True
            self._begin(self._run)
        self._due.append((time.monotonic() + self._every, target.__self__))  # type: ignore[attr-defined]
        return None

    def _run(self) -> None:
        while True:
            self._sleep(_LOOK_S)
            self.send_due()

    def send_due(self) -> None:
        """Ping whoever is due."""
        now = time.monotonic()
        while self._due and self._due[0][0] <= now:
            _, socket = self._due.popleft()
            if not (socket.closing or socket.closed):
                socket.last_ping = time.time()
                socket.send(_PING)
