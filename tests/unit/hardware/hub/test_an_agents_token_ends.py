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
from hardware.protocol import NAMESPACE
from storage import Store


class Door:
    """A server's door for agents, with the tokens that it lets in."""

    def __init__(self, store: Store) -> None:
        self.app = Flask(__name__)
        self.socketio = SocketIO(self.app, async_mode="threading")
        self.known = {"one": Known("local"), "two": Known("entrance")}
        self.hub = Hub(store, lambda: datetime.now(UTC))
        self.namespace = DevicesNamespace(self.hub, self.known.get)
        self.socketio.on_namespace(self.namespace)

    def agent(self, token: str, instance: str = "") -> Any:
        auth = {"token": token, "instance": instance}
        return self.socketio.test_client(self.app, namespace=NAMESPACE, auth=auth)


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
