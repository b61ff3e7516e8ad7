"""What happens to a visit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ticketing.events.base import Event


@dataclass(frozen=True, slots=True)
class VisitIssued(Event):
    """A ticket exists, and its first step waits. `ahead` as told to the visitor; `weight` is the
    priority in per cent, `for_adviser` who alone is offered the step. With an appointment that is
    still to come, the wait counts from `waiting_since` (ms UTC).
    """

    kind: ClassVar[str] = "visit_issued"
    visit: str
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


@dataclass(frozen=True, slots=True)
class VisitCalled(Event):
    """A waiting step was called to a service point; its sequence number is the announcement's.

    `reason` says why this one was chosen instead of the next, or is None.
    """

    kind: ClassVar[str] = "visit_called"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    adviser: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class VisitRecalled(Event):
    """The visitor was called again to the same service point: another announcement."""

    kind: ClassVar[str] = "visit_recalled"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    recalls: int


@dataclass(frozen=True, slots=True)
class ServiceStarted(Event):
    """The visitor is there and being served."""

    kind: ClassVar[str] = "service_started"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str


@dataclass(frozen=True, slots=True)
class VisitNoShow(Event):
    """The visitor was called and did not come."""

    kind: ClassVar[str] = "visit_no_show"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str


@dataclass(frozen=True, slots=True)
class VisitFinished(Event):
    """The service ended with an outcome of the site's list."""

    kind: ClassVar[str] = "visit_finished"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    outcome: str
    avoidable: bool | None = None


@dataclass(frozen=True, slots=True)
class VisitDayClosed(Event):
    """The service day ended while the visitor still waited: its own outcome, in no average."""

    kind: ClassVar[str] = "visit_day_closed"
    visit: str
    step: int
    number: str
    enquiry: str


@dataclass(frozen=True, slots=True)
class VisitMoved(Event):
    """The visitor goes on at another service point: an announcement of its own."""

    kind: ClassVar[str] = "visit_moved"
    visit: str
    step: int
    number: str
    enquiry: str
    from_point: str
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class VisitReferred(Event):
    """A step ended and `new_step` waits: for `to_enquiry`, perhaps for one adviser alone. With
    `back_step`, the visitor comes back to the one who referred afterwards.
    """

    kind: ClassVar[str] = "visit_referred"
    visit: str
    step: int
    number: str
    enquiry: str
    service_point: str
    new_step: int
    to_enquiry: str
    to_adviser: str | None = None
    back_step: int | None = None
    keep_arrival: bool = True


@dataclass(frozen=True, slots=True)
class VisitHeld(Event):
    """The visit rests until somebody resumes it or its time (ms UTC) is up. `new_step` is the step
    that rests, the same as `step` when nobody served the visitor yet; `adviser` held it, and is the
    one to go on.
    """

    kind: ClassVar[str] = "visit_held"
    visit: str
    step: int
    number: str
    enquiry: str
    new_step: int
    reason: str
    until: int
    service_point: str | None = None
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class VisitResumed(Event):
    """A held visit waits again."""

    kind: ClassVar[str] = "visit_resumed"
    visit: str
    step: int
    number: str
    enquiry: str


@dataclass(frozen=True, slots=True)
class EnquiryAdded(Event):
    """Another enquiry of the same visit, to come after those before it. `origin` is 'back' where
    the visitor goes back to `adviser`.
    """

    kind: ClassVar[str] = "enquiry_added"
    visit: str
    step: int
    number: str
    enquiry: str
    origin: str = "added"
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class EnquiryRemoved(Event):
    """A planned enquiry was taken off again, or its visitor missed the call before it."""

    kind: ClassVar[str] = "enquiry_removed"
    visit: str
    step: int
    number: str
    enquiry: str
    origin: str = "added"
    adviser: str | None = None


@dataclass(frozen=True, slots=True)
class EnquiriesOrdered(Event):
    """The planned enquiries of a visit come in this order of `steps`."""

    kind: ClassVar[str] = "enquiries_ordered"
    visit: str
    number: str
    steps: list[int]


@dataclass(frozen=True, slots=True)
class EnquiryQueued(Event):
    """A planned enquiry's turn has come: it waits."""

    kind: ClassVar[str] = "enquiry_queued"
    visit: str
    step: int
    number: str
    enquiry: str


@dataclass(frozen=True, slots=True)
class VisitReturned(Event):
    """A visitor who had missed their call is back; `new_step` waits near the front."""

    kind: ClassVar[str] = "visit_returned"
    visit: str
    step: int
    number: str
    enquiry: str
    new_step: int


@dataclass(frozen=True, slots=True)
class VisitCancelled(Event):
    """Nobody was served: the visitor left, or the ticket was a mistake; `outcome` says which."""

    kind: ClassVar[str] = "visit_cancelled"
    visit: str
    step: int
    number: str
    enquiry: str
    outcome: str


@dataclass(frozen=True, slots=True)
class NeedsChanged(Event):
    """What a waiting visitor needs was mended; `weight` is the priority in per cent."""

    kind: ClassVar[str] = "needs_changed"
    visit: str
    step: int
    number: str
    enquiry: str
    weight: int


@dataclass(frozen=True, slots=True)
class ServedDirectly(Event):
    """A visitor without a ticket is being served at once."""

    kind: ClassVar[str] = "served_directly"
    visit: str
    step: int
    number: str
    enquiry: str
    prefix: str
    sequence: int
    service_day: str
    language: str
    target_s: int
    service_point: str
    adviser: str | None


@dataclass(frozen=True, slots=True)
class VisitAnswered(Event):
    """Somebody was answered at the door: a visit of its own, with no ticket and no wait."""

    kind: ClassVar[str] = "visit_answered"
    visit: str
    step: int
    enquiry: str
    service_day: str
    language: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SlipPrintedAgain(Event):
    """A visitor's slip was asked for once more; it is marked as such."""

    kind: ClassVar[str] = "slip_printed_again"
    visit: str
    number: str
    printer: str


@dataclass(frozen=True, slots=True)
class ActionUndone(Event):
    """The last action on a visit was taken back; all is as before `undone`, its first event."""

    kind: ClassVar[str] = "action_undone"
    visit: str
    number: str
    undone: int
    command: str
