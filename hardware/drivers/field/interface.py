"""What a protocol of boards and pads must do, whoever made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from hardware.protocol import BoardConfig, Lamp, PadConfig, Row


@dataclass(frozen=True)
class Exchange:
    """A frame to send. `asks`: the number of the device whose answer is waited for, None if none
    comes."""

    data: bytes
    asks: int | None = None


@dataclass(frozen=True)
class Heard:
    """What a device said: `keys` of it that are down. With `levels` those are all that are, and one
    that is not named is up; without, a key is told when it is pressed, or again and again."""

    number: int
    keys: frozenset[str] = frozenset()
    levels: bool = False


class Speech(Protocol):
    """One protocol. `feed` is the only thing in it that remembers."""

    #: Seconds of silence between two frames that are sent.
    gap_s: float
    #: Seconds that a device has for its answer, where it is asked.
    answer_s: float
    #: Whether a board blinks by itself; otherwise it is lit and darkened from here.
    blinks: bool
    #: The keys that pads have.
    keys: frozenset[str]

    def show(
        self,
        board: BoardConfig,
        rows: Sequence[Row],
        *,
        new: Set[int] = frozenset(),
        lit: bool = True,
    ) -> list[Exchange]:
        """Frames after which the board shows these rows, and nothing in the others. Those of the
        calls `new` blink; where that is done from here, they are dark while not `lit`."""

    def lamp(self, pad: PadConfig, lamp: Lamp, text: str) -> list[Exchange]:
        """Frames for what a pad shows: its lamp, and where it can, a text."""

    def refuse(self, pad: PadConfig) -> list[Exchange]:
        """Frames by which a pad says that nothing was done; none where it cannot say it."""

    def poll(self, number: int) -> Exchange | None:
        """The question for its keys, where pads speak only when they are asked."""

    def renumber(self, old: int, new: int) -> Exchange | None:
        """The frame that gives a device another address, where the protocol has one."""

    def numbers(self) -> Iterable[int]:
        """The addresses that a device may have on the line."""

    def feed(self, data: bytes) -> list[Heard]:
        """What came, as far as it is whole. What is no frame is dropped, whatever it is."""

    def silence(self) -> None:
        """Nothing came for a while: the beginning of a frame that is there has no end."""
