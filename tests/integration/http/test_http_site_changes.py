"""A site file is taken over while visitors wait: nobody whom it concerns is forgotten."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hardware.emulators.printer import PrinterEmulator
from server.app import Server
from server.devices import SiteChanges
from server.printing import TicketPrinting
from tests.helpers import together
from tests.integration.http.moved_clock import ClockHouse, clock_house
from tests.running import House
from tests.screens import Screen
from tests.site_text import site_text
from ticketing import commands
from ticketing.asks import SYSTEM, Ask
from ticketing.errors import Conflict
from ticketing.staff import places


def without(text: str, table: str, key: str) -> str:
    """The site file without the entry `key` of `[[table]]`."""
    parts = text.split("[[")
    kept = [p for p in parts if not (p.startswith(f"{table}]]") and f'id = "{key}"' in p)]
    assert len(kept) == len(parts) - 1
    return "[[".join(kept)


def without_benefits(text: str) -> str:
    text = without(text, "enquiries", "benefits")
    return text.replace('["council-tax", "benefits"]', '["council-tax"]')


def load(house: ClockHouse | House, text: str) -> None:
    now = house.now if isinstance(house, ClockHouse) else datetime.now(UTC)
    commands.load_site(house.store, text, now=now, actor=SYSTEM)


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[ClockHouse]:
    with clock_house(tmp_path, 2026, 11, 24, 10, 30) as house:
        yield house


def test_an_enquiry_type_that_somebody_waits_for_stays(morning: ClockHouse) -> None:
    ticket = morning.issue("benefits")
    with pytest.raises(Conflict, match="'benefits'"):
        load(morning, without_benefits(site_text()))
    assert [v["number"] for v in morning.get("/sites/riverside/waiting")["visits"]] == ["B001"]
    called = morning.call()
    assert called is not None
    morning.change(ticket["visit"], "start")
    with pytest.raises(Conflict, match="'benefits'"):
        load(morning, without_benefits(site_text()))
    morning.change(ticket["visit"], "finish", {"outcome": "resolved"})
    load(morning, without_benefits(site_text()))
    assert morning.call() is None
    total = morning.figures("2026-11-24", "2026-11-25")
    assert total["total"]["served"] == 1


def test_a_service_point_where_a_visitor_is_stays(morning: ClockHouse) -> None:
    morning.issue()
    called = morning.call("counter-8")
    assert called is not None
    with pytest.raises(Conflict, match="'counter-8'"):
        load(morning, site_text(points=7))
    morning.change(called["visit"], "no-show")
    load(morning, site_text(points=7))


def test_an_adviser_who_leaves_the_file_is_signed_off_and_the_desk_goes_on(
    morning: ClockHouse,
) -> None:
    places.sign_on(morning.store, "riverside", "daniel", "counter-1", Ask(morning.now, SYSTEM))
    load(morning, without(site_text(), "advisers", "daniel"))
    morning.issue()
    called = morning.call()
    assert called is not None
    assert called["adviser"] is None
    with morning.store.read() as conn:
        assert places.signed_on(conn, "riverside") == {}


def test_whoever_waited_yesterday_holds_no_file_up(morning: ClockHouse) -> None:
    morning.issue("benefits")
    morning.pass_(days=1)
    load(morning, without_benefits(site_text()))
    morning.housekeeping()
    assert morning.figures("2026-11-24", "2026-11-25")["total"]["day_closed"] == 1
    assert morning.troubles() == []


def test_one_slip_that_cannot_be_made_does_not_stop_the_others(
    morning: ClockHouse, tmp_path: Path
) -> None:
    with PrinterEmulator(tmp_path / "printer", port=0) as printer:
        load(morning, site_text(printer=printer.address))
        server: Server = morning.server
        server.publisher.subscribe(printing(server))
        body = {"enquiry": "benefits", "language": "en", "kiosk": "entrance"}
        visit = morning._post("kiosk", "/sites/riverside/visits", body)["visit"]
        morning.call()
        morning.change(visit, "no-show")
        # The type is gone before its slip was made: the server was down between the two.
        load(morning, without_benefits(site_text(printer=printer.address)))
        body["enquiry"] = "council-tax"
        after = morning._post("kiosk", "/sites/riverside/visits", body)["visit"]
        server.publisher.publish()
        with morning.store.read() as conn:
            jobs = [row[0] for row in conn.execute("SELECT root FROM job")]
        assert after in jobs
        assert set(server.publisher.state().values()) == {"ok"}


def printing(server: Server) -> TicketPrinting:
    SiteChanges(server.house.store, server.hub).start()
    return TicketPrinting(server.house, server.hub)


def test_open_screens_show_the_new_file(house: House) -> None:
    site = house.add_site()
    desk = {"site": site.id, "point": "counter-1"}
    kiosk = {"site": site.id, "kiosk": "entrance"}
    with (
        Screen(house, "/counter", desk, token=site.adviser) as at_desk,
        Screen(house, "/kiosk", kiosk, token=site.kiosk) as at_kiosk,
    ):
        at_kiosk.wait_for(lambda state: "benefits" in state["enquiries"])
        load(house, without_benefits(site_text(site.id)))
        at_kiosk.wait_for(lambda state: "benefits" not in state["enquiries"])
        house.issue(site)
        at_desk.wait_for(lambda state: len(state["queue"]) == 1)


def test_readers_side_by_side_never_take_each_others_connection(morning: ClockHouse) -> None:
    """Many threads that begin and end reading at once; each finds a connection."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    stop = threading.Event()

    def read() -> int:
        done = 0
        while done < 400 and not stop.is_set():
            with morning.store.read() as conn:
                conn.execute("SELECT 1").fetchone()
            done += 1
        return done

    try:
        assert together(*[read] * 8) == [400] * 8
    finally:
        stop.set()
        sys.setswitchinterval(before)
