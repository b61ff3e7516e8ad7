"""Every error as a problem document (RFC 9457), and the Idempotency-Key of a request."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import structlog
from flask import (
    Flask,
    Response,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
)
from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.exceptions import HTTPException

from storage import Busy, StorageError
from storage.times import iso, to_ms
from ticketing import errors
from ticketing.asks import Actor, RequestKey
from ticketing.drafting.draft import FieldRefused
from ticketing.foreign.said import LARGEST
from ticketing.staff.people import NotYours
from ticketing.staff.tries import AddressRefused, Locked, TooManyTries
from web.aside import NotDone
from web.bounds import Figures
from web.budgets import TooFast
from web.callers import Forbidden, Grant, Unauthorised, caller
from web.confirming import ConfirmFirst
from web.known_pcs import PinNotHere
from web.second_factor import CodeNeeded

log = structlog.get_logger(__name__)

_STATUS: dict[type[errors.Refused], int] = {
    errors.NotFound: 404,
    errors.BadRequest: 422,
    errors.KeyReused: 422,
    FieldRefused: 422,
    errors.WrongPin: 403,
    TooManyTries: 429,
    TooFast: 429,
    AddressRefused: 403,
    Locked: 403,
    NotYours: 403,
    PinNotHere: 403,
    CodeNeeded: 403,
    ConfirmFirst: 403,
    Unauthorised: 401,
    Forbidden: 403,
    NotDone: 503,
}
_KEY_LENGTH = 128
#: Where the server leaves the page for screens that nobody sits at: a function of the problem, None
#: for what is no such screen.
UNATTENDED = "nextplease.unattended"


class Problem(BaseModel):
    """A problem document (RFC 9457). Some kinds have more: `visit`, `opens_at`, `fields`."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    detail: str


def problem(status: int, code: str, title: str, detail: str, **more: Any) -> Response:
    """The answer to a request that was not done."""
    document = {
        "type": f"urn:nextplease:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        **{name: _plain(value) for name, value in more.items()},
    }
    response = make_response(jsonify(document), status)
    response.content_type = "application/problem+json"
    if status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _plain(value: Any) -> Any:
    return iso(to_ms(value)) if isinstance(value, datetime) else value


def of_refusal(error: errors.Refused) -> Response:
    """A refusal of the domain: 409 unless the kind says otherwise."""
    status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 409)
    response = problem(status, error.code, error.title, error.detail, **_seen(error.facts))
    if "retry_after" in error.facts:
        response.headers["Retry-After"] = str(error.facts["retry_after"])
    return response


def _seen(facts: dict[str, Any]) -> dict[str, Any]:
    """What a refusal tells besides its words: nothing of a visit that is not for whoever asks."""
    visit = facts.get("visit")
    if not isinstance(visit, dict) or all(
        one.sees(visit.get("enquiry")) for one in caller().grants
    ):
        return facts
    return {name: value for name, value in facts.items() if name != "visit"}


def of_validation(error: ValidationError) -> Response:
    """A request whose form is wrong: each field with what is the matter."""
    fields = [
        {"field": ".".join(map(str, e["loc"])) or "body", "says": e["msg"]}
        for e in error.errors(include_url=False, include_input=False, include_context=False)
    ]
    detail = "; ".join(f"{field['field']}: {field['says']}" for field in fields)
    return problem(422, "bad-request", "Not understood", detail, fields=fields)


def request_key(grant: Grant) -> RequestKey | None:
    """The request's Idempotency-Key, which counts for this caller, path and body only."""
    return key_of(grant.actor)


def key_of(actor: Actor) -> RequestKey | None:
    """`request_key` for whoever has no grant: a visitor with their ticket."""
    asked = request._get_current_object()  # type: ignore[attr-defined]
    key: str | None = asked.environ.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        return None
    if not 0 < len(key) <= _KEY_LENGTH:
        raise errors.BadRequest(f"An Idempotency-Key has 1 to {_KEY_LENGTH} characters.")
    what = b"\n".join((asked.method.encode(), asked.path.encode(), asked.get_data()))
    return RequestKey(str(actor), key, hashlib.sha256(what).hexdigest())


def shown(response: Response) -> Response:
    """A problem in the form that the request asks for: the document, or a page in words.

    A page that needs somebody to sign in leads there; a screen that nobody sits at never does.
    """
    if request.path.startswith("/api/") or _wants_json():
        return response
    told = current_app.extensions.get(UNATTENDED, lambda _: None)(response)
    if isinstance(told, Response):
        return told
    if response.status_code == 401 and request.method == "GET" and not request.args.get("token"):
        return make_response(redirect(f"/sign-in?{urlencode({'next': request.full_path})}"))
    page = render_template("web/problem.html", problem=response.get_json())
    return make_response(page, response.status_code)


def of_http(error: HTTPException) -> Response:
    """What the web itself refuses: no such page, too large, too many."""
    if isinstance(error.response, Response):
        return error.response
    status = error.code or 500
    says = error.description or error.name
    if status == 413:
        says = largest_file_words()
    response = shown(problem(status, f"http-{status}", error.name, says))
    for name, value in error.get_headers():
        if name.lower() not in _OURS:
            response.headers[name] = value
    return response


def register(app: Flask) -> None:
    """Answer every error with a problem, and log those that are ours.

    A number in an address that is larger than any here is none: 404, for routes added after this.
    """
    app.url_map.converters["int"] = Figures

    @app.errorhandler(errors.Refused)
    def refused(error: errors.Refused) -> Response:
        return shown(of_refusal(error))

    app.register_error_handler(HTTPException, of_http)

    @app.errorhandler(StorageError)
    def storage(error: StorageError) -> Response:
        log.error("storage", error=str(error))
        code = "busy" if isinstance(error, Busy) else "storage"
        return shown(problem(503, code, "Nothing was changed", str(error)))

    @app.errorhandler(RecursionError)
    def too_deep(error: RecursionError) -> Response:
        # The JSON reader's answer to ten thousand brackets.
        log.warning("too deep", path=_where(), error=str(error))
        says = "What was sent is nested too deep to be read."
        return shown(problem(400, "bad-request", "Not understood", says))

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> Response:
        log.error("unexpected", path=_where(), exc_info=error)
        says = "Something went wrong on our side. Nothing was lost; try again."
        return shown(problem(500, "unexpected", "Not done", says))


def _where() -> str:
    """What was asked, for the log: without the ids in the address, which are a visitor's keys."""
    return str(request.url_rule or "no such address")


_OURS = frozenset({"content-type", "content-length"})


def largest_file_words() -> str:
    """What is said of a request that is too large to be looked at. nginx says the same."""
    return (
        "This is far larger than anything that is taken here. A file of appointments has at most "
        f"{LARGEST // 1024} kB, a logo or a clip 1 MB, a picture between "
        "calls 12 MB, a video 20 MB."
    )


def _wants_json() -> bool:
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json"
