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

    `late`: seconds before each answer. `shifted`: it answers each question with what it has to say
    to the one before.

    `buffer`: bytes that it holds; what comes on a line when it is full is lost, or waits with
    `xon_xoff`; a network and USB wait by themselves. `speed`: of its paper, in mm/s; 0: no bound.
    """

    answers: frozenset[int] = frozenset({1, 2, 3, 4})
    model: str = "Emulated"
    serial: str = "E-0001"
    clears: bool = True
    full_status: bool = False
    two_bytes: bool = False
    bad_rows: int = 0
    late: float = 0.0
    shifted: bool = False
    buffer: int = 0
    xon_xoff: bool = False
    speed: float = 0.0


WELL = Habits()

#: Habits of real models by name: what somebody may let an emulated printer have while it runs.
QUIRKS: dict[str, Habits] = {
    "none": WELL,
    "two_bytes": Habits(two_bytes=True),
    "bad_heights": Habits(bad_rows=48),
    "late": Habits(late=2.0),
    "shifted": Habits(shifted=True),
    "few_answers": Habits(answers=frozenset({1})),
    "keeps_all": Habits(clears=False),
    "small_buffer": Habits(buffer=4096, speed=60, clears=False),
}
