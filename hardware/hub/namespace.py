"""The socket namespace `/devices`, the agents' door. Every message is checked; the rest refused.

Works in every async mode of Flask-SocketIO: no handler waits for anything but the database.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import structlog
from flask import request
from flask_socketio import ConnectionRefusedError, Namespace
from pydantic import ValidationError

from hardware.hub import Hub
from hardware.hub.agents import Known, Seen
from hardware.introducing import Found, Introduction, Refused, SearchFor, Waiting
from hardware.protocol import NAMESPACE, Job, Pressed, Renumber, Report, Shown, States, Time, misfit
from hardware.sounds import MaySay, SaidCall, ToSay, Tried, TrySound

log = structlog.get_logger("devices")

_SWEEP_S = 2.0
#: Sweeps between two looks at whether those who are connected may still be.
_RECHECK_EVERY = 15


def _refusal(error: ValidationError) -> dict[str, Any]:
    return {"ok": False, "refused": True, "detail": misfit(error)}


#: What an agent without a token is told, by its secret, its address and its machine's name; None
#: when more wait than may.
Enrol = Callable[[str, str, str], Waiting | None]


def _nobody(secret: str, address: str, host: str) -> Waiting | None:
    return None


class DevicesNamespace(Namespace):  # type: ignore[misc]
    """Agents connect here with a token; `authorize(token)` says which agent it is, or None. Those
    without one wait until staff accept them, as `enrol` has it. `twin(agent, address)` is told of
    another agent with the token of one that is there."""

    def __init__(
        self,
        hub: Hub,
        authorize: Callable[[str], Known | None],
        enrol: Enrol = _nobody,
        twin: Callable[[Known, str], None] = lambda agent, address: None,
    ) -> None:
        super().__init__(NAMESPACE)
        self._hub = hub
        self._authorize = authorize
        self._enrol = enrol
        self._twin = twin
        self._agents: dict[str, str] = {}  # connection → agent
        self._tokens: dict[str, str] = {}  # connection → token
        self._instances: dict[str, str] = {}  # connection → run of the agent's program
        self._waiting: dict[str, Introduction] = {}  # connection → agent without a token
        self._rivals: dict[str, str] = {}  # agent → address of another that was refused
        self._stopped = False
        hub.wire = self

    # ------------------------------------------------------------------ for the server

    def start(self) -> None:
        """Begin to notice agents that stay away and jobs that expire. Call once, after
        `socketio.on_namespace(self)`."""
        self.socketio.start_background_task(self._watch)

    def stop(self) -> None:
        """End that."""
        self._stopped = True

    def _watch(self) -> None:
        for turn in itertools.count(1):
            if self._stopped:
                return
            try:
                self._hub.sweep()
                if turn % _RECHECK_EVERY == 0:
                    self.recheck()
            except Exception:  # a full disk now must not end the watch for ever
                log.exception("sweeping failed")
            self.socketio.sleep(_SWEEP_S)

    def recheck(self) -> None:
        """End the connections whose token was ended since."""
        for sid in list(self._tokens):
            agent = self._agents.get(sid)
            if not self._is_good(sid):
                log.warning("an agent's token was ended", agent=agent)
                self.socketio.server.disconnect(sid, namespace=NAMESPACE)
                if agent is not None:
                    self._rivals.pop(agent, None)
                    self._hub.agents.forget(agent)

    def _connection(self, agent: str) -> str | None:
        """That of an agent whose token is good now: slips open visitors' pages."""
        sid = self._any_connection(agent)
        return sid if sid is not None and self._is_good(sid) else None

    def _any_connection(self, agent: str) -> str | None:
        return next((sid for sid, name in self._agents.items() if name == agent), None)

    def _is_good(self, sid: str) -> bool:
        """Whether the token of a connection still is one: it may have been ended since, also by
        another program than this one, of which nobody here is told."""
        token, agent = self._tokens.get(sid), self._agents.get(sid)
        known = self._authorize(token) if token else None
        return known is not None and known.name == agent

    def send_jobs(self, agent: str, open_jobs: Sequence[Job]) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            for job in open_jobs:
                self.emit("job", job.model_dump(mode="json"), room=sid)

    def send_shown(self, agent: str, shown: Sequence[Shown]) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            for one in shown:
                self.emit("show", one.model_dump(mode="json"), room=sid)

    def send_to_say(self, agent: str, to_say: Sequence[ToSay]) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            for one in to_say:
                self.emit("say", one.model_dump(mode="json"), room=sid)

    def send_try(self, agent: str, wanted: TrySound) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            self.emit("try", wanted.model_dump(mode="json"), room=sid)

    def send_number(self, agent: str, told: Renumber) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            self.emit("renumber", told.model_dump(mode="json"), room=sid)

    def send_configuration(self, agent: str) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            self.emit("configure", self._hub.configuration(agent).model_dump(mode="json"), room=sid)

    def send_search(self, agent: str, wanted: SearchFor) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            self.emit("search", wanted.model_dump(mode="json"), room=sid)

    # ------------------------------------------------------------------ from agents

    def on_connect(self, auth: Any = None) -> None:
        """Let an agent in by its token, or let it wait for one. The same run of its program takes
        the place of its own older connection; any other is refused while that one is heard."""
        try:
            said = Introduction.model_validate(auth if isinstance(auth, dict) else {})
        except ValidationError as error:
            raise self._refused(Refused.TOKEN, f"not understood: {misfit(error)}") from error
        sid, address = request.sid, request.remote_addr or "unknown"  # type: ignore[attr-defined]
        if said.token is None and said.enrol is not None:
            self._waiting[sid] = said
            return
        known = self._authorize(said.token) if said.token else None
        if known is None or said.token is None:
            raise self._refused(Refused.TOKEN, "this token opens no devices")
        self._make_room(known.name, said.instance, address)
        self._rivals.pop(known.name, None)  # this one, for all we know
        self._agents[sid] = known.name
        self._tokens[sid] = said.token
        self._instances[sid] = said.instance
        seen = Seen(known, self._hub.clock(), address, said.host, said.version, said.instance)
        self._hub.agent_came(known.name, seen)
        log.info("agent connected", agent=known.name, address=address, version=said.version)

    def _make_room(self, agent: str, instance: str, address: str) -> None:
        """End the older connection of an agent, unless another is there with its token."""
        earlier = self._any_connection(agent)
        if earlier is None:
            return
        same = bool(instance) and self._instances.get(earlier) == instance
        if not self._is_good(earlier):  # its token was ended, and this one has its name now
            self._hub.agents.forget(agent)
        elif not same and not self._hub.agents.away(agent, self._hub.clock()):
            # It may be the same one started anew, whose end nobody noticed. It is another once the
            # first is heard of again.
            self._rivals[agent] = address
            raise self._refused(Refused.TWIN, "another agent with this token is connected")
        self._forget(earlier)
        self.socketio.server.disconnect(earlier, namespace=NAMESPACE)

    @staticmethod
    def _refused(why: Refused, words: str) -> ConnectionRefusedError:
        log.warning("an agent was refused", address=request.remote_addr, why=words)
        return ConnectionRefusedError(words, {"code": str(why)})

    def _forget(self, sid: str) -> str | None:
        self._tokens.pop(sid, None)
        self._instances.pop(sid, None)
        self._waiting.pop(sid, None)
        return self._agents.pop(sid, None)

    def on_disconnect(self, reason: Any = None) -> None:
        """An agent's connection ended."""
        agent = self._forget(request.sid)  # type: ignore[attr-defined]
        if agent is not None:
            self._hub.agent_left(agent)
            log.info("agent gone", agent=agent, reason=str(reason))

    def on_waiting(self, data: Any = None) -> dict[str, Any]:
        """An agent without a token asks what it is to show, or whether it has one now."""
        said = self._waiting.get(request.sid)  # type: ignore[attr-defined]
        if said is None or said.enrol is None:
            return {"ok": False, "detail": "not waiting"}
        answer = self._enrol(said.enrol, request.remote_addr or "", said.host)
        if answer is None:
            return {"ok": False, "code": str(Refused.BUSY)}
        return {"ok": True, **answer.model_dump(mode="json")}

    def _is_heard(self, agent: str) -> None:
        """An agent is there after another was refused in its name: then there are two."""
        address = self._rivals.pop(agent, None)
        if address is None:
            return
        seen = self._hub.agents.seen(agent)
        if seen is not None and self._hub.agents.twin(agent, address, self._hub.clock()):
            log.warning("two agents have one token", agent=agent, address=address)
            self._twin(seen.known, address)

    def _asks(self) -> bool:
        """Whether this connection has no web socket."""
        try:
            sid = request.sid  # type: ignore[attr-defined]
            return bool(self.socketio.server.transport(sid, NAMESPACE) == "polling")
        except KeyError:  # it has just ended
            return False

    def _agent(self) -> str | None:
        """Who speaks; None without a token that is good now: a press is a command of a person of
        the house."""
        sid: str = request.sid  # type: ignore[attr-defined]
        return self._agents.get(sid) if self._is_good(sid) else None

    def on_hello(self, data: Any = None) -> dict[str, Any]:
        """The agent asks for its configuration and its open jobs; they are the answer."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        configuration = self._hub.configuration(agent).model_dump(mode="json")
        return {"ok": True, "configuration": configuration}

    def on_report(self, data: Any = None) -> dict[str, Any]:
        """How a job goes. `ok` once it is kept, so that the agent may stop repeating it."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        try:
            report = Report.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        self._hub.report(agent, report)
        return {"ok": True}

    def on_states(self, data: Any = None) -> dict[str, Any]:
        """How the agent's devices are. The answer says what time it is here."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        try:
            states = States.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        self._hub.states(agent, states.devices)
        self._hub.agents.heard(agent, self._hub.clock(), asks=self._asks())
        self._is_heard(agent)
        return {"ok": True, **Time(now=self._hub.clock()).model_dump(mode="json")}

    def on_pressed(self, data: Any = None) -> dict[str, Any]:
        """A key of a pad. The answer says what came of it."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        try:
            pressed = Pressed.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        return {"ok": True, "answer": self._hub.pressed(agent, pressed).model_dump(mode="json")}

    def on_may_say(self, data: Any = None) -> dict[str, Any]:
        """A loudspeaker is about to say a word: whether it still holds."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        try:
            asked = MaySay.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        return {"ok": True, "answer": self._hub.may_say(agent, asked).model_dump(mode="json")}

    def on_said(self, data: Any = None) -> dict[str, Any]:
        """A loudspeaker has said a call. `ok` once that is kept."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        try:
            said = SaidCall.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        self._hub.said(agent, said)
        return {"ok": True}

    def on_tried(self, data: Any = None) -> dict[str, Any]:
        """What became of a sound that somebody wanted to hear."""
        agent = self._agent()
        if agent is None:
            return {"ok": False, "detail": "not connected"}
        try:
            tried = Tried.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        self._hub.tried(agent, tried)
        return {"ok": True}

    def on_found(self, data: Any = None) -> None:
        """What is plugged in where an agent runs. What does not fit is left out."""
        agent = self._agent()
        if agent is None:
            return
        try:
            found = Found.model_validate(data)
            self._hub.agents.found(agent, found.devices, searching=found.searching, says=found.says)
        except ValidationError as error:
            log.warning("what was found does not fit", agent=agent, problem=misfit(error))
