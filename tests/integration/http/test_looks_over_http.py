"""The looks of a house reach every screen, and a file that is no logo changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.integration.http.moved_clock import ClockHouse, clock_house
from tests.unit.web.test_logos import bomb, disc, png, svg
from ticketing import commands, sites
from ticketing.asks import SYSTEM
from web import logos, tokens

DRAFT = "/api/v1/sites/riverside/draft"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClockHouse]:
    with clock_house(tmp_path_factory.mktemp("looks"), 2026, 11, 24, 10, 30) as house:
        secret = tokens.make(
            house.store, "administrator", site="riverside", name="Nia", now=house.now
        )
        house._tokens["administrator"] = secret
        yield house


@pytest.fixture(autouse=True)
def as_loaded(house: ClockHouse) -> Iterator[None]:
    """Each test begins with no change in the draft, and the same version in force."""
    yield
    for edit in draft(house)["edits"]:
        body = {"path": edit["path"], "seen": edit["value"]}
        assert post(house, "/take-out", body).status_code == 200


def post(house: ClockHouse, path: str, body: Any) -> TestResponse:
    return house.client.post(DRAFT + path, json=body, headers=house.headers("administrator"))


def bring(house: ClockHouse, data: bytes, seen: str = "") -> TestResponse:
    return house.client.post(
        f"{DRAFT}/logo?seen={seen}",
        data=data,
        content_type="application/octet-stream",
        headers=house.headers("administrator"),
    )


def draft(house: ClockHouse) -> Any:
    found = house.client.get(DRAFT, headers=house.headers("administrator"))
    assert found.status_code == 200, found.text
    return found.get_json()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x" * 50_000_000, "far too large; a logo has at most 1 MB"),
        (b"x" * 2_000_000, "2.0 MB; a logo has at most 1 MB"),
        (svg("<script>alert(1)</script>"), "a script in it"),
        (svg('<image href="https://x.example/a.png"/>'), "another picture in it"),
        (bomb(60_000, 60_000), "60000 x 60000 dots"),
        (b"%PDF-1.7", "neither an SVG nor a PNG"),
        (b"", "neither an SVG nor a PNG"),
    ],
)
def test_a_file_that_is_no_logo_is_refused_in_a_sentence_and_changes_nothing(
    house: ClockHouse, data: bytes, says: str
) -> None:
    assert bring(house, svg()).status_code == 200
    before = draft(house)
    refused = bring(house, data, "any")
    assert refused.status_code in (400, 422)
    assert says in refused.get_json()["detail"]
    assert draft(house) == before


def test_only_an_administrator_brings_a_logo_in(house: ClockHouse) -> None:
    for role in ("supervisor", "adviser", "kiosk"):
        answer = house.client.post(f"{DRAFT}/logo", data=svg(), headers=house.headers(role))
        assert answer.status_code == 403
        looked = house.client.get(f"{DRAFT}/logo/logo", headers=house.headers(role))
        assert looked.status_code == 403
    assert house.client.post(f"{DRAFT}/logo", data=svg()).status_code == 401
    assert draft(house)["edits"] == []


def test_whoever_was_slower_with_a_logo_is_told(house: ClockHouse) -> None:
    assert bring(house, svg()).status_code == 200
    slower = bring(house, png(disc()))
    assert slower.status_code == 409
    assert slower.get_json()["by"]
    (edit,) = draft(house)["edits"]
    assert edit["now"] == "a picture (SVG, 1 kB)"


def test_a_colour_that_breaks_the_contrast_is_refused_with_the_nearest_that_works(
    house: ClockHouse,
) -> None:
    body = {"path": ["looks", "colour"], "value": "#3A86C8", "seen": None}
    refused = post(house, "", body)
    assert refused.status_code == 422
    facts = refused.get_json()
    assert (facts["instead"], facts["ratio"], facts["over"]) == ("#005C9A", 3.8, "#FFFFFF")
    assert facts["instead_ratio"] >= 7
    assert draft(house)["edits"] == []
    taken = post(house, "", {**body, "value": facts["instead"]})
    assert taken.get_json()["site"]["looks"] == {"colour": "#005C9A"}
    nonsense = post(house, "", {**body, "value": "blue-ish" * 600, "seen": "#005C9A"})
    assert nonsense.status_code == 422
    assert "write one like '#015C9A'" in nonsense.get_json()["detail"]
    assert "instead" not in nonsense.get_json()


def test_looks_are_on_every_screen_and_come_back_from_export_to_the_letter(
    house: ClockHouse,
) -> None:
    with house.store.read() as conn:
        plain = sites.dump(conn, "riverside")
    visit = house.issue()["visit"]
    pages = (
        ("/kiosk/riverside/entrance", "kiosk"), ("/display/riverside/main", None),
        (f"/T/{visit}", None), ("/supervisor/riverside", "supervisor"),
        ("/administration/riverside", "administrator"), ("/sign-in", None),
    )  # fmt: skip

    def looks_of(path: str, role: str | None) -> str | None:
        answer = house.client.get(path, headers=house.headers(role) if role else None)
        assert answer.status_code == 200, path
        found = re.search(r'href="(/looks/riverside\.css\?v=\w{16})"', answer.text)
        assert ('content="#005c9a"' in answer.text) == (found is not None)
        return found and found[1]

    for path, role in pages:
        assert looks_of(path, role) is None, path
    bring(house, svg())
    change = {"path": ["looks", "colour"], "value": "#005C9A", "seen": None}
    revision = post(house, "", change).get_json()["revision"]
    done = post(house, "/publish", {"revision": revision})
    assert done.status_code == 200, done.text
    sheets = {looks_of(path, role) for path, role in pages}
    (sheet,) = sheets
    assert sheet is not None
    style = house.client.get(sheet)
    assert style.mimetype == "text/css"
    assert "--brand: #005c9a" in style.text
    assert "max-age=31536000" in style.headers["Cache-Control"]
    assert {*re.findall(r'url\("([^"?]+)', style.text)} == {
        "/looks/riverside/logo", "/looks/riverside/mark",
    }  # fmt: skip
    logo = house.client.get("/looks/riverside/logo")
    assert logo.mimetype == "image/svg+xml"
    assert "sandbox" in logo.headers["Content-Security-Policy"]
    assert logo.headers["X-Content-Type-Options"] == "nosniff"
    assert house.client.get("/looks/riverside/mark").mimetype == "image/png"
    assert house.client.get("/looks/nowhere.css").status_code == 404
    # What is exported is what is loaded: the same letters, the same logo.
    with house.store.read() as conn:
        text, site = sites.dump(conn, "riverside"), sites.get(conn, "riverside")
    commands.load_site(house.store, plain, now=house.now, actor=SYSTEM)
    assert looks_of(*pages[0]) is None
    commands.load_site(house.store, text, now=house.now, actor=SYSTEM)
    with house.store.read() as conn:
        assert sites.dump(conn, "riverside") == text
        assert sites.get(conn, "riverside").looks == site.looks
    assert site.looks.logo is not None
    assert logos.read(site.looks.logo).data == logo.data
    commands.load_site(house.store, plain, now=house.now, actor=SYSTEM)
