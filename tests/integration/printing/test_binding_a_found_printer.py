"""A printer that an agent found becomes one of the house at a press: in the site file, for its
kiosk, and at the agent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware.protocol import NAMESPACE
from server.devices import configured
from tests.integration.security.glass import DEVICES, House
from ticketing import sites
from ticketing.sites import history
from web import tokens

EPSON = {
    "transport": "usb", "address": "04b8:0e15:J7Z", "name": "EPSON TM-T20II", "serial": "J7Z",
    "profile": "TM-T20II", "width": 80, "why_not": "",
}  # fmt: skip
BIND = {"agent": "desk-1", "transport": "usb", "address": "04b8:0e15:J7Z", "name": "Door printer"}


class Office(House):
    """A house with an administrator, and an agent that has found a printer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.administrator = self.token("administrator")
        secret = tokens.make(self.store, "agent", site="riverside", name="desk-1", now=self.now)
        self.agent: Any = self.server.socketio.test_client(
            self.server.app, namespace=NAMESPACE, auth={"token": secret, "instance": "one"}
        )
        self.finds(EPSON)

    def finds(self, *printers: dict[str, Any], searching: bool = False) -> None:
        said = {"devices": list(printers), "searching": searching}
        self.agent.emit("found", said, namespace=NAMESPACE)

    def bind(self, **more: Any) -> Any:
        return self.by(self.administrator, f"{DEVICES}/found", {**BIND, **more})

    def listed(self, who: str | None = None) -> dict[str, Any]:
        found: dict[str, Any] = self.by(who or self.administrator, DEVICES).json
        return found


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    found = Office(tmp_path)
    yield found
    found.store.close()


def test_it_is_offered_with_a_guess_to_whoever_may_bind_it(office: Office) -> None:
    assert office.listed()["found"] == [{"agent": "desk-1", **EPSON}]
    assert office.listed(office.supervisor)["found"] == []


def test_a_press_writes_it_into_the_site_file_for_its_kiosk_and_tells_the_agent(
    office: Office,
) -> None:
    made = office.bind(kiosk="entrance-left", profile="TM-T20II")
    assert (made.status_code, made.json) == (201, {"device": "riverside.door-printer"})
    with office.store.read() as conn:
        site = sites.get(conn, "riverside")
        text = sites.dump(conn, "riverside")
        assert history.in_force(conn, "riverside") == 2
    added = next(one for one in site.printers if one.id == "door-printer")
    assert (added.agent, added.transport, added.profile) == ("desk-1", "usb", "TM-T20II")
    assert site.kiosk("entrance-left").printer == "door-printer"
    assert "width = 80" not in text.split('id = "door-printer"')[1].split("[[")[0]
    office.agent.get_received(NAMESPACE)
    office.server.hub.configure(configured(office.store))
    told = [one for one in office.agent.get_received(NAMESPACE) if one["name"] == "configure"]
    assert [one["id"] for one in told[-1]["args"][0]["devices"]] == ["riverside.door-printer"]
    assert office.listed()["found"] == []
    assert office.bind().status_code == 409


def test_what_is_not_there_is_not_bound_and_an_address_on_the_network_always_is(
    office: Office,
) -> None:
    assert office.bind(address="04b8:0e15:ANOTHER").status_code == 422
    assert office.bind(agent="local").status_code == 422
    made = office.bind(transport="network", address="192.0.2.77", agent="local", width=58)
    assert made.status_code == 201
    with office.store.read() as conn:
        added = sites.get(conn, "riverside").printers[-1]
    assert (added.address, added.agent, added.width) == ("192.0.2.77:9100", "local", 58)


def test_a_serial_port_that_an_agent_on_windows_has_found_is_bound_too(office: Office) -> None:
    office.finds({**EPSON, "transport": "serial", "address": "COM3"})
    assert office.bind(transport="serial", address="COM3").status_code == 201
    with office.store.read() as conn:
        assert sites.get(conn, "riverside").printers[-1].address == "COM3"


@pytest.mark.parametrize(
    "wrong",
    [{"kiosk": "none"}, {"transport": "network", "address": "no such place!"},
     {"name": "two\nlines"}, {"agent": "No Agent"}, {"width": 70}],
)  # fmt: skip
def test_what_no_site_file_may_say_is_refused_and_changes_nothing(
    office: Office, wrong: dict[str, Any]
) -> None:
    assert office.bind(**wrong).status_code in (404, 409, 422)
    with office.store.read() as conn:
        assert history.in_force(conn, "riverside") == 1


def test_agents_search_when_an_administrator_asks_and_a_scan_is_in_the_log(office: Office) -> None:
    for scan in (False, True):
        asked = office.by(office.administrator, f"{DEVICES}/search", {"scan": scan})
        assert asked.json == {"agents": 1}
    told = [
        one["args"][0] for one in office.agent.get_received(NAMESPACE) if one["name"] == "search"
    ]
    assert told == [{"scan": False}, {"scan": True}]
    office.finds(EPSON, searching=True)
    assert office.listed()["searching"] is True
    office.server.house.security.flush()
    with office.store.read() as conn:
        rows = conn.execute("SELECT done_by FROM security_event WHERE kind = 'network_scanned'")
        assert [row[0] for row in rows] == ["administrator"]
