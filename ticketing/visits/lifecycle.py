"""What may be done to a step in which state. Pure: no clock, no database."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.times import from_ms, iso
from ticketing.errors import Conflict, TooSoon
from ticketing.sites.parts import Recall
from ticketing.visits.model import State, Visit

#: command -> the states it starts from
ALLOWED: dict[str, frozenset[State]] = {
    "call": frozenset({State.WAITING}),
    "recall": frozenset({State.CALLED}),
    "start": frozenset({State.CALLED}),
    "no-show": frozenset({State.CALLED}),
    "finish": frozenset({State.SERVING}),
    "not-this-visitor": frozenset({State.SERVING}),
    "refer": frozenset({State.SERVING}),
    "hold": frozenset({State.SERVING, State.WAITING}),
    "resume": frozenset({State.HELD}),
    "move": frozenset({State.CALLED, State.SERVING}),
    "cancel": frozenset({State.WAITING, State.HELD}),
    "needs": frozenset({State.WAITING, State.HELD, State.CALLED, State.SERVING}),
    "enquiries": frozenset({State.WAITING, State.HELD, State.CALLED, State.SERVING}),
    "enquiry": frozenset({State.WAITING, State.HELD, State.CALLED, State.SERVING}),
    "language": frozenset({State.WAITING, State.HELD, State.CALLED, State.SERVING}),
    "wait": frozenset({State.WAITING}),
    "greet": frozenset({State.WAITING, State.HELD}),
    "return": frozenset({State.ENDED, State.HELD}),
}

_SO_NOW = {
    State.PLANNED: "still waits",
    State.WAITING: "still waits",
    State.HELD: "is on hold",
    State.CALLED: "has been called and is on its way",
    State.SERVING: "is being served",
    State.ENDED: "has ended",
}

_FIRST = {
    ("finish", State.CALLED): "Start the service first, or say that nobody came.",
    ("finish", State.WAITING): "Call it first.",
    ("start", State.WAITING): "Call it first.",
    ("start", State.HELD): "Resume it first.",
    ("call", State.HELD): "Resume it first.",
    ("refer", State.WAITING): "Call it first.",
    ("refer", State.CALLED): "Start the service first, or say that nobody came.",
    ("hold", State.CALLED): "Start the service first, or say that nobody came.",
    ("cancel", State.CALLED): "Say that nobody came, or finish it.",
    ("cancel", State.SERVING): "Finish it with an outcome.",
    ("no-show", State.SERVING): "Finish it with an outcome.",
    (
        "not-this-visitor",
        State.CALLED,
    ): "Call again, or say that nobody came.",
    ("recall", State.SERVING): "The visitor is here already.",
}


def check(command: str, visit: Visit) -> None:
    """Conflict, with the present state, unless `command` may be done to the visit now."""
    state = State(visit.state)
    if state in ALLOWED[command]:
        return
    sentence = f"{visit.number or 'This visit'} {_SO_NOW[state]}."
    if hint := _FIRST.get((command, state)):
        sentence += f" {hint}"
    raise Conflict(sentence, visit=visit.as_json())


def recall_opens(visit: Visit, rule: Recall, now: datetime) -> datetime:
    """When the visitor may be called again; `now` if the clock was put back behind the call."""
    assert visit.last_called_at is not None
    called = from_ms(visit.last_called_at)
    return now if now < called else called + timedelta(seconds=rule.gap_seconds)


def check_recall(visit: Visit, rule: Recall, now: datetime) -> None:
    """TooSoon within the site's gap after the last call."""
    opens = recall_opens(visit, rule, now)
    if now < opens:
        left = max(1, round((opens - now).total_seconds()))
        raise TooSoon(
            f"{visit.number} was called a moment ago; recall opens in {left} s.",
            allowed_at=iso(round(opens.timestamp() * 1000)),
        )


def check_no_show(visit: Visit, rule: Recall, now: datetime) -> None:
    """Conflict before the site's number of recalls, TooSoon within the gap after the last."""
    if visit.recalls < rule.times:
        raise Conflict(
            f"Call {visit.number} again first: no-show opens after {rule.times} "
            f"{'recall' if rule.times == 1 else 'recalls'}, so far {visit.recalls}.",
            visit=visit.as_json(),
        )
    opens = recall_opens(visit, rule, now)
    if now < opens:
        left = max(1, round((opens - now).total_seconds()))
        raise TooSoon(
            f"{visit.number} was called a moment ago; no-show opens in {left} s.",
            allowed_at=iso(round(opens.timestamp() * 1000)),
        )
