"""Printers at a USB socket, behind the real pyusb and an emulated libusb."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import usb.core
from hypothesis import given
from hypothesis import strategies as st

from hardware.connections import (
    Busy,
    TransportError,
    Unplugged,
    connect,
    same_thing,
    usb_address,
    usb_bus,
    usb_printers,
)
from hardware.connections.base import Stalled
from hardware.drivers.interface import Result
from hardware.drivers.printer.driver import Printer
from hardware.drivers.printer.escpos import render
from hardware.emulators.bus import EmulatedBus, UsbPort
from hardware.emulators.printer import PrinterEmulator
from hardware.protocol import Job, JobState, PrinterConfig, PrinterState
from tests.integration.hardware.hardware_house import device, now, until
from tests.unit.hardware.samples import bilingual

ANY = "04b8:0e15"


@pytest.fixture
def bus() -> Iterator[EmulatedBus]:
    made = EmulatedBus()
    with usb_bus.plugged_into(made):
        yield made


def at_usb(address: str = ANY, **more: Any) -> PrinterConfig:
    return device(address, "usb", profile="TM-T20II", style="text", **more)


def put(driver: Printer, number: str = "C014") -> Result:
    job = Job(job="job-1", device="p", slip=bilingual(number), expires_at=now())
    return driver.do(job, lambda: True, threading.Event())


def there(bus: EmulatedBus, **more: Any) -> UsbPort:
    port = bus.socket(**more)
    port.plug()
    return port


@pytest.mark.parametrize("address", [ANY, "04B8:0E15", "04b8:0e15:E0001", "04b8:0e15@1-1"])
def test_a_slip_comes_out_of_a_usb_printer_by_each_of_its_names(
    tmp_path: Path, bus: EmulatedBus, address: str
) -> None:
    with PrinterEmulator(tmp_path, usb=bus.socket(), profile="TM-T20II") as printer:
        driver = Printer(at_usb(address), patience=0.5)
        assert driver.check().state is PrinterState.READY
        assert driver.about.model == "Emulated"
        assert put(driver).state is JobState.PRINTED
        assert printer.wait_for(1)[0].raw == render(bilingual(), at_usb()).data


@pytest.mark.parametrize("state", ["paper_out", "cover_open", "cutter_stuck", "offline"])
def test_its_state_is_told_and_nothing_is_sent(
    tmp_path: Path, bus: EmulatedBus, state: str
) -> None:
    with PrinterEmulator(tmp_path, usb=bus.socket(), profile="TM-T20II") as printer:
        printer.set(state)
        result = put(Printer(at_usb(), patience=0.5))
        assert (result.state, result.status.state) == (None, PrinterState(state))


def test_unplugged_and_busy_are_told_apart(tmp_path: Path, bus: EmulatedBus) -> None:
    with PrinterEmulator(tmp_path, usb=bus.socket(), profile="TM-T20II") as printer:
        driver = Printer(at_usb(), patience=0.5)
        printer.set("busy")
        status = driver.check()
        assert status.state is PrinterState.BUSY
        assert "another program has the USB printer" in status.detail
        printer.set("unplugged")
        status = driver.check()
        assert status.state is PrinterState.UNPLUGGED
        assert "no USB device 04b8:0e15 is plugged in" in status.detail
        printer.set("ready")
        assert put(driver).state is JobState.PRINTED


def pulled_once_begun(printer: PrinterEmulator) -> None:
    until(lambda: printer.begun)
    printer.set("unplugged")


def test_pulled_in_the_middle_of_a_slip_it_is_in_doubt_and_the_next_slip_is_parted_from_it(
    tmp_path: Path, bus: EmulatedBus
) -> None:
    port = bus.socket()
    with PrinterEmulator(tmp_path, usb=port, profile="TM-T20II") as printer:
        driver = Printer(at_usb(), patience=0.5)
        # It stops reading once the slip has begun, and then its cable is pulled.
        printer.set("ready", slow=0.5)
        pulling = threading.Thread(target=pulled_once_begun, args=(printer,))
        pulling.start()
        result = put(driver)
        pulling.join()
        assert (result.state, result.status.state) == (JobState.IN_DOUBT, PrinterState.UNPLUGGED)
        printer.set("ready")
        assert put(driver, "C015").state is JobState.PRINTED
        assert [n for n in ("C014", "C015") if n in printer.wait_for(1)[-1].text] == ["C015"]


def test_one_that_takes_nothing_stalls(bus: EmulatedBus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usb_bus, "_WRITE_MS", 50)
    there(bus)
    line = connect(at_usb())
    with pytest.raises(Stalled):
        line.write(bytes(10_000))
    line.close()


def test_of_two_alike_the_address_says_which(bus: EmulatedBus) -> None:
    there(bus, serial="L"), there(bus, serial="R")
    with pytest.raises(TransportError, match=r"2 USB devices are 04b8:0e15.*1-1, 1-2"):
        connect(at_usb())
    right = connect(at_usb("04b8:0e15:R"))
    with pytest.raises(Busy):
        connect(at_usb("04b8:0e15@1-2"))
    right.close()
    assert same_thing(at_usb("04b8:0e15:R")) == same_thing(at_usb("04b8:0e15@1-2"))
    assert same_thing(at_usb("04b8:0e15:L")) != same_thing(at_usb("04b8:0e15:R"))


def test_each_is_offered_by_the_name_that_stays_with_it(bus: EmulatedBus) -> None:
    there(bus)
    there(bus, vendor=0x0416, product=0x5011, serial="", maker="STMicro", name="POS58")
    there(bus, interface_class=8)  # a stick
    found = usb_printers()
    assert [one.address for one in found] == ["04b8:0e15:E0001", "0416:5011@1-2"]
    assert [one.name for one in found] == ["EPSON TM-T20II", "STMicro POS58"]


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.EACCES, "in the group lp"), (errno.ENODEV, "just been unplugged")],
)
def test_what_keeps_it_from_being_opened_is_said(bus: EmulatedBus, number: int, says: str) -> None:
    there(bus)
    bus.refuses = number
    with pytest.raises(Unplugged, match=says):
        connect(at_usb())


def test_what_is_no_printer_gets_no_slip(bus: EmulatedBus) -> None:
    there(bus, interface_class=8)
    with pytest.raises(Unplugged, match="is no printer"):
        connect(at_usb())


def test_a_cable_without_a_way_back_is_read_without_turning_in_a_circle(bus: EmulatedBus) -> None:
    there(bus, two_way=False)
    line = connect(at_usb())
    assert line.read(0.01) == b""
    line.close()


def test_without_libusb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(**_: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", nothing)
    with pytest.raises(Unplugged, match=r"libusb-1\.0-0"):
        connect(at_usb())
    assert usb_printers() == ()


@given(st.text(max_size=40) | st.from_regex(r"[0-9a-f]{4}:[0-9a-f]{4}[:@]?.{0,20}", fullmatch=True))
def test_an_address_is_a_usb_printers_or_is_refused_in_words(text: str) -> None:
    try:
        found = usb_address(text)
    except ValueError as error:
        refused = str(error)
    else:
        assert text.lower().startswith(f"{found.vendor:04x}:{found.product:04x}")
        assert found.serial is None or found.socket is None
        return
    assert "such as 04b8:0e15" in refused
