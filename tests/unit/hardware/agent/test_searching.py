"""Printers on the network: those that announce themselves, and those whose port answers."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterable, Iterator

import pytest
import zeroconf

from hardware.agent import searching
from hardware.agent.searching import Search, announced, own_networks, scanned
from hardware.introducing import MOST_FOUND, FoundPrinter

HERE = ["127.0.0.1"]


def printer(n: int, name: str = "") -> FoundPrinter:
    return FoundPrinter(transport="network", address=f"192.0.2.{n}:9100", name=name)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


def test_a_printer_that_announces_itself_is_found_by_the_name_that_it_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = "_pdl-datastream._tcp.local."
    info = zeroconf.ServiceInfo(
        kind,
        f"EPSON at the door.{kind}",
        addresses=[socket.inet_aton("127.0.0.1")],
        port=9100,
        properties={"ty": "EPSON TM-T88V", "product": "(TM-T88V)"},
    )
    told: list[FoundPrinter] = []
    with zeroconf.Zeroconf(interfaces=HERE) as network:
        network.register_service(info)
        told = announced(2.0, HERE)
    assert [(one.transport, one.address, one.name, one.profile) for one in told] == [
        ("network", "127.0.0.1:9100", "EPSON TM-T88V", "TM-T88V")
    ]


def test_a_scan_finds_the_machines_whose_port_answers_and_sends_them_nothing(
    listener: socket.socket,
) -> None:
    got: list[bytes] = []

    def take() -> None:
        line, _ = listener.accept()
        with line:
            got.append(line.recv(100))

    taking = threading.Thread(target=take)
    taking.start()
    port = listener.getsockname()[1]
    there = scanned([ipaddress.IPv4Network("127.0.0.0/30")], port)
    taking.join(20)
    assert [one.address for one in there] == [f"127.0.0.1:{port}"]
    assert got == [b""]


def test_no_more_than_two_private_networks_of_254_machines_are_scanned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Adapter:
        def __init__(self, *ips: tuple[object, int]) -> None:
            self.ips = [type("Ip", (), {"ip": ip, "network_prefix": bits}) for ip, bits in ips]

    there = [
        Adapter(("127.0.0.1", 8), (("::1", 0, 0), 128)),
        Adapter(("10.1.2.3", 8), ("169.254.1.1", 16)),
        Adapter(("203.0.113.7", 24), ("8.8.8.8", 24)),
        Adapter(("192.168.7.9", 26), ("172.16.0.1", 24), ("10.9.9.9", 32)),
    ]
    monkeypatch.setattr("ifaddr.get_adapters", lambda: there)
    assert str(own_networks()[0]) == "10.1.2.0/24"
    assert len(own_networks()) == 2
    assert all(one.num_addresses <= 256 for one in own_networks())


def searched(
    listen: Iterable[FoundPrinter] | Exception, *, scan: bool = False, n: int = 1
) -> tuple[Search, list[int]]:
    done = threading.Event()
    changes: list[int] = []

    def changed() -> None:
        changes.append(1)
        if not found.busy:
            done.set()

    def listening() -> Iterable[FoundPrinter]:
        if isinstance(listen, Exception):
            raise listen
        return listen

    found = Search(changed, listen=listening, networks=list)
    for _ in range(n):
        done.clear()
        assert found.begin(scan=scan)
        assert done.wait(20)
    return found, changes


def test_what_was_found_is_told_and_what_said_its_name_keeps_it() -> None:
    found, _ = searched([printer(1, "EPSON"), printer(2), printer(1)])
    assert [(one.address, one.name) for one in found.found] == [
        ("192.0.2.1:9100", "EPSON"),
        ("192.0.2.2:9100", ""),
    ]


def test_a_search_that_fails_ends_and_another_may_begin() -> None:
    found, _ = searched(OSError("no network"), n=2)
    assert (found.found, found.busy) == ((), False)


def test_there_is_an_end_to_how_many_are_told() -> None:
    found, _ = searched([printer(n) for n in range(1, MOST_FOUND + 30)])
    assert len(found.found) == MOST_FOUND


def test_what_was_found_is_forgotten_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "TOLD_S", 0.0)
    found, _ = searched([printer(1)])
    assert found.found == ()
