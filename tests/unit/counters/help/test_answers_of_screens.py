"""On how many screens a call for help stands and sounds, by what those that are open answered."""

from __future__ import annotations

from counters.help.live import MOST_CALLS, MOST_SCREENS, Screens


def test_each_screen_counts_once_by_its_last_answer() -> None:
    screens = Screens()
    assert screens.answered(7, "a", shown=True, sounds=False)
    assert not screens.answered(7, "a", shown=True, sounds=False)
    assert screens.answered(7, "a", shown=True, sounds=True)
    assert screens.answered(7, "b", shown=False, sounds=True)
    assert screens.of([7, 8]) == [
        {"help": 7, "shown": 1, "sounds": 2},
        {"help": 8, "shown": 0, "sounds": 0},
    ]


def test_a_screen_that_is_gone_has_answered_nothing() -> None:
    screens = Screens()
    for call in (7, 8):
        screens.answered(call, "a", shown=True, sounds=True)
    assert screens.gone("a")
    assert not screens.gone("a")
    assert [(one["shown"], one["sounds"]) for one in screens.of([7, 8])] == [(0, 0), (0, 0)]


def test_no_more_is_kept_than_a_house_can_have() -> None:
    screens = Screens()
    for call in range(1, MOST_CALLS + 10):
        screens.answered(call, "a", shown=True, sounds=True)
    assert screens.of([1])[0]["shown"] == 0
    for n in range(MOST_SCREENS + 10):
        screens.answered(MOST_CALLS, str(n), shown=True, sounds=False)
    assert screens.of([MOST_CALLS])[0]["shown"] == MOST_SCREENS
