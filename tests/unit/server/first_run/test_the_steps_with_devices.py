"""The first run's steps with devices: printers, screens, and the ticket that is tried."""

from __future__ import annotations

import re

from hardware.protocol import DeviceReport, FoundPrinter, JobState, PrinterState, Report
from server.app import Server
from server.devices import configured
from tests.helpers import rows
from tests.unit.server.first_run.conftest import Visitor
from ticketing.sites import Site

HERE = "/setup/hillside-house"


def site(server: Server) -> Site:
    return server.house.site("hillside-house")


def test_a_test_ticket_is_followed_to_the_paper(server: Server, nia: Visitor) -> None:
    assert "no printer" in nia.open(f"{HERE}/ticket").text.lower()
    nia.send(f"{HERE}/printers", address="192.0.2.21", printer_name="Door", kiosk="entrance")
    server.hub.configure(configured(server.house.store))
    device = "hillside-house.door"
    away = nia.send(f"{HERE}/ticket", device=device, more="1")
    assert "Not heard of" in away.text or "not heard of" in away.text
    server.hub.agent_came("local")
    server.hub.states("local", [DeviceReport(device=device, state=PrinterState.READY)])
    page = nia.send(f"{HERE}/ticket", device=device, more="1")
    assert "It is printing." in page.text
    assert 'http-equiv="refresh"' in page.text
    address = page.request.full_path
    ((job,),) = rows(server.house.store, "SELECT id FROM job")
    server.hub.report("local", Report(job=job, state=JobState.FAILED, reason="paper_out"))
    assert "did not come out" in nia.open(address).text
    again = nia.send(f"{HERE}/ticket", device=device, more="1")
    jobs = [one for (one,) in rows(server.house.store, "SELECT id FROM job") if one != job]
    server.hub.report("local", Report(job=jobs[0], state=JobState.PRINTED))
    assert "There it is: your first ticket." in nia.open(again.request.full_path).text
    assert nia.open(f"{HERE}/ticket?device=x&slip=y").status_code == 200


def test_a_printer_that_was_found_is_chosen(server: Server, nia: Visitor) -> None:
    path = "/dev/ticket-printer/by-id/04b8-0e15-J7Z"
    server.hub.found("local", (FoundPrinter(transport="file", address=path),))
    assert path in nia.open(f"{HERE}/printers").text
    nia.send(f"{HERE}/printers", found=f"local|file|{path}", printer_name="Door", kiosk="entrance")
    (found,) = site(server).printers
    assert (found.id, found.transport, found.address) == ("door", "file", path)
    assert site(server).kiosk("entrance").printer == "door"


def test_a_printer_of_the_network_is_told_by_its_address(server: Server, nia: Visitor) -> None:
    answer = nia.send(f"{HERE}/printers", address="no address!", printer_name="Door")
    assert answer.status_code == 422
    assert 'id="address-bad"' in answer.text
    assert 'value="no address!"' in answer.text
    nia.send(f"{HERE}/printers", address="192.0.2.21", printer_name="Door", kiosk="entrance")
    assert [one.address for one in site(server).printers] == ["192.0.2.21:9100"]
    assert nia.send(f"{HERE}/printers", address="", printer_name="").request.path.endswith(
        "/screens"
    )


def test_a_screen_is_paired_by_its_figures(server: Server, nia: Visitor) -> None:
    screen = Visitor(server, "192.0.2.7")
    page = screen.open("/")
    figures = re.search(r'"code":\s*"(\d{6})"', page.text)
    assert figures is not None
    for typed in ("", "12", "000000" if figures.group(1) != "000000" else "000001"):
        answer = nia.send(f"{HERE}/screens", code=typed, what="kiosk|entrance", more="1")
        assert answer.status_code in (409, 422)
        assert f'value="{typed}"' in answer.text
    spaced = f"{figures.group(1)[:3]} {figures.group(1)[3:]}"
    answer = nia.send(f"{HERE}/screens", code=spaced, what="kiosk|entrance", more="1")
    assert "Kiosk, entrance" in answer.text
    assert "1 paired" in answer.text
