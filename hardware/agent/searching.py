"""Printers on the network where the agent runs: those that announce themselves, and, only when
somebody asked for it, every machine of the own network at which a printer's port answers.

A search happens when it is asked for and has an end; what it found is told for a while. Nothing is
sent to a printer, since an office printer prints whatever comes: its port is opened and closed.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import ifaddr
import structlog
import zeroconf
from pydantic import ValidationError

from hardware.guessing import guess
from hardware.introducing import MOST_FOUND, FoundPrinter

log = structlog.get_logger("agent")

#: Bytes to port 9100, announced as this.
_ANNOUNCED = "_pdl-datastream._tcp.local."
PORT = 9100
#: So long announcements are listened for, and what was found is told.
LISTENS_S = 4.0
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
        try:
            self._keep(self._listen())
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


def announced(
    seconds: float = LISTENS_S, interfaces: list[str] | None = None
) -> list[FoundPrinter]:
    """The printers that announce themselves by mDNS within so many seconds."""
    names: list[str] = []
    here = zeroconf.InterfaceChoice.Default if interfaces is None else interfaces
    with zeroconf.Zeroconf(interfaces=here) as network:
        listener = _Listener(names)
        browser = zeroconf.ServiceBrowser(network, _ANNOUNCED, listener)
        listener.enough.wait(seconds)
        browser.cancel()
        infos = (network.get_service_info(_ANNOUNCED, name, 1000) for name in names[:MOST_FOUND])
        return [found for info in infos if info and (found := _of(info)) is not None]


class _Listener(zeroconf.ServiceListener):
    """Notes the names that are announced; more than anybody has are enough."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self.enough = threading.Event()

    def add_service(self, zc: zeroconf.Zeroconf, type_: str, name: str) -> None:
        if len(self._names) >= MOST_FOUND:
            self.enough.set()
        elif name not in self._names:
            self._names.append(name)

    def update_service(self, zc: zeroconf.Zeroconf, type_: str, name: str) -> None:
        """Nothing that would be shown."""

    def remove_service(self, zc: zeroconf.Zeroconf, type_: str, name: str) -> None:
        """Whoever binds it sees that it is gone."""


def _of(info: zeroconf.ServiceInfo) -> FoundPrinter | None:
    said = info.decoded_properties
    name = said.get("ty") or said.get("product") or info.name.removesuffix(f".{_ANNOUNCED}")
    addresses = info.parsed_addresses(zeroconf.IPVersion.V4Only)
    if not addresses or info.port is None:
        return None
    return _network_printer(f"{addresses[0]}:{info.port}", name.strip("()"))


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
