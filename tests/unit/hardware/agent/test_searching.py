"""Printers on the network: those that announce themselves, and those whose port answers."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from hardware.agent import searching
from hardware.agent.searching import Search, announced, own_networks, scanned
from hardware.introducing import MOST_FOUND, FoundPrinter


def printer(n: int, name: str = "") -> FoundPrinter:
    return FoundPrinter(transport="network", address=f"192.0.2.{n}:9100", name=name)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


def avahi(folder: Path, says: str, then: str = "") -> str:
    """A program that tells of announcements as Avahi's does."""
    program = folder / "avahi-browse"
    (folder / "says").write_text(says, encoding="utf-8")
    program.write_text(f'#!/bin/sh\ncat "{folder}/says"\n{then}\n', encoding="utf-8")
    program.chmod(0o755)
    return str(program)


EPSON = (
    "+;eth0;IPv4;EPSON\\032TM-T88V;_pdl-datastream._tcp;local\n"
    "=;eth0;IPv4;EPSON\\032TM-T88V;_pdl-datastream._tcp;local;epson.local;192.0.2.5;9100;"
    '"txtvers=1" "ty=EPSON TM-T88V" "product=(TM-T88V)"\n'
    "=;eth0;IPv6;EPSON\\032TM-T88V;_pdl-datastream._tcp;local;epson.local;fe80::1;9100;\n"
    "=;eth0;IPv4;At\\032the\\032door;_pdl-datastream._tcp;local;door.local;192.0.2.6;9100;\n"
)


def test_a_printer_that_announces_itself_is_found_by_the_name_that_it_says(tmp_path: Path) -> None:
    told = announced(avahi(tmp_path, EPSON))
    assert [(one.transport, one.address, one.name, one.profile) for one in told] == [
        ("network", "192.0.2.5:9100", "EPSON TM-T88V", "TM-T88V"),
        ("network", "192.0.2.6:9100", "At the door", "default"),
    ]


def test_junk_and_a_program_that_does_not_end_find_what_they_find(tmp_path: Path) -> None:
    junk = "=;;;;\n=;e;IPv4;x;t;l;h;not an address;70000;\x00\n\xff\n" + EPSON
    told = announced(avahi(tmp_path, junk, then="exec sleep 600"), 0.5)
    assert "192.0.2.5:9100" in [one.address for one in told]


def test_without_the_program_it_says_what_to_install_and_a_scan_goes_on() -> None:
    def listen() -> list[FoundPrinter]:
        return announced("no-such-avahi-browse")

    done = threading.Event()

    def changed() -> None:
        if not search.busy:
            done.set()

    search = Search(changed, listen=listen, networks=list)
    assert search.begin(scan=True)
    assert done.wait(90)
    assert "avahi-utils" in search.says


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
    taking.join(90)
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
        assert done.wait(90)
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
