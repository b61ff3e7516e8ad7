"""An appointment's slip: printed once for each booking that wants one, without a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.slips import Code, Number, Pairs, Slip
from server import concurrency
from server.app import Server, build
from server.devices import SiteChanges
from server.printing import AppointmentPrinting
from server.settings import Settings
from tests.helpers import an_ask, fresh_store, rows
from tests.unit.ticketing.appointments.appointment_book import EARLY, at, booked
from ticketing import appointments
from ticketing.appointments import Person

JOBS = "SELECT device, slip FROM job WHERE root = ? ORDER BY attempt"
PRINTER = "entrance-left-printer"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    fresh_store(tmp_path / "nextplease.db").close()
    settings = Settings(
        data=tmp_path, async_mode="threading", agent=False, public_url="http://queue.example.org"
    )
    built = build(settings, concurrency.start("threading"), lambda: EARLY)
    SiteChanges(built.house.store, built.hub).start()
    built.publisher.subscribe(AppointmentPrinting(built.house, built.hub))
    yield built
    built.house.store.close()


def slips(server: Server, appointment: str) -> list[Slip]:
    server.publisher.publish()
    server.publisher.publish()
    found = rows(server.house.store, JOBS, appointment)
    assert all(device == f"riverside.{PRINTER}" for device, _ in found)
    return [Slip.model_validate_json(text) for _, text in found]


def test_a_booking_prints_its_time_its_code_and_what_to_scan(server: Server) -> None:
    one = booked(server.house.store, printer=PRINTER, language="cy", person=Person("A. Bowen"))
    (slip,) = slips(server, one.id)
    parts = slip.elements
    assert [part.text for part in parts if isinstance(part, Number)] == ["11:00"]
    (code,) = [part for part in parts if isinstance(part, Code)]
    assert code.data == f"HTTP://QUEUE.EXAMPLE.ORG/A/{one.id}"
    (pairs,) = [part for part in parts if isinstance(part, Pairs)]
    assert pairs.pairs[0].value.replace(" ", "") == one.code
    text = slip.model_dump_json()
    assert "Dydd Mawrth 24 Tachwedd 2026" in text
    assert "Bowen" not in text


def test_a_moved_appointment_prints_a_new_slip(server: Server) -> None:
    one = booked(server.house.store, printer=PRINTER)
    slips(server, one.id)
    appointments.move(
        server.house.store, one.id, an_ask(EARLY), starts_at=at("14:00"), printer=PRINTER
    )
    first, second = slips(server, one.id)
    assert [x.text for x in second.elements if isinstance(x, Number)] == ["14:00"]
    assert first != second


@pytest.mark.parametrize("again", [True, False])
def test_a_slip_that_waits_for_paper_is_too_late_once_its_time_is_not_so_any_more(
    server: Server, again: bool
) -> None:
    store = server.house.store
    moved, off, stays = (
        booked(store, time, printer=PRINTER) for time in ("11:00", "12:00", "15:00")
    )
    slips(server, stays.id)
    there = PRINTER if again else None
    appointments.move(store, moved.id, an_ask(EARLY), starts_at=at("14:00"), printer=there)
    appointments.cancel(store, off.id, an_ask(EARLY), reason="visitor_asked")
    slips(server, stays.id)
    jobs = rows(store, "SELECT root, expires_at <= created_at FROM job ORDER BY rowid")
    assert jobs == [(moved.id, 1), (off.id, 1), (stays.id, 0), *([(moved.id, 0)] * again)]


def test_without_a_printer_nothing_is_printed(server: Server) -> None:
    assert slips(server, booked(server.house.store).id) == []
