"""Whoever writes to a web socket, begun when there is something to write: under green threads one
that waits for news costs a fifth of what an idle socket costs in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Writer:
    """In place of the engine's own writer of a web socket, of which it has the `join`.

    For green threads alone: nobody else runs between a look at the queue and what follows from it.
    """

    def __init__(self, socket: Any, web_socket: Any, begin: Callable[..., Any]) -> None:
        self._queue = socket.queue
        self._empty = socket.server.get_queue_empty_exception()
        self._web_socket = web_socket
        self._begin = begin
        self._at_work = False
        self._ended = False
        self._done = socket.server.create_event()
        self._put = self._queue.put
        self._queue.put = self._takes
        self._wake()

    @classmethod
    def of(cls, target: Callable[..., Any], begin: Callable[..., Any]) -> Writer:
        """The writer that is to do what the engine's `target` would."""
        code, cells = target.__code__, target.__closure__ or ()
        held = dict(zip(code.co_freevars, (cell.cell_contents for cell in cells), strict=True))
        return cls(held["self"], held["ws"], begin)

    def join(self) -> None:
        """Until the last is written."""
        self._done.wait()

    def _takes(self, packet: Any, *more: Any, **named: Any) -> None:
        self._put(packet, *more, **named)
        self._wake()

    def _wake(self) -> None:
        if not self._at_work:
            self._at_work = True
            self._begin(self._write)

    def _write(self) -> None:
        try:
            while True:
                try:
                    packet = self._queue.get(block=False)
                except self._empty:
                    return
                self._queue.task_done()
                if packet is None:
                    self._end()
                elif not self._ended:
                    self._web_socket.send(packet.encode())
        except Exception:  # noqa: BLE001 - whoever was written to has gone
            self._end()
        finally:
            self._at_work = False

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self._web_socket.close()
            self._done.set()
