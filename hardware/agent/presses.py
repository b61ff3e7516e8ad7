"""The way of a press to the server: at once or not at all.

A press that found no server does nothing later: whoever pressed has gone on by then. It is sent
once, and its pad is told what came of it.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import socketio
import structlog
from pydantic import ValidationError

from hardware.agent.on_line import Pad, press_id
from hardware.protocol import PRESSED_S, Answered, Pressed

log = structlog.get_logger("agent")

#: More than hands can press while one answer is waited for.
MOST = 30
_LOST = Answered(done=False, says="the server was not reached")


class Presses:
    """Sends presses in the order in which they came, in a thread of its own.

    `call` sends one and waits for its answer; it raises SocketIOError where there is none.
    """

    def __init__(self, now: Callable[[], datetime], call: Callable[[dict[str, Any]], Any]) -> None:
        self._now = now
        self._call = call
        self._waiting: queue.Queue[tuple[Pad, Pressed] | None] = queue.Queue(MOST)
        self._thread = threading.Thread(target=self._run, name="presses", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Send nothing more."""
        try:
            self._waiting.put_nowait(None)
        except queue.Full:
            log.warning("presses are left", count=MOST)

    def press(self, pad: Pad, key: str) -> None:
        """A key of a pad was pressed. One that finds all places taken is dropped, and told so."""
        pressed = Pressed(device=pad.id, key=key, press=press_id(), at=self._now())
        try:
            self._waiting.put_nowait((pad, pressed))
        except queue.Full:
            pad.answered(_LOST)

    def _run(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            pad, pressed = waiting
            try:
                pad.answered(self._answer(pressed))
            except Exception:  # the next press must find its way
                log.exception("a press failed", device=pad.id)

    def _answer(self, pressed: Pressed) -> Answered:
        if self._now() - pressed.at > timedelta(seconds=PRESSED_S):
            return _LOST
        try:
            answer = self._call(pressed.model_dump(mode="json"))
            return Answered.model_validate(answer["answer"])
        except (socketio.exceptions.SocketIOError, ValidationError, KeyError, TypeError):
            return _LOST
