"""Clients that cost little, so that the server is what is measured: raw keep-alive HTTP, and many
Socket.IO connections watched by one selector."""

from __future__ import annotations

import json
import selectors
import socket
import threading
import time
from typing import Any

import websocket


class Http:
    """One keep-alive connection that sends the same kind of request again and again."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._rest = b""

    def post(self, path: str, body: Any = None, token: str = "", key: str = "") -> tuple[int, Any]:
        """The status and the JSON of the answer."""
        return self._ask("POST", path, json.dumps(body).encode() if body is not None else b"",
                         token, key)  # fmt: skip

    def get(self, path: str, token: str = "") -> tuple[int, Any]:
        """The status and the JSON of the answer."""
        return self._ask("GET", path, b"", token, "")

    def _ask(self, method: str, path: str, body: bytes, token: str, key: str) -> tuple[int, Any]:
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}",
                 "Content-Type: application/json", "Accept: application/json"]  # fmt: skip
        if token:
            lines.append(f"Authorization: Bearer {token}")
        if key:
            lines.append(f"Idempotency-Key: {key}")
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        while b"\r\n\r\n" not in self._rest:
            self._read()
        head, _, self._rest = self._rest.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        while len(self._rest) < length:
            self._read()
        content, self._rest = self._rest[:length], self._rest[length:]
        return int(head[9:12]), json.loads(content) if content else None

    def _read(self) -> None:
        piece = self._socket.recv(65536)
        if not piece:
            raise ConnectionError("the server closed the connection")
        self._rest += piece

    def close(self) -> None:
        self._socket.close()


class Displays:
    """Many screens of one waiting area. Notes when each saw the text that is awaited."""

    def __init__(self, port: int, count: int, join: Any) -> None:
        self._sockets: list[websocket.WebSocket] = []
        self._selector = selectors.DefaultSelector()
        self._seen: set[int] = set()
        self._wanted: str | None = None
        self._last = 0.0
        self._done = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        for place in range(count):
            # Watched from the start: a server drops who does not answer its pings.
            self._sockets.append(self._connect(port, join))
            self._selector.register(self._sockets[place].fileno(), selectors.EVENT_READ, place)

    @staticmethod
    def _connect(port: int, join: Any) -> websocket.WebSocket:
        url = f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket"
        ws = websocket.create_connection(url, timeout=30)
        ws.recv()
        ws.send("40/display,")
        while not str(ws.recv()).startswith("40/display,"):
            pass
        ws.send("42/display,1" + json.dumps(["join", join]))
        while not str(ws.recv()).startswith("43/display,1"):
            pass
        return ws

    def expect(self, text: str) -> None:
        """From now on, note who gets a message that contains `text`."""
        self._done.clear()
        self._seen = set()
        self._wanted = text

    def last_seen(self, timeout: float = 30.0) -> float:
        """The time (perf_counter) at which the last of them had it."""
        if not self._done.wait(timeout):
            raise TimeoutError(f"{len(self._seen)} of {len(self._sockets)} saw it")
        return self._last

    def _watch(self) -> None:
        while not self._stopping:
            for event, _ in self._selector.select(0.2):
                ws = self._sockets[event.data]
                message = str(ws.recv())
                if not message:
                    raise ConnectionError("the server dropped a display")
                if message == "2":
                    ws.send("3")
                elif self._wanted is not None and self._wanted in message:
                    self._seen.add(event.data)
                    if len(self._seen) == len(self._sockets) and not self._done.is_set():
                        self._last = time.perf_counter()
                        self._done.set()

    def close(self) -> None:
        self._stopping = True
        self._thread.join(5)
        for ws in self._sockets:
            ws.close()
