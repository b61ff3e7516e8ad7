"""`python -m tests.soak.agent_with_usb PORT …`: an agent on a machine with an emulated USB, into
which the printer that listens at PORT is plugged: that one outlives every death of the agent."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading

from hardware.__main__ import main
from hardware.connections import usb_bus
from hardware.emulators.bus import EmulatedBus, UsbPort

SERIAL = "E7777"
ADDRESS = f"04b8:0e15:{SERIAL}"


class Cable(threading.Thread):
    """Carries what is written to a USB port to a printer elsewhere, and its answers back."""

    def __init__(self, port: UsbPort, to: int) -> None:
        super().__init__(daemon=True)
        self._port, self._to = port, to
        self._line: socket.socket | None = None

    def run(self) -> None:
        self._port.plug()
        while True:
            data = self._port.receive(0.01)
            if data is None:
                self._let_go()
            elif data:
                self._there().sendall(data)
            if self._line is not None:
                with contextlib.suppress(BlockingIOError):
                    self._port.answer(self._line.recv(4096, socket.MSG_DONTWAIT))

    def _there(self) -> socket.socket:
        if self._line is None:
            self._line = socket.create_connection(("127.0.0.1", self._to))
        return self._line

    def _let_go(self) -> None:
        """Its program has gone: so has the line, once all has been read."""
        if self._line is not None:
            self._line.shutdown(socket.SHUT_WR)
            while self._line.recv(4096):
                pass
            self._line.close()
            self._line = None


if __name__ == "__main__":
    bus = EmulatedBus()
    Cable(bus.socket(serial=SERIAL), int(sys.argv[1])).start()
    with usb_bus.plugged_into(bus):
        sys.exit(main(sys.argv[2:]))
