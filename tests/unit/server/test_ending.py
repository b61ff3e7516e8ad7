"""A server that was told to end begins nothing any more."""

from __future__ import annotations

from flask import Flask

from server.ending import Ending


def test_once_it_ends_every_request_is_told_to_come_back() -> None:
    app = Flask("small")
    app.add_url_rule("/<path:what>", view_func=lambda what: what)
    ending = Ending(app)
    client = app.test_client()
    assert client.get("/api/v1/sites").text == "api/v1/sites"
    ending.begun = True
    refused = client.post("/api/v1/sites", json={})
    assert (refused.status_code, refused.mimetype) == (503, "application/problem+json")
    assert refused.get_json()["status"] == 503
    assert int(refused.headers["Retry-After"]) > 0
    page = client.get("/counter/riverside")
    assert (page.status_code, page.mimetype) == (503, "text/plain")
    assert "try again" in page.text
