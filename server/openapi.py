"""Completes the API's description with what no view can say by itself."""

from __future__ import annotations

from typing import Any

from flask_openapi3.openapi import OpenAPI

_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 128},
    "description": "Made by the client for each thing it wants done. The same key again, from the "
    "same caller, gets the first answer again and changes nothing.",
}


def complete(app: OpenAPI) -> None:
    """Every change under /api takes an Idempotency-Key and may be made with a bearer token."""
    for path, item in app.paths.items():
        operation = item.post
        if operation is None or not path.startswith("/api/"):
            continue
        parameters: list[Any] = list(operation.parameters or [])
        operation.parameters = [*parameters, _KEY]
        operation.security = operation.security or [{"token": []}]
