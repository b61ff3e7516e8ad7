"""kill -9 of the server while tickets are taken and visitors called: nothing acknowledged is
lost, no number is twice, no slip comes out twice, and the log tells what the tables hold."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.clients import Clients
from tests.running import House, PrinterProcess, SiteAccess, running, wait_until

Ticket = dict[str, Any]


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PrinterProcess]:
    emulator = PrinterProcess(tmp_path / "printer")
    yield emulator
    emulator.stop()


def load(house: House, site: SiteAccess, until: Path) -> Clients:
    """Three kiosks (one of them prints) and two service points, through every failure."""
    common = {"port": house.port, "site": site.id, "until": str(until)}
    kiosks = [
        {**common, "work": "through_failures", "token": site.kiosk, "enquiry": enquiry,
         "name": enquiry, "kiosk": kiosk, "pause": pause}
        for enquiry, kiosk, pause in (
            ("council-tax", "entrance", 1.5), ("reception", "landing", 0.05), ("benefits", None, 0)
        )
    ]  # fmt: skip
    points = [
        {**common, "work": "serve_through_failures", "token": site.adviser, "name": point,
         "point": point}
        for point in ("counter-1", "counter-2")
    ]  # fmt: skip
    return Clients(kiosks + points)


def called(house: House) -> int:
    """How many calls there were."""
    return len(house.rows("SELECT 1 FROM event WHERE kind = 'visit_called'"))


def taken(house: House) -> int:
    """How many tickets there are."""
    return len(house.rows("SELECT 1 FROM visit"))


def kill_under_load(house: House, site: SiteAccess, deaths: int, until: Path) -> list[Ticket]:
    """The tickets that were answered with 201 while the server died `deaths` times."""
    clients = load(house, site, until)
    try:
        clients.go()
        for _ in range(deaths):
            calls, tickets = called(house) + 5, taken(house) + 15
            wait_until(lambda calls=calls: called(house) >= calls, what="five calls")  # type: ignore[misc]
            wait_until(lambda tickets=tickets: taken(house) >= tickets, what="15 tickets")  # type: ignore[misc]
            house.kill()
            assert house.troubles() == []
            house.start()
        until.touch()
        *kiosks, _, _ = clients.results()
    finally:
        until.touch()
        clients.kill()
    return [ticket for answers in kiosks for _, ticket in answers]


def check_what_is_left(
    house: House, site: SiteAccess, tickets: list[Ticket], *, kiosks: int = 3
) -> None:
    assert house.troubles() == []
    kept = dict(house.rows("SELECT id, number FROM visit WHERE site = ?", site.id))
    assert {ticket["visit"]: ticket["number"] for ticket in tickets}.items() <= kept.items()
    assert len(set(kept.values())) == len(kept)
    # The same key until there is an answer: at most the last tap of each kiosk is unanswered.
    assert len(kept) - len(tickets) <= kiosks
    twice = [n for n, count in Counter(t["number"] for t in tickets).items() if count > 1]
    assert twice == []


def check_slips(house: House, site: SiteAccess, printer: PrinterProcess) -> None:
    def open_jobs() -> list[tuple[str, ...]]:
        return house.rows(
            "SELECT root, state FROM job WHERE state NOT IN"
            " ('printed', 'in_doubt', 'expired', 'failed')"
        )

    wait_until(lambda: not open_jobs(), what="every slip's end")
    jobs = dict(house.rows("SELECT root, state FROM job"))
    asked = dict(
        house.rows("SELECT id, number FROM visit WHERE site = ? AND kiosk = 'entrance'", site.id)
    )
    assert jobs.keys() == asked.keys()
    out = Counter(printer.numbers())
    assert [number for number, count in out.items() if count > 1] == []
    for visit, number in asked.items():
        assert out[number] == 1 or jobs[visit] in ("in_doubt", "expired"), (number, jobs[visit])


# The soak has twenty deaths, one after the other.
def test_killed_under_load_the_server_loses_no_ticket_and_prints_none_twice(
    tmp_path: Path, printer: PrinterProcess
) -> None:
    with running(tmp_path / "house", agent=True) as house:
        site = house.add_site(printer=printer.address)
        tickets = kill_under_load(house, site, 1, tmp_path / "until")
        assert len(tickets) > 10
        check_what_is_left(house, site, tickets)
        check_slips(house, site, printer)
        assert len(house.agents()) == 1


@pytest.fixture(scope="module")
def one_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running(tmp_path_factory.mktemp("house"), agent=True) as house:
        yield house


@pytest.fixture
def driving(one_house: House) -> House:
    """A running server with its agent, whatever the test before did to it."""
    return one_house if one_house.programs else one_house.start()


def the_agent(house: House) -> int:
    """The process id of the one agent, as soon as it is there."""
    wait_until(house.agents, what="the agent's start")
    (agent,) = house.agents()
    return agent


def test_the_agent_ends_with_the_server_that_was_killed(driving: House) -> None:
    first = the_agent(driving)
    driving.kill()
    wait_until(lambda: not driving.agents(), what="the agent's end")
    driving.start()
    assert the_agent(driving) != first


def test_the_agent_ends_with_the_server_that_was_told_to(driving: House) -> None:
    the_agent(driving)
    driving.stop()
    assert driving.agents() == []


def test_a_dead_agent_is_started_again(driving: House, printer: PrinterProcess) -> None:
    site = driving.add_site(printer=printer.address)
    first = the_agent(driving)
    os.kill(first, signal.SIGKILL)
    ticket = driving.issue(site, kiosk="entrance")
    wait_until(lambda: printer.numbers() == [ticket["number"]], what="the slip")
    assert the_agent(driving) != first
