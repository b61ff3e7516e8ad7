"""What a converter that hears itself sends back is taken for nobody's word, and nothing else is."""

from __future__ import annotations

import pytest

from hardware.agent.echo import Echo

LAMP, KEY = b"\x01\x40\x31\x07", b"\x01\x40\x32\x07"


@pytest.mark.parametrize("size", [1, 3, 100])
def test_what_comes_back_whole_is_taken_out_however_it_is_cut(size: int) -> None:
    echo = Echo()
    heard = b""
    for _ in range(10):
        heard += echo.sent(LAMP)
        back = LAMP + KEY
        for at in range(0, len(back), size):
            heard += echo.came(back[at : at + size])
    assert heard == 10 * KEY


def test_a_key_that_begins_as_the_frame_before_it_is_a_key() -> None:
    echo = Echo()
    echo.sent(LAMP)
    assert echo.came(KEY[:2]) == b""
    assert echo.came(KEY[2:]) == KEY
    assert echo.came(LAMP) == LAMP  # what was sent is not waited for any more


def test_what_is_kept_back_and_never_ends_is_given_away_with_the_silence() -> None:
    echo = Echo()
    echo.sent(LAMP)
    assert echo.silence() == b""
    assert echo.came(LAMP[:3]) == b""
    assert echo.silence() == LAMP[:3]
    echo.sent(LAMP)
    echo.came(LAMP[:3])
    assert echo.sent(KEY) == LAMP[:3]


def test_where_nothing_came_back_three_times_what_looks_like_it_is_a_key() -> None:
    echo = Echo()
    for _ in range(4):
        echo.sent(LAMP)
    assert echo.came(LAMP) == LAMP


def test_one_that_was_heard_is_believed_for_good_though_some_of_it_is_lost() -> None:
    echo = Echo()
    echo.sent(LAMP)
    echo.came(LAMP)
    for _ in range(9):
        echo.sent(LAMP)
        echo.came(b"\x07")
    echo.sent(LAMP)
    assert echo.came(LAMP) == b""
