"""A machine with loudspeakers, for tests: programs that play, first on the path."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hardware.emulators.speaker import CONTROL
from tests.helpers import ROOT


class Players:
    """`bin` goes before the path; what was played is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.bin, self.folder = folder / "bin", folder / "played"
        self.bin.mkdir(parents=True)
        self.folder.mkdir()
        for program in ("aplay", "pw-play", "paplay"):
            path = self.bin / program
            path.write_text(
                f"#!/bin/sh\ncd {ROOT}\nexec {sys.executable} -m hardware.emulators.speaker"
                f' --folder {self.folder} "$@"\n'
            )
            path.chmod(0o755)
        self.set("ready")

    def set(self, state: str, speed: float = 20) -> None:
        """How the output is from now on."""
        part = self.folder / "control.part"
        part.write_text(json.dumps({"state": state, "speed": speed}))
        part.rename(self.folder / CONTROL)

    @property
    def played(self) -> list[Path]:
        """What was heard, in its order."""
        return sorted(self.folder.glob("*.wav"))

    @property
    def outputs(self) -> list[str]:
        """On which output each was."""
        return (self.folder / "outputs.txt").read_text().split()
