"""USB printers without a driver of the system: by maker and model, serial number or socket.

Through pyusb and libusb, as python-escpos does it. A printer's interface is one program's at a
time: who claims it second is told so.
"""

from __future__ import annotations

import contextlib
import errno
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import usb.core
import usb.util
from usb.backend import IBackend

from hardware.connections.base import STALL_S, Busy, Stalled, TransportError, Unplugged

_PRINTERS = 7  # the class of an interface
_ONE_WAY, _TWO_WAY = 1, 2  # its protocols; the others are not bytes to a printer
_CHUNK = 4096
_WRITE_MS = round(STALL_S * 1000)

#: `04b8:0e15`; where there are two, with `:` and the serial number, or `@` and the socket.
_ADDRESS = re.compile(
    r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})"
    r"(?::([!-~](?:[ -~]{0,124}[!-~])?)|@([0-9]{1,3}-[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}))?"
)

#: libusb itself is looked for by pyusb; a test plugs its devices into another.
_backend: IBackend | None = None


@dataclass(frozen=True)
class Address:
    """Which printer; where it has no serial number of its own, by its socket."""

    vendor: int
    product: int
    serial: str | None = None
    socket: str | None = None


def usb_address(text: str) -> Address:
    """What an address says. Raises ValueError, with what to write instead."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise ValueError(
            f"{text!r} is no USB printer; write maker:model as lsusb shows them, such as "
            "04b8:0e15, and if there are two, with :serial-number behind it, or with @ and its "
            "socket, such as 04b8:0e15@1-1.4"
        )
    return Address(int(found[1], 16), int(found[2], 16), found[3], found[4])


@contextlib.contextmanager
def plugged_into(backend: IBackend) -> Iterator[None]:
    """Look for devices there instead of on this machine's own sockets."""
    global _backend
    before, _backend = _backend, backend
    try:
        yield
    finally:
        _backend = before


@dataclass(frozen=True)
class UsbPrinter:
    """A printer that is plugged in. `serial` and `name` are '' where it does not say."""

    vendor: int
    product: int
    serial: str
    name: str
    socket: str

    @property
    def address(self) -> str:
        """The best name for it: by serial number where it has one, else by its socket."""
        make = f"{self.vendor:04x}:{self.product:04x}"
        by_serial = f"{make}:{self.serial}"
        return by_serial if _ADDRESS.fullmatch(by_serial) else f"{make}@{self.socket}"


def usb_printers() -> tuple[UsbPrinter, ...]:
    """Every printer at a USB socket of this machine; none where libusb is not installed."""
    try:
        return tuple(_described(device) for device in _devices() if _interface(device) is not None)
    except TransportError:
        return ()


def named_by(address: str, printers: Iterable[UsbPrinter]) -> UsbPrinter | None:
    """The one of these printers that an address names; None where it names none, or several."""
    try:
        wanted = usb_address(address)
    except ValueError:
        return None
    found = [
        one
        for one in printers
        if (one.vendor, one.product) == (wanted.vendor, wanted.product)
        and wanted.serial in (None, one.serial)
        and wanted.socket in (None, one.socket)
    ]
    return found[0] if len(found) == 1 else None


def same_usb(address: str) -> str:
    """Its socket, if it is there: the same for two names of one printer."""
    with contextlib.suppress(TransportError, ValueError):
        return f"usb {_socket(_find(address))}"
    return f"usb {address.lower()}"


class Usb:
    """The bytes of one USB printer."""

    def __init__(self, address: str) -> None:
        try:
            self._device = _find(address)
        except ValueError as error:
            raise Unplugged(str(error)) from error
        found = _interface(self._device)
        if found is None:
            raise Unplugged(f"{address} is plugged in, and is no printer")
        self._number = found.bInterfaceNumber
        self._out = _endpoint(found, usb.util.ENDPOINT_OUT)
        self._in = _endpoint(found, usb.util.ENDPOINT_IN)
        try:
            self._claim(found)
        except usb.core.USBError as error:
            usb.util.dispose_resources(self._device)
            raise _cannot_open(address, error) from error

    def _claim(self, interface: Any) -> None:
        with contextlib.suppress(NotImplementedError):  # only Linux has one in the way
            if self._device.is_kernel_driver_active(self._number):
                self._device.detach_kernel_driver(self._number)
        usb.util.claim_interface(self._device, self._number)
        if interface.bAlternateSetting:
            interface.set_altsetting()

    def write(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._out.write(bytes(rest[:_CHUNK]), _WRITE_MS) :]
        except usb.core.USBTimeoutError as error:
            raise Stalled("the printer takes no more data") from error
        except usb.core.USBError as error:
            raise Unplugged(f"the device went away: {error}") from error

    def read(self, timeout: float) -> bytes:
        if self._in is None:  # a cable without a way back
            time.sleep(max(timeout, 0))
            return b""
        try:
            data = self._in.read(max(self._in.wMaxPacketSize, 64), max(1, round(timeout * 1000)))
        except usb.core.USBTimeoutError:
            return b""
        except usb.core.USBError as error:
            raise Unplugged(f"the device went away: {error}") from error
        got = bytes(data)
        if not got and timeout > 0:  # some answer 'nothing' at once, and would be asked in a circle
            time.sleep(min(timeout, 0.02))
        return got

    def finish(self, linger: float) -> bool:
        return False  # what was written, the printer has acknowledged

    def close(self) -> None:
        with contextlib.suppress(usb.core.USBError):
            usb.util.release_interface(self._device, self._number)
        with contextlib.suppress(usb.core.USBError):
            usb.util.dispose_resources(self._device)


# ---------------------------------------------------------------------- finding


def _devices() -> list[Any]:
    try:
        return list(usb.core.find(find_all=True, backend=_backend))
    except usb.core.NoBackendError as error:
        raise Unplugged("libusb is missing; install the package libusb-1.0-0") from error
    except usb.core.USBError as error:
        raise Unplugged(f"the USB sockets cannot be looked at: {error}") from error


def _find(text: str) -> Any:
    """The one device that an address names. Raises ValueError, Unplugged, TransportError."""
    wanted = usb_address(text)
    found = [device for device in _devices() if _fits(device, wanted)]
    if not found:
        raise Unplugged(f"no USB device {text} is plugged in")
    if len(found) > 1:
        sockets = ", ".join(_socket(device) for device in found)
        raise TransportError(
            f"{len(found)} USB devices are {text}; write which: with : and its serial number, or "
            f"with @ and its socket ({sockets})"
        )
    return found[0]


def _fits(device: Any, wanted: Address) -> bool:
    if (device.idVendor, device.idProduct) != (wanted.vendor, wanted.product):
        return False
    if wanted.socket is not None:
        return _socket(device) == wanted.socket
    return wanted.serial in (None, _text(device, device.iSerialNumber))


def _socket(device: Any) -> str:
    """The socket as Linux names it: bus, dash, the ports on the way."""
    ports = device.port_numbers or (device.address,)
    return f"{device.bus}-{'.'.join(map(str, ports))}"


def _text(device: Any, index: int) -> str:
    """A text that a device has of itself; '' for what it does not say, or not to us."""
    try:
        text = usb.util.get_string(device, index) or ""
    except (usb.core.USBError, ValueError, NotImplementedError):
        return ""
    return "".join(letter for letter in text if letter.isprintable()).strip()[:80]


def _described(device: Any) -> UsbPrinter:
    maker, product = _text(device, device.iManufacturer), _text(device, device.iProduct)
    name = product if product.lower().startswith(maker.lower()) else f"{maker} {product}"
    serial = _text(device, device.iSerialNumber)
    vendor, model, socket = device.idVendor, device.idProduct, _socket(device)
    usb.util.dispose_resources(device)
    return UsbPrinter(vendor, model, serial, name.strip()[:80], socket)


def _interface(device: Any) -> Any:
    """Where a device takes the bytes of a slip; None if it is no printer."""
    try:
        every = [one for configuration in device for one in configuration]
    except (usb.core.USBError, NotImplementedError):
        return None
    fit = [
        one
        for one in every
        if one.bInterfaceClass == _PRINTERS
        and one.bInterfaceProtocol in (_ONE_WAY, _TWO_WAY)
        and _endpoint(one, usb.util.ENDPOINT_OUT) is not None
    ]
    return max(fit, key=lambda one: one.bInterfaceProtocol, default=None)


def _endpoint(interface: Any, direction: int) -> Any:
    return usb.util.find_descriptor(
        interface,
        custom_match=lambda end: (
            usb.util.endpoint_direction(end.bEndpointAddress) == direction
            and usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        ),
    )


def _cannot_open(address: str, error: usb.core.USBError) -> TransportError:
    if error.errno == errno.EBUSY:
        return Busy(f"another program has the USB printer {address}")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Unplugged(
            f"the agent may not open the USB printer {address}; its user has to be in the group "
            "lp, and deploy/99-nextplease-printers.rules in /etc/udev/rules.d"
        )
    if error.errno == errno.ENODEV:
        return Unplugged(f"the USB printer {address} has just been unplugged")
    return Unplugged(f"cannot open the USB printer {address}: {error}")
