"""The network between a browser and a server, which a test can pull out and plug in again."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from tests.addresses import kept


class Cable:
    """The network between browser and server: carries bytes until it is pulled out."""

    def __init__(
        self, to_port: int, *, web_sockets: bool = True, at: socket.socket | None = None
    ) -> None:
        """Without `web_sockets` it is a proxy that swallows them: no answer, and no break. `at`
        listens for the browser's end; without it that is where the last one's was."""
        self._to_port = to_port
        self._web_sockets = web_sockets
        self._open: set[socket.socket] = set()
        self._plugged = True
        self._listener = at or kept("cable")
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """The server's address at this end."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Cable:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def pull(self) -> None:
        """Every connection breaks, and no new one is made."""
        self._plugged = False
        for end in list(self._open):
            _close(end)

    def plug(self) -> None:
        """As before."""
        self._plugged = True

    def close(self) -> None:
        """The end."""
        _close(self._listener)
        self.pull()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if not self._plugged:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to_port))
                self._open |= {near, far}
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(source, sink), daemon=True).start()

    def _carry(self, source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if self._web_sockets or b"upgrade: websocket" not in data.lower():
                    sink.sendall(data)
        for end in (source, sink):
            self._open.discard(end)
            _close(end)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
