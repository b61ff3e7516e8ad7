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
from hardware.protocol import NAMESPACE, Found, Job, Pressed, Report, Shown, States, Time, misfit

log = structlog.get_logger("devices")

_SWEEP_S = 2.0
#: Sweeps between two looks at whether those who are connected may still be.
_RECHECK_EVERY = 15


def _refusal(error: ValidationError) -> dict[str, Any]:
    return {"ok": False, "refused": True, "detail": misfit(error)}


class DevicesNamespace(Namespace):  # type: ignore[misc]
    """Agents connect here with a token; `authorize(token)` says which agent it is, or None."""

    def __init__(self, hub: Hub, authorize: Callable[[str], str | None]) -> None:
        super().__init__(NAMESPACE)
        self._hub = hub
        self._authorize = authorize
        self._agents: dict[str, str] = {}  # connection → agent
        self._tokens: dict[str, str] = {}  # connection → token
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
        for sid, token in list(self._tokens.items()):
            if self._authorize(token) != self._agents.get(sid):
                log.warning("an agent's token was ended", agent=self._agents.get(sid))
                self.socketio.server.disconnect(sid, namespace=NAMESPACE)

    def _connection(self, agent: str) -> str | None:
        return next((sid for sid, name in self._agents.items() if name == agent), None)

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

    def send_configuration(self, agent: str) -> None:
        """See hub.Wire."""
        sid = self._connection(agent)
        if sid is not None:
            self.emit("configure", self._hub.configuration(agent).model_dump(mode="json"), room=sid)

    # ------------------------------------------------------------------ from agents

    def on_connect(self, auth: Any = None) -> None:
        """Let an agent in by its token. A newer connection of the same agent takes its place."""
        token = auth.get("token") if isinstance(auth, dict) else None
        agent = self._authorize(token) if isinstance(token, str) and token else None
        if agent is None or not isinstance(token, str):
            log.warning("an agent was refused", address=request.remote_addr)
            raise ConnectionRefusedError("this token opens no devices")
        earlier = self._connection(agent)
        if earlier is not None:
            self._agents.pop(earlier, None)
            self._tokens.pop(earlier, None)
            self.socketio.server.disconnect(earlier, namespace=NAMESPACE)
        self._agents[request.sid] = agent  # type: ignore[attr-defined]
        self._tokens[request.sid] = token  # type: ignore[attr-defined]
        self._hub.agent_came(agent)
        log.info("agent connected", agent=agent)

    def on_disconnect(self, reason: Any = None) -> None:
        """An agent's connection ended."""
        self._tokens.pop(request.sid, None)  # type: ignore[attr-defined]
        agent = self._agents.pop(request.sid, None)  # type: ignore[attr-defined]
        if agent is not None:
            self._hub.agent_left(agent)
            log.info("agent gone", agent=agent, reason=str(reason))

    def _agent(self) -> str | None:
        return self._agents.get(request.sid)  # type: ignore[attr-defined]

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
        return {"ok": True, **Time(now=self._hub.clock()).model_dump(mode="json")}

    def on_pressed(self, data: Any = None) -> dict[str, Any]:
        """A key of a pad. The answer says what came of it. It is a command of a person of the
        house, so the agent's token is looked at again: one that was ended gives none."""
        agent = self._agent()
        token = self._tokens.get(request.sid)  # type: ignore[attr-defined]
        if agent is None or token is None or self._authorize(token) != agent:
            return {"ok": False, "detail": "not connected"}
        try:
            pressed = Pressed.model_validate(data)
        except ValidationError as error:
            return _refusal(error)
        return {"ok": True, "answer": self._hub.pressed(agent, pressed).model_dump(mode="json")}

    def on_found(self, data: Any = None) -> None:
        """What is plugged in where an agent runs. What does not fit is left out."""
        agent = self._agent()
        if agent is None:
            return
        try:
            self._hub.found(agent, Found.model_validate(data).devices)
        except ValidationError as error:
            log.warning("what was found does not fit", agent=agent, problem=misfit(error))
