"""Gates at which work stands still, until a test lets it go on."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from server.aside.workers import Bounds, Workers
from tests import warm_workers
from tests.unit.server.aside import work

#: Long enough for a process to start on a machine that is busy.
PATIENT = Bounds(most=1, waiting=2, patience_s=60, limit_s=60)


class Gate:
    """A named pipe at which `work.held` stands still."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        os.mkfifo(path)

    def arrived(self) -> int:
        """Wait until somebody stands here; their process id."""
        with open(self.path, encoding="utf-8") as line:
            return int(line.read())

    def open(self) -> None:
        """Let them go on."""
        with open(self.path, "w", encoding="utf-8"):
            pass


class Asking(threading.Thread):
    """Somebody who asks; `outcome` is what came of it."""

    def __init__(self, ask: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self._ask = ask
        self._found: Any = None
        self._error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._found = self._ask()
        except Exception as error:  # noqa: BLE001 - told by `outcome`
            self._error = error

    def outcome(self) -> Any:
        self.join(120)
        assert not self.is_alive()
        if self._error is not None:
            raise self._error
        return self._found


@pytest.fixture(autouse=True)
def _programs_of_their_own() -> Iterator[None]:
    """Here it is tested how they start."""
    warm_workers.uninstall()
    yield
    warm_workers.install()


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(tmp_path / "gate")


@pytest.fixture
def workers() -> Iterator[Workers]:
    """One process, and two who may wait for it."""
    made = Workers("test", PATIENT, warm=(work.__name__,))
    yield made
    made.stop()
