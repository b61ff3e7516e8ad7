"""Network printers that talk all the while, and hang up as they are told to."""

from __future__ import annotations

import socket
import threading


class Talker:
    """A network printer that reads slowly, talks all the while, and stops as it is told to."""

    def __init__(self, then: str, after: int = 1 << 30, port: int = 0) -> None:
        self._then, self._after = then, after
        self._listener = socket.create_server(("127.0.0.1", port))
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.port = int(self._listener.getsockname()[1])
        self.address = f"127.0.0.1:{self.port}"
        self.got = bytearray()
        self.failed: OSError | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        client, _ = self._listener.accept()
        try:
            while len(self.got) < self._after and (data := client.recv(512)):
                self.got += data
                client.sendall(self._said(data))
            if self._then == "breaks off":
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            elif self._then == "takes no more":
                self._stopped.wait(30)
        except OSError as error:
            self.failed = error
        client.close()

    def _said(self, data: bytes) -> bytes:
        return b"\x14\x00\x00\x0f"

    def stop(self) -> None:
        """Let go of who still waits."""
        self._stopped.set()

    def join(self) -> None:
        self._thread.join(90)
        self._listener.close()


class Asked(Talker):
    """One that talks when it is asked how it is: well, as long as it is there."""

    def _said(self, data: bytes) -> bytes:
        return b"\x12" * data.count(b"\x10\x04")
