"""Every state of a printer, with server, agent and emulator: nobody waits for it, screens say what
is the matter, and the slip comes out when the printer is well again, or never."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.emulators.printer import PrinterEmulator
from tests.running import House, SiteAccess, number_on, running, wait_until
from tests.screens import Screen, State

#: What somebody has to put right before anything is printed.
TROUBLES = ("paper_out", "cover_open", "cutter_stuck", "offline", "silent", "unplugged")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server with its agent; each test plugs in a printer of its own."""
    with running(tmp_path_factory.mktemp("house"), agent=True) as house:
        yield house


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(tmp_path / "printer", port=0, profile="TM-T20II") as emulator:
        yield emulator


class Entrance:
    """A site with one printing kiosk, the kiosk's screen, and a desk that sees the devices."""

    def __init__(self, house: House, site: SiteAccess) -> None:
        self.house = house
        self.site = site
        at = {"site": site.id}
        self.kiosk = Screen(house, "/kiosk", {**at, "kiosk": "entrance"}, token=site.kiosk)
        self.desk = Screen(house, "/counter", {**at, "point": "counter-1"}, token=site.adviser)

    def close(self) -> None:
        self.kiosk.client.disconnect()
        self.desk.client.disconnect()

    def job(self, visit: str) -> str:
        rows = self.house.rows("SELECT state FROM job WHERE root = ?", visit)
        return str(rows[0][0]) if rows else "none yet"

    def kiosk_says(self, state: str) -> State:
        return self.kiosk.wait_for(lambda shown: shown["printer"]["state"] == state)

    def desk_says(self, state: str) -> State:
        shown = self.desk.wait_for(
            lambda shown: [device["state"] for device in shown["devices"]] == [state]
        )
        found: State = shown["devices"][0]
        return found


@pytest.fixture
def entrance(house: House, printer: PrinterEmulator) -> Iterator[Entrance]:
    built = Entrance(house, house.add_site(printer=printer.address))
    yield built
    built.close()


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_ticket_is_given_at_once_and_its_slip_when_the_printer_is_well(
    house: House, printer: PrinterEmulator, entrance: Entrance, trouble: str
) -> None:
    entrance.kiosk_says("ready")
    printer.set(trouble)
    ticket = house.issue(entrance.site, kiosk="entrance")
    # Answered while the printer cannot print: nobody waited for it.
    assert printer.tickets == []
    assert ticket["print"] == {"state": "queued"}
    assert entrance.job(ticket["visit"]) in ("none yet", "queued", "sent")

    shown = entrance.kiosk_says(trouble)
    assert shown["printer"]["usable"] is False
    assert shown["printer"]["since"]
    entrance.kiosk.wait_for(lambda shown: shown["prints"].get(ticket["visit"]) == "sent")
    device = entrance.desk_says(trouble)
    assert (device["name"], device["where"]) == ("Kiosk 1, printer", "Entrance")
    assert house.call(entrance.site) is not None

    printer.set("ready")
    assert number_on(printer.wait_for(1, 120)[0].text) == ticket["number"]
    entrance.kiosk.wait_for(lambda shown: shown["prints"].get(ticket["visit"]) == "printed")
    entrance.kiosk_says("ready")
    entrance.desk_says("ready")
    assert len(printer.tickets) == 1


def test_paper_that_is_low_is_said_and_prints(
    house: House, printer: PrinterEmulator, entrance: Entrance
) -> None:
    printer.set("paper_low")
    ticket = house.issue(entrance.site, kiosk="entrance")
    assert number_on(printer.wait_for(1, 120)[0].text) == ticket["number"]
    assert entrance.kiosk_says("paper_low")["printer"]["usable"] is True
    entrance.desk_says("paper_low")


def test_nobody_waits_for_a_slow_printer(
    house: House, printer: PrinterEmulator, entrance: Entrance
) -> None:
    entrance.kiosk_says("ready")
    printer.set("ready", slow=3)
    tickets = [house.issue(entrance.site, kiosk="entrance") for _ in range(3)]
    assert printer.tickets == []
    assert house.call(entrance.site) is not None
    entrance.kiosk.wait_for(lambda shown: "printing" in shown["prints"].values())
    printer.set("ready")
    slips = [number_on(slip.text) for slip in printer.wait_for(3, 120)]
    assert slips == [ticket["number"] for ticket in tickets]


def test_an_agent_killed_while_it_prints_prints_no_second_slip_by_itself(
    house: House, printer: PrinterEmulator, entrance: Entrance
) -> None:
    entrance.kiosk_says("ready")
    printer.set("ready", slow=3)
    first = house.issue(entrance.site, kiosk="entrance")
    wait_until(lambda: entrance.job(first["visit"]) == "printing", what="the first byte")
    (agent,) = house.agents()
    os.kill(agent, signal.SIGKILL)
    printer.set("ready")
    wait_until(lambda: entrance.job(first["visit"]) == "in_doubt", what="the new agent's word")
    second = house.issue(entrance.site, kiosk="entrance")
    wait_until(lambda: entrance.job(second["visit"]) == "printed", what="the second slip")
    slips = [number_on(slip.text) for slip in printer.tickets]
    assert slips.count(second["number"]) == 1
    assert slips.count(first["number"]) <= 1
    entrance.kiosk.wait_for(lambda shown: shown["prints"].get(first["visit"]) == "in_doubt")


def test_with_the_printer_out_the_kiosk_next_to_it_prints(house: House, tmp_path: Path) -> None:
    with (
        PrinterEmulator(tmp_path / "a", port=0, profile="TM-T20II") as broken,
        PrinterEmulator(tmp_path / "b", port=0, profile="TM-T20II") as well,
    ):
        broken.set("unplugged")
        one = house.add_site(printer=broken.address)
        other = house.add_site(printer=well.address)
        for _ in range(5):
            house.issue(one, kiosk="entrance")
        ticket = house.issue(other, kiosk="entrance")
        assert number_on(well.wait_for(1, 120)[0].text) == ticket["number"]


def test_what_is_wrong_with_a_printer_stands_on_the_health_page(
    house: House, printer: PrinterEmulator, entrance: Entrance
) -> None:
    printer.set("cover_open")
    house.issue(entrance.site, kiosk="entrance")
    entrance.desk_says("cover_open")
    health = house.get("/api/v1/health").json()
    assert health["status"] == "degraded"
    assert "cover_open" in health["parts"].values()
