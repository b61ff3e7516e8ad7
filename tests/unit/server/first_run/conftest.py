"""A fresh server in the test's own process, and browsers that come to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from argon2 import PasswordHasher

from server import concurrency
from server.app import Server, build
from server.devices import configured
from server.first_run.code import code
from server.settings import Settings
from storage import Store
from tests.asides import Here
from tests.browser import Markup
from tests.helpers import MIGRATIONS, NOW
from ticketing.sites import Site
from web import hashing


class _Form(HTMLParser):
    """What a browser would send of a page's form as it came."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._select, self._first = "", ""
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("id") == "step"
        elif not self._inside:
            return
        elif tag == "input" and given.get("name"):
            ticks = given.get("type") in ("checkbox", "radio")
            if not ticks or "checked" in given:
                self.fields.append((given["name"], given.get("value", "")))
        elif tag == "select":
            self._select, self._first = given["name"], ""
        elif tag == "option" and self._select:
            chosen = (self._select, given.get("value", ""))
            if not self._first or "selected" in given:
                self.fields = [one for one in self.fields if one[0] != self._select]
                self.fields.append(chosen)
            self._first = "there is one"

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = ""


def as_it_came(text: str) -> dict[str, list[str]]:
    """The fields of the form of a step, each as the page has it."""
    found: dict[str, list[str]] = {}
    for name, value in _Form(text).fields:
        found.setdefault(name, []).append(value)
    return found


HERE = "/setup/hillside-house"
PASSWORD = "three quiet words here"


class Visitor:
    """A browser of the first run: forms with the token of the page that was opened last."""

    def __init__(self, server: Server, address: str = "127.0.0.1") -> None:
        self.server = server
        self.client = server.app.test_client()
        self.address = {"REMOTE_ADDR": address}
        self.csrf = ""

    def open(self, path: str) -> Any:
        return self._read(self.client.get(path, environ_base=self.address, follow_redirects=True))

    def send(self, path: str, **form: Any) -> Any:
        """Send a form, and follow where it leads."""
        given = {"csrf_token": self.csrf, **form}
        answer = self.client.post(
            path, data=given, environ_base=self.address, follow_redirects=True
        )
        return self._read(answer)

    def _read(self, answer: Any) -> Any:
        if answer.mimetype == "text/html":
            self.csrf = Markup(answer.text).meta.get("csrf-token", self.csrf)
        return answer

    def let_in(self) -> None:
        """Through the page of the code."""
        self.open("/")
        answer = self.send("/setup/code", code=code(self.server.house.data))
        assert answer.request.path == "/setup", answer.text

    def begin(self, **more: str) -> Any:
        """Through the page of the administrator and the house."""
        form = {"person": "Nia Rees", "password": PASSWORD, "name_en": "Hillside House",
                "name_cy": "", "kind": "one-stop-shop", **more}  # fmt: skip
        return self.send("/setup", **form)


@cache
def _fresh() -> bytes:
    """A database with every schema and no site."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "fresh.db")
        with closing(Store(path)) as store:
            store.migrate(MIGRATIONS)
        return path.read_bytes()


@pytest.fixture
def clock() -> list[datetime]:
    """The moment that it is; a test may set another."""
    return [NOW]


@pytest.fixture
def server(
    tmp_path: Path, clock: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(hashing, "_hasher", weak)
    (tmp_path / "nextplease.db").write_bytes(_fresh())
    built = build(
        Settings(data=tmp_path, agent=False), concurrency.start("threading"), lambda: clock[0]
    )
    object.__setattr__(built.house, "hashing", Here())
    built.hub.configure(configured(built.house.store))
    yield built
    built.stop()


@pytest.fixture
def nia(server: Server) -> Visitor:
    """An administrator who has just begun."""
    visitor = Visitor(server)
    visitor.let_in()
    assert visitor.begin().status_code == 200
    return visitor


def site(server: Server) -> Site:
    """The house as it is."""
    return server.house.site("hillside-house")


def served(server: Server) -> list[str]:
    """Its enquiry types."""
    return [one.id for one in site(server).enquiries]


def row(n: int, name: str, pin: str = "", role: str = "adviser", serves: str = "all") -> Any:
    """The fields of a row of staff."""
    return {f"name_{n}": name, f"pin_{n}": pin, f"role_{n}": role, f"serves_{n}": serves}
