"""An agent without a token shows a code; an administrator types it, and it has a token of its own
for the devices of that site, until that is ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hardware.protocol import NAMESPACE
from tests.integration.security.glass import DEVICES
from tests.integration.security.glass import House as Glasshouse
from web import tokens
from web.enrolling import MOST_OF_AN_ADDRESS

AGENTS = "/api/v1/sites/riverside/agents"


class Enrolment(Glasshouse):
    """A house with an administrator."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.administrator = self.token("administrator")


class Agent:
    """A program that has no token yet, or one."""

    def __init__(self, house: Enrolment, secret: str = "a" * 43, token: str | None = None) -> None:
        who = {"token": token} if token else {"enrol": secret}
        auth = {**who, "instance": "one", "host": "kiosk-pc", "version": "0.1.0"}
        server = house.server
        self.client: Any = server.socketio.test_client(server.app, namespace=NAMESPACE, auth=auth)

    def asks(self, what: str = "waiting", body: Any = None) -> Any:
        return self.client.emit(what, body or {}, namespace=NAMESPACE, callback=True)

    @property
    def there(self) -> bool:
        return bool(self.client.is_connected(NAMESPACE))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Enrolment]:
    found = Enrolment(tmp_path)
    yield found
    found.store.close()


def accept(house: Enrolment, code: str, name: str = "entrance-left") -> Any:
    return house.by(house.administrator, AGENTS, {"code": code, "name": name})


def listed(house: Enrolment) -> dict[str, Any]:
    found: dict[str, Any] = house.by(house.administrator, DEVICES).json
    return found


def enrolled(house: Enrolment) -> str:
    waits = Agent(house)
    assert accept(house, waits.asks()["code"]).status_code == 201
    token = waits.asks()["token"]
    assert isinstance(token, str)
    return token


def test_whoever_types_the_code_gives_the_agent_a_token_of_its_own(house: Enrolment) -> None:
    waits = Agent(house)
    code = waits.asks()["code"]
    assert listed(house)["waiting_agents"] == [
        {"host": "kiosk-pc", "address": "unknown", "since": "2026-11-24T10:30:00.000Z"}
    ]
    made = accept(house, code)
    assert (made.status_code, made.json["name"]) == (201, "entrance-left")
    told = waits.asks()
    assert told["token"] == waits.asks()["token"]  # an answer that was lost is asked for again
    assert listed(house)["waiting_agents"] == []
    agent = Agent(house, token=told["token"])
    assert agent.asks("hello")["configuration"]["devices"] == []  # other agents' are none of its
    shown = next(one for one in listed(house)["agents"] if one["name"] == "entrance-left")
    assert (shown["there"], shown["host"], shown["everywhere"]) == (True, "kiosk-pc", False)
    house.server.house.security.flush()
    with house.store.read() as conn:
        row = conn.execute("SELECT detail FROM security_event WHERE kind = 'agent_accepted'")
        assert row.fetchone()[0] == "entrance-left, at unknown"


def test_while_it_waits_it_gets_and_tells_nothing(house: Enrolment) -> None:
    waits = Agent(house)
    report = {"job": "x", "state": "printed"}
    for what, body in (("hello", None), ("states", {"devices": []}), ("report", report)):
        assert waits.asks(what, body) == {"ok": False, "detail": "not connected"}
    assert all(
        one["name"] != "entrance-left" or not one["there"] for one in listed(house)["agents"]
    )


def test_an_agent_whose_token_was_ended_is_cut_off_and_gets_nothing_any_more(
    house: Enrolment,
) -> None:
    token = enrolled(house)
    agent = Agent(house, token=token)
    assert agent.asks("hello")["ok"]
    found = next(one for one in listed(house)["agents"] if one["name"] == "entrance-left")
    ended = house.by(
        house.administrator,
        f"/api/v1/sites/riverside/tokens/{found['agent']}/end",
        {},
    )
    assert ended.status_code == 204
    assert not agent.there
    assert not Agent(house, token=token).there
    for path in (DEVICES, "/api/v1/sites/riverside/agents", "/api/v1/sites/riverside/tokens"):
        assert house.by(token, path).status_code in (401, 405)


def test_the_token_of_an_agent_opens_nothing_but_its_devices(house: Enrolment) -> None:
    token = enrolled(house)
    for path in (DEVICES, "/api/v1/sites/riverside/tokens", "/api/v1/sites/riverside/day"):
        assert house.by(token, path).status_code in (403, 404), path


def test_an_ended_agents_name_is_given_again_and_one_that_is_in_use_is_not(
    house: Enrolment,
) -> None:
    Agent(house, token=enrolled(house))
    other = Agent(house, "b" * 43)
    assert accept(house, other.asks()["code"]).status_code == 409
    assert accept(house, other.asks()["code"], "entrance-right").status_code == 201


def test_a_name_whose_token_nobody_fetched_is_given_to_whoever_asks_next(house: Enrolment) -> None:
    lost = Agent(house)
    accept(house, lost.asks()["code"])
    other = Agent(house, "b" * 43)
    assert accept(house, other.asks()["code"]).status_code == 201
    assert other.asks()["token"]
    assert lost.asks()["code"]  # and it shows a code again
    with house.store.read() as conn:
        assert len([one for one in tokens.agents(conn) if one.name == "entrance-left"]) == 1


def test_codes_are_few_last_ten_minutes_and_wrong_ones_are_counted(house: Enrolment) -> None:
    waits = Agent(house)
    code = waits.asks()["code"]
    for n in range(1, MOST_OF_AN_ADDRESS):
        Agent(house, f"{n:043}").asks()
    assert Agent(house, "c" * 43).asks() == {"ok": False, "code": "busy"}
    house.now += timedelta(minutes=2)
    assert waits.asks()["code"] == code
    house.now += timedelta(minutes=2)
    assert Agent(house, "c" * 43).asks()["code"]  # the others asked no more
    house.now += timedelta(minutes=2)
    waits.asks()
    house.now += timedelta(minutes=2)
    waits.asks()
    house.now += timedelta(minutes=2)
    assert waits.asks()["code"] != code
    wrong = "000000" if waits.asks()["code"] != "000000" else "000001"
    assert [accept(house, wrong).status_code for _ in range(6)] == [404] * 5 + [429]


@pytest.mark.parametrize("name", ["", "Entrance Left", "../x", "x" * 61])
def test_a_name_that_no_device_could_name_is_refused(house: Enrolment, name: str) -> None:
    assert accept(house, "123456", name).status_code == 422


def test_a_second_one_with_its_token_is_refused_and_stands_in_log_and_list(
    house: Enrolment,
) -> None:
    token = enrolled(house)
    agent = Agent(house, token=token)
    server = house.server
    other = server.socketio.test_client(
        server.app, namespace=NAMESPACE, auth={"token": token, "instance": "two"}
    )
    assert not other.is_connected(NAMESPACE)
    assert agent.asks("states", {"devices": []})["ok"]
    found = next(one for one in listed(house)["agents"] if one["name"] == "entrance-left")
    assert (found["there"], found["twin"]) == (True, "unknown")
    assert found["twin_since"] == "2026-11-24T10:30:00.000Z"
    server.house.security.flush()
    with house.store.read() as conn:
        rows = conn.execute("SELECT site, address FROM security_event WHERE kind = 'agent_twin'")
        assert [tuple(row) for row in rows] == [("riverside", "unknown")]


def test_its_code_stands_on_the_screen_of_its_pc_unless_it_may_be_anothers(
    house: Enrolment,
) -> None:
    kiosk, enrolling = house.a_kiosk(), house.server.house.enrolling
    assert kiosk.is_there().json["agent"] is None
    code = enrolling.ask("a" * 43, "192.0.2.7", "kiosk-pc").code
    enrolling.ask("b" * 43, "192.0.2.8", "another")
    assert kiosk.is_there().json["agent"] == code
    enrolling.ask("c" * 43, "192.0.2.7", "a second one behind this address")
    assert kiosk.is_there().json["agent"] is None
    enrolling.codes.forget("c" * 43)
    other = house.glass()
    house.pair(other.code, "display", "main")
    other.asks()
    other.is_there("page-two")
    assert kiosk.is_there().json["agent"] is None
