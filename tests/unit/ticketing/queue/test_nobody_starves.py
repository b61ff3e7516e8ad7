"""Whatever arrives, whoever waits is called: priority, languages and backups included."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ticketing.queue.waiting_room import BACKUP, MINUTE, OWN, T0, desk, waiting
from ticketing.queue.routing import Waiting, decide, urgency

#: What comes in between: as urgent as anything can be, and of every kind but appointments, whose
#: number is bounded by the hours of the day.
newcomers = st.builds(
    lambda target, weight, language, enquiry, named: waiting(
        0, enquiry, minutes=0, target=target, weight=weight, asked_language=language,
        for_adviser=named,
    ),
    target=st.sampled_from([5, 10, 240]),
    weight=st.sampled_from([100, 200, 400]),
    language=st.sampled_from([None, "pl", "ar"]),
    enquiry=st.sampled_from([OWN, "own-too", BACKUP]),
    named=st.sampled_from([None, "ann"]),
)  # fmt: skip


def minutes_until_called(first: Waiting, arriving: list[Waiting]) -> int:
    """One is called and one comes each minute, again and again in this order."""
    line = [first]
    for minute in range(1, 1000):
        now = T0 + minute * MINUTE
        comes = arriving[minute % len(arriving)]
        line.append(comes._replace(step=minute + 1, visit=f"v{minute + 1}", queued_at=now - MINUTE))
        chosen = decide(line, desk(), now).chosen
        assert chosen is not None
        if chosen == first:
            return minute
        line.remove(chosen)
    raise AssertionError("never called")


@given(st.lists(newcomers, min_size=1, max_size=6), st.sampled_from([5, 20, 60]))
@pytest.mark.parametrize(
    "first",
    [
        waiting(1, minutes=0),
        waiting(1, BACKUP, minutes=0),
        waiting(1, minutes=0, asked_language="ar"),
        waiting(1, BACKUP, minutes=0, asked_language="fr"),
    ],
    ids=["plain", "backup", "a colleague's language", "nobody's language"],
)
def test_who_waits_is_called_when_the_target_is_over_whatever_comes_as_fast_as_it_is_served(
    first: Waiting, arriving: list[Waiting], target: int
) -> None:
    # A newcomer is a minute old at its call, and so at most 4 / 5 urgent.
    first = first._replace(target_s=target * 60)
    assert minutes_until_called(first, arriving) <= target + 1


@given(st.lists(newcomers, min_size=1, max_size=6))
def test_past_the_target_nobody_who_is_less_urgent_is_called_before(arriving) -> None:
    first = waiting(1, minutes=0, target=5)
    line = [first]
    for minute in range(1, 60):
        now = T0 + minute * MINUTE
        comes = arriving[minute % len(arriving)]
        line.append(comes._replace(step=minute + 1, visit=f"v{minute + 1}", queued_at=now - MINUTE))
        chosen = decide(line, desk(), now).chosen
        assert chosen is not None
        if minute > 5:
            assert urgency(chosen, now) >= urgency(first, now)
        if chosen == first:
            return
        line.remove(chosen)
