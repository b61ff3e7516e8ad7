"""Two supervisors and five advisers act on the same visits at once: each is answered with a success
or with the present state, and nothing is lost."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from tests.helpers import together
from tests.running import House, SiteAccess
from web import tokens

VISITS, EACH = 8, 20
ENQUIRIES = ("council-tax", "reception", "benefits", "interview")
STATES = {"waiting", "held", "called", "serving", "ended"}
#: Each of these is one event of the log, whoever did it.
ONE_EVENT = {
    "refer": "visit_referred", "hold": "visit_held", "start": "service_started",
    "finish": "visit_finished", "no-show": "visit_no_show", "recall": "visit_recalled",
    "return": "visit_returned", "move": "visit_moved", "needs": "needs_changed",
    "serve": "served_directly",
}  # fmt: skip

Body = dict[str, Any] | None


@dataclass
class Person:
    """Somebody of the staff with a token of their own, who acts `EACH` times."""

    house: House
    site: SiteAccess
    token: str
    visits: list[str]
    point: str
    chance: random.Random
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def act(self) -> None:
        """Do something that may or may not be possible now."""
        deed = self.chance.choice(list(_DEEDS))
        path, body = _DEEDS[deed](self)
        answer = self.house.post(path, body, token=self.token)
        if answer.status_code in (200, 201, 204):
            self.done[deed] += 1
            return
        assert answer.status_code == 409, answer.text
        present = answer.json()["visit"]
        assert present["state"] in STATES
        assert answer.json()["detail"]
        self.refused[deed] += 1

    def day(self) -> None:
        """All of it."""
        for _ in range(EACH):
            self.act()

    @property
    def visit(self) -> str:
        return f"/visits/{self.chance.choice(self.visits)}"

    def here(self) -> str:
        """The visit at the own place, else any."""
        found = self.house.rows(
            "SELECT visit FROM step WHERE site = ? AND service_point = ?"
            " AND state IN ('called', 'serving')",
            self.site.id,
            self.point,
        )
        return f"/visits/{found[0][0]}" if found else self.visit

    def planned(self, path: str) -> list[int]:
        """The planned steps of a visit."""
        story = self.house.get(f"/api/v1{path}/story", token=self.token).json()
        return [one["step"] for one in story["planned"]]

    def remove(self) -> tuple[str, Body]:
        path = self.visit
        return f"{path}/enquiries/remove", {"step": (self.planned(path) or [1])[0]}

    def order(self) -> tuple[str, Body]:
        path = self.visit
        return f"{path}/enquiries/order", {"steps": self.planned(path)[::-1]}

    def at(self, deed: str) -> str:
        return f"/sites/{self.site.id}/service-points/{self.point}/{deed}"


def _refer(who: Person) -> tuple[str, Body]:
    enquiry, back = who.chance.choice(ENQUIRIES), who.chance.random() < 0.5
    return f"{who.here()}/refer", {"enquiry": enquiry, "back": back, "note": "Look at the form"}


_DEEDS: dict[str, Callable[[Person], tuple[str, Body]]] = {
    "next": lambda who: (who.at("next"), None),
    "start": lambda who: (f"{who.here()}/start", None),
    "recall": lambda who: (f"{who.here()}/recall", None),
    "no-show": lambda who: (f"{who.here()}/no-show", None),
    "finish": lambda who: (f"{who.here()}/finish", {"outcome": "resolved"}),
    "refer": _refer,
    "hold": lambda who: (f"{who.here()}/hold", {"reason": "filling_form"}),
    "resume": lambda who: (f"{who.visit}/resume", None),
    "resume-here": lambda who: (f"{who.visit}/resume-here", {"service_point": who.point}),
    "call": lambda who: (
        f"{who.visit}/call", {"service_point": who.point, "reason": "asked_for_me"},
    ),
    "return": lambda who: (f"{who.visit}/return", None),
    "cancel": lambda who: (f"{who.visit}/cancel", None),
    "undo": lambda who: (f"{who.visit}/undo", None),
    "move": lambda who: (f"{who.here()}/move", {}),
    "needs": lambda who: (f"{who.visit}/needs", {"needs": ["priority"]}),
    "add": lambda who: (f"{who.visit}/enquiries", {"enquiry": who.chance.choice(ENQUIRIES)}),
    "remove": Person.remove,
    "order": Person.order,
    "notes": lambda who: (f"{who.visit}/notes", {"text": "Brings the letter"}),
    "serve": lambda who: (who.at("serve"), {"enquiry": "reception"}),
}  # fmt: skip


def test_seven_of_the_staff_on_the_same_visits_lose_nothing(either_house: House) -> None:
    house = either_house
    site = house.add_site(points=6)
    visits = [house.issue(site, ENQUIRIES[n % 4])["visit"] for n in range(VISITS)]
    staff = [
        Person(house, site, _token(house, site, n), visits, f"counter-{n % 6 + 1}", _chance(n))
        for n in range(7)
    ]
    together(*(who.day for who in staff))
    done = sum((who.done for who in staff), Counter())
    assert done.total() + sum(who.refused.total() for who in staff) == 7 * EACH
    _nothing_is_lost(house, site, visits, done)
    assert house.troubles() == []


def _token(house: House, site: SiteAccess, n: int) -> str:
    role: Literal["supervisor", "adviser"] = "supervisor" if n < 2 else "adviser"
    now = datetime.now(UTC)
    return tokens.make(house.store, role, site=site.id, name=f"{role} {n}", now=now)


def _chance(n: int) -> random.Random:
    return random.Random(n)


def _nothing_is_lost(house: House, site: SiteAccess, visits: list[str], done: Counter[str]) -> None:
    kinds = Counter(
        dict(house.rows("SELECT kind, count(*) FROM event WHERE site = ? GROUP BY kind", site.id))
    )
    resumed = kinds["visit_resumed"]
    assert resumed + kinds["visit_returned"] == (
        done["resume"] + done["resume-here"] + done["return"]
    )
    for deed, kind in ONE_EVENT.items():
        assert deed == "return" or kinds[kind] == done[deed], deed
    there = house.rows("SELECT id, number FROM visit WHERE site = ?", site.id)
    assert len(there) == len({number for _, number in there}) == VISITS + done["serve"]
    assert set(visits) <= {visit for visit, _ in there}
    for visit, _ in there:
        states = [row[0] for row in house.rows("SELECT state FROM step WHERE visit = ?", visit)]
        assert sum(state not in ("ended", "planned") for state in states) <= 1
        assert "planned" not in states or any(s not in ("ended", "planned") for s in states)
