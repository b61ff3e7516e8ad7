"""Two servers never share a port: half of the visitors would be in another queue."""

from __future__ import annotations

import socket
from contextlib import closing
from pathlib import Path

import pytest

from server.run import take_port
from tests.running import House, free_port

OTHER = {"eventlet": "threading", "threading": "eventlet"}


def check_a_second_is_told(first: House, mode: str, folder: Path) -> None:
    """A second server of this `mode` on the port of the first ends, and is not noticed there."""
    site = first.add_site()
    second = House(folder, mode)
    second.store.close()
    untouched = sorted(path.name for path in second.data.iterdir())
    program = second.launch(first.port)
    assert program.process.wait(90) == 1
    assert f"cannot listen on 127.0.0.1:{first.port}" in program.said
    assert "Is another program using the port?" in program.said
    assert "Choose one with --port" in program.said
    assert "Traceback" not in program.said
    assert "serving" not in program.said
    assert sorted(path.name for path in second.data.iterdir()) == [*untouched, "server.log"]
    assert [first.issue(site)["number"] for _ in range(8)] == [
        f"C{number:03}" for number in range(1, 9)
    ]


# The soak has a second one of the same mode, too.
def test_a_second_server_on_the_port_ends_with_a_sentence_and_has_touched_nothing(
    either_house: House, tmp_path: Path
) -> None:
    check_a_second_is_told(either_house, OTHER[either_house.mode], tmp_path / "second")


@pytest.fixture
def port() -> int:
    return free_port()


def test_a_port_that_others_would_share_is_not_shared(port: int) -> None:
    with socket.socket() as generous:
        generous.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        generous.bind(("127.0.0.1", port))
        generous.listen()
        with pytest.raises(SystemExit, match=f"cannot listen on 127.0.0.1:{port}: Address already"):
            take_port("127.0.0.1", port)


def test_a_port_is_to_be_had_again_at_once(port: int) -> None:
    with closing(take_port("127.0.0.1", port)), socket.create_connection(("127.0.0.1", port)):
        pass
    take_port("127.0.0.1", port).close()


@pytest.mark.parametrize("host", ["198.51.100.7", "no.such.name.invalid"])
def test_an_address_that_is_not_ours_is_told(port: int, host: str) -> None:
    with pytest.raises(SystemExit, match=f"cannot listen on {host}:{port}: "):
        take_port(host, port)
