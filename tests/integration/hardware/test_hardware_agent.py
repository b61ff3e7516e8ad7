"""The agent as a program of its own, between a server and an emulated printer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hardware.emulators.printer import PrinterEmulator
from tests.cable import Cable
from tests.integration.hardware.hardware_house import House, device, now, until
from tests.unit.hardware.samples import bilingual

pytestmark = pytest.mark.slow


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(tmp_path / "printer", port=0, profile="TM-T20II") as emulator:
        yield emulator


@pytest.fixture
def house(tmp_path: Path, printer: PrinterEmulator) -> Iterator[House]:
    built = House(tmp_path, [device(printer.address, profile="TM-T20II", style="text")])
    yield built
    built.close()


def test_a_slip_reaches_the_paper_and_the_server_hears_of_it(
    house: House, printer: PrinterEmulator
) -> None:
    house.start_agent()
    house.print("visit-1", bilingual("C014"))
    house.until_job("visit-1", "printed")
    assert "C014" in printer.wait_for(1)[0].text
    house.until_device("ready")


def test_behind_a_proxy_that_swallows_web_sockets_slips_are_printed_all_the_same(
    house: House, printer: PrinterEmulator
) -> None:
    with Cable(house.port, web_sockets=False) as proxy:
        house.start_agent(server=proxy.url)
        house.print("visit-1", bilingual("C014"))
        house.until_job("visit-1", "printed")
        assert "C014" in printer.wait_for(1)[0].text
        house.stop_agent()


def test_a_slip_asked_for_while_no_agent_is_there_is_printed_when_it_comes(
    house: House, printer: PrinterEmulator
) -> None:
    house.print("visit-1", bilingual())
    house.start_agent()
    house.until_job("visit-1", "printed")
    assert len(printer.tickets) == 1


def test_without_paper_a_slip_waits_and_goes_out_once_there_is_some(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("paper_out")
    house.start_agent()
    house.until_device("paper_out")
    house.print("visit-1", bilingual())
    house.until_job("visit-1", "sent")
    assert printer.tickets == []
    printer.set("ready")
    house.until_job("visit-1", "printed")
    assert len(printer.tickets) == 1
    house.until_device("ready")


def test_a_slip_that_waited_too_long_expires_with_the_reason(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("cover_open")
    house.start_agent()
    house.until_device("cover_open")
    house.print("visit-1", bilingual(), expires_at=now() + timedelta(seconds=1))
    house.until_job("visit-1", "expired")
    assert house.reason("visit-1") == "cover_open"
    printer.set("ready")
    house.print("visit-2", bilingual("C015"))
    house.until_job("visit-2", "printed")
    assert ["C015" in ticket.text for ticket in printer.tickets] == [True]


def test_a_slip_that_nobody_wants_any_more_is_not_printed_when_there_is_paper_again(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("paper_out")
    house.start_agent()
    house.until_device("paper_out")
    for key, number in (("visit-1", "C014"), ("visit-2", "C015")):
        house.print(key, bilingual(number))
        house.until_job(key, "sent")
    with house.store.write() as db:
        house.hub.withdraw(db, key="visit-1", now=now())
    house.hub.deliver()
    house.until_job("visit-1", "expired")
    printer.set("ready")
    house.until_job("visit-2", "printed")
    assert ["C015" in ticket.text for ticket in printer.tickets] == [True]


def test_killed_between_the_first_byte_and_the_status_the_agent_prints_nothing_twice(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("ready", slow=2)
    house.start_agent()
    house.print("visit-1", bilingual())
    until(lambda: printer.begun)
    assert journalled(house) == ["started"]
    house.kill_agent()
    printer.wait_for(1)
    printer.set("ready")
    house.start_agent()
    house.until_job("visit-1", "in_doubt")
    house.print("visit-2", bilingual("C015"))
    house.until_job("visit-2", "printed")
    cut_off, whole = printer.tickets
    # How far the first came depends on when it died; it never comes again, nor into the next.
    assert cut_off.text.count("C014") <= 1
    assert ("C014" in whole.text, "C015" in whole.text) == (False, True)


def test_paper_that_runs_out_under_a_slip_leaves_it_in_doubt(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("ready", slow=1)
    house.start_agent()
    house.print("visit-1", bilingual())
    house.until_job("visit-1", "printing")
    printer.set("paper_out")
    house.until_job("visit-1", "in_doubt")
    assert house.reason("visit-1") == "paper_out"


def test_a_result_reached_while_the_server_is_away_is_told_when_it_is_back(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("ready", slow=2)
    house.start_agent()
    house.print("visit-1", bilingual())
    house.until_job("visit-1", "printing")
    house.down()
    until(lambda: journalled(house) == ["printed"])
    house.up()
    house.until_job("visit-1", "printed")
    assert len(printer.tickets) == 1
    assert house.log.count("connection lost") == 1
    assert house.log.count("event='connected'") == 2


def test_with_the_agent_away_its_devices_are_unknown(house: House) -> None:
    house.start_agent()
    house.until_device("ready")
    assert house.stop_agent() == 0
    house.until_device("unknown")


def test_an_agent_with_a_wrong_token_gets_nothing(house: House, printer: PrinterEmulator) -> None:
    house.print("visit-1", bilingual())
    house.start_agent(token="another")
    until(lambda: "this token opens no devices" in house.log)
    assert house.job("visit-1") == "queued"
    assert printer.tickets == []


def test_a_printer_that_was_unplugged_is_found_again(
    house: House, printer: PrinterEmulator
) -> None:
    house.start_agent()
    house.until_device("ready")
    printer.set("unplugged")
    house.print("visit-1", bilingual())
    house.until_device("unplugged")
    printer.set("ready")
    house.until_job("visit-1", "printed")


def test_told_to_end_the_agent_finishes_the_slip_that_is_printing(
    house: House, printer: PrinterEmulator
) -> None:
    printer.set("ready", slow=1)
    house.start_agent()
    house.print("visit-1", bilingual())
    house.until_job("visit-1", "printing")
    assert house.stop_agent() == 0
    assert house.job("visit-1") == "printed"


def test_a_slip_that_waits_for_a_printer_goes_to_the_one_put_in_its_place(
    house: House, printer: PrinterEmulator, tmp_path: Path
) -> None:
    house.start_agent()
    house.until_device("ready")
    printer.set("unplugged")
    house.print("visit-1", bilingual())
    house.until_device("unplugged")
    with PrinterEmulator(tmp_path / "other", port=0) as other:
        house.hub.configure([device(other.address, style="text")])
        house.until_job("visit-1", "printed")
        assert (len(printer.tickets), len(other.tickets)) == (0, 1)


def journalled(house: House) -> list[str]:
    if not house.journal.exists():
        return []
    with sqlite3.connect(house.journal) as db:
        try:
            return [row[0] for row in db.execute("SELECT state FROM job")]
        except sqlite3.OperationalError:
            return []


def test_when_the_server_s_clock_is_put_back_slips_still_come_out(
    house: House, printer: PrinterEmulator
) -> None:
    house.ahead = timedelta(days=2)
    house.start_agent()
    house.until_device("ready")
    house.ahead = timedelta(0)
    told = house.states_told
    until(lambda: house.states_told >= told + 2)  # the first may have been on its way
    house.print("visit-1", bilingual("C014"), expires_at=now() + timedelta(minutes=5))
    house.until_job("visit-1", "printed")
    assert "C014" in printer.wait_for(1)[0].text
