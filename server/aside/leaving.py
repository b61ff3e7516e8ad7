"""Whether whoever asked still waits for the answer."""

from __future__ import annotations

import _socket
from collections.abc import Callable
from typing import Any

from flask import has_request_context, request


def client_gone() -> Callable[[], bool]:
    """Called in a request: what says whether its client has closed the connection.

    Elsewhere, and where the web server hands out no socket, nobody is ever gone.
    """
    line = _line(request.environ) if has_request_context() else None
    return lambda: line is not None and _closed(line.fileno())


def _line(environ: dict[str, Any]) -> Any:
    """The request's socket: werkzeug names it, eventlet's server has it behind the body."""
    behind = getattr(environ.get("eventlet.input"), "get_socket", None)
    return environ.get("werkzeug.socket") if behind is None else behind()


def _closed(number: int) -> bool:
    # Looked at without taking anything, and without the green socket, which would wait.
    try:
        line = _socket.socket(fileno=number)
    except (OSError, ValueError):
        return True
    try:
        return line.recv(1, _socket.MSG_PEEK | _socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
    finally:
        line.detach()
