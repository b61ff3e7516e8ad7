"""Shared by all tests: a database, the sample site, a moment within its opening hours, and one
running server a process in each async mode."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, settings

from storage import Store
from tests import once, origins, warm_workers
from tests.helpers import NOW, fresh_store, sample_site
from tests.running import UNLIMITED, House, running
from ticketing.sites import Site
from web import languages

# A slow machine is no failure: nothing is tested by the time it takes.
settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
_calm = settings.get_profile("calm")
# The same examples in each run, so that none fails by chance and none has to be tried again; others
# come with each change of a test. The soak looks elsewhere each time, and longer.
settings.register_profile(
    "quick", _calm, max_examples=25, stateful_step_count=30, derandomize=True, database=None
)
settings.register_profile("thorough", _calm, max_examples=1000, stateful_step_count=80)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# With everything that a frame holds, as is the default, one traceback takes minutes to draw.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.dev.ConsoleRenderer(colors=False),
    ]
)

once.install()
warm_workers.install()

# What is loaded stays: to look through all of it for circles, again and again, took a third of the
# time of each app that is put together.
gc.disable()


def pytest_configure(config: pytest.Config) -> None:
    """Who begins a run of several processes tests nothing, and listens for all of them."""
    if getattr(config.option, "numprocesses", None):
        origins.share()


def pytest_collection_finish() -> None:
    """Everything is loaded."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.fixture(autouse=True)
def _no_languages_of_another_house() -> Iterator[None]:
    """A server or a command takes up the languages of its own data folder; no other has them."""
    yield
    languages.use_own(None)


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


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A running server without devices, for all tests of this process that leave it as it is; each
    loads a site of its own. Whoever kills it, limits it or moves its clock starts another."""
    with running(tmp_path_factory.mktemp("house"), **UNLIMITED) as found:
        yield found


@pytest.fixture(scope="session")
def threading_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """As `house`, in the other async mode."""
    with running(tmp_path_factory.mktemp("house"), "threading", **UNLIMITED) as found:
        yield found


@pytest.fixture(params=["eventlet", "threading"])
def either_house(request: pytest.FixtureRequest) -> House:
    """The running server in each async mode."""
    name = "house" if request.param == "eventlet" else "threading_house"
    found: House = request.getfixturevalue(name)
    return found
