"""A program that plays sound files, as `aplay`, `pw-play` and `paplay` do, for machines without a
loudspeaker.

    python -m hardware.emulators.speaker --folder data/speaker -q -D plughw:CARD=Hall call.wav

What it was given is kept as `NNNN.wav`, in its order, once it was "played", in its time divided by
`speed` of control.json; with `--keep` no more than so many. `state` there is how the output is:
'ready', 'busy', 'unplugged', 'broken', or 'silent', which never ends. Written from the programs'
own words; it knows nothing of the driver.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
import wave
from pathlib import Path

CONTROL = "control.json"
#: What ALSA says, word for word.
SAYS = {
    "busy": "aplay: main:850: audio open error: Device or resource busy",
    "unplugged": "aplay: main:850: audio open error: No such file or directory",
    "broken": "aplay: pcm_write:2127: write error: Input/output error",
}


def play(folder: Path, file: Path, output: str, keep: int = 0) -> int:
    """Play a file; what the program would return."""
    control = folder / CONTROL
    told = json.loads(control.read_text()) if control.exists() else {}
    state, speed = told.get("state", "ready"), float(told.get("speed", 1))
    if state in SAYS:
        sys.stderr.write(f"{SAYS[state]}\n")
        return 1
    with wave.open(str(file)) as sound:
        lasts = sound.getnframes() / sound.getframerate()
        frames = sound.readframes(sound.getnframes())
    parent = os.getppid()
    while state == "silent" and os.getppid() == parent:  # killed with whoever started it
        time.sleep(0.05)
    time.sleep(lasts / speed)
    if any(frames):  # a moment of silence is how one asks whether it is there
        before = sorted(int(one.stem) for one in folder.glob("*.wav"))
        number = (before or [0])[-1] + 1
        part = folder / f".{number:04}.part"
        shutil.copyfile(file, part)
        # First, so that whoever sees the file finds its output.
        with (folder / "outputs.txt").open("a") as told_of:
            told_of.write(f"{output}\n")
        part.rename(folder / f"{number:04}.wav")
        for old in before[: max(0, len(before) + 1 - keep)] if keep else ():
            (folder / f"{old:04}.wav").unlink(missing_ok=True)
    return 0


def main() -> None:
    """As the programs are called."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--keep", type=int, default=0)
    parser.add_argument("-q", action="store_true")
    parser.add_argument("-D", "--target", "--device", dest="output", default="default")
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    sys.exit(play(given.folder, given.file, given.output, given.keep))


if __name__ == "__main__":
    main()
