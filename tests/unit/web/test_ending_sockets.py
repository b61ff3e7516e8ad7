"""Who may no longer see what they joined loses the connection; all others keep theirs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers import NOW
from ticketing.errors import Refused
from ticketing.events import Logged
from ticketing.events.sites import SiteLoaded
from ticketing.events.staff import StaffChanged
from ticketing.events.visits import VisitNoShow
from web.callers import Caller, Grant
from web.live import Live, StateNamespace

MEGAN = Grant("adviser", "riverside", "Megan", "megan", ref="person:megan")
DISPLAY = Grant("display", "riverside", "Hall", ref="token:2", screen="/display/riverside/main")
TOKEN = Grant("supervisor", "riverside", "crm", ref="token:1")


class Ends:
    """Stands where Socket.IO does, and remembers whose connection was ended."""

    def __init__(self) -> None:
        self.ended: list[str] = []
        self.server = self

    def disconnect(self, sid: str, namespace: str) -> None:
        assert namespace == "/desk"
        self.ended.append(sid)


class Desk(StateNamespace):
    """A room for advisers of the site that `data` names."""

    path = "/desk"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        site = str(data["site"])
        if data.get("board"):
            return f"{site}|board"  # for anybody
        who.need(site, "adviser")
        return f"{site}|desk"


class Hall:
    """One room, and what each grant is by now."""

    def __init__(self, house: Any) -> None:
        self.now: dict[str, Grant | None] = {}
        self.asked = 0
        self.live = Live(lambda: NOW, refresh=self.refresh)
        self.desk = Desk(house, self.live)
        self.wire = Ends()
        self.desk.socketio = self.wire

    def refresh(self, who: Caller) -> Caller:
        self.asked += 1
        found = (self.now.get(grant.ref, grant) for grant in who.grants)
        return Caller(tuple(grant for grant in found if grant is not None))

    def join(self, sid: str, *grants: Grant) -> None:
        data = {"site": "riverside"}
        self.live.remember(self.desk, "riverside|desk", sid, data, Caller(grants))

    def look_at_the_board(self, sid: str, *grants: Grant) -> None:
        data = {"site": "riverside", "board": True}
        self.live.remember(self.desk, "riverside|board", sid, data, Caller(grants))


@pytest.fixture
def hall(house) -> Hall:
    return Hall(house)


def test_who_may_still_see_it_stays(hall: Hall) -> None:
    hall.join("a", MEGAN)
    hall.join("b", TOKEN)
    hall.now["token:1"] = Grant("adviser", "riverside", "crm", ref="token:1")  # less, but enough
    hall.live.recheck()
    assert hall.wire.ended == []


@pytest.mark.parametrize("by_now", [None, Grant("receptionist", "riverside", "Megan", "megan")])
def test_who_left_or_has_a_lesser_role_is_ended_and_nobody_else(
    hall: Hall, by_now: Grant | None
) -> None:
    hall.join("a", MEGAN)
    hall.join("b", TOKEN)
    hall.join("c", MEGAN, TOKEN)
    hall.now["person:megan"] = by_now
    hall.live.recheck()
    assert hall.wire.ended == ["a"]


def test_each_caller_is_looked_up_once_and_nobody_in_particular_not_at_all(hall: Hall) -> None:
    for n in range(50):
        hall.join(f"megan-{n}", MEGAN)
        hall.join(f"phone-{n}")
    hall.live.recheck()
    assert hall.asked == 1


def test_who_disconnected_is_forgotten(hall: Hall) -> None:
    hall.join("a", MEGAN)
    hall.live.leave(hall.desk, "a")
    hall.now["person:megan"] = None
    hall.live.recheck()
    assert (hall.wire.ended, hall.asked) == ([], 0)


def test_a_room_that_is_no_more_ends_too(hall: Hall, monkeypatch) -> None:
    hall.join("a", MEGAN)
    hall.now["person:megan"] = Grant("supervisor", "riverside", "Megan", "megan")

    def gone(data: object, who: Caller) -> str:
        raise Refused("there is no such place")

    monkeypatch.setattr(hall.desk, "key_for", gone)
    hall.live.recheck()
    assert hall.wire.ended == ["a"]


@pytest.mark.parametrize(
    ("event", "looked"),
    [
        (StaffChanged("megan", ["role"]), True),
        (SiteLoaded(2), True),
        (VisitNoShow("V", 1, "C001", "council-tax", "counter-1"), False),
    ],
)
def test_a_change_of_staff_or_site_makes_it_look_at_once(hall: Hall, event, looked: bool) -> None:
    hall.live._recheck_at = 10.0**12
    hall.live.handle([Logged(1, "riverside", 0, "adviser:carys", event)])
    assert (hall.live._recheck_at == 0.0) == looked


def test_a_screen_that_is_taken_out_of_service_is_ended_though_anybody_may_see_it(
    hall: Hall,
) -> None:
    hall.look_at_the_board("a", DISPLAY)
    hall.look_at_the_board("b", MEGAN)
    hall.now["person:megan"] = None
    hall.live.recheck()
    assert hall.wire.ended == []
    hall.now["token:2"] = None
    hall.live.recheck()
    assert hall.wire.ended == ["a"]
