"""An agent that is told nothing but where its server is: it shows a code, takes the token that it
is given, and prints; and shows a code again when that was ended."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.emulators.printer import PrinterEmulator
from hardware.hub.agents import Known
from hardware.introducing import Waiting
from tests import forking
from tests.integration.hardware.hardware_house import House, device, until
from tests.unit.hardware.samples import bilingual

pytestmark = pytest.mark.slow


class Enrolling(House):
    """A server that accepts whoever shows its code once `accepted` is set."""

    accepted = False
    ended = False

    def up(self) -> None:
        super().up()
        self.namespace._authorize = lambda token: (
            Known("local") if token == "nxp_own" and not self.ended else None
        )
        self.namespace._enrol = lambda secret, address, host: (
            Waiting(token="nxp_own") if self.accepted and not self.ended else Waiting(code="418206")
        )

    def start_alone(self) -> None:
        command = ["hardware.__main__", "--server", f"http://127.0.0.1:{self.port}"]
        command += ["--journal", str(self.journal)]
        self.agent = forking.fork(forking.HARDWARE, command, {}, self.folder / "agent.log")
        assert self.agent is not None

    @property
    def codes(self) -> int:
        return len(re.findall(r"code='418 206'", self.log))


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[PrinterEmulator]:
    with PrinterEmulator(tmp_path / "printer", port=0, profile="TM-T20II") as emulator:
        yield emulator


@pytest.fixture
def house(tmp_path: Path, printer: PrinterEmulator) -> Iterator[Enrolling]:
    built = Enrolling(tmp_path, [device(printer.address, profile="TM-T20II", style="text")])
    yield built
    built.close()


def test_it_shows_a_code_keeps_the_token_that_it_is_given_and_prints(
    house: Enrolling, printer: PrinterEmulator
) -> None:
    house.start_alone()
    until(lambda: house.codes)
    own = house.journal.with_name("token")
    assert not own.exists()
    house.accepted = True
    house.print("visit-1", bilingual("C014"))
    house.until_job("visit-1", "printed")
    assert (own.read_text(), stat.S_IMODE(own.stat().st_mode)) == ("nxp_own", 0o600)
    assert "nxp_own" not in house.log

    house.stop_agent()  # and it is known when it is started again
    house.start_alone()
    house.print("visit-2", bilingual("C015"))
    house.until_job("visit-2", "printed")
    assert (house.codes, len(printer.tickets)) == (1, 2)

    house.ended = True  # its token was ended: it has to be accepted again
    house.namespace.recheck()
    until(lambda: house.codes == 2)
    assert "its token was ended" in house.log
