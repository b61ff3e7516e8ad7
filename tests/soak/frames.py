"""A million frames of boards and pads over a bad line: nothing falls over, and nothing counts that
nobody pressed."""

from __future__ import annotations

import time
from pathlib import Path

from hardware.drivers.field import SPOKEN
from tests.unit.hardware.drivers.field.any_bytes import Noise, fed

MOST = 1_000_000


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
    took = time.monotonic() - begun
    return f"{MOST:,} frames in {took:.0f} s, none heard as another; {pressed} garbage presses"
