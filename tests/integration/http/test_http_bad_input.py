"""Requests that make no sense, and a disk without space: a problem in words, nothing changed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.running import House, SiteAccess, running, wait_until
from tests.site_text import site_text
from ticketing.sites.hours import WEEKDAYS


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    return house.add_site(pins_too=True)


def problem(answer: requests.Response, status: int) -> dict[str, Any]:
    """The problem document (RFC 9457) that this answer is."""
    assert answer.status_code == status, answer.text[:400]
    assert answer.headers["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert document["status"] == status
    assert document["type"].startswith("urn:nextplease:problem:")
    assert document["title"]
    assert document["detail"]
    assert "Traceback" not in answer.text
    return document


def send(house: House, path: str, data: bytes, token: str, kind: str = "application/json"):
    return requests.post(
        f"{house.url}/api/v1{path}",
        data,
        headers={"Authorization": f"Bearer {token}", "Content-Type": kind},
        timeout=90,
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"null", b"[]", b'"text"', b"7", b"{}", b"\xff\xfe\x00",
     b'{"enquiry": "council-tax"}',
     b'{"enquiry": 7, "language": "en"}', b'{"enquiry": ["council-tax"], "language": "en"}',
     b'{"enquiry": "council-tax", "language": {}}', b'{"enquiry": null, "language": null}',
     b'{"enquiry": "council-tax", "language": "en", "more": 1}',
     b'{"enquiry": "council-tax", "language": "en", "kiosk": 7}', b"[" * 30_000,
     b'{"enquiry": "' + b"x" * 5000 + b'", "language": "en"}'],
)  # fmt: skip
def test_a_body_that_is_no_ticket_request_is_refused_in_words(
    house: House, site: SiteAccess, data: bytes
) -> None:
    answer = send(house, f"/sites/{site.id}/visits", data, site.kiosk)
    assert answer.status_code in (400, 415, 422)
    problem(answer, answer.status_code)
    assert house.rows("SELECT 1 FROM visit WHERE site = ?", site.id) == []


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("enquiry", "tea", 404),
        ("kiosk", "nowhere", 404),
        ("language", "pl", 422),
        ("language", "", 422),
        ("enquiry", "Council-Tax", 404),
    ],
)
def test_what_the_site_does_not_have_is_named(
    house: House, site: SiteAccess, field: str, value: str, status: int
) -> None:
    body = {"enquiry": "council-tax", "language": "en", field: value}
    document = problem(house.post(f"/sites/{site.id}/visits", body, token=site.kiosk), status)
    assert value in document["detail"]


def test_unknown_sites_points_visits_and_outcomes_are_told(house: House, site: SiteAccess) -> None:
    adviser = site.adviser
    ticket = house.issue(site)
    visit = f"/visits/{ticket['visit']}"
    problem(house.post(f"/sites/{site.id}/service-points/bar/next", token=adviser), 404)
    problem(house.post("/visits/01ARZ3NDEKTSV4RRFFQ69G5FAV/start", token=adviser), 404)
    problem(house.post("/visits/x/start", token=adviser), 404)
    problem(house.get(f"/api/v1/sites/{site.id}/board/roof"), 404)
    problem(house.get("/api/v1/sites/nowhere/board/main"), 404)
    problem(house.get("/api/v1/visits/x/ticket"), 404)
    problem(house.get("/api/v1/nothing"), 404)
    assert house.call(site) is not None
    house.change(site, ticket["visit"], "start")
    refused = problem(house.post(f"{visit}/finish", {"outcome": "tea"}, token=adviser), 404)
    assert "resolved" in refused["detail"]
    problem(house.post(f"{visit}/finish", {}, token=adviser), 422)
    problem(house.post(f"{visit}/finish", {"outcome": "no_show"}, token=adviser), 404)
    problem(house.post(f"{visit}/finish", {"outcome": "day_closed"}, token=adviser), 404)
    house.change(site, ticket["visit"], "finish", {"outcome": "resolved"})


def test_a_deed_that_does_not_fit_the_state_tells_the_present_one(
    house: House, site: SiteAccess
) -> None:
    ticket = house.issue(site)
    path = f"/visits/{ticket['visit']}"
    for deed, body in (("start", None), ("recall", None), ("no-show", None),
                       ("finish", {"outcome": "resolved"})):  # fmt: skip
        document = problem(house.post(f"{path}/{deed}", body, token=site.adviser), 409)
        assert document["visit"]["state"] == "waiting"
        assert ticket["number"] in document["detail"]
    called = house.call(site)
    assert called is not None
    busy = house.post(f"/sites/{site.id}/service-points/counter-1/next", token=site.adviser)
    assert problem(busy, 409)["visit"]["number"] == called["number"]
    house.change(site, called["visit"], "no-show")
    assert problem(house.post(f"{path}/no-show", token=site.adviser), 409)


def test_a_closed_enquiry_type_says_when_it_opens(house: House) -> None:
    week = ", ".join(f'{day} = "00:00-00:01"' for day in WEEKDAYS)
    text = site_text("surgery").replace("hours = { }", f"hours = {{ {week} }}")
    surgery = house.add_site("surgery", text=text)

    def closed() -> list[requests.Response]:
        body = {"enquiry": "never", "language": "en"}
        answer = house.post(f"/sites/{surgery.id}/visits", body, token=surgery.kiosk)
        return [] if answer.status_code == 201 else [answer]  # the one minute of the day

    document = problem(wait_until(closed, 90)[0], 409)
    assert document["opens_at"].endswith("Z")
    assert "opens" in document["detail"]


def test_an_enquiry_type_that_never_opens_has_no_time_of_opening(
    house: House, site: SiteAccess
) -> None:
    body = {"enquiry": "never", "language": "en"}
    document = problem(house.post(f"/sites/{site.id}/visits", body, token=site.kiosk), 409)
    assert document["opens_at"] is None


def test_a_change_cannot_be_made_by_another_method(house: House, site: SiteAccess) -> None:
    document = house.get("/api/v1/openapi.json").json()
    for path, item in document["paths"].items():
        if set(item) & {"post", "get"} != {"post"}:
            continue
        filled = re.sub(r"\{[^}]*\}", "1", path)
        for method in ("GET", "PUT", "DELETE", "PATCH"):
            answer = requests.request(
                method, house.url + filled, headers={"Authorization": f"Bearer {site.adviser}"},
                timeout=90,
            )  # fmt: skip
            problem(answer, 405)
            assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("query", ["from=x&to=y", "from=2026-13-01&to=2026-14-01",
                                   "from=2026-02-01",
                                   "from=2026-02-01&to=2026-01-01", "from=0000-00-00&to=9999-99-99",
                                   "from=0001-01-01&to=9999-12-31"])  # fmt: skip
def test_a_period_that_is_none_is_refused_and_a_long_one_counted(
    house: House, site: SiteAccess, query: str
) -> None:
    answer = house.get(f"/api/v1/sites/{site.id}/figures?{query}", token=site.supervisor)
    if answer.status_code != 200:
        problem(answer, 422)


@pytest.mark.parametrize("key", ["", "x" * 129])
def test_a_key_of_no_use_is_refused(house: House, site: SiteAccess, key: str) -> None:
    body = {"enquiry": "council-tax", "language": "en"}
    answer = house.post(f"/sites/{site.id}/visits", body, token=site.kiosk,
                        headers={"Idempotency-Key": key})  # fmt: skip
    problem(answer, 422)


# ---------------------------------------------------------------------- no space on the disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("mode", ["eventlet", "threading"])
def test_on_a_full_disk_nothing_is_lost_and_with_space_it_goes_on(
    small_disk: Path, mode: str
) -> None:
    with running(small_disk / "house", mode) as house:
        site = house.add_site()
        before = [house.issue(site)["visit"] for _ in range(3)]
        ballast = small_disk / "ballast"
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 4096)
            except OSError:
                pass
        body = {"enquiry": "council-tax", "language": "en"}

        def full() -> list[requests.Response]:
            answer = house.post(f"/sites/{site.id}/visits", body, token=site.kiosk)
            if answer.status_code == 201:  # some pages of the journal were still free
                before.append(answer.json()["visit"])
                return []
            return [answer]

        document = problem(wait_until(full)[0], 503)
        assert "disk is full" in document["detail"]
        assert house.get(f"/api/v1/sites/{site.id}/board/main").status_code == 200
        assert house.get("/api/v1/health").status_code == 200
        ballast.unlink()

        def well() -> bool:
            answer = house.post(f"/sites/{site.id}/visits", body, token=site.kiosk, key="again")
            return answer.status_code == 201

        wait_until(well, what="the next ticket")
        assert house.call(site) is not None
        kept = {visit for (visit,) in house.rows("SELECT id FROM visit")}
        assert set(before) <= kept
        assert house.troubles() == []
