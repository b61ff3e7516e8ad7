"""A port of an emulated device: there, gone, and there again at the same place."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from hardware.emulators.port import Port


@pytest.fixture
def port() -> Iterator[Port]:
    found = Port(None, None)
    found.plug()
    yield found
    found.close()


def number_of(port: Port) -> int:
    return int(port.address.rpartition(":")[2])


def connects(number: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", number)) == 0


def test_unplugged_it_refuses_and_plugged_in_again_it_is_where_it_was(port: Port) -> None:
    number = number_of(port)
    for _ in range(2):
        assert connects(number)
        port.unplug()
        assert not connects(number)
        port.unplug()
        assert not connects(number)
        port.plug()
    assert number_of(port) == number
    assert connects(number)


def test_no_other_program_gets_its_place_while_it_is_unplugged(port: Port) -> None:
    port.unplug()
    with socket.socket() as other, pytest.raises(OSError, match="Address already in use"):
        other.bind(("127.0.0.1", number_of(port)))


def test_gone_for_good_it_leaves_its_place_to_others(port: Port) -> None:
    port.close()
    socket.create_server(("127.0.0.1", number_of(port))).close()
