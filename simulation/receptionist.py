"""A simulated receptionist: signs in with a PIN, does what those at the door want, and in between
mends the queue and books appointments, as the reception's and the appointments' pages let anybody.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import structlog

from simulation.client import Http, Pace, Refused, State, Stopped, Watch
from simulation.door import Caller, Door, Wants
from simulation.guests import Guests
from simulation.plan import Bookable, Plan, Receptionist
from simulation.visitor import Hall

log = structlog.get_logger("simulation")

#: Seconds of a receptionist's life that it takes to see to somebody.
TAKES_S: dict[Wants, float] = {
    "ticket": 12.0, "answer": 25.0, "paper": 10.0, "back": 8.0, "leaving": 6.0, "here": 8.0,
}  # fmt: skip
#: With nobody at the door, something else is done about so often.
MENDS_EVERY_S = 60.0
BOOKS_EVERY_S = 90.0
#: Appointments are made at once until so many begin within `SOON`, and `AHEAD` on each of the
#: weekdays to come; of those about to begin, the first is after `NEXT`.
SOON, SEVERAL = timedelta(hours=2), 5
NEXT = timedelta(minutes=4)
AHEAD, DAYS = 7, 5
#: Local hours in which appointments of other days are made.
HOURS = (9, 16)
#: Of what is booked, so much is moved or cancelled once.
CHANGES = 0.12
_LOOKS_S = 0.5
_AGAIN_S = 3.0


class Reception:
    """The receptionist's day. `run` is it, until the simulation stops."""

    def __init__(
        self,
        plan: Plan,
        who: Receptionist,
        hall: Hall,
        door: Door,
        guests: Guests,
        pace: Pace,
        random: Random,
    ) -> None:
        self._site = plan.site
        self._who = who
        self._hall = hall
        self._door = door
        self._guests = guests
        self._pace = pace
        self._random = random
        self._http = Http(plan.url, pace)
        self._api = f"/api/v1/sites/{plan.site}"
        self._page: State = {}
        self._zone = ZoneInfo("UTC")

    def run(self) -> None:
        """Sign in, and work."""
        screen: Watch | None = None
        try:
            while True:
                try:
                    self._sign_in()
                    screen = Watch(self._http, "/reception", {"site": self._site}, self._pace)
                    self._work(screen)
                except Refused as refused:
                    # Signed out, or a PIN was changed: in again, as anybody would.
                    log.info("refused", adviser=self._who.adviser, problem=str(refused))
                    self._pace.wait(_AGAIN_S)
                finally:
                    if screen is not None:
                        screen.close()
        except Stopped:
            pass

    def _sign_in(self) -> None:
        who = f"{self._site}|{self._who.adviser}"
        self._http.form("/sign-in", {"who": who, "secret": self._who.pin, "next": ""})
        self._page = self._http.page(f"/reception/{self._site}")
        self._zone = ZoneInfo(self._page["site"]["timezone"])

    def _work(self, screen: Watch) -> None:
        """Those at the door first, then what else there is."""
        mends, books = self._due(MENDS_EVERY_S), datetime.now(UTC)
        while True:
            caller = self._door.next(_LOOKS_S)
            self._pace.check()
            now = datetime.now(UTC)
            if caller is not None:
                self._see_to(screen, caller)
            elif now >= books:
                few = self._book()
                books = now if few else self._due(BOOKS_EVERY_S)
            elif now >= mends:
                self._mend(screen)
                mends = self._due(MENDS_EVERY_S)

    def _due(self, seconds: float) -> datetime:
        lived = self._random.expovariate(1 / seconds)
        return datetime.now(UTC) + timedelta(seconds=self._pace.real(lived))

    # ------------------------------------------------------------------ at the door

    def _see_to(self, screen: Watch, caller: Caller) -> None:
        """What somebody wants, if the house lets them have it; they are always told."""
        deeds: dict[Wants, Callable[[Watch, Caller], str | None]] = {
            "ticket": self._ticket, "answer": self._answer, "paper": self._paper,
            "back": self._back, "leaving": self._leaving, "here": self._here,
        }  # fmt: skip
        visit: str | None = None
        try:
            self._pace.live(TAKES_S[caller.wants])
            visit = deeds[caller.wants](screen, caller)
        except Refused as refused:
            if refused.status == 401:
                raise
            log.info("no", wants=caller.wants, problem=str(refused))
        finally:
            caller.tell(visit)

    def _ticket(self, screen: Watch, caller: Caller) -> str | None:
        del screen
        asked = caller.asked_language
        printers = [one for one in self._page["printers"] if one["kiosk"] == self._who.kiosk]
        body = {"enquiry": caller.enquiry, "language": caller.language, "source": "reception",
                "needs": list(caller.needs), **({"asked_language": asked} if asked else {}),
                **({"printer": printers[0]["printer"]} if printers else {})}  # fmt: skip
        ticket = self._http.post(f"{self._api}/visits", body)
        assert ticket is not None
        self._hall.enter(ticket["visit"])
        return str(ticket["visit"])

    def _answer(self, screen: Watch, caller: Caller) -> str | None:
        del screen
        answer = self._http.post(f"{self._api}/door-answers", {"enquiry": caller.enquiry})
        return None if answer is None else str(answer["visit"])

    def _paper(self, screen: Watch, caller: Caller) -> str | None:
        return self._found(screen, caller, "print", "queue", "held")

    def _back(self, screen: Watch, caller: Caller) -> str | None:
        return self._found(screen, caller, "return", "missed")

    def _leaving(self, screen: Watch, caller: Caller) -> str | None:
        return self._found(screen, caller, "cancel", "queue", "held")

    def _found(self, screen: Watch, caller: Caller, deed: str, *where: str) -> str | None:
        """Find a ticket by its number, as the page does, and do it."""
        state = screen.first()
        for one in (one for name in where for one in state[name]):
            if one["number"] == caller.number:
                self._http.post(f"/api/v1/visits/{one['visit']}/{deed}")
                return str(one["visit"])
        return None

    def _here(self, screen: Watch, caller: Caller) -> str | None:
        del screen
        path = f"/api/v1/appointments/{caller.appointment}/check-in"
        here = self._http.post(path, {"kiosk": self._who.kiosk})
        if here is None:
            return None
        self._hall.enter(here["visit"])
        return str(here["visit"])

    # ------------------------------------------------------------------ the queue

    def _mend(self, screen: Watch) -> None:
        """Something about somebody who waits or rests, out of the simulated visitors."""
        state = screen.first()
        waiting, resting = (
            [one for one in state[name] if self._hall.knows(one["visit"])]
            for name in ("queue", "held")
        )
        deed = self._random.choice(("needs", "needs", "needs", "enquiry", "rest"))
        try:
            if resting and (deed == "rest" or not waiting):
                self._http.post(f"/api/v1/visits/{resting[0]['visit']}/resume")
            elif waiting:
                self._change_visit(state, self._random.choice(waiting), deed)
        except Refused as refused:
            if refused.status == 401:
                raise
            log.info("no", deed=deed, problem=str(refused))

    def _change_visit(self, state: State, one: State, deed: str) -> None:
        path = f"/api/v1/visits/{one['visit']}"
        if deed == "rest":
            self._http.post(f"{path}/hold", {"reason": "stepped_out", "minutes": 5})
        elif deed == "enquiry" and not one["planned"]:
            offered = [name for name, other in state["enquiries"].items()
                       if other["open"] and name != one["enquiry"]]  # fmt: skip
            self._http.post(f"{path}/enquiries", {"enquiry": self._random.choice(offered)})
        else:
            needs = {*one["needs"], self._random.choice(("step_free", "more_time", "children"))}
            self._http.post(f"{path}/needs", {"needs": sorted(needs)})

    # ------------------------------------------------------------------ appointments

    def _book(self) -> bool:
        """Look at the coming days, and make an appointment where there are few; whether there are
        still too few soon. Now and then one is moved or cancelled instead."""
        if not self._who.books:
            return False
        now = datetime.now(UTC)
        today = now.astimezone(self._zone).date()
        week = self._http.get(
            f"{self._api}/appointments?from={today}&to={today + timedelta(days=DAYS + 3)}"
        )
        booked = [one for one in week["appointments"] if one["state"] == "booked"]
        self._guests.hold(booked)
        soon = [one for one in booked if now < _moment(one["starts_at"]) < now + SOON]
        if len(soon) < SEVERAL:
            busy = [one["adviser"] for one in soon]
            what = min(self._who.books, key=lambda one: busy.count(one.adviser))
            first = what.adviser not in busy  # whoever has nothing to do is given something at once
            made = self._make(what, now + NEXT, now + SOON, first=first)
            return made and len(soon) + 1 < SEVERAL
        later = [one for one in booked if _moment(one["starts_at"]) > now + SOON]
        if later and self._random.random() < CHANGES:
            self._change(self._random.choice(later))
            return False
        self._ahead(booked, now)
        return False

    def _ahead(self, booked: list[State], now: datetime) -> None:
        """One more on a weekday to come, as long as it has few."""
        for n in range(1, DAYS + 3):
            day = now.astimezone(self._zone).date() + timedelta(days=n)
            first = datetime(day.year, day.month, day.day, HOURS[0], tzinfo=self._zone)
            last = first.replace(hour=HOURS[1])
            there = [one for one in booked if first <= _moment(one["starts_at"]) <= last]
            if day.weekday() < 5 and len(there) < AHEAD:
                self._make(self._random.choice(self._who.books), first, last)
                return

    def _make(
        self, what: Bookable, earliest: datetime, latest: datetime, *, first: bool = False
    ) -> bool:
        """Some time that is free between two moments, or the `first`; whether one was made."""
        free = self._free(what, earliest, latest)
        if not free:
            return False
        one = free[0] if first else self._random.choice(free)
        body = {"type": what.type, "starts_at": one["starts_at"], "adviser": what.adviser,
                "service_point": what.service_point}  # fmt: skip
        return self._try(f"{self._api}/appointments", body)

    def _free(self, what: Bookable, earliest: datetime, latest: datetime) -> list[State]:
        day = earliest.astimezone(self._zone).date()
        found = self._http.get(
            f"{self._api}/appointments/free?type={what.type}&adviser={what.adviser}"
            f"&service_point={what.service_point}&from={day}&days=2&limit=500"
        )
        return [one for one in found["free"] if earliest <= _moment(one["starts_at"]) <= latest]

    def _change(self, one: State) -> None:
        """To another time of its day, or it is cancelled: the visitor asked."""
        path = f"/api/v1/appointments/{one['appointment']}"
        starts = _moment(one["starts_at"])
        what = Bookable(
            type=one["type"], adviser=one["adviser"], service_point=one["service_point"]
        )
        free = self._free(what, starts - timedelta(hours=2), starts + timedelta(hours=3))
        if free and self._random.random() < 0.6:
            self._try(f"{path}/move", {"starts_at": self._random.choice(free)["starts_at"]})
        else:
            self._try(f"{path}/cancel", {"reason": "visitor_asked"})

    def _try(self, path: str, body: State) -> bool:
        try:
            self._http.post(path, body)
        except Refused as refused:
            if refused.status == 401:
                raise
            log.info("no", path=path, problem=str(refused))
            return False
        return True


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
