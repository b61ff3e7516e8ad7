"""An emulated line with LED boards and call pads on it, on a TCP port or a pty.

What its devices show stands in `state.json` of its folder. Its life follows its methods, or
`control.json` there: `{"unplugged": false, "off": ["left"], "pressed": ["pad", "31", 7]}`; the
number after a key is another with each press. `"quirk"` there is one of `QUIRKS`.
"""

from __future__ import annotations

import argparse
import json
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from hardware.emulators.port import Port
from hardware.emulators.speaking import SPOKEN, Device, ModbusLine

log = structlog.get_logger("emulator")

CONTROL, STATE = "control.json", "state.json"
_TICK = 0.02
#: How often a key that is stuck says that it is pressed.
_REPEATS_S = 0.25


@dataclass
class Quirks:
    """What lines and devices do that they should not.

    `late`: seconds before an answer. `lossy`: of so many bytes that come, one is lost; 0: none.
    `chatter`: so many times more is a press said. `noise` comes before whatever is said. `stuck`:
    the key that was pressed last goes on saying so. `echo`: whatever is sent comes back first.
    """

    late: float = 0.0
    lossy: int = 0
    chatter: int = 0
    noise: bytes = b""
    stuck: bool = False
    echo: bool = False


#: What somebody may let a line have while it runs, by name.
QUIRKS: dict[str, Quirks] = {
    "none": Quirks(),
    "chatter": Quirks(chatter=4),
    "noise": Quirks(noise=b"\x00\xff\x07"),
    "lossy": Quirks(lossy=20),
    "stuck": Quirks(stuck=True),
    "echo": Quirks(echo=True),
}


class LineEmulator:
    """A line with a thread of its own. Use as a context manager, or `start` and `stop`."""

    def __init__(
        self,
        protocol: str,
        devices: dict[str, Device],
        *,
        folder: Path | None = None,
        port: int | None = None,
        link: Path | None = None,
        quirks: Quirks | None = None,
    ) -> None:
        self.devices = devices
        self.quirks = quirks or Quirks()
        self.came = bytearray()
        self._speaks = SPOKEN[protocol](lambda: list(self.devices.values()))
        self._folder = folder
        self._port = Port(port, link)
        self._plugged = True
        self._count = 0
        self._pressed: Any = None
        self._held, self._held_at = b"", 0.0
        self._control_seen = 0
        self._written = ""
        self._changed = threading.Condition()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"line-{protocol}", daemon=True)

    # ------------------------------------------------------------------ for its owner

    @property
    def address(self) -> str:
        """`host:port`, or the path of the pty."""
        return self._port.address

    def press(self, device: str, key: str) -> None:
        """Press a key once."""
        one = self.devices[device]
        if one.powered:
            said = self._speaks.pressed(one.number, key)
            self.say(said * (1 + self.quirks.chatter))
            self._held, self._held_at = said, time.monotonic()

    def hold(self, device: str, key: str, down: bool = True) -> None:
        """Hold a key of a pad that is asked, or let it go."""
        self.devices[device].down.symmetric_difference_update(
            {key} if (key in self.devices[device].down) != down else set()
        )

    def say(self, data: bytes) -> None:
        """Put bytes on the line."""
        self._port.answer(self.quirks.noise + data if data else b"")

    def plug(self, plugged: bool) -> None:
        """Put the line's cable in, or pull it; done when this returns."""
        self._plugged = plugged
        with self._changed:
            self._changed.wait_for(lambda: self._is_plugged == plugged, 10)

    _is_plugged = False

    def wait_until(self, so: Callable[[], bool], timeout: float = 20.0) -> None:
        """Until it is so. Raises TimeoutError with what is so instead."""
        with self._changed:
            if not self._changed.wait_for(so, timeout):
                raise TimeoutError(json.dumps(self.state()))

    def state(self) -> dict[str, Any]:
        """What everything on the line shows."""
        return {
            "plugged": self._plugged,
            "devices": {
                name: {
                    "kind": one.kind,
                    "powered": one.powered,
                    "rows": one.text,
                    "blinks": one.blinks,
                    "lamp": one.lamp,
                }
                for name, one in self.devices.items()
            },
        }

    def start(self) -> LineEmulator:
        """Plug it in; its address can be connected to when this returns."""
        self._port.plug()
        self._thread.start()
        return self

    def stop(self) -> None:
        """Unplug it for good."""
        self._stopping.set()
        self._thread.join()
        self._port.close()

    def __enter__(self) -> LineEmulator:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # ------------------------------------------------------------------ its life

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._look_at_control()
            if self._plugged:
                self._port.plug()
            else:
                self._port.unplug()
            self._is_plugged = self._plugged
            data = self._port.receive(_TICK) if self._plugged else b""
            if not self._plugged:
                self._stopping.wait(_TICK)
            if self.quirks.stuck and self._held and time.monotonic() > self._held_at + _REPEATS_S:
                self._held_at = time.monotonic()
                self.say(self._held)
            if data == b"" and isinstance(self._speaks, ModbusLine):
                self._speaks.quiet()
            if data:
                self.came += data
                if self.quirks.echo:
                    self._port.answer(data)
                answer = self._speaks.take(self._kept(data))
                if answer:
                    if self.quirks.late:
                        time.sleep(self.quirks.late)
                    self.say(answer)
            with self._changed:
                self._changed.notify_all()
            self._tell()

    def _kept(self, data: bytes) -> bytes:
        lossy = self.quirks.lossy
        if not lossy:
            return data
        kept = bytearray()
        for byte in data:
            self._count += 1
            if self._count % lossy:
                kept.append(byte)
        return bytes(kept)

    def _tell(self) -> None:
        if self._folder is None:
            return
        text = json.dumps(self.state())
        if text != self._written:
            part = self._folder / f"{STATE}.part"
            part.write_text(text, encoding="utf-8")
            part.replace(self._folder / STATE)
            self._written = text

    def _look_at_control(self) -> None:
        if self._folder is None:
            return
        path = self._folder / CONTROL
        try:
            changed = path.stat().st_mtime_ns
            if changed == self._control_seen:
                return
            wanted = json.loads(path.read_text(encoding="utf-8"))
            if "quirk" in wanted:
                self.quirks = QUIRKS[wanted["quirk"]]
            self._plugged = not wanted.get("unplugged", False)
            for name, one in self.devices.items():
                if one.powered != (name not in wanted.get("off", [])):
                    one.power(not one.powered)
            pressed = wanted.get("pressed")
            if pressed and pressed != self._pressed and self._control_seen:
                self.press(str(pressed[0]), str(pressed[1]))
            self._pressed = pressed
        except FileNotFoundError:
            self._control_seen = 1
            return
        except (ValueError, AttributeError, TypeError, KeyError, IndexError):
            return  # half written, or nonsense: look again
        self._control_seen = changed


def main(arguments: list[str] | None = None) -> None:
    """Run one line until SIGTERM or Ctrl-C."""
    parser = argparse.ArgumentParser(prog="hardware.emulators.field", description=main.__doc__)
    parser.add_argument("--protocol", choices=sorted(SPOKEN), required=True)
    parser.add_argument("--folder", type=Path, required=True, help="where its state is kept")
    parser.add_argument(
        "--device", action="append", default=[], metavar="KIND:NAME:NUMBER", help="board or pad"
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--port", type=int, help="TCP port on the loopback address")
    where.add_argument("--pty", type=Path, help="symlink to make to its serial line")
    chosen = parser.parse_args(arguments)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    done = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: done.set())
    parts = [one.split(":") for one in chosen.device]
    devices = {name: Device(kind, int(number)) for kind, name, number in parts}
    with LineEmulator(
        chosen.protocol, devices, folder=chosen.folder, port=chosen.port, link=chosen.pty
    ) as line:
        log.info("line plugged in", protocol=chosen.protocol, address=line.address)
        done.wait()


if __name__ == "__main__":
    main()
