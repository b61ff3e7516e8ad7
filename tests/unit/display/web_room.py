"""The display's routes in an app of their own, over the waiting area of these tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi3.openapi import OpenAPI

import web
from display.web import blueprint
from tests.asides import asides_here
from tests.unit.display.waiting_room import WaitingRoom
from web import problems
from web.callers import FINDER, Caller
from web.house import House

PUBLIC_URL = "https://queue.example.org"


@pytest.fixture
def client(room: WaitingRoom, tmp_path: Path) -> FlaskClient:
    """A browser that nobody signed on with."""
    house = House(room.store, room.clock, *asides_here(room.store), PUBLIC_URL, tmp_path / "data")
    root = Path(web.__file__).parent
    app = OpenAPI("display", template_folder=str(root.parent), static_folder=None)
    problems.register(app)
    app.extensions[FINDER] = Caller
    app.register_api(blueprint(house))
    return app.test_client()
