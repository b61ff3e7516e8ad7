"""What a monitor is told: down while no ticket can be issued, degraded when somebody is needed."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hardware.hub import Hub
from hardware.protocol import DeviceReport, PrinterConfig, PrinterState
from server import health
from server.health import HealthCheck
from storage import Store, store
from tests.asides import asides_here
from tests.helpers import MIGRATIONS, NOW, SITE_TEXT, an_ask, fresh_store, rows
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day import switches
from web.house import House

NIGHT = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def check(tmp_path: Path, clock: Clock) -> Iterator[HealthCheck]:
    with closing(fresh_store(tmp_path / "nextplease.db")) as opened:
        house = House(opened, clock, *asides_here(opened), "", tmp_path)
        hub = Hub(opened, clock)
        hub.configure([
            PrinterConfig(id="P1", name="Printer", site="riverside", transport="file", address="/x")
        ])  # fmt: skip
        hub.agent_came("local")
        yield HealthCheck(house, hub, dict)


def printer(check: HealthCheck, state: PrinterState) -> None:
    check.hub.states("local", [DeviceReport(device="P1", state=state)])


def looked(check: HealthCheck) -> tuple[str, int]:
    answer, status = check.look()
    return answer.status, status


def test_all_is_well(check: HealthCheck) -> None:
    printer(check, PrinterState.READY)
    answer, status = check.look()
    assert (answer.status, status) == ("ok", 200)
    assert answer.parts == {"database": "ok", "disk": "ok", "riverside/P1": "ok"}


def test_what_is_closed_on_purpose_is_named_apart_from_what_is_broken(
    check: HealthCheck, clock: Clock
) -> None:
    printer(check, PrinterState.READY)
    answer = check.look()[0]
    assert (answer.tickets, answer.closed) == ("issued", {})
    switches.switch_off(check.house.store, "riverside", "benefits", an_ask(), reason="system_down")
    answer = check.look()[0]
    assert (answer.status, answer.tickets) == ("ok", "issued")
    assert answer.closed == {"riverside/enquiries/benefits": "switched_off: system_down"}
    clock.now = NIGHT
    answer, status = check.look()
    assert (answer.status, answer.tickets, status) == ("ok", "closed", 200)
    assert answer.closed == {"riverside": "hours, opens 2026-11-25T10:00:00.000Z"}


def test_a_server_without_a_house_says_that_no_ticket_can_be_had(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "nextplease.db")) as opened:
        opened.migrate(MIGRATIONS)
        house = House(opened, Clock(), *asides_here(opened), "", tmp_path)
        answer, _ = HealthCheck(house, Hub(opened, Clock()), dict).look()
    assert (answer.tickets, answer.closed) == ("none", {})


@pytest.mark.parametrize("state", ["offline", "silent", "unplugged"])
def test_a_printer_that_is_off_needs_somebody_by_day_and_nobody_at_night(
    check: HealthCheck, clock: Clock, state: str
) -> None:
    printer(check, PrinterState(state))
    assert looked(check) == ("degraded", 200)
    assert check.look()[0].parts["riverside/P1"] == state
    clock.now = NIGHT
    assert looked(check) == ("ok", 200)
    assert check.look()[0].parts["riverside/P1"] == "off"


def test_a_printer_that_is_off_needs_nobody_while_its_own_kiosk_is_closed(
    check: HealthCheck, clock: Clock
) -> None:
    hours = 'slot = "below"\nhours = { tuesday = "08:45-11:00" }'
    text = SITE_TEXT.replace('slot = "below"', hours)
    commands.load_site(check.house.store, text, now=NOW, actor=SYSTEM)
    left, right = (f"riverside.entrance-{side}-printer" for side in ("left", "right"))
    check.hub.configure([
        PrinterConfig(id=one, name="Printer", site="riverside", transport="file", address=f"/{one}")
        for one in (left, right)
    ])  # fmt: skip
    off = [DeviceReport(device=one, state=PrinterState.OFFLINE) for one in (left, right)]
    check.hub.states("local", off)
    assert {check.look()[0].parts[f"riverside/{one}"] for one in (left, right)} == {"offline"}
    clock.now = NOW.replace(hour=12)
    parts = check.look()[0].parts
    assert [parts[f"riverside/{one}"] for one in (left, right)] == ["off", "offline"]


def test_a_printer_without_paper_needs_somebody_at_any_hour(
    check: HealthCheck, clock: Clock
) -> None:
    printer(check, PrinterState.PAPER_OUT)
    clock.now = NIGHT
    assert looked(check) == ("degraded", 200)


def test_a_house_that_was_closed_early_is_closed(check: HealthCheck) -> None:
    printer(check, PrinterState.OFFLINE)
    switches.close_early(check.house.store, "riverside", an_ask(), reason="weather")
    assert looked(check) == ("ok", 200)


def test_a_part_that_fails_needs_somebody(check: HealthCheck) -> None:
    printer(check, PrinterState.READY)
    check.more = lambda: {"ticket printing": "failing"}
    assert looked(check) == ("degraded", 200)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As a disk without room: writing stops there."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_without_room_is_down_until_there_is_some(
    check: HealthCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer(check, PrinterState.READY)
    monkeypatch.setattr(health, "_HOLDS_S", -1.0)
    with no_file_larger_than(4096):
        answer, status = check.look()
    assert (answer.status, status) == ("down", 503)
    assert "Traceback" not in answer.parts["database"]
    assert looked(check) == ("ok", 200)


def test_a_database_that_another_program_keeps_locked_is_down(
    check: HealthCheck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer(check, PrinterState.READY)
    monkeypatch.setattr(store, "WRITE_PATIENCE_S", 0.05)
    with closing(sqlite3.connect(tmp_path / "nextplease.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        answer, status = check.look()
    assert (answer.status, status) == ("down", 503)
    assert "another program is writing" in answer.parts["database"]


def test_a_damaged_database_is_down(check: HealthCheck, tmp_path: Path) -> None:
    (page,) = rows(check.house.store, "SELECT rootpage FROM sqlite_master WHERE name = 'event'")[0]
    check.house.store.close()
    with (tmp_path / "nextplease.db").open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with closing(Store(tmp_path / "nextplease.db")) as broken:
        check.house = House(broken, check.house.clock, *asides_here(broken), "", tmp_path)
        answer, status = check.look()
    assert (answer.status, status) == ("down", 503)
    assert "restore the latest backup" in answer.parts["database"]


def test_who_asks_often_costs_one_transaction_in_some_seconds(
    check: HealthCheck, tmp_path: Path
) -> None:
    check.look()
    with closing(sqlite3.connect(tmp_path / "nextplease.db")) as other:
        other.execute("BEGIN IMMEDIATE")  # a try would now fail
        for _ in range(50):
            assert check.look()[1] == 200


def test_without_a_site_somebody_has_to_load_one(check: HealthCheck, tmp_path: Path) -> None:
    with closing(Store(tmp_path / "empty.db")) as empty:
        empty.migrate(MIGRATIONS)
        check.house = House(empty, check.house.clock, *asides_here(empty), "", tmp_path)
        answer, status = check.look()
    assert (answer.status, status) == ("degraded", 200)
    assert "nextplease site load" in answer.parts["sites"]
