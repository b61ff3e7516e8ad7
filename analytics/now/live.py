"""The state of the supervisor's page of today: who waits, where, and what needs somebody.

A join is ``{site}``. Nothing in the state grows old by the clock alone: it says since when somebody
waits and when the target passes, and the page counts on from there.
"""

from __future__ import annotations

import threading
from datetime import date
from typing import Any, Final, TypedDict

from analytics.figures import greetings
from analytics.figures.answers import ShareJson, TimesJson, share_answer, times_answer
from analytics.figures.steps import DayStep, GreetedThen, at_places
from analytics.figures.tally import Tally, combine, figures
from analytics.now.today import MINUTE, Day, Reading, waiting_by_minute
from storage.times import iso, iso_or_none, to_ms
from ticketing.day import clocks
from ticketing.sites import Site
from ticketing.sites.parts import Enquiry
from ticketing.staff import places
from ticketing.staff.places import SignOn
from ticketing.visits import rests
from web.callers import Caller
from web.devices import ShownDevice, shown
from web.house import House
from web.live import Live, StateNamespace

_MOST_DAYS_KEPT: Final = 64


class Results(TypedDict):
    """How it went so far today."""

    issued: int
    called: int
    no_shows: int
    within_target: ShareJson
    wait: TimesJson


class Head(TypedDict):
    """Who waits longest against the target (seconds), since when (ISO 8601). To the seconds since
    then `before` is added: what was waited before that, less what was rested."""

    number: str
    waiting_since: str
    before: float
    target: int


class EnquiryNow(Results):
    """An enquiry type: who waits, and when each of them passes the target (ISO 8601)."""

    enquiry: str
    name: str
    target: int
    target_percent: int
    waiting: int
    head: Head | None
    passes: list[str]


class Place(TypedDict):
    """A service point: who is there, with whom, since when (ISO 8601)."""

    point: str
    name: str
    kind: str
    state: str
    adviser: str | None
    number: str | None
    since: str | None


class Chart(TypedDict):
    """How many waited at each full minute from `start` on; moments in ISO 8601."""

    opens: str | None
    closes: str | None
    start: str | None
    waiting: list[int]


class ClockDoubted(TypedDict):
    """The server's clock went so far ahead within a moment, and nobody agreed to it yet.
    `at_start`: the machine was started so far ahead of the last deed; below zero, behind it."""

    ahead_s: int
    at_start: bool


class GreetedNow(TypedDict):
    """Of those to whom it was promised: how many were greeted, in time, and wait longer."""

    greeted: int
    in_time: int
    late: int


class NowState(TypedDict):
    """The supervisor's page of today. `clock` is None while nobody need doubt it, `greeted` where
    nobody was promised when."""

    site: str
    service_day: str
    waiting: int
    held: int
    door: int
    total: Results
    enquiries: list[EnquiryNow]
    places: list[Place]
    devices: list[ShownDevice]
    chart: Chart
    clock: ClockDoubted | None
    greeted: GreetedNow | None


class NowKnown(TypedDict):
    """What the page is given: its first state, when that was, and what each figure counts."""

    now: str
    site: str
    timezone: str
    definitions: dict[str, str]
    state: NowState


class SupervisorState(StateNamespace):
    """``/supervisor``: one room of screens for each site, for supervisors."""

    path = "/supervisor"

    def __init__(self, house: House, live: Live) -> None:
        super().__init__(house, live)
        self._now = NowPage(house)

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        """Any supervisor of the site; NotFound for a site that there is not."""
        site = self.house.site(str(data.get("site", "")))
        who.need(site.id, "supervisor")
        return f"{site.id}|now"

    def compute(self, key: str) -> NowState:
        """See `NowPage.state`."""
        return self._now.state(key.partition("|")[0])


class NowPage:
    """Makes the state of today, keeping each site's day in memory between two makings."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._days: dict[tuple[str, str], Day] = {}
        self._lock = threading.Lock()

    def state(self, site_id: str) -> NowState:
        """The whole state of a site's day; times in ISO 8601, durations in seconds."""
        site = self._house.site(site_id)
        moment = self._house.clock()
        now = to_ms(moment)
        day = site.service_day(moment)
        with self._lock, self._house.store.read() as conn:
            try:
                reading = self._day(site, day).read(conn, now)
            except BaseException:
                self._days.pop((site.id, day.isoformat()), None)
                raise
            busy = at_places(conn, site.id)
            signed_on = places.here(conn, site, moment)
            doubted = clocks.doubt(conn, site.id)
            greeted = greetings.today(conn, site, day, now)
        total = combine(list(reading.tallies.values()))
        waiting: dict[str, list[DayStep]] = {}
        for step in reading.waiting:
            waiting.setdefault(step.enquiry, []).append(step)
        return {
            "site": site.id,
            "service_day": day.isoformat(),
            "waiting": len(reading.waiting),
            "held": sum(tally.held for tally in reading.tallies.values()),
            "door": sum(tally.door for tally in reading.tallies.values()),
            "total": _results(total),
            "enquiries": [
                _enquiry(each, waiting.get(each.id, []), reading.tallies.get(each.id, Tally()))
                for each in site.enquiries
            ],
            "places": [
                _place(site, point.id, busy.get(point.id), signed_on.get(point.id), reading)
                for point in site.service_points
            ],
            "devices": [shown(device) for device in self._house.devices.devices(site.id)],
            "chart": _chart(site, day, reading, now),
            "greeted": _greeted(greeted),
            "clock": _clock(doubted),
        }

    def _day(self, site: Site, day: date) -> Day:
        key = (site.id, day.isoformat())
        found = self._days.get(key)
        if found is None:
            if len(self._days) >= _MOST_DAYS_KEPT:
                self._days.clear()
            found = self._days[key] = Day(*key, site.zone_info)
        return found


def _enquiry(enquiry: Enquiry, waiting: list[DayStep], tally: Tally) -> EnquiryNow:
    head = min(waiting, key=_passes, default=None)
    first: Head | None = head and {
        "number": head.number,
        "waiting_since": iso(head.waiting_since),
        "before": head.before_ms / 1000,
        "target": head.target_s,
    }
    return {
        "enquiry": enquiry.id,
        "name": enquiry.called("en"),
        "target": enquiry.target_s,
        "target_percent": enquiry.target_percent,
        "waiting": len(waiting),
        "head": first,
        "passes": [iso(moment) for moment in sorted(map(_passes, waiting))],
        **_results(tally),
    }


def _greeted(every: list[GreetedThen]) -> GreetedNow | None:
    if not every:
        return None
    return {
        "greeted": sum(one.greeted for one in every),
        "in_time": sum(one.in_time for one in every),
        "late": sum(one.late for one in every),
    }


def _results(tally: Tally) -> Results:
    """How it went so far today: what the page's table has, a part of what the API answers."""
    found = figures(tally)
    return {
        "issued": found.issued,
        "called": found.called,
        "no_shows": found.no_shows,
        "within_target": share_answer(found.within_target),
        "wait": times_answer(found.wait),
    }


def _passes(step: DayStep) -> int:
    return step.waiting_since - step.before_ms + step.target_s * 1000


def _clock(doubted: clocks.Doubt | None) -> ClockDoubted | None:
    if doubted is None:
        return None
    return {"ahead_s": doubted.by_ms // 1000, "at_start": doubted.at_start}


def _place(
    site: Site, point_id: str, step: DayStep | None, here: SignOn | None, reading: Reading
) -> Place:
    point = site.service_point(point_id)
    since: int | None = None
    state = "nobody"
    if step is not None:
        state, since = step.state, step.serving_at or step.called_at
        since = None if since is None else since + rests.taken_off(step.rests, since)
    elif here is not None and here.pause is not None:
        state, since = here.pause, here.pause_since
    elif here is not None:
        state, since = "ready", max(here.since, reading.last_end.get(point_id, 0))
    names = {adviser.id: adviser.name for adviser in site.advisers}
    return {
        "point": point.id,
        "name": point.called("en"),
        "kind": point.kind,
        "state": state,
        "adviser": None if here is None else names.get(here.adviser, here.adviser),
        "number": None if step is None else step.number,
        "since": iso_or_none(since),
    }


def _chart(site: Site, day: date, reading: Reading, now: int) -> Chart:
    """The line of who waited, from the opening or the first ticket, whichever came first."""
    spans = list(site.openings(day))
    opens = min((to_ms(span[0]) for span in spans), default=None)
    closes = max((to_ms(span[1]) for span in spans), default=None)
    first = int(reading.came.min()) if len(reading.came) else None
    begins = [moment for moment in (opens, first) if moment is not None and moment <= now]
    start = min(begins, default=None)
    if start is None:
        return {
            "opens": iso_or_none(opens),
            "closes": iso_or_none(closes),
            "start": None,
            "waiting": [],
        }
    start -= start % MINUTE
    return {
        "opens": iso_or_none(opens),
        "closes": iso_or_none(closes),
        "start": iso(start),
        "waiting": waiting_by_minute(reading, start, now),
    }


def first_sentence(state: NowState, now: int) -> tuple[str, str]:
    """What is the case, in words: who waits, and who is past the target (or nothing).

    The page says the same from then on in `now.js`; this is what it opens with.
    """
    waiting = state["waiting"]
    past = sum(moment < iso(now) for enquiry in state["enquiries"] for moment in enquiry["passes"])
    if waiting == 0:
        return "Nobody waits.", ""
    first = "1 waits." if waiting == 1 else f"{waiting} wait."
    if past == 0:
        return first, ""
    if waiting == 1:
        return first, "That is past the target."
    return first, f"{past} {'is past its' if past == 1 else 'are past their'} target."
