"""An agent whose token was ended has its connection ended, and none in its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIO

from hardware.hub import Hub
from hardware.hub.agents import Known
from hardware.hub.namespace import DevicesNamespace
from hardware.hub.schema import migrations
from hardware.protocol import NAMESPACE, JobState
from storage import Store
from tests.integration.hardware.hardware_house import device
from tests.unit.hardware.samples import bilingual


class Door:
    """A server's door for agents, with the tokens that it lets in."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.app = Flask(__name__)
        self.socketio = SocketIO(self.app, async_mode="threading")
        self.known = {"one": Known("local"), "two": Known("entrance")}
        self.hub = Hub(store, lambda: datetime.now(UTC))
        self.namespace = DevicesNamespace(self.hub, self.known.get)
        self.socketio.on_namespace(self.namespace)
        self.hub.configure([device("127.0.0.1:9100")])

    def agent(self, token: str, instance: str = "") -> Any:
        auth = {"token": token, "instance": instance}
        return self.socketio.test_client(self.app, namespace=NAMESPACE, auth=auth)

    def print(self) -> str:
        """A slip for the agent 'local'; its job."""
        now = datetime.now(UTC)
        with self.store.write() as db:
            job = self.hub.enqueue(
                db, device="entrance-printer", key="visit-1", slip=bilingual(), now=now
            )
        self.hub.deliver()
        return job


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    store = Store(tmp_path / "house.db")
    store.migrate([migrations])
    yield Door(store)
    store.close()


def test_an_agent_whose_token_was_ended_is_connected_no_more(door: Door) -> None:
    agent, other = door.agent("one"), door.agent("two")
    door.namespace.recheck()
    assert agent.is_connected(NAMESPACE)
    del door.known["one"]
    door.namespace.recheck()
    assert (agent.is_connected(NAMESPACE), other.is_connected(NAMESPACE)) == (False, True)
    assert not door.agent("one").is_connected(NAMESPACE)


def test_one_that_took_anothers_place_is_looked_at_alone(door: Door) -> None:
    door.agent("one", "run")
    newer = door.agent("one", "run")
    door.namespace.recheck()
    assert newer.is_connected(NAMESPACE)
    newer.disconnect(NAMESPACE)
    door.namespace.recheck()
    assert door.namespace._tokens == {}


def test_one_that_another_program_ended_gets_and_tells_nothing_before_anybody_looks(
    door: Door,
) -> None:
    agent = door.agent("one")
    assert asks(agent, "hello")["ok"]
    del door.known["one"]
    agent.get_received(NAMESPACE)
    job = door.print()
    door.hub.search("riverside", scan=False)
    door.namespace.send_configuration("local")
    assert agent.get_received(NAMESPACE) == []
    told = {"job": job, "state": "printed"}
    for what, body in (("hello", {}), ("states", {"devices": []}), ("report", told)):
        assert asks(agent, what, body) == {"ok": False, "detail": "not connected"}
    with door.store.read() as conn:
        assert door.hub.job_states(conn, ["visit-1"])["visit-1"].state is JobState.QUEUED


def test_who_has_the_name_of_one_that_was_ended_is_let_in_at_once_and_no_twin(door: Door) -> None:
    former = door.agent("one", "former")
    del door.known["one"]
    door.known["three"] = Known("local")
    job = door.print()
    anew = door.agent("three", "anew")
    assert (former.is_connected(NAMESPACE), anew.is_connected(NAMESPACE)) == (False, True)
    assert [one["job"] for one in asks(anew, "hello")["configuration"]["jobs"]] == [job]
    assert asks(anew, "states", {"devices": []})["ok"]
    assert door.hub.agents.of_site("riverside", datetime.now(UTC))["local"].twin == ""


def asks(agent: Any, what: str, body: Any = None) -> Any:
    return agent.emit(what, body or {}, namespace=NAMESPACE, callback=True)
