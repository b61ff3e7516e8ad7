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
from ticketing.sites.looks.ticket import LINES
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


def drawn(house: ClockHouse, what: str, **body: Any) -> TestResponse:
    return post(house, f"/drawn/{what}", body)


def test_the_real_thing_follows_what_is_typed_and_nothing_is_changed(house: ClockHouse) -> None:
    before = draft(house)
    name = {"path": ["groups", "all", "name"], "value": {"cy": "Arall", "en": "Something else"}}
    kiosk = drawn(house, "kiosk", edit=name).get_json()
    assert kiosk["page"]["groups"][0]["name"]["en"] == "Something else"
    assert {one["open"] for one in kiosk["live"]["enquiries"].values()} == {True}
    assert "--brand: #0a4f52" in kiosk["style"]
    colour = {"path": ["looks", "colour"], "value": "#005C9A"}
    assert "--brand: #005c9a" in drawn(house, "kiosk", edit=colour).get_json()["style"]
    point = {"path": ["service_points", "counter-1", "name"], "value": {"cy": "Un", "en": "One"}}
    display = drawn(house, "display", edit=point).get_json()
    assert display["page"]["places"]["counter-1"]["names"]["en"]["full"] == "One"
    assert display["page"]["board"]["calls"][0]["point"] == "counter-1"
    plain = drawn(house, "slip").get_json()
    assert [one["width"] for one in plain["papers"]] == [80, 58]
    assert plain["lines"].keys() == {*LINES} - {"logo"}
    assert plain["cannot"] == []
    fewer = {"path": ["ticket", "lines"], "value": ["number"]}
    short = drawn(house, "slip", edit=fewer, enquiry="benefits").get_json()
    assert short["papers"][0]["mm"] < plain["papers"][0]["mm"] / 3
    assert draft(house) == before


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["ticket", "courtesy"], {"en": "Thank you \U0001f4da"}, "cannot be printed on a slip"),
        (["ticket", "courtesy"], {"en": "x" * 5000}, "5000 letters"),
        (["looks", "colour"], "rgb(1,2,3)", "is no colour"),
        (["ticket", "lines"], ["code"], "number is missing"),
        (["looks", "logo"], "data:image/svg+xml;base64,PHN2Zz4=", "damaged"),
    ],
)
def test_what_cannot_be_drawn_is_said_while_it_is_typed_and_changes_nothing(
    house: ClockHouse, path: list[str], value: Any, says: str
) -> None:
    before = draft(house)
    for what in ("kiosk", "display", "slip"):
        refused = drawn(house, what, edit={"path": path, "value": value})
        assert refused.status_code == 422, refused.text
        assert says in refused.get_json()["detail"]
    assert post(house, "", {"path": path, "value": value, "seen": None}).status_code == 422
    assert draft(house) == before


def test_a_line_that_no_font_of_the_house_prints_is_named(house: ClockHouse) -> None:
    line = {"path": ["ticket", "courtesy"], "value": {"cy": "Diolch", "en": "\U0001e290"}}
    found = drawn(house, "slip", edit=line).get_json()
    (says,) = found["cannot"]
    assert "is left out on paper" in says
    assert len(found["papers"]) == 2


def test_only_administrators_see_what_is_not_published(house: ClockHouse) -> None:
    for what in ("kiosk", "display", "slip"):
        for role in ("supervisor", "adviser", "kiosk"):
            path, headers = f"{DRAFT}/drawn/{what}", house.headers(role)
            assert house.client.post(path, json={}, headers=headers).status_code == 403
        assert house.client.post(f"{DRAFT}/drawn/{what}", json={}).status_code in (400, 401)
    for what in ("kiosk", "display"):
        page = f"/administration/riverside/drawn/{what}"
        assert house.client.get(page, headers=house.headers("adviser")).status_code == 403
        shown = house.client.get(page, headers=house.headers("administrator"))
        assert shown.status_code == 200
        assert f"/{what}.js" not in shown.text
        assert "drawn.js" in shown.text


def test_a_sample_says_that_it_is_one_and_waits_for_no_printer(house: ClockHouse) -> None:
    refused = post(house, "/sample", {"printer": "entrance-printer"})
    assert refused.status_code in (404, 409)
    assert "Nothing was sent" in refused.text or "no such printer" in refused.text
    assert house.store.report(_jobs) == 0


def _jobs(conn: Any) -> int:
    return int(conn.execute("SELECT count(*) FROM job").fetchone()[0])
