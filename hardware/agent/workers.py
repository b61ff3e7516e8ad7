"""Who drives a device of which kind: the agent starts one for each device that it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from hardware.agent.journal import Journal
from hardware.agent.line import Lines
from hardware.agent.on_line import Board, Pad
from hardware.agent.speaking import Speaking
from hardware.agent.worker import Worker
from hardware.protocol import AnyConfig, BoardConfig, DeviceReport, PadConfig, Report, SpeakerConfig


@dataclass(frozen=True)
class Surroundings:
    """What the agent lends to whoever drives a device.

    `now` is the server's time, as near as known. `tell` takes reports of how jobs go, `changed` is
    called when a device's state or a job's end is news, `press` takes a key of a pad; none of them
    blocks. `fresh`: whether the server was there within the last minute. `ask` sends it a message
    and waits for the answer, None where none comes; `fetch` gets a sound of it.
    """

    journal: Journal
    now: Callable[[], datetime]
    tell: Callable[[Report], None]
    changed: Callable[[], None]
    press: Callable[[Pad, str], None]
    fresh: Callable[[], bool]
    lines: Lines
    ask: Callable[[str, dict[str, Any]], Any]
    fetch: Callable[[str], bytes | None]


class DeviceWorker(Protocol):
    """Whoever drives one device, in threads of its own. Nothing of it blocks but `join`.

    Jobs go to a `Worker` alone; a kind of device that prints nothing has none.
    """

    @property
    def report(self) -> DeviceReport | None:
        """How the device is, once that is known."""

    @property
    def alive(self) -> bool:
        """Whether it still has something to do."""

    def start(self) -> None:
        """Begin."""

    def configure(self, config: Any) -> None:
        """The same device, described otherwise: another address, say."""

    def stop(self) -> None:
        """Begin nothing more."""

    def join(self, timeout: float) -> None:
        """Wait for the end of `stop`."""


def _with_jobs(config: AnyConfig, lent: Surroundings, interrupted: bool) -> DeviceWorker:
    return Worker(
        config,
        lent.journal,
        now=lent.now,
        tell=lent.tell,
        changed=lent.changed,
        interrupted=interrupted,
    )


def _board(config: BoardConfig, lent: Surroundings, interrupted: bool) -> DeviceWorker:
    del interrupted  # it is told again what it shows
    return Board(config, lent.lines, lent.fresh, lent.changed)


def _pad(config: PadConfig, lent: Surroundings, interrupted: bool) -> DeviceWorker:
    del interrupted
    return Pad(config, lent.lines, lent.fresh, lent.changed, lent.press)


def _speaker(config: SpeakerConfig, lent: Surroundings, interrupted: bool) -> DeviceWorker:
    del interrupted  # what it was saying is said by the server's word, or not at all
    return Speaking(config, ask=lent.ask, fetch=lent.fetch, now=lent.now, changed=lent.changed)


#: Who drives a device of each kind. With `_with_jobs` its driver is the one in `drivers.KINDS`.
KINDS: dict[str, Callable[[Any, Surroundings, bool], DeviceWorker]] = {
    "printer": _with_jobs,
    "board": _board,
    "pad": _pad,
    "speaker": _speaker,
}


def worker(config: AnyConfig, lent: Surroundings, *, interrupted: bool) -> DeviceWorker:
    """Whoever drives this device; `interrupted`: what it did last may have been cut off."""
    return KINDS[config.kind](config, lent, interrupted)
