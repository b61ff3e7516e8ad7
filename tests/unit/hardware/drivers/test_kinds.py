"""What holds for every kind of device, whatever it is."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import BaseModel

from hardware import drivers, protocol
from hardware.agent import workers
from hardware.protocol import STATES, DeviceReport, DeviceState


def test_every_kind_that_can_be_configured_has_somebody_who_drives_it_and_states() -> None:
    configs = [
        thing
        for thing in vars(protocol).values()
        if isinstance(thing, type) and issubclass(thing, BaseModel) and "kind" in thing.model_fields
    ]
    kinds = {get_args(config.model_fields["kind"].annotation)[0] for config in configs}
    assert kinds == set(workers.KINDS) == set(STATES)
    assert set(drivers.KINDS) <= kinds


@pytest.mark.parametrize("kind", sorted(STATES))
def test_every_kind_says_in_its_own_words_what_all_devices_may_be(kind: str) -> None:
    own = {str(state): state.usable for state in STATES[kind]}
    shared = {str(state): state.usable for state in DeviceState}
    assert shared.items() <= own.items()


@pytest.mark.parametrize("kind", sorted(STATES))
def test_what_an_agent_says_of_a_device_is_read_in_the_words_of_its_kind(kind: str) -> None:
    for state in STATES[kind]:
        if state.value != DeviceState.UNKNOWN.value:
            report = DeviceReport.model_validate({"device": "one", "state": str(state)})
            assert STATES[kind](report.state) is state
