"""The ways to a device: a TCP port, a serial line, a device file, USB. Every wait has an end.

A device is one program's at a time: lines and files are taken exclusively, and two devices of one
agent that are the same thing wait for each other.
"""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Iterator

from hardware.connections.base import Busy, Stalled, Transport, TransportError, Unplugged
from hardware.connections.files import File
from hardware.connections.inputs import Input
from hardware.connections.lines import Serial
from hardware.connections.network import Network, host_and_port
from hardware.connections.usb_bus import (
    Usb,
    UsbPrinter,
    named_by,
    same_usb,
    usb_address,
    usb_printers,
)
from hardware.protocol import Line, Wired

__all__ = [
    "Busy",
    "Stalled",
    "Transport",
    "TransportError",
    "Unplugged",
    "UsbPrinter",
    "connect",
    "connected",
    "host_and_port",
    "named_by",
    "opened",
    "same_thing",
    "usb_address",
    "usb_printers",
]

#: What is sent on a line that is kept open is acknowledged within so long, or its cable is out.
GONE_S = 10.0
#: How long another device of this agent may keep the same address.
TURN_S = 90.0

_turns: dict[str, threading.Lock] = {}
_turns_lock = threading.Lock()


def same_thing(config: Wired) -> str:
    """What two devices of one agent share when they are the same thing, however it is written."""
    if config.transport == "usb":
        return same_usb(config.address)
    if config.transport != "network":
        return os.path.realpath(config.address)
    with contextlib.suppress(OSError, ValueError):
        host, port = host_and_port(config.address)
        return f"{socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0]}:{port}"
    return config.address.lower()


@contextlib.contextmanager
def connected(config: Wired) -> Iterator[Transport]:
    """The way to this device while the block lasts. Raises Unplugged, Busy."""
    with _turns_lock:
        turn = _turns.setdefault(same_thing(config), threading.Lock())
    if not turn.acquire(timeout=TURN_S):
        raise Busy(f"another device of this agent has {config.address}")
    try:
        line = connect(config)
        try:
            yield line
        finally:
            line.close()
    finally:
        turn.release()


def connect(config: Wired) -> Transport:
    """Open the way to this device. Raises Unplugged, Busy."""
    if config.transport == "network":
        return Network(config.address)
    if config.transport == "serial":
        return Serial(config.address, config.baud, config.flow)
    if config.transport == "usb":
        return Usb(config.address)
    return File(config.address)


@contextlib.contextmanager
def opened(line: Line) -> Iterator[Transport]:
    """A line that several devices share, while the block lasts. Raises Unplugged, Busy."""
    transport: Transport
    if line.transport == "network":
        transport = Network(line.address, gone_s=GONE_S)
    elif line.transport == "serial":
        transport = Serial(line.address, line.baud)
    else:
        transport = Input(line.address)
    try:
        yield transport
    finally:
        transport.close()
