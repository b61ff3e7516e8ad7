"""Loudspeakers at the server's end: what each is to say now, and whether a word still holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from hardware.hub.agents import Agents
from hardware.hub.views import Wire
from hardware.protocol import AnyConfig, SpeakerConfig
from hardware.sounds import TRY_S, MaySay, SaidCall, Saying, ToSay, Tried, TrySound

log = structlog.get_logger("hub")

_NOTHING = Saying(called=False, says=False)


@dataclass(frozen=True)
class Try:
    """A press of 'test sound'. `played` is None until its agent has answered."""

    tried: int
    at: datetime
    played: bool | None = None
    says: str = ""


class Speech(Protocol):
    """Who knows of calls."""

    def may_say(self, speaker: SpeakerConfig, asked: MaySay) -> Saying:
        """Whether a call still holds, and whether this loudspeaker says this word of it."""

    def said(self, speaker: SpeakerConfig, said: SaidCall) -> None:
        """It has said a call."""


class Sounding:
    """The part of the hub that knows what loudspeakers are to say. Nothing of it is kept."""

    wire: Wire | None
    clock: Callable[[], datetime]
    agents: Agents
    _devices: dict[str, AnyConfig]

    def __init__(self) -> None:
        self._tries: dict[str, Try] = {}
        self._said: dict[str, tuple[int, datetime]] = {}
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
            self._said[said.device] = said.call, self.clock()
            self._speech.said(config, said)

    def last_said(self, device: str) -> tuple[int, datetime] | None:
        """The call that a loudspeaker said last since the server started, and when."""
        return self._said.get(device)

    def try_sound(self, device: str, path: str) -> bool:
        """Let a loudspeaker play the sound at `path`, for somebody who listens. Never waits; False
        when its agent is not there."""
        config, now = self._devices.get(device), self.clock()
        if config is None or self.wire is None or self.agents.away(config.agent, now):
            return False
        before = self._tries.get(device)
        tried = 1 if before is None else before.tried + 1
        self._tries[device] = Try(tried, now)
        self.wire.send_try(config.agent, TrySound(device=device, tried=tried, path=path))
        return True

    def tried(self, agent: str, tried: Tried) -> None:
        """What became of it; of an earlier press nobody asks any more."""
        config = self._speaker(agent, tried.device)
        known = self._tries.get(tried.device)
        if config is not None and known is not None and known.tried == tried.tried:
            self._tries[tried.device] = replace(known, played=tried.played, says=tried.says)

    def last_try(self, device: str) -> Try | None:
        """The last press since the server started. Without an answer in time nothing was heard."""
        known = self._tries.get(device)
        late = known is not None and self.clock() - known.at > timedelta(seconds=2 * TRY_S)
        if known is not None and known.played is None and late:
            return replace(known, played=False, says="no answer came from its computer")
        return known

    def _speaker(self, agent: str, device: str) -> SpeakerConfig | None:
        config = self._devices.get(device)
        if not isinstance(config, SpeakerConfig) or config.agent != agent:
            log.warning("no loudspeaker of this agent", agent=agent, device=device)
            return None
        return config
