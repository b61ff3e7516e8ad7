"""What happens to a visit."""

from __future__ import annotations

from dataclasses import dataclass

from ticketing.events.base import AtPoint, OfStep, OfVisit


@dataclass(frozen=True, slots=True)
class VisitIssued(OfVisit):
    """A ticket exists, and its first step waits. `ahead` as told to the visitor; `weight` is the
    priority in per cent, `for_adviser` who alone is offered the step. With an appointment that is
    still to come, the wait counts from `waiting_since` (ms UTC). `larger`: its slip is in large
    letters. `greet_s`: how soon it is promised that somebody turns to them, where it is.
    """

    kind = "visit_issued"
    step: int
    number: str
    prefix: str
    sequence: int
    service_day: str
    enquiry: str
    language: str
    target_s: int
    ahead: int
    kiosk: str | None = None
    printer: str | None = None
    source: str = "kiosk"
    appointment: str | None = None
    for_adviser: str | None = None
    weight: int = 100
    waiting_since: int | None = None
    larger: bool = False
    greet_s: int | None = None


@dataclass(frozen=True, slots=True)
class VisitGreeted(OfStep):
    """Somebody of the house turned to a visitor who waits, before anybody called them."""

    kind = "visit_greeted"


@dataclass(frozen=True, slots=True)
class VisitCalled(AtPoint):
    """A waiting step was called to a service point; its sequence number is the announcement's.

    `reason` says why this one was chosen instead of the next, or is None.
    """

    kind = "visit_called"
    adviser: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class VisitRecalled(AtPoint):
    """The visitor was called again to the same service point: another announcement."""

    kind = "visit_recalled"
    recalls: int


@dataclass(frozen=True, slots=True)
class ServiceStarted(AtPoint):
    """The visitor is there and being served, by `adviser`: whoever is signed on there now."""

    kind = "service_started"
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class VisitTakenOver(AtPoint):
    """Somebody else signed on where the visit is: it is `adviser`'s, no longer `before`'s."""

    kind = "visit_taken_over"
    adviser: str
    before: str | None


@dataclass(frozen=True, slots=True)
class VisitNoShow(AtPoint):
    """The visitor was called and did not come."""

    kind = "visit_no_show"


@dataclass(frozen=True, slots=True)
class VisitFinished(AtPoint):
    """The service ended with an outcome of the site's list."""

    kind = "visit_finished"
    outcome: str
    avoidable: bool | None = None


@dataclass(frozen=True, slots=True)
class VisitDayClosed(OfStep):
    """The service day ended while the visitor still waited, or nobody had ended their call or their
    service: its own outcome, in no average. `was` is the state that the step had."""

    kind = "visit_day_closed"
    was: str = "waiting"


@dataclass(frozen=True, slots=True)
class VisitBroughtBack(OfStep):
    """A step that the day's close had ended is open again, as if it had not been closed: it waits,
    or is planned (`state`). It counts on `service_day`; a wait that only now begins does at `since`
    (ms UTC).
    """

    kind = "visit_brought_back"
    state: str
    service_day: str
    since: int | None = None


@dataclass(frozen=True, slots=True)
class VisitRedated(OfStep):
    """The clock went back, and a step would have been of a day, or of moments, still to come: it
    counts on `service_day`, and the `moments` (columns of the step, or the visit's `arrived_at`)
    are `back_by` ms earlier. Or it went ahead and is doubted: then it counts on the clock's day
    meanwhile, its moments as they are. Or it is right again after it was behind: `back_by` is below
    zero, and with `rests` what it rested is later too.
    """

    kind = "visit_redated"
    service_day: str
    back_by: int
    moments: list[str]
    rests: bool = False


@dataclass(frozen=True, slots=True)
class ServiceTakenBack(AtPoint):
    """Another than the called visitor was served: this one is called still. The `lost_ms` of the
    mistake are no wait, no walk and no service: they stand beside the step, whose moments stay.
    """

    kind = "service_taken_back"
    lost_ms: int


@dataclass(frozen=True, slots=True)
class VisitStoodStill(OfStep):
    """From `since` (ms UTC) on everybody was asked to stop, this visit too though it did not rest:
    that time is no wait, no walk and no service, and a call is as young as it was before.
    """

    kind = "visit_stood_still"
    since: int


@dataclass(frozen=True, slots=True)
class VisitMoved(OfStep):
    """The visitor goes on at another service point: an announcement of its own."""

    kind = "visit_moved"
    from_point: str
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class VisitReferred(AtPoint):
    """A step ended and `new_step` waits: for `to_enquiry`, perhaps for one adviser alone. With
    `back_step`, the visitor comes back to the one who referred afterwards.
    """

    kind = "visit_referred"
    new_step: int
    to_enquiry: str
    to_adviser: str | None = None
    back_step: int | None = None
    keep_arrival: bool = True


@dataclass(frozen=True, slots=True)
class VisitHeld(OfStep):
    """The visit rests until somebody resumes it or its time (ms UTC) is up. `new_step` is the step
    that rests, the same as `step` when nobody served the visitor yet; `adviser` held it, and is the
    one to go on.
    """

    kind = "visit_held"
    new_step: int
    reason: str
    until: int
    service_point: str | None = None
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class VisitResumed(OfStep):
    """A held visit waits again."""

    kind = "visit_resumed"


@dataclass(frozen=True, slots=True)
class EnquiryAdded(OfStep):
    """Another enquiry of the same visit, to come after those before it. `origin` is 'back' where
    the visitor goes back to `adviser`.
    """

    kind = "enquiry_added"
    origin: str = "added"
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class EnquiryRemoved(OfStep):
    """A planned enquiry was taken off again, or its visitor missed the call before it."""

    kind = "enquiry_removed"
    origin: str = "added"
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class EnquiriesOrdered(OfVisit):
    """The planned enquiries of a visit come in this order of `steps`."""

    kind = "enquiries_ordered"
    number: str
    steps: list[int]


@dataclass(frozen=True, slots=True)
class EnquiryQueued(OfStep):
    """A planned enquiry's turn has come: it waits."""

    kind = "enquiry_queued"


@dataclass(frozen=True, slots=True)
class VisitReturned(OfStep):
    """A visitor who had missed their call is back; `new_step` waits near the front."""

    kind = "visit_returned"
    new_step: int


@dataclass(frozen=True, slots=True)
class VisitCancelled(OfStep):
    """Nobody was served: the visitor left, or the ticket was a mistake; `outcome` says which."""

    kind = "visit_cancelled"
    outcome: str


@dataclass(frozen=True, slots=True)
class NeedsChanged(OfStep):
    """What a waiting visitor needs was mended; `weight` is the priority in per cent."""

    kind = "needs_changed"
    weight: int


@dataclass(frozen=True, slots=True)
class EnquiryChanged(OfStep):
    """The ticket is for `to_enquiry` instead, whose target counts; the arrival stays."""

    kind = "enquiry_changed"
    to_enquiry: str
    target_s: int


@dataclass(frozen=True, slots=True)
class LanguageChanged(OfStep):
    """The visitor is spoken to in another of the site's languages from now on."""

    kind = "language_changed"
    language: str


@dataclass(frozen=True, slots=True)
class WaitGivenBack(OfStep):
    """A supervisor gave back a wait that was lost: it counts from `since` (ms UTC)."""

    kind = "wait_given_back"
    since: int


@dataclass(frozen=True, slots=True)
class ServedDirectly(OfStep):
    """A visitor without a ticket is being served at once."""

    kind = "served_directly"
    prefix: str
    sequence: int
    service_day: str
    language: str
    target_s: int
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class VisitAnswered(OfVisit):
    """Somebody was answered at the door: a visit of its own, with no ticket and no wait."""

    kind = "visit_answered"
    step: int
    enquiry: str
    service_day: str
    language: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SlipPrintedAgain(OfVisit):
    """A visitor's slip was asked for once more; it is marked as such."""

    kind = "slip_printed_again"
    number: str
    printer: str


@dataclass(frozen=True, slots=True)
class ActionUndone(OfVisit):
    """The last action on a visit was taken back; all is as before `undone`, its first event."""

    kind = "action_undone"
    number: str
    undone: int
    command: str
