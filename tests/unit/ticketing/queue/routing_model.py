"""Who is next once more, as plainly as can be: whom the rules are held against.

It looks at everybody who waits, with fractions; nothing but the shapes of `ticketing.routing` is
used here.
"""

from __future__ import annotations

from fractions import Fraction

from ticketing.queue.routing import Desk, Waiting


def next_one(everybody: list[Waiting], desk: Desk, now: int) -> tuple[int, str] | None:
    """(step, place) of whom to call, or None."""
    left = [w for w in everybody if skilled(w, desk) and place(w, desk)]
    left = [w for w in left if not others_own(w, desk, now)]
    due = [w.queued_at for w in left if w.appointment and (is_named(w, desk) or now >= w.queued_at)]
    left = [w for w in left if w.appointment or fits(w, desk, now, due)]
    if any(not second(w, desk) for w in left):
        left = [w for w in left if not second(w, desk) or waited(w, now) > 1]
    if not left:
        return None
    best = left[0]
    for w in left[1:]:
        if before(w, best, desk, now):
            best = w
    where = place(best, desk)
    assert where is not None
    return best.step, where


def is_named(w: Waiting, desk: Desk) -> bool:
    return w.for_adviser is not None and w.for_adviser == desk.adviser


def skilled(w: Waiting, desk: Desk) -> bool:
    return is_named(w, desk) or w.enquiry in desk.preferred | desk.backup


def others_own(w: Waiting, desk: Desk, now: int) -> bool:
    for one in desk.colleagues:
        if one.adviser == w.for_adviser:
            if one.busy or one.acted_at is None:
                return True
            idle = Fraction(now - one.acted_at, 1000 * w.target_s)
            return idle <= 1 or waited(w, now) <= 1
    return False


def place(w: Waiting, desk: Desk) -> str | None:
    here = w.enquiry not in desk.elsewhere and all(need in desk.offers for need in w.place_needs)
    if here and not w.needs_private_room:
        return desk.point
    return desk.rooms.get(w.step)


def fits(w: Waiting, desk: Desk, now: int, due: list[int]) -> bool:
    ends = now + 1000 * w.service_s
    if desk.until is not None and ends > desk.until:
        return False
    if place(w, desk) == desk.point and desk.place_until is not None and ends > desk.place_until:
        return False
    return all(ends <= at for at in due)


def second(w: Waiting, desk: Desk) -> bool:
    if w.enquiry not in desk.preferred and not is_named(w, desk):
        return True
    if desk.adviser is None or w.asked_language is None or w.asked_language in desk.languages:
        return False
    for one in desk.colleagues:
        may = w.enquiry in one.enquiries and w.for_adviser in (None, one.adviser)
        if one.here and may and w.asked_language in one.languages:
            return True
    return False


def waited(w: Waiting, now: int) -> Fraction:
    return Fraction(max(0, now - w.queued_at), 1000 * w.target_s)


def before(a: Waiting, b: Waiting, desk: Desk, now: int) -> bool:
    first, then = (Fraction(w.weight, 100) * waited(w, now) for w in (a, b))
    if first <= 1 and then <= 1 and shared(a, desk) != shared(b, desk):
        return shared(a, desk)
    if first != then:
        return first > then
    return (a.queued_at, a.step) < (b.queued_at, b.step)


def shared(w: Waiting, desk: Desk) -> bool:
    if w.asked_language is None:
        return False
    return desk.adviser is None or w.asked_language in desk.languages
