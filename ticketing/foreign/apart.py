"""Reads a file in a process of its own, which is ended when it takes too long or too much memory.
Whatever stands in a file, it changes nothing here, and nobody waits for it but who sent it."""

from __future__ import annotations

import os
import subprocess
import sys

from ticketing.foreign.said import LARGEST, TOO_MUCH, Known, Read
from ticketing.foreign.text import too_large

#: Seconds of work, and bytes, that reading a file may take.
MOST_WORK_S, MOST_MEMORY = 1.5, 512 * 1024 * 1024
#: By the clock: it ends itself before that, unless the machine does not let it work.
PATIENCE_S = 20.0
#: What a Python needs to find itself and its zones; no secret of the server's is in it.
_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "PYTHONPATH", "PYTHONTZPATH", "VIRTUAL_ENV")
_TOO_MUCH = (
    "This file could not be read in the time that a file of appointments takes. It may have been "
    "made to keep a reader busy. Nothing was done; export it again, or send it in parts."
)


def read(
    known: Known, data: bytes, *, seconds: float = MOST_WORK_S, memory: int = MOST_MEMORY
) -> Read:
    """What the file `data` says, by line, with every mistake."""
    found = Read()
    if len(data) > LARGEST:
        found.all_wrong(0, too_large(len(data)))
        return found
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "ticketing.foreign", str(seconds), str(memory)],
            input=known.to_json().encode() + b"\n" + data,
            capture_output=True,
            timeout=PATIENCE_S,
            env=environment(),
        )
    except subprocess.TimeoutExpired:
        found.all_wrong(0, _TOO_MUCH)
        return found
    if done.returncode == TOO_MUCH or done.returncode < 0:
        found.all_wrong(0, _TOO_MUCH)
        return found
    if done.returncode:
        raise RuntimeError(f"the reader of files failed: {done.stderr[-2000:].decode()}")
    return Read.from_json(done.stdout)


def environment() -> dict[str, str]:
    """What the process is given of this one's environment."""
    return {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
