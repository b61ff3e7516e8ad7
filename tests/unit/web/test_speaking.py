"""One screen of a room speaks, another takes over when it goes, and no word is said twice."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from web.speaking import DOUBT_S, LOUDSPEAKER, OURS, SILENT_S, STRANGER, Asking, Speakers

HALL = ("riverside", frozenset({"counter-1", "counter-2"}))
WORDS = ("chime", "cy/1", "en/1", "cy/2", "en/2")


class Clock:
    """Seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def screen(name: str, *, rank: int = OURS, connection: str = "") -> Asking:
    return Asking(name, connection or f"socket of {name}", rank)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hall(clock: Clock) -> Speakers:
    return Speakers(clock)


def test_the_first_that_asks_speaks_and_the_others_do_not(hall: Speakers) -> None:
    for word in WORDS:
        assert hall.speaks(HALL, screen("left"), 1, word)
        assert not hall.speaks(HALL, screen("right"), 1, word)


def test_screens_of_other_rooms_speak_for_themselves(hall: Speakers) -> None:
    other = ("riverside", frozenset({"room-1"}))
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    assert hall.speaks(other, screen("upstairs"), 1, "cy/1")


def test_when_it_goes_another_says_the_next_word_and_not_the_last_again(hall: Speakers) -> None:
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    hall.gone("socket of left")
    assert not hall.speaks(HALL, screen("right"), 1, "cy/1")
    assert hall.speaks(HALL, screen("right"), 1, "en/1")
    assert not hall.speaks(HALL, screen("left"), 1, "cy/2")


def test_one_that_hangs_gives_way_after_some_seconds(hall: Speakers, clock: Clock) -> None:
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    clock.now = SILENT_S + 60  # idle: nothing was called
    assert not hall.speaks(HALL, screen("right"), 2, "chime")
    clock.now += DOUBT_S - 0.1
    assert not hall.speaks(HALL, screen("right"), 2, "cy/1")
    clock.now += 0.2
    assert hall.speaks(HALL, screen("right"), 2, "en/1")


def test_one_that_was_only_later_than_the_other_keeps_speaking(
    hall: Speakers, clock: Clock
) -> None:
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    clock.now = 600
    assert not hall.speaks(HALL, screen("right"), 2, "chime")
    assert hall.speaks(HALL, screen("left"), 2, "chime")
    clock.now = 606  # in the middle of a long word
    assert not hall.speaks(HALL, screen("right"), 2, "cy/1")


def test_a_screen_that_came_back_speaks_on_and_repeats_no_word(hall: Speakers) -> None:
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    back = screen("left", connection="another socket")
    assert not hall.speaks(HALL, back, 1, "cy/1")
    assert hall.speaks(HALL, back, 1, "en/1")
    hall.gone("socket of left")  # told late
    assert not hall.speaks(HALL, screen("right"), 1, "cy/2")


def test_one_that_got_no_answer_may_ask_again(hall: Speakers) -> None:
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")


def test_a_strangers_page_silences_no_screen_of_ours(hall: Speakers) -> None:
    stranger = screen("a phone at home", rank=STRANGER)
    assert hall.speaks(HALL, stranger, 1, "cy/1")
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    assert not hall.speaks(HALL, stranger, 1, "en/1")


def test_the_rooms_own_loudspeaker_comes_before_its_screens_and_repeats_none_of_their_words(
    hall: Speakers,
) -> None:
    own = screen("the loudspeaker", rank=LOUDSPEAKER)
    assert hall.speaks(HALL, screen("left"), 1, "cy/1")
    assert not hall.speaks(HALL, own, 1, "cy/1")
    assert hall.speaks(HALL, own, 1, "en/1")
    assert not hall.speaks(HALL, screen("left"), 1, "cy/2")


def test_where_the_rooms_own_loudspeaker_is_silent_a_screen_takes_over(
    hall: Speakers, clock: Clock
) -> None:
    own = screen("the loudspeaker", rank=LOUDSPEAKER)
    assert hall.speaks(HALL, own, 1, "cy/1")
    hall.gone(own.connection)
    assert hall.speaks(HALL, screen("left"), 1, "en/1")
    assert hall.speaks(HALL, own, 2, "cy/1")
    clock.now = 600
    assert not hall.speaks(HALL, screen("left"), 3, "chime")
    clock.now += DOUBT_S
    assert hall.speaks(HALL, screen("left"), 3, "cy/1")


def test_what_was_said_before_a_restart_is_repeated_and_not_begun_anew(hall: Speakers) -> None:
    said = [hall.speaks(HALL, screen("right"), 1, word, said_before=True) for word in WORDS]
    assert said == [False, False, False, True, True]


def test_what_is_remembered_has_an_end(hall: Speakers) -> None:
    for call in range(1000):
        hall.speaks(HALL, screen("left"), call, "cy/1")
    assert not hall.knows(HALL, 1)
    assert hall.knows(HALL, 999)


@pytest.mark.parametrize("seed", range(5))
def test_in_a_thousand_calls_with_cut_lines_each_word_is_said_once_at_most(
    seed: int, clock: Clock
) -> None:
    """Four screens at about the same word; one in twenty times a line is cut, twice the server
    begins anew, and screens tell it what they had said."""
    dice = random.Random(seed)
    hall = Speakers(clock)
    told: set[int] = set()
    said: Counter[tuple[int, str]] = Counter()
    sockets = {name: f"{name} 0" for name in ("a", "b", "c", "d")}
    away: dict[str, float] = {}
    for call in range(200):
        if call in (70, 140):
            hall = Speakers(clock)
        clock.now += dice.choice((0.5, 20, 200))
        for word in WORDS:
            clock.now += 2.5
            for name in dice.sample(sorted(sockets), len(sockets)):
                if dice.random() < 0.05:
                    hall.gone(sockets[name])
                    sockets[name] = f"{name} {clock.now}"
                    away[name] = clock.now + dice.choice((1, 10, 40))
                if away.get(name, 0) > clock.now:
                    continue
                asking = Asking(name, sockets[name], OURS)
                if hall.speaks(HALL, asking, call, word, said_before=call in told):
                    said[call, word] += 1
            told |= {call} if any(said[call, one] for one in WORDS[1:3]) else set()
    assert max(said.values()) == 1
    heard = {call for call, word in said if word != "chime"}
    assert len(heard) == 200
