"""A request for every route: its address with ids that exist, and a body that it understands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask

from tests.integration.security.actors import (
    ELSE,
    ELSE_TYPE,
    POINT,
    SITE,
    THEIR_TYPE,
    THEIRS,
    Doors,
)

#: What the fields that a body must have may hold, so that who asks is what counts.
FIELDS: Mapping[str, Any] = {
    "hours": [], "words": {"cy": "Diolch"}, "places": ["kiosks"], "needs": [],
    "adviser": "megan", "code": "123456", "ends_at": "2030-01-01T11:00:00Z", "language": "en",
    "name": "Somebody", "reason": "other", "step": 999, "steps": [999], "minutes": 5,
    "service_point": POINT, "starts_at": "2030-01-01T10:00:00Z", "text": "a note",
    "kind": "kiosk", "path": ["site"], "ending": "back", "refused": True, "wanted": True,
    "address": "192.0.2.1", "since": "2030-01-01T10:00:00Z", "until": "2030-01-01T11:00:00Z",
    "revision": 1, "site": SITE, "kiosk": "entrance-left", "rung": True,
    "printer": "none", "old": 255, "says": "on_my_way", "face": 3, "touch": "0123456789abcdef",
    "forms": {"": "Welcome."},
    "endpoint": "https://push.example.org/1", "p256dh": "x", "auth": "x", "word": "fishing",
    "by": 1,
}  # fmt: skip
#: Bodies that need more than what they must have.
BODIES: Mapping[str, Any] = {
    "found": {"agent": "none", "transport": "file", "address": "/dev/none", "name": "None"},
    "agents": {"code": "123456", "name": "none"},
    "finish": {"outcome": "resolved"}, "sign-on": {"adviser": "megan", "pin": "0000"},
    "refer": {"enquiry": "council-tax"}, "call": {"service_point": POINT, "reason": "other"},
}  # fmt: skip
#: What else stands in an address, where it stands for nothing that exists if that would end it.
IDS: Mapping[str, str] = {
    "site": SITE, "point": POINT, "zone": "main", "room": "room-1", "adviser": "daniel",
    "enquiry": "refuse", "help": "999", "check": "999", "alert": "999", "block": "999",
    "session": "999", "token": "999", "screen": "999", "kiosk": "entrance-left",
    "day": "2026-12-24", "notice": "999", "number": "1", "device": "none", "signpost": "none",
    "sequence": "1",
    "speaker": "none", "what": "chime", "language": "en", "name": "none", "step": "council",
    "clip_kind": "digits", "clip": "1", "message": "none",
    "media": "999", "file": "none",
}  # fmt: skip


@dataclass(frozen=True)
class Route:
    """A method and an address as the server names it, such as 'GET /api/v1/sites/<site>/help'."""

    method: str
    rule: str

    def __str__(self) -> str:
        return f"{self.method} {self.rule}"


def routes(app: Flask) -> Iterator[Route]:
    """Every route of the server but its files."""
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            if "<path:" not in rule.rule:
                yield Route(method, re.sub(r"<\w+:", "<", rule.rule))


class Asked:
    """Makes requests, each with a visit and an appointment of its own."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        client = doors.client("-")
        document = client.get("/api/v1/openapi.json").get_json()
        self._schemas = document["components"]["schemas"]
        self._operations = {
            Route(method.upper(), re.sub(r"{(\w+)}", r"<\1>", path)): operation
            for path, item in document["paths"].items()
            for method, operation in item.items()
        }

    def path(self, route: Route, *, theirs: bool = True) -> str:
        """The address, of something that is the partner's or of something else."""

        def filled(match: re.Match[str]) -> str:
            if match[1] == "visit":
                return self._doors.issue(THEIRS if theirs else ELSE)
            if match[1] == "appointment":
                return self._doors.book(THEIR_TYPE if theirs else ELSE_TYPE)
            return IDS[match[1]]

        query = "?type=" + (THEIR_TYPE if theirs else ELSE_TYPE) if "/free" in route.rule else ""
        query = f"?site={SITE}" if route == Route("GET", "/api/v1/appointments") else query
        query = (
            f"?since={FIELDS['since']}&until={FIELDS['until']}"
            if "/tickets" in route.rule
            else query
        )
        numbered = route.rule.endswith(("<site>/visits", "<site>/passes"))
        query = "?number=P001" if numbered else query
        return re.sub(r"<(\w+)>", filled, route.rule) + query

    def body(self, route: Route, *, theirs: bool = True) -> Any:
        """A body with all that it must have."""
        end = route.rule.rpartition("/")[2]
        if end in BODIES:
            return BODIES[end]
        known = {
            **FIELDS,
            "enquiry": THEIRS if theirs else ELSE,
            "type": THEIR_TYPE if theirs else ELSE_TYPE,
        }
        operation = self._operations.get(route, {})
        content = operation.get("requestBody", {}).get("content", {}).get("application/json")
        if content is None:
            return {}
        schema = self._schemas[content["schema"]["$ref"].rpartition("/")[2]]
        return {name: known[name] for name in schema.get("required", [])}
