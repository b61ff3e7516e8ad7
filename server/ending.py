"""What a server that was told to end answers: come back in a moment."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

_SAYS = "This server is about to end or to start again. Nothing was changed; try again in a moment."
_AGAIN_S = 5


class Ending:
    """Around an app: once `begun`, no request begins any more. What hangs on the server's time,
    the agent's last word for one, has it."""

    def __init__(self, app: Flask) -> None:
        self.begun = False
        self._inner = app.wsgi_app
        app.wsgi_app = self  # type: ignore[method-assign]

    def __call__(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if not self.begun:
            return self._inner(environ, start_response)
        problem = {
            "type": "urn:nextplease:problem:ending",
            "title": "The server is ending",
            "status": 503,
            "detail": _SAYS,
        }
        api = str(environ.get("PATH_INFO", "")).startswith("/api/")
        kind = "application/problem+json" if api else "text/plain; charset=utf-8"
        body = (json.dumps(problem) if api else _SAYS).encode()
        start_response(
            "503 Service Unavailable",
            [
                ("Content-Type", kind),
                ("Content-Length", str(len(body))),
                ("Retry-After", str(_AGAIN_S)),
                ("Cache-Control", "no-store"),
            ],
        )
        return [body]
