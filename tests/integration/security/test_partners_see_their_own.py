"""Partner staff, such as the police: on every list, page, socket and answer their own enquiry types
alone, and of others not even how many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import NOW, an_ask
from tests.integration.security.actors import (
    ELSE,
    ELSE_TYPE,
    POINT,
    SITE,
    THEIR_TYPE,
    THEIRS,
    Doors,
    doors,
)
from ticketing import commands
from ticketing.staff import people
from ticketing.staff.people import Manager
from ticketing.visits import notes

BASE = f"/api/v1/sites/{SITE}"
SECRET = "what nobody else is to read"


class Day:
    """A house in which two wait for the partner, and three and an appointment are not theirs."""

    def __init__(self, doors: Doors) -> None:
        self.doors, store = doors, doors.store
        self.own = [doors.issue(THEIRS) for _ in range(2)]
        self.others = [doors.issue(ELSE) for _ in range(3)]
        notes.add(store, self.others[0], an_ask(), SECRET)
        self.appointments = {kind: doors.book(kind) for kind in (THEIR_TYPE, ELSE_TYPE)}
        doors.sit(who="megan", point="counter-1")
        self.called = commands.call_next(store, SITE, "counter-1", an_ask(adviser="megan"))
        assert self.called is not None
        commands.start(store, self.called.visit, an_ask(adviser="megan"))
        doors.sit()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        return self.doors.ask("P", method, path, body)

    def hidden(self) -> list[str]:
        """What must stand in nothing that the partner is given."""
        with self.doors.store.read() as conn:
            numbers = conn.execute(
                "SELECT number FROM visit WHERE id IN (?, ?, ?)", tuple(self.others)
            ).fetchall()
        return [SECRET, *self.others, *(row[0] for row in numbers), self.appointments[ELSE_TYPE]]


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    with doors(tmp_path) as found:
        yield Day(found)


def test_no_list_page_or_file_has_anything_of_others(day: Day) -> None:
    hidden = day.hidden()
    for path in (
        f"{BASE}/waiting", f"{BASE}/visits?number=1", f"{BASE}/visits?number=B001",
        f"/reception/{SITE}", f"{BASE}/passes?number=1",
        f"{BASE}/appointments", f"/api/v1/appointments?site={SITE}", f"{BASE}/help",
        f"{BASE}/figures", f"{BASE}/figures.csv", f"{BASE}/steps.csv",
        f"/appointments/{SITE}", f"/appointments/{SITE}/list", f"/counter/{SITE}/{POINT}",
        f"/supervisor/{SITE}/figures?from=2026-11-24&to=2026-11-25",
        f"/appointments/{SITE}/list?q=B1", f"/appointments/{SITE}?for={day.others[0]}",
    ):  # fmt: skip
        answer = day.ask("GET", path)
        assert answer.status_code == 200, path
        assert [x for x in hidden if x in answer.text] == [], path


def test_those_who_wait_and_the_counts_are_their_own(day: Day) -> None:
    waiting = day.ask("GET", f"{BASE}/waiting").get_json()
    assert waiting["waiting"] == 2
    assert [one["visit"] for one in waiting["visits"]] == day.own
    booked = day.ask("GET", f"{BASE}/appointments").get_json()["appointments"]
    assert {one["type"] for one in booked} <= {THEIR_TYPE}
    figures = day.ask("GET", f"{BASE}/figures").get_json()
    assert [one["enquiry"] for one in figures["enquiries"]] == [THEIRS]
    assert figures["total"]["issued"] == 2
    everybody = day.doors.ask("S", "GET", f"{BASE}/figures").get_json()
    assert everybody["total"]["issued"] == 5  # what was counted for one is not told to the other
    steps = day.ask("GET", f"{BASE}/steps.csv").text.strip().splitlines()
    assert len(steps) == 1 + 2


def test_a_desk_shows_neither_colleagues_nor_rooms_nor_devices(day: Day) -> None:
    state = desk(day)
    assert [one["visit"] for one in state["queue"]] == day.own
    assert state["counts"] == {"all": 2, "mine": 2, "by_enquiry": {THEIRS: 2}}
    assert [one["adviser"] for one in state["people"]] == ["gareth"]
    assert (state["devices"], state["rooms"]["all"], state["held"]) == ([], 0, [])
    assert [x for x in (*day.hidden(), "Megan") if x in str(state)] == []


def test_the_reception_is_open_to_them_for_their_own_enquiries(day: Day) -> None:
    text = day.ask("GET", f"/reception/{SITE}").text
    assert [x for x in ("Housing and council tax benefits", "Counter 1") if x in text] == []
    screen = day.doors.screen("P", "/reception")
    assert screen.emit("join", {"site": SITE}, namespace="/reception", callback=True)["ok"]
    state = screen.get_received("/reception")[-1]["args"][0]
    assert [one["visit"] for one in state["queue"]] == day.own
    assert (list(state["enquiries"]), state["queued"], state["come_again_all"]) == ([THEIRS], 2, 0)
    assert (state["in_hand"], state["devices"], state["persons"]) == ([], [], [])
    assert [x for x in day.hidden() if x in str(state)] == []


def test_another_desk_is_empty_to_them(day: Day) -> None:
    state = desk(day, "counter-1")
    assert (state["adviser"], state["visit"], state["served_today"]) == (None, None, 0)
    assert [x for x in day.hidden() if x in str(state)] == []


def test_they_call_their_own_and_nobody_else(day: Day) -> None:
    called = [day.ask("POST", f"{BASE}/service-points/{POINT}/next")]
    visit = called[0].get_json()
    assert visit["visit"] == day.own[0]
    for deed, body in (("start", None), ("finish", {"outcome": "resolved"})):
        assert day.ask("POST", f"/api/v1/visits/{visit['visit']}/{deed}", body).status_code == 200
    chosen = {"service_point": POINT, "reason": "asked_for_me"}
    refused = day.ask("POST", f"/api/v1/visits/{day.others[1]}/call", chosen)
    assert refused.status_code == 403
    assert ELSE not in refused.text
    assert day.ask("POST", f"/api/v1/visits/{day.own[1]}/call", chosen).status_code == 200


def test_what_becomes_of_a_visitor_beyond_them_is_not_told(day: Day) -> None:
    visit = day.own[0]
    commands.add_enquiry(day.doors.store, visit, ELSE, an_ask())
    day.ask("POST", f"{BASE}/service-points/{POINT}/next")
    day.ask("POST", f"/api/v1/visits/{visit}/start")
    assert desk(day)["planned"] == []
    ended = day.ask("POST", f"/api/v1/visits/{visit}/finish", {"outcome": "resolved"})
    assert ended.status_code == 200
    assert ELSE not in ended.text
    with day.doors.store.write() as db:  # something has happened since
        db.execute("UPDATE step SET recalls = recalls + 1 WHERE visit = ?", (visit,))
    undo = day.ask("POST", f"/api/v1/visits/{visit}/undo")
    assert undo.status_code == 409
    assert ELSE not in undo.text
    assert day.ask("GET", f"/api/v1/visits/{visit}/story").status_code == 403


def test_of_who_is_sent_to_them_they_read_what_was_written_for_them(day: Day) -> None:
    store, visit = day.doors.store, day.called.visit  # type: ignore[union-attr]
    notes.add(store, visit, an_ask(adviser="megan"), SECRET)
    later = an_ask(NOW.replace(minute=NOW.minute + 1), adviser="megan")
    commands.refer(store, visit, later, enquiry=THEIRS, note="bring the plan")
    told = day.ask("GET", f"/api/v1/visits/{visit}/story")
    assert told.status_code == 200
    assert [one["text"] for one in told.get_json()["notes"]] == ["bring the plan"]
    assert ELSE not in told.text
    chosen = {"service_point": POINT, "reason": "other"}
    assert day.ask("POST", f"/api/v1/visits/{visit}/call", chosen).status_code == 200
    state = desk(day)
    assert [one["text"] for one in state["notes"]] == ["bring the plan"]
    assert ELSE not in str(state)
    assert "Benefits" not in str(state)


def test_nobody_is_referred_by_name_to_who_may_not_see_why(day: Day) -> None:
    visit = day.called.visit  # type: ignore[union-attr]
    refused = day.doors.ask(
        "S", "POST", f"/api/v1/visits/{visit}/refer", {"enquiry": "complaints", "adviser": "gareth"}
    )
    assert refused.status_code == 409


def test_a_place_is_not_taken_over_with_a_visit_that_is_not_theirs(day: Day) -> None:
    with pytest.raises(Exception, match="Somebody is served at") as caught:
        day.doors.sit(point="counter-1")
    assert day.called.number not in str(caught.value)  # type: ignore[union-attr]


def test_tickets_of_theirs_are_theirs_to_issue(day: Day) -> None:
    path = f"{BASE}/visits"
    wanted = {"language": "en", "source": "reception"}
    assert day.ask("POST", path, {"enquiry": THEIRS, **wanted}).status_code == 201
    assert day.ask("POST", path, {"enquiry": ELSE, **wanted}).status_code == 403
    further = {"enquiry": THEIRS, "further": [ELSE], **wanted}
    assert day.ask("POST", path, further).status_code == 403


def test_a_skill_that_is_taken_away_is_gone_from_the_open_desk(day: Day) -> None:
    by = Manager(an_ask(), "administrator")
    people.change(day.doors.store, SITE, "gareth", by, skills=["citizens-advice"])
    assert day.ask("GET", f"{BASE}/waiting").get_json()["waiting"] == 0
    assert desk(day)["queue"] == []


def test_a_pc_with_a_token_of_staff_gives_who_signs_in_there_no_more(day: Day) -> None:
    for who, path, status in (
        ("P", f"{BASE}/rooms", 403),
        ("P", f"{BASE}/waiting", 200),
        ("U", f"{BASE}/rooms", 200),
    ):
        client = day.doors.client(who, token="supervisor")
        answer = client.get(path)
        assert answer.status_code == status, (who, path)
        if "waiting" in path:
            assert answer.get_json()["waiting"] == 2
    auditor = day.doors.client("U", token="supervisor")
    assert auditor.post(f"{BASE}/rooms/room-1/close", json={"reason": "other"}).status_code == 403


def test_who_sits_elsewhere_is_not_told_to_who_wants_to_go_there(day: Day) -> None:
    refused = day.ask("POST", f"{BASE}/service-points/counter-1/come-back")
    assert refused.status_code == 409
    assert "Megan" not in refused.text


def desk(day: Day, point: str = POINT) -> dict[str, Any]:
    """What the desk of a place shows to the partner."""
    screen = day.doors.screen("P", "/counter")
    wanted = {"site": SITE, "point": point}
    assert screen.emit("join", wanted, namespace="/counter", callback=True) == {"ok": True}
    states = [x for x in screen.get_received("/counter") if x["name"] == "state"]
    screen.disconnect("/counter")
    found: dict[str, Any] = states[-1]["args"][0]
    return found
