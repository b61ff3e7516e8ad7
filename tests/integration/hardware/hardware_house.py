"""A server with nothing but devices, for tests: in this process, or as a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from werkzeug.serving import make_server

from hardware.hub import Hub
from hardware.hub.agents import Known
from hardware.hub.namespace import DevicesNamespace
from hardware.hub.schema import migrations
from hardware.protocol import AnyConfig, DeviceReport, JobState, PrinterConfig
from hardware.slips import Slip
from storage import Store
from tests import forking
from tests.helpers import ROOT

TOKEN = "a-token-for-tests"


def now() -> datetime:
    return datetime.now(UTC)


def until(condition: Callable[[], Any], timeout: float = 90.0) -> Any:
    """Wait for something to become true, and return it."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        found = condition()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def device(address: str, transport: str = "network", **more: Any) -> PrinterConfig:
    return PrinterConfig.model_validate(
        {
            "id": "entrance-printer",
            "name": "Entrance printer",
            "where": "Entrance, left",
            "site": "riverside",
            "transport": transport,
            "address": address,
            "paper_speed": 2000,
            "baud": 3_000_000,
            **more,
        }
    )


def open_store(path: Path) -> Store:
    store = Store(path)
    store.migrate([migrations])
    return store


def make_app(store: Store, devices: Iterable[AnyConfig], mode: str) -> tuple[Any, Any, Hub, Any]:
    app = Flask(__name__)
    socketio = SocketIO(app, async_mode=mode, cors_allowed_origins=[])
    hub = Hub(store, now)
    hub.configure(devices)
    namespace = DevicesNamespace(hub, lambda token: Known("local") if token == TOKEN else None)
    socketio.on_namespace(namespace)
    return app, socketio, hub, namespace


class House:
    """The server in this process, in threads; its agent as a program of its own."""

    def __init__(self, folder: Path, devices: Iterable[AnyConfig]) -> None:
        self.folder = folder
        self.store = open_store(folder / "house.db")
        self.agent: forking.Forked | subprocess.Popen[bytes] | None = None
        self._devices = devices
        self.port = 0
        self.ahead = timedelta(0)  # its clock, of everybody's
        self.states_told = 0
        self.up()

    def up(self) -> None:
        app, _, self.hub, self.namespace = make_app(self.store, self._devices, "threading")
        self.hub.clock = self._clock
        self._count_states()
        self.namespace.start()
        self._server = make_server("127.0.0.1", self.port, app, threaded=True)
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _clock(self) -> datetime:
        return now() + self.ahead

    def _count_states(self) -> None:
        keep = self.hub.states

        def states(agent: str, reports: Iterable[DeviceReport]) -> None:
            keep(agent, reports)
            self.states_told += 1

        self.hub.states = states  # type: ignore[method-assign]

    def down(self) -> None:
        self.namespace.stop()
        for sid in list(self.namespace._agents):
            self.namespace.socketio.server.disconnect(sid, namespace="/devices")
        self._server.shutdown()
        self._server.server_close()

    def close(self) -> None:
        self.stop_agent()
        self.down()

    # ------------------------------------------------------------------ its agent

    @property
    def journal(self) -> Path:
        return self.folder / "journal.db"

    def start_agent(self, token: str = TOKEN, *, server: str | None = None) -> None:
        file = self.folder / "token"
        file.write_text(token)
        command = ["hardware.__main__", "--token-file", str(file)]
        command += ["--server", server or f"http://127.0.0.1:{self.port}"]
        command += ["--journal", str(self.journal)]
        log = self.folder / "agent.log"
        self.agent = forking.fork(forking.HARDWARE, command, {}, log)
        if self.agent is None:
            with log.open("ab") as out:
                self.agent = subprocess.Popen(
                    [sys.executable, "-m", *command], cwd=ROOT, stderr=out
                )

    def stop_agent(self) -> int | None:
        if self.agent is None:
            return None
        self.agent.terminate()
        code = self.agent.wait(90)
        self.agent = None
        return code

    def kill_agent(self) -> None:
        assert self.agent is not None
        self.agent.kill()
        self.agent.wait(90)
        self.agent = None

    @property
    def log(self) -> str:
        return (self.folder / "agent.log").read_text()

    # ------------------------------------------------------------------ asking

    def print(self, key: str, slip: Slip, expires_at: datetime | None = None) -> str:
        with self.store.write() as db:
            job = self.hub.enqueue(
                db,
                device="entrance-printer",
                key=key,
                slip=slip,
                now=now(),
                expires_at=expires_at,
            )
        self.hub.deliver()
        return job

    def job(self, key: str) -> JobState:
        with self.store.read() as conn:
            return self.hub.job_states(conn, [key])[key].state

    def reason(self, key: str) -> str:
        with self.store.read() as conn:
            return self.hub.job_states(conn, [key])[key].reason

    def device_state(self) -> str:
        with self.store.read() as conn:
            view = self.hub.device_state(conn, "entrance-printer")
        return str(view.state) if view else ""

    def until_job(self, key: str, state: str) -> None:
        until(lambda: self.job(key) == state)

    def until_device(self, state: str) -> None:
        until(lambda: self.device_state() == state)


def serve() -> None:
    """`python -m tests.integration.hardware.hardware_house MODE DB PORT DEVICE_JSON`."""
    mode, path, port, devices = sys.argv[1:5]
    if mode == "eventlet":
        import eventlet

        eventlet.monkey_patch()
    configs = [PrinterConfig.model_validate(item) for item in json.loads(devices)]
    app, socketio, _, namespace = make_app(open_store(Path(path)), configs, mode)
    namespace.start()
    # The refusal to run in production does not concern a test.
    more = {"allow_unsafe_werkzeug": True} if mode == "threading" else {}
    socketio.run(app, host="127.0.0.1", port=int(port), log_output=False, **more)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    serve()
