"""An emulated libusb: sockets into which emulated printers are plugged, behind the real pyusb.

It stands where pyusb calls the system's library, and answers as that does: descriptors by the USB
specification (9.6) and its printer class, errors by their numbers in Linux.
"""

from __future__ import annotations

import errno
import threading
import time
from array import array
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

_OUT, _IN = 0x01, 0x82
_BULK = 2
_ENGLISH = 0x0409
_FULL = 65_536  # what a port keeps of what nobody reads


class UsbPort:
    """One socket of a bus, with a printer in it or not: what `port.Port` is for a line."""

    def __init__(self, bus: EmulatedBus, number: int, descriptor: SimpleNamespace) -> None:
        self._bus = bus
        self.number = number
        self.descriptor = descriptor
        self.there = False
        self.claimed: object = None
        self.moved = threading.Condition()
        self.to_printer = bytearray()
        self.to_host = bytearray()
        self._gone = False

    @property
    def address(self) -> str:
        """By its socket."""
        return f"1-{self.number}"

    def plug(self) -> None:
        """Be there. Does nothing when it is."""
        self.there = True

    def unplug(self) -> None:
        """Be gone: whoever has it open is told so."""
        with self.moved:
            self.there, self.claimed = False, None
            self.to_printer.clear()
            self.to_host.clear()
            self.moved.notify_all()

    close = unplug

    def lend(self, others: bool) -> None:
        """Be another program's, or not."""
        if others and self.claimed is None:
            self.claimed = self
        elif not others and self.claimed is self:
            self.claimed = None

    def let_go(self) -> None:
        """The program that had it has gone."""
        with self.moved:
            self.claimed, self._gone = None, True
            self.moved.notify_all()

    def receive(self, timeout: float, most: int = 4096) -> bytes | None:
        """What a client sent; b'' for nothing yet, None when a client has just gone."""
        with self.moved:
            self.moved.wait_for(lambda: bool(self.to_printer and most) or self._gone, timeout)
            data = bytes(self.to_printer[:most])
            del self.to_printer[:most]
            self.moved.notify_all()
            if not data and self._gone:
                self._gone = False
                return None
        return data

    def answer(self, data: bytes) -> None:
        """Send something back, if anybody is there."""
        with self.moved:
            self.to_host += data[: _FULL - len(self.to_host)]
            self.moved.notify_all()


class EmulatedBus(IBackend):  # type: ignore[misc]
    """A USB with sockets 1, 2, 3 … Each printer in one has a maker, a model and a serial number."""

    def __init__(self) -> None:
        self._ports: list[UsbPort] = []
        #: What opening a device fails with: a number of errno.
        self.refuses = 0

    def socket(
        self,
        *,
        vendor: int = 0x04B8,
        product: int = 0x0E15,
        serial: str = "E0001",
        maker: str = "EPSON",
        name: str = "TM-T20II",
        two_way: bool = True,
        interface_class: int = 7,
    ) -> UsbPort:
        """The next socket, for such a printer."""
        number = len(self._ports) + 1
        described = SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0200, bDeviceClass=0, bDeviceSubClass=0,
            bDeviceProtocol=0, bMaxPacketSize0=64, idVendor=vendor, idProduct=product,
            bcdDevice=0x0100, iManufacturer=1, iProduct=2, iSerialNumber=3 if serial else 0,
            bNumConfigurations=1, address=number + 4, bus=1, port_number=number,
            port_numbers=(number,), speed=3, texts=("", maker, name, serial), two_way=two_way,
            interface_class=interface_class,
        )  # fmt: skip
        port = UsbPort(self, number, described)
        self._ports.append(port)
        return port

    @property
    def sockets(self) -> int:
        """How many there are."""
        return len(self._ports)

    # ------------------------------------------------------------------ what pyusb asks

    def enumerate_devices(self) -> Iterator[UsbPort]:
        return iter([port for port in self._ports if port.there])

    def get_parent(self, dev: UsbPort) -> None:
        return None

    def get_device_descriptor(self, dev: UsbPort) -> SimpleNamespace:
        return dev.descriptor

    def get_configuration_descriptor(self, dev: UsbPort, config: int) -> SimpleNamespace:
        if config:
            raise IndexError(config)
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1,
            bConfigurationValue=1, iConfiguration=0, bmAttributes=0xC0, bMaxPower=1,
            extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(
        self, dev: UsbPort, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        if intf or alt or config:
            raise IndexError(intf)
        two_way = dev.descriptor.two_way
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0,
            bNumEndpoints=2 if two_way else 1, bInterfaceClass=dev.descriptor.interface_class,
            bInterfaceSubClass=1, bInterfaceProtocol=2 if two_way else 1, iInterface=0,
            extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(
        self, dev: UsbPort, ep: int, intf: int, alt: int, config: int
    ) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=(_OUT, _IN)[ep], bmAttributes=_BULK,
            wMaxPacketSize=64, bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: UsbPort) -> _Handle:
        if self.refuses:
            raise USBError("refused", None, self.refuses)
        return _Handle(self._here(dev))

    def close_device(self, dev_handle: _Handle) -> None:
        pass

    def get_configuration(self, dev_handle: _Handle) -> int:
        return 1

    def is_kernel_driver_active(self, dev_handle: _Handle, intf: int) -> bool:
        return dev_handle.driver

    def detach_kernel_driver(self, dev_handle: _Handle, intf: int) -> None:
        dev_handle.driver = False

    def claim_interface(self, dev_handle: _Handle, intf: int) -> None:
        port = self._here(dev_handle.port)
        if dev_handle.driver or port.claimed is not None:
            raise USBError("Resource busy", -6, errno.EBUSY)
        port.claimed = dev_handle

    def release_interface(self, dev_handle: _Handle, intf: int) -> None:
        if dev_handle.port.claimed is dev_handle:
            dev_handle.port.let_go()

    def bulk_write(self, dev_handle: _Handle, ep: int, intf: int, data: Any, timeout: int) -> int:
        port, sent = self._ours(dev_handle), bytes(data)
        with port.moved:
            if not port.moved.wait_for(
                lambda: not port.to_printer or not port.there, timeout / 1000
            ):
                raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
            self._here(port)
            port.to_printer += sent
            port.moved.notify_all()
        return len(sent)

    def bulk_read(
        self, dev_handle: _Handle, ep: int, intf: int, buff: array[int], timeout: int
    ) -> int:
        port, end = self._ours(dev_handle), time.monotonic() + timeout / 1000
        with port.moved:
            while not port.to_host:
                self._here(port)
                if not port.moved.wait(max(0.0, end - time.monotonic())):
                    raise USBTimeoutError("Operation timed out", -7, errno.ETIMEDOUT)
            got = bytes(port.to_host[: len(buff)])
            del port.to_host[: len(buff)]
        buff[: len(got)] = array("B", got)
        return len(got)

    def ctrl_transfer(
        self,
        dev_handle: _Handle,
        bmRequestType: int,
        bRequest: int,
        wValue: int,
        wIndex: int,
        data: array[int],
        timeout: int,
    ) -> int:
        """GET_DESCRIPTOR of a string; nothing else is known here."""
        if (bmRequestType, bRequest, wValue >> 8) != (0x80, 6, 3):
            raise USBError("Pipe error", -9, errno.EPIPE)
        n = wValue & 0xFF
        texts = self._here(dev_handle.port).descriptor.texts
        body = _ENGLISH.to_bytes(2, "little") if n == 0 else texts[n].encode("utf-16-le")
        answer = bytes((len(body) + 2, 3)) + body
        data[: len(answer)] = array("B", answer)
        return len(answer)

    def _here(self, port: UsbPort) -> UsbPort:
        if not port.there:
            raise USBError("No such device (it may have been disconnected)", -4, errno.ENODEV)
        return port

    def _ours(self, handle: _Handle) -> UsbPort:
        port = self._here(handle.port)
        if port.claimed is not handle:
            raise USBError("Input/output error", -1, errno.EIO)
        return port


class _Handle:
    """An open device. `driver`: the system's own has it until that is taken off."""

    def __init__(self, port: UsbPort) -> None:
        self.port = port
        self.driver = True
