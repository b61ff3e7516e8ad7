"""The sizes of what stands on a slip, in dots of 203 dpi paper."""

from __future__ import annotations

from dataclasses import dataclass

from hardware.slips.slip import Size


@dataclass(frozen=True)
class Measures:
    """The sizes of one paper width."""

    width: int
    margin: int
    heading: int
    label: int
    number_cap: int
    reverse: int
    text: int
    value: int
    time: int
    centred: bool

    @property
    def content(self) -> int:
        """Dots between the margins."""
        return self.width - 2 * self.margin


def measures(dots: int) -> Measures:
    """The measures for paper of `dots` printable dots."""
    if dots >= 480:
        return Measures(dots, 20, 36, 36, 150, 42, 34, 60, 54, False)
    return Measures(dots, 10, 34, 34, 104, 38, 34, 52, 48, True)


def sized(dots: int, size: Size) -> int:
    """Letters of so many dots, larger or smaller than usual."""
    return round(dots * {"small": 0.8, "usual": 1, "large": 1.4}[size])
