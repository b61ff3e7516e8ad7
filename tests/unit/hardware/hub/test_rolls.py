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
    is_(desk, "cover_open")
    assert left(desk) is None
    is_(desk, "ready")
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


@pytest.mark.parametrize(
    "between",
    [
        ("cover_open",),
        ("unplugged",),
        ("cover_open", "busy", "silent"),
        ("offline", "cover_open"),
    ],
)
def test_a_roll_changed_while_little_was_on_it_is_noticed_whatever_was_seen_meanwhile(
    desk: Desk, between: tuple[str, ...]
) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", *between, "ready")  # and after its end likewise
    prints(desk, 35)
    is_(desk, "paper_low", *between, "ready")
    assert left(desk) == 40


@pytest.mark.parametrize("after", ["ready", "paper_low"])
def test_an_open_lid_alone_is_no_new_roll(desk: Desk, after: str) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 12)
    is_(desk, after, "cover_open", after)
    assert left(desk) == 20  # of 40: sooner too few than too many


def test_staff_say_that_a_roll_is_new_and_saying_it_twice_changes_nothing(desk: Desk) -> None:
    desk.hub.new_roll(PRINTER)
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 12)
    desk.hub.new_roll(PRINTER)
    assert left(desk) == 40
    desk.hub.new_roll(PRINTER)
    prints(desk, 30)
    assert left(desk) == 10
    is_(desk, "paper_out", "ready")
    assert left(desk) == 30  # between 40 and 30; the one that was changed tells nothing
    assert len(rows(desk.store, "SELECT 1 FROM roll")) == 4


def test_staff_who_say_it_with_the_lid_open_begin_one_roll_not_two(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "cover_open")
    desk.hub.new_roll(PRINTER)
    is_(desk, "ready")
    assert left(desk) == 40
    assert len(rows(desk.store, "SELECT 1 FROM roll")) == 2


def test_a_roll_that_was_taken_out_by_hand_does_not_say_how_many_slips_one_gives(
    desk: Desk,
) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 12)
    is_(desk, "cover_open", "paper_out")
    assert left(desk) is None
    is_(desk, "ready")
    assert left(desk) == 40


def test_a_sensor_that_hesitates_makes_no_new_roll_of_the_end_of_one(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 30)
    is_(desk, "paper_low", "ready")
    prints(desk, 2)
    is_(desk, "paper_low")
    assert left(desk) == 5  # of 40, after 32
    prints(desk, 8)
    is_(desk, "paper_out", "ready")
    assert [tuple(row) for row in rows(desk.store, "SELECT slips FROM roll ORDER BY id")] == [
        (40,), (40,), (0,),
    ]  # fmt: skip


def test_of_a_roll_that_gives_far_more_than_any_before_nothing_is_said(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "ready")
    prints(desk, 60)
    assert left(desk) == 0
    prints(desk, 1)
    assert left(desk) is None


def test_the_last_slip_of_a_roll_may_be_told_after_its_end(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 39)
    is_(desk, "paper_out")
    prints(desk, 1)
    is_(desk, "ready")
    assert left(desk) == 40


def test_a_print_queue_tells_of_a_new_roll_by_a_slip_that_comes_out(desk: Desk) -> None:
    is_(desk, "paper_out", "ready")
    prints(desk, 40)
    is_(desk, "paper_out", "paper_unknown")  # what it said with the last page is old
    assert left(desk) is None
    prints(desk, 1)
    assert left(desk) == 30


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
