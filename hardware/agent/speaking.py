"""A loudspeaker's thread: which word is due, whether it still holds, its sound, and its output.

The server is asked before each word and each chime; without an answer nothing is said. A word whose
output does not work waits for it, as long as its call is new. Nothing is kept over a restart: the
server says what is called then.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog

from hardware.agent.turns import Next, Turns
from hardware.agent.worker import pause_after
from hardware.drivers.interface import Status
from hardware.drivers.speaker.output import Output
from hardware.protocol import DeviceReport, DeviceState, SpeakerConfig
from hardware.sounds import TRY_S, MaySay, SaidCall, Saying, Sound, ToSay, Tried, TrySound

log = structlog.get_logger("agent")

#: How long a word takes that another loudspeaker of the room says.
THEIRS_S = 3.0
ASK_AGAIN_S = 1.0
AFTER_CHIME_S = 0.4
_UNTOLD = 100


class Speaking:
    """Says the calls of one loudspeaker; see `workers.DeviceWorker`.

    `ask` sends a message and waits for its answer, None where none came. `fetch` gets a sound of
    the server, None where it has none; OSError where it does not answer.
    """

    def __init__(
        self,
        config: SpeakerConfig,
        *,
        ask: Callable[[str, dict[str, Any]], Any],
        fetch: Callable[[str], bytes | None],
        now: Callable[[], datetime],
        changed: Callable[[], None],
    ) -> None:
        self.config = config
        self._ask = ask
        self._fetch = fetch
        self._now = now
        self._changed = changed
        self._output = Output(config)
        self._status: Status | None = None
        self._turns = Turns()
        self._chimed: int | None = None
        self._wanted: tuple[TrySound, float] | None = None  # and since when
        self._untold: deque[int] = deque(maxlen=_UNTOLD)
        self._told: deque[int] = deque(maxlen=_UNTOLD)
        self._looked_at = float("-inf")
        self._quiet_since = time.monotonic()
        self._news = threading.Condition()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"device-{config.id}", daemon=True)

    # ------------------------------------------------------------------ for the agent

    @property
    def report(self) -> DeviceReport | None:
        """How it is, once that is known."""
        status = self._status
        if self._thread.ident is not None and not self._thread.is_alive():
            status = Status(
                DeviceState.OFFLINE, "the agent no longer plays on it; restart the agent"
            )
        if status is None or self._stopping.is_set():
            return None
        return DeviceReport(device=self.config.id, state=status.state, detail=status.detail[:300])

    @property
    def alive(self) -> bool:
        """Whether it still has something to do."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def configure(self, config: SpeakerConfig) -> None:
        """Another output from the next word on."""
        with self._news:
            if config != self.config:
                self.config, self._output = config, Output(config)
                self._looked_at = float("-inf")
                self._news.notify_all()

    def say(self, to_say: ToSay) -> None:
        """These are all whose visitors are awaited now."""
        with self._news:
            self._turns.take(to_say.calls)
            self._news.notify_all()

    def try_sound(self, wanted: TrySound) -> None:
        """Play this before the next word; a later one takes its place."""
        with self._news:
            self._wanted = wanted, time.monotonic()
            self._news.notify_all()

    def stop(self) -> None:
        """Be silent."""
        self._stopping.set()
        with self._news:
            self._news.notify_all()

    def join(self, timeout: float) -> None:
        """Wait for the end of `stop`."""
        self._thread.join(timeout)

    # ------------------------------------------------------------------ its thread

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._turn()
            except Exception as error:  # a loudspeaker must not lose its thread
                log.exception("speaking failed", device=self.config.id)
                failed = f"the agent failed: {type(error).__name__}"
                self._see(Status(DeviceState.OFFLINE, failed))
                self._stopping.wait(ASK_AGAIN_S)

    def _turn(self) -> None:
        self._tell()
        self._try()
        with self._news:
            if self._wanted is not None:
                return
            due = self._turns.next(self._now())
            if due is None and (pause := self._until_look()) > 0 and not self._untold:
                self._news.wait(pause)
                return
        if due is None:
            if self._until_look() <= 0:
                self._look()
            elif self._untold:
                self._stopping.wait(ASK_AGAIN_S)
        elif not self._stopping.wait(due.pause_s):
            self._word(due)

    def _try(self) -> None:
        """Play what somebody wants to hear, and tell what became of it. Nothing is done twice."""
        with self._news:
            wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        asked, since = wanted
        why = ""
        try:
            data = None if time.monotonic() - since > TRY_S else self._fetch(asked.path)
            why = "" if data is not None else "the server has no sound for it any more"
        except OSError:
            data, why = None, "its computer does not get the sound from the server"
        if data is not None:
            status = self._output.play(data, self._stopping)
            self._see(status)
            why = "" if status.state == DeviceState.READY else status.detail or str(status.state)
        tried = Tried(device=self.config.id, tried=asked.tried, played=not why, says=why[:300])
        self._ask("tried", tried.model_dump(mode="json"))

    def _until_look(self) -> float:
        well = self._status is not None and self._status.state == DeviceState.READY
        now = time.monotonic()
        return self._looked_at + pause_after(now - self._quiet_since, well) - now

    def _look(self) -> None:
        output = self._output
        self._see(output.check())
        self._looked_at = time.monotonic()

    def _word(self, due: Next) -> None:
        """Say one word with what is to be before it, if it is still so."""
        if due.chime is not None and self._chimed != due.call:
            went = self._say(due.call, due.chime)
            if went is None:
                return
            self._chimed = due.call
            self._stopping.wait(AFTER_CHIME_S)
        if self._say(due.call, due.sound):
            self._heard(due.call)

    def _say(self, call: int, sound: Sound) -> bool | None:
        """Whether it was heard here; None where it was not and is still to be."""
        may = self._may(call, sound.word)
        if may is None:
            self._stopping.wait(ASK_AGAIN_S)
            return None
        if not may.called:
            with self._news:
                self._turns.drop(call)
            return None
        heard = False
        if may.says:
            try:
                data = self._fetch(sound.path)
            except OSError:  # it answers again, or the call grows old
                self._stopping.wait(ASK_AGAIN_S)
                return None
            if data is not None:
                status = self._output.play(data, self._stopping)
                self._see(status)
                if status.state != DeviceState.READY:
                    self._stopping.wait(ASK_AGAIN_S)
                    return None
                heard = True
        else:
            self._stopping.wait(THEIRS_S if sound.word != "chime" else 1.0)
        with self._news:
            if sound.word != "chime":
                self._turns.done(call, sound.word)
        return heard

    def _may(self, call: int, word: str) -> Saying | None:
        message = MaySay(device=self.config.id, call=call, word=word)
        answer = self._ask("may_say", message.model_dump(mode="json"))
        if not isinstance(answer, dict) or not answer.get("ok"):
            return None
        return Saying.model_validate(answer["answer"])

    # ------------------------------------------------------------------ what it tells

    def _heard(self, call: int) -> None:
        self._quiet_since = time.monotonic()
        if call not in self._told and call not in self._untold:
            self._untold.append(call)
            self._tell()

    def _tell(self) -> None:
        """That it has said a call: told once, again after a break until it is acknowledged."""
        while self._untold:
            said = SaidCall(device=self.config.id, call=self._untold[0])
            answer = self._ask("said", said.model_dump(mode="json"))
            if not (isinstance(answer, dict) and (answer.get("ok") or answer.get("refused"))):
                return
            self._told.append(self._untold.popleft())

    def _see(self, status: Status) -> None:
        before, self._status = self._status, status
        self._looked_at = time.monotonic()
        if before is None or before.state != status.state:
            log.info("device state", device=self.config.id, state=str(status.state))
            self._quiet_since = time.monotonic()
            self._changed()
