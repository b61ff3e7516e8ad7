"""Where the servers of a process are, test after test: a browser keeps the files of a page by the
address from which it had them, and to fetch and read them again is a third of what a page costs."""

from __future__ import annotations

import socket

_kept: dict[str, int] = {}


def kept(name: str) -> socket.socket:
    """A socket that listens where the last of this name did; elsewhere, if somebody is there."""
    try:
        found = socket.create_server(("127.0.0.1", _kept.get(name, 0)), backlog=128)
    except OSError:
        found = socket.create_server(("127.0.0.1", 0), backlog=128)
    _kept[name] = found.getsockname()[1]
    return found


def port(name: str) -> int:
    """The same for a program that listens itself, at once: its port."""
    with kept(name) as found:
        number: int = found.getsockname()[1]
    return number
