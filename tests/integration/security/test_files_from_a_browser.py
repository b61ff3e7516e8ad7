"""Whoever is signed in brings a file in from a browser: how large it may be says what takes it, and
no form does."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pytest
from PIL import Image

from kiosk.page import page
from tests.integration.security.actors import SITE, Doors, doors

API = f"/api/v1/sites/{SITE}"
#: What takes files, and for whom.
ROUTES = (
    "draft/logo?seen=", "setup/logo", "draft/easy?key=enquiries.benefits.picture&seen=", "media",
    "clips/en/digits/1", "appointments/import",
)  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    with doors(tmp_path_factory.mktemp("files")) as found:
        yield found


def photo() -> bytes:
    """A PNG of some 120 kB: as a council's logo is, and larger than any form."""
    file = io.BytesIO()
    Image.frombytes("RGB", (200, 200), random.Random(1).randbytes(120_000)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("path", ROUTES, ids=lambda path: path.partition("?")[0])
def test_a_file_is_read_by_what_takes_it_however_much_larger_than_a_form_it_is(
    house: Doors, path: str
) -> None:
    head = {"Content-Type": "application/octet-stream"}
    answer = house.client("M").post(f"{API}/{path}", data=photo(), headers=head)
    assert answer.status_code not in (401, 404, 405, 413), answer.text


def test_the_logo_of_a_council_is_brought_in_by_its_administrator(house: Doors) -> None:
    head = {"Content-Type": "application/octet-stream"}
    nia = house.client("M")
    assert nia.post(f"{API}/draft/logo?seen=any", data=photo(), headers=head).status_code == 200
    assert nia.get(f"{API}/draft/logo/logo").mimetype == "image/png"


def test_a_map_keeps_what_is_written_on_it_and_kiosk_and_phone_show_it(house: Doors) -> None:
    file = io.BytesIO()
    Image.new("RGB", (2400, 1200), "#DCE9E9").save(file, "PNG")
    nia, post = house.client("M"), "births-and-deaths"
    head = {"Content-Type": "application/octet-stream"}
    url = f"{API}/draft/easy?key=signposts.{post}.map&seen="
    draft = nia.post(url, data=file.getvalue(), headers=head).get_json()
    (name,) = (one["value"] for one in draft["edits"] if one["path"][-1] == "map")
    published = nia.post(f"{API}/draft/publish", json={"revision": draft["revision"]})
    assert published.status_code == 200, published.text
    address = f"/kiosk/{SITE}/easy/{name}"
    with Image.open(io.BytesIO(house.client("-").get(address).data)) as kept:
        assert kept.size == (1600, 800)
    site = house.house.site(SITE)
    assert page(site, site.kiosks[0], "en")["signposts"][post]["map"] == address
    phone = house.client("-").get(f"/w/{SITE}/{post}?lang=en").text
    assert f'src="{address}" alt="Map: Register office, Mill House"' in phone


def test_without_the_token_of_a_page_a_file_is_not_even_looked_at(house: Doors) -> None:
    nia = house.client("M")
    nia.environ_base.pop("HTTP_X_CSRFTOKEN")
    head = {"Content-Type": "application/octet-stream"}
    assert nia.post(f"{API}/draft/logo", data=photo()[:9000], headers=head).status_code == 401
    assert nia.post(f"{API}/draft/logo", data=photo(), headers=head).status_code == 413
