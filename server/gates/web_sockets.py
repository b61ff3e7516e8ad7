"""The engine's web sockets: each frame is counted, and one that says nothing keeps no thread.

The engine reads each web socket in the thread that answered the handshake, in a loop that waits.
A green one costs 25 kB while it waits, so where the connection can be taken over (`TAKE_OVER`) that
loop is left before it begins to wait; whatever comes is read by a green thread that is begun for
it, and does with it what the engine's loop does.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import structlog
from engineio.exceptions import SocketIsClosedError, UnknownPacketError
from engineio.packet import Packet

from server.gates.bounds import TAKE_OVER
from server.gates.pace import CONNECTION

log = structlog.get_logger(__name__)

#: What an environ has for the answer alone, and would keep all that belonged to the request.
OF_THE_REQUEST = (
    "wsgi.input",
    "eventlet.input",
    "eventlet.posthooks",
    "eventlet.set_idle",
    CONNECTION,
    TAKE_OVER,
)
_NOTHING = io.BytesIO()
_DROPPED = object()

Environ = dict[str, Any]
Start = Callable[..., Any]


class Gate(Protocol):
    """Knows the place of each socket, and whether its next frame is heard."""

    def place_of(self, sid: str) -> Any:
        """The place of a socket that is connected."""

    def frame(self, place: Any) -> bool:
        """A frame came: whether to hand it on. Raises to end the socket."""


class _Taken(BaseException):
    """Out of the engine's loop, past whatever it does about its own exceptions."""


def counting(kind: Any, gate: Gate) -> Callable[..., Any]:
    """The engine's web socket of the present mode, whose frames the gate counts."""

    def made(handler: Any, server: Any) -> Any:
        def call(environ: Environ, start: Start) -> Iterable[bytes]:
            sockets: list[_WebSocket] = []

            def counted(socket: Any) -> Any:
                sockets.append(_WebSocket(socket, handler.__self__, gate, environ))
                return handler(sockets[0])

            try:
                answer: Iterable[bytes] = kind(counted, server)(environ, start)
            except _Taken:
                sockets[0].park(environ)
                return []
            return answer

        return call

    return made


class _WebSocket:
    """A web socket of which each frame is counted before it is read any further."""

    __slots__ = (
        "_closed", "_connection", "_engine", "_gate", "_place", "_socket", "_take_over", "_until",
        "_wake",
    )  # fmt: skip

    def __init__(self, socket: Any, engine: Any, gate: Gate, environ: Environ) -> None:
        self._socket = socket
        self._engine = engine
        self._gate = gate
        self._place = gate.place_of(engine.sid)
        self._connection = environ.get(CONNECTION)
        self._take_over = environ.get(TAKE_OVER)
        #: Once taken over: waits for something to read, and is woken before.
        self._until: Callable[[Callable[[], None]], Callable[[], None]] | None = None
        self._wake: Callable[[], None] | None = None
        self._closed = False

    # -- for the engine

    def wait(self) -> Any:
        if self._take_over is not None and self._engine.upgraded and not self._engine.upgrading:
            raise _Taken
        while (frame := self._frame()) is _DROPPED:
            pass
        return frame

    def _frame(self) -> Any:
        """The next; None at the end."""
        data = self._socket.wait()
        if data is None or self._place is None:
            return None
        if self._connection is not None:
            self._connection.unread = 0
        return data if self._gate.frame(self._place) else _DROPPED

    def close(self) -> None:
        """Close it once: whoever reads and whoever writes both do so in the end."""
        if self._closed:
            return
        self._closed = True
        inner = getattr(self._socket, "socket", None)
        if inner is None or inner.fileno() != -1:
            self._socket.close()
        if self._connection is not None:
            self._connection.end()  # a client need not answer that it is to end
        if self._wake is not None:
            self._wake()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    # -- without a thread

    def park(self, environ: Environ) -> None:
        """Let the thread of the handshake go, and wait for what comes next."""
        assert self._take_over is not None
        self._until, self._take_over = self._take_over(), None
        if self._connection is not None:
            self._connection.turns("socket")
        for name in OF_THE_REQUEST:
            environ.pop(name, None)
        environ["wsgi.input"] = _NOTHING
        self._next()

    def _next(self) -> None:
        if self._closed:
            self._over()
            return
        assert self._until is not None
        self._wake = self._until(self._turn)

    def _turn(self) -> None:
        """There is something to read, or it was closed."""
        self._wake = None
        if self._closed or self._heard():
            self._next()
        else:
            self._over()

    def _heard(self) -> bool:
        """Hand a frame on; False when it was the last."""
        try:
            frame = self._frame()
            if frame is _DROPPED:
                return True
            if frame is None or len(frame) > self._engine.server.max_http_buffer_size:
                return False
            packet = Packet(encoded_packet=frame)
        except Exception:  # noqa: BLE001 - it has gone, says too much, or what is no message
            return False
        return self._received(packet)

    def _received(self, packet: Packet) -> bool:
        try:
            self._engine.receive(packet)
        except UnknownPacketError:
            return True
        except SocketIsClosedError:
            return False
        except Exception:
            log.exception("a web socket")
            return False
        return True

    def _over(self) -> None:
        """As the engine's loop ends. Whoever writes sends the rest, and closes."""
        server = self._engine.server
        self._engine.close(wait=False, abort=True, reason=server.reason.TRANSPORT_CLOSE)
        server.sockets.pop(self._engine.sid, None)
