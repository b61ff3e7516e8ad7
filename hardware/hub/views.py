"""What the hub shows of its devices, and what it needs of the way to the agents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from hardware.hub.jobs import JobView
from hardware.introducing import SearchFor
from hardware.protocol import AnyState, Job, Renumber, Shown
from hardware.sounds import ToSay, TrySound
from storage.times import iso, to_ms


@dataclass(frozen=True)
class DeviceView:
    """A device as screens see it. `about`: the model and the serial number that it tells.
    `tickets_left`: about how many its roll still gives, where the rolls before tell. `says_low`:
    whether it can tell when its roll is nearly over, None where that is not known."""

    device: str
    name: str
    where: str
    site: str
    kind: str
    state: AnyState
    since: datetime
    detail: str
    about: tuple[str, str]
    waiting: int
    last: JobView | None
    tickets_left: int | None = None
    says_low: bool | None = None

    @property
    def usable(self) -> bool:
        """Whether it prints now."""
        return self.state.usable

    def as_json(self) -> dict[str, Any]:
        """Times as ISO 8601 UTC; `last` is the job that ended last, `waiting` counts open ones."""
        return {
            "device": self.device,
            "name": self.name,
            "where": self.where,
            "kind": self.kind,
            "state": str(self.state),
            "usable": self.usable,
            "since": iso(to_ms(self.since)),
            "detail": self.detail,
            "model": self.about[0],
            "serial": self.about[1],
            "waiting": self.waiting,
            "last": self.last.as_json() if self.last else None,
            "tickets_left": self.tickets_left,
        }


@dataclass(frozen=True)
class Change:
    """Something to show: a device's state, or (with `job`) how a job of it goes."""

    site: str
    device: str
    job: JobView | None = None


class Wire(Protocol):
    """The way to the agents; the namespace implements it."""

    def send_jobs(self, agent: str, open_jobs: Sequence[Job]) -> None:
        """Hand these to the agent if it is connected. Must not wait."""

    def send_shown(self, agent: str, shown: Sequence[Shown]) -> None:
        """Let the agent's boards and pads show this from now on. Must not wait."""

    def send_to_say(self, agent: str, to_say: Sequence[ToSay]) -> None:
        """Let the agent's loudspeakers say this from now on. Must not wait."""

    def send_try(self, agent: str, wanted: TrySound) -> None:
        """Let the agent play something on a loudspeaker. Must not wait."""

    def send_number(self, agent: str, told: Renumber) -> None:
        """Let the agent give a board or a pad its number. Must not wait."""

    def send_configuration(self, agent: str) -> None:
        """Let the agent know that its configuration is another now. Must not wait."""

    def send_search(self, agent: str, wanted: SearchFor) -> None:
        """Let the agent look for printers on its network. Must not wait."""
