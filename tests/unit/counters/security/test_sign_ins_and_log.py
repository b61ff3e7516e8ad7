"""One's own sign-ins, those of a person, and the security log: who sees and ends what."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from counters.security import words
from tests.unit.counters.room import Browser, Room
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import people
from ticketing.staff.people import Manager
from web import tokens
from web.security_log import Kind

API = "/api/v1/sites/riverside"


def sign_ins(browser: Browser, adviser: str = "megan") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.json(f"{API}/staff/{adviser}/sign-ins")["sign_ins"]
    return found


def kinds(room: Room) -> list[str]:
    supervisor = Browser(room)
    supervisor.sign_on("carys", "/counter/riverside/counter-1")
    found = supervisor.json(f"{API}/security-log")
    return [one["kind"] for one in found["events"]]


def test_everybody_sees_their_own_sign_ins_and_ends_another_browsers(room: Room) -> None:
    here, lost = Browser(room), Browser(room)
    lost.sign_on("megan")
    here.sign_on("megan")
    assert [one["this"] for one in sign_ins(here)] == [True, False]
    page = here.get("/sign-ins/riverside")
    assert "Your sign-ins" in page
    assert "This browser" in page
    action = re.findall(r'action="(/sign-ins/[^"]+)"', page)[1]
    status, page = here.form(action)
    assert (status, page.count('<button class="button"')) == (200, 1)
    assert lost.post(f"{API}/service-points/counter-3/next").status_code == 401
    assert here.post(f"{API}/service-points/counter-3/next").status_code == 204


def test_who_ends_this_browser_is_signed_out(browser: Browser) -> None:
    browser.sign_on("megan")
    browser.get("/sign-ins/riverside")
    (one,) = sign_ins(browser)
    assert browser.post(f"{API}/staff/megan/sign-ins/{one['id']}/end").status_code == 204
    assert browser.post(f"{API}/staff/megan/sign-ins/{one['id']}/end").status_code == 401


def test_nobody_sees_or_ends_a_colleagues(room: Room) -> None:
    megan, daniel = Browser(room), Browser(room)
    megan.sign_on("megan")
    daniel.sign_on("daniel", "/counter/riverside/counter-1")
    daniel.get("/counter/riverside/counter-1")
    (one,) = sign_ins(megan)
    assert daniel.json(f"{API}/staff/megan/sign-ins")["status"] == 403
    assert daniel.post(f"{API}/staff/megan/sign-ins/{one['id']}/end").status_code == 403
    # Neither by naming somebody else's under one's own name.
    assert daniel.post(f"{API}/staff/daniel/sign-ins/{one['id']}/end").status_code == 404
    assert len(sign_ins(megan)) == 1


def test_a_supervisor_ends_an_advisers_and_not_an_administrators(room: Room) -> None:
    megan, carys = Browser(room), Browser(room)
    megan.sign_on("megan")
    carys.sign_on("carys", "/counter/riverside/counter-1")
    page = carys.get("/sign-ins/riverside/megan")
    assert "Where Megan is signed in" in page
    (one,) = sign_ins(carys)
    assert carys.form(f"/sign-ins/riverside/megan/{one['id']}/end")[0] == 200
    assert megan.post(f"{API}/service-points/counter-3/next").status_code == 401
    people.change(
        room.house.store, "riverside", "daniel", Manager(Ask(room.clock(), SYSTEM)),
        role="administrator",
    )  # fmt: skip
    assert carys.json(f"{API}/staff/daniel/sign-ins")["status"] == 403


def test_without_anybody_there_is_nothing_to_see(browser: Browser) -> None:
    for path in ("staff/megan/sign-ins", "security-log"):
        assert browser.json(f"{API}/{path}")["status"] == 401


def test_a_wrong_pin_is_in_the_log_before_anybody_is_locked(room: Room, browser: Browser) -> None:
    browser.get("/counter/riverside/counter-3")
    for _ in range(3):
        browser.form("/counter/riverside/counter-3", adviser="megan", pin="0001")
    supervisor = Browser(room)
    supervisor.sign_on("carys", "/counter/riverside/counter-1")
    found = supervisor.json(f"{API}/security-log")
    assert (found["failed_today"], found["addresses_today"]) == (3, 1)
    event = found["events"][1]
    assert (event["kind"], event["who"], event["times"]) == ("sign_in_failed", "megan", 3)
    assert "0001" not in repr(found)
    page = supervisor.get("/security/riverside")
    assert "3 failed sign-ins today, from 1 address." in page
    assert "Wrong PIN or password" in page
    assert "3 failed sign-ins today" in supervisor.get("/staff/riverside")


def test_what_was_typed_as_an_unknown_name_is_not_kept(room: Room, browser: Browser) -> None:
    browser.get("/counter/riverside/counter-3")
    browser.form("/counter/riverside/counter-3", adviser="my-own-password", pin="0001")
    assert "sign_in_failed" in kinds(room)
    with room.house.store.read() as conn:
        rows = conn.execute("SELECT * FROM security_event").fetchall()
    assert "my-own-password" not in repr([tuple(row) for row in rows])


def test_what_supervisors_change_is_in_the_log_with_their_names(room: Room) -> None:
    carys = Browser(room)
    carys.sign_on("carys", "/counter/riverside/counter-1")
    carys.get("/staff/riverside")
    staff = f"{API}/staff"
    assert carys.post(staff, {"name": "Aled", "pin": "8305"}).status_code == 201
    changes: list[dict[str, object]] = [
        {"pin": "8306"}, {"role": "receptionist"}, {"name": "Aled Rees"}, {"retired": True},
        {"retired": False},
    ]  # fmt: skip
    for body in changes:
        assert carys.post(f"{staff}/aled", body).status_code == 200, body
    events = carys.json(f"{API}/security-log")["events"]
    about = [(one["kind"], one["by"]) for one in events if one["who"] == "aled"]
    assert {kind for kind, _ in about} == {
        "person_added", "secret_set", "role_changed", "person_changed", "person_removed",
        "person_restored",
    }  # fmt: skip
    assert {by for _, by in about} == {"carys"}
    assert "8305" not in repr(events)


def test_a_wrong_token_and_whoever_reaches_above_their_role_are_noted(
    room: Room, browser: Browser
) -> None:
    browser.sign_on("megan")
    assert browser.post(f"{API}/staff", {"name": "Aled"}).status_code == 403
    guess = {"Authorization": "Bearer nxp_guessed"}
    answer = room.app.test_client().post(f"{API}/staff", json={"name": "x"}, headers=guess)
    assert answer.status_code == 401
    assert {"access_refused", "token_refused"} <= set(kinds(room))
    with room.house.store.read() as conn:
        rows = [tuple(row) for row in conn.execute("SELECT * FROM security_event")]
    assert "nxp_guessed" not in repr(rows)
    assert any("POST /api/v1/sites/<site>/staff" in row and "megan" in row for row in rows)


def test_a_form_that_another_page_sends_is_refused_and_noted(room: Room, browser: Browser) -> None:
    browser.sign_on("megan")
    browser._token = "forged"
    assert browser.post(f"{API}/service-points/counter-3/next").status_code == 401
    assert "form_refused" in kinds(room)


def test_the_page_names_every_kind_of_entry() -> None:
    assert set(words.KINDS) == set(get_args(Kind))


@pytest.mark.parametrize("role", ["receptionist", "adviser"])
def test_the_log_is_for_supervisors(room: Room, role: Any) -> None:
    secret = tokens.make(room.house.store, role, site="riverside", name="x", now=room.clock())
    client = room.app.test_client()
    headers = {"Authorization": f"Bearer {secret}"}
    assert client.get(f"{API}/security-log", headers=headers).status_code == 403
