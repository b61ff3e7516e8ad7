"""The demonstration's page on which devices are broken: what is chosen reaches the emulators."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hardware.emulators import field as lines
from hardware.emulators.habits import QUIRKS
from hardware.protocol import PrinterState
from simulation import field, shown
from tests.helpers import NOW, SAMPLE_TEXT, fresh_store
from tests.wired import WIRED
from ticketing.sites import Site
from ticketing.sites.file import parse


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Any]:
    """All that these functions have of a house: its folder, its store and its clock."""
    with closing(fresh_store(tmp_path / "house.db")) as store:
        yield SimpleNamespace(data=tmp_path, store=store, clock=lambda: NOW)


@pytest.fixture
def site() -> Site:
    return parse(SAMPLE_TEXT + WIRED)


def asked(house: Any, site: Site) -> dict[str, Any]:
    path = shown.folder(house, site.printers[0]) / "control.json"
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def test_every_choice_is_one_that_the_emulators_know() -> None:
    assert shown.QUIRKS.keys() == QUIRKS.keys()
    assert field.QUIRKS.keys() == lines.QUIRKS.keys()
    assert set(shown.FAULTS) - {"slow"} <= {str(state) for state in PrinterState}


def test_a_fault_leaves_the_model_as_it_is_and_a_model_the_fault(house: Any, site: Site) -> None:
    one = site.printers[0]
    assert (shown.fault(house, one), shown.quirk(house, one)) == ("ready", "none")
    shown.set_quirk(house, one, "late")
    shown.set_fault(house, one, "slow")
    assert asked(house, site) == {"quirk": "late", "state": "ready", "slow": 8}
    assert (shown.fault(house, one), shown.quirk(house, one)) == ("slow", "late")
    shown.set_fault(house, one, "busy")
    shown.set_quirk(house, one, "none")
    assert (shown.fault(house, one), shown.quirk(house, one)) == ("busy", "none")


def test_what_stands_in_a_broken_file_is_taken_for_well(house: Any, site: Site) -> None:
    one = site.printers[0]
    shown.set_fault(house, one, "offline")
    for text in ("[]", "{", '{"state": "sulks", "quirk": "sulks"}'):
        (shown.folder(house, one) / "control.json").write_text(text)
        assert (shown.fault(house, one), shown.quirk(house, one)) == ("ready", "none")


def test_a_line_keeps_its_cable_and_its_keys_whatever_it_is_like(house: Any, site: Site) -> None:
    field.pull(house, site, "hall", plugged=False)
    field.set_quirk(house, site, "hall", "chatter")
    field.press(house, site, "p3", "31")
    (hall, foot) = field.state(house, site)["lines"]
    assert hall == {"line": "hall", "plugged": False, "quirk": "chatter"}
    assert foot == {"line": "foot", "plugged": True, "quirk": "none"}
    told = json.loads((house.data / "lines" / "hall" / "control.json").read_text())
    assert told["pressed"] == ["p3", "31", 1]
