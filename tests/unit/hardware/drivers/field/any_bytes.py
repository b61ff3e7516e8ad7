"""Bytes as a bad line has them, and what must hold of each."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from hardware.drivers.field import SPOKEN
from hardware.drivers.field.presses import APART_S, Presses
from hardware.emulators.speaking import check


def fed(protocol: str, pieces: Iterable[bytes]) -> int:
    """Feed pieces to a line as they come, 50 ms apart; how many presses a pad would make of them.
    Raises if something falls over, or does what no device could have said."""
    speech, now, pressed = SPOKEN[protocol](), 0.0, 0
    pads: dict[int, Presses] = {}
    numbers = set(speech.numbers())
    last: dict[int, float] = {}
    for piece in pieces:
        now += 0.05
        if not piece:
            speech.silence()
        for heard in speech.feed(piece):
            assert heard.number in numbers
            assert heard.keys <= speech.keys
            pad = pads.setdefault(heard.number, Presses())
            keys = pad.heard(heard, now)
            assert len(keys) <= 1
            if keys:
                assert now - last.get(heard.number, float("-inf")) >= APART_S
                last[heard.number] = now
                pressed += 1
            pad.stuck(now)
    return pressed


def said(protocol: str, random: Random) -> tuple[int, str, bytes]:
    """A pad's number, its key, and the frame in which it says so."""
    if protocol == "qsystem":
        number, key = random.randrange(0x20, 0x80), random.choice("1234")
        return number, f"3{key}", bytes((1, number, 0x30 + int(key), 7))
    number, n = random.randrange(1, 248), random.randrange(16)
    body = bytes((number, 2, 2)) + (1 << n).to_bytes(2, "little")
    return number, str(n + 1), body + check(body)


class Noise:
    """A bad line, the same each time by its seed."""

    def __init__(self, protocol: str, seed: int) -> None:
        self.random = Random(seed)
        self._protocol = protocol

    def garbage(self) -> bytes:
        """Some bytes, many of them such as frames are made of."""
        likely = b"\x01\x03\x07\x10\x02\x30\x31\x32"
        return bytes(
            self.random.choice(likely) if self.random.random() < 0.5 else self.random.randrange(256)
            for _ in range(self.random.randrange(40))
        )

    def frame_and_what_was_wrong(self) -> bool:
        """Say a frame in which a byte was lost or added, or, where there is a check sum, changed:
        whether a key was heard that was not said. QSystem's have none: what was changed into
        another good frame is one."""
        number, key, frame = said(self._protocol, self.random)
        broken, at = bytearray(frame), self.random.randrange(len(frame))
        how = self.random.randrange(2 if self._protocol == "qsystem" else 3)
        if how == 0:
            del broken[at]
        elif how == 1:
            broken.insert(at, self.random.randrange(256))
        else:
            broken[at] ^= 1 << self.random.randrange(8)
        speech = SPOKEN[self._protocol]()
        heard = speech.feed(bytes(broken))
        return any((one.number, one.keys) != (number, frozenset({key})) for one in heard)
