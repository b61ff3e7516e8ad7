"""When they wait: waits by weekday and hour."""

import numpy as np

from analytics.figures.pattern import cells


def test_tickets_that_nobody_was_called_for_have_no_hour_yet() -> None:
    none_called = (0, np.zeros(0, np.int32), np.zeros(0, np.uint8))
    assert cells([none_called]) == []


def test_waits_are_gathered_by_weekday_and_hour() -> None:
    monday = (0, np.array([60_000, 120_000], np.int32), np.array([9, 9], np.uint8))
    friday = (4, np.array([30_000], np.int32), np.array([14], np.uint8))
    found = {(cell.weekday, cell.hour): (cell.n, cell.p90) for cell in cells([monday, friday])}
    assert found == {(0, 9): (2, 120), (4, 14): (1, 30)}
