"""Every error as a problem document, and the key under which a request is done once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask, abort, request
from pydantic import BaseModel, ValidationError
from structlog.testing import capture_logs

from storage import Busy, StorageError
from ticketing import errors
from web.callers import Forbidden, Grant, Unauthorised
from web.problems import of_validation, request_key, shown

OPENS = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
CASES = [
    (errors.NotFound("no such site"), 404, "not-found"),
    (errors.BadRequest("no such language"), 422, "bad-request"),
    (errors.KeyReused("used"), 422, "key-reused"),
    (errors.WrongPin("wrong"), 403, "wrong-pin"),
    (errors.Conflict("it has ended"), 409, "conflict"),
    (errors.PointBusy("C001 is there"), 409, "point-busy"),
    (errors.TooSoon("wait"), 409, "too-soon"),
    (errors.Closed("closed", OPENS), 409, "closed"),
    (Unauthorised("sign on"), 401, "sign-on-first"),
    (Forbidden("not you"), 403, "not-allowed"),
    (StorageError("the disk is full"), 503, "storage"),
    (Busy("try again"), 503, "busy"),
    (RuntimeError("a secret of ours"), 500, "unexpected"),
]


def answer(app: Flask, error: Exception, path: str = "/api/v1/x", **more):
    @app.get(path)
    def fail() -> str:
        raise error

    return app.test_client().get(path, **more)


@pytest.mark.parametrize(("error", "status", "code"), CASES, ids=[c[2] for c in CASES])
def test_an_error_is_a_problem_document(app, error, status, code) -> None:
    response = answer(app, error)
    document = response.get_json()
    assert response.status_code == document["status"] == status
    assert response.content_type == "application/problem+json"
    assert document["type"] == f"urn:nextplease:problem:{code}"
    assert document["title"]
    assert document["detail"]


def test_closed_says_when_it_opens(app) -> None:
    document = answer(app, errors.Closed("closed", OPENS)).get_json()
    assert document["opens_at"] == "2026-11-25T10:00:00.000Z"


def test_a_conflict_shows_how_things_are(app) -> None:
    document = answer(app, errors.Conflict("no", visit={"number": "C001"})).get_json()
    assert document["visit"] == {"number": "C001"}


def test_who_must_sign_on_is_told_how(app) -> None:
    assert answer(app, Unauthorised("sign on")).headers["WWW-Authenticate"] == "Bearer"


def test_an_unexpected_error_tells_nothing_of_its_inside(app) -> None:
    response = answer(app, RuntimeError("a secret of ours"))
    assert "secret" not in response.get_data(as_text=True)
    assert "Nothing was lost" in response.get_json()["detail"]


def test_the_log_of_an_error_has_no_visitors_key(app) -> None:
    @app.get("/api/v1/visits/<visit>/ticket")
    def ticket(visit):
        raise RuntimeError

    with capture_logs() as logged:
        app.test_client().get("/api/v1/visits/01JCZ5M0000000000000000000/ticket")
    assert [one["path"] for one in logged] == ["/api/v1/visits/<visit>/ticket"]


def test_a_page_that_needs_somebody_leads_to_the_sign_in_and_back(app) -> None:
    accepts = {"Accept": "text/html"}
    response = answer(app, Unauthorised("x"), "/desk", headers=accepts, query_string={"a": "1"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/sign-in?next=%2Fdesk%3Fa%3D1"


def test_an_unknown_address_and_a_wrong_method_are_problems_too(app) -> None:
    @app.post("/api/v1/only-post")
    def only_post():
        return ""

    client = app.test_client()
    assert client.get("/api/v1/nothing").get_json()["type"] == "urn:nextplease:problem:http-404"
    response = client.get("/api/v1/only-post")
    assert response.get_json()["status"] == 405
    assert "POST" in response.headers["Allow"]


def test_an_abort_with_an_answer_keeps_it(app) -> None:
    @app.get("/api/v1/gone")
    def gone():
        abort(app.make_response(("gone for good", 410)))

    response = app.test_client().get("/api/v1/gone")
    assert (response.status_code, response.get_data(as_text=True)) == (410, "gone for good")


class Wanted(BaseModel):
    enquiry: str
    party: int = 1


def test_a_wrong_form_names_each_field(app) -> None:
    with pytest.raises(ValidationError) as caught:
        Wanted.model_validate({"party": "many"})
    with app.test_request_context("/api/v1/x"):
        document = shown(of_validation(caught.value)).get_json()
    assert document["status"] == 422
    assert [field["field"] for field in document["fields"]] == ["enquiry", "party"]
    assert "enquiry: Field required" in document["detail"]
    assert "many" not in document["detail"]


# ---------------------------------------------------------------------- idempotency keys

KIOSK = Grant("kiosk", "riverside", "left")


def key_of(app: Flask, *, key="k", path="/visits", body=b"{}", method="POST", grant=KIOSK):
    headers = {} if key is None else {"Idempotency-Key": key}
    with app.test_request_context(path, method=method, data=body, headers=headers):
        assert request.path
        return request_key(grant)


def test_without_the_header_there_is_no_key(app) -> None:
    assert key_of(app, key=None) is None


def test_the_same_request_has_the_same_key(app) -> None:
    assert key_of(app) == key_of(app)


@pytest.mark.parametrize(
    "other", [{"path": "/other"}, {"body": b'{"a": 1}'}, {"method": "PUT"}], ids=str
)
def test_another_request_under_the_same_key_is_seen(app, other) -> None:
    first, second = key_of(app), key_of(app, **other)
    assert (first.scope, first.key) == (second.scope, second.key)
    assert first.fingerprint != second.fingerprint


def test_two_callers_do_not_share_their_keys(app) -> None:
    assert key_of(app).scope != key_of(app, grant=Grant("kiosk", "riverside", "right")).scope
    assert key_of(app).scope != key_of(app, grant=Grant("adviser", "riverside", "left")).scope


@pytest.mark.parametrize("key", ["", "x" * 129])
def test_a_key_too_short_or_too_long_is_refused(app, key: str) -> None:
    with pytest.raises(errors.BadRequest, match="1 to 128 characters"):
        key_of(app, key=key)
