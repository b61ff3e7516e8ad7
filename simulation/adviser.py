"""Simulated advisers: they sign on with their PIN and do what their desk's screen lets them do.

Whatever a person does at the same desk meanwhile, they go by what the screen says then.
"""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import structlog

from simulation import demand
from simulation.client import Http, Pace, Refused, State, Stopped, Watch
from simulation.plan import Plan, Staff
from simulation.visitor import Hall

log = structlog.get_logger("simulation")

#: Seconds of an adviser's life.
LOOKS_UP_S = 4.0  # between two visitors, on average
PRESSES_ANYWAY_S = 20.0  # 'next' while the screen names nobody, since a wait may be late by now
RECALLS_AFTER_S = 80.0  # longer than the longest walk
GIVES_UP_AFTER_S = 60.0  # after the last recall
BREAK_S = (240.0, 600.0)
BREAK_CHANCE = 0.06  # after each visitor
TIDIES_S = 45.0  # an interview room after a visit, before going back
STEPS_ASIDE_S = 600.0  # when somebody else signed on at the service point

#: How visits end, relative to each other; an outcome that is not named here counts as 1.
_OUTCOMES = {"resolved": 60, "form-issued": 14, "appointment-made": 9, "signposted": 8,
             "referred": 5, "incomplete": 4}  # fmt: skip


class Adviser:
    """One adviser at one service point. `run` is their day, until the simulation stops."""

    def __init__(self, plan: Plan, staff: Staff, hall: Hall, pace: Pace, random: Random) -> None:
        self._site = plan.site
        self._staff = staff
        self._hall = hall
        self._pace = pace
        self._random = random
        self._http = Http(plan.url, pace)
        #: Where they are: their own place, or an interview room that a visit took them to.
        self._here = staff.service_point
        self._outcomes: list[str] = []
        self._length: dict[str, float] = {}
        self._desk: Watch | None = None
        #: Places that turned out to be no interview rooms.
        self._no_rooms: set[str] = set()

    @property
    def _point(self) -> str:
        return f"/api/v1/sites/{self._site}/service-points/{self._here}"

    @property
    def _checks(self) -> str:
        return f"/api/v1/sites/{self._site}/checks"

    def run(self) -> None:
        """Sign on, serve, take a break, sign on again."""
        try:
            while True:
                try:
                    self._sign_on()
                    self._work()
                except Refused as refused:
                    # Somebody else was quicker, or took the place; the screen will tell.
                    log.info("refused", adviser=self._staff.adviser, problem=str(refused))
                    self._pace.wait(3.0)
        except Stopped:
            pass
        finally:
            self._close()

    # ------------------------------------------------------------------ coming and going

    def _sign_on(self) -> None:
        self._here = self._staff.service_point
        place = f"/counter/{self._site}/{self._here}"
        self._http.page(place)
        self._http.post(
            f"{self._point}/sign-on", {"adviser": self._staff.adviser, "pin": self._staff.pin}
        )
        page = self._http.page(place)
        self._outcomes = [one["id"] for one in page["outcomes"]]
        self._watch()

    def _watch(self) -> Watch:
        """The desk of the place where they are."""
        self._close()
        where = {"site": self._site, "point": self._here}
        self._desk = Watch(self._http, "/counter", where, self._pace)
        return self._desk

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _break(self) -> None:
        self._http.post(f"{self._point}/sign-off")
        self._close()
        self._pace.live(self._random.uniform(*BREAK_S))

    # ------------------------------------------------------------------ at the desk

    def _work(self) -> None:
        """Serve until a break, or until somebody else sits here."""
        assert self._desk is not None
        desk = self._desk
        self._settle(desk)
        while True:
            state = desk.first()
            if not self._mine(state):
                self._close()
                self._pace.live(STEPS_ASIDE_S)
                return
            if state["state"] == "ready" and self._here != self._staff.service_point:
                return  # from the interview room back to their own place
            if state["state"] == "called":
                self._expect(desk, state)
            elif state["state"] == "serving":
                self._serve(desk, state)
                if self._staff.breaks and self._random.random() < BREAK_CHANCE:
                    self._break()
                    return
            elif (went := self._call(desk, state)) != self._here:
                self._here = went
                desk = self._watch()
                self._settle(desk)

    def _mine(self, state: State) -> bool:
        return bool((state["adviser"] or {}).get("id") == self._staff.adviser)

    def _settle(self, desk: Watch) -> None:
        """A screen may still show who was here before, for a moment."""
        for _ in range(20):
            state = desk.first()
            if self._mine(state):
                return
            desk.wait(state, 1.0)

    def _call(self, desk: Watch, state: State) -> str:
        """Call the next; where the adviser is then: a private visit takes them to a room."""
        self._pace.live(self._random.expovariate(1 / LOOKS_UP_S))
        patience = self._pace.real(PRESSES_ANYWAY_S)
        while desk.state is state and state["next"] is None and patience > 0:
            before = datetime.now(UTC)
            desk.wait(state, patience)
            patience -= (datetime.now(UTC) - before).total_seconds()
        if (state := desk.first())["state"] != "ready":
            return self._here
        if state["next"] or any(one["mine"] for one in state["queue"]):
            called = self._deed(desk, state, f"{self._point}/next")
            if called is not None:
                return str(called["service_point"])
        return self._here

    def _expect(self, desk: Watch, state: State) -> None:
        """Wait for the visitor who was called; call again; give up."""
        visit, recall = state["visit"], state["recall"]
        asked = _moment(visit["last_called_at"])
        comes = self._comes_unseen(visit["visit"])
        while desk.state is state:
            since = self._lived(asked)
            may_again = datetime.now(UTC) >= _moment(recall["allowed_at"])
            stands = self._hall.stands(visit["visit"], self._here)
            if stands if comes is None else since > comes:
                self._deed(desk, state, f"/api/v1/visits/{visit['visit']}/start")
            elif visit["recalls"] < max(1, recall["needed"]):
                if since > RECALLS_AFTER_S and may_again:
                    self._deed(desk, state, f"/api/v1/visits/{visit['visit']}/recall")
            elif since > GIVES_UP_AFTER_S and may_again:
                self._deed(desk, state, f"/api/v1/visits/{visit['visit']}/no-show")
            desk.wait(state, self._pace.real(1.0))

    def _comes_unseen(self, visit: str) -> float | None:
        """When somebody who is no simulated visitor is taken to be here; None for one who is."""
        if self._hall.knows(visit):
            return None
        walk = Random(visit)
        return demand.walk_s(walk) if demand.fate(walk) is demand.Fate.COMES else float("inf")

    def _serve(self, desk: Watch, state: State) -> None:
        visit = state["visit"]
        began, name = _moment(visit["serving_at"]), visit["visit"]
        # The same after a restart: the length belongs to the visit.
        length = demand.service_s(Random(name), visit["enquiry"])
        while (left := length - self._lived(began)) > 0:
            if not self._serves(state, name):
                return
            if state.get("check"):
                self._deed(desk, state, f"{self._checks}/{state['check']['check']}/well")
            desk.wait(state, self._pace.real(left))
            state = desk.first()
        if self._serves(state, name):
            body = {"outcome": self._outcome()}
            self._deed(desk, state, f"/api/v1/visits/{name}/finish", body)
            self._tidy()

    def _tidy(self) -> None:
        """Leave an interview room as the next visitor would want to find it."""
        if self._here in self._no_rooms:
            return
        if self._here != self._staff.service_point:
            self._pace.live(TIDIES_S)
        try:
            self._http.post(f"/api/v1/sites/{self._site}/rooms/{self._here}/tidied")
        except Refused as refused:
            if refused.status == 401:
                raise
            if refused.status == 404:
                self._no_rooms.add(self._here)

    @staticmethod
    def _serves(state: State, visit: str) -> bool:
        return bool(state["state"] == "serving" and state["visit"]["visit"] == visit)

    def _outcome(self) -> str:
        weights = [_OUTCOMES.get(one, 1) for one in self._outcomes]
        return self._random.choices(self._outcomes, weights)[0]

    def _deed(
        self, desk: Watch, state: State, path: str, body: State | None = None
    ) -> State | None:
        """Press, and wait for the screen to follow: the answer, None for an empty one or a no."""
        answer = None
        try:
            answer = self._http.post(path, body)
        except Refused as refused:
            if refused.status == 401:
                raise
        for _ in range(8):
            if desk.state is not state:
                break
            desk.wait(state, 1.0)
        return answer

    def _lived(self, since: datetime) -> float:
        """Seconds of the adviser's life since a moment on the wall clock."""
        return (datetime.now(UTC) - since).total_seconds() * self._pace.speed


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
