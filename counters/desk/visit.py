"""What a desk shows of the visit in hand, of those that rest, and of the last deed."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from counters.desk import story
from counters.desk.common import Common
from counters.desk.story import StoryLine
from counters.visits import own
from storage import Connection
from storage.times import iso, to_ms
from ticketing.commands import enquiries, steps
from ticketing.commands.enquiries import PlannedJson
from ticketing.queue import estimates
from ticketing.sites import Site
from ticketing.visits import heard, lifecycle, notes, queries, receipts
from ticketing.visits.heard import Heard
from ticketing.visits.model import Visit
from ticketing.visits.needs import is_fetched
from ticketing.visits.notes import NoteJson
from ticketing.visits.queries import Present
from ticketing.visits.receipts import Shown


class InHand(TypedDict):
    """What belongs to the visit in hand."""

    planned: list[PlannedJson]
    notes: list[NoteJson]
    story: list[StoryLine]


class Recall(TypedDict):
    """When the called visitor may be called again, and how often before no-show opens."""

    allowed_at: str
    done: int
    needed: int


def on_screens(conn: Connection, visit: Visit | None) -> Shown | None:
    """On how many screens the call of the visitor who is awaited is shown and was said. None of one
    who is fetched: it is to be on none."""
    if visit is None or visit.state != "called" or is_fetched(visit.needs):
        return None
    return receipts.of_call(conn, visit.visit)


def heard_from(conn: Connection, present: Present | None) -> Heard | None:
    """What the called visitor said from their phone."""
    return None if present is None else heard.of_step(conn, present.step)


class Last(TypedDict):
    """The visit that ended last, and how; `next`: the enquiry type for which it waits now."""

    number: str
    next: str | None
    outcome: str | None
    ended_at: str


class Held(TypedDict):
    """A visit on hold; `mine`: held by who looks."""

    visit: str
    number: str
    enquiry: str
    reason: str
    since: str
    until: str
    mine: bool
    holder: str | None


class Forecasts(TypedDict):
    """Minutes by enquiry type: with the first arrival kept, and as from now."""

    kept: dict[str, int]
    fresh: dict[str, int]


def in_hand(
    conn: Connection, site: Site, visit: Visit | None, only: frozenset[str] | None = None
) -> InHand:
    """`planned`, `notes` and `story` of a visit; all empty without one. With `only`, of these
    enquiry types and of the one that it is here for."""
    if visit is None:
        return {"planned": [], "notes": [], "story": []}
    left, planned = notes.of(conn, visit.visit), enquiries.planned(conn, visit.visit)
    happened = queries.happened(conn, visit.visit)
    if only is not None:
        seen = only | {visit.enquiry}
        left = own.noted(left, happened, seen)
        planned = [one for one in planned if one[1] in seen]
        happened = own.theirs(happened, seen, own.ELSE)
    return {
        "planned": [{"step": step, "enquiry": enquiry} for step, enquiry in planned],
        "notes": left,
        "story": story.told(
            happened,
            queries.steps(conn, visit.visit),
            left,
            site,
        ),
    }


def recall(site: Site, visit: Visit | None, now: datetime) -> Recall | None:
    """When the called visitor may be called again, and how often before no-show opens."""
    if visit is None or visit.state != "called":
        return None
    return {
        "allowed_at": iso(to_ms(lifecycle.recall_opens(visit, site.recall, now))),
        "done": visit.recalls,
        "needed": site.recall.times,
    }


def last(
    conn: Connection, site: Site, day: str, point: str, only: frozenset[str] | None = None
) -> Last | None:
    """The visit that ended last at the service point, and how; with `only`, if it was for one of
    these enquiry types, and where it waits now if that is one too."""
    found = queries.last_ended_at(conn, site.id, day, point)
    if found is None or found.visit.ended_at is None:
        return None
    visit, now = found.visit, queries.present(conn, found.visit.visit).visit
    if only is not None and visit.enquiry not in only:
        return None
    waits = now.state == "waiting" and (only is None or now.enquiry in only)
    return {
        "number": visit.number,
        "next": now.enquiry if waits else None,
        "outcome": visit.outcome,
        "ended_at": iso(found.visit.ended_at),
    }


def held(common: Common, adviser: str | None) -> list[Held]:
    """The visits on hold, the first to come back in front; `mine`: held by this adviser."""
    return [
        {
            "visit": one.visit,
            "number": one.number,
            "enquiry": one.enquiry,
            "reason": one.reason,
            "since": iso(one.since),
            "until": iso(one.until),
            "mine": one.for_adviser is not None and one.for_adviser == adviser,
            "holder": common.names.get(one.for_adviser or ""),
        }
        for one in common.held
    ]


def forecasts(common: Common, visit: Visit | None) -> Forecasts | None:
    """About how many minutes the visit would wait if it were referred to each enquiry type now:
    `kept` with its first arrival, `fresh` as from now. None while nobody is served."""
    if visit is None or visit.state != "serving":
        return None

    def abouts(queued_at: int) -> dict[str, int]:
        before = common.queue_now.before_each(queued_at, **steps.traits_of(common.site, visit))
        found = estimates.abouts(common.conn, common.site, common.now, before, common.staff)
        only = common.only
        return {kind: about for kind, about in found.items() if only is None or kind in only}

    return {"kept": abouts(visit.arrived_at), "fresh": abouts(common.queue_now.now_ms)}
