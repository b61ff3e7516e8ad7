"""One ticket as its visitor's phone shows it: that ticket only, and nothing about its enquiry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from storage import Connection
from storage.times import from_ms, iso_or_none, to_ms
from ticketing import sites
from ticketing.asks import Actor
from ticketing.commands import returning, undoing
from ticketing.day import notices, standstill
from ticketing.queue import ahead, estimates
from ticketing.queue.ahead import Shared
from ticketing.sites import Site
from ticketing.visits import heard, queries
from ticketing.visits.model import CANCELLED, DAY_CLOSED, LEFT, NO_SHOW, State, Visit
from ticketing.visits.needs import is_fetched

#: Whoever holds the ticket's address acts as this; the address is the only key.
VISITOR = Actor("visitor", "phone")
#: It is almost somebody's turn with so many ahead of them, or so many minutes.
SOON_AHEAD, SOON_MINUTES = 1, 5
_TOLD = (None, NO_SHOW, DAY_CLOSED)


class TicketShown(TypedDict):
    """A ticket as its visitor's phone has it (see `Ticket`); times in ISO 8601."""

    number: str
    state: str
    outcome: str | None
    ahead: int
    about: int | None
    point: str | None
    called_at: str | None
    announced_at: str | None
    times: int
    origin: str
    further: int
    appointment_at: str | None
    hold_until: str | None
    back_until: str | None
    undo_until: str | None
    standing: str | None
    notices: list[dict[str, str]]
    soon: bool
    heard: str | None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A visit from its visitor's side. `ahead` is 0 unless `state` is 'waiting', `about` the likely
    wait in minutes, where it is known; times in ms UTC.

    `state` is 'fetched' of one to whom somebody comes instead of calling them anywhere,
    'standstill' while everybody was asked to stop and the visit has not ended,
    `standing` why, as on the displays. `outcome` is 'no_show', 'finished', 'day_closed',
    'come_again' or 'cancelled' once `state` is 'ended'; which outcome the adviser chose is not
    the page's business. `origin` says why the visitor waits now: 'arrival', or 'referral',
    'return' and so on. `further` counts the enquiries still to come. `appointment_at` is when it
    was agreed that they are called, `hold_until` until when their place is held, `back_until`
    until when they can come back after a missed call, `undo_until` until when their own leaving
    can be undone. `notices` stand on phones now, by language. `soon` says whether it is almost
    their turn, `heard` what they said since they were called.
    """

    site: str
    number: str
    language: str
    state: str
    outcome: str | None
    ahead: int
    point: str | None
    called_at: int | None
    announced_at: int | None
    times: int
    origin: str = "arrival"
    further: int = 0
    appointment_at: int | None = None
    hold_until: int | None = None
    back_until: int | None = None
    undo_until: int | None = None
    standing: str | None = None
    about: int | None = None
    notices: tuple[dict[str, str], ...] = ()
    soon: bool = False
    heard: str | None = None

    @property
    def view(self) -> str:
        """Which of the page's views shows it."""
        return self.outcome or self.state

    def as_json(self) -> TicketShown:
        return {
            "number": self.number,
            "state": self.state,
            "outcome": self.outcome,
            "ahead": self.ahead,
            "about": self.about,
            "point": self.point,
            "called_at": iso_or_none(self.called_at),
            "announced_at": iso_or_none(self.announced_at),
            "times": self.times,
            "origin": self.origin,
            "further": self.further,
            "appointment_at": iso_or_none(self.appointment_at),
            "hold_until": iso_or_none(self.hold_until),
            "back_until": iso_or_none(self.back_until),
            "undo_until": iso_or_none(self.undo_until),
            "standing": self.standing,
            "notices": list(self.notices),
            "soon": self.soon,
            "heard": self.heard,
        }


def ticket(
    connection: Connection, visit: str, now: datetime, shared: Shared | None = None
) -> Ticket:
    """The ticket of a visit id as it is now; NotFound if there is none. `shared` is the queue that
    was read for others."""
    present = queries.present(connection, visit)
    found = present.visit
    fetched = found.state == State.CALLED and is_fetched(found.needs)
    site = sites.get(connection, found.site)
    queued_at, planned = queries.queued_and_planned(connection, visit)
    still = standstill.standing(connection, site.id) if found.state != State.ENDED else None
    before = ahead.before(connection, site, visit, to_ms(now), shared)
    waits = found.state == State.WAITING and still is None
    about = _about(connection, site, found, before, now) if waits else None
    agreed = queued_at if found.appointment is not None else None
    said = heard.of_step(connection, present.step)
    return Ticket(
        site=found.site,
        number=found.number,
        language=found.language,
        state="standstill" if still else "fetched" if fetched else found.state,
        outcome=_closed(connection, site, found, now) or _outcome(found.outcome),
        ahead=before,
        point=None if fetched else found.service_point,
        called_at=found.called_at,
        announced_at=found.last_called_at,
        times=0 if found.called_at is None else found.recalls + 1,
        origin=found.origin,
        further=len(planned),
        appointment_at=agreed,
        hold_until=found.hold_until,
        back_until=_back_until(connection, site, found, now),
        undo_until=_undo_until(connection, found),
        standing=still.reason if still else None,
        notices=tuple(notices.showing(connection, site, "phones", now)),
        about=about,
        soon=waits and is_soon(before, about) and (agreed is None or agreed <= to_ms(now)),
        heard=said["says"] if said else None,
    )


def is_soon(before: int, about: int | None) -> bool:
    """Whether it is almost the turn of who has `before` ahead and may wait `about` minutes: who
    went out of the room comes back in this time."""
    return before <= SOON_AHEAD or (about is not None and about <= SOON_MINUTES)


def _about(
    connection: Connection, site: Site, visit: Visit, before: int, now: datetime
) -> int | None:
    """An appointment goes by its own clock."""
    if visit.state != State.WAITING or visit.appointment is not None:
        return None
    return estimates.told_one(
        connection, site, now, visit.enquiry, before,
        for_adviser=visit.for_adviser, asked_language=visit.asked_language,
    )  # fmt: skip


def _closed(connection: Connection, site: Site, visit: Visit, now: datetime) -> str | None:
    """What became of one who was closed with the day: they may come in front another day with a
    pass ('come_again'), came with it and have a new ticket ('replaced'), or hold a ticket of a day
    that is over ('day_over')."""
    if visit.outcome != DAY_CLOSED:
        return None
    if standstill.came_again(connection, visit.visit):
        return "replaced"
    day = from_ms(visit.ended_at or visit.arrived_at)
    if standstill.pass_of(connection, site, visit.visit, max(day, now)) is not None:
        return "come_again"
    return "day_over" if site.service_day(now) > site.service_day(day) else None


def _outcome(stored: str | None) -> str | None:
    """A ticket that was a mistake, or a kiosk's that somebody played with, was taken back: its
    holder did not leave."""
    if stored == CANCELLED:
        return "taken_back"
    if stored == LEFT:
        return "cancelled"
    return stored if stored in _TOLD else "finished"


def _back_until(connection: Connection, site: Site, visit: Visit, now: datetime) -> int | None:
    until: datetime | None = returning.returns_until(connection, site, visit, now)
    return None if until is None else to_ms(until)


def _undo_until(connection: Connection, visit: Visit) -> int | None:
    """Only the leaving: who has their place held comes back by saying so."""
    if visit.state != State.ENDED or visit.outcome != LEFT:
        return None
    return undoing.until(connection, visit.visit, "cancel", VISITOR)
