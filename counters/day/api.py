"""The day's JSON interface: enquiry types on and off, an early close, the close of the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, Literal

from flask import Response, jsonify
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag
from pydantic import BaseModel, StrictBool

from storage import Connection
from storage.times import iso, iso_or_none, to_ms
from ticketing.appointments import promises
from ticketing.asks import Ask
from ticketing.day import clocks, closing, limits, redating, switches
from ticketing.day.bringing_back import bring_back, closed_lately
from ticketing.day.clocks import Reading
from ticketing.day.limits import ClosedBecause, Closure, EarlyReason, OffReason
from ticketing.queue.waiting import waiting_counts
from ticketing.sites import Site
from ticketing.sites.holidays import in_language
from web.callers import caller
from web.house import House
from web.interface import PROBLEMS, SITE, Id, In, Moment, SitePath, keyed_ask
from web.problems import Problem

_TAG = Tag(name="The day", description="What takes tickets today, and when the day closes.")


class EnquiryPath(SitePath):
    """An enquiry type of a site."""

    enquiry: Id


class OffIn(In):
    """Why there are no tickets, and whether only for today's service day."""

    reason: OffReason
    today: StrictBool = True


class EarlyIn(In):
    """Why the site closes early."""

    reason: EarlyReason


class ClosureOut(BaseModel):
    """Why there are no tickets now; `cause` is what somebody chose, `opens_at` when it is known;
    `named` is what a closed day is called."""

    reason: ClosedBecause
    cause: str | None
    opens_at: Moment | None
    named: str | None


class ClockOut(BaseModel):
    """The server's clock went `ahead_s` ahead at a moment, and nobody has agreed to it yet. By it
    `over` visits and sign-ons would be over that are not by the clock before. `at_start`: the
    machine was started with a clock that is so far from the last deed, which was at that moment;
    below zero, behind it."""

    ahead_s: int
    at_start: bool
    at: Moment
    over: int


class ClosedOut(BaseModel):
    """The last close of a day that can be taken back: when it was, and how many it ended."""

    at: Moment
    visits: int


class EnquiryDayOut(BaseModel):
    """An enquiry type today. `tickets` counts towards `quota`; `off` is the switch's reason."""

    enquiry: Id
    name: str
    tickets: int
    waiting: int
    quota: int | None
    last_ticket: Annotated[str | None, "local time"]
    off: str | None
    closure: ClosureOut | None


class TouchedOut(BaseModel):
    """A promise that the present rules do not keep: an appointment or a visit, what is so and what
    can be done, in words; `starts_at` is an appointment's."""

    kind: Literal["appointment", "visit"]
    id: str
    name: str
    says: str
    do: str
    starts_at: Moment | None


class PromisesOut(BaseModel):
    """Every promise that the present rules do not keep: appointments by time, then visits."""

    promises: list[TouchedOut]


class ServiceDayOut(BaseModel):
    """How the service day stands. `closes_at`: when those left get the day's own outcome.
    `clock`: a clock that is doubted; `closed`: whom a close ended who can wait again."""

    now: Moment
    service_day: str
    closure: ClosureOut | None
    closed_early: str | None
    left: int
    stopped: bool
    closes_at: Moment | None
    after: int | None
    clock: ClockOut | None
    closed: ClosedOut | None
    enquiries: list[EnquiryDayOut]


def add(bp: APIBlueprint, house: House) -> None:
    """Put the routes under /api/v1 into a blueprint. Changing needs a supervisor."""

    @bp.get(f"{SITE}/day", tags=[_TAG], responses={200: ServiceDayOut, **PROBLEMS})
    def the_day(path: SitePath) -> Response:
        """What takes tickets today, and when the day closes."""
        caller().need(path.site, "adviser")
        return jsonify(shown(house, path.site))

    @bp.get(f"{SITE}/promises", tags=[_TAG], responses={200: PromisesOut, **PROBLEMS})
    def broken(path: SitePath) -> Response:
        """What was promised before a rule changed, and is not kept by the rules of now."""
        caller().need(path.site, "receptionist")
        site, now = house.site(path.site), house.clock()
        found = house.reports.run(promises.touched, site, now)
        return jsonify({"promises": [one.as_json() for one in found]})

    def route(name: str, change: Callable[[SitePath, Ask], object]) -> None:
        """A change of the day without a body; the answer is the day as it then stands."""

        def view(path: SitePath) -> Response:
            return _done(house, path.site, lambda asked: change(path, asked))

        view.__doc__ = f"{_SAYS[name]}"
        bp.post(
            f"{SITE}/{name}",
            tags=[_TAG],
            responses={200: ServiceDayOut, **PROBLEMS},
            endpoint=f"day_{name.replace('-', '_')}",
        )(view)

    route("reopen", lambda path, asked: switches.reopen(house.store, path.site, asked))
    route("stop-close", lambda path, asked: switches.stop_close(house.store, path.site, asked))
    route("resume-close", lambda path, asked: switches.resume_close(house.store, path.site, asked))
    route("bring-back", lambda path, asked: bring_back(house.store, path.site, asked))
    route(
        "agree-clock",
        lambda path, asked: redating.agree(house.store, path.site, asked, house.steady(asked.now)),
    )

    @bp.post(f"{SITE}/close-early", tags=[_TAG], responses={200: ServiceDayOut, **PROBLEMS})
    def close_early(path: SitePath, body: EarlyIn) -> Response:
        """No more tickets today; those who wait are still served."""
        return _done(
            house,
            path.site,
            lambda asked: switches.close_early(house.store, path.site, asked, reason=body.reason),
        )

    @bp.post(
        f"{SITE}/enquiries/<enquiry>/off",
        tags=[_TAG],
        responses={200: ServiceDayOut, **PROBLEMS, 404: Problem},
    )
    def off(path: EnquiryPath, body: OffIn) -> Response:
        """No more tickets for an enquiry type; those who wait keep theirs."""
        return _done(
            house,
            path.site,
            lambda asked: switches.switch_off(
                house.store, path.site, path.enquiry, asked, reason=body.reason, today=body.today
            ),
        )

    @bp.post(
        f"{SITE}/enquiries/<enquiry>/on",
        tags=[_TAG],
        responses={200: ServiceDayOut, **PROBLEMS, 404: Problem},
    )
    def on(path: EnquiryPath) -> Response:
        """Tickets for the enquiry type again."""
        return _done(
            house,
            path.site,
            lambda asked: switches.switch_on(house.store, path.site, path.enquiry, asked),
        )


_SAYS = {
    "reopen": "Take an early close back.",
    "stop-close": "Keep the day open for those who still wait.",
    "resume-close": "Let the day close again at its time.",
    "bring-back": "Let all wait again whom the last close of a day ended.",
    "agree-clock": "The clock is right, though it jumped: what is over by it may be closed.",
}


def _done(house: House, site_id: str, change: Callable[[Ask], object]) -> Response:
    grant = caller().need(site_id, "supervisor")
    change(keyed_ask(house, grant))
    return jsonify(shown(house, site_id))


def shown(house: House, site_id: str) -> dict[str, Any]:
    """The day as the interface and the page give it."""
    now = house.clock()
    site = house.site(site_id)
    with house.store.read() as conn:
        closed = limits.closures(conn, site, now)
        went = closing.how_it_went(conn, site, now)
        return {
            "now": iso(to_ms(now)),
            "service_day": site.service_day(now).isoformat(),
            "closure": _closure(limits.site_closure(conn, site, now)),
            "closed_early": went["closed_early_reason"],
            "left": closing.left_over(conn, site, now),
            "stopped": went["close_stopped_at"] is not None,
            "closes_at": _moment(closing.closes_at(conn, site, now)),
            "after": site.day.close_after_minutes,
            "clock": _clock(conn, site, house.steady(now)),
            "closed": _closed(conn, site, now),
            "enquiries": _enquiries(conn, site, now, closed),
        }


def _enquiries(
    conn: Connection, site: Site, now: datetime, closed: dict[str, Closure]
) -> list[dict[str, Any]]:
    today = site.service_day(now).isoformat()
    waiting = waiting_counts(conn, site.id, today)
    off = limits.switched_off(conn, site, now)
    return [
        {
            "enquiry": one.id,
            "name": one.called("en"),
            "tickets": limits.tickets_today(conn, site.id, today, one.id),
            "waiting": waiting.get(one.id, 0),
            "quota": one.daily_quota,
            "last_ticket": limits.last_ticket(site, one, now),
            "off": off.get(one.id),
            "closure": _closure(closed.get(one.id)),
        }
        for one in site.enquiries
    ]


def _closure(found: Closure | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "reason": found.reason,
        "cause": found.cause,
        "opens_at": _moment(found.opens_at),
        "named": None if found.named is None else in_language(found.named, "en"),
    }


def _clock(conn: Connection, site: Site, reading: Reading) -> dict[str, Any] | None:
    doubted = clocks.doubt(conn, site.id)
    if doubted is None:
        return None
    sure = clocks.sure(conn, site.id, reading)
    over = closing.over(conn, site, reading.now) - closing.over(conn, site, sure)
    over += len(redating.carried(conn, site))
    return {
        "ahead_s": doubted.by_ms // 1000,
        "at_start": doubted.at_start,
        "at": iso(doubted.at),
        "over": over,
    }


def _closed(conn: Connection, site: Site, now: datetime) -> dict[str, Any] | None:
    found = closed_lately(conn, site, now)
    return None if found is None else {"at": iso(found.at), "visits": len(found.visits)}


def _moment(at: datetime | None) -> str | None:
    return iso_or_none(None if at is None else to_ms(at))
