"""Two agents with one token: the one that is there stays, the other is refused and reported; one
that was started anew, or lost its cable, comes back without a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_socketio import SocketIO

from hardware.hub import Hub
from hardware.hub.agents import AWAY_S, TWINS_LAST, Known
from hardware.hub.namespace import DevicesNamespace
from hardware.hub.schema import migrations
from hardware.protocol import NAMESPACE
from storage import Store


class House:
    """A server's door for agents, whose clock is set."""

    def __init__(self, store: Store) -> None:
        self.now = datetime(2026, 11, 17, 10, 42, tzinfo=UTC)
        self.app = Flask(__name__)
        self.socketio = SocketIO(self.app, async_mode="threading")
        self.hub = Hub(store, lambda: self.now)
        self.told: list[tuple[str, str]] = []
        self.namespace = DevicesNamespace(
            self.hub, {"secret": Known("entrance", "riverside")}.get, twin=self._twin
        )
        self.socketio.on_namespace(self.namespace)

    def _twin(self, agent: Known, address: str) -> None:
        self.told.append((agent.name, address))

    def agent(self, instance: str) -> Any:
        auth = {"token": "secret", "instance": instance, "host": "kiosk-pc"}
        return self.socketio.test_client(self.app, namespace=NAMESPACE, auth=auth)

    def states(self, agent: Any) -> Any:
        return agent.emit("states", {"devices": []}, namespace=NAMESPACE, callback=True)

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    @property
    def twin(self) -> str:
        return self.hub.agents.of_site("riverside", self.now)["entrance"].twin


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = Store(tmp_path / "house.db")
    store.migrate([migrations])
    yield House(store)
    store.close()


def test_a_second_one_is_refused_while_the_first_is_heard_and_told_once(house: House) -> None:
    first = house.agent("one")
    for _ in range(3):
        assert not house.agent("two").is_connected(NAMESPACE)
        house.later(3)
        assert house.states(first)["ok"]
    assert first.is_connected(NAMESPACE)
    assert house.told == [("entrance", "unknown")]
    assert house.twin == "unknown"


def test_one_that_was_started_anew_waits_until_its_former_run_is_silent_and_is_no_twin(
    house: House,
) -> None:
    house.agent("one")  # it was killed, and nobody noticed that its connection is dead
    assert not house.agent("two").is_connected(NAMESPACE)
    house.later(AWAY_S + 1)
    anew = house.agent("two")
    assert house.states(anew)["ok"]
    assert (house.told, house.twin) == ([], "")


def test_the_same_run_takes_the_place_of_its_own_dead_connection_at_once(house: House) -> None:
    before = house.agent("one")
    anew = house.agent("one")
    assert (before.is_connected(NAMESPACE), anew.is_connected(NAMESPACE)) == (False, True)
    assert house.states(anew)["ok"]
    assert house.told == []


def test_two_are_one_no_more_some_minutes_after_the_second_was_refused_last(house: House) -> None:
    first = house.agent("one")
    house.agent("two")
    house.states(first)
    house.later(TWINS_LAST.total_seconds())
    assert house.twin == ""


def test_a_run_that_does_not_say_which_it_is_takes_nobodys_place(house: House) -> None:
    first = house.agent("one")
    assert not house.agent("").is_connected(NAMESPACE)
    assert first.is_connected(NAMESPACE)


@pytest.mark.parametrize(
    "auth",
    [None, {}, {"token": ""}, {"token": 7}, {"token": "x" * 201}, {"token": "secret", "more": 1},
     {"enrol": "short"}, {"enrol": "x" * 101}, {"token": "other", "enrol": "x" * 43}],
)  # fmt: skip
def test_an_introduction_that_does_not_fit_opens_nothing(house: House, auth: Any) -> None:
    found = house.socketio.test_client(house.app, namespace=NAMESPACE, auth=auth)
    assert not found.is_connected(NAMESPACE)
