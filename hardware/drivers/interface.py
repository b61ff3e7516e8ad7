"""What a driver must do, whatever kind of device it drives.

A driver belongs to one device and is used by one thread at a time. Every wait of its has an end,
and what is wrong with the device is told as a `Status`, never raised.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hardware.protocol import AnyState, Job, JobState

#: The configuration of its kind.
Config = TypeVar("Config")


@dataclass(frozen=True)
class Status:
    """How a device is, and what it said, for staff."""

    state: AnyState
    detail: str = ""


@dataclass(frozen=True)
class About:
    """What a device calls itself; '' for what it does not say."""

    model: str = ""
    serial: str = ""


@dataclass(frozen=True)
class Result:
    """How a job went. `state` None: nothing was sent, or all of it was taken back before any of it
    came out; the job waits for the device."""

    state: JobState | None
    status: Status


class Driver(Protocol[Config]):
    """One device as its configuration describes it."""

    @property
    def config(self) -> Config:
        """What it was made for."""

    @property
    def about(self) -> About:
        """What it calls itself, once it has been asked."""

    def reconfigured(self, config: Config) -> Driver[Config]:
        """The same device under another configuration; what was cut off is still to be ended."""

    def check(self) -> Status:
        """How it is now. Takes some seconds at most."""

    def do(self, job: Job, starting: Callable[[], bool], stop: threading.Event) -> Result:
        """Do the job if the device is well and `starting`, called before the first byte, agrees.

        The result is IN_DOUBT when it was begun and nobody can tell how it ended, FAILED when no
        device of this kind can do it. With `stop` set it waits for nothing that can be left out.
        Whatever `starting` raises goes through.
        """
