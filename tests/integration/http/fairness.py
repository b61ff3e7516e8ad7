"""Whether each call took the one whose turn it was, told again from the event log."""

from __future__ import annotations

from collections.abc import Iterable

from tests.running import House
from ticketing import sites
from ticketing.events import log
from ticketing.events.visits import VisitCalled, VisitIssued
from ticketing.queue.routing import Desk, Waiting, decide
from ticketing.sites import Site


def unfair_calls(house: House, site_id: str) -> list[str]:
    """Calls of somebody else than the most urgent whom the service point could serve, a sentence
    each. For a site at whose service points nobody is signed on: there everybody may be called."""
    with house.store.read() as conn:
        site = sites.get(conn, site_id)
        events = log.after(conn, 0, 1_000_000)
    waiting: dict[str, Waiting] = {}
    unfair = []
    for logged in events:
        if logged.site != site_id:
            continue
        match logged.event:
            case VisitIssued() as event:
                waiting[event.visit] = Waiting(
                    step=event.step,
                    visit=event.visit,
                    number=event.number,
                    enquiry=event.enquiry,
                    queued_at=logged.at,
                    waiting_since=logged.at,
                    target_s=event.target_s,
                    needs_private_room=site.enquiry(event.enquiry).needs_private_room,
                )
            case VisitCalled() as event:
                heads = _heads(site, waiting.values())
                due = decide(heads, _desk(site, event.service_point, heads), logged.at)
                called = waiting.pop(event.visit, None)
                if called is None:
                    unfair.append(f"{event.number} was called twice")
                elif due.chosen is None or due.chosen.visit != event.visit:
                    unfair.append(f"{event.number} was called although {due.chosen} was due")
    return unfair


def _desk(site: Site, point: str, heads: list[Waiting]) -> Desk:
    everything = frozenset(enquiry.id for enquiry in site.enquiries)
    room = site.service_point(point).kind == "room"
    rooms = {head.step: point for head in heads} if room else {}
    return Desk(point, preferred=everything, rooms=rooms)


def _heads(site: Site, waiting: Iterable[Waiting]) -> list[Waiting]:
    found: dict[str, Waiting] = {}
    for one in waiting:
        first = found.get(one.enquiry)
        if first is None or (one.queued_at, one.step) < (first.queued_at, first.step):
            found[one.enquiry] = one
    return [found[enquiry.id] for enquiry in site.enquiries if enquiry.id in found]
