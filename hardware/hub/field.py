"""Boards and pads at the server's end: what each shows now, and what a press leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog

from hardware.hub.agents import Agents
from hardware.hub.views import Wire
from hardware.protocol import PRESSED_S, Answered, AnyConfig, PadConfig, Pressed, Renumber, Shown

log = structlog.get_logger("hub")

#: What a press leads to, by the pad's configuration.
OnPress = Callable[[PadConfig, Pressed], Answered]

_NOBODY = Answered(done=False, says="nothing here listens to pads")


class Field:
    """The part of the hub that knows what boards show. Nothing of it is kept: whoever says it says
    it anew when the server starts."""

    wire: Wire | None
    clock: Callable[[], datetime]
    agents: Agents
    _devices: dict[str, AnyConfig]
    _on_press: OnPress | None = None

    def __init__(self) -> None:
        self._shown: dict[str, Shown] = {}
        self._pressed: dict[str, tuple[datetime, str]] = {}

    def show(self, every: Iterable[Shown]) -> None:
        """This is shown from now on; agents are told what is new. Never waits."""
        told: dict[str, list[Shown]] = {}
        for shown in every:
            config = self._devices.get(shown.device)
            if config is None or self._shown.get(shown.device) == shown:
                continue
            self._shown[shown.device] = shown
            told.setdefault(config.agent, []).append(shown)
        for agent, news in told.items():
            if self.wire is not None:
                self.wire.send_shown(agent, news)

    def shown_by(self, devices: Iterable[str]) -> tuple[Shown, ...]:
        """What these show now, as far as anybody said."""
        return tuple(self._shown[device] for device in devices if device in self._shown)

    def shown(self, device: str) -> Shown | None:
        """What a device shows now."""
        return self._shown.get(device)

    def on_press(self, callback: OnPress) -> None:
        """What a press leads to: one for the whole server."""
        self._on_press = callback

    def pressed(self, agent: str, pressed: Pressed) -> Answered:
        """A key was pressed at an agent's pad; what came of it. Another agent's pad, one that no
        site names, and a press from long ago lead to nothing."""
        config = self._devices.get(pressed.device)
        theirs = (
            config is not None and config.agent == agent and self.agents.drives(agent, config.site)
        )
        if not isinstance(config, PadConfig) or not theirs:
            log.warning("a press of no pad of this agent", agent=agent, device=pressed.device)
            return Answered(done=False, says="this pad is not known here")
        if abs(self.clock() - pressed.at) > timedelta(seconds=2 * PRESSED_S):
            return Answered(done=False, says="the press came too late")
        self._pressed[config.id] = self.clock(), config.keys.get(pressed.key, "")
        return _NOBODY if self._on_press is None else self._on_press(config, pressed)

    def last_press(self, device: str) -> tuple[datetime, str] | None:
        """When a key of a pad was pressed last since the server started, and what it is for."""
        return self._pressed.get(device)

    def renumber(self, device: str, old: int) -> bool:
        """Let whatever has the number `old` on a board's or a pad's line take the device's own.
        Never waits; False when its agent is not there."""
        config = self._devices.get(device)
        if config is None or self.wire is None or self.agents.away(config.agent, self.clock()):
            return False
        self.wire.send_number(config.agent, Renumber(device=device, old=old))
        return True
