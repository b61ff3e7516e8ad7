"""A house with two sites, and everybody who may ask something of it: each with a session, or a
token, of their own. The server does not run: it is asked in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from flask_socketio import SocketIOTestClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from server import concurrency
from server.app import build
from server.settings import Settings
from storage.times import from_ms
from tests.helpers import NOW, SITE_TEXT, an_ask
from ticketing import appointments, commands
from ticketing.appointments import Order
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people, places
from ticketing.staff.people import Manager
from web import tokens
from web.sessions import SignedIn

SITE, OTHER = "riverside", "market-hall"
#: The partner's own enquiry type, and one of others.
THEIRS, ELSE = "planning", "benefits"
#: An appointment type of each.
THEIR_TYPE, ELSE_TYPE = "planning-advice", "benefits-interview"
#: Where the partner is signed on.
POINT = "counter-6"
#: Who asks, by letter: role, id.
PEOPLE: Mapping[str, tuple[str, str]] = {
    "R": ("receptionist", "joyce"),
    "A": ("adviser", "megan"),
    "S": ("supervisor", "carys"),
    "M": ("administrator", "nia"),
    "P": ("partner", "gareth"),
    "U": ("auditor", "lowri"),
}
#: Programs and machines, by letter: the role of their token.
TOKENS: Mapping[str, tokens.Role] = {"K": "kiosk", "C": "counter", "D": "display", "G": "agent"}
_BY = Manager(Ask(NOW, SYSTEM), "administrator")
_RAW = "raw"


class Doors:
    """The house, and a client for whoever asks it."""

    def __init__(self, folder: Path) -> None:
        settings = Settings(data=folder, async_mode="threading", agent=False)
        self.server = build(settings, concurrency.start("threading"), lambda: NOW)
        self.house = self.server.house
        self.store = self.house.store
        self._tokens: dict[tuple[str, str], str] = {}
        for site in (SITE, OTHER):
            text = SITE_TEXT.replace('id = "riverside"', f'id = "{site}"', 1)
            commands.load_site(self.store, text, now=NOW, actor=SYSTEM)
            for role, person, skills in (
                ("administrator", "nia", []),
                ("partner", "gareth", [THEIRS]),
                ("auditor", "lowri", []),
            ):
                people.add(
                    self.store, site, _BY, person, name=person.title(), role=role, skills=skills
                )
            for letter, token in TOKENS.items():
                self._tokens[site, letter] = tokens.make(
                    self.store, token, site=site, name=token, now=NOW
                )
        app = self.server.app
        csrf = URLSafeTimedSerializer(str(app.secret_key), salt="wtf-csrf-token")
        self._csrf = csrf.dumps(_RAW)
        cookies = SecureCookieSessionInterface().get_signing_serializer(app)
        assert cookies is not None
        self._cookies = cookies

    # ------------------------------------------------------------------ what there is

    def issue(self, enquiry: str = THEIRS, site: str = SITE) -> str:
        """The id of a new visit that waits."""
        return commands.issue(self.store, site, enquiry, an_ask(), language="en").visit

    def book(self, type_id: str) -> str:
        """The id of a new appointment of a type, at a time that is free."""
        site = self.house.site(SITE)
        with self.store.read() as conn:
            wish = appointments.wish(site, type_id)
            free = appointments.free(conn, site, wish, NOW, days=14, limit=1)[0]
        order = Order(type_id, from_ms(free.starts_at), free.adviser, free.service_point)
        return appointments.book(self.store, SITE, order, an_ask()).id

    def sit(self, site: str = SITE, who: str = "gareth", point: str = POINT) -> None:
        """Sign somebody on at a service point."""
        places.sign_on(self.store, site, who, point, an_ask(adviser=who))

    # ------------------------------------------------------------------ who asks

    def client(
        self,
        who: str,
        site: str = SITE,
        *,
        token: tokens.Role | None = None,
        everywhere: bool = False,
    ) -> FlaskClient:
        """A browser or program of `who`, a letter of PEOPLE or TOKENS; '-' is nobody. `token`: of
        what role the PC has one besides, of the site or `everywhere`."""
        client = self.server.app.test_client()
        client.environ_base["HTTP_ACCEPT"] = "application/json"
        if who in TOKENS:
            client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {self._tokens[site, who]}"
        else:
            client.environ_base["HTTP_X_CSRFTOKEN"] = self._csrf
            kept: dict[str, Any] = {"csrf_token": _RAW}
            if who in PEOPLE:
                kept["_user_id"] = self._session(site, PEOPLE[who][1])
            if token is not None:
                kept["tokens"] = [self._token_id(token, None if everywhere else site)]
            self._give(client, kept)
        return client

    def keep(self, client: FlaskClient, session: str) -> None:
        """Let a browser be signed in by the secret of a session."""
        self._give(client, {"csrf_token": _RAW, "_user_id": session})

    def _give(self, client: FlaskClient, kept: Mapping[str, Any]) -> None:
        client.set_cookie("nextplease", str(self._cookies.dumps(dict(kept))))

    def ask(
        self, who: str, method: str, path: str, body: Any = None, *, site: str = SITE
    ) -> TestResponse:
        """What `who` of a site is answered."""
        more: dict[str, Any] = {} if method == "GET" else {"json": {} if body is None else body}
        return self.client(who, site).open(path, method=method, **more)

    def screen(self, who: str, namespace: str, site: str = SITE) -> SocketIOTestClient:
        """A screen of `who`, connected."""
        auth = {"token": self._tokens[site, who]} if who in TOKENS else None
        return self.server.socketio.test_client(
            self.server.app,
            namespace=namespace,
            auth=auth,
            flask_test_client=None if who in TOKENS else self.client(who, site),
        )

    def _token_id(self, role: tokens.Role, site: str | None) -> int:
        secret = tokens.make(self.store, role, site=site, name="a PC", now=NOW)
        with self.store.read() as conn:
            found = tokens.find(conn, secret)
        assert found is not None
        return found.id

    def _session(self, site: str, adviser: str) -> str:
        with self.store.read() as conn:
            secrets = people.secrets_of(conn, site, adviser)[2]
        return self.house.sessions.begin(SignedIn(site, adviser, secrets, "password", "", "test"))


@contextmanager
def doors(folder: Path) -> Iterator[Doors]:
    """The house, open for as long as it is asked."""
    found = Doors(folder)
    try:
        yield found
    finally:
        found.server.stop()


def refused(answer: TestResponse) -> bool:
    """Whether whoever asked was told that it is not for them."""
    if answer.status_code == 302:
        return str(answer.headers["Location"]).startswith("/sign-in?")
    if answer.status_code == 401:
        return True
    problem = answer.get_json(silent=True) or {}
    return answer.status_code == 403 and str(problem.get("type", "")).endswith(":not-allowed")
