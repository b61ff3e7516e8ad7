"""What every answer carries: the content policy, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from flask import Flask

from web import again
from web.compress import PUBLIC
from web.policy import CONTENT_POLICY

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: What goes out with everything, unless a view says otherwise.
_ALWAYS = (
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
#: Scripts, styles, words and fonts are no pages: whoever opens one by itself gets nothing with it.
#: A kiosk's first load is sixty of them, and the pages' own headers were a fifth of its bytes.
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'"
_WITH_FILES = (
    ("Content-Security-Policy", FILE_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
#: What Flask says of a file, and no browser needs: it is shown in any case, and Cache-Control is
#: newer than Expires.
_NOT_OF_FILES = frozenset({"Content-Disposition", "Expires"})
_HTTPS = ("Strict-Transport-Security", "max-age=31536000")
_NOT_KEPT = ("Cache-Control", "no-store")


def _inside(address: str) -> str:
    """Where a redirect leads: a path, never the host that a request claims to be for."""
    found = urlsplit(address)
    if not (found.netloc or found.scheme):
        return address
    return urlunsplit(("", "", "/" + found.path.lstrip("/"), found.query, ""))


#: Answers differ in the names of their headers in some dozen ways, most of them in five.
_KINDS_OF_ANSWERS = 256


def _missing(
    ours: Iterable[tuple[str, str]],
) -> Callable[[tuple[str, ...]], list[tuple[str, str]]]:
    """Of our headers those that an answer with headers of such names has not."""

    @lru_cache(maxsize=_KINDS_OF_ANSWERS)
    def missing(names: tuple[str, ...]) -> list[tuple[str, str]]:
        there = {name.lower() for name in names}
        return [(name, value) for name, value in ours if name.lower() not in there]

    return missing


def install(app: Flask, *, public_url: str) -> None:
    """Add the headers to every answer, and to the pages what they need to come back by themselves.

    At the door of the app and not in a function after each request: there each header is looked
    for among all others, and a ticket's answer would take a tenth longer.
    """
    https = public_url.startswith("https:")
    app.jinja_env.globals["again_script"] = again.SCRIPT
    app.jinja_env.globals["public_url"] = public_url
    inside = app.wsgi_app
    strict = [_HTTPS] * https
    ours = {
        False: _missing((*_ALWAYS, *strict, _NOT_KEPT)),
        True: _missing((*_WITH_FILES, *strict)),
    }

    def wsgi_app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        a_file = environ["PATH_INFO"].startswith(PUBLIC)

        def start(
            status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
        ) -> Callable[[bytes], object]:
            if status.startswith("3"):
                headers = [(k, _inside(v) if k.lower() == "location" else v) for k, v in headers]
            if a_file:
                headers = [one for one in headers if one[0] not in _NOT_OF_FILES]
            more = ours[a_file](tuple([name for name, _ in headers]))
            return start_response(status, [*headers, *more], exc_info)

        return inside(environ, start)

    app.wsgi_app = wsgi_app  # type: ignore[method-assign]
