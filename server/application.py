"""The app of Flask and flask-openapi3, with what they do for each request and need not do here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.openapi import OpenAPI
from werkzeug.routing import MapAdapter

from server import openapi
from web.wire import Answers

#: The largest request: the largest legitimate one is a hundredth of it.
LARGEST_REQUEST = 64 * 1024


class Asked(Request):
    """A request. How large it may be need not be looked up in the settings for each."""

    max_content_length: int | None = LARGEST_REQUEST


class App(OpenAPI):
    """None of our views is a coroutine, so Flask need not look at each for each request."""

    json_provider_class = Answers
    request_class = Asked

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Which of our addresses a request is for. Flask makes sure each time that none of them
        depends on the server's name, which it reads twice for that: none does."""
        if request is None or "HTTP_UPGRADE" in request.environ:
            return super().create_url_adapter(request)
        return self.url_map.bind(
            request.host,
            request.root_path,
            url_scheme=request.scheme,
            default_method=request.method,
            path_info=request.path,
            query_args=request.query_string.decode(errors="replace"),
        )

    def generate_spec_json(self) -> None:
        """When somebody first asks for it: most servers never are, and a start need not wait."""
        openapi.complete(self)
        super().generate_spec_json()  # type: ignore[no-untyped-call]
        openapi.tidy(self.spec_json)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func

    def register_api(self, api: APIBlueprint, **options: Any) -> None:
        """As the library does, but an address keeps the methods that another blueprint gave it."""
        before = dict(self.paths)
        super().register_api(api, **options)
        for address, item in before.items():
            now = self.paths[address]
            for method in item.model_fields_set:
                if getattr(now, method) is None:
                    setattr(now, method, getattr(item, method))
