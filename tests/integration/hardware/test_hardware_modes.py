"""The devices' namespace in each async mode, with the server a program of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import socketio

from hardware.emulators.printer import PrinterEmulator
from hardware.hub import Hub
from hardware.protocol import NAMESPACE, Report
from tests import forking
from tests.helpers import ROOT
from tests.integration.hardware.hardware_house import TOKEN, device, now, open_store, until
from tests.unit.hardware.samples import bilingual


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["threading", "eventlet"])
def test_slips_asked_for_by_another_process_are_printed(mode: str, tmp_path: Path) -> None:
    store = open_store(tmp_path / "house.db")
    (tmp_path / "token").write_text(TOKEN)
    with PrinterEmulator(tmp_path / "printer", port=0) as printer, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        config = device(printer.address, style="text")
        hub = Hub(store, now)
        hub.configure([config])
        devices = json.dumps([config.model_dump(mode="json")])
        house = [sys.executable, "-m", "tests.integration.hardware.hardware_house"]
        house += [mode, str(tmp_path / "house.db"), str(port), devices]
        agent = ["hardware.__main__", "--server", f"http://127.0.0.1:{port}"]
        agent += ["--token-file", str(tmp_path / "token")]
        agent += ["--journal", str(tmp_path / "journal.db")]
        running: list[Any] = [subprocess.Popen(house, cwd=ROOT, stderr=subprocess.DEVNULL)]
        try:
            until(lambda: listens(port))
            running.append(forking.fork(forking.HARDWARE, agent, {}, tmp_path / "agent.log"))
            with store.write() as db:
                hub.enqueue(db, device=config.id, key="visit-1", slip=bilingual(), now=now())

            def ended() -> bool:
                with store.read() as conn:
                    return hub.job_states(conn, ["visit-1"])["visit-1"].state.ended

            until(ended)
            assert len(printer.tickets) == 1
            agent_program = running.pop()  # there is one agent with a token at a time
            agent_program.terminate()
            agent_program.wait(90)
            refuses_nonsense(port)
        finally:
            for process in reversed(running):
                process.terminate()
                process.wait(90)
            store.close()


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def connects(client: socketio.SimpleClient, port: int) -> bool:
    """Whether it is let in; not while the agent before it is still taken to be there."""
    try:
        client.connect(
            f"http://127.0.0.1:{port}",
            namespace=NAMESPACE,
            auth={"token": TOKEN},
            transports=["websocket"],
        )
    except socketio.exceptions.ConnectionError:
        return False
    return True


def refuses_nonsense(port: int) -> None:
    with socketio.SimpleClient() as client:
        until(lambda: connects(client, port))
        for event, message in [
            ("report", {"job": "x", "state": "queued"}),
            ("report", ["printed"]),
            ("states", {"devices": [{"device": "entrance-printer", "state": "unknown"}]}),
            ("states", {"devices": [], "more": 1}),
        ]:
            answer = client.call(event, message, timeout=90)
            assert answer["ok"] is False
            assert answer["refused"] is True
        report = Report.model_validate({"job": "no such job", "state": "printed"})
        assert client.call("report", report.model_dump(mode="json"), timeout=90) == {"ok": True}
