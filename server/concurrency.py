"""Green threads or native ones: the async mode, chosen once at the start. eventlet is named here
and nowhere else (docs/decisions/0001-eventlet.md)."""

from __future__ import annotations

import os
import socket
import threading
import time
import warnings
from collections.abc import Callable
from typing import Any, Literal, Protocol

AsyncMode = Literal["eventlet", "threading"]


class Concurrency(Protocol):
    """How this server runs things side by side."""

    mode: AsyncMode

    def spawn(self, work: Callable[..., Any], *args: Any) -> None:
        """Run `work` beside everything else."""

    def sleep(self, seconds: float) -> None:
        """Let the others run."""

    def serve(self, app: Any, listening: socket.socket) -> None:
        """Answer what comes to a socket that listens already; does not come back."""


class _Threads:
    mode: AsyncMode = "threading"

    def spawn(self, work: Callable[..., Any], *args: Any) -> None:
        threading.Thread(target=work, args=args, daemon=True).start()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def serve(self, app: Any, listening: socket.socket) -> None:
        from werkzeug.serving import make_server

        host, port = listening.getsockname()[:2]
        make_server(host, port, app, threaded=True, fd=listening.fileno()).serve_forever()


class _Green:
    mode: AsyncMode = "eventlet"

    def spawn(self, work: Callable[..., Any], *args: Any) -> None:
        import eventlet

        eventlet.spawn_n(work, *args)

    def sleep(self, seconds: float) -> None:
        import eventlet

        eventlet.sleep(seconds)

    def serve(self, app: Any, listening: socket.socket) -> None:
        import eventlet.wsgi

        eventlet.wsgi.server(listening, app, log_output=False)


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
