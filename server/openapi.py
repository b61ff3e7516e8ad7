"""Completes the API's description with what no view can say by itself: keys, tokens, and every way
in which the server itself refuses a request before or beside the view."""

from __future__ import annotations

from typing import Any

from flask_openapi3.models.header import Header
from flask_openapi3.models.media_type import MediaType
from flask_openapi3.models.operation import Operation
from flask_openapi3.models.response import Response
from flask_openapi3.models.schema import Schema
from flask_openapi3.openapi import OpenAPI

_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 128},
    "description": "Made by the client for each thing it wants done. The same key again, from the "
    "same caller, gets the first answer again and changes nothing.",
}
#: Whom anybody may ask. A ticket's address is its own key.
PUBLIC = frozenset({
    "/api/v1/health", "/api/v1/sites/{site}/board/{zone}", "/api/v1/visits/{visit}/ticket",
})  # fmt: skip
#: What each refusal means, whichever route gives it.
REFUSALS = {
    "400": "What was sent cannot be read",
    "401": "Nobody the server knows is asking, or the token against forged forms is missing",
    "403": "Who is asking may not do this",
    "404": "There is no such thing",
    "409": "Not possible as things stand now; the detail says how they stand",
    "413": "Larger than anything that is taken here",
    "422": "What was sent is not as described, or not among what the site offers",
    "429": "Too many requests from this address, or of this kind",
    "503": "Nothing was changed: the server is busy, or cannot write now",
}
_PROBLEM = "#/components/schemas/Problem"


def complete(app: OpenAPI) -> None:
    """Every change under /api takes an Idempotency-Key; all but what is public wants a token; each
    refusal is a problem document."""
    for path, item in app.paths.items():
        if not path.startswith("/api/"):
            continue
        for method in ("get", "post"):
            operation: Operation | None = getattr(item, method)
            if operation is None:
                continue
            if method == "post":
                operation.parameters = [*(operation.parameters or []), _KEY]  # type: ignore[list-item]
            if path not in PUBLIC:
                operation.security = operation.security or [{"token": []}]
            operation.responses = _with_refusals(path, method, operation)


def tidy(document: dict[str, Any]) -> None:
    """Take out what the library adds by itself: a refusal of what is sent, where nothing is."""
    for path, item in document["paths"].items():
        for operation in item.values():
            if path == "/api/v1/health":
                operation["responses"].pop("422", None)


def _with_refusals(path: str, method: str, operation: Operation) -> dict[str, Any]:
    found = dict(operation.responses or {})
    wanted = {"429", "503"}
    if path not in PUBLIC:
        wanted |= {"401", "403"}
    if "{" in path:
        wanted |= {"404", "422"}
    if method == "post":
        wanted |= {"400", "401", "409", "413", "422"}
    if path == "/api/v1/health":
        wanted = set()
    for status in sorted({*wanted, *(one for one in found if one in REFUSALS)}):
        said = found.get(status)
        schema = _own(said) or Schema(ref=_PROBLEM)
        if status == "503" and path == "/api/v1/health":
            continue  # the same document as when all is well
        found[status] = Response(
            description=REFUSALS[status],
            content={"application/problem+json": MediaType(schema=schema)},
            **_headers(status),
        )
    return dict(sorted(found.items()))


def _own(said: Any) -> Schema | None:
    """The schema that a view gave to its refusal, if it has one of its own."""
    content = getattr(said, "content", None) or {}
    for media in content.values():
        schema = media.media_type_schema
        if isinstance(schema, Schema) and schema.ref is not None:
            return schema
    return None


def _headers(status: str) -> dict[str, Any]:
    said = {"401": ("WWW-Authenticate", "How to say who asks"),
            "429": ("Retry-After", "Seconds after which to try again"),
            "503": ("Retry-After", "Seconds after which to try again, if known")}  # fmt: skip
    if status not in said:
        return {}
    name, words = said[status]
    return {"headers": {name: _header(words)}}


def _header(description: str) -> Header:
    return Header(description=description, schema=Schema(type="string"))
