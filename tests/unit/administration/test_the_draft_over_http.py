"""The draft over HTTP: who may, what is refused in words, publishing and the history."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.counters.room import SITE, Browser, Room
from ticketing import sites

API = "/api/v1/sites/riverside"
TAX = ["enquiries", "council-tax", "target_minutes"]


def the_file(room: Room) -> str:
    """The file in force."""
    with room.house.store.read() as conn:
        return sites.dump(conn, "riverside")


def test_only_administrators_see_and_change_it(room: Room) -> None:
    for who in (None, "megan", "carys"):
        browser = Browser(room)
        if who:
            browser.sign_on(who)
        refused = 403 if who else 401
        get = browser._client.get
        for path in (f"{API}/draft", f"{API}/draft/file", f"{API}/versions/1",
                     "/administration/riverside"):  # fmt: skip
            assert get(path, headers={"Accept": "application/json"}).status_code == refused, path
        for path, body in (("draft", {"path": TAX, "value": 1}), ("draft/publish", {"revision": 0}),
                           ("draft/take-out", {"path": TAX}), ("draft/stop", {}),
                           ("versions/1/bring-back", {})):  # fmt: skip
            assert browser.post(f"{API}/{path}", body).status_code in (400, refused), path
    assert the_file(room) == SITE


def test_a_change_is_published_and_brought_back(room: Room, nia: Browser) -> None:
    draft = nia.post(f"{API}/draft", {"path": TAX, "value": 12, "seen": 15}).json
    (edit,) = draft["edits"]
    assert (edit["what"], edit["now"], edit["was"], edit["by"]) == (
        "Council tax: called within", "12 minutes", "15 minutes", "Nia",
    )  # fmt: skip
    assert "target_minutes = 12" in nia.get(f"{API}/draft/file")
    body = {"revision": draft["revision"], "why": "a new promise"}
    done = nia.post(f"{API}/draft/publish", body).json
    assert (done["edits"], done["base"]) == ([], 2)
    assert done["versions"][0]["why"] == "a new promise"
    assert the_file(room) == SITE.replace("target_minutes = 15", "target_minutes = 12")
    looked = nia.json(f"{API}/versions/1")
    assert looked["text"] == SITE
    assert looked["differences"] == [
        {"what": "Council tax: called within", "now": "12 minutes", "was": "15 minutes"}
    ]
    assert nia.post(f"{API}/versions/1/bring-back").json["base"] == 3
    assert the_file(room) == SITE
    room.house.security.flush()
    with room.house.store.read() as conn:
        kinds = [row[0] for row in conn.execute("SELECT kind FROM security_event ORDER BY id")]
    assert kinds.count("site_published") == 2


def test_what_cannot_stand_there_is_said_with_what_to_write(room: Room, nia: Browser) -> None:
    refused = nia.post(f"{API}/draft", {"path": TAX, "value": 0, "seen": 15})
    assert refused.status_code == 422
    assert refused.json["type"].endswith("field-refused")
    assert "write 1 or more" in refused.json["detail"]
    assert nia.json(f"{API}/draft")["edits"] == []


def test_whoever_was_slower_gets_both_values(room: Room, nia: Browser) -> None:
    nia.post(f"{API}/draft", {"path": TAX, "value": 12, "seen": 15})
    slower = nia.post(f"{API}/draft", {"path": TAX, "value": 10, "seen": 15})
    assert slower.status_code == 409
    assert (slower.json["value"], slower.json["by"]) == (12, "adviser:nia")


def test_the_newest_change_is_undone_by_who_made_it(room: Room, nia: Browser) -> None:
    nia.post(f"{API}/draft", {"path": TAX, "value": 12, "seen": 15})
    draft = nia.post(f"{API}/draft", {"path": TAX, "value": 10, "seen": 12}).json
    assert draft["undo"]["what"] == "Council tax: called within"
    body = {"step": draft["undo"]["step"]}
    for _ in range(2):  # a press that is sent twice
        draft = nia.post(f"{API}/draft/undo", body).json
        assert draft["edits"][0]["value"] == 12
    assert nia.post(f"{API}/draft/undo", {"step": draft["undo"]["step"]}).json["edits"] == []
    assert nia.json(f"{API}/draft")["undo"] is None


def test_what_would_better_be_otherwise_is_told_and_keeps_nothing_back(
    room: Room, nia: Browser
) -> None:
    hours = nia.json(f"{API}/draft")["site"]["hours"]
    swapped = {**hours, "monday": "17:00-08:45"}
    draft = nia.post(f"{API}/draft", {"path": ["hours"], "value": swapped, "seen": hours}).json
    found = {tuple(one["path"]): one["says"] for one in draft["cautions"]}
    assert "if they are swapped" in found["hours", "monday"]
    assert draft["mistakes"] == []
    body = {"revision": draft["revision"]}
    assert nia.post(f"{API}/draft/publish", body).status_code == 200


def test_whom_a_change_concerns_stands_beside_it(room: Room, nia: Browser) -> None:
    numbers = [room.issue("council-tax").number for _ in range(3)]
    draft = nia.post(f"{API}/draft", {"path": TAX, "value": 12, "seen": 15}).json
    assert draft["edits"][0]["waiting"] == numbers
    assert draft["edits"][0]["touched"] == []


def test_a_planned_draft_is_stopped(room: Room, nia: Browser) -> None:
    draft = nia.post(f"{API}/draft", {"path": TAX, "value": 12, "seen": 15}).json
    at = (room.clock() + timedelta(days=2)).isoformat()
    body = {"revision": draft["revision"], "when": "at", "at": at}
    planned = nia.post(f"{API}/draft/publish", body).json
    assert (planned["plan"]["at"], planned["plan"]["by"]) == ("2026-11-19T11:42:00.000Z", "Nia")
    assert nia.post(f"{API}/draft", {"path": TAX, "value": 9, "seen": 12}).status_code == 409
    assert nia.post(f"{API}/draft/stop").json["plan"] is None
    for wrong in ("", "tomorrow", "9999-99-99", "0001-01-01T00:00:00+23:59"):
        body = {"revision": 3, "when": "at", "at": wrong}
        assert nia.post(f"{API}/draft/publish", body).status_code in (409, 422)


def test_who_publishes_typed_their_secret_a_short_while_ago(room: Room, nia: Browser) -> None:
    draft = nia.post(f"{API}/draft", {"path": TAX, "value": 12, "seen": 15}).json
    room.clock.forward(minutes=16)
    refused = nia.post(f"{API}/draft/publish", {"revision": draft["revision"]})
    assert (refused.status_code, refused.json["type"][-13:]) == (403, "confirm-first")
    assert the_file(room) == SITE


def test_whom_the_draft_touches_is_named_before_it_is_published(room: Room, nia: Browser) -> None:
    numbers = [room.issue("bus").number for _ in range(2)]
    seen = nia.json(f"{API}/draft")["members"]["enquiries"][2]["value"]
    nia.post(f"{API}/draft", {"kind": "remove", "path": ["enquiries", "bus"], "seen": seen})
    draft = nia.post(
        f"{API}/draft", {"path": ["advisers", "daniel", "skills"], "value": [], "seen": ["bus"]}
    ).json
    assert {one["name"] for one in draft["touched"] if one["needed"]} == set(numbers)
    refused = nia.post(f"{API}/draft/publish", {"revision": draft["revision"]})
    assert refused.status_code == 409
    assert all(number in refused.json["detail"] for number in numbers)
