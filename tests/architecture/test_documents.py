"""The documents tell of everything that the code has."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest

from analytics.now.live import SupervisorState
from counters.desk.live import CounterNamespace
from counters.help.live import StaffNamespace
from counters.reception.live import ReceptionNamespace
from counters.rooms.live import RoomsNamespace
from display.live import DisplayNamespace
from hardware.hub.namespace import DevicesNamespace
from hardware.protocol import NAMESPACE
from kiosk.live import KioskNamespace
from scripts import site_file
from server.app import SCREENS
from server.settings import Settings
from tests.asides import asides_here
from tests.helpers import NOW, ROOT, an_ask
from ticketing import commands
from ticketing.events import EVENTS, Event
from ticketing.help import alerts
from ticketing.help.alerts import Needed
from web.house import House
from web.live import Live


def sections(name: str) -> dict[str, str]:
    """The text under each third-level heading of a document."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    return {head: re.split(r"^## ", body, flags=re.MULTILINE)[0]
            for head, body in zip(parts[1::2], parts[2::2], strict=True)}  # fmt: skip


EVENTS_TOLD = sections("events.md")


@pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS.keys())
def test_every_event_is_told_with_each_of_its_fields(event: type[Event]) -> None:
    told = EVENTS_TOLD[event.kind]
    missing = [field.name for field in fields(event) if f"`{field.name}`" not in told]
    assert missing == []


def test_no_event_is_told_that_there_is_not() -> None:
    assert {head for head in EVENTS_TOLD if not head.startswith("/")} == set(EVENTS)


@pytest.fixture
def states(store, tmp_path) -> dict[str, list[Mapping[str, Any]]]:
    """Each namespace's states, with a visitor who waits and one who was called."""
    house = House(store, lambda: NOW, *asides_here(store), "http://localhost", tmp_path)
    live = Live(lambda: NOW)
    visits = [
        commands.issue(store, "riverside", "council-tax", an_ask(), language="cy").visit
        for _ in range(2)
    ]
    commands.call_next(store, "riverside", "counter-1", an_ask())
    commands.raise_help(store, "riverside", "room-1", an_ask())
    for seconds in (0, 60):
        down = Needed("kiosk 1", "kiosk", "Kiosk 1", "Entrance", "gone")
        alerts.look(store, "riverside", [down], NOW + timedelta(seconds=seconds))
    display = DisplayNamespace(house, live)
    return {
        "/kiosk": [KioskNamespace(house, live).compute("riverside|entrance-left")],
        "/display": [
            display.compute("riverside|board|main"),
            display.compute(f"riverside|ticket|{visits[0]}"),
        ],
        "/counter": [
            CounterNamespace(house, live).compute("riverside|counter-1"),
            CounterNamespace(house, live).compute("riverside|counter-2"),
        ],
        "/reception": [ReceptionNamespace(house, live).compute("riverside|")],
        "/staff": [StaffNamespace(house, live).compute("riverside|room-1||door")],
        "/rooms": [RoomsNamespace(house, live).compute("riverside|")],
        "/supervisor": [SupervisorState(house, live).compute("riverside|now")],
    }


def names(state: Any) -> set[str]:
    """The fields of a state and of what it lists."""
    if isinstance(state, list):
        return set().union(*map(names, state))
    return set(state) if isinstance(state, dict) else set()


def test_every_field_of_a_live_state_is_told(states) -> None:
    for path, found in states.items():
        told = EVENTS_TOLD[path]
        for state in found:
            asked = set(state)
            if path in ("/staff", "/rooms"):
                asked |= set().union(*(names(part) for part in state.values()))
            if path in ("/display", "/counter"):
                parts = ("calls", "queue", "next", "adviser", "recall", "last", "pause", "skills",
                         "planned", "notes", "story", "held", "refer", "rooms", "people", "home",
                         "help", "undo")  # fmt: skip
                asked |= set().union(*(names(state.get(part)) for part in parts))
            assert [name for name in sorted(asked) if f"`{name}`" not in told] == [], path


def test_every_namespace_is_told_and_no_other(states) -> None:
    assert {space.path for screen in SCREENS for space in screen.namespaces} <= set(states)
    assert {head for head in EVENTS_TOLD if head.startswith("/")} == {*states, NAMESPACE}


def test_every_message_of_an_agent_is_told() -> None:
    handlers = {name[3:] for name in dir(DevicesNamespace) if name.startswith("on_")}
    for message in handlers - {"connect", "disconnect"} | {"job", "configure"}:
        assert f"| `{message}` |" in EVENTS_TOLD[NAMESPACE]


def test_every_setting_is_told_and_no_other() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)) == set(
        Settings.model_fields
    )


def test_the_tables_of_the_site_file_are_made_from_the_help_of_the_fields() -> None:
    text = site_file.PAGE.read_text(encoding="utf-8")
    assert site_file.page(text) == text, "run python -m scripts.site_file"


def test_every_part_of_the_soak_is_run_and_told() -> None:
    trees = [ast.parse(file.read_text()) for file in (ROOT / "tests" / "soak").glob("*.py")]
    nodes = [node for tree in trees for node in tree.body]
    written = {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef)
        and [one.arg for one in node.args.args] == ["folder", "heavy"]
    }
    (run,) = [
        {name.id for name in ast.walk(node) if isinstance(name, ast.Name)} & written
        for node in nodes
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "PARTS"
    ]
    table = (ROOT / "docs" / "testing.md").read_text().partition("## What is in the soak")[2]
    rows = re.findall(r"^\| (`.+?) \|", table.partition("\n## ")[0], flags=re.MULTILINE)
    assert run == written
    assert {name for row in rows for name in re.findall("`(.+?)`", row)} == run
