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


#: 'Half as large again', on paper as on the kiosk's glass.
LARGER = 1.5


def measures(dots: int, *, larger: bool = False) -> Measures:
    """The measures for paper of `dots` printable dots; `larger`: of all that is to be read."""
    wide = dots >= 480
    usual = (36, 36, 150, 42, 34, 60, 54) if wide else (34, 34, 104, 38, 34, 52, 48)
    heading, label, number, reverse, text, value, time = (
        round(size * LARGER) if larger else size for size in usual
    )
    # Side by side there is room for usual letters only.
    return Measures(
        dots, 20 if wide else 10, heading, label, number, reverse, text, value, time,
        centred=larger or not wide,
    )  # fmt: skip


def sized(dots: int, size: Size) -> int:
    """Letters of so many dots, larger or smaller than usual."""
    return round(dots * {"small": 0.8, "usual": 1, "large": 1.4}[size])
