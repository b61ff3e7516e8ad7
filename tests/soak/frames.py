"""A million frames of every device over a bad line: nothing falls over, nothing counts that nobody
pressed, and no printer that says it is sick is taken for a well one."""

from __future__ import annotations

import time
from pathlib import Path

from hardware.connections import TransportError
from hardware.connections.ipp import parsed
from hardware.drivers.field import SPOKEN
from hardware.drivers.printer.status import ask
from hardware.protocol import PrinterState
from tests.unit.hardware.connections.test_ipp import ANSWER
from tests.unit.hardware.drivers.field.any_bytes import Noise, fed
from tests.unit.hardware.drivers.printer.test_status import Late, Rubbish, says_so

MOST = 1_000_000


#: Dialogues with a printer take longer: each asks four questions, and again where it doubts.
_DIALOGUES = 50_000
_ANSWERS = 200_000


def frames(folder: Path, heavy: object) -> str:
    """Garbage in every protocol, and frames in which a byte was lost, added or changed."""
    begun, seed, pressed = time.monotonic(), 1, 0
    each = MOST // (len(SPOKEN) + 2)
    for protocol in SPOKEN:
        noise = Noise(protocol, seed)
        pressed += fed(protocol, (noise.garbage() for _ in range(each)))
    for protocol in ("qsystem", "modbus"):
        noise = Noise(protocol, seed)
        wrong = sum(noise.frame_and_what_was_wrong() for _ in range(each))
        assert wrong == 0, f"{wrong} of {each} broken frames of {protocol} were heard as others"
    _printers(Noise("qsystem", seed))
    _queues(Noise("qsystem", seed))
    took = time.monotonic() - begun
    return (
        f"{MOST:,} frames of boards and pads, {_DIALOGUES:,} dialogues with printers and "
        f"{_ANSWERS:,} answers of queues in {took:.0f} s, none taken for another; "
        f"{pressed} garbage presses"
    )


def _printers(noise: Noise) -> None:
    """Rubbish instead of answers, and answers that are late or belong to another question."""
    random = noise.random
    for n in range(_DIALOGUES):
        if n % 2:
            line: Rubbish | Late = Rubbish([noise.garbage() for _ in range(random.randrange(12))])
            assert ask(line, full=bool(n % 4 == 1), clock=line.clock).status.state in PrinterState
            continue
        said = {q: 0x12 | random.choice((0, 4, 8, 32, 64, 108)) & 0x6C for q in (1, 2, 3, 4)}
        line = Late(said, random.randrange(3), random.choice((0.0, 0.5, 3.0, 4.5, 9.0)))
        told = ask(line, doubted=random.random() < 0.5, clock=line.clock)
        assert not (says_so(said) and told.status.state.usable), said


def _queues(noise: Noise) -> None:
    """What a print server answers with bytes lost, added or changed."""
    random = noise.random
    for _ in range(_ANSWERS):
        broken = bytearray(ANSWER)
        for _ in range(random.randrange(1, 4)):
            at = random.randrange(len(broken))
            broken[at : at + random.randrange(3)] = random.randbytes(random.randrange(3))
        try:
            status, _ = parsed(bytes(broken))
        except TransportError:
            continue
        assert 0 <= status <= 0xFFFF
