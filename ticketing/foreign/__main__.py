"""Reads one file for another process: `python -P -m ticketing.foreign SECONDS BYTES`. In: a line
with what the site knows, then the file. Out: what was found. It works no longer than so many
seconds, and takes no more memory."""

from __future__ import annotations

import resource
import signal
import sys

from ticketing.foreign.reading import read
from ticketing.foreign.said import TOO_MUCH, Known


def main() -> None:
    """Read, within the bounds; a signal, or TOO_MUCH, ends it otherwise."""
    known = Known.from_json(sys.stdin.buffer.readline().decode())
    data = sys.stdin.buffer.read()
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Time of this process's own work: a busy machine makes no file a bad one.
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        sys.stdout.write(read(known, data).to_json())
    except (MemoryError, RecursionError):
        sys.exit(TOO_MUCH)


if __name__ == "__main__":
    main()
