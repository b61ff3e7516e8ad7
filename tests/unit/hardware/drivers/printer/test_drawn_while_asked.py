"""A slip is drawn while its printer is asked how it is: it begins when both are known."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hardware import slips
from hardware.drivers.printer.driver import Printer
from hardware.protocol import Job, JobState, PrinterConfig
from hardware.slips import Slip, Words

UNKNOWN = slips.Text(lines=(Words(text="\ue000"),))  # no font has it


@pytest.mark.parametrize("plugged_in", [True, False])
def test_a_slip_that_cannot_be_drawn_fails_however_the_printer_is_and_not_a_byte_is_sent(
    tmp_path: Path, *, plugged_in: bool
) -> None:
    device = tmp_path / "lp0"
    if plugged_in:
        device.touch()
    config = PrinterConfig(
        id="p", name="p", site="s", transport="file", address=str(device), width=58,
        asks_status=False,
    )  # fmt: skip
    job = Job(
        job="j",
        device="p",
        slip=Slip(elements=(slips.Number(text="C014"), UNKNOWN)),
        expires_at=datetime(2030, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    begun = threading.Event()

    def starting() -> bool:
        begun.set()
        return True

    result = Printer(config).do(job, starting, threading.Event())
    assert result.state is JobState.FAILED
    assert not begun.is_set()
    assert not plugged_in or device.read_bytes() == b""
