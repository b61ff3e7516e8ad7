"""Files of other programs over HTTP: what will be done, line by line, then done, and once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.foreign_files import calendar, of
from tests.helpers import SITE_TEXT, everything, together
from tests.integration.http.moved_clock import ClockHouse, clock_house
from ticketing.foreign.said import LARGEST

IMPORT = "/api/v1/sites/riverside/appointments/import"
HEAD = "date,time,type,adviser,place,reference\n"
ONE = "2026-11-24,11:00,Benefits interview,Aisha,Room 1,x-1\n"
TWO = "2026-11-24,11:30,Private interview,Rhian,Room 1,x-2\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[ClockHouse]:
    """Tuesday 24 November 2026, 09:00."""
    with clock_house(tmp_path, 2026, 11, 24, 9, 0, text=SITE_TEXT) as opened:
        yield opened


def send(
    house: ClockHouse, data: str | bytes, query: str = "", role: str = "adviser", key: str = ""
) -> tuple[int, Any]:
    headers = house.headers(role) | ({"Idempotency-Key": key} if key else {})
    answer = house.client.post(IMPORT + query, data=data, headers=headers)
    return answer.status_code, answer.get_json()


def wills(answer: Any) -> list[tuple[int, str]]:
    return [(line["line"], line["will"]) for line in answer["lines"]]


def test_a_preview_says_what_would_become_of_each_line_and_does_nothing(house: ClockHouse) -> None:
    send(house, HEAD + ONE + TWO)
    before = everything(house.store)
    next_one = TWO.replace("11:30", "15:00") + TWO.replace("11:30", "14:00").replace("x-2", "x-3")
    status, answer = send(house, HEAD + ONE + next_one, "?preview=true")
    assert (status, answer["made"], answer["changes"]) == (200, False, 2)
    assert wills(answer) == [(2, "there"), (3, "moved"), (4, "new")]
    assert answer["lines"][1]["says"] == "Moved from 11:30 to 15:00. Its code stays."
    assert answer["lines"][1]["appointment"]["starts_at"] == "2026-11-24T15:00:00.000Z"
    assert everything(house.store) == before


def test_whoever_looks_at_a_file_takes_no_turn_of_those_who_write(house: ClockHouse) -> None:
    other = sqlite3.connect(house.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert send(house, HEAD + ONE + TWO, "?preview=true")[0] == 200
    assert send(house, HEAD + ONE + ONE.replace("x-1", "x-3"))[0] == 422
    other.execute("ROLLBACK")
    other.close()


def test_the_same_file_again_changes_nothing_and_says_so(house: ClockHouse) -> None:
    assert send(house, HEAD + ONE + TWO)[0] == 201
    before = everything(house.store)
    status, answer = send(house, HEAD + ONE + TWO)
    assert (status, answer["made"], answer["changes"]) == (200, True, 0)
    assert wills(answer) == [(2, "there"), (3, "there")]
    assert [one["code"] for one in answer["appointments"]]
    assert everything(house.store) == before


def test_the_same_key_gets_the_same_answer(house: ClockHouse) -> None:
    first = send(house, HEAD + ONE, key="k")
    assert first[0] == 201
    assert send(house, HEAD + ONE, key="k") == first


def test_what_is_gone_is_told(house: ClockHouse) -> None:
    send(house, HEAD + ONE + TWO)
    _, answer = send(house, HEAD + ONE, "?preview=true")
    assert [one["type"] for one in answer["gone"]] == ["private-interview"]


def test_mistakes_and_notes_stand_beside_each_other(house: ClockHouse) -> None:
    entry = "UID:{}\nDTSTART:20261124T{}00Z\nSUMMARY:{}\nLOCATION:Online"
    text = calendar(
        entry.format(1, "1100", "Benefits interview"), entry.format(2, "1130", "Haircut")
    )
    status, problem = send(house, text)
    assert (status, problem["type"]) == (422, "urn:nextplease:problem:file-has-mistakes")
    assert problem["made"] is False
    assert [one["line"] for one in problem["mistakes"]] == [8]
    (line,) = problem["lines"]
    assert (line["will"], line["notes"]) == (
        "new", ["'Online' is no place here; one that is free is taken."],
    )  # fmt: skip


def test_the_lines_without_mistakes_are_done_if_that_is_asked_for(house: ClockHouse) -> None:
    wrong = HEAD + ONE + TWO.replace("11:30", "25:00")
    assert send(house, wrong)[0] == 422
    status, answer = send(house, wrong, "?partly=true")
    assert (status, answer["made"], len(answer["appointments"])) == (201, True, 1)
    assert [one["line"] for one in answer["mistakes"]] == [3]


def test_a_zone_that_runs_away_is_a_mistake_of_its_line(house: ClockHouse) -> None:
    before = everything(house.store)
    status, problem = send(house, of("zone-secondly.ics"))
    assert (status, [one["line"] for one in problem["mistakes"]]) == (422, [13])
    assert everything(house.store) == before


@pytest.mark.parametrize("size", [LARGEST + 1, 16 * LARGEST + 1])
def test_a_file_that_is_too_large_is_refused_in_words(house: ClockHouse, size: int) -> None:
    status, problem = send(house, b"x" * size)
    assert status == 422
    words = problem["mistakes"][0]["says"] if "mistakes" in problem else problem["detail"]
    assert "a day's appointments have at most 256 kB" in words


def test_only_staff_send_files(house: ClockHouse) -> None:
    assert send(house, HEAD + ONE, role="kiosk")[0] == 403


def test_more_files_at_once_than_are_read_are_asked_to_come_again(house: ClockHouse) -> None:
    def one() -> int:
        return send(house, HEAD + ONE, "?preview=true")[0]

    statuses = together(*[one] * 8)
    assert set(statuses) <= {200, 409}
    assert statuses.count(200) >= 2
    # Nobody kept a place.
    assert [one(), one()] == [200, 200]
