"""Which word a loudspeaker says next: each call first before any again, many said shorter, nothing
that is over or old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hardware.agent.turns import Turns
from hardware.sounds import Sound, Spoken

START = datetime(2026, 11, 17, 11, 0, tzinfo=UTC)


def spoken(call: int, own: str = "cy", at: float = 0, **more: object) -> Spoken:
    def words(n: int) -> tuple[Sound, ...]:
        return tuple(
            Sound(word=f"{code}/{n}", path=f"/{call}/{code}.wav", own=code == own)
            for code in ("cy", "en")
        )

    given = {
        "call": call, "at": START + timedelta(seconds=at),
        "chime": Sound(word="chime", path="/chime.wav"), "first": words(1), "again": words(2),
    }  # fmt: skip
    return Spoken.model_validate({**given, **more})


def said(turns: Turns, until: float = 1000, each: float = 2) -> list[str]:
    """All that is said, each word some seconds long: '1 chime', '1 cy/1' …"""
    now, found = START, list[str]()
    while (due := turns.next(now)) is not None and (now - START).total_seconds() < until:
        if due.chime is not None:
            found.append(f"{due.call} chime")
        found.append(f"{due.call} {due.sound.word}")
        turns.done(due.call, due.sound.word)
        now += timedelta(seconds=due.pause_s + each)
    return found


def test_a_call_is_chime_each_language_and_once_again() -> None:
    turns = Turns()
    turns.take([spoken(1)])
    assert said(turns) == ["1 chime", "1 cy/1", "1 en/1", "1 cy/2", "1 en/2"]


def test_of_two_calls_each_is_said_before_either_is_repeated() -> None:
    turns = Turns()
    turns.take([spoken(2), spoken(1)])
    first = ["1 chime", "1 cy/1", "1 en/1", "2 chime", "2 cy/1", "2 en/1"]
    assert said(turns) == [*first, "1 cy/2", "1 en/2", "2 cy/2", "2 en/2"]


def test_of_many_each_is_first_said_in_its_visitors_language_with_one_chime() -> None:
    turns = Turns()
    turns.take([spoken(n, own="en" if n % 2 else "cy") for n in range(1, 9)])
    heard = said(turns)
    firsts = [one for one in heard if "chime" not in one][:6]
    assert firsts == ["1 en/1", "2 cy/1", "3 en/1", "4 cy/1", "5 en/1", "6 cy/1"]
    assert len([one for one in heard if "chime" in one]) <= 3


def test_of_eight_at_once_the_last_is_named_within_forty_seconds() -> None:
    turns = Turns()
    turns.take([spoken(n) for n in range(1, 9)])
    assert {one.split()[0] for one in said(turns, until=40, each=3)} == set("12345678")


def test_who_is_not_called_any_more_is_not_said_any_more() -> None:
    turns = Turns()
    turns.take([spoken(1), spoken(2)])
    assert turns.next(START) is not None
    turns.take([spoken(2)])
    assert {one.split()[0] for one in said(turns)} == {"2"}


def test_the_same_calls_again_say_nothing_again() -> None:
    turns = Turns()
    turns.take([spoken(1)])
    assert len(said(turns)) == 5
    turns.take([spoken(1)])
    assert said(turns) == []


def test_what_has_waited_for_a_minute_is_not_begun() -> None:
    turns = Turns()
    turns.take([spoken(1, at=-61), spoken(2, at=-10)])
    assert {one.split()[0] for one in said(turns)} == {"2"}


def test_a_repeat_that_would_be_late_is_left_out() -> None:
    turns = Turns()
    turns.take([spoken(1)])
    assert said(turns, each=25) == ["1 chime", "1 cy/1", "1 en/1"]


def test_a_counter_repeats_its_number_with_a_pause_until_its_time_is_over() -> None:
    numbers = [Sound(word=f"number/{n}", path="/n.wav", own=True) for n in range(1, 9)]
    turns = Turns()
    turns.take([
        spoken(1, chime=None, first=numbers[:1], again=numbers[1:], again_pause_s=5.0,
               again_within_s=20)
    ])  # fmt: skip
    assert said(turns, each=1) == [f"1 number/{n}" for n in range(1, 6)]
