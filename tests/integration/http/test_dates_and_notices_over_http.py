"""A supervisor opens other hours tomorrow, closes a day, puts up a notice: over HTTP, at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.http.moved_clock import ClockHouse, clock_house

SITE = "/api/v1/sites/riverside"
WORDS = {"cy": "Nid yw’r lifft yn gweithio.", "en": "The lift is out of order."}
LIFT = {"words": WORDS, "places": ["displays", "kiosks", "phones"]}


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[ClockHouse]:
    """Tuesday 24 November 2026, 10:30."""
    with clock_house(tmp_path, 2026, 11, 24, 10, 30) as house:
        yield house


def post(house: ClockHouse, path: str, body: Any = None, role: str = "supervisor") -> Any:
    return house.client.post(f"{SITE}/{path}", json=body or {}, headers=house.headers(role))


def kiosk(house: ClockHouse) -> dict[str, Any]:
    found = house.client.get(f"{SITE}/kiosks/entrance", headers=house.headers("kiosk"))
    return dict(found.get_json())


def test_a_date_gets_its_own_hours_and_gives_them_back(morning: ClockHouse) -> None:
    body = {"hours": ["10:00-12:00"], "reason": {"en": "Staff training", "cy": "Hyfforddiant"}}
    (one,) = post(morning, "dates/2026-11-25", body).get_json()["dates"]
    assert (one["day"], one["hours"], one["holiday"]) == ("2026-11-25", ["10:00-12:00"], None)
    assert one["usual"] != one["hours"]
    assert kiosk(morning)["dates"]["wednesday"] == [["10:00", "12:00"]]
    week = morning.get("/sites/riverside/appointments?from=2026-11-25&to=2026-11-26")["days"]
    assert [opening["closes"][11:16] for opening in week[0]["openings"]] == ["12:00"]
    assert post(morning, "dates/2026-11-25/usual").get_json()["dates"] == []
    assert kiosk(morning)["dates"] == {}


def test_a_closed_day_says_why_and_refuses_appointments_in_words(morning: ClockHouse) -> None:
    post(morning, "dates/2026-11-25", {"hours": [], "reason": {"cy": "Eira", "en": "Snow"}})
    assert kiosk(morning)["dates"]["wednesday"] == []
    day = morning.get("/sites/riverside/appointments?from=2026-11-25&to=2026-11-26")["days"][0]
    assert (day["closed"], day["openings"]) == ("Snow", [])


def test_a_notice_is_drawn_for_supervisors_before_it_is_shown_and_shows_nobody_anything(
    morning: ClockHouse,
) -> None:
    display = post(morning, "notices/drawn/display", {"words": WORDS}).get_json()["page"]
    assert (display["notice"], display["board"]["message"]) == (WORDS, None)
    whole = post(morning, "notices/drawn/display", {"words": WORDS, "whole": True}).get_json()
    assert whole["page"]["board"]["message"]["words"] == WORDS
    drawn = post(morning, "notices/drawn/kiosk", {"words": WORDS}).get_json()
    assert drawn["live"]["notices"] == [WORDS]
    assert kiosk(morning)["notices"] == []
    assert post(morning, "notices/drawn/display", {"words": WORDS}, "adviser").status_code == 403


def test_a_notice_that_fills_the_screens_is_told_to_each_of_them(morning: ClockHouse) -> None:
    body = {**LIFT, "whole": True, "ends_at": "2026-11-24T12:00:00Z"}
    (one,) = post(morning, "notices", body).get_json()["notices"]
    assert one["whole"] is True
    for told in (morning.get("/sites/riverside/board/main"), kiosk(morning)):
        assert (told["message"]["reason"], told["message"]["words"]) == ("notice", WORDS)
    post(morning, f"notices/{one['notice']}/take-down")
    assert kiosk(morning)["message"] is None


def test_a_notice_stands_on_displays_and_kiosks_until_it_is_taken_down(morning: ClockHouse) -> None:
    (one,) = post(morning, "notices", LIFT).get_json()["notices"]
    assert (one["state"], one["ends_at"]) == ("showing", None)
    assert kiosk(morning)["notices"] == [WORDS]
    assert morning.get("/sites/riverside/board/main")["notices"] == [WORDS]
    changed = {**LIFT, "places": ["kiosks"], "ends_at": "2026-11-24T17:00:00Z"}
    (one,) = post(morning, f"notices/{one['notice']}", changed).get_json()["notices"]
    assert (one["places"], one["ends_at"]) == (["kiosks"], "2026-11-24T17:00:00.000Z")
    assert morning.get("/sites/riverside/board/main")["notices"] == []
    (one,) = post(morning, f"notices/{one['notice']}/take-down").get_json()["notices"]
    assert one["state"] == "over"
    assert kiosk(morning)["notices"] == []


def test_who_changed_what_is_listed_in_sentences_the_last_first(morning: ClockHouse) -> None:
    post(morning, "dates/2026-11-25", {"hours": [], "reason": {"cy": "Eira", "en": "Snow"}})
    post(morning, "notices", LIFT)
    post(morning, "courtesy", {"words": {"cy": "Diolch", "en": "Thank you"}})
    post(morning, "enquiries/council-tax/off", {"reason": "full"})
    changes = morning.client.get(
        f"{SITE}/changes", headers=morning.headers("supervisor")
    ).get_json()["changes"]
    assert [one["what"] for one in changes][:4] == [
        "Council tax switched off: as many wait already as can be seen today.",
        "The ticket's last line: 'Thank you'",
        "Notice on displays and kiosks and phones: 'The lift is out of order.'",
        "Wednesday 25 November 2026 is closed: Snow.",
    ]
    assert all(one["who"] and one["at"] for one in changes)


CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("dates/2026-11-25", {"hours": ["10:00-12:00"]}),
    ("dates/2026-11-25/usual", {}),
    ("courtesy", {"words": {"cy": "Diolch"}}),
    ("notices", LIFT),
    ("notices/1", LIFT),
    ("notices/1/take-down", {}),
]


@pytest.mark.parametrize(("path", "body"), CHANGES)
def test_only_a_supervisor_says_so(morning: ClockHouse, path: str, body: dict[str, Any]) -> None:
    for role in ("adviser", "kiosk"):
        assert post(morning, path, body, role).status_code == 403
    assert morning.client.post(f"{SITE}/{path}", json=body).status_code in (401, 403)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("dates/2026-02-30", {"hours": ["10:00-12:00"]}, 422),
        ("dates/tomorrow", {"hours": ["10:00-12:00"]}, 422),
        ("dates/2026-11-25", {"hours": ["10:00-12:00"] * 21}, 422),
        ("dates/2026-11-25", {"hours": ["ten to twelve"]}, 422),
        ("dates/2026-11-25", {"hours": [], "reason": {"fr": "Neige"}}, 422),
        ("dates/2026-11-24", {"hours": [], "reason": {"cy": "Eira"}}, 409),
        ("notices", {**LIFT, "words": {"cy": "x" * 121}}, 422),
        ("notices", {**LIFT, "words": {"en": "Only in English"}}, 422),
        ("notices", {**LIFT, "ends_at": "2026-11-24T09:00:00Z"}, 422),
        ("notices", {**LIFT, "ends_at": "17:00"}, 422),
        ("notices/99", LIFT, 404),
        ("courtesy", {"words": {"cy": "x" * 401}}, 422),
        ("courtesy", {"words": {"cy": "Diolch \U0001f4da", "en": "Thank you"}}, 422),
        ("courtesy", {"words": {"cy": "Diolch", "en": "\U0001e290"}}, 422),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    morning: ClockHouse, path: str, body: dict[str, Any], status: int
) -> None:
    refused = post(morning, path, body)
    assert refused.status_code == status
    assert refused.get_json()["detail"]
    assert morning.get("/sites/riverside/dates")["dates"] == []
    assert morning.get("/sites/riverside/notices")["notices"] == []


def test_whom_other_hours_would_not_keep_is_asked_without_a_change(morning: ClockHouse) -> None:
    before = morning.get("/sites/riverside/dates")
    found = post(morning, "dates/2026-11-25/booked", {"hours": []})
    assert found.get_json() == {"booked": []}
    assert post(morning, "dates/2026-11-25/booked", {"hours": []}, "adviser").status_code == 403
    assert morning.get("/sites/riverside/dates") == before


def test_the_notice_stands_on_the_visitors_own_page(morning: ClockHouse) -> None:
    visit = morning.issue()["visit"]
    post(morning, "notices", LIFT)
    assert morning.ticket(visit)["notices"] == [WORDS]
    assert WORDS["en"] in morning.client.get(f"/T/{visit}").text
