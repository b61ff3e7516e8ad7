"""A press comes from the agent of its pad, with a token that is still good, and fits the form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hardware.hub.schema import migrations
from hardware.protocol import NAMESPACE, Answered, PadConfig, Pressed, Row, Shown
from storage import Store
from tests.unit.hardware.hub.test_an_agents_token_ends import Door

PAD = PadConfig.model_validate(
    {
        "id": "s.pad.p",
        "name": "Pad",
        "site": "s",
        "agent": "entrance",
        "line": {"protocol": "qsystem", "transport": "serial", "address": "/dev/x"},
        "number": 64,
        "keys": {"31": "next"},
    }
)


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    store = Store(tmp_path / "house.db")
    store.migrate([migrations])
    found = Door(store)
    found.hub.configure([PAD])
    yield found
    store.close()


def press(agent: Any, **more: Any) -> Any:
    at = datetime.now(UTC).isoformat()
    message = {"device": PAD.id, "key": "31", "press": "1", "at": at, **more}
    return agent.emit("pressed", message, namespace=NAMESPACE, callback=True)


def test_a_press_is_answered_with_what_came_of_it(door: Door) -> None:
    pressed: list[tuple[str, str]] = []

    def done(config: PadConfig, one: Pressed) -> Answered:
        pressed.append((config.id, one.key))
        return Answered(done=True)

    agent = door.agent("two")
    assert press(agent)["answer"] == {"done": False, "says": "nothing here listens to pads"}
    door.hub.on_press(done)
    assert press(agent) == {"ok": True, "answer": {"done": True, "says": ""}}
    assert press(door.agent("one"))["answer"]["done"] is False  # another agent's
    assert press(agent, key="A" * 50)["refused"]
    assert press(agent, at="2020-01-01T00:00:00Z")["answer"]["says"] == "the press came too late"
    assert pressed == [(PAD.id, "31")]
    del door.known["two"]  # its connection is not ended yet
    assert press(agent) == {"ok": False, "detail": "not connected"}
    assert pressed == [(PAD.id, "31")]


def test_what_a_pad_shows_reaches_its_agent_now_and_when_it_comes(door: Door) -> None:
    agent = door.agent("two")
    shown = Shown(device=PAD.id, lamp="waiting", rows=(Row(number="C1"),))
    door.hub.show([shown, Shown(device="s.pad.none")])
    door.hub.show([shown])
    told = [one["args"][0] for one in agent.get_received(NAMESPACE) if one["name"] == "show"]
    assert [Shown.model_validate(one) for one in told] == [shown]
    hello = agent.emit("hello", {}, namespace=NAMESPACE, callback=True)
    assert [Shown.model_validate(one) for one in hello["configuration"]["shown"]] == [shown]
