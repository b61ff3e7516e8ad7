"""Printers on the network where the agent runs: those that announce themselves, and, only when
somebody asked for it, every machine of the own network at which a printer's port answers.

A search happens when it is asked for and has an end; what it found is told for a while. Nothing is
sent to a printer, since an office printer prints whatever comes: its port is opened and closed.
"""

from __future__ import annotations

import ipaddress
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import ifaddr
import structlog
from pydantic import ValidationError

from hardware.connections.system import HAS_DEVICE_FILES
from hardware.guessing import guess
from hardware.introducing import MOST_FOUND, FoundPrinter

log = structlog.get_logger("agent")

#: Bytes to port 9100, announced as this.
_ANNOUNCED = "_pdl-datastream._tcp"
_MOST_BYTES = 64 * 1024
_NO_AVAHI = "printers that announce themselves need the package avahi-utils there"
_NO_MDNS = (
    "on Windows printers that announce themselves are not heard; go through the network instead"
)
_ESCAPED = re.compile(r"\\([0-9]{3})")
PORT = 9100
#: So long announcements are waited for at most, and what was found is told.
LISTENS_S = 8.0
TOLD_S = 600.0
#: A scan: no larger network, no more networks, so many at a time, so long for each.
_SMALLEST = 24
_MOST_NETWORKS = 2
_AT_ONCE = 32
_ANSWERS_S = 0.5


class Search:
    """What was found on the network. `changed` is called when that is news; it must not block."""

    def __init__(
        self,
        changed: Callable[[], None],
        *,
        listen: Callable[[], Iterable[FoundPrinter]] | None = None,
        networks: Callable[[], list[ipaddress.IPv4Network]] | None = None,
    ) -> None:
        self._changed = changed
        self._listen = listen or announced
        self._networks = networks or own_networks
        self._lock = threading.Lock()
        self._found: dict[str, tuple[FoundPrinter, float]] = {}  # by address, until when
        self._busy = False
        #: Why not all could be looked for, in words; '' where it could.
        self.says = ""

    @property
    def found(self) -> tuple[FoundPrinter, ...]:
        """The printers that were found lately."""
        now = time.monotonic()
        with self._lock:
            return tuple(one for one, until in self._found.values() if until > now)[:MOST_FOUND]

    @property
    def busy(self) -> bool:
        """Whether a search goes on."""
        return self._busy

    def begin(self, *, scan: bool) -> bool:
        """Search, in a thread of its own; False while a search goes on."""
        with self._lock:
            if self._busy:
                return False
            self._busy = True
        threading.Thread(target=self._search, args=(scan,), name="search", daemon=True).start()
        return True

    def _search(self, scan: bool) -> None:
        self.says = ""
        try:
            try:
                self._keep(self._listen())
            except NoAvahi as error:
                self.says = str(error)
            if scan:
                networks = self._networks()
                log.info("a scan was asked for", networks=[str(one) for one in networks])
                self._keep(scanned(networks))
        except Exception as error:  # noqa: BLE001 - a search that fails finds nothing
            log.warning("the search failed", problem=f"{type(error).__name__}: {error}"[:200])
        finally:
            self._busy = False
            self._changed()

    def _keep(self, printers: Iterable[FoundPrinter]) -> None:
        until = time.monotonic() + TOLD_S
        with self._lock:
            now = time.monotonic()
            self._found = {key: one for key, one in self._found.items() if one[1] > now}
            for one in printers:
                before = self._found.get(one.address)
                # What announced itself is known better than what merely answered.
                kept = one if before is None or one.name else before[0]
                if before is not None or len(self._found) < MOST_FOUND:
                    self._found[one.address] = (kept, until)
        self._changed()


class NoAvahi(Exception):
    """The program that hears announcements is not there; what to install, in words."""


def announced(program: str = "avahi-browse", seconds: float = LISTENS_S) -> list[FoundPrinter]:
    """The printers that announce themselves by mDNS, as Avahi's own program tells them. It is ended
    after so many seconds, and no more of it is read than anybody has printers. NoAvahi."""
    path = shutil.which(program)
    if path is None:
        raise NoAvahi(_NO_AVAHI if HAS_DEVICE_FILES else _NO_MDNS)
    command = [path, "--resolve", "--parsable", "--terminate", _ANNOUNCED]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        end = threading.Timer(seconds, process.kill)
        end.start()
        try:
            said = process.stdout.read(_MOST_BYTES) if process.stdout else b""
        finally:
            end.cancel()
            process.kill()
    lines = said.decode("utf-8", "replace").splitlines()
    return [found for line in lines if (found := _of(line)) is not None]


def _of(line: str) -> FoundPrinter | None:
    """What a line says: '=;eth0;IPv4;name;type;domain;host;address;port;"ty=…" "product=…"'."""
    parts = line.split(";", 9)
    if len(parts) < 10 or parts[0] != "=" or parts[2] != "IPv4":
        return None
    said = dict(re.findall(r'"([a-zA-Z_]{1,20})=([^"]{0,200})"', parts[9]))
    name = said.get("ty") or said.get("product") or _ESCAPED.sub(_letter, parts[3])
    return _network_printer(f"{parts[7]}:{parts[8]}", name.strip("()"))


def _letter(found: re.Match[str]) -> str:
    """Avahi writes a byte that is no letter as a backslash and three figures."""
    return chr(int(found[1])) if int(found[1]) < 128 else "?"


def scanned(networks: Iterable[ipaddress.IPv4Network], port: int = PORT) -> list[FoundPrinter]:
    """The machines of these networks at which the port answers."""
    hosts = [str(host) for network in networks for host in network.hosts()]
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="scan") as pool:
        answers = pool.map(lambda host: _answers(host, port), hosts)
        there = [host for host, yes in zip(hosts, answers, strict=True) if yes]
    found = (_network_printer(f"{host}:{port}", "") for host in there[:MOST_FOUND])
    return [one for one in found if one is not None]


def _answers(host: str, port: int) -> bool:
    with suppress(OSError), socket.create_connection((host, port), _ANSWERS_S):
        return True
    return False


def own_networks() -> list[ipaddress.IPv4Network]:
    """The private networks that this machine is in, each cut down to the 254 machines around it."""
    found: dict[ipaddress.IPv4Network, None] = {}
    for adapter in ifaddr.get_adapters():
        for one in adapter.ips:
            if isinstance(one.ip, str) and one.network_prefix < 32:
                address = ipaddress.IPv4Interface(f"{one.ip}/{max(one.network_prefix, _SMALLEST)}")
                if address.is_private and not (address.is_loopback or address.is_link_local):
                    found[address.network] = None
    return list(found)[:_MOST_NETWORKS]


def _network_printer(address: str, name: str) -> FoundPrinter | None:
    shown = "".join(one for one in name if one.isprintable())[:100]
    likely = guess(shown)
    try:
        return FoundPrinter(
            transport="network",
            address=address,
            name=shown,
            profile=likely.profile,
            width=likely.width,
            why_not=likely.why_not[:200],
        )
    except ValidationError:
        return None
