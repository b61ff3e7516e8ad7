"""Shared by all tests: a database, the sample site, a moment within its opening hours."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storage import Store
from tests.helpers import NOW, fresh_store, sample_site
from ticketing.sites import Site

# A slow machine is no failure: nothing is tested by the time it takes.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
_calm = settings.get_profile("calm")
settings.register_profile("quick", _calm, max_examples=40, stateful_step_count=30)
settings.register_profile("thorough", _calm, max_examples=1000, stateful_step_count=80)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A database of its own with every schema and the sample site."""
    opened = fresh_store(tmp_path / "nextplease.db")
    yield opened
    opened.close()


@pytest.fixture
def site() -> Site:
    """The sample site, 'riverside'."""
    return sample_site()


@pytest.fixture
def now() -> datetime:
    """A moment within opening hours."""
    return NOW


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of whole programs and browsers get two more tries, which the report names.

    They wait for other processes on a machine that may be busy. Rules, transactions and
    properties get none: what fails there once is wrong.
    """
    for item in items:
        if {"integration", "journeys"} & set(item.path.parts):
            item.add_marker(pytest.mark.flaky(reruns=2))
