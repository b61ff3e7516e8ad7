"""Who is next, once more and as plainly as can be: all who wait are looked at, one by one."""

from __future__ import annotations

from fractions import Fraction

from tests.unit.ticketing.queue.queue_model import TARGETS, Queue, Step, Ticket

SKILLS: dict[str, tuple[set[str], set[str]]] = {
    "ann": ({"quick", "private"}, {"long"}),
    "bob": ({"long", "mornings"}, {"quick", "short"}),
}
SPEAKS = {"bob": {"pl"}}
ROOM, STEPS_TO = "room-1", "counter-2"


def urgency(step: Step, now: int) -> Fraction:
    target = TARGETS[step.enquiry] * 60_000
    return Fraction(step.weight, 100) * Fraction(max(0, now - step.queued), target)


def offers(point: str, step: Step) -> bool:
    """No place has a hearing loop, so nobody waits for one; there are steps to counter 2."""
    return "step_free" not in step.place or point != STEPS_TO


def place_for(queue: Queue, step: Step, point: str, now: int) -> str | None:
    """Where a call from `point` would bring the step; None for nowhere now."""
    adviser, staff = queue.staff.get(point), queue.here(now)
    room_is_free = queue.visit_at(ROOM) is None and staff.get(ROOM) in (None, adviser)
    reachable = room_is_free and (adviser is not None or point == ROOM)
    if step.enquiry == "private":
        return ROOM if reachable else None
    if offers(point, step):
        return point
    if any(offers(other, step) for other in staff):
        return None
    return ROOM if reachable else None


def next_for(queue: Queue, point: str, now: int) -> tuple[Ticket, str] | None:
    """Whom a call from `point` must bring, and to where."""
    adviser = queue.staff.get(point)
    colleagues = {one: at for at, one in queue.here(now).items() if one != adviser}
    own, backup = SKILLS[adviser] if adviser else (set(TARGETS), set())

    def speaks(step: Step) -> bool:
        return step.asked is None or adviser is None or step.asked in SPEAKS.get(adviser, set())

    def second(step: Step) -> bool:
        """Whether it is rather for somebody else."""
        others = [
            one
            for one in colleagues
            if step.asked in SPEAKS.get(one, set())
            and queue.paused.get(one) != "break"
            and step.enquiry in SKILLS[one][0] | SKILLS[one][1]
            and step.for_adviser in (None, one)
        ]
        theirs = adviser is not None and step.for_adviser == adviser
        return (step.enquiry not in own and not theirs) or (not speaks(step) and bool(others))

    def late(step: Step) -> bool:
        return now - step.queued > TARGETS[step.enquiry] * 60_000

    def theirs_alone(step: Step) -> bool:
        """Whether a colleague is still to come for it."""
        if step.for_adviser is None or step.for_adviser not in colleagues:
            return False
        idle = now - queue.acted(step.for_adviser) > TARGETS[step.enquiry] * 60_000
        return not (late(step) and idle and not queue.visit_at(colleagues[step.for_adviser]))

    def order(ticket: Ticket) -> tuple[bool, bool, Fraction, int, int]:
        step = ticket.now
        urgent = urgency(step, now)
        shared = step.asked is not None and speaks(step)
        return (urgent <= 1, urgent <= 1 and not shared, -urgent, step.queued, step.order)

    free = [
        ticket
        for ticket in queue.waiting(now)
        if (ticket.now.enquiry in own | backup or ticket.now.for_adviser in (adviser or "-",))
        and not theirs_alone(ticket.now)
        and place_for(queue, ticket.now, point, now) is not None
    ]
    if any(not second(ticket.now) for ticket in free):
        free = [t for t in free if not second(t.now) or late(t.now)]
    if not free:
        return None
    chosen = min(free, key=order)
    place = place_for(queue, chosen.now, point, now)
    assert place is not None
    return chosen, place
