"""A connection that does what the server says in the order in which it is said.

The library gives each message a thread of its own. Of two that come together the second may then be
done first: a later slip printed before an earlier one, or a board that goes back to what was shown
before.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

import engineio
import socketio
import structlog

log = structlog.get_logger("agent")


class InOrder(socketio.Client):  # type: ignore[misc]
    """Handlers, and the callbacks of answers, run one after the other in one thread: none of them
    may wait for another message."""

    def _engineio_client_class(self) -> type[engineio.Client]:
        return _OneAfterTheOther


class _OneAfterTheOther(engineio.Client):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: deque[tuple[Any, ...]] = deque()
        self._at_it = False
        self._lock = threading.Lock()

    def start_background_task(
        self, target: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> threading.Thread | None:
        """As the library's, but that messages wait for those before them."""
        if target != self.handlers.get("message"):
            thread: threading.Thread = super().start_background_task(target, *args, **kwargs)
            return thread
        with self._lock:
            self._waiting.append(args)
            if self._at_it:
                return None
            self._at_it = True
        thread = super().start_background_task(self._take, target)
        return thread

    def _take(self, handler: Callable[..., Any]) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._at_it = False
                    return
                args = self._waiting.popleft()
            try:
                handler(*args)
            except Exception:  # the next message is not to be lost by it
                log.exception("a message of the server's was not done")
