"""The sentence that says why a visit is next."""

from __future__ import annotations

import pytest

from counters.desk.why import Reader, in_sentence, why
from ticketing.queue.routing import Desk, Waiting, decide

NAMES = {
    "council-tax": "Council tax",
    "benefits": "Housing and council tax benefits",
    "bus": "Bus passes",
    "advice": "Citizens Advice surgery",
    "private": "Private interview",
}
TARGETS = {"council-tax": 15, "benefits": 20, "bus": 10, "advice": 30, "private": 20}
MINUTE = 60_000
NOW = 1_000 * MINUTE


def waiting(number: str, enquiry: str, minutes: float) -> Waiting:
    since = int(NOW - minutes * MINUTE)
    return Waiting(
        step=int(number[1:]),
        visit=number,
        number=number,
        enquiry=enquiry,
        queued_at=since,
        waiting_since=since,
        target_s=TARGETS[enquiry] * 60,
        needs_private_room=enquiry == "private",
    )


def reason(
    *everybody: Waiting,
    preferred: tuple[str, ...] = ("council-tax", "benefits"),
    backup: tuple[str, ...] = (),
    room: bool = False,
) -> str:
    """What the desk says, the heads of the adviser's types taken as the queries take them."""
    heads: dict[str, Waiting] = {}
    for one in sorted(everybody, key=lambda one: one.queued_at):
        if one.enquiry in (*preferred, *backup):
            heads.setdefault(one.enquiry, one)
    desk = Desk(
        "here",
        preferred=frozenset(preferred),
        backup=frozenset(backup),
        rooms={one.step: "here" for one in everybody} if room else {},
    )
    decision = decide(heads.values(), desk, NOW)
    reader = Reader(frozenset(preferred), frozenset(backup), room)
    everyone = sorted(everybody, key=lambda one: one.queued_at)
    return why(decision, everyone, reader, NAMES, NOW)


def test_nobody_next_needs_no_reason() -> None:
    assert reason() == ""


def test_the_only_one_who_waits() -> None:
    assert reason(waiting("C001", "council-tax", 1)) == "The only one who waits."


def test_the_longest_wait_of_all() -> None:
    words = reason(waiting("C001", "council-tax", 9), waiting("P002", "bus", 3))
    assert words == "The longest wait of all."


def test_who_waited_longer_for_something_else_is_named() -> None:
    words = reason(
        waiting("C017", "council-tax", 14), waiting("P010", "bus", 20), waiting("P011", "bus", 18)
    )
    assert words == (
        "The longest wait among your enquiries. "
        "P010 and P011 have waited longer, but bus passes are not among your enquiries."
    )


def test_one_enquiry_type_in_the_singular() -> None:
    words = reason(waiting("C017", "council-tax", 14), waiting("A005", "advice", 20))
    assert words.endswith(
        "A005 has waited longer, but Citizens Advice surgery is not among your enquiries."
    )


def test_many_are_counted_after_the_second() -> None:
    others = [waiting(f"P{n:03}", "bus", 50 - n) for n in range(10, 15)]
    words = reason(waiting("C017", "council-tax", 14), *others)
    assert "P010, P011 and 3 more have waited longer" in words


def test_several_types_are_not_named_one_by_one() -> None:
    words = reason(
        waiting("C017", "council-tax", 14),
        waiting("P010", "bus", 20),
        waiting("A005", "advice", 30),
    )
    assert words.endswith("A005 and P010 have waited longer, but not for any of your enquiries.")


def test_a_longer_wait_of_mine_with_a_longer_target_comes_later() -> None:
    words = reason(waiting("C017", "council-tax", 14), waiting("B020", "benefits", 16))
    assert words == (
        "The most urgent you may serve. B020 has waited longer, but its target is longer too."
    )


def test_a_backup_is_next_when_nobody_waits_for_my_own() -> None:
    words = reason(waiting("P010", "bus", 5), preferred=("council-tax",), backup=("bus",))
    assert words == "Nobody waits for your own enquiries; bus passes are your backup."


def test_a_backup_past_its_target_comes_before_my_own() -> None:
    words = reason(
        waiting("P010", "bus", 15),
        waiting("C017", "council-tax", 10),
        preferred=("council-tax",),
        backup=("bus",),
    )
    assert words == "Past its target, so it comes first although bus passes are your backup."


def test_a_backup_within_its_target_is_passed_over_with_its_reason() -> None:
    words = reason(
        waiting("P010", "bus", 9),
        waiting("C017", "council-tax", 10),
        preferred=("council-tax",),
        backup=("bus",),
    )
    assert words.endswith(
        "P010 is more urgent, but bus passes are your backup, and it is within its target."
    )


def test_at_a_counter_a_private_interview_is_passed_over_with_its_reason() -> None:
    words = reason(
        waiting("X001", "private", 30),
        waiting("C017", "council-tax", 10),
        preferred=("council-tax", "private"),
    )
    assert words == (
        "The most urgent you may serve here. "
        "X001 is more urgent, but needs a private room, and this is a counter."
    )


def test_in_a_room_the_private_interview_is_simply_next() -> None:
    words = reason(
        waiting("X001", "private", 30),
        waiting("C017", "council-tax", 10),
        preferred=("council-tax", "private"),
        room=True,
    )
    assert words == "The longest wait of all."


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Bus passes", "bus passes"),
        ("Citizens Advice surgery", "Citizens Advice surgery"),
        ("PIP forms", "PIP forms"),
        ("Housing", "housing"),
    ],
)
def test_a_name_inside_a_sentence_keeps_its_capitals_only_where_they_belong(
    name: str, inside: str
) -> None:
    assert in_sentence(name) == inside
