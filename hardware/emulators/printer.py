"""An emulated ESC/POS printer on a TCP port or a pty, behind the same drivers as a real one.

Every slip is kept in its folder as `NNNN.bin`, `NNNN.png` and `NNNN.txt` (its native text). Its
state follows `set()`, or `control.json` in the folder: `{"state": "paper_out", "slow": 2}`.
`"quirk"` there is one of `habits.QUIRKS`.
Out of paper, open, jammed or offline it keeps what it gets and prints it when it is well again,
and answers `DLE EOT` all the while, as real printers do. `slow`: seconds for each slip, during
which it reads nothing.
"""

from __future__ import annotations

import argparse
import json
import signal
import threading
import time
from collections import deque
from pathlib import Path

import structlog

from hardware.emulators.bus import UsbPort
from hardware.emulators.habits import QUIRKS, WELL, Habits
from hardware.emulators.lexer import Lexer, Token
from hardware.emulators.paper import Paper, Ticket
from hardware.emulators.port import Port
from hardware.protocol import PrinterState

log = structlog.get_logger("emulator")

CONTROL = "control.json"
_TICK = 0.05
_RECOVER = b"\x10\x05\x02"
_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
#: Without a cutter, paper that has lain still for so long counts as torn off.
_TORN_AFTER = 1.0

_REPLIES: dict[PrinterState, tuple[int, ...]] = {
    PrinterState.READY: (0x12, 0x12, 0x12, 0x12),
    PrinterState.PAPER_LOW: (0x12, 0x12, 0x12, 0x1E),
    PrinterState.PAPER_UNKNOWN: (0x12,),
    PrinterState.PAPER_OUT: (0x1A, 0x32, 0x12, 0x7E),
    PrinterState.COVER_OPEN: (0x1A, 0x16, 0x12, 0x12),
    PrinterState.CUTTER_STUCK: (0x1A, 0x52, 0x1A, 0x12),
    PrinterState.OFFLINE: (0x1A, 0x12, 0x12, 0x12),
    PrinterState.PAPER_JAM: (0x1A, 0x52, 0x12, 0x12),
    PrinterState.NOT_TAKEN: (0x12, 0x12, 0x12, 0x12),
}
#: What follows 10 0F in a full status: paper and mouth, lids, what passes, what lasts.
_FULL: dict[PrinterState, tuple[int, int, int, int]] = {
    PrinterState.PAPER_LOW: (0x04, 0, 0, 0),
    PrinterState.PAPER_OUT: (0x05, 0, 0, 0),
    PrinterState.NOT_TAKEN: (0x20, 0, 0, 0),
    PrinterState.COVER_OPEN: (0, 0x02, 0, 0),
    PrinterState.PAPER_JAM: (0, 0, 0x40, 0),
    PrinterState.CUTTER_STUCK: (0, 0, 0, 0x01),
    PrinterState.OFFLINE: (0, 0, 0x08, 0),
}


class PrinterEmulator:
    """A printer with a thread of its own. Use as a context manager, or `start` and `stop`.

    Give `port` (0 for any free one), `link`, the path of a symlink to its pty, or `usb`, a socket
    of an emulated bus. `lost` counts the bytes for which it had no room, `asked` the status
    requests.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        link: Path | None = None,
        usb: UsbPort | None = None,
        dots: int = 576,
        profile: str = "default",
        name: str = "printer",
        habits: Habits = WELL,
    ) -> None:
        self.name = name
        self.lost = self.asked = 0
        self._habits = habits
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._port: Port | UsbPort = usb or Port(port, link)
        self._on_a_line = link is not None
        self._owed = b""  # an answer that comes to the next question
        self._state = PrinterState.READY
        self._is = PrinterState.READY
        self._slow = 0.0
        self._paper = Paper(dots, profile, habits)
        self._paper.number_from(len(list(folder.glob("*.bin"))))
        self._lexer = Lexer()
        self._held: deque[tuple[Token, float]] = deque()  # and when it came
        self._held_back = False
        self._busy_until = time.monotonic()
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

    @property
    def begun(self) -> bool:
        """Whether something of a slip has come, of which the end has not been read yet."""
        return self._begun

    def set(self, state: PrinterState | str, *, slow: float = 0.0) -> None:
        """Be in this state when this returns; `slow` seconds for each slip."""
        self._slow = slow
        self._state = PrinterState(state)
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            with self._changed:
                self._changed.wait_for(lambda: self._is is self._state, 10)

    def babble(self, data: bytes) -> None:
        """Put bytes on the line that nobody asked for."""
        self._port.answer(data)

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
        self._port.close()

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
                self._port.lend(state is PrinterState.BUSY)
            with self._changed:
                self._is = state
                self._changed.notify_all()
            if state is PrinterState.UNPLUGGED:
                self._stopping.wait(_TICK)
                continue
            self._print_on()
            self._hold_back()
            data = self._port.receive(_TICK if not self._held else 0.002, self._most())
            if data is None:  # hung up: without a cutter the slip ends here
                self._stop_midway()
            elif data:
                self._moved = time.monotonic()
                for token in self._lexer.feed(self._kept(data)):
                    self._take(token)
            elif time.monotonic() - self._moved > _TORN_AFTER and self._prints():
                self._keep(self._paper.finish())

    def _prints(self) -> bool:
        return self._state.usable or self._state is PrinterState.SILENT

    # ------------------------------------------------------------------ its memory

    @property
    def _holds(self) -> int:
        """Bytes that wait to be printed; what still comes of a picture goes where it is drawn."""
        return sum(len(token.name) + len(token.data) for token, _ in self._held)

    def _most(self) -> int:
        """How many bytes it reads at once; none that it would have to throw away."""
        waits = self._habits.xon_xoff or not self._on_a_line
        if not (self._habits.buffer and waits):
            return 4096
        return max(0, self._habits.buffer - self._holds)

    def _kept(self, data: bytes) -> bytes:
        """What of it still fits; a printer that holds nothing back loses the rest."""
        if not self._habits.buffer:
            return data
        kept = data[: max(0, self._habits.buffer - self._holds)]
        self.lost += len(data) - len(kept)
        return kept

    def _hold_back(self) -> None:
        if not self._habits.xon_xoff:
            return
        full = self._holds > self._habits.buffer // 2
        if full != self._held_back:
            self._held_back = full
            self._port.answer(b"\x13" if full else b"\x11")

    def _take(self, token: Token) -> None:
        if token.name[0] == 0x10:
            self._at_once(token)
            return
        if token.name[0] == 0x00:
            return
        if not self._begun and token.name not in (b"\x1b@", b"\x1dI"):
            self._begun = True
            self._stopping.wait(self._slow)
        self._held.append((token, time.monotonic()))
        self._print_on()
        if token.name == b"\x1dV":
            self._begun = False

    def _print_on(self) -> None:
        """Print what its paper has had the time for."""
        while self._held and self._prints() and time.monotonic() >= self._busy_until:
            token, came = self._held.popleft()
            if token.name == b"\x1dI":
                self._introduce(token.data[0])
                continue
            before = self._paper.rows
            self._keep(self._paper.execute(token))
            if self._habits.speed:
                rows = max(0, self._paper.rows - before)
                self._busy_until = max(self._busy_until, came) + rows / (self._habits.speed * 8)

    def _at_once(self, token: Token) -> None:
        """Real-time requests, whatever else it has to do."""
        if token.name == b"\x10\x04":
            self._answer(token.data[0])
        elif self._habits.clears and token.name + token.data in (_RECOVER, _CLEAR):
            self._held.clear()
            self._begun = False
            if token.data == _CLEAR[2:]:
                self._port.answer(b"\x37\x25\x00")

    def _answer(self, n: int) -> None:
        self.asked += 1
        replies = _REPLIES.get(self._state, ())
        if n in self._habits.answers and 1 <= n <= len(replies):
            self._stopping.wait(self._habits.late)
            said = bytes((replies[n - 1],))
            if self._habits.shifted:
                said, self._owed = self._owed, said
            self._port.answer(said)
        if n == 20 and self._habits.full_status and replies:
            self._port.answer(bytes((0x10, 0x0F, *_FULL.get(self._state, (0, 0, 0, 0)))))

    def _introduce(self, n: int) -> None:
        name = {67: self._habits.model, 68: self._habits.serial}.get(n)
        if name:
            self._port.answer(b"_" + name.encode("ascii") + b"\0")

    def _stop_midway(self) -> None:
        if self._prints() and not self._held:
            self._keep(self._paper.finish())
        self._lexer = Lexer()
        self._begun = False

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

    def _become(self, habits: Habits) -> None:
        self._habits, self._owed = habits, b""
        self._paper.become(habits)

    def _look_at_control(self) -> None:
        path = self._folder / CONTROL
        try:
            changed = path.stat().st_mtime_ns
            if changed == self._control_seen:
                return
            wanted = json.loads(path.read_text(encoding="utf-8"))
            if "quirk" in wanted:
                self._become(QUIRKS[wanted["quirk"]])
            self.set(wanted.get("state", "ready"), slow=float(wanted.get("slow", 0)))
        except FileNotFoundError:
            return
        except (ValueError, AttributeError, TypeError, KeyError):
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
