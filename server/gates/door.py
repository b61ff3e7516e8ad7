"""The door: every connection comes through it, has its time, and is shown out when it overstays.

A connection that says nothing, half a request's head or half of its body costs a file and a green
thread, and nothing more; so it is bounded in time. When all places are taken, the one that has
been waiting longest without asking anything gives way, so that whoever does ask gets in.
"""

from __future__ import annotations

import ctypes
import errno
import gc
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import structlog

from web.budgets import Budget, Rate

log = structlog.get_logger("server")

#: A request's head is whole after this long, and so is its body; and so long is a connection kept
#: that may ask again. A browser's first comes in milliseconds, on a bad line in seconds.
HEAD_S = 10.0
BODY_S = 20.0
KEPT_S = 30.0
#: What a web socket may send on the whole, in bytes; beyond, it is read more slowly.
_BYTES = Rate(per_s=16 * 1024, burst=256 * 1024)
#: Bytes without a whole message after which a connection is no web socket of ours.
_MOST_UNREAD = 256 * 1024
#: So much is read before others have their turn.
_TURN_BYTES = 1024
#: How long nobody is let in when the machine has no file left for them.
_PAUSE_S = 0.25
#: So many more or fewer connections leave memory behind.
_A_CROWD = 500
#: Said again after this long at the earliest.
_SAID_S = 60.0
_OURS_TO_END = frozenset({errno.EBADF, errno.EINVAL, errno.ENOTSOCK})

_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\nContent-Length: 63\r\n\r\n"
    b"So many are connected that there is no place. Try again in 5 s."
)

Sleep = Callable[[float], None]


class Connection:
    """One connection: what it is about, since when, and what came of it without a whole message."""

    __slots__ = ("_bytes", "_sleep", "_turn", "about", "since", "sock", "unread")

    def __init__(self, sock: Any, now: float, sleep: Sleep) -> None:
        self.sock = sock
        #: 'head' of its first request, 'kept' after one, 'body', or 'answer': the server's turn;
        #: 'socket' to its end, once it is one whose requests are over.
        self.about = "head"
        self.since = now
        self.unread = 0
        self._turn = 0
        self._bytes: Budget | None = None
        self._sleep = sleep

    def turns(self, about: str) -> None:
        """It is about something else from now on."""
        if self.about != "socket":
            self.about, self.since = about, time.monotonic()

    @property
    def closed(self) -> bool:
        return int(self.sock.fileno()) == -1

    def overdue(self, now: float) -> bool:
        """Whether it had its time."""
        limit = {"head": HEAD_S, "body": BODY_S, "kept": KEPT_S}.get(self.about)
        return limit is not None and now - self.since > limit

    def end(self) -> None:
        """Wake whoever reads or writes here: it finds the connection closed."""
        with suppress(OSError):  # it has gone already
            self.sock.shutdown(socket.SHUT_RDWR)

    def took(self, count: int) -> None:
        """So many bytes of a web socket were read: others have their turn, and more of it waits."""
        if self._bytes is None:
            self._bytes = Budget(_BYTES)
        self.unread += count
        if self.unread > _MOST_UNREAD:
            raise ConnectionResetError(errno.ECONNRESET, "this is no message")
        self._turn += count
        wait = self._bytes.owe(count)
        if wait or self._turn > _TURN_BYTES:
            self._turn = 0
            self._sleep(wait)


class Door:
    """A listening socket that lets at most `most` in, survives a machine without files, and ends
    who overstays. `metered(sock, took)` gives a connection that tells `took` what it reads."""

    def __init__(
        self,
        listening: socket.socket,
        most: int,
        sleep: Sleep,
        metered: Callable[[Any, Callable[[int], None]], Any] = lambda sock, took: sock,
    ) -> None:
        self._listening = listening
        self.most = most
        self._sleep = sleep
        self._metered = metered
        self._open: dict[tuple[str, int], Connection] = {}
        self._lock = threading.Lock()
        self._starved_at = float("-inf")
        self._said_at = float("-inf")
        self._stopping = False
        #: How many there were when memory was given back.
        self._given_back_at = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._listening, name)

    # -- for the server that listens

    def accept(self) -> tuple[Any, Any]:
        """The next connection. A passing trouble of the machine is waited for, never raised."""
        while True:
            try:
                sock, address = self._listening.accept()
            except OSError as error:
                if error.errno in _OURS_TO_END or self._listening.fileno() == -1:
                    raise
                self._no_file(error)
                continue
            # What is sent goes at once: the second part of an answer would else wait for the other
            # side's word that the first has come, which takes it 40 ms.
            with suppress(OSError):  # it has gone already, or is none of the network's
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(sock, time.monotonic(), self._sleep)
            if not self._room():
                self._refuse(sock)
                continue
            connection.sock = self._metered(sock, connection.took)
            with self._lock:
                self._open[address[:2]] = connection
            return connection.sock, address

    def _room(self) -> bool:
        """Whether there is a place, if need be that of whoever waits longest."""
        if len(self._open) < self.most:
            return True
        self._forget_closed()
        return len(self._open) < self.most or self._end_oldest()

    def _end_oldest(self) -> bool:
        with self._lock:
            waiting = [item for item in self._open.items() if item[1].about in ("head", "kept")]
            if not waiting:
                return False
            key, oldest = min(waiting, key=lambda item: item[1].since)
            del self._open[key]
        oldest.end()
        return True

    def _refuse(self, sock: Any) -> None:
        self._say("every place is taken", open=len(self._open))
        try:
            sock.setblocking(False)
            sock.send(_FULL)
        except OSError:
            pass  # it does not even listen
        finally:
            sock.close()

    def _no_file(self, error: OSError) -> None:
        self._starved_at = time.monotonic()
        self._say("nobody can be let in for the moment", error=error.strerror or str(error))
        self._forget_closed()
        self._end_oldest()
        self._sleep(_PAUSE_S)

    def _say(self, what: str, **more: Any) -> None:
        if time.monotonic() - self._said_at > _SAID_S:
            self._said_at = time.monotonic()
            log.error(what, **more)

    # -- for the app

    def connection(self, environ: dict[str, Any]) -> Connection | None:
        """The connection of a request, by the environ as the listening server made it."""
        try:
            return self._open.get((environ["REMOTE_ADDR"], int(environ["REMOTE_PORT"])))
        except (KeyError, ValueError):
            return None

    def state(self) -> str:
        """'ok', or what is the matter, for the health page."""
        if time.monotonic() - self._starved_at < _SAID_S:
            return "no file is left for connections: raise LimitNOFILE, or lower most_sockets"
        return "ok"

    # -- its loop

    def run(self, sleep: Sleep = time.sleep) -> None:
        """End who overstays, until `stop`."""
        while not self._stopping:
            sleep(1.0)
            self.sweep()
            self._give_back()

    def stop(self) -> None:
        """End `run`."""
        self._stopping = True

    def sweep(self) -> None:
        """Forget who has gone, and end who overstays."""
        self._forget_closed()
        now = time.monotonic()
        for connection in list(self._open.values()):
            if connection.overdue(now):
                connection.end()

    def _give_back(self) -> None:
        """After a crowd came or went: give the system back what is not needed any more."""
        if abs(len(self._open) - self._given_back_at) < _A_CROWD:
            return
        if len(self._open) < self._given_back_at:
            gc.collect()
        self._given_back_at = len(self._open)
        with suppress(OSError, AttributeError):  # another C library than glibc
            ctypes.CDLL(None).malloc_trim(0)

    def _forget_closed(self) -> None:
        with self._lock:
            for key in [key for key, one in self._open.items() if one.closed]:
                del self._open[key]

    def __len__(self) -> int:
        return len(self._open)
