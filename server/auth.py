"""Finds out who asks: a bearer token, or a browser's session (a person, and tokens it was given).

The secret key of the sessions is made at the first start and kept in the data folder, readable by
its owner alone. Every change is a POST; those of a session need the CSRF token as well.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

from flask import Flask, Request, Response, redirect, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from itsdangerous import BadSignature

from server.origins import Insecure
from storage import Connection
from ticketing import sites
from ticketing.errors import NotFound
from ticketing.sites import rights
from ticketing.sites.parts import Adviser
from ticketing.staff import accounts, people
from web import problems, tokens
from web.callers import FINDER, SIGN_ON, Caller, Forbidden, Grant, Unauthorised, caller
from web.compress import PUBLIC
from web.house import House
from web.known_pcs import keep_token
from web.pins import Person
from web.sessions import Session

#: A kiosk stays a kiosk; its token is revoked when it is taken away.
TOKENS_LAST = timedelta(days=400)
#: Where the scripts of our pages say the token of theirs.
_CSRF_HEADER = "X-CSRFToken"


def secret_key(data: Path) -> str:
    """The key that signs the sessions, made at the first start (mode 0600)."""
    return kept_secret(data / "secret.key", lambda: secrets.token_hex(32))


def kept_secret(path: Path, make: Callable[[], str]) -> str:
    """The secret in the file `path`, made and written (mode 0600) if there is none yet.

    It is there whole or not at all: one that a full disk cut short would be a secret of nothing.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if kept := _read_secret(path):
        return kept
    secret = make()
    handle, part = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        if path.exists() and not _read_secret(path):
            path.unlink()  # empty: an earlier program was cut short
        os.link(part, path)
    except FileExistsError:
        return _read_secret(path)  # another process was first
    finally:
        os.unlink(part)
    return secret


def _read_secret(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


class _Sessions(SecureCookieSessionInterface):
    """A browser's session. A program sends no cookie: for it nothing is made ready to read one.

    `sure` is the moment that has passed by every clock.
    """

    def __init__(self, sure: Callable[[], datetime]) -> None:
        self._sure = sure

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if "HTTP_COOKIE" not in request.environ or self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        serializer = self.get_signing_serializer(app)
        assert serializer is not None
        try:
            kept, signed = serializer.loads(
                request.cookies[self.get_cookie_name(app)], return_timestamp=True
            )
        except BadSignature:
            return self.session_class()
        # One that is signed in times to come is ours all the same: the clock was put back since.
        # The library would refuse it, and each kiosk would be none until somebody pairs it anew.
        # So it would be by a clock that is years ahead for a moment, and that nobody agreed to.
        lasts = app.permanent_session_lifetime
        old = datetime.now(UTC) - signed > lasts and self._sure() - signed > lasts
        return self.session_class() if old else self.session_class(kept)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Not with what is the same for everybody: a browser that was told that it depends on the
        cookie fetches all of a page's files again whenever somebody signs on."""
        if not session and not session.modified and "Authorization" in request.headers:
            return  # a program's: what looked for a session found none, and needs none
        if session.accessed and not request.path.startswith(PUBLIC):
            super().save_session(app, session, response)
            if session.permanent:
                self._by_age(app, response)

    def _by_age(self, app: Flask, response: Response) -> None:
        """Say how long the cookie lasts, not only until when: by a clock that is years behind, that
        is long past for the browser."""
        name, lasts = self.get_cookie_name(app), app.permanent_session_lifetime
        said = f"; Max-Age={lasts // timedelta(seconds=1)}"
        cookies = response.headers.getlist("Set-Cookie")
        response.headers.setlist(
            "Set-Cookie",
            [
                one + said if one.startswith(f"{name}=") and "Max-Age=" not in one else one
                for one in cookies
            ],
        )


def install(app: Flask, house: House) -> None:
    """Put sessions, CSRF and the finding of callers into the app."""
    app.session_interface = _Sessions(house.sure)
    https = house.public_url.startswith("https:")
    app.config.update(
        SECRET_KEY=secret_key(house.data),
        SESSION_COOKIE_NAME="nextplease",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=https,
        PERMANENT_SESSION_LIFETIME=TOKENS_LAST,
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,  # a kiosk's page is open for weeks
        WTF_CSRF_SSL_STRICT=False,
        WTF_CSRF_HEADERS=[_CSRF_HEADER],
    )
    csrf = _Csrf(app)
    manager = LoginManager(app)
    manager.session_protection = "basic"
    # Nobody is remembered longer than their session, so no answer need be looked at for it.
    app.after_request_funcs[None].remove(manager._update_remember_cookie)

    @manager.user_loader  # type: ignore[untyped-decorator]
    def person(key: str) -> Person | None:
        return _person(house, key)

    app.extensions[FINDER] = lambda: find(house)

    @app.before_request
    def look_at_token() -> ResponseReturnValue | None:
        """A page opened with ?token=… keeps it in its session and shows the clean address.

        What changes something is asked with a bearer token, which is sent on purpose, or with the
        token of our own page: a cookie is sent by any page that asks.
        """
        asked = request._get_current_object()  # type: ignore[attr-defined]
        if asked.method != "GET":
            if not asked.headers.get("Authorization", "").lower().startswith("bearer "):
                csrf.protect()
            return None
        secret = None if asked.path.startswith("/api/") else asked.args.get("token")
        return None if secret is None else _keep_token(house, secret)

    @app.errorhandler(Forbidden)
    def not_theirs(error: Forbidden) -> Response:
        if type(error) is Forbidden:
            who = next(iter(caller().grants), None)
            what = f"{request.method} {request.url_rule}"
            by = None if who is None else who.adviser or who.name
            site = None if who is None else who.site
            house.security.note("access_refused", site=site, who=by, detail=what)
        return problems.shown(problems.of_refusal(error))

    insecure = Insecure(house.public_url)

    @app.errorhandler(CSRFError)
    def csrf_error(error: CSRFError) -> Response:
        house.security.note("form_refused", detail=str(error.description)[:60])
        if says := insecure.words(request.headers.get("Origin")):
            return problems.shown(problems.of_refusal(Unauthorised(says)))
        if "nextplease" not in request.cookies:
            return problems.shown(problems.of_refusal(Unauthorised(SIGN_ON)))
        says = "This page is out of date. Load it again, then repeat what you did."
        return problems.shown(problems.of_refusal(Unauthorised(says)))


class _Csrf(CSRFProtect):  # type: ignore[misc]
    """Looks for the token in the head first: a form that has none there is read for it, and reading
    a file as a form would refuse each that is larger than a form may be."""

    def _get_csrf_token(self) -> str | None:
        found = request.headers.get(_CSRF_HEADER)
        return found or super()._get_csrf_token()


def find(house: House) -> Caller:
    """Who makes the present request."""
    header: str = request.environ.get("HTTP_AUTHORIZATION", "")
    if header:
        kind, _, secret = header.partition(" ")
        if kind.lower() != "bearer" or not secret:
            return Caller()
        token = tokens.found(house.store, secret.strip())
        if token is None:
            house.security.note("token_refused")
            return Caller()
        return Caller((_used(house, token),), looks=_looks())
    grants = _current_person(house)
    kept = session.get("tokens", [])
    if kept:
        with house.store.read() as conn:
            found = [tokens.by_id(conn, key) for key in kept]
        grants += [_used(house, token) for token in found if token is not None]
        if grants:
            _renew(house)
    return Caller.of(grants, looks=_looks())


def _looks() -> bool:
    """Whether the request only reads. A message of a socket comes with the request that opened it,
    whatever it asks: those that only look say so themselves."""
    return request.method in ("GET", "HEAD") and not hasattr(request, "sid")


def _renew(house: House) -> None:
    """What a device was given lasts from its last use on, to within a day: no browser keeps a
    cookie for longer than 400 days, and a kiosk stands for years. Where people sign in, each does
    it."""
    today = house.clock().date().toordinal()
    if "_user_id" not in session and session.get("renewed") != today:
        session["renewed"] = today


def refresh(house: House, who: Caller) -> Caller:
    """What the caller of an earlier moment may act as now: without tokens revoked since, people
    who left, and those whose PIN or password was set anew."""
    kept = (_again(house, grant.ref) for grant in who.grants)
    return Caller.of((grant for grant in kept if grant is not None), looks=who.looks)


def _again(house: House, ref: str) -> Grant | None:
    kind, _, rest = ref.partition(":")
    number, _, at = rest.partition("@")
    with house.store.read() as conn:
        if kind == "token":
            token = tokens.by_id(conn, int(rest))
            return _used(house, token) if token else None
        kept = house.sessions.by_id(conn, int(number))
        if kept is None or _whose(conn, kept) is None:
            return None
        return next((one for one in _grants_of(conn, kept) if one.site == (at or kept.site)), None)


def _used(house: House, token: tokens.Token) -> Grant:
    house.uses.note(token)
    ref = f"token:{token.id}"
    return Grant(
        token.role, token.site, token.name, kiosk=token.kiosk, ref=ref, screen=token.screen
    )


def _grants_of(conn: Connection, kept: Session) -> list[Grant]:
    """What the person of a session may at each site, the one where they signed in first."""
    return [
        Grant(
            rights.level(one),
            site.id,
            one.name,
            one.id,
            password=kept.how == "password",
            ref=f"session:{kept.id}" + ("" if site.id == kept.site else f"@{site.id}"),
            only=rights.only(one),
            rights=rights.of(one),
        )
        for site, one in accounts.opened(conn, kept.site, kept.adviser, pin=kept.how == "pin")
    ]


def _current_person(house: House) -> list[Grant]:
    if "_user_id" not in session or not current_user.is_authenticated:
        return []
    house.sessions.used(current_user.session)
    with house.store.read() as conn:
        return _grants_of(conn, current_user.session)


def _person(house: House, secret: str) -> Person | None:
    """The person of a session; None when it has ended."""
    with house.store.read() as conn:
        kept = house.sessions.find(conn, secret)
        person = None if kept is None else _whose(conn, kept)
    return None if kept is None or person is None else Person(person, secret, kept)


def _whose(conn: Connection, kept: Session) -> Adviser | None:
    """Whose session it is; None when they left, or their PIN, password or role was set since."""
    secrets = people.secrets_of(conn, kept.site, kept.adviser)[2]
    if secrets != kept.secrets or secrets < 0:
        return None
    try:
        return sites.get(conn, kept.site).adviser(kept.adviser)
    except NotFound:
        return None


def _keep_token(house: House, secret: str) -> ResponseReturnValue:
    with house.store.read() as conn:
        token = tokens.find(conn, secret)
    if token is None:
        raise Unauthorised(
            "This address carries a token that is not known here, or was revoked. "
            "`nextplease token make` makes another."
        )
    keep_token(token.id)
    query = urlencode([(k, v) for k, v in request.args.items(multi=True) if k != "token"])
    # One slash: an address that begins with two leads to another server.
    path = quote("/" + request.path.replace("\\", "/").lstrip("/"))  # no line end in a header
    return redirect(path + (f"?{query}" if query else ""))
