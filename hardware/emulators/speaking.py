"""What emulated boards and pads understand and say: each protocol read as its devices read it.

Written from the protocols' descriptions alone. A protocol here is given the bytes that came and
changes its devices; what it returns is answered.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Device:
    """A board or a pad. `rows` is what it shows, `blinks` which of them; without power it neither
    shows nor says anything, and forgets what it showed."""

    kind: str
    number: int
    powered: bool = True
    rows: dict[int, str] = field(default_factory=dict)
    blinks: bool = False
    lamp: str = "off"
    down: set[str] = field(default_factory=set)
    latched: set[str] = field(default_factory=set)  # pressed, and not asked for yet

    def power(self, on: bool) -> None:
        """Pull its plug, or put it in."""
        if not on:
            self.rows, self.blinks, self.lamp = {}, False, "off"
            self.latched.clear()
        self.powered = on

    @property
    def text(self) -> list[str]:
        """Its rows from the top."""
        return [self.rows[n] for n in sorted(self.rows)]


Devices = Callable[[], list[Device]]


class QSystemLine:
    """57,600 baud, frames that end with 07, nothing answered."""

    LAMPS = ("off", "red", "green", "red fast", "green fast", "red slow", "green slow")

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._rest = b""

    def take(self, data: bytes) -> bytes:
        *frames, self._rest = (self._rest + data).split(b"\x07")
        for frame in frames:
            self._read(frame)
        return b""

    def _read(self, frame: bytes) -> None:
        if len(frame) < 3:
            return
        for one in self._devices():
            mine = frame[1] == one.number or (frame[0] == 3 and frame[1] == 0xFF)
            if not one.powered or not mine:
                continue
            if frame[0] == 3:
                one.number = frame[2]
            elif one.kind == "pad" and len(frame) == 3:
                code = frame[2] - 0x30
                one.lamp = self.LAMPS[code % 7] + (" beep" if code >= 7 else "")
            else:
                one.rows[0] = frame[3:].decode("ascii", "replace")
                one.blinks = frame[2] != 0x20

    def pressed(self, number: int, key: str) -> bytes:
        return bytes((1, number, int(key, 16), 7))


class TextLine:
    """9,600 baud, one board, lines of text."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._rest = b""

    def take(self, data: bytes) -> bytes:
        *lines, self._rest = (self._rest + data).split(b"\r\n")
        for line in lines:
            found = re.fullmatch(rb"@f0P=(\d{1,2}),(.*)", line)
            for one in self._devices():
                if found and one.powered:
                    one.rows[int(found[1])] = found[2].decode("ascii", "replace")
        return b""

    def pressed(self, number: int, key: str) -> bytes:
        return b""


def _table() -> list[int]:
    table = []
    for n in range(256):
        for _ in range(8):
            n = (n >> 1) ^ (0xA001 * (n & 1))
        table.append(n)
    return table


_TABLE = _table()


def check(data: bytes) -> bytes:
    """The two bytes of the check sum, low one first."""
    value = 0xFFFF
    for byte in data:
        value = (value >> 8) ^ _TABLE[(value ^ byte) & 0xFF]
    return struct.pack("<H", value)


class ModbusLine:
    """Slaves that answer what they are asked, when it is for them and whole."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._rest = b""

    def take(self, data: bytes) -> bytes:
        self._rest += data
        answers = b""
        while len(self._rest) >= 8:
            length = 9 + self._rest[6] if self._rest[1] == 0x10 else 8
            if len(self._rest) < length:
                break
            request, self._rest = self._rest[:length], self._rest[length:]
            if check(request[:-2]) != request[-2:]:
                self._rest = b""  # a slave waits for the next silence
                break
            answers += self._answer(request)
        return answers

    def quiet(self) -> None:
        """A frame that is not whole by now has no end."""
        self._rest = b""

    def _answer(self, request: bytes) -> bytes:
        number, function, at, value = struct.unpack(">BBHH", request[:6])
        one = next((x for x in self._devices() if x.number == number and x.powered), None)
        if one is None:
            return b""
        if function == 0x10:
            self._write(one, at, request[7:-2])
        elif function == 0x05:
            one.lamp = "on" if value == 0xFF00 else "off"
        elif function == 0x06 and at == 0xFFFF:
            one.number = value
        elif function == 0x02:
            keys, one.latched = one.down | one.latched, set()
            bits = sum(1 << int(key) - 1 for key in keys)
            body = struct.pack("<BBBH", number, 2, 2, bits)
            return body + check(body)
        return request[:6] + check(request[:6])

    @staticmethod
    def _write(one: Device, at: int, data: bytes) -> None:
        memory = bytearray(one.rows.get(-1, "").encode("latin-1").ljust(at * 2))
        memory[at * 2 : at * 2 + len(data)] = data
        one.blinks = memory[-1] == 1
        one.rows = {0: memory[:-2].decode("ascii", "replace")}

    def pressed(self, number: int, key: str) -> bytes:
        for one in self._devices():
            if one.number == number and one.powered:
                one.latched.add(key)
        return b""


_CODES = {"kp1": 79, "kp2": 80, "kp3": 81, "enter": 28, "f1": 59, "a": 30, "b": 48}


class KeyboardLine:
    """A USB keyboard as its file in /dev/input: a record for each key that goes down or up."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices

    def take(self, data: bytes) -> bytes:
        return b""

    def pressed(self, number: int, key: str) -> bytes:
        return self.moved(key, 1) + self.moved(key, 0)

    def moved(self, key: str, value: int) -> bytes:
        """A key that goes down (1), up (0) or is held (2)."""
        time = struct.pack("<qq", 1_800_000_000, 250_000)
        event = time + struct.pack("<HHi", 1, _CODES[key], value)
        return event + time + struct.pack("<HHi", 0, 0, 0)


SPOKEN: dict[str, Callable[[Devices], QSystemLine | TextLine | ModbusLine | KeyboardLine]] = {
    "qsystem": QSystemLine,
    "text": TextLine,
    "modbus": ModbusLine,
    "keys": KeyboardLine,
}
