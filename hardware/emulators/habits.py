"""What printers are like as people have them: what one does that the others do not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Habits:
    """A well printer unless told otherwise.

    `answers`: the status questions that it answers. `model`, `serial`: what it calls itself, ''
    for one that does not say. `clears`: it knows the real-time requests that empty its buffer.
    `full_status`: it answers question 20 too, as Custom's kiosk printers do.
    `two_bytes`: after a reset it takes two bytes for a letter. `bad_rows`: after a picture of a
    multiple of so many rows it prints rubbish.

    `buffer`: bytes that it holds; what comes when it is full is lost, or waits with `xon_xoff`.
    `speed`: of its paper, in mm/s; 0: no bound.
    """

    answers: frozenset[int] = frozenset({1, 2, 3, 4})
    model: str = "Emulated"
    serial: str = "E-0001"
    clears: bool = True
    full_status: bool = False
    two_bytes: bool = False
    bad_rows: int = 0
    buffer: int = 0
    xon_xoff: bool = False
    speed: float = 0.0


WELL = Habits()
