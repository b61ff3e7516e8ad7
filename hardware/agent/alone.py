"""One agent for one journal."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from hardware.connections.system import lock

log = structlog.get_logger("agent")

_LOOK_S = 0.2


@contextmanager
def alone(journal: Path) -> Iterator[None]:
    """Keep a journal to one agent: another waits here until the one before has ended.

    Two would take each other's connection away, and the second would call in doubt what the first
    is printing.
    """
    journal.parent.mkdir(parents=True, exist_ok=True)
    with journal.with_suffix(".lock").open("w") as file:
        said = False
        while True:
            try:
                lock(file.fileno())
                break
            except BlockingIOError:
                if not said:
                    log.warning(
                        "another agent keeps this journal; waiting for its end",
                        journal=str(journal),
                    )
                    said = True
                threading.Event().wait(_LOOK_S)
        yield
