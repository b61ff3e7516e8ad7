"""Which printer a slip goes to, and what the kiosk is told of it; two slips a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.protocol import DeviceReport, PrinterState
from hardware.slips import Mark, Slip
from kiosk.live import state
from server import concurrency
from server.app import Server, build
from server.devices import SiteChanges
from server.printing import TicketPrinting
from server.settings import Settings
from tests.helpers import NOW, SITE_TEXT, an_ask, fresh_store, rows
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.commands.issuing import issue
from ticketing.visits.model import Issued

LEFT, RIGHT = "riverside.entrance-left-printer", "riverside.entrance-right-printer"
PRINTER = 'id = "entrance-left-printer"'


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    fresh_store(tmp_path / "nextplease.db").close()
    settings = Settings(data=tmp_path, async_mode="threading", agent=False)
    built = build(settings, concurrency.start("threading"), lambda: NOW)
    yield built
    built.house.store.close()


def running(server: Server, keys: str) -> Server:
    """With these keys for the left kiosk's printer."""
    text = SITE_TEXT.replace(PRINTER, f"{PRINTER}\n{keys}")
    commands.load_site(server.house.store, text, now=NOW, actor=SYSTEM)
    SiteChanges(server.house.store, server.hub).start()
    server.publisher.subscribe(TicketPrinting(server.house, server.hub))
    are(server, "ready", "ready")
    return server


def are(server: Server, left: str, right: str) -> None:
    states = {LEFT: left, RIGHT: right}
    server.hub.states(
        "local", [DeviceReport(device=d, state=PrinterState(s)) for d, s in states.items()]
    )


def ticket(server: Server) -> Issued:
    store = server.house.store
    issued = issue(
        store, "riverside", "council-tax", an_ask(), language="cy", kiosk="entrance-left"
    )
    server.publisher.publish()
    return issued


def slips(server: Server, visit: str) -> list[tuple[str, Slip]]:
    sql = "SELECT device, slip FROM job WHERE root LIKE ? || '%' ORDER BY rowid"
    found = rows(server.house.store, sql, visit)
    return [(device, Slip.model_validate_json(text)) for device, text in found]


def told(server: Server) -> tuple[str | None, dict[str, str]]:
    now = state(server.house, "riverside", "entrance-left")
    return now["instead"], now["elsewhere"]


def test_while_the_kiosks_printer_is_empty_its_tickets_come_out_of_the_other_and_it_says_where(
    server: Server,
) -> None:
    running(server, 'stand_in = "entrance-right-printer"')
    own = ticket(server).visit
    are(server, "paper_out", "ready")
    assert told(server) == ("Entrance, right", {})
    other = ticket(server).visit
    assert [device for device, _ in slips(server, own)] == [LEFT]
    ((device, slip),) = slips(server, other)
    assert device == RIGHT
    assert not any(isinstance(part, Mark) for part in slip.elements)  # its only one
    are(server, "ready", "ready")
    assert told(server) == (None, {other: "Entrance, right"})


def test_where_nobody_stands_in_the_slip_waits_for_its_own_printer(server: Server) -> None:
    running(server, "slips = 1")
    are(server, "paper_out", "ready")
    assert [device for device, _ in slips(server, ticket(server).visit)] == [LEFT]
    assert told(server) == (None, {})


def test_a_printer_that_reception_names_is_the_one(server: Server) -> None:
    running(server, 'stand_in = "entrance-right-printer"')
    are(server, "paper_out", "ready")
    issued = issue(
        server.house.store, "riverside", "council-tax", an_ask(), language="cy",
        source="reception", printer="entrance-left-printer",
    )  # fmt: skip
    server.publisher.publish()
    assert [device for device, _ in slips(server, issued.visit)] == [LEFT]


def test_a_ticket_has_a_second_slip_where_the_site_wants_it_and_it_says_so(server: Server) -> None:
    running(server, "slips = 2")
    visit = ticket(server).visit
    server.publisher.publish()
    first, second = slips(server, visit)
    assert [first[0], second[0]] == [LEFT, LEFT]
    marks = [[p for p in slip.elements if isinstance(p, Mark)] for _, slip in (first, second)]
    assert marks[0] == []
    assert [line.text for line in marks[1][0].lines] == ["Ail slip", "Second slip"]
    commands.cancel(server.house.store, visit, an_ask())
    server.publisher.publish()
    sql = "SELECT count(*) FROM job WHERE root LIKE ? || '%' AND expires_at > ?"
    assert rows(server.house.store, sql, visit, int(NOW.timestamp() * 1000)) == [(0,)]
