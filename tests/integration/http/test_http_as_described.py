"""The interface is what its own description says. Every answer that a `House` of these tests
gets is held to it as well."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from server import openapi
from tests.described import Description
from tests.running import House, SiteAccess


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    return house.add_site(pins_too=True)


def test_a_visits_whole_way_is_as_described(house: House, site: SiteAccess) -> None:
    point = f"/sites/{site.id}/service-points/counter-1"
    ticket = house.issue(site, kiosk="entrance")
    for path, token in (
        (f"/sites/{site.id}/waiting", site.adviser),
        (f"/sites/{site.id}/devices", site.adviser),
        (f"/sites/{site.id}/board/main", None),
        (f"/visits/{ticket['visit']}/ticket", None),
        ("/health", None),
    ):
        assert house.get(f"/api/v1{path}", token=token).status_code == 200
    assert house.call(site) is not None
    house.change(site, ticket["visit"], "recall")
    house.change(site, ticket["visit"], "start")
    house.change(site, ticket["visit"], "finish", {"outcome": "resolved"})
    assert house.post(f"{point}/next", token=site.adviser).status_code == 204
    assert house.post(f"{point}/sign-off", token=site.adviser).status_code == 204
    second = house.issue(site)
    house.call(site)
    house.change(site, second["visit"], "no-show")
    for query in ("", "?from=2026-01-01&to=2026-02-01"):
        for kind in ("figures", "figures.csv", "steps.csv"):
            path = f"/api/v1/sites/{site.id}/{kind}{query}"
            assert house.get(path, token=site.supervisor).status_code == 200
    assert house.get(f"/api/v1/visits/{second['visit']}/ticket").json()["outcome"] == "no_show"


def test_every_route_is_described_with_its_problems(house: House) -> None:
    document = house.get("/api/v1/openapi.json").json()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert operation["responses"], path
            if method == "post":
                names = {parameter["name"] for parameter in operation["parameters"]}
                assert "Idempotency-Key" in names, path
                assert operation["security"] == [{"token": []}], path
            # The forms of pages are no part of the interface.
            assert path.startswith("/api/v1/"), path


def test_the_check_sees_an_answer_that_is_not_as_described(house: House, site: SiteAccess) -> None:
    description = Description(house.get("/api/v1/openapi.json").json())
    answer = house.get(f"/api/v1/sites/{site.id}/board/main")
    answer._content = answer.content.replace(b'"waiting":', b'"waited":')
    path = f"/api/v1/sites/{site.id}/board/main"
    assert "'waiting' is missing" in " ".join(description.check("get", path, answer))
    page = requests.get(f"{house.url}/no/such/page", timeout=90)
    assert description.check("get", path, page) != []


#: Who asks, what they send, and how often a route of each kind is then refused.
_WRONG: tuple[tuple[str, Any], ...] = (
    ("nobody", None), ("kiosk", {}), ("supervisor", None), ("supervisor", {"no": "such field"}),
    ("supervisor", []), ("supervisor", b"{"), ("supervisor", b"[" * 20_000),
    ("supervisor", b"x" * 70_000),
)  # fmt: skip
#: So many of them can be read.
_READ = 3


def test_each_refusal_of_each_route_is_among_those_described(
    house: House, site: SiteAccess
) -> None:
    document = house.get("/api/v1/openapi.json").json()
    given: set[int] = set()
    for path, item in document["paths"].items():
        for known in (True, False):
            filled = re.sub(r"\{(\w+)\}", lambda one: _filled(one[1], site, known=known), path)  # noqa: B023
            # What cannot be read is refused before it is asked whether there is such a thing.
            for who, body in _WRONG if known and "post" in item else _WRONG[:_READ]:
                token = {"nobody": None, "kiosk": site.kiosk, "supervisor": site.supervisor}[who]
                if "post" in item:
                    more = {"data": body} if isinstance(body, bytes) else {"json": body}
                    headers = {"Content-Type": "application/json"}
                    inner = filled.removeprefix("/api/v1")
                    given.add(house.post(inner, token=token, headers=headers, **more).status_code)
                if "get" in item:
                    given.add(house.get(filled, token=token).status_code)
    assert given >= {200, 400, 401, 403, 404, 409, 413, 422}
    assert max(given) < 500


def _filled(name: str, site: SiteAccess, *, known: bool) -> str:
    here = {"site": site.id, "point": "counter-1", "zone": "main", "room": "room-1",
            "adviser": "daniel", "enquiry": "reception"}  # fmt: skip
    return here.get(name, "1") if known else "no-such-thing"


def test_every_refusal_is_described_as_a_problem_document(house: House) -> None:
    document = house.get("/api/v1/openapi.json").json()
    problem = {"$ref": "#/components/schemas/Problem"}
    kinds = set()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            for status, said in operation["responses"].items():
                if status < "400" or path == "/api/v1/health":
                    continue
                assert list(said["content"]) == ["application/problem+json"], (path, status)
                assert said["description"], (path, status)
                kinds.add(said["content"]["application/problem+json"]["schema"] == problem)
            public = path in openapi.PUBLIC
            wanted = {"429", "503"} | (set() if public else {"401", "403"})
            wanted |= {"400", "401", "413", "422"} if method == "post" else set()
            if path != "/api/v1/health":
                assert wanted <= set(operation["responses"]), (path, method)
            assert ("security" in operation) != (public and method == "get"), (path, method)
    assert kinds == {True, False}  # some have members of their own
