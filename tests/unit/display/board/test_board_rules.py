"""The rules of the board, for any calls whatever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from display.board.state import KEPT_MS, MOST_CALLS, Call, chosen

NOW_MS = 1_800_000_000_000

_ages = st.integers(0, 3 * 3_600_000)
_states = st.sampled_from(["called", "serving", "ended"])


@st.composite
def calls(draw: st.DrawFn) -> list[Call]:
    """Calls of a day: a later announcement has a later time, as the event log gives them."""
    ages = sorted(draw(st.lists(_ages, max_size=25)), reverse=True)
    return [
        Call(
            announcement=order + 1,
            number=f"C{draw(st.integers(1, 20)):03}",
            point="counter-1",
            called_at=NOW_MS - age,
            announced_at=NOW_MS - age,
            language="en",
            state=draw(_states),
            times=1,
        )
        for order, age in enumerate(ages)
    ]


@given(calls())
def test_eight_calls_stand_on_the_screen_or_all_who_are_awaited_each_number_once(
    found: list[Call],
) -> None:
    shown = [call.number for call in chosen(found, NOW_MS)]
    newest = {call.number: call for call in found}
    awaited = {call.number for call in newest.values() if call.state == "called"}
    assert len(shown) <= max(MOST_CALLS, len(awaited))
    assert awaited <= set(shown)
    assert len(set(shown)) == len(shown)


@given(calls())
def test_they_stand_newest_announcement_first(found: list[Call]) -> None:
    order = [call.announcement for call in chosen(found, NOW_MS)]
    assert order == sorted(order, reverse=True)


@given(calls())
def test_no_call_leaves_within_two_minutes_unless_those_awaited_or_newer_ones_need_its_place(
    found: list[Call],
) -> None:
    shown = {call.announcement for call in chosen(found, NOW_MS)}
    newest = {call.number: call for call in found}
    recent = sorted(
        (call for call in newest.values() if NOW_MS - call.announced_at < KEPT_MS),
        key=lambda call: (call.state != "called", -call.announcement),
    )
    awaited = sum(call.state == "called" for call in newest.values())
    old = awaited - sum(call.state == "called" for call in recent)
    recent = recent[: max(0, MOST_CALLS - old)]
    assert {call.announcement for call in recent[:MOST_CALLS]} <= shown


@given(calls())
def test_a_number_is_shown_with_its_latest_announcement(found: list[Call]) -> None:
    newest = {call.number: call.announcement for call in found}
    for call in chosen(found, NOW_MS):
        assert call.announcement == newest[call.number]


@given(calls(), st.randoms(use_true_random=False))
def test_the_order_in_which_calls_are_read_does_not_matter(
    found: list[Call], random: object
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chosen(shuffled, NOW_MS) == chosen(found, NOW_MS)


def test_what_was_over_by_a_clock_that_is_put_back_is_no_news() -> None:
    later = NOW_MS + 3_600_000
    over = Call(1, "C001", "counter-1", later, later, "en", "ended", 1)
    called = Call(2, "C002", "counter-1", later, later, "en", "called", 1)
    assert chosen([over, called], NOW_MS) == [called]
