"""The way to a print queue: its names, its bytes, and whatever comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.connections import TransportError, Unplugged
from hardware.connections.ipp import Ipp, parsed, queue_at


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("tickets", "ipp://localhost:631/printers/tickets"),
        ("ipp://192.0.2.9/printers/Star_TSP143", "ipp://192.0.2.9:631/printers/Star_TSP143"),
        ("ipp://print.example:8631/ipp/print", "ipp://print.example:8631/ipp/print"),
        ("ipp://[2001:db8::1]", "ipp://[2001:db8::1]:631/ipp/print"),
    ],
)
def test_a_queue_is_named_as_cups_names_it_or_by_its_address(address: str, uri: str) -> None:
    assert queue_at(address).uri == uri


@pytest.mark.parametrize(
    "address",
    ["", "two words", "a/b", "a#b", "http://x/printers/a", "ipp://", "ipp://u@h/a", "ipp://h:x/a"],
)
def test_what_names_no_queue_is_refused_with_what_to_write(address: str) -> None:
    with pytest.raises(ValueError, match="lpstat -p"):
        queue_at(address)
    with pytest.raises(Unplugged):
        Ipp(address)


#: Get-Printer-Attributes, answered: RFC 8010's layout, by hand.
ANSWER = (
    b"\x01\x01\x00\x00\x00\x00\x00\x01"
    b"\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x04\x23\x00\x0dprinter-state\x00\x04\x00\x00\x00\x05"
    b"\x44\x00\x15printer-state-reasons\x00\x0bmedia-empty\x44\x00\x00\x00\x06paused"
    b"\x22\x00\x19printer-is-accepting-jobs\x00\x01\x01"
    b"\x03"
)


def test_an_answer_is_read_with_every_value_of_each_attribute() -> None:
    status, told = parsed(ANSWER)
    assert status == 0
    assert told["printer-state"] == [5]
    assert told["printer-state-reasons"] == ["media-empty", "paused"]
    assert told["printer-is-accepting-jobs"] == [True]


@pytest.mark.parametrize("length", range(len(ANSWER)))
def test_an_answer_that_breaks_off_is_no_answer(length: int) -> None:
    with pytest.raises(TransportError):
        parsed(ANSWER[:length])


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda more: ANSWER[:-1] + more))
def test_whatever_a_server_answers_is_read_or_refused(data: bytes) -> None:
    try:
        status, told = parsed(data)
    except TransportError:
        return
    assert 0 <= status <= 0xFFFF
    assert all(isinstance(value, str | int) for values in told.values() for value in values)


def test_a_print_server_that_is_not_there_is_said_to_be_so() -> None:
    with pytest.raises(Unplugged, match="does not answer"):
        Ipp("ipp://127.0.0.1:1/printers/tickets", wait=2).printer()
