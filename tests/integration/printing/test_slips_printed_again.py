"""From the wish for another slip to its job: once, marked, on the printer that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.slips import Mark, Slip
from server import concurrency
from server.app import Server, build
from server.devices import SiteChanges
from server.printing import TicketPrinting
from server.settings import Settings
from tests.helpers import NOW, an_ask, fresh_store, rows
from ticketing import commands
from ticketing.commands import printing_again
from ticketing.events import log

JOBS = "SELECT device, slip FROM job WHERE root = ? ORDER BY attempt"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    fresh_store(tmp_path / "nextplease.db").close()
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    built = build(settings, concurrency.start("threading"), lambda: NOW)
    SiteChanges(built.house.store, built.hub).start()
    built.publisher.subscribe(TicketPrinting(built.house, built.hub))
    yield built
    built.house.store.close()


def issue(server: Server, language: str = "cy", *, larger: bool = False) -> str:
    store = server.house.store
    return commands.issue(
        store,
        "riverside",
        "council-tax",
        an_ask(),
        language=language,
        kiosk="entrance-left",
        larger=larger,
    ).visit


def slips(server: Server, visit: str) -> list[tuple[str, Slip]]:
    found = rows(server.house.store, JOBS, visit)
    return [(device, Slip.model_validate_json(text)) for device, text in found]


def test_each_wish_gives_one_more_slip_and_each_is_marked(server: Server) -> None:
    visit = issue(server)
    for printer in (None, "entrance-right-printer"):
        printing_again.print_again(server.house.store, visit, an_ask(), printer=printer)
    server.publisher.publish()
    server.publisher.publish()
    found = slips(server, visit)
    assert [device for device, _ in found] == [
        "riverside.entrance-left-printer",
        "riverside.entrance-left-printer",
        "riverside.entrance-right-printer",
    ]
    marks = [[part for part in slip.elements if isinstance(part, Mark)] for _, slip in found]
    assert marks[0] == []
    assert [line.text for line in marks[1][0].lines] == ["Argraffwyd eto", "Printed again"]


def test_after_a_crash_between_log_and_job_the_slip_is_made_once(server: Server) -> None:
    visit = issue(server)
    printing_again.print_again(server.house.store, visit, an_ask())
    printing = TicketPrinting(server.house, server.hub)
    with server.house.store.read() as conn:
        logged = log.after(conn, 0)
    printing.handle(logged)
    printing.handle(logged)  # handed over again, as after a crash
    assert len(slips(server, visit)) == 2


def test_a_slip_in_large_letters_is_so_once_more_too(server: Server) -> None:
    small, large = issue(server), issue(server, larger=True)
    for visit in (small, large):
        printing_again.print_again(server.house.store, visit, an_ask())
    server.publisher.publish()
    assert [slip.larger for _, slip in slips(server, small)] == [False, False]
    assert [slip.larger for _, slip in slips(server, large)] == [True, True]
