"""The agent: drives the devices that are plugged in where it runs, for a server elsewhere.

A program of its own, in plain threads: one for each device, one that reports, one that keeps the
connection. It only ever connects outwards. Its journal makes sure that a crash prints no slip
twice; whatever the server has not acknowledged is told again.
"""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from collections import deque
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import socketio
import structlog
from pydantic import ValidationError

from hardware.agent import fetching
from hardware.agent.driven import Driven
from hardware.agent.enrolling import Enrolling
from hardware.agent.finder import Finder
from hardware.agent.identity import Identity
from hardware.agent.in_order import InOrder
from hardware.agent.journal import Journal
from hardware.agent.line import Lines
from hardware.agent.presses import Presses
from hardware.agent.workers import Surroundings
from hardware.introducing import Found, Refused
from hardware.protocol import (
    NAMESPACE,
    PRESSED_S,
    Configuration,
    Job,
    Renumber,
    Report,
    Shown,
    States,
    Time,
    misfit,
)
from hardware.slips.typeface import has_shaping
from hardware.sounds import ToSay, TrySound

log = structlog.get_logger("agent")

HEARTBEAT_S = 3.0
_CALL_S = 5.0
_NONE = "the server is not reached"
_FIRST_DELAY_S, _LONGEST_DELAY_S = 0.5, 10.0
_FINISH_S = 10.0
#: Without the server for so long, nobody knows what is called by now.
STALE_S = 60.0


class Agent:
    """One agent. `run` blocks until `stop` is called from a signal handler or another thread."""

    def __init__(self, server: str, identity: Identity, journal: Path, name: str = "local") -> None:
        self._server = server
        self._identity = identity
        self._journal = Journal(journal)
        self._name = name
        self._progress: deque[Report] = deque(maxlen=1000)
        self._offset = timedelta(0)
        self._told: tuple[Any, Found | None] = (None, None)  # to which connection
        self._let_in = False  # by a token, over the present connection
        self._client: Any = None
        self._news = threading.Event()
        self._stopping = threading.Event()
        self._finder = Finder(self._news.set)
        self._enrolling = Enrolling(server, self._stopping)
        self._presses = Presses(self._now, self._call_pressed)
        self._there_at = float("-inf")  # when the server was there last
        lent = Surroundings(
            self._journal,
            self._now,
            self._tell,
            self._news.set,
            self._presses.press,
            self._fresh,
            Lines(),
            self._ask,
            partial(fetching.sound, server),
        )
        self._driven = Driven(lent, self._journal.recover())

    # ------------------------------------------------------------------ its life

    @property
    def code(self) -> str:
        """What it shows to be let in by, once; '' for one that has a token."""
        return self._enrolling.code

    def run(self) -> None:
        """Connect, and stay connected, until stopped."""
        if not has_shaping():
            log.error(
                "Pillow has no raqm: slips in joined scripts (Arabic, Urdu, Bengali, Gurmukhi …) "
                "leave those lines out; install libfribidi0 and a Pillow with raqm"
            )
        reporter = threading.Thread(target=self._report, name="reporter", daemon=True)
        reporter.start()
        self._presses.start()
        try:
            self._stay_connected()
        finally:
            self._driven.stop(_FINISH_S)
            self._presses.stop()
            self._news.set()
            reporter.join(_CALL_S)
            # The goodbye leaves at once; what takes seconds is waiting for the server's own.
            goodbye = threading.Thread(target=self._hang_up, daemon=True)
            goodbye.start()
            goodbye.join(0.3)
            self._journal.close()
            log.info("agent stopped", agent=self._name)

    def stop(self) -> None:
        """Finish the slip that is printing, tell the server, and end."""
        self._stopping.set()

    def _stay_connected(self) -> None:
        delay, was_up, said = _FIRST_DELAY_S, False, ""
        while not self._stopping.is_set():
            problem = self._connect()
            if problem is None:
                self._is_up()
                delay, was_up, said = _FIRST_DELAY_S, True, ""
                while not self._stopping.is_set() and self._is_connected():
                    self._there_at = time.monotonic()
                    self._stopping.wait(0.2)
                if self._stopping.is_set():
                    return
            problem = problem or f"{_NONE}: the server went away"
            kind = problem.partition(":")[0]
            if kind != said:  # once, however often it is tried
                words = "connection lost" if was_up else "no connection"
                log.warning(words, agent=self._name, server=self._server, problem=problem)
                said = kind
            self._hang_up()
            self._stopping.wait(delay * random.uniform(0.5, 1.0))
            delay = min(delay * 2, _LONGEST_DELAY_S)

    def _is_up(self) -> None:
        log.info("connected", agent=self._name, server=self._server)
        if self._client is not None and self._client.transport() != "websocket":
            log.warning(
                "something on the way holds web sockets back, so this agent asks again and again "
                "instead; let the proxy pass 'Upgrade: websocket' at /socket.io/",
                server=self._server,
            )

    def _connect(self) -> str | None:
        """Connect and take the configuration; None if that went well, else what did not."""
        try:
            token = self._identity.token()
            problem = self._knock(token)
            if problem is None and token is None:
                token, problem = self._enrolling.token(self._client)
                if token is not None:
                    self._identity.keep(token)
                    self._hang_up()
                    problem = self._knock(token)
            if problem is None:
                problem = self._hello()
                self._let_in = problem is None
        except OSError as error:
            return f"the token file cannot be read or written: {error.strerror}"
        except ValidationError as error:
            return f"the server's answer does not fit: {misfit(error)}"
        except (socketio.exceptions.SocketIOError, KeyError, TypeError) as error:
            return f"{_NONE}: {str(error) or type(error).__name__}"
        self._news.set()
        return problem

    def _knock(self, token: str | None) -> str | None:
        """Connect by a token, or without one; None if the server lets us in, else why not."""
        client = InOrder(reconnection=False, handle_sigint=False)
        client.on("job", self._on_job, namespace=NAMESPACE)
        client.on("configure", self._on_configure, namespace=NAMESPACE)
        client.on("search", self._finder.on_search, namespace=NAMESPACE)
        client.on("show", self._on_show, namespace=NAMESPACE)
        client.on("say", self._on_say, namespace=NAMESPACE)
        client.on("try", self._on_try, namespace=NAMESPACE)
        client.on("renumber", self._on_renumber, namespace=NAMESPACE)
        refused: list[Any] = []
        client.on("connect_error", refused.append, namespace=NAMESPACE)
        self._client = client
        try:
            client.connect(
                self._server,
                auth=self._identity.introduction(token),
                # In the handshake too: a full house keeps a place for whoever is known.
                headers={"Authorization": f"Bearer {token}"} if token else {},
                namespaces=[NAMESPACE],
                # Polling comes through every proxy; not every one lets web sockets pass.
                transports=["polling", "websocket"],
                wait_timeout=_CALL_S,
            )
        except socketio.exceptions.SocketIOError as error:
            if not (refused and isinstance(refused[0], dict)):
                return f"{_NONE}: {str(error) or type(error).__name__}"
            why = (refused[0].get("data") or {}).get("code")
            if why == Refused.TOKEN and token and self._identity.refused(token):
                return "its token was ended; it asks for another"
            return f"refused by the server: {refused[0].get('message')}"
        return None

    def _hello(self) -> str | None:
        """Take the configuration before whatever is said after it; None, or what did not go well.
        Raises ValidationError, KeyError or TypeError where the answer does not fit."""
        done = threading.Event()
        problems: list[Exception] = []

        def configured(answer: Any = None) -> None:
            try:
                self._configure(Configuration.model_validate(answer["configuration"]))
            except (ValidationError, KeyError, TypeError) as error:
                problems.append(error)
            done.set()

        self._client.emit("hello", {"name": self._name}, NAMESPACE, callback=configured)
        if not done.wait(_CALL_S):
            return f"{_NONE}: it does not answer"
        if problems:
            raise problems[0]
        return None

    def _is_connected(self) -> bool:
        return self._client is not None and NAMESPACE in self._client.namespaces

    def _hang_up(self) -> None:
        client, self._client, self._let_in = self._client, None, False
        if client is not None:
            client.disconnect()

    def _now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def _keep_time(self, now: datetime) -> None:
        """It is `now` at the server. Either clock may be put right while both are connected."""
        self._offset = now - datetime.now(UTC)

    # ------------------------------------------------------------------ from the server

    def _on_configure(self, data: Any) -> None:
        try:
            self._configure(Configuration.model_validate(data))
        except ValidationError as error:
            log.error("the server's configuration does not fit", problem=misfit(error))

    def _on_job(self, data: Any) -> None:
        try:
            self._driven.take(Job.model_validate(data))
        except ValidationError as error:
            log.error("a job does not fit", problem=misfit(error))

    def _on_show(self, data: Any) -> None:
        try:
            self._driven.show(Shown.model_validate(data))
        except ValidationError as error:
            log.error("what is to be shown does not fit", problem=misfit(error))

    def _on_renumber(self, data: Any) -> None:
        try:
            self._driven.renumber(Renumber.model_validate(data))
        except ValidationError as error:
            log.error("a number does not fit", problem=misfit(error))

    def _fresh(self) -> bool:
        return time.monotonic() - self._there_at < STALE_S

    def _call_pressed(self, message: dict[str, Any]) -> Any:
        client = self._client
        if client is None:
            raise socketio.exceptions.DisconnectedError
        return client.call("pressed", message, NAMESPACE, timeout=PRESSED_S)

    def _ask(self, event: str, message: dict[str, Any]) -> Any:
        """The server's answer, None where none comes."""
        client = self._client
        if client is None or not self._let_in:
            return None
        try:
            return client.call(event, message, NAMESPACE, timeout=_CALL_S)
        except socketio.exceptions.SocketIOError:
            return None

    def _on_say(self, data: Any) -> None:
        try:
            self._driven.say(ToSay.model_validate(data))
        except ValidationError as error:
            log.error("what is to be said does not fit", problem=misfit(error))

    def _on_try(self, data: Any) -> None:
        try:
            self._driven.try_sound(TrySound.model_validate(data))
        except ValidationError as error:
            log.error("what is to be tried does not fit", problem=misfit(error))

    def _configure(self, configuration: Configuration) -> None:
        self._keep_time(configuration.now)
        self._there_at = time.monotonic()
        self._driven.configure(configuration)

    # ------------------------------------------------------------------ to the server

    def _tell(self, report: Report) -> None:
        self._progress.append(report)
        self._news.set()

    def _report(self) -> None:
        """Send reports as they come and states as a heartbeat, while there is a connection."""
        last, failures = 0.0, 0
        while True:
            self._news.wait(HEARTBEAT_S)
            self._news.clear()
            # Looked at before sending: what happens until the end is then still sent.
            stopping = self._stopping.is_set() and not self._driven.alive
            if self._let_in and self._is_connected():
                try:
                    try:
                        self._send_reports()
                    except sqlite3.Error as error:  # what is not told now is told later
                        log.error("the journal fails", problem=str(error))
                    self._send_states()
                    self._send_found()
                    failures = 0
                except socketio.exceptions.SocketIOError:
                    failures += 1
                except Exception:  # whatever it is must not end the telling
                    log.exception("reporting failed")
            if failures >= 2 and not stopping:
                # No answer, twice: the connection is dead and does not know it yet.
                failures = 0
                self._hang_up()
            if stopping:
                return
            last = self._calm(last)

    @staticmethod
    def _calm(last: float) -> float:
        """At most some twenty rounds a second, whatever comes."""
        now = time.monotonic()
        if now - last < 0.05:
            time.sleep(0.05)
        return time.monotonic()

    def _call(self, event: str, message: Report | States) -> bool:
        """Send and wait; whether the server has done with it, one way or the other."""
        client = self._client
        if client is None:
            raise socketio.exceptions.DisconnectedError
        data = message.model_dump(mode="json")
        answer = client.call(event, data, NAMESPACE, timeout=_CALL_S)
        if isinstance(answer, dict) and answer.get("ok"):
            if "now" in answer:
                self._keep_time(Time(now=answer["now"]).now)
            return True
        log.warning("refused by the server", message=event, answer=answer)
        return isinstance(answer, dict) and bool(answer.get("refused"))

    def _send_reports(self) -> None:
        while self._progress:
            self._call("report", self._progress[0])
            self._progress.popleft()
        for report in self._journal.untold():
            if self._call("report", report):
                self._journal.told(report.job)

    def _send_states(self) -> None:
        self._call("states", States(devices=self._driven.reports))

    def _send_found(self) -> None:
        """What is here, whenever that is something else."""
        found, client = self._finder.found(self._driven.addresses), self._client
        if client is not None and (client, found) != self._told:
            client.emit("found", found.model_dump(mode="json"), NAMESPACE)
            self._told = client, found
