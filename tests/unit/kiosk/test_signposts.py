"""A tile that answers: what the kiosk is told of it, that it is counted, and its paper."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from analytics.figures.signposts import Elsewhere, elsewhere
from hardware.slips import Slip
from hardware.slips.picture import picture
from kiosk.page import page
from server.devices import SiteChanges
from server.printing import TicketPrinting
from slips.signpost import signpost_slip, week
from tests.helpers import NOW, rows, sample_site
from tests.unit.kiosk.entrance import Entrance
from web import easy

POST = "births-and-deaths"


def ask(entrance: Entrance, post: str = POST, **more: Any) -> TestResponse:
    body = {"language": "en", "kiosk": "entrance-left", **more}
    headers = {"Authorization": f"Bearer {entrance.token}"}
    path = f"/api/v1/sites/riverside/signposts/{post}"
    return entrance.client.post(path, json=body, headers=headers)


def counted(entrance: Entrance) -> list[Elsewhere]:
    with entrance.house.store.read() as conn:
        site = entrance.house.site("riverside")
        return elsewhere(conn, site, date(2026, 11, 24), date(2026, 11, 25))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 11, 24, 10, 30, tzinfo=UTC), (True, "2026-11-24T16:30:00.000Z", None)),
        (datetime(2026, 11, 24, 16, 30, tzinfo=UTC), (False, None, "2026-11-25T09:00:00.000Z")),
        (datetime(2026, 11, 28, 11, 0, tzinfo=UTC), (False, None, "2026-11-30T09:00:00.000Z")),
        # A public holiday closes it as it closes the house.
        (datetime(2026, 12, 25, 11, 0, tzinfo=UTC), (False, None, "2026-12-29T09:00:00.000Z")),
    ],
)
def test_the_kiosk_knows_whether_the_place_is_open(
    entrance: Entrance, moment: datetime, expected: tuple[bool, str | None, str | None]
) -> None:
    entrance.now = moment
    assert tuple(entrance.state()["signposts"][POST].values()) == expected


def test_each_touch_is_counted_and_no_ticket_is_given(entrance: Entrance) -> None:
    for _ in range(2):
        assert ask(entrance).json == {"signpost": POST, "slip": None}
    assert ask(entrance, print=True).status_code == 200
    assert counted(entrance) == [Elsewhere(POST, "Births and deaths", 2, 1)]
    assert rows(entrance.house.store, "SELECT count(*) FROM visit") == [(0,)]


def test_days_outside_the_period_are_not_counted(entrance: Entrance) -> None:
    entrance.now = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)
    ask(entrance)
    assert counted(entrance) == [Elsewhere(POST, "Births and deaths", 0, 0)]


def test_the_paper_says_where_to_go_and_the_kiosk_how_it_goes(entrance: Entrance) -> None:
    house = entrance.house
    SiteChanges(house.store, entrance.server.hub).start()
    entrance.server.publisher.subscribe(TicketPrinting(house, entrance.server.hub))
    answer = ask(entrance, print=True).json
    assert answer is not None
    entrance.server.publisher.publish()
    ((device, text),) = rows(
        house.store, "SELECT device, slip FROM job WHERE root = ?", answer["slip"]
    )
    assert device == "riverside.entrance-left-printer"
    slip = Slip.model_validate_json(text)
    said = json.dumps(slip.model_dump(), ensure_ascii=False)
    for words in ("We do not do this here", "Births and deaths",
                  "Register office, Mill House", "14 Mill Lane", "8 minutes on foot, no steps",
                  "Monday – Friday 09:00 – 16:30", "Please bring something",
                  "01632 960 123"):  # fmt: skip
        assert words in said
    assert "Swyddfa" not in said  # in two languages it would be twice as long
    assert not slip.larger
    entrance.paper.slips[answer["slip"]] = "printed"
    assert entrance.state()["prints"] == {answer["slip"]: "printed"}
    larger = ask(entrance, print=True, larger=True).json
    assert larger is not None
    entrance.server.publisher.publish()
    ((text,),) = rows(house.store, "SELECT slip FROM job WHERE root = ?", larger["slip"])
    assert Slip.model_validate_json(text).larger


def test_the_way_is_drawn_on_paper_where_its_map_can_be_read(tmp_path: Path) -> None:
    def slip(file: str | None) -> Slip:
        return signpost_slip(
            site, post, language="en", url="", at=NOW, drawn=easy.on_paper(tmp_path, site.id, file)
        )

    site = sample_site()
    post = site.signpost(POST)
    home = easy.folder(tmp_path, site.id)
    home.mkdir(parents=True)
    Image.effect_noise((1600, 1400), 90).save(home / "way.png")
    (home / "half.png").write_bytes((home / "way.png").read_bytes()[:2000])
    without = slip(None)
    assert slip("half.png") == slip("gone.png") == without
    with_it = slip("way.png")
    assert [one.kind for one in with_it.elements if one not in without.elements] == ["logo"]
    for dots in (576, 384):
        assert picture(with_it, dots).height > picture(without, dots).height + 250


@pytest.mark.parametrize(
    ("post", "more", "status"),
    [
        ("nothing", {}, 404),
        (POST, {"language": "pl"}, 422),
        (POST, {"kiosk": "nowhere"}, 404),
        (POST, {"extra": 1}, 422),
    ],
)
def test_what_there_is_not_is_refused(
    entrance: Entrance, post: str, more: dict[str, Any], status: int
) -> None:
    answer = ask(entrance, post, **more)
    assert answer.status_code == status
    assert rows(entrance.house.store, "SELECT 1 FROM event WHERE kind LIKE 'signpost%'") == []


def test_a_child_who_plays_with_it_fills_no_log(entrance: Entrance) -> None:
    statuses = {ask(entrance).status_code for _ in range(40)}
    assert statuses == {200, 429}


def test_phones_get_a_code_only_where_they_can_open_the_house() -> None:
    site = sample_site()
    for phone in (True, False):
        posts = page(site, site.kiosks[0], "en", phone=phone)["signposts"]
        assert posts[POST]["phone"] is phone


def test_the_phone_s_page_says_it_in_either_language(entrance: Entrance) -> None:
    for path in ("/W/RIVERSIDE/BIRTHS-AND-DEATHS?lang=en", f"/w/riverside/{POST}?lang=en"):
        text = entrance.client.get(path).text
        assert "It is open now, until 16:30." in text
        assert "Register office, Mill House" in text
        assert 'href="tel:01632960123"' in text
    assert "Swyddfa gofrestru" in entrance.client.get(f"/w/riverside/{POST}?lang=cy").text
    entrance.now = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)
    text = entrance.client.get(f"/w/riverside/{POST}?lang=en").text
    assert "It is closed now. It opens on Monday at 09:00." in text
    assert entrance.client.get("/w/riverside/nothing").status_code == 404
    assert entrance.client.get(f"/w/riverside/{POST}/qr.svg").mimetype == "image/svg+xml"


def test_days_in_a_row_with_the_same_hours_stand_together() -> None:
    hours = sample_site().hours
    assert week(hours, "en") == [
        ("Monday – Tuesday", "08:45 – 17:00"),
        ("Wednesday", "10:00 – 17:00"),
        ("Thursday", "08:45 – 17:00"),
        ("Friday", "08:45 – 16:30"),
    ]
    assert week(hours, "cy")[1][0] == "Dydd Mercher"
