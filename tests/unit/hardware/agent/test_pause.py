"""How often a device is asked: often while somebody is at it, seldom when nothing happens."""

from __future__ import annotations

from hardware.agent.worker import pause_after

DAY = 86_400


def asked(well: bool, seconds: float) -> int:
    """How many times in so many seconds of which nothing is heard."""
    now, times = 0.0, 0
    while now < seconds:
        now += pause_after(now, well)
        times += 1
    return times


def test_a_printer_out_of_paper_is_asked_every_second_at_first() -> None:
    assert asked(well=False, seconds=10) >= 9


def test_a_printer_that_is_repaired_after_a_minute_is_known_to_be_soon() -> None:
    assert pause_after(60, well=False) <= 6


def test_a_day_without_paper_costs_some_thousand_connections_and_no_more() -> None:
    assert asked(well=False, seconds=DAY) < 6_000


def test_a_quiet_day_costs_one_connection_a_minute() -> None:
    assert DAY / 60 <= asked(well=True, seconds=DAY) < 1_500
