"""A screen for tests: a real Socket.IO client that keeps every state it is sent."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

import requests
import socketio

from tests.running import House

State = dict[str, Any]
#: A slow machine is no failure.
PATIENCE_S = 90


class Screen:
    """Joins a room at every connect, as the pages do. `states` holds all messages, in order.

    `cookies` are those of a browser, `token` that of a program. `ask` False only connects.
    """

    def __init__(
        self,
        house: House,
        namespace: str,
        join: Any,
        *,
        token: str | None = None,
        browser: requests.Session | None = None,
        reconnection: bool = True,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.namespace = namespace
        self.states: list[State] = []
        self.answers: list[State] = []
        self._join = join
        self._changed = threading.Condition()
        self.client = socketio.Client(
            reconnection=reconnection,
            reconnection_delay=0.2,
            reconnection_delay_max=0.5,
            handle_sigint=False,
            http_session=browser,
        )
        self.client.on("connect", self._enter, namespace=namespace)
        self.client.on("state", self._take, namespace=namespace)
        self.client.connect(
            house.url,
            namespaces=[namespace],
            transports=["websocket"],
            headers=headers or {},
            auth={"token": token} if token else None,
            wait_timeout=PATIENCE_S,
        )

    def __enter__(self) -> Screen:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.client.disconnect()

    def _enter(self) -> None:
        self.client.emit("join", self._join, namespace=self.namespace, callback=self._answered)

    def _answered(self, answer: State) -> None:
        with self._changed:
            self.answers.append(answer)
            self._changed.notify_all()

    def _take(self, state: State) -> None:
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    # ------------------------------------------------------------------ for the test

    @property
    def shown(self) -> list[State]:
        """What a page shows one after the other: it drops what is not newer than the last."""
        kept: list[State] = []
        with self._changed:
            for state in self.states:
                last = kept[-1] if kept else None
                if (
                    last is None
                    or last["epoch"] != state["epoch"]
                    or state["version"] > last["version"]
                ):
                    kept.append(state)
        return kept

    def wait_for(self, wanted: Callable[[State], Any], timeout: float = PATIENCE_S) -> State:
        """The shown state, as soon as it is as wanted."""
        deadline = time.monotonic() + timeout
        while True:
            shown = self.shown
            if shown and wanted(shown[-1]):
                return shown[-1]
            with self._changed:
                left = deadline - time.monotonic()
                assert left > 0, f"not so within {timeout} s: {shown[-1:]}"
                self._changed.wait(min(left, 0.1))

    def joined(self, count: int = 1, timeout: float = PATIENCE_S) -> State:
        """The answer to the join."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.answers) >= count, timeout)
            return self.answers[-1]
