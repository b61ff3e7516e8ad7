"""Simulated visitors: they take a ticket at a kiosk or at the reception, wait for their call, and
walk or do not."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from random import Random

from simulation import demand
from simulation.client import Http, Pace, Refused, State, Stopped, Watch
from simulation.demand import Fate
from simulation.door import Caller, Door
from simulation.plan import Plan

#: How long somebody who heard nothing of their ticket stays before giving up: the day was closed,
#: or the house was set up anew.
_LOSES_HOPE_S = 60.0
#: Of a hundred, so many go to the reception for a ticket, lose it, or come back after a missed
#: call; of those who leave, so many say so. Assumed.
AT_RECEPTION = 0.2
LOSES_PAPER = 0.06
COMES_BACK = 0.5
SAYS_SO = 0.6
#: What visitors at the reception need, now and then, and the languages that they ask for.
NEEDS = ("step_free", "children", "more_time", "priority", "interpreter")
SOME_NEED = 0.3
LANGUAGES = ("pl", "ur", "pa", "cy")
SOME_LANGUAGE = 0.12
#: Seconds of a visitor's life until they lose their paper, lose patience, or are back.
_LATER_S = (20.0, 240.0)


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
    """The kiosks: what their screens say, and what each is asked, by its own token."""

    https: dict[str, Http]
    site: str
    screens: dict[str, Watch]
    languages: tuple[str, ...]

    @classmethod
    def of(cls, plan: Plan, pace: Pace) -> Entrance:
        """Look at the kiosks of a plan. Raises Refused, Stopped."""
        https = {one.id: Http(plan.url, pace, one.token) for one in plan.kiosks}
        first = plan.kiosks[0].id
        page = https[first].page(f"/kiosk/{plan.site}/{first}")
        screens = {
            one.id: Watch(https[one.id], "/kiosk", {"site": plan.site, "kiosk": one.id}, pace,
                          token=one.token)
            for one in plan.kiosks
        }  # fmt: skip
        languages = tuple(one["code"] for one in page["languages"])
        return cls(https, plan.site, screens, languages)

    @property
    def http(self) -> Http:
        """What needs no kiosk in particular goes through the first one's."""
        return next(iter(self.https.values()))

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
        ticket = self.https[kiosk].post(f"/api/v1/sites/{self.site}/visits", body)
        assert ticket is not None
        return ticket

    def check_in(self, code: str, random: Random) -> str:
        """An appointment's visitor is here: the visit's id. Raises Refused, Stopped."""
        kiosk = self.kiosk(random)
        body = {"code": code, "kiosk": kiosk}
        here = self.https[kiosk].post(f"/api/v1/sites/{self.site}/check-in", body)
        assert here is not None
        return str(here["visit"])

    def come_back(self, number: str) -> bool:
        """Who missed a call waits again; False when it is too late for that. Raises Stopped."""
        try:
            answer = self.http.post(f"/api/v1/sites/{self.site}/back", {"code": number})
        except Refused:
            return False
        return answer is not None and answer["done"] == "returned"

    def close(self) -> None:
        """Look no longer."""
        for screen in self.screens.values():
            screen.close()


class Visitor:
    """One visitor with a ticket and a phone. `run` is their visit, from the ticket to the door."""

    def __init__(
        self,
        entrance: Entrance,
        hall: Hall,
        door: Door,
        pace: Pace,
        random: Random,
        enquiry: str = "",
    ) -> None:
        self._entrance = entrance
        self._hall = hall
        self._door = door
        self._pace = pace
        self._random = random
        self._enquiry = enquiry
        self._language = demand.language(random, entrance.languages)
        self._kiosk = entrance.kiosk(random)
        self.fate = demand.fate(random)
        self._walk_s = demand.walk_s(random)
        self.asks = random.random() < AT_RECEPTION

    def take_ticket(self) -> str | None:
        """The visit's id, of a ticket from a kiosk; None if the enquiry type has just closed.
        Raises Stopped."""
        try:
            ticket = self._entrance.take(self._enquiry, self._language, self._kiosk)
        except Refused:
            return None
        visit: str = ticket["visit"]
        self._hall.enter(visit)
        return visit

    def ask(self) -> None:
        """The whole visit of somebody who goes to the reception first."""
        random = self._random
        asking = Caller(
            "ticket", self._enquiry, self._language,
            needs=(random.choice(NEEDS),) if random.random() < SOME_NEED else (),
            asked_language=random.choice(LANGUAGES) if random.random() < SOME_LANGUAGE else None,
        )  # fmt: skip
        try:
            waits = self._door.stand(asking)
            visit = asking.hear(self._pace) if waits else self.take_ticket()
        except Stopped:
            return
        if visit is not None:
            self.run(visit)

    def run(self, visit: str) -> None:
        """Wait, walk, be served, go."""
        self._hall.enter(visit)
        phone = Watch(self._entrance.http, "/display", {"ticket": visit}, self._pace)
        try:
            self._speak(phone)
            self._follow(phone, visit)
        except Stopped:
            return
        finally:
            phone.close()
            self._hall.leave(visit)

    def _speak(self, phone: Watch) -> None:
        """Go to the reception now and then: the paper is lost, or they cannot wait any longer."""
        leaves = self.fate is Fate.HAS_LEFT and self._random.random() < SAYS_SO
        loses = self._random.random() < LOSES_PAPER
        if (leaves or loses) and self._waits(phone, self._random.uniform(*_LATER_S)):
            asking = Caller("leaving" if leaves else "paper", number=phone.first()["number"])
            if self._door.stand(asking):
                asking.hear(self._pace)

    def _waits(self, phone: Watch, seconds: float) -> bool:
        """Whether they wait, and still do so after `seconds` of their life."""
        ends = time.monotonic() + self._pace.real(seconds)
        while (state := phone.first())["state"] == "waiting":
            if (left := ends - time.monotonic()) <= 0:
                return True
            phone.wait(state, left)
        return False

    def _follow(self, phone: Watch, visit: str) -> None:
        """Walk wherever the phone says, until the visit has ended: it may have several calls."""
        went: tuple[str, str] | None = None
        while True:
            state = phone.first()
            if state["state"] == "ended" and not self._comes_back(phone, state):
                return
            if state["state"] == "called" and self.fate is Fate.COMES:
                call = (state["called_at"], state["point"])
                if call != went:
                    went = call
                    self._pace.live(self._walk_s)
                    self._hall.stand(visit, state["point"])
            phone.wait(state, _LOSES_HOPE_S)

    def _comes_back(self, phone: Watch, state: State) -> bool:
        """After a missed call, once: at a kiosk, or at the reception."""
        if state["outcome"] != "no_show" or self.fate is not Fate.MISSES_THE_CALL:
            return False
        self.fate = Fate.COMES
        if self._random.random() >= COMES_BACK:
            return False
        self._pace.live(self._random.uniform(*_LATER_S))
        asking = Caller("back", number=state["number"])
        if self._random.random() < AT_RECEPTION and self._door.stand(asking):
            back = asking.hear(self._pace) is not None
        else:
            back = self._entrance.come_back(state["number"])
        while back and phone.first() is state:
            phone.wait(state, 1.0)
        return back
