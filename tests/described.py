"""Whether an answer is what the server's own OpenAPI document says of it."""

from __future__ import annotations

import re
from typing import Any

import requests

Schema = dict[str, Any]

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}
_PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


class Description:
    """An OpenAPI document: `check` gives what is wrong with an answer, [] if nothing is."""

    def __init__(self, document: Schema) -> None:
        self._schemas = document.get("components", {}).get("schemas", {})
        self._routes = [
            (re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + "$"), item)
            for path, item in document["paths"].items()
        ]

    def check(self, method: str, path: str, answer: requests.Response) -> list[str]:
        """`path` is that of the request, without its query."""
        operation = next(
            (item[method] for route, item in self._routes
             if route.match(path) and method in item),
            None,
        )  # fmt: skip
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        where = f"{method} {path} {answer.status_code}"
        if answer.status_code >= 400 and kind != "application/problem+json":
            if path != "/api/v1/health":
                return [f"{where}: {kind} is no problem document"]
        elif answer.status_code >= 400:
            wrong = self._differences(_PROBLEM, answer.json(), where)
            if wrong or operation is None:
                return wrong
        if operation is None:
            return []
        said = operation["responses"].get(str(answer.status_code))
        if said is None:
            return [f"{where}: the description has no such answer"]
        content = said.get("content", {})
        if kind in ("application/json", "application/problem+json"):
            schema = content.get(kind, {}).get("schema")
            if schema is None:
                return [f"{where}: the description has no form for the answer"]
            return self._differences(schema, answer.json(), where)
        if kind and content and kind not in content:
            return [f"{where}: {kind} is not among {list(content)}"]
        return []

    def _differences(self, schema: Schema, value: Any, where: str) -> list[str]:
        if "$ref" in schema:
            schema = self._schemas[schema["$ref"].rpartition("/")[2]]
        if "allOf" in schema:
            return [d for part in schema["allOf"] for d in self._differences(part, value, where)]
        for choice in ("anyOf", "oneOf"):
            if choice in schema:
                tried = [self._differences(part, value, where) for part in schema[choice]]
                return [] if [] in tried else tried[0]
        if "enum" in schema and value not in schema["enum"]:
            return [f"{where}: {value!r} is not among {schema['enum']}"]
        if "const" in schema and value != schema["const"]:
            return [f"{where}: {value!r} is not {schema['const']!r}"]
        wanted = schema.get("type")
        if wanted is not None:
            right = isinstance(value, _TYPES[wanted])
            if not right or (isinstance(value, bool) and wanted in ("integer", "number")):
                return [f"{where}: {value!r} is no {wanted}"]
        if isinstance(value, dict):
            return self._object(schema, value, where)
        if isinstance(value, list) and "items" in schema:
            return [
                d
                for n, item in enumerate(value)
                for d in self._differences(schema["items"], item, f"{where}[{n}]")
            ]
        return []

    def _object(self, schema: Schema, value: dict[str, Any], where: str) -> list[str]:
        properties = schema.get("properties", {})
        missing = [name for name in schema.get("required", []) if name not in value]
        found = [f"{where}: '{name}' is missing" for name in missing]
        more = schema.get("additionalProperties", not properties or schema is _PROBLEM)
        for name, inner in value.items():
            if name in properties:
                found += self._differences(properties[name], inner, f"{where}.{name}")
            elif isinstance(more, dict):
                found += self._differences(more, inner, f"{where}.{name}")
            elif more is False:
                found.append(f"{where}: '{name}' is not described")
        return found
