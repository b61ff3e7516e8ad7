"""Easy Read and sign language: what a kiosk shows of a site's, and what `site check` says."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.page import page
from tests.helpers import SITE_TEXT
from tests.unit.kiosk.entrance import Entrance
from ticketing.sites import Site
from ticketing.sites.file import SiteFileError, parse
from web import easy

WEBM = Path("tests/unit/display/media/two_seconds.webm").read_bytes()
GARAGES = '[[enquiries]]\nid = "garages"\n'
HOUSING = '[[groups]]\nid = "housing"\n'
PLANNED = '[[enquiries]]\nid = "council-tax"\n'


def site_with(at: str, more: str) -> Site:
    """The sample site with more keys in one of its entries."""
    assert at in SITE_TEXT
    return parse(SITE_TEXT.replace(at, f"{at}{more}\n"))


def shown(site: Site) -> dict[str, object]:
    return dict(page(site, site.kiosks[0], "en")["easy"])


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "#204060").save(out, "JPEG")
    return out.getvalue()


def test_a_site_without_any_shows_none() -> None:
    assert shown(parse(SITE_TEXT)) == {}


def test_a_type_has_its_short_words_its_picture_and_its_clip() -> None:
    site = site_with(GARAGES, 'easy = { en = "A garage" }\npicture = "g.jpg"\nsign = "g.webm"')
    assert shown(site) == {
        "garages": {
            "name": {"en": "A garage"},
            "picture": "/kiosk/riverside/easy/g.jpg",
            "sign": "/kiosk/riverside/easy/g.webm",
        }
    }


def test_a_tile_of_one_type_has_what_that_one_has_and_others_their_own() -> None:
    alone = shown(site_with(PLANNED, 'easy = { en = "My tax" }\nsign = "t.mp4"'))
    assert alone["group/council-tax"] == {"name": {"en": "My tax"}, "picture": "", "sign": ""}
    own = shown(site_with(HOUSING, 'picture = "home.png"'))
    assert own == {
        "group/housing": {"name": {}, "picture": "/kiosk/riverside/easy/home.png", "sign": ""}
    }


@pytest.mark.parametrize(
    "key",
    [
        'picture = "../secret.jpg"',
        'picture = "g.svg"',
        'sign = "g.jpg"',
        'sign = "a/b.mp4"',
        f'easy = {{ en = "{"x" * 31}" }}',
    ],
)
def test_a_name_that_is_no_file_of_the_folder_is_refused(key: str) -> None:
    with pytest.raises(SiteFileError):
        site_with(GARAGES, key)


def test_a_file_that_is_missing_or_something_else_is_named(tmp_path: Path) -> None:
    site = site_with(GARAGES, 'picture = "g.jpg"\nsign = "g.webm"')
    home = easy.folder(tmp_path, site.id)
    at = next(i for i, one in enumerate(site.enquiries) if one.id == "garages")

    def says() -> list[tuple[tuple[str | int, ...], str]]:
        return list(easy.missing(tmp_path, site))

    assert [where for where, _ in says()] == [
        ("enquiries", at, "picture"),
        ("enquiries", at, "sign"),
    ]
    assert "there is no g.jpg in" in says()[0][1]
    home.mkdir(parents=True)
    (home / "g.jpg").write_bytes(WEBM)
    (home / "g.webm").write_bytes(b"nothing")
    assert ["g.jpg: This is a video" in says()[0][1], "g.webm: This is no picture" in says()[1][1]]
    (home / "g.jpg").write_bytes(jpeg())
    (home / "g.webm").write_bytes(WEBM)
    assert says() == []


def test_a_kiosk_has_the_files_of_the_folder_and_no_others(entrance: Entrance) -> None:
    house, get = entrance.server.house, entrance.server.app.test_client().get
    home = easy.folder(house.data, "riverside")
    home.mkdir(parents=True)
    (home / "g.jpg").write_bytes(jpeg())
    (home / "g.html").write_text("<p>")
    answer = get("/kiosk/riverside/easy/g.jpg")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    for other in ("g.html", "h.jpg", "..%2Fnextplease.db", ".jpg"):
        assert get(f"/kiosk/riverside/easy/{other}").status_code == 404, other
