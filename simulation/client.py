"""The ways into a house that real people have: pages and JSON over HTTP, live states by Socket.IO.

Everything waits patiently through a restart of the server, and ends at once when told to stop.
"""

from __future__ import annotations

import contextlib
import json
import re
import secrets
import threading
from random import Random
from typing import Any

import requests
import socketio

_TIMEOUT_S = 10.0
_AGAIN_S = (0.3, 1.5)
_BLINK_S = 0.25
_LATER = frozenset({429, 500, 502, 503, 504})
_CSRF = re.compile(r'<meta name="csrf-token" content="([^"]*)"')
_PAGE = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.DOTALL)

State = dict[str, Any]


class Stopped(Exception):
    """The simulation ends; whoever waits for something waits no longer."""


class Refused(Exception):
    """The house said no; `problem` is its problem document."""

    def __init__(self, status: int, problem: State) -> None:
        super().__init__(f"{status} {problem.get('detail') or problem.get('title') or ''}")
        self.status = status
        self.problem = problem


class Pace:
    """How fast the simulated people are: their durations are divided by `speed`, the wall clock
    stays real. All waiting goes through here, so that `stop` ends it."""

    def __init__(self, speed: float = 1.0, stopping: threading.Event | None = None) -> None:
        if not speed > 0:
            raise ValueError("speed is greater than 0")
        self.speed = speed
        self.stopping = stopping or threading.Event()

    def real(self, seconds: float) -> float:
        """The seconds on the wall clock that `seconds` of somebody's life take."""
        return seconds / self.speed

    def live(self, seconds: float) -> None:
        """Let `seconds` of somebody's life pass. Raises Stopped."""
        self.wait(self.real(seconds))

    def wait(self, seconds: float) -> None:
        """Wait so long on the wall clock. Raises Stopped."""
        if self.stopping.wait(seconds):
            raise Stopped

    def check(self) -> None:
        """Raise Stopped if it is over."""
        if self.stopping.is_set():
            raise Stopped


class Http:
    """One browser, or with `token` one program: its cookies, its CSRF token, its patience."""

    def __init__(self, url: str, pace: Pace, token: str | None = None) -> None:
        self.url = url
        self.session = requests.Session()
        self._pace = pace
        self._random = Random()
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._csrf = ""

    def page(self, path: str) -> State:
        """Open a page as a browser does; its data, {} without any. Raises Refused, Stopped."""
        text = self._request("GET", path, {"Accept": "text/html"}).text
        if found := _CSRF.search(text):
            self._csrf = found[1]
        data = _PAGE.search(text)
        return json.loads(data[1]) if data else {}

    def get(self, path: str) -> State:
        """Ask for JSON. Raises Refused, Stopped."""
        answer = self._request("GET", path, {"Accept": "application/json"}).json()
        return dict(answer)

    def form(self, path: str, fields: dict[str, str]) -> None:
        """Open the page `path`, fill its form in, and send it. Raises Refused, Stopped."""
        self.page(path)
        fields = {**fields, "csrf_token": self._csrf}
        self._request("POST", path, {"Accept": "text/html"}, form=fields)

    def post(self, path: str, body: State | None = None) -> State | None:
        """Do one deed, once, however often it has to be sent: the answer, None for an empty one.

        Raises Refused, Stopped.
        """
        headers = {"Accept": "application/json", "Idempotency-Key": secrets.token_hex(16)}
        if "Authorization" not in self._headers:
            headers["X-CSRFToken"] = self._csrf
        response = self._request("POST", path, headers, body or {})
        return response.json() if response.content else None

    def _request(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: State | None = None,
        form: dict[str, str] | None = None,
    ) -> requests.Response:
        while True:
            self._pace.check()
            with contextlib.suppress(requests.RequestException):
                response = self.session.request(
                    method,
                    self.url + path,
                    json=body,
                    data=form,
                    headers=self._headers | headers,
                    timeout=_TIMEOUT_S,
                )
                if response.ok:
                    return response
                if response.status_code not in _LATER:
                    raise Refused(response.status_code, _problem(response))
            self._pace.wait(self._random.uniform(*_AGAIN_S))


def _problem(response: requests.Response) -> State:
    try:
        document = response.json()
    except ValueError:
        return {"title": response.reason}
    return document if isinstance(document, dict) else {"title": response.reason}


class Watch:
    """A screen: keeps a room of a namespace joined, and holds its newest state.

    It comes back by itself when the connection breaks. `wait` sleeps until something changes.
    """

    def __init__(
        self,
        http: Http,
        namespace: str,
        join: State,
        pace: Pace,
        *,
        token: str | None = None,
    ) -> None:
        self._http = http
        self._namespace = namespace
        self._join = join
        self._pace = pace
        self._auth = {"token": token} if token else None
        self._changed = threading.Condition()
        self._state: State | None = None
        self._closed = threading.Event()
        self._random = Random()
        self._client: Any = None
        name = f"watch {namespace} {' '.join(map(str, join.values()))}"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def state(self) -> State | None:
        """The newest state; None before the first."""
        with self._changed:
            return self._state

    def first(self) -> State:
        """The first state, as soon as there is one. Raises Stopped."""
        while (state := self.state) is None:
            self.wait(None, 1.0)
        return state

    def wait(self, seen: State | None, seconds: float) -> None:
        """Wait until the state is no longer `seen`, at most so long and never longer than a
        blink: ask again in a loop. Raises Stopped."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not seen, min(seconds, _BLINK_S))
        self._pace.check()

    def close(self) -> None:
        """Switch the screen off."""
        self._closed.set()
        client = self._client
        if client is not None:
            # The connection may break in the same moment.
            with contextlib.suppress(Exception):
                client.disconnect()

    # ------------------------------------------------------------------ its thread

    def _over(self) -> bool:
        return self._closed.is_set() or self._pace.stopping.is_set()

    def _run(self) -> None:
        while not self._over():
            client = socketio.Client(reconnection=False, handle_sigint=False,
                                     http_session=self._http.session)  # fmt: skip
            client.on("connect", self._entered, namespace=self._namespace)
            client.on("state", self._hear, namespace=self._namespace)
            self._client = client
            with contextlib.suppress(socketio.exceptions.ConnectionError, ValueError, OSError):
                client.connect(
                    self._http.url,
                    namespaces=[self._namespace],
                    transports=["websocket"],
                    auth=self._auth,
                    wait_timeout=5,
                )
                while client.connected and not self._over():
                    self._closed.wait(0.25)
            with contextlib.suppress(Exception):
                client.disconnect()
            self._closed.wait(self._random.uniform(*_AGAIN_S))

    def _entered(self) -> None:
        self._client.emit("join", self._join, namespace=self._namespace)

    def _hear(self, state: State) -> None:
        with self._changed:
            before = self._state
            same_run = before is not None and before["epoch"] == state["epoch"]
            if same_run and before is not None and state["version"] <= before["version"]:
                return
            self._state = state
            self._changed.notify_all()
