"""A house of the sample site whose clock is set, and browsers that nobody sits at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from server import concurrency
from server.app import build
from server.settings import Settings
from tests.browser import Markup
from tests.helpers import NOW, fresh_store
from web import tokens

API = "/api/v1/sites/riverside/paired-screens"
DEVICES = "/api/v1/sites/riverside/devices"
KIOSK = "/kiosk/riverside/entrance-left"
HTML = {"Accept": "text/html"}
A_TICKET = {"enquiry": "council-tax", "language": "en"}


class Glass:
    """A browser that nobody sits at."""

    def __init__(self, client: FlaskClient, path: str = "/", address: str = "192.0.2.7") -> None:
        self.client = client
        self.at = {"REMOTE_ADDR": address}
        self.csrf = ""
        self.text = ""
        self.open(path)

    def open(self, path: str) -> Any:
        answer = self.client.get(path, headers=HTML, environ_base=self.at)
        if answer.status_code != 302:
            page = Markup(answer.get_data(as_text=True))
            self.csrf, self.text = page.meta["csrf-token"], " ".join(page.text.split())
        return answer

    def post(self, path: str, body: Any) -> Any:
        headers = {"X-CSRFToken": self.csrf}
        return self.client.post(path, json=body, headers=headers, environ_base=self.at)

    def asks(self) -> dict[str, Any]:
        shown: dict[str, Any] = self.post("/pair", {"asked": "/"}).json
        return shown

    @property
    def code(self) -> str:
        found = self.asks()["code"]
        assert isinstance(found, str)
        return found

    def is_there(self, name: str = "page-one", version: str = "2.4", page: str = KIOSK) -> Any:
        return self.post("/screen/here", {"name": name, "page": page, "version": version})


class House:
    """A house of the sample site whose clock is set, and a supervisor's token."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.now = NOW
        fresh_store(folder / "nextplease.db").close()
        made = Settings(data=folder, async_mode="threading", agent=False, **settings)
        self.server = build(made, concurrency.start("threading"), lambda: self.now)
        self.store = self.server.house.store
        self.supervisor = self.token("supervisor")

    def token(self, role: Any, site: str = "riverside") -> str:
        return tokens.make(self.store, role, site=site, name=role, now=self.now)

    def glass(self, path: str = "/", address: str = "192.0.2.7") -> Glass:
        return Glass(self.server.app.test_client(), path, address)

    def by(self, secret: str, path: str, body: Any = None, address: str = "192.0.2.1") -> Any:
        headers = {"Authorization": f"Bearer {secret}"}
        client, more = self.server.app.test_client(), {"environ_base": {"REMOTE_ADDR": address}}
        if body is None:
            return client.get(path, headers=headers, **more)
        return client.post(path, json=body, headers=headers, **more)

    def pair(self, code: str, kind: str = "kiosk", place: str | None = "entrance-left") -> Any:
        return self.by(self.supervisor, API, {"code": code, "kind": kind, "place": place})

    def paired(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.by(self.supervisor, DEVICES).json["paired"]
        return found

    def a_kiosk(self) -> Glass:
        glass = self.glass()
        assert self.pair(glass.code).status_code == 201
        assert glass.asks()["goes_on"] == KIOSK
        glass.open(KIOSK)
        return glass
