"""What an app works out of its code alone when it is put together, worked out once a process.

Hundreds of tests put one together, each time with the same routes, models and templates; that took
more than half of their time. What comes of it is the same: each answer is kept under all that it
depends on.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, wraps
from typing import Any, get_type_hints

from flask import Flask
from flask_openapi3 import blueprint, openapi, utils
from flask_openapi3.models.operation import Operation
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule


def install() -> None:
    """From now on."""
    _description()
    _routes()
    Flask.jinja_options = {"bytecode_cache": _Templates()}


class _Templates(BytecodeCache):
    """Compiled templates, in memory."""

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._found:
            bucket.bytecode_from_string(self._found[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._found[bucket.key] = bucket.bytecode_to_string()


def _description() -> None:
    """The interface's description: of each model, each view and each set of answers."""
    names = ("get_model_schema", "parse_header", "parse_cookie", "parse_path", "parse_query")
    for name in (*names, "parse_form", "parse_body"):
        setattr(utils, name, cache(getattr(utils, name)))
    hints: dict[Any, dict[str, Any]] = {}

    def type_hints(view: Callable[..., Any]) -> dict[str, Any]:
        # A view is made anew with each app, its code is not.
        code = inspect.unwrap(view).__code__
        if code not in hints:
            hints[code] = get_type_hints(view)
        return hints[code]

    setattr(utils, "get_type_hints", type_hints)  # noqa: B010
    found: dict[Any, tuple[dict[str, Any], Any]] = {}

    @wraps(utils.get_responses)
    def responses(
        given: dict[str, Any],
        schemas: dict[str, Any],
        operation: Operation,
        plain: Callable[..., None] = utils.get_responses,
    ) -> None:
        key = tuple((s, one if isinstance(one, type) else repr(one)) for s, one in given.items())
        if key not in found:
            found[key] = ({}, Operation())
            plain(given, *found[key])
        schemas.update(found[key][0])
        operation.responses = dict(found[key][1].responses)

    for module in (utils, blueprint, openapi):
        module.get_responses = responses  # type: ignore[attr-defined]


def _routes() -> None:
    """How an address is built from a route's rule."""
    plain = Rule._compile_builder
    found: dict[Any, Callable[..., tuple[str, str]]] = {}

    @wraps(plain)
    def builder(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (rule.rule, str(rule._trace), str(rule.defaults), append_unknown)
        if key not in found:
            found[key] = plain(rule, append_unknown)
        return found[key]

    setattr(Rule, "_compile_builder", builder)  # noqa: B010
