"""Loudspeakers at the server's end: what each is to say now, and whether a word still holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import structlog

from hardware.hub.views import Wire
from hardware.protocol import AnyConfig, SpeakerConfig
from hardware.sounds import MaySay, SaidCall, Saying, ToSay

log = structlog.get_logger("hub")

_NOTHING = Saying(called=False, says=False)


class Speech(Protocol):
    """Who knows of calls."""

    def may_say(self, speaker: SpeakerConfig, asked: MaySay) -> Saying:
        """Whether a call still holds, and whether this loudspeaker says this word of it."""

    def said(self, speaker: SpeakerConfig, said: SaidCall) -> None:
        """It has said a call."""


class Sounding:
    """The part of the hub that knows what loudspeakers are to say. Nothing of it is kept."""

    wire: Wire | None
    _devices: dict[str, AnyConfig]

    def __init__(self) -> None:
        self._to_say: dict[str, ToSay] = {}
        self._speech: Speech | None = None

    def on_speech(self, speech: Speech) -> None:
        """Who answers: one for the whole server."""
        self._speech = speech

    def say(self, every: Iterable[ToSay]) -> None:
        """This is all that is to be said from now on; agents are told what is new. Never waits."""
        told: dict[str, list[ToSay]] = {}
        for one in every:
            config = self._devices.get(one.device)
            if config is None or self._to_say.get(one.device) == one:
                continue
            self._to_say[one.device] = one
            told.setdefault(config.agent, []).append(one)
        for agent, news in told.items():
            if self.wire is not None:
                self.wire.send_to_say(agent, news)

    def to_say_by(self, devices: Iterable[str]) -> tuple[ToSay, ...]:
        """What these are to say now."""
        return tuple(self._to_say[device] for device in devices if device in self._to_say)

    def may_say(self, agent: str, asked: MaySay) -> Saying:
        """What a loudspeaker of this agent is answered; another's is told nothing."""
        config = self._speaker(agent, asked.device)
        if config is None or self._speech is None:
            return _NOTHING
        return self._speech.may_say(config, asked)

    def said(self, agent: str, said: SaidCall) -> None:
        """A loudspeaker of this agent has said a call."""
        config = self._speaker(agent, said.device)
        if config is not None and self._speech is not None:
            self._speech.said(config, said)

    def _speaker(self, agent: str, device: str) -> SpeakerConfig | None:
        config = self._devices.get(device)
        if not isinstance(config, SpeakerConfig) or config.agent != agent:
            log.warning("no loudspeaker of this agent", agent=agent, device=device)
            return None
        return config
