"""Simulated visitors: they take a ticket at a kiosk, wait for their call, and walk or do not."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from random import Random

from simulation import demand
from simulation.client import Http, Pace, Refused, State, Stopped, Watch
from simulation.demand import Fate
from simulation.plan import Plan

#: How long somebody who heard nothing of their ticket stays before giving up: the day was closed,
#: or the house was set up anew.
_LOSES_HOPE_S = 60.0


class Hall:
    """What can be seen in the room, and is on no screen: who stands at which service point."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._present: dict[str, str | None] = {}

    def enter(self, visit: str) -> None:
        """A simulated visitor is in the house."""
        with self._lock:
            self._present[visit] = None

    def stand(self, visit: str, point: str) -> None:
        """They arrive at a service point."""
        with self._lock:
            self._present[visit] = point

    def leave(self, visit: str) -> None:
        """They are gone."""
        with self._lock:
            self._present.pop(visit, None)

    def knows(self, visit: str) -> bool:
        """Whether this is a simulated visitor; of anybody else nothing can be seen."""
        with self._lock:
            return visit in self._present

    def stands(self, visit: str, point: str) -> bool:
        """Whether they stand at this service point."""
        with self._lock:
            return self._present.get(visit) == point

    def __len__(self) -> int:
        with self._lock:
            return len(self._present)


@dataclass(frozen=True)
class Entrance:
    """The kiosks, and what their screens say."""

    http: Http
    site: str
    screens: dict[str, Watch]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan, pace: Pace) -> Entrance:
        """Look at the kiosks of a plan. Raises Refused, Stopped."""
        http = Http(plan.url, pace, plan.token)
        page = http.page(f"/kiosk/{plan.site}/{plan.kiosks[0]}")
        screens = {
            kiosk: Watch(http, "/kiosk", {"site": plan.site, "kiosk": kiosk}, pace,
                         token=plan.token)
            for kiosk in plan.kiosks
        }  # fmt: skip
        languages = tuple(one["code"] for one in page["languages"])
        return cls(http, plan.site, screens, languages)

    def look(self) -> State:
        """What the first kiosk's screen says now."""
        return next(iter(self.screens.values())).first()

    def waiting(self) -> int:
        """How many wait for anything."""
        return sum(one["waiting"] for one in self.look()["enquiries"].values())

    def offered(self) -> dict[str, int]:
        """The enquiry types that are open, with how many wait for each."""
        enquiries = self.look()["enquiries"].items()
        return {name: one["waiting"] for name, one in enquiries if one["open"]}

    def kiosk(self, random: Random) -> str:
        """Any kiosk that prints; any at all if none does."""
        names = list(self.screens)
        prints = [one for one in names if self.screens[one].first()["printer"]["usable"]]
        return random.choice(prints or names)

    def take(self, enquiry: str, language: str, kiosk: str) -> State:
        """A ticket. Raises Refused, Stopped."""
        body = {"enquiry": enquiry, "language": language, "kiosk": kiosk}
        ticket = self.http.post(f"/api/v1/sites/{self.site}/visits", body)
        assert ticket is not None
        return ticket

    def close(self) -> None:
        """Look no longer."""
        for screen in self.screens.values():
            screen.close()


class Visitor:
    """One visitor with a ticket and a phone. `run` is their visit, from the ticket to the door."""

    def __init__(
        self, entrance: Entrance, hall: Hall, pace: Pace, random: Random, enquiry: str
    ) -> None:
        self._entrance = entrance
        self._hall = hall
        self._pace = pace
        self._enquiry = enquiry
        self._language = demand.language(random, entrance.languages)
        self._kiosk = entrance.kiosk(random)
        self._fate = demand.fate(random)
        self._walk_s = demand.walk_s(random)

    def take_ticket(self) -> str | None:
        """The visit's id; None if the enquiry type has just closed. Raises Stopped."""
        try:
            ticket = self._entrance.take(self._enquiry, self._language, self._kiosk)
        except Refused:
            return None
        visit: str = ticket["visit"]
        self._hall.enter(visit)
        return visit

    def run(self, visit: str) -> None:
        """Wait, walk, be served, go."""
        phone = Watch(self._entrance.http, "/display", {"ticket": visit}, self._pace)
        try:
            self._follow(phone, visit)
        except Stopped:
            return
        finally:
            phone.close()
            self._hall.leave(visit)

    def _follow(self, phone: Watch, visit: str) -> None:
        while (state := phone.first())["state"] == "waiting":
            phone.wait(state, _LOSES_HOPE_S)
        if self._fate is Fate.COMES and state["state"] == "called":
            self._pace.live(self._walk_s)
            self._hall.stand(visit, state["point"])
        while (state := phone.first())["state"] != "ended":
            phone.wait(state, _LOSES_HOPE_S)
