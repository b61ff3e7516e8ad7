"""Green threads or native ones: the async mode, chosen once at the start. eventlet is named here
and nowhere else (docs/decisions/0001-eventlet.md)."""

from __future__ import annotations

import os
import socket
import threading
import time
import warnings
from collections.abc import Callable
from functools import partial
from select import EPOLLIN, EPOLLONESHOT, epoll
from typing import Any, Literal, Protocol

from server.gates.answers import Whole
from server.gates.bounds import LARGEST_HEAD, LONGEST_SEND_S, TAKE_OVER
from server.gates.heads import PlainHeads

AsyncMode = Literal["eventlet", "threading"]
Took = Callable[[int], None]


class Concurrency(Protocol):
    """How this server runs things side by side."""

    mode: AsyncMode

    def spawn(self, work: Callable[..., Any], *args: Any) -> None:
        """Run `work` beside everything else."""

    def sleep(self, seconds: float) -> None:
        """Let the others run."""

    #: How many sockets it holds; each is three threads, or a green one while it says something.
    most_sockets: int

    def metered(self, sock: Any, took: Took) -> Any:
        """The connection `sock`, which tells `took` how many bytes were received of it."""

    def serve(self, app: Any, listening: Any, most: int) -> None:
        """Answer what comes to a socket that listens already, at most so many connections at
        once; does not come back."""


class _Threads:
    mode: AsyncMode = "threading"
    most_sockets = 500

    def spawn(self, work: Callable[..., Any], *args: Any) -> None:
        threading.Thread(target=work, args=args, daemon=True).start()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def metered(self, sock: Any, took: Took) -> Any:
        return _MeteredSocket.of(sock, took)

    def serve(self, app: Any, listening: Any, most: int) -> None:
        del most  # the door lets no more in
        from werkzeug.serving import make_server

        from server.gates.native import Handler

        host, port = listening.getsockname()[:2]
        server = make_server(
            host, port, app, threaded=True, request_handler=Handler, fd=listening.fileno()
        )
        server.socket = listening
        server.serve_forever()


class _MeteredSocket(socket.socket):
    """A socket of the system's that tells what is received of it."""

    took: Took

    @classmethod
    def of(cls, sock: socket.socket, took: Took) -> _MeteredSocket:
        """The connection of `sock`, which is no longer that one's."""
        timeout = sock.gettimeout()
        made = cls(sock.family, sock.type, sock.proto, fileno=sock.detach())
        made.settimeout(timeout)
        made.took = took
        return made

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        got = super().recv(size, flags)
        self.took(len(got))
        return got


class _Green:
    mode: AsyncMode = "eventlet"
    most_sockets = 20_000

    def spawn(self, work: Callable[..., Any], *args: Any) -> None:
        import eventlet

        eventlet.spawn_n(work, *args)

    def sleep(self, seconds: float) -> None:
        import eventlet

        eventlet.sleep(seconds)

    def metered(self, sock: Any, took: Took) -> Any:
        received = sock.recv

        def recv(size: int, flags: int = 0) -> bytes:
            got: bytes = received(size, flags)
            took(len(got))
            return got

        sock.recv = recv
        return sock

    def serve(self, app: Any, listening: Any, most: int) -> None:
        import eventlet.wsgi

        eventlet.wsgi.MAX_TOTAL_HEADER_SIZE = LARGEST_HEAD
        readable = _Readable()

        # Its own bound is that of the door and some more: one that waited in here could not be
        # told that there is no place.
        class Protocol(PlainHeads, eventlet.wsgi.HttpProtocol):  # type: ignore[misc]
            """Keeps little: thousands of sockets hold on to theirs without a use for it."""

            rbufsize = 512
            _given = False

            def setup(self) -> None:
                super().setup()
                self.wfile: Any = Whole(self.connection)
                # Each is written as it shall be read: to look at every letter takes long.
                self.capitalize_response_headers = False

            def get_environ(self) -> dict[str, Any]:
                """The environ, which alone has the headers of a web socket from now on."""
                found: dict[str, Any] = super().get_environ()
                if "HTTP_UPGRADE" in found:
                    self.headers: dict[str, str] = {}
                    del found["headers_raw"]
                    found[TAKE_OVER] = self._give
                return found

            def _give(self) -> Callable[[Callable[[], None]], Callable[[], None]]:
                """The connection is the app's from now on: nothing here answers on it or closes it.
                Gives what waits for it without a green thread, as `_Readable.wait`."""
                eventlet.wsgi.WSGI_LOCAL.already_handled = True
                self._given = True
                self.conn_state[1] = _Given()
                return partial(readable.wait, self.connection)

            def finish(self) -> None:
                if self._given:
                    self.rfile.close()
                else:
                    super().finish()

        eventlet.wsgi.server(
            listening,
            app,
            max_size=most + 100,
            protocol=Protocol,
            log_output=False,
            socket_timeout=LONGEST_SEND_S,
        )


class _Given:
    """In place of a connection that the server no longer has, to shut down and to close."""

    def shutdown(self, how: int) -> None:
        """Whoever has it does."""

    def close(self) -> None:
        """As above."""


class _Readable:
    """One green thread that waits until any of many connections has something to read: one for each
    would keep 25 kB of stack while it waits."""

    def __init__(self) -> None:
        self._poll = epoll()
        self._waiting: dict[int, Callable[[], None]] = {}
        self._running = False

    def wait(self, sock: Any, work: Callable[[], None]) -> Callable[[], None]:
        """Do `work` once, in a green thread, when there is something to read or the other side has
        gone; or when what this gives back is called."""
        import eventlet

        number = sock.fileno()

        def wake() -> None:
            if self._waiting.get(number) is work:
                del self._waiting[number]
                eventlet.spawn_n(work)

        if not self._running:
            self._running = True
            eventlet.spawn_n(self._run)
        self._waiting[number] = work
        try:
            self._poll.register(number, EPOLLIN | EPOLLONESHOT)
        except FileExistsError:
            self._poll.modify(number, EPOLLIN | EPOLLONESHOT)
        except (OSError, ValueError):  # it was closed meanwhile
            wake()
        return wake

    def _run(self) -> None:
        import eventlet
        import structlog

        while True:
            try:
                self._begin()
            except Exception:  # noqa: BLE001 - every web socket hangs on this one
                structlog.get_logger("server").exception("web sockets")
                eventlet.sleep(1)

    def _begin(self) -> None:
        """Wait until there is something to read, and let it be read."""
        import eventlet
        from eventlet import hubs

        hubs.trampoline(self._poll, read=True)
        for number, _ in self._poll.poll(0, 100):
            work = self._waiting.pop(number, None)
            if work is not None:
                eventlet.spawn_n(work)


def start(mode: AsyncMode) -> Concurrency:
    """Choose the mode. For eventlet this patches the standard library, so it comes before every
    import that might keep an unpatched piece of it."""
    if mode == "threading":
        return _Threads()
    # The resolver of eventlet's own asks DNS even for 'localhost' on some machines.
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
    with warnings.catch_warnings():
        # Known, and decided on: see the decision record.
        warnings.simplefilter("ignore")
        import eventlet
    eventlet.monkey_patch()
    return _Green()
