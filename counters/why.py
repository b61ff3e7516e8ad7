"""Why this visit is next, in words, out of the rule that decided it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ticketing.routing import Decision, Waiting, urgency

#: How many ticket numbers a sentence names before it counts the rest.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom the sentence is for: their enquiry types, and whether their place is a private room."""

    preferred: frozenset[str]
    backup: frozenset[str]
    private_room: bool

    def may_serve(self, waiting: Waiting) -> bool:
        """Whether the enquiry type is among theirs, wherever they are."""
        return waiting.enquiry in self.preferred or waiting.enquiry in self.backup


def why(
    decision: Decision,
    waiting: Sequence[Waiting],
    reader: Reader,
    names: dict[str, str],
    now_ms: int,
) -> str:
    """The reason for `decision`, at most three sentences; '' when nobody can be called.

    `waiting` is everybody who waits at the site, `names` the enquiry types' names. Durations are
    left out: they change by themselves, and the screen shows them beside the sentence.
    """
    chosen = decision.chosen
    if chosen is None:
        return ""
    sentences = [
        _main(decision, chosen, waiting, reader, names),
        _longer_target(chosen, waiting, reader, now_ms),
        _passed_over(decision, reader, names),
        _not_mine(chosen, waiting, reader, names),
    ]
    return " ".join([one for one in sentences if one][:3])


def _main(
    decision: Decision,
    chosen: Waiting,
    waiting: Sequence[Waiting],
    reader: Reader,
    names: dict[str, str],
) -> str:
    if chosen.backup:
        name = in_sentence(names[chosen.enquiry])
        if any(one.enquiry in reader.preferred for one in waiting):
            return f"Past its target, so it comes first although {name} {_are(name)} your backup."
        return f"Nobody waits for your own enquiries; {name} {_are(name)} your backup."
    others = [one for one in waiting if one.visit != chosen.visit]
    if all(one.waiting_since >= chosen.waiting_since for one in others):
        return "The longest wait of all." if others else "The only one who waits."
    mine = [one for one in others if reader.may_serve(one)]
    if all(one.waiting_since >= chosen.waiting_since for one in mine):
        return "The longest wait among your enquiries."
    if any(one.backup and not one.needs_private_room for one in decision.passed_over):
        return "The most urgent of your own enquiries."
    here = " here" if decision.passed_over else ""
    return f"The most urgent you may serve{here}."


def _longer_target(chosen: Waiting, waiting: Sequence[Waiting], reader: Reader, now_ms: int) -> str:
    """Mine who waited longer, but have more time left in proportion to their target."""
    found = [
        one.number
        for one in waiting
        if one.waiting_since < chosen.waiting_since
        and one.visit != chosen.visit
        and one.enquiry in reader.preferred
        and (reader.private_room or not one.needs_private_room)
        and urgency(one, now_ms) <= urgency(chosen, now_ms)
    ]
    if not found:
        return ""
    have, their = ("has", "its") if len(found) == 1 else ("have", "their")
    targets = "target is" if len(found) == 1 else "targets are"
    return f"{_numbers(found)} {have} waited longer, but {their} {targets} longer too."


def _passed_over(decision: Decision, reader: Reader, names: dict[str, str]) -> str:
    """The first of the more urgent who may not be called here now."""
    if not decision.passed_over:
        return ""
    first = decision.passed_over[0]
    if first.needs_private_room and not reader.private_room:
        return f"{first.number} is more urgent, but needs a private room, and this is a counter."
    name = in_sentence(names[first.enquiry])
    return (
        f"{first.number} is more urgent, but {name} {_are(name)} your backup, "
        "and it is within its target."
    )


def _not_mine(
    chosen: Waiting, waiting: Sequence[Waiting], reader: Reader, names: dict[str, str]
) -> str:
    found = [
        one
        for one in waiting
        if one.waiting_since < chosen.waiting_since and not reader.may_serve(one)
    ]
    if not found:
        return ""
    have = "has" if len(found) == 1 else "have"
    start = f"{_numbers(one.number for one in found)} {have} waited longer, but"
    kinds = list(dict.fromkeys(one.enquiry for one in found))
    if len(kinds) > 1:
        return f"{start} not for any of your enquiries."
    name = in_sentence(names[kinds[0]])
    return f"{start} {name} {_are(name)} not among your enquiries."


def in_sentence(name: str) -> str:
    """An enquiry type's name inside a sentence: 'Bus passes' small, names and 'PIP forms' kept."""
    first, *rest = name.split(" ")
    plain = first[1:].islower() and all(word == word.lower() for word in rest)
    return first[:1].lower() + name[1:] if plain else name


def _are(name: str) -> str:
    """'is' or 'are' for an enquiry type's English name, by its last word."""
    return "are" if name.endswith("s") and not name.endswith("ss") else "is"


def _numbers(numbers: Iterable[str]) -> str:
    """'P010', 'P010 and P011', 'P010, P011 and 3 more'."""
    every = list(numbers)
    if len(every) <= _NAMED:
        return " and ".join(every)
    return f"{', '.join(every[:_NAMED])} and {len(every) - _NAMED} more"
