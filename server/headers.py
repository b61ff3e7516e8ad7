"""What every answer carries: the content policy, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from flask import Flask

from web import again
from web.compress import PUBLIC

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: No inline script or style anywhere, but the one that loads a page anew: nothing that a visitor
#: types can become one.
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src 'self' 'sha256-{again.DIGEST}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
    )
)


#: What goes out with everything, unless a view says otherwise.
_ALWAYS = (
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_HTTPS = ("Strict-Transport-Security", "max-age=31536000")
_NOT_KEPT = ("Cache-Control", "no-store")


def _inside(address: str) -> str:
    """Where a redirect leads: a path, never the host that a request claims to be for."""
    found = urlsplit(address)
    if not (found.netloc or found.scheme):
        return address
    return urlunsplit(("", "", "/" + found.path.lstrip("/"), found.query, ""))


def install(app: Flask, *, public_url: str) -> None:
    """Add the headers to every answer, and to the pages what they need to come back by themselves.

    At the door of the app and not in a function after each request: there each header is looked
    for among all others, and a ticket's answer would take a tenth longer.
    """
    https = public_url.startswith("https:")
    app.jinja_env.globals["again_script"] = again.SCRIPT
    app.jinja_env.globals["public_url"] = public_url
    inside = app.wsgi_app
    always = [(name.lower(), name, value) for name, value in (*_ALWAYS, *([_HTTPS] * https))]
    private = [*always, (_NOT_KEPT[0].lower(), *_NOT_KEPT)]

    def wsgi_app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        ours = always if environ["PATH_INFO"].startswith(PUBLIC) else private

        def start(
            status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
        ) -> Callable[[bytes], object]:
            if status.startswith("3"):
                headers = [(k, _inside(v) if k.lower() == "location" else v) for k, v in headers]
            there = {name.lower() for name, _ in headers}
            headers += [(name, value) for key, name, value in ours if key not in there]
            return start_response(status, headers, exc_info)

        return inside(environ, start)

    app.wsgi_app = wsgi_app  # type: ignore[method-assign]
