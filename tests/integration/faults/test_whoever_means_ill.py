"""Crowds of sockets, sockets that never stop, a machine without files: all others are served.

Short forms of `make soak`, which has thousands, and the times that others wait meanwhile.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.abuse import Abuse
from tests.running import House, SiteAccess, running, wait_until
from tests.screens import Screen

MODES = ("eventlet", "threading")


@pytest.fixture(scope="module", params=MODES)
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[House, SiteAccess]]:
    with running(tmp_path_factory.mktemp("ill") / request.param, request.param) as house:
        yield house, house.add_site()


def part(house: House, name: str) -> str:
    answer = requests.get(f"{house.url}/api/v1/health", timeout=90).json()
    return str(answer["parts"][name])


def sockets(house: House) -> int:
    """How many are connected, as health says."""
    answer = requests.get(f"{house.url}/api/v1/health", timeout=90).json()
    return int(answer["sockets"]["open"])


def all_is_as_before(house: House, site: SiteAccess) -> None:
    wait_until(lambda: sockets(house) == 0, what="the last socket's end")
    assert house.issue(site)["number"]
    board = {"site": site.id, "zone": "main"}
    with Screen(house, "/display", board) as screen:
        screen.wait_for(lambda state: state["waiting"] >= 1)


def test_a_socket_that_joins_without_end_is_ended_and_a_display_hears_the_next_ticket(
    served: tuple[House, SiteAccess],
) -> None:
    house, site = served
    joins = [f'2/display,{n}["join",{{"site":"{site.id}","zone":"main"}}]' for n in range(3)] + [
        '2/display,["junk"]',
        '2/display,4["join",{"site":"no"}]',
    ]
    board = {"site": site.id, "zone": "main"}
    ill = Abuse("chatter", house.port, count=2, rate=4000, first=["40/display,"], says=joins)
    with Screen(house, "/display", board) as screen, ill:
        waiting = screen.wait_for(lambda state: True)["waiting"]
        ill.until(lambda counts: counts.get("ended", 0) >= 4)
        house.issue(site)
        screen.wait_for(lambda state: state["waiting"] == waiting + 1)
    all_is_as_before(house, site)
    assert "Traceback" not in house.program.said


@pytest.mark.parametrize(
    "says", ['2/display,["disconnect"]', "51-[]", "2/display,{", "7", "40/display,"]
)
def test_junk_ends_its_own_socket_and_is_counted_until_then(
    served: tuple[House, SiteAccess], says: str
) -> None:
    house, site = served
    with Abuse("idle", house.port, count=3, first=["40/display,", *[says] * 200]) as ill:
        ill.until(lambda counts: counts.get("ended", 0) == 3)
    all_is_as_before(house, site)
    assert "Traceback" not in house.program.said


def test_a_machine_without_files_lets_nobody_in_for_a_while_and_goes_on(
    served: tuple[House, SiteAccess],
) -> None:
    house, site = served
    pid = house.program.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    open_now = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (open_now + 15, before[1]))
    with Abuse("idle", house.port, count=60):
        wait_until(
            lambda: "nobody can be let in for the moment" in house.program.said,
            what="the end of files",
        )
        resource.prlimit(pid, resource.RLIMIT_NOFILE, before)
        assert "no file is left" in wait_until(lambda: part(house, "door"))
    assert house.program.said.count("nobody can be let in for the moment") == 1
    all_is_as_before(house, site)


def test_more_sockets_than_a_thousand_are_held_and_whoever_is_known_still_gets_in(
    tmp_path: Path,
) -> None:
    with running(tmp_path / "house", most_sockets=1100) as house:
        site = house.add_site()
        with Abuse("idle", house.port, count=1150) as ill:
            counts = ill.until(lambda counts: bool(counts.get("done")))
            assert (counts["open"], counts["refused"]) == (1100, 50)
            assert "1100 of 1100 sockets" in part(house, "sockets")
            assert house.issue(site)["number"] == "C001"
            assert house.call(site) is not None
            # An agent, a desk, a kiosk: known by a token that comes with the handshake.
            known = requests.get(
                f"{house.url}/socket.io/?EIO=4&transport=polling",
                headers={"Authorization": f"Bearer {site.kiosk}"},
                timeout=90,
            )
            assert known.status_code == 200
            stranger = requests.get(f"{house.url}/socket.io/?EIO=4&transport=polling", timeout=90)
            assert (stranger.status_code, stranger.headers["Retry-After"]) == (503, "5")
            assert "Every place is taken" in stranger.text
        wait_until(lambda: sockets(house) <= 1, what="the crowd's end")
        assert house.issue(site)["number"] == "C002"
