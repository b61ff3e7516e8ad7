"""A house without rooms, and a small app in which someone asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from storage import Store
from tests.asides import Here, ReportsHere
from tests.helpers import NOW
from web import problems
from web.callers import FINDER, Caller
from web.house import House


@pytest.fixture
def house(store: Store, tmp_path: Path) -> House:
    """The services of a server on which it is always the same moment."""
    return House(
        store=store,
        clock=lambda: NOW,
        reports=ReportsHere(store.path),
        voices=Here(),
        hashing=Here(),
        public_url="https://queue.example.org/Desk",
        data=tmp_path,
    )


class Door:
    """Who asks: set `caller` before a request."""

    def __init__(self) -> None:
        self.caller = Caller()


@pytest.fixture
def door() -> Door:
    """Nobody, until a test says who."""
    return Door()


@pytest.fixture
def app(door: Door) -> Flask:
    """An app that answers errors as the server does."""
    templates = Path(problems.__file__).parent.parent
    made = Flask("small", template_folder=str(templates))
    made.extensions[FINDER] = lambda: door.caller
    problems.register(made)
    return made
