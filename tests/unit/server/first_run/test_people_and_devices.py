"""Staff, printers, screens and the first ticket: the steps that change more than the site file."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from hardware.protocol import DeviceReport, FoundPrinter, JobState, PrinterState, Report
from server.app import Server
from server.devices import configured
from tests.helpers import everything, rows
from tests.unit.server.first_run.conftest import HERE, PASSWORD, Visitor, row, served, site
from ticketing.staff import people


def test_staff_are_named_with_what_they_serve_and_their_pin(server: Server, nia: Visitor) -> None:
    form = {**row(0, "Megan", "2846"), **row(1, "Carys", "3957", "supervisor", "backup"),
            **row(2, "Tom", serves="tile:planning")}  # fmt: skip
    assert nia.send(f"{HERE}/staff", **form).request.path == f"{HERE}/printers"
    found = site(server)
    assert set(found.adviser("megan").skills) == set(served(server))
    assert set(found.adviser("carys").backup) == set(served(server))
    tom = found.adviser("tom").skills
    assert tom
    assert {found.enquiry(one).group for one in tom} == {"planning"}
    with server.house.store.read() as conn:
        assert people.able(conn, "hillside-house") == {"nia-rees", "megan", "carys"}


def test_of_staff_who_cannot_be_nobody_is_added_and_all_stays(server: Server, nia: Visitor) -> None:
    form = {**row(0, "Megan", "2846"), **row(1, "Carys", "1111"), **row(2, "nia rees"),
            **row(3, "", "2957")}  # fmt: skip
    answer = nia.send(f"{HERE}/staff", **form)
    assert answer.status_code == 422
    for field in ("name_2", "name_3"):
        assert f'id="{field}-bad"' in answer.text
    assert 'value="Megan"' in answer.text
    assert 'value="2846"' in answer.text
    assert [one.id for one in site(server).advisers] == ["nia-rees"]
    answer = nia.send(f"{HERE}/staff", **row(0, "Megan", "1111"))
    assert 'id="pin_0-bad"' in answer.text


def test_who_typed_their_password_a_while_ago_types_it_again_and_nothing_else(
    server: Server, nia: Visitor, clock: list[datetime]
) -> None:
    clock[0] += timedelta(minutes=20)
    form = row(0, "Megan", "2846")
    answer = nia.send(f"{HERE}/staff", **form)
    assert answer.status_code == 403
    assert "Confirm that it is you" in answer.text
    assert 'value="Megan"' in answer.text
    wrong = nia.send(f"{HERE}/staff", **form, again="not my password")
    assert wrong.status_code == 403
    assert 'id="again-bad"' in wrong.text
    assert len(site(server).advisers) == 1
    nia.send(f"{HERE}/staff", **form, again=PASSWORD)
    assert [one.name for one in site(server).advisers] == ["Nia Rees", "Megan"]


@pytest.mark.parametrize(
    ("step", "form"),
    [
        ("council", {"name_en": "x" * 5000}),
        ("council", {"name_en": ""}),
        ("languages", {"language": ["en"], "first": "en", "name_en": "x" * 5000}),
        ("hours", {"hours_monday": "9" * 5000}),
        ("staff", {"name_0": "x" * 5000, "role_0": "adviser", "serves_0": "all"}),
        ("staff", {"name_0": "Eve", "role_0": "administrator", "serves_0": "all"}),
        ("printers", {"address": "x" * 5000, "printer_name": "Door"}),
        ("printers", {"address": "192.0.2.1", "printer_name": "x" * 5000}),
        ("printers", {"found": "local|file", "printer_name": "Door"}),
        ("screens", {"code": "1" * 5000, "what": "kiosk|entrance"}),
        ("screens", {"code": "123456", "what": "nonsense|" + "x" * 5000}),
        ("ticket", {"device": "x" * 5000, "more": "1"}),
    ],
)
def test_what_is_too_long_or_nonsense_changes_nothing_and_is_told(
    server: Server, nia: Visitor, step: str, form: dict[str, Any]
) -> None:
    server.house.sessions.flush()
    before = everything(server.house.store)
    answer = nia.send(f"{HERE}/{step}", **form)
    assert answer.status_code in (403, 404, 409, 422), answer.status_code
    assert 'role="alert"' in answer.text
    if step != "ticket":
        assert 'class="bad"' in answer.text
    server.house.sessions.flush()
    assert everything(server.house.store) == before


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
    server.hub.agent_came("local")
    server.hub.agents.found("local", (FoundPrinter(transport="file", address=path),))
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
