"""Servers that run while the tests of a file do: one for each async mode, and one alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.running import House, running


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def either_house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """A running server in each async mode, without devices; each test loads a site of its own."""
    with running(tmp_path_factory.mktemp("house"), request.param) as house:
        yield house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running server, without devices; each test loads a site of its own."""
    with running(tmp_path_factory.mktemp("house")) as house:
        yield house
