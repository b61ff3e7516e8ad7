"""What whoever sees their own enquiry types alone is told of a visit that has others too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from storage.times import iso
from ticketing.events.visits import EnquiryAdded, EnquiryRemoved
from ticketing.visits.model import State, Visit, VisitJson
from ticketing.visits.notes import NoteJson
from ticketing.visits.queries import Happened
from web.callers import caller

#: What else a visitor came for, where it must be named.
ELSE = "something else"


def told(visit: Visit) -> VisitJson:
    """A visit after a deed: for whom it is not any more, what comes next is not told."""
    person = caller().person(visit.site)
    if person is None or person.sees(visit.enquiry):
        return visit.as_json()
    return replace(
        visit,
        enquiry="",
        state=State.ENDED,
        service_point=None,
        adviser=None,
        for_adviser=None,
        appointment=None,
        outcome=None,
        called_at=None,
        last_called_at=None,
        serving_at=None,
    ).as_json()


def theirs(
    happened: Iterable[Happened], only: frozenset[str], other: str | None = None
) -> list[Happened]:
    """Of a visit's story what whoever sees `only` these types is told: nothing of other enquiries,
    and `other` in place of the one from which the visitor came to one of these."""
    found = []
    for one in happened:
        of, to = one.body.get("enquiry"), one.body.get("to_enquiry")
        if (of if to is None else to) in only or (of is None and to is None):
            known = of is None or of in only
            found.append(one if known else replace(one, body={**one.body, "enquiry": other}))
    return found


def noted(
    notes: Iterable[NoteJson], happened: Sequence[Happened], only: frozenset[str]
) -> list[NoteJson]:
    """The notes that were left while the visit was for one of these types, or as it came to one.
    `happened` has the oldest first."""
    return [note for note in notes if _then(note["at"], happened) in only]


def _then(at: str, happened: Sequence[Happened]) -> str | None:
    """What a visit was for at a moment, as far as its story goes back."""
    now: str | None = None
    for one in happened:
        if iso(one.at) > at:
            break
        if one.kind not in _PLANNING:
            now = one.body.get("to_enquiry") or one.body.get("enquiry") or now
    return now


#: What is said of enquiries to come, not of the one that the visitor is there for.
_PLANNING = frozenset({EnquiryAdded.kind, EnquiryRemoved.kind})
