"""The interface is what its own description says. Every answer that a `House` of these tests
gets is held to it as well."""

from __future__ import annotations

import pytest
import requests

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
    page = requests.get(f"{house.url}/no/such/page", timeout=30)
    assert description.check("get", path, page) != []
