"""What an agent finds plugged in is offered until a site names it, or the agent is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.hub import Hub
from hardware.hub.schema import migrations
from hardware.protocol import NAMESPACE, PrinterConfig
from storage import Store
from tests.unit.hardware.hub.test_an_agents_token_ends import Door

ONE = {"transport": "file", "address": "/dev/ticket-printer/by-id/one"}


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    store = Store(tmp_path / "house.db")
    store.migrate([migrations])
    yield Door(store)
    store.close()


def addresses(hub: Hub) -> list[tuple[str, str]]:
    return [(agent, one.address) for agent, one in hub.plugged_in()]


def test_what_is_plugged_in_is_offered_until_a_site_names_it(door: Door) -> None:
    hub, agent = door.hub, door.agent("two")
    agent.emit("found", {"devices": [ONE]}, namespace=NAMESPACE)
    assert addresses(hub) == [("entrance", ONE["address"])]
    config = PrinterConfig(
        id="x.door", name="Door", site="x", agent="entrance", transport="file",
        address=ONE["address"],
    )  # fmt: skip
    hub.configure([config.model_copy(update={"agent": "local"})])
    assert addresses(hub) == [("entrance", ONE["address"])]  # another PC's
    hub.configure([config])
    assert addresses(hub) == []


def test_what_an_agent_has_found_goes_with_it(door: Door) -> None:
    agent = door.agent("two")
    agent.emit("found", {"devices": [ONE]}, namespace=NAMESPACE)
    agent.disconnect(NAMESPACE)
    assert addresses(door.hub) == []


@pytest.mark.parametrize(
    "said",
    [None, [], {"devices": [{"transport": "bus", "address": "192.0.2.1:9100"}]},
     {"devices": [{**ONE, "address": "/dev/\n"}]}, {"devices": [ONE] * 41}],
)  # fmt: skip
def test_what_does_not_fit_is_left_out(door: Door, said: object) -> None:
    agent = door.agent("one")
    agent.emit("found", said, namespace=NAMESPACE)
    assert addresses(door.hub) == []
    assert agent.is_connected(NAMESPACE)
