"""Routing as rules: fair, bounded, the same for everybody who asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ticketing.queue.routing import Decision, Desk, Waiting, decide, urgency

T0 = 1_795_000_000_000
MINUTE = 60_000


def waiting(
    step: int,
    enquiry: str = "council-tax",
    *,
    minutes: float = 5,
    target: int = 10,
    private: bool = False,
) -> Waiting:
    """Somebody who has waited for `minutes` at T0."""
    since = T0 - round(minutes * MINUTE)
    number = f"C{step:03}"
    return Waiting(
        step, f"v{step}", number, enquiry, since, since, target * 60, needs_private_room=private
    )


def backup(head: Waiting) -> bool:
    """The adviser of these tests is the backup for the types that say so."""
    return head.enquiry.startswith("backup")


def decided(found: list[Waiting], *, room: bool = False, now: int = T0) -> Decision:
    """The decision at a counter, or in a room that is free and suits everybody."""
    enquiries = {head.enquiry for head in found}
    desk = Desk(
        "here",
        adviser="ann",
        preferred=frozenset(head.enquiry for head in found if not backup(head)),
        backup=frozenset(one for one in enquiries if one.startswith("backup")),
        rooms={head.step: "here" for head in found} if room else {},
    )
    return decide(found, desk, now)


@st.composite
def heads(draw: st.DrawFn, min_size: int = 0) -> list[Waiting]:
    """The heads of some types, as a database gives them: one a type, each step another."""
    count = draw(st.integers(min_size, 6))
    found = []
    for step in draw(st.permutations(range(1, count + 1))):
        found.append(
            waiting(
                step,
                f"{draw(st.sampled_from(['type', 'backup']))}-{step}",
                minutes=draw(st.integers(-3, 90)),
                target=draw(st.sampled_from([5, 10, 15, 20, 240])),
                private=draw(st.booleans()),
            )
        )
    return found


def chosen(found: list[Waiting], *, room: bool = False, now: int = T0) -> Waiting | None:
    return decided(found, room=room, now=now).chosen


@given(heads(), st.booleans())
def test_the_same_question_gets_the_same_answer(found: list[Waiting], room: bool) -> None:
    first = decided(found, room=room)
    assert decided(list(found), room=room) == first


@given(heads(), st.booleans(), st.randoms(use_true_random=False))
def test_the_order_in_which_types_are_looked_at_does_not_matter(found, room, random) -> None:
    first = decided(found, room=room)
    mixed = list(found)
    random.shuffle(mixed)
    assert decided(mixed, room=room) == first


@given(heads(), st.booleans())
def test_somebody_is_called_whenever_somebody_can_be(found: list[Waiting], room: bool) -> None:
    can = [head for head in found if room or not head.needs_private_room]
    assert (chosen(found, room=room) is not None) == bool(can)


@given(heads())
def test_who_needs_a_private_room_is_never_called_to_a_counter(found: list[Waiting]) -> None:
    called = chosen(found, room=False)
    assert called is None or not called.needs_private_room


@given(heads(min_size=1))
def test_of_the_preferred_one_past_its_target_goes_before_any_within(found: list[Waiting]) -> None:
    found = [head._replace(enquiry="type", needs_private_room=False) for head in found]
    called = chosen(found)
    assert called is not None
    if any(urgency(head, T0) > 1 for head in found):
        assert urgency(called, T0) > 1
    assert urgency(called, T0) == max(urgency(head, T0) for head in found)


@given(heads(), st.booleans())
def test_a_backup_is_called_only_if_nobody_preferred_waits_or_if_past_its_target(
    found: list[Waiting], room: bool
) -> None:
    called = chosen(found, room=room)
    if called is not None and backup(called):
        preferred = [h for h in found if not backup(h) and (room or not h.needs_private_room)]
        assert not preferred or urgency(called, T0) > 1


@given(heads(), st.booleans())
def test_who_was_passed_over_was_more_urgent_and_not_callable(
    found: list[Waiting], room: bool
) -> None:
    decision = decided(found, room=room)
    passed = [one.waiting for one in decision.passed_over]
    if decision.chosen is None:
        assert set(passed) == set(found)
        return
    for head in passed:
        assert urgency(head, T0) >= urgency(decision.chosen, T0)
        assert backup(head) or (head.needs_private_room and not room)
    assert decision.chosen not in passed


def test_a_backup_exactly_at_its_target_still_waits_for_the_preferred() -> None:
    second = waiting(1, "backup", minutes=10, target=10)
    fresh = waiting(2, "a", minutes=0, target=10)
    assert chosen([second, fresh]) == fresh
    assert chosen([second, fresh], now=T0 + 1) == second


def test_at_equal_urgency_who_came_first_is_first_then_the_lower_step() -> None:
    assert chosen([waiting(1, "a", minutes=4, target=8), waiting(2, "b", minutes=5)]) == waiting(
        2, "b", minutes=5
    )
    assert chosen([waiting(2, "b"), waiting(1, "a")]) == waiting(1, "a")


@given(heads(min_size=1), st.integers(1, 10_000_000))
def test_a_clock_set_back_makes_no_urgency_negative_and_still_calls_somebody(
    found: list[Waiting], back: int
) -> None:
    now = T0 - 100 * MINUTE - back
    assert all(urgency(head, now) == 0 for head in found)
    called = chosen(found, room=True, now=now)
    assert called is not None
    if preferred := [head for head in found if not backup(head)]:
        assert called == min(preferred, key=lambda head: (head.queued_at, head.step))


# ---------------------------------------------------------------------- nobody starves

Arrival = tuple[int, int]


def serve(first: Waiting, newcomers: list[Arrival], every_ms: int) -> tuple[int, list[Waiting]]:
    """Call one each `every_ms` from one queue a target; when `first` was called, and who before.

    `newcomers`: (ms after `first`, target in minutes), each target a type of its own.
    """
    lines: dict[str, list[Waiting]] = {first.enquiry: [first]}
    for step, (after, target) in enumerate(sorted(newcomers), start=first.step + 1):
        one = waiting(step, f"target-{target}", minutes=0, target=target)
        came = first.queued_at + after
        lines.setdefault(one.enquiry, []).append(one._replace(queued_at=came, waiting_since=came))
    now = first.queued_at
    called: list[Waiting] = []
    while True:
        now += every_ms
        present = [[w for w in line if w.queued_at <= now] for line in lines.values()]
        head = chosen([line[0] for line in present if line], now=now)
        assert head is not None
        if head == first:
            return now, called
        called.append(head)
        lines[head.enquiry].remove(head)


arrivals = st.lists(
    st.tuples(st.integers(0, 120 * MINUTE), st.sampled_from([5, 10, 15, 240])), max_size=40
)


@given(st.sampled_from([5, 20, 60, 240]), arrivals, st.sampled_from([MINUTE, 5 * MINUTE]))
def test_nobody_is_overtaken_by_who_came_too_late_to_be_more_urgent(
    target: int, newcomers: list[Arrival], every: int
) -> None:
    first = waiting(1, "patient", minutes=0, target=target)
    when, before = serve(first, newcomers, every)
    for other in before:
        # Who overtakes has the shorter promise, and came within that share of the wait.
        latest = first.queued_at + (when - first.queued_at) * (1 - other.target_s / first.target_s)
        assert other.queued_at <= max(latest, first.queued_at)


@given(st.lists(st.integers(0, 60 * MINUTE), min_size=2, max_size=20), arrivals)
def test_within_a_type_who_comes_first_is_served_first(came: list[int], others: list[Arrival]):
    first = waiting(1, "target-15", minutes=0, target=15)
    _, before = serve(first, [(after, 15) for after in came] + others, MINUTE)
    assert all(other.enquiry != "target-15" for other in before)


@given(heads(min_size=1), st.integers(0, 600))
def test_once_more_urgent_than_a_type_with_a_longer_promise_it_stays_so(
    found: list[Waiting], later: int
) -> None:
    quick = waiting(99, "quick", minutes=20, target=5)
    behind = [head for head in found if urgency(head, T0) <= urgency(quick, T0)
              and head.target_s >= quick.target_s]  # fmt: skip
    now = T0 + later * MINUTE
    assert all(urgency(head, now) <= urgency(quick, now) for head in behind)
