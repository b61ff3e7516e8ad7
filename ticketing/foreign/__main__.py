"""Reads one file for another process: `python -P -m ticketing.foreign`. In: a line with what the
site knows, then the file. Out: what was found. Its time and its memory have bounds."""

from __future__ import annotations

import resource
import signal
import sys

from ticketing.foreign.reading import read
from ticketing.foreign.said import TOO_MUCH, Known

#: Seconds of work, and bytes.
MOST_WORK_S = 1.5
MOST_MEMORY = 512 * 1024 * 1024


def main() -> None:
    """Read, within the bounds; a signal, or TOO_MUCH, ends it otherwise."""
    known = Known.from_json(sys.stdin.buffer.readline().decode())
    data = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    # Time of this process's own work: a busy machine makes no file a bad one.
    signal.setitimer(signal.ITIMER_PROF, MOST_WORK_S)
    try:
        sys.stdout.write(read(known, data).to_json())
    except (MemoryError, RecursionError):
        sys.exit(TOO_MUCH)


if __name__ == "__main__":
    main()
