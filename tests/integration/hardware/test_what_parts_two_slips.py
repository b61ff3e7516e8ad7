"""After a slip that broke off the next one begins on paper of its own, though what parts the two
breaks off as well."""

from __future__ import annotations

import pytest

from hardware.drivers.printer.driver import Printer
from hardware.drivers.printer.escpos import ending, longest_command
from hardware.protocol import PrinterConfig, PrinterState
from tests.integration.hardware.hardware_house import device
from tests.integration.hardware.talkers import Asked, Talker


def narrow(*, asks: bool, address: str = "127.0.0.1:9100") -> PrinterConfig:
    """A common 58 mm printer, which cuts nothing."""
    return device(address, profile="POS-5890", width=58, asks_status=asks)


@pytest.mark.parametrize("asks", [True, False])
def test_what_parts_two_slips_is_sent_again_if_it_broke_off_itself(asks: bool) -> None:
    kind = Asked if asks else Talker
    rest = bytes(longest_command(narrow(asks=asks)))  # ends whatever was cut off
    parts = ending(narrow(asks=asks)).data
    going = kind("breaks off", after=len(rest) + len(parts) // 2)
    printer = Printer(narrow(asks=asks, address=going.address), interrupted=True)
    assert printer.check().state is PrinterState.UNPLUGGED
    going.join()
    back = kind("hangs up", port=going.port)
    assert printer.check().state.usable
    back.join()
    assert bytes(back.got).startswith(rest)
    assert bytes(back.got).count(parts) == 1
    assert not printer.unparted


def test_a_printer_that_always_breaks_off_is_not_fed_for_ever() -> None:
    config = narrow(asks=False)
    whole = longest_command(config) + len(ending(config).data)
    there = Talker("breaks off", after=whole)
    printer = Printer(narrow(asks=False, address=there.address), interrupted=True)
    for fed in (1, 2, 3):
        assert printer.check().state is PrinterState.UNPLUGGED
        there.join()
        assert printer.unparted is (fed < 3)
        if fed < 3:
            there = Talker("breaks off", after=whole, port=there.port)
