"""'About 40 tickets left', from the rolls before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.hub import rolls
from hardware.hub.rolls import about
from hardware.protocol import DeviceReport, JobState, PrinterState
from tests.helpers import rows
from tests.unit.hardware.hub.test_hub import PRINTER, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub.db")
    is_(made, "ready")
    yield made
    made.store.close()


def is_(desk: Desk, *states: str) -> None:
    for state in states:
        desk.hub.states("local", [DeviceReport(device=PRINTER, state=PrinterState(state))])


def prints(desk: Desk, slips: int, state: JobState = JobState.PRINTED) -> None:
    for n in range(slips):
        desk.says(desk.print(f"visit {len(rows(desk.store, 'SELECT 1 FROM job'))} {n}"), state)


def left(desk: Desk) -> int | None:
    with desk.store.read() as conn:
        view = desk.hub.device_state(conn, PRINTER)
    assert view is not None
    return view.tickets_left


def test_nothing_is_said_before_a_whole_roll_was_seen(desk: Desk) -> None:
    prints(desk, 5)
    assert left(desk) is None
    is_(desk, "paper_out", "ready")  # its beginning was not seen
    assert left(desk) is None
    prints(desk, 30)
    assert left(desk) is None


def test_after_a_whole_roll_it_is_known_how_many_the_next_one_gives(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 47)
    is_(desk, "paper_low", "paper_out")
    assert left(desk) is None  # nothing is left
    is_(desk, "cover_open", "ready")
    assert left(desk) is None  # the state before was the open lid; still the old roll
    is_(desk, "paper_out", "ready")
    assert left(desk) == 40
    prints(desk, 8)
    assert left(desk) == 30
    prints(desk, 30)
    assert left(desk) == 5
    prints(desk, 20)
    assert left(desk) == 0


def test_what_did_not_come_out_takes_no_paper(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 20)
    is_(desk, "paper_out", "ready")
    prints(desk, 5, JobState.EXPIRED)
    assert left(desk) == 20


def test_a_roll_that_was_changed_early_begins_anew_and_tells_nothing(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 25)
    is_(desk, "paper_low", "ready")
    assert left(desk) == 40


def test_somebody_who_tries_the_lid_does_not_make_a_roll_of_two_slips(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 2)
    is_(desk, "paper_out", "ready")
    assert left(desk) == 40


def test_no_more_than_some_rolls_are_remembered(desk: Desk) -> None:
    for _ in range(40):
        is_(desk, "paper_out", "ready")
    assert len(rows(desk.store, "SELECT 1 FROM roll")) == rolls._KEPT


@given(st.lists(st.integers(rolls.LEAST, 2000), max_size=5), st.integers(0, 3000))
def test_it_is_never_more_than_the_longest_roll_gave_and_a_round_number(
    before: list[int], printed: int
) -> None:
    rest = about(before, printed)
    if not before:
        assert rest is None
        return
    assert rest is not None
    assert 0 <= rest <= max(0, max(before) - printed)
    assert rest % 5 == 0


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"profile": "TM-T88V"}, True),
        ({"profile": "TM-T20II"}, False),
        ({"profile": "CT-S310II"}, False),
        ({"profile": "default"}, None),
        ({"profile": "TM-T88V", "asks_status": False}, False),
        ({"profile": "TM-T88V", "transport": "cups"}, None),
    ],
)
def test_a_printer_that_cannot_tell_when_its_roll_is_nearly_over_is_known_as_one(
    desk: Desk, more: dict[str, object], says: bool | None
) -> None:
    desk.hub.configure([desk.hub.device(PRINTER).model_copy(update=more)])
    with desk.store.read() as conn:
        view = desk.hub.device_state(conn, PRINTER)
    assert view is not None
    assert view.says_low is says
