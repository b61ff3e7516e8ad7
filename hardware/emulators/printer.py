"""An emulated ESC/POS printer on a TCP port or a pty, behind the same drivers as a real one.

Every slip is kept in its folder as `NNNN.bin`, `NNNN.png` and `NNNN.txt` (its native text). Its
state follows `set()`, or `control.json` in the folder: `{"state": "paper_out", "slow": 2}`.
Out of paper, open, jammed or offline it keeps what it gets and prints it when it is well again,
and answers `DLE EOT` all the while, as real printers do. `slow`: seconds for each slip, during
which it reads nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import select
import signal
import socket
import threading
import time
import tty
from collections import deque
from pathlib import Path

import structlog

from hardware.emulators.lexer import Lexer, Token
from hardware.emulators.paper import Paper, Ticket
from hardware.protocol import PrinterState

log = structlog.get_logger("emulator")

CONTROL = "control.json"
_TICK = 0.05
#: Without a cutter, paper that has lain still for so long counts as torn off.
_TORN_AFTER = 1.0

_REPLIES: dict[PrinterState, tuple[int, int, int, int]] = {
    PrinterState.READY: (0x12, 0x12, 0x12, 0x12),
    PrinterState.PAPER_LOW: (0x12, 0x12, 0x12, 0x1E),
    PrinterState.PAPER_OUT: (0x1A, 0x32, 0x12, 0x7E),
    PrinterState.COVER_OPEN: (0x1A, 0x16, 0x12, 0x12),
    PrinterState.CUTTER_STUCK: (0x1A, 0x52, 0x1A, 0x12),
    PrinterState.OFFLINE: (0x1A, 0x12, 0x12, 0x12),
}


class _Port:
    """Where the printer is plugged in: at most one client at a time."""

    def __init__(self, port: int | None, link: Path | None) -> None:
        self._link = link
        self._number = port
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None
        self._pty: tuple[int, int] | None = None

    @property
    def address(self) -> str:
        """What a driver connects to."""
        return str(self._link) if self._link else f"127.0.0.1:{self._number}"

    def plug(self) -> None:
        """Be there. Does nothing when it is."""
        if self._link is not None and self._pty is None:
            master, slave = os.openpty()
            tty.setraw(slave)
            self._pty = (master, slave)
            self._link.parent.mkdir(parents=True, exist_ok=True)
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(os.ttyname(slave))
        elif self._link is None and self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self._number or 0), backlog=8)
            self._number = self._listener.getsockname()[1]

    def unplug(self) -> None:
        """Be gone: connections are refused and break, a pty gives EIO."""
        if self._pty is not None:
            for fd in self._pty:
                os.close(fd)
            self._pty = None
            if self._link is not None:
                self._link.unlink(missing_ok=True)
        self._hang_up()
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def receive(self, timeout: float) -> bytes | None:
        """What a client sent; b'' for nothing yet, None when a client has just gone."""
        source = self._pty[0] if self._pty else (self._client or self._listener)
        if source is None:
            time.sleep(timeout)
            return b""
        if not select.select([source], [], [], timeout)[0]:
            return b""
        try:
            if self._pty:
                return os.read(self._pty[0], 4096)
            if self._client is None and self._listener is not None:
                self._client, _ = self._listener.accept()
                return b""
            data = self._client.recv(4096) if self._client else b""
        except OSError:
            data = b""
        if not data:
            self._hang_up()
            return None
        return data

    def answer(self, byte: int) -> None:
        """Send one byte back, if anybody is there."""
        with contextlib.suppress(OSError):
            if self._pty:
                os.write(self._pty[0], bytes((byte,)))
            elif self._client:
                self._client.sendall(bytes((byte,)))


class PrinterEmulator:
    """A printer with a thread of its own. Use as a context manager, or `start` and `stop`.

    Give `port` (0 for any free one) or `link`, the path of a symlink to its pty.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        link: Path | None = None,
        dots: int = 576,
        profile: str = "default",
        name: str = "printer",
    ) -> None:
        self.name = name
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._port = _Port(port, link)
        self._state = PrinterState.READY
        self._is = PrinterState.READY
        self._slow = 0.0
        self._paper = Paper(dots, profile)
        self._paper.number_from(len(list(folder.glob("*.bin"))))
        self._lexer = Lexer()
        self._held: deque[Token] = deque()
        self._begun = False
        self._control_seen = 0
        self._moved = time.monotonic()
        self._changed = threading.Condition()
        self._tickets: list[Ticket] = []
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"printer-{name}", daemon=True)

    # ------------------------------------------------------------------ for its owner

    @property
    def address(self) -> str:
        """`host:port`, or the path of the pty."""
        return self._port.address

    @property
    def tickets(self) -> list[Ticket]:
        """What has been printed since the start."""
        with self._changed:
            return list(self._tickets)

    def set(self, state: PrinterState | str, *, slow: float = 0.0) -> None:
        """Be in this state when this returns; `slow` seconds for each slip."""
        self._slow = slow
        self._state = PrinterState(state)
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            with self._changed:
                self._changed.wait_for(lambda: self._is is self._state, 10)

    def wait_for(self, count: int, timeout: float = 20.0) -> list[Ticket]:
        """The tickets, once there are `count`. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._tickets) >= count, timeout):
                raise TimeoutError(f"{len(self._tickets)} of {count} slips came")
            return list(self._tickets)

    def start(self) -> PrinterEmulator:
        """Plug it in; its address can be connected to when this returns."""
        self._port.plug()
        self._thread.start()
        return self

    def stop(self) -> None:
        """Unplug it for good."""
        self._stopping.set()
        self._thread.join()
        self._port.unplug()

    def __enter__(self) -> PrinterEmulator:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # ------------------------------------------------------------------ its life

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._look_at_control()
            state = self._state
            if state is PrinterState.UNPLUGGED:
                self._port.unplug()
                self._power_off()
            else:
                self._port.plug()
            with self._changed:
                self._is = state
                self._changed.notify_all()
            if state is PrinterState.UNPLUGGED:
                self._stopping.wait(_TICK)
                continue
            while self._held and self._prints():
                self._keep(self._paper.execute(self._held.popleft()))
            data = self._port.receive(_TICK)
            if data is None:  # hung up: without a cutter the slip ends here
                if self._prints() and not self._held:
                    self._keep(self._paper.finish())
                self._lexer = Lexer()
                self._begun = False
            elif data:
                self._moved = time.monotonic()
                for token in self._lexer.feed(data):
                    self._take(token)
            elif time.monotonic() - self._moved > _TORN_AFTER and self._prints():
                self._keep(self._paper.finish())

    def _prints(self) -> bool:
        return self._state.usable or self._state is PrinterState.SILENT

    def _take(self, token: Token) -> None:
        if token.name == b"\x10\x04":
            self._answer(token.data[0])
            return
        if token.name[0] in (0x00, 0x10):
            return
        if not self._begun and token.name != b"\x1b@":
            self._begun = True
            self._stopping.wait(self._slow)
        self._held.append(token)
        while self._held and self._prints():
            self._keep(self._paper.execute(self._held.popleft()))
        if token.name == b"\x1dV":
            self._begun = False

    def _answer(self, n: int) -> None:
        replies = _REPLIES.get(self._state)
        if replies and 1 <= n <= 4:
            self._port.answer(replies[n - 1])

    def _power_off(self) -> None:
        """What was in its memory is gone; what stood on the paper is torn off."""
        self._held.clear()
        self._lexer = Lexer()
        self._begun = False
        self._keep(self._paper.finish())

    def _keep(self, ticket: Ticket | None) -> None:
        if ticket is None:
            return
        stem = self._folder / f"{ticket.number:04d}"
        stem.with_suffix(".bin").write_bytes(ticket.raw)
        stem.with_suffix(".txt").write_text(ticket.text + "\n", encoding="utf-8")
        # The picture comes last and at once: who waits for it finds the others.
        ticket.image.save(stem.with_suffix(".part"), format="PNG")
        stem.with_suffix(".part").rename(stem.with_suffix(".png"))
        with self._changed:
            self._tickets.append(ticket)
            self._changed.notify_all()
        log.info("slip printed", printer=self.name, slip=ticket.number)

    def _look_at_control(self) -> None:
        path = self._folder / CONTROL
        try:
            changed = path.stat().st_mtime_ns
            if changed == self._control_seen:
                return
            wanted = json.loads(path.read_text(encoding="utf-8"))
            self.set(wanted.get("state", "ready"), slow=float(wanted.get("slow", 0)))
        except FileNotFoundError:
            return
        except (ValueError, AttributeError, TypeError):
            return  # half written, or nonsense: look again
        self._control_seen = changed
        log.info("state set", printer=self.name, state=str(self._state), slow=self._slow)


def main(arguments: list[str] | None = None) -> None:
    """Run one printer until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="hardware.emulators.printer", description=main.__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where its slips are kept")
    parser.add_argument("--name", default="printer")
    parser.add_argument("--width", type=int, default=576, help="printable dots: 576, 512 or 384")
    parser.add_argument("--profile", default="default", help="python-escpos profile: code pages")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--port", type=int, help="TCP port on the loopback address")
    where.add_argument("--pty", type=Path, help="symlink to make to its serial line")
    chosen = parser.parse_args(arguments)
    done = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: done.set())
    with PrinterEmulator(
        chosen.folder,
        port=chosen.port,
        link=chosen.pty,
        dots=chosen.width,
        profile=chosen.profile,
        name=chosen.name,
    ) as printer:
        log.info("printer plugged in", printer=printer.name, address=printer.address)
        done.wait()


if __name__ == "__main__":
    main()
