"""What of the printers in a site file only the whole house can check: models, addresses, speeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from ipaddress import ip_address

from hardware import profiles
from hardware.connections import host_and_port, usb_address
from hardware.connections.ipp import queue_at
from hardware.introducing import is_line
from hardware.models import model
from ticketing.sites import Site
from ticketing.sites.file import Path as Place
from ticketing.sites.shown.printers import Printer

#: The rows of a usual slip drawn as a picture, on 80 and on 58 mm paper.
_ROWS = {80: 1200, 58: 1300}
#: Longer than this nobody waits for a slip.
_LONG_S = 10
#: Names that go to another printer when two are plugged in in another order.
_GOES_ROUND = re.compile(r"/dev/(tty(USB|ACM)|usb/lp|hidraw)\d+")
#: Keys that a connection has no use for.
_MEANS_NOTHING: dict[str, tuple[str, ...]] = {
    "serial": (),
    "network": ("baud", "flow"),
    "file": ("baud", "flow"),
    "usb": ("baud", "flow"),
    "cups": ("baud", "flow", "paper_speed", "style", "asks_status"),
}
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?")


def mistakes(site: Site) -> Iterator[tuple[Place, str]]:
    """Where in the file, and what to write instead."""
    seen: dict[tuple[str, ...], int] = {}
    for i, printer in enumerate(site.printers):
        yield from ((("printers", i, "profile"), says) for says in _model(printer))
        wrong = _address(printer)
        if wrong:
            yield ("printers", i, "address"), wrong
            continue
        first = seen.setdefault(_the_same(printer), i)
        if first != i:
            other = site.printers[first].id
            yield (
                ("printers", i, "address"),
                f"{printer.address} is the printer {other!r} already; two would spoil each "
                f"other's slips. Use printer = {other!r} for both kiosks",
            )


def cautions(site: Site) -> Iterator[tuple[Place, str]]:
    """What is no mistake, but would better be otherwise."""
    for i, printer in enumerate(site.printers):
        if _GOES_ROUND.fullmatch(printer.address):
            yield (
                ("printers", i, "address"),
                f"{printer.address} may be another printer after the next start; use a name by "
                "serial number or socket, such as /dev/serial/by-id/… or those that "
                "deploy/99-nextplease-printers.rules makes",
            )
        if printer.transport == "network" and _no_port(printer.address):
            says = f"no port is named, so 9100 is taken; write {_with_port(printer.address)}"
            yield ("printers", i, "address"), says
        yield from ((("printers", i, key), says) for key, says in _unheeded(printer))
        seconds = _seconds(printer)
        if seconds > _LONG_S:
            yield (
                ("printers", i, "style"),
                f"a drawn slip takes some {seconds} s at {printer.baud} baud; write "
                "style = 'text', or set printer and file to 115200",
            )


def _model(printer: Printer) -> Iterator[str]:
    if printer.profile not in profiles.names():
        close = get_close_matches(printer.profile, profiles.names(), 1)
        hint = f"; did you mean {close[0]!r}?" if close else "; write 'default' if unsure"
        yield f"{printer.profile!r} is no known model{hint}"
        return
    refused = model(printer.profile, printer.width).refused
    if refused and printer.transport != "cups":  # its queue speaks its language
        yield refused


def _address(printer: Printer) -> str | None:
    """What is wrong with the address, None if nothing."""
    named = {"usb": usb_address, "cups": queue_at}.get(printer.transport)
    if named is not None:
        try:
            named(printer.address)
        except ValueError as error:
            return str(error)
        return None
    if printer.transport == "serial":
        if is_line(printer.address):
            return None
        return (
            f"{printer.address!r} is no path; write one like /dev/serial/by-id/…, or COM3 where "
            "Windows has it"
        )
    if printer.transport == "file":
        if printer.address.startswith("/"):
            return None
        return f"{printer.address!r} is no path; write one like /dev/ticket-printer-…"
    try:
        host, _ = host_and_port(printer.address)
    except ValueError as error:
        return f"{error}; write host:port, such as 192.0.2.21:9100"
    if _HOST.fullmatch(host) or _is_ip(host):
        return None
    return f"{printer.address!r} is no host:port; write one like 192.0.2.21:9100"


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _no_port(address: str) -> bool:
    """Whether the port is left out of an address that is one."""
    return not re.search(r"\]:\d+$" if _is_ip6(address) else r":\d+$", address)


def _with_port(address: str) -> str:
    host, port = host_and_port(address)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _is_ip6(address: str) -> bool:
    return address.startswith("[") or address.count(":") > 1


def same_place(transport: str, agent: str, address: str) -> tuple[str, ...]:
    """Equal for two addresses that lead to one thing, however they are written. Raises ValueError
    for none."""
    if transport != "network":
        return "line", agent, re.sub("/+", "/", address)
    host, port = host_and_port(address)
    if not _is_ip(host):
        return "network", host.lower().rstrip("."), str(port)
    ip = ip_address(host)
    return "network", str(getattr(ip, "ipv4_mapped", None) or ip), str(port)


def _the_same(printer: Printer) -> tuple[str, ...]:
    """Equal for two entries that are one printer."""
    if printer.transport == "cups":
        return "cups", "" if "://" in printer.address else printer.agent, printer.address.lower()
    if printer.transport == "usb":
        wanted = usb_address(printer.address)
        return "usb", printer.agent, repr(wanted)
    return same_place(printer.transport, printer.agent, printer.address)


def _unheeded(printer: Printer) -> Iterator[tuple[str, str]]:
    """Keys that are given and change nothing, or that the model contradicts."""
    for key in _MEANS_NOTHING[printer.transport]:
        if key in printer.model_fields_set:
            yield key, f"means nothing with transport = {printer.transport!r}; leave it out"
    if printer.profile in profiles.names() and printer.width == 80:
        dots = model(printer.profile, 80).dots
        if dots <= 432:
            yield (
                "width",
                f"{printer.profile!r} prints {dots} dots, on 58 mm paper; write width = 58",
            )


def _seconds(printer: Printer) -> int:
    """How long a drawn slip is on its way to a serial printer, 0 for others."""
    if printer.transport != "serial" or printer.style != "graphic":
        return 0
    row = model(printer.profile, printer.width).row_bytes
    return round(_ROWS[printer.width] * row * 10 / printer.baud)
