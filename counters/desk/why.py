"""Why this visit is next, in words, out of the rule that decided it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from storage.times import from_ms
from ticketing.queue.routing import Decision, PassedOver, Waiting, Why, late, urgency

#: How many ticket numbers a sentence names before it counts the rest.
_NAMED = 2
#: How many sentences anybody reads.
_SENTENCES = 3
_PLACE = {
    "step_free": "a step-free place",
    "hearing_loop": "a hearing loop",
    "low_counter": "a low counter",
}
_ORIGIN = {
    "back": "Comes back to you.",
    "hold": "Was on hold with you.",
    "referral": "Referred to you in person.",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom the sentence is for: their enquiry types, and whether their place is a private room.

    `people`, `places` and `languages` have the names by id or code; `only_at` the places of those
    enquiry types that are not served here; `rooms` says when which room comes free, without a
    full stop; `zone` is the site's.
    """

    preferred: frozenset[str]
    backup: frozenset[str]
    private_room: bool
    adviser: str | None = None
    place: str | None = None
    spoken: frozenset[str] = frozenset()
    people: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    only_at: Mapping[str, str] = field(default_factory=dict)
    rooms: str = ""
    zone: tzinfo | None = None

    def may_serve(self, waiting: Waiting) -> bool:
        """Whether the enquiry is among theirs, or for them in person, wherever they are."""
        return (
            waiting.enquiry in self.preferred
            or waiting.enquiry in self.backup
            or self.asked_for(waiting)
        )

    def asked_for(self, waiting: Waiting) -> bool:
        """Whether the step is for them in person."""
        return self.adviser is not None and waiting.for_adviser == self.adviser

    def clock(self, ms: int) -> str:
        """'11:00', on the site's clock."""
        return f"{from_ms(ms).astimezone(self.zone):%H:%M}"


def why(
    decision: Decision,
    waiting: Sequence[Waiting],
    reader: Reader,
    names: dict[str, str],
    now_ms: int,
) -> str:
    """The reason for `decision`, at most three sentences. When nobody can be called: why the most
    urgent cannot, or '' if nobody waits for this reader.

    `waiting` is everybody who waits at the site, `names` the enquiry types' names. Durations are
    left out: they change by themselves, and the screen shows them beside the sentence.
    """
    chosen = decision.chosen
    if chosen is None:
        return " ".join(_passed_over(decision, reader, names)[:_SENTENCES])
    sentences = [
        *_person(chosen, reader),
        *_main(decision, chosen, waiting, reader, names, now_ms),
        *_room(decision, reader),
        *_longer_target(chosen, waiting, reader, now_ms),
        *_passed_over(decision, reader, names),
        *_not_mine(chosen, waiting, reader, names),
    ]
    return " ".join(sentences[:_SENTENCES])


def _person(chosen: Waiting, reader: Reader) -> list[str]:
    """What is particular to this visitor, whoever else waits."""
    if chosen.appointment is not None:
        return [f"Here for the appointment at {reader.clock(chosen.queued_at)}."]
    if reader.asked_for(chosen):
        return [_ORIGIN.get(chosen.origin, "Asked for you.")]
    if chosen.origin == "return":
        return ["Missed a call and came back, so the first arrival counts."]
    if chosen.origin in ("referral", "added") and chosen.queued_at < chosen.waiting_since:
        return [
            f"In the house since {reader.clock(chosen.queued_at)}, and the first arrival counts."
        ]
    return []


def _main(
    decision: Decision,
    chosen: Waiting,
    waiting: Sequence[Waiting],
    reader: Reader,
    names: dict[str, str],
    now_ms: int,
) -> list[str]:
    """Which rule put them first."""
    if chosen.appointment is not None:
        return []
    others = [one for one in waiting if one.visit != chosen.visit and one.queued_at <= now_ms]
    if chosen.enquiry not in reader.preferred and not reader.asked_for(chosen):
        name = in_sentence(names[chosen.enquiry])
        if not any(one.enquiry in reader.preferred for one in waiting):
            return [f"Nobody waits for your own enquiries; {name} {_are(name)} your backup."]
        if late(chosen, now_ms):
            return [f"Past its target, so it comes first although {name} {_are(name)} your backup."]
        return [f"Nobody of your own can be called now; {name} {_are(name)} your backup."]
    language = chosen.asked_language
    if language is not None and language in reader.spoken and urgency(chosen, now_ms) <= 1:
        return [f"Asked for {reader.languages.get(language, language)}, and you speak it."]
    if all(one.queued_at >= chosen.queued_at for one in others):
        return ["The longest wait of all." if others else "The only one who waits."]
    mine = [one for one in others if reader.may_serve(one)]
    if all(one.queued_at >= chosen.queued_at for one in mine):
        return ["The longest wait among your enquiries."]
    if chosen.weight > 100:
        return ["Has priority, so the wait counts for more."]
    if any(one.why == Why.BACKUP for one in decision.passed_over):
        return ["The most urgent of your own enquiries."]
    here = " here" if decision.passed_over else ""
    return [f"The most urgent you may serve{here}."]


def _room(decision: Decision, reader: Reader) -> list[str]:
    """Where it is called to, if that is not where they are."""
    place = decision.place
    if place is None or reader.place is None or place == reader.place:
        return []
    return [f"{reader.places.get(place, place)} is free for it, and you go along."]


def _longer_target(
    chosen: Waiting, waiting: Sequence[Waiting], reader: Reader, now_ms: int
) -> list[str]:
    """Mine who waited longer, but have more time left in proportion to their target."""
    found = [
        one.number
        for one in waiting
        if one.queued_at < chosen.queued_at
        and one.visit != chosen.visit
        and one.enquiry in reader.preferred
        and one.target_s > chosen.target_s
        and (reader.private_room or not one.needs_private_room)
        and urgency(one, now_ms) <= urgency(chosen, now_ms)
    ]
    if not found:
        return []
    have, their = ("has", "its") if len(found) == 1 else ("have", "their")
    targets = "target is" if len(found) == 1 else "targets are"
    return [f"{_numbers(found)} {have} waited longer, but {their} {targets} longer too."]


def _passed_over(decision: Decision, reader: Reader, names: dict[str, str]) -> list[str]:
    """The first of the more urgent who may not be called here now."""
    if not decision.passed_over:
        return []
    first = decision.passed_over[0]
    number = first.waiting.number
    start = f"{number} waits" if decision.chosen is None else f"{number} is more urgent"
    match first.why:
        case Why.APPOINTMENT:
            return [_does_not_fit(first, decision, reader)]
        case Why.NO_ROOM if not reader.rooms:
            here = "one is not free for it" if reader.private_room else "is a counter"
            return [f"{start}, but needs a private room, and this {here}."]
        case Why.NO_ROOM:
            return [f"{start}, but needs a private room.", f"{reader.rooms}."]
        case Why.ELSEWHERE:
            return [f"{start}, but is served only at {reader.only_at[first.waiting.enquiry]}."]
        case Why.PLACE:
            needs = " and ".join(_PLACE[one] for one in sorted(first.waiting.place_needs))
            return [f"{start}, but needs {needs}, which this place does not offer."]
        case Why.OTHER_ADVISER:
            asked = first.waiting.for_adviser or ""
            return [f"{start}, but is for {reader.people.get(asked, asked)}."]
        case Why.LANGUAGE:
            language = first.waiting.asked_language or ""
            name = reader.languages.get(language, language)
            return [f"{start}, but asked for {name}, which a colleague here speaks."]
        case Why.BACKUP:
            name = in_sentence(names[first.waiting.enquiry])
            backup = f"{name} {_are(name)} your backup"
            return [f"{start}, but {backup}, and it is within its target."]


def _does_not_fit(first: PassedOver, decision: Decision, reader: Reader) -> str:
    number, minutes = first.waiting.number, round(first.waiting.service_s / 60)
    chosen = decision.chosen
    if chosen is not None and chosen.appointment is not None:
        return f"{number} (about {minutes} min) would make it wait."
    at = "" if first.until is None else f" at {reader.clock(first.until)}"
    return f"The next appointment is{at}, so {number} (about {minutes} min) does not fit."


def _not_mine(
    chosen: Waiting, waiting: Sequence[Waiting], reader: Reader, names: dict[str, str]
) -> list[str]:
    found = [
        one for one in waiting if one.queued_at < chosen.queued_at and not reader.may_serve(one)
    ]
    if not found or chosen.appointment is not None:
        return []
    have = "has" if len(found) == 1 else "have"
    start = f"{_numbers(one.number for one in found)} {have} waited longer, but"
    kinds = list(dict.fromkeys(one.enquiry for one in found))
    if len(kinds) > 1:
        return [f"{start} not for any of your enquiries."]
    name = in_sentence(names[kinds[0]])
    return [f"{start} {name} {_are(name)} not among your enquiries."]


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
