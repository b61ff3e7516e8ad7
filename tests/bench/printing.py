"""From the touch at a kiosk to the first byte of its slip at the printer, and how long a slow line
takes for one in letters."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

from hardware.drivers.printer.escpos import render
from hardware.protocol import PrinterConfig
from tests.bench.measures import Measure, percentile
from tests.running import House, running, wait_until
from tests.unit.hardware.samples import bilingual

TICKETS = 25
_BAUD = 9600
_SLIP, _END = b"\x1b@", b"\x1dV"


class Printer:
    """A network printer that answers every question with 'well', and notes when a slip began."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        self.began: list[float] = []
        self.ended = 0
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                self._serve(line)

    def _serve(self, line: socket.socket) -> None:
        got, inside = b"", False
        while data := line.recv(65536):
            got = got[-8:] + data
            if not inside and _SLIP in got:
                self.began.append(time.perf_counter())
                inside = True
            if inside and _END in got:
                self.ended += 1
                inside, got = False, b""
            for _ in range(data.count(b"\x10\x04") if not inside else 0):
                line.sendall(b"\x12")

    def close(self) -> None:
        self._listener.close()


def _out(house: House) -> int:
    return int(house.rows("SELECT count(*) FROM job WHERE state = 'printed'")[0][0])


def printing(folder: Path) -> list[Measure]:
    """The first byte's p95 over single tickets, in ms from the request, at a printer that has
    nothing else to do: the paper of the slip before is out. And the seconds that the bytes of a
    bilingual slip in letters take at 9,600 baud."""
    printer = Printer()
    times = []
    try:
        with running(folder / "house", agent=True, forked=False) as house:
            site = house.add_site(printer=printer.address)
            for n in range(TICKETS + 1):  # the first one warms both programs up
                asked = time.perf_counter()
                house.issue(site, kiosk="entrance")
                wait_until(lambda n=n: printer.ended > n, 60, "a slip")  # type: ignore[misc]
                wait_until(lambda n=n: _out(house) > n, 60, "its paper")  # type: ignore[misc]
                times.append((printer.began[n] - asked) * 1000)
    finally:
        printer.close()
    config = PrinterConfig(
        id="p", name="p", site="s", transport="serial", address="/dev/null", baud=_BAUD,
        profile="POS-5890", width=58, style="text",
    )  # fmt: skip
    seconds = len(render(bilingual(), config).data) * 10 / _BAUD
    return [
        Measure("print.first_byte_ms", percentile(times[1:], 95), "ms", 1.0, most=300),
        Measure("print.slow_line_s", seconds, "s", 1.0, most=3),
    ]
