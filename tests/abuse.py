"""Whoever means ill, as a program: `python -m tests.abuse '<what as JSON>'`.

It does what `what` says, prints what came of it as a line of JSON whenever that changes, and goes
on until its standard input ends. Sockets are raw: a client library would be the slower of the two.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_PING = b"\x81\x01" + b"2"
#: Of which this machine has a whole network.
SOURCES = [f"127.0.0.{n}" for n in range(2, 22)]


def frame(text: str) -> bytes:
    """A web socket's text frame, masked by nothing."""
    data = text.encode()
    if len(data) < 126:
        size = bytes([128 | len(data)])
    else:
        size = bytes([128 | 126]) + len(data).to_bytes(2, "big")
    return b"\x81" + size + bytes(4) + data


class Socket(asyncio.Protocol):
    """A web socket of the engine: offers what browsers offer, answers its pings, and says whatever
    it is told to."""

    def __init__(self, host: str, counts: Counter[str], first: list[str]) -> None:
        self._host = host
        self._counts = counts
        self._first = first
        self._open = False
        self._head = b""
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        key = secrets.token_urlsafe(16)
        transport.write(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {self._host}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
            f"Sec-WebSocket-Key: {key}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        if not self._open:
            self._head += data
            if b"\r\n\r\n" not in self._head:
                return
            self._open = self._head.startswith(b"HTTP/1.1 101")
            self._counts["open" if self._open else "refused"] += 1
            if not self._open:
                self.transport.close()
            for text in self._first:
                self.transport.write(frame(text))
        elif _PING in data:
            self.transport.write(frame("3"))

    def say(self, text: str) -> bool:
        """Whether it could still be sent."""
        if not self._open or self.transport.is_closing():
            return False
        self.transport.write(frame(text))
        self._counts["sent"] += 1
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        if self._open:
            self._open = False
            self._counts["open"] -= 1
            self._counts["ended"] += 1


async def _sockets(what: dict[str, Any], counts: Counter[str]) -> list[Socket]:
    loop = asyncio.get_running_loop()
    made: list[Socket] = []
    gate = asyncio.Semaphore(50)
    sources = itertools.cycle(SOURCES)

    async def one() -> None:
        async with gate:
            socket = Socket(f"127.0.0.1:{what['port']}", counts, what.get("first", []))
            try:
                await loop.create_connection(
                    lambda: socket, "127.0.0.1", what["port"], local_addr=(next(sources), 0)
                )
            except OSError:
                counts["failed"] += 1
                return
            made.append(socket)
            while not (socket._open or socket.transport.is_closing()):
                await asyncio.sleep(0.002)

    await asyncio.gather(*(one() for _ in range(what["count"])))
    return made


async def idle(what: dict[str, Any], counts: Counter[str]) -> None:
    """`count` sockets that connect, send `first`, and answer pings."""
    await _sockets(what, counts)


async def chatter(what: dict[str, Any], counts: Counter[str]) -> None:
    """`count` sockets that send `rate` messages a second together, out of `says`; who is ended
    comes back."""
    sockets = await _sockets(what, counts)
    says = itertools.cycle(what["says"])
    turn = 0.05
    while True:
        for _ in range(int(what["rate"] * turn)):
            if not sockets:
                sockets = await _sockets(what, counts)
            socket = sockets[counts["sent"] % len(sockets)]
            if not socket.say(next(says)):
                sockets.remove(socket)
        if len(sockets) < what["count"]:
            sockets += await _sockets({**what, "count": what["count"] - len(sockets)}, counts)
        await asyncio.sleep(turn)


async def slow(what: dict[str, Any], counts: Counter[str]) -> None:
    """`count` requests of which only `text` is ever sent."""

    async def one() -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", what["port"])
        except OSError:
            counts["failed"] += 1
            return
        counts["open"] += 1
        writer.write(what["text"].encode())
        try:
            while await reader.read(4096):
                pass
        except OSError:
            pass
        counts["open"] -= 1
        counts["ended"] += 1
        writer.close()

    await asyncio.gather(*(one() for _ in range(what["count"])))


async def posts(what: dict[str, Any], counts: Counter[str]) -> None:
    """The request `text`, `count` times at one instant: how often each status came."""

    async def one() -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", what["port"])
            writer.write(what["text"].encode())
            line = await reader.readline()
            counts[line.split()[1].decode() if line else "closed"] += 1
            writer.close()
        except OSError:
            counts["failed"] += 1

    await asyncio.gather(*(one() for _ in range(what["count"])))


DEEDS: dict[str, Callable[..., Any]] = {f.__name__: f for f in (idle, chatter, slow, posts)}


async def _main(what: dict[str, Any]) -> None:
    counts: Counter[str] = Counter()
    loop = asyncio.get_running_loop()
    ended = loop.run_in_executor(None, sys.stdin.read)
    work = asyncio.ensure_future(DEEDS[what["deed"]](what, counts))
    told = ""
    while not ended.done():
        await asyncio.sleep(0.1)
        now = json.dumps({**counts, "done": work.done()})
        if now != told:
            sys.stdout.write(now + "\n")
            sys.stdout.flush()
            told = now
        if work.done() and work.exception():
            raise SystemExit(str(work.exception()))
    work.cancel()


class Abuse:
    """One such program, ended with the block."""

    def __init__(self, deed: str, port: int, **what: Any) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.abuse", json.dumps({"deed": deed, "port": port, **what})],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.counts: dict[str, Any] = {}

    def until(self, happened: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """What it counted, once that is so; AssertionError when it ended before."""
        assert self._process.stdout is not None
        while not happened(self.counts):
            line = self._process.stdout.readline()
            assert line, f"it ended: {self.counts}"
            self.counts = json.loads(line)
        return self.counts

    def __enter__(self) -> Abuse:
        return self

    def __exit__(self, *exc: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()


if __name__ == "__main__":
    asyncio.run(_main(json.loads(sys.argv[1])))
