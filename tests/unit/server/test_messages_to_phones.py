"""A phone is told while its page is closed: once when it is almost time, once for each call, and
never late. The push service is one on loopback that opens what it gets."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from server.pushing.keys import Keys, push_keys
from server.pushing.pushing import AGAIN_S, CALL_S, TRIES, Pushing
from storage import Store
from storage.times import to_ms
from tests.asides import Here, asides_here
from tests.helpers import SITE_TEXT, an_ask, rows
from tests.push_service import Browser, PushService, push_service, text
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day import redating
from ticketing.day.clocks import Reading
from ticketing.errors import BadRequest, Conflict
from ticketing.sites import Site
from ticketing.visits import push
from web.house import House
from web.push import SERVICES, Push


@dataclass
class Telling:
    """A waiting room with a server that tells phones."""

    room: WaitingRoom
    service: PushService
    pushing: Pushing
    keys: Keys
    browser: Browser
    #: How far the wall clock was set ahead of the one that never jumps.
    set_by: timedelta = timedelta(0)

    def steady(self, now: datetime) -> Reading:
        return Reading(now, to_ms(now - self.set_by), "one start")

    def set_clock(self, **by: float) -> None:
        """The wall clock is set; no time passes."""
        redating.look(self.room.store, "riverside", self.steady(self.room.now))
        self.set_by += timedelta(**by)
        self.room.later(**by)

    def ask(self, visit: str, name: str = "one") -> None:
        push.add(
            self.room.store, visit, self.room.now, endpoint=f"{self.service.url}/{name}",
            p256dh=self.browser.p256dh, auth=text(self.browser.auth), language="en",
        )  # fmt: skip

    def tell(self) -> None:
        """A change is looked at, and what is due now is sent."""
        self.pushing.look()
        while self.pushing.send_one():
            pass

    def said(self) -> list[str]:
        return [self.browser.read(one.body)["title"] for one in self.service.taken]

    def phones(self) -> int:
        return len(rows(self.room.store, "SELECT id FROM push"))


@pytest.fixture
def telling(store: Store, site: Site, tmp_path: Path) -> Iterator[Telling]:
    text_with = SITE_TEXT.replace("[site.recall]", "[site.phone]\npush = true\n\n[site.recall]", 1)
    loaded = commands.load_site(store, text_with, now=WaitingRoom(store, site).now, actor=SYSTEM)
    room = WaitingRoom(store, loaded)
    keys = push_keys(tmp_path)
    told: list[Telling] = []
    house = House(
        store, room.clock, *asides_here(store), "https://queue.example.org", tmp_path,
        steady=lambda now: told[0].steady(now),
    )  # fmt: skip
    with push_service() as service:
        pushing = Pushing(house, Here(), lambda: keys)
        told.append(Telling(room, service, pushing, keys, Browser()))
        yield told[0]


def test_once_when_it_is_almost_time_and_once_for_each_call(telling: Telling) -> None:
    room = telling.room
    mine = [room.issue().visit for _ in range(3)][-1]
    telling.ask(mine)
    telling.tell()
    assert telling.said() == []
    room.call("counter-1")
    for _ in range(3):
        telling.tell()
    assert telling.said() == ["C003: It is almost your turn"]
    room.call("counter-2")
    room.call("counter-3")
    for _ in range(2):
        telling.tell()
    assert telling.said()[1:] == ["C003: Please go to Counter 3"]
    room.recall(mine)
    telling.tell()
    assert telling.said()[2:] == ["C003: Please go to Counter 3"]


def test_the_service_learns_nothing_but_that_there_is_a_message(telling: Telling) -> None:
    room = telling.room
    mine = room.issue("benefits").visit
    telling.ask(mine)
    room.call("counter-3")
    telling.tell()
    (message,) = telling.service.taken
    told = telling.browser.read(message.body)
    assert told["url"] == f"/T/{mine}"
    assert "enefits" not in str(told)
    assert mine not in str(message.headers)
    assert message.signed_by(telling.keys.public)
    assert message.headers["content-encoding"] == "aes128gcm"
    assert message.headers["urgency"] == "high"
    assert 0 < int(message.headers["ttl"]) <= CALL_S


def test_what_was_asked_for_while_it_shows_is_no_news(telling: Telling) -> None:
    mine = telling.room.issue().visit
    telling.room.call()
    telling.ask(mine)
    telling.tell()
    assert telling.said() == []


def test_a_service_that_is_away_is_asked_again_and_never_too_late(telling: Telling) -> None:
    room, service = telling.room, telling.service
    telling.ask(room.issue().visit)
    service.answers += [503] * (TRIES - 1)
    room.call()
    telling.tell()
    assert telling.said() == []
    room.later(seconds=AGAIN_S)
    telling.tell()
    room.later(seconds=AGAIN_S * 2)
    telling.tell()
    assert telling.said() == ["C001: Please go to Counter 3"]
    telling.ask(room.issue().visit)
    service.answers += [503]
    room.call("counter-1")
    telling.tell()
    room.later(seconds=CALL_S + 1)
    telling.tell()
    assert len(telling.said()) == 1
    telling.tell()
    assert len(telling.said()) == 1


def test_what_is_not_so_any_more_when_its_turn_comes_is_told_to_nobody(telling: Telling) -> None:
    room, pushing = telling.room, telling.pushing
    mine = room.issue().visit
    telling.ask(mine)
    room.call()
    pushing.look()
    commands.undo(room.store, mine, an_ask(room.now))
    telling.tell()
    assert telling.said() == ["C001: It is almost your turn"]
    telling.service.answers += [503]
    room.call()
    telling.tell()
    room.recall(mine)  # while the call before it waits to be tried again
    room.later(seconds=AGAIN_S)
    telling.tell()
    assert telling.said()[1:] == ["C001: Please go to Counter 3"]
    room.recall(mine)
    pushing.look()
    push.remove(room.store, mine, f"{telling.service.url}/one")
    telling.tell()
    assert len(telling.said()) == 2


def test_it_is_said_in_health_when_no_service_can_be_reached(telling: Telling) -> None:
    room = telling.room
    telling.ask(room.issue().visit)
    telling.service.answers += [503] * TRIES
    room.call()
    assert telling.pushing.state() == "ok"
    for n in range(TRIES):
        telling.tell()
        room.later(seconds=AGAIN_S * 2**n)
    assert "phones cannot be told" in telling.pushing.state()
    telling.ask(room.issue().visit)
    room.call("counter-1")
    telling.tell()
    assert telling.pushing.state() == "ok"


@pytest.mark.parametrize("status", [404, 410])
def test_a_phone_that_its_service_does_not_know_is_let_go(telling: Telling, status: int) -> None:
    telling.ask(telling.room.issue().visit)
    telling.service.answers += [status]
    telling.room.call()
    telling.tell()
    assert telling.phones() == 0


def test_a_service_leads_nobody_elsewhere(telling: Telling) -> None:
    telling.ask(telling.room.issue().visit)
    telling.service.answers += [302]
    telling.room.call()
    telling.tell()
    assert telling.service.taken == []


def test_a_phone_is_forgotten_with_its_visit(telling: Telling) -> None:
    room = telling.room
    mine, other = room.issue().visit, room.issue().visit
    telling.ask(mine)
    telling.ask(other)
    room.served()
    telling.pushing.forget()
    assert telling.phones() == 2  # the end can still be undone
    room.later(minutes=3)
    telling.pushing.forget()
    assert telling.phones() == 1
    with pytest.raises(Conflict):
        telling.ask(mine)


def test_a_clock_that_is_set_makes_no_call_too_late_and_none_wait_for_a_day(
    telling: Telling,
) -> None:
    room = telling.room
    telling.ask(room.issue().visit)
    room.call()
    telling.pushing.look()
    telling.set_clock(days=1)
    assert telling.pushing.send_one()
    assert len(telling.said()) == 1
    telling.ask(room.issue().visit)
    telling.service.answers += [503]
    room.call("counter-1")
    telling.pushing.look()
    assert telling.pushing.send_one()  # to be tried again in some seconds
    telling.set_clock(days=-1)
    room.later(seconds=AGAIN_S)
    assert telling.pushing.send_one()
    assert len(telling.said()) == 2


def test_no_phone_is_forgotten_by_a_clock_that_nobody_agreed_to_and_none_kept_by_one_put_back(
    telling: Telling,
) -> None:
    room = telling.room
    mine = room.issue().visit
    telling.ask(mine)
    room.served()
    telling.set_clock(days=400)
    telling.pushing.forget()
    assert telling.phones() == 1
    telling.set_clock(days=-400)
    room.later(minutes=3)
    telling.pushing.forget()
    assert telling.phones() == 0
    telling.set_clock(days=400)
    telling.ask(room.issue().visit)
    room.served()
    telling.set_clock(days=-400)
    telling.pushing.forget()
    assert telling.phones() == 0


def test_three_phones_of_a_visit_are_enough(telling: Telling) -> None:
    mine = telling.room.issue().visit
    for name in ("one", "two", "three", "one"):
        telling.ask(mine, name)
    assert telling.phones() == 3
    with pytest.raises(Conflict):
        telling.ask(mine, "four")


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com.example.org/x",
        "https://fcm.googleapis.com:8443/x",
        "https://somebody@fcm.googleapis.com/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://push.apple.com/x",
        "https://evilpush.apple.com.example/x",
        "https://localhost/x",
        "https://fcm.googleapis.com/ \n",
        "file:///etc/passwd",
        "https://fcm.googleapis.com:x/",
    ],
)
def test_no_address_but_those_of_push_services_is_ever_asked(endpoint: str) -> None:
    browser = Browser()
    check = partial(Push(services=SERVICES).checked, p256dh=browser.p256dh)
    with pytest.raises(BadRequest):
        check(endpoint, auth=text(browser.auth))
    check("https://web.push.apple.com/Q", auth=text(browser.auth))
    check("https://fcm.googleapis.com/fcm/send/a:b", auth=text(browser.auth))
    with pytest.raises(BadRequest):
        check("https://fcm.googleapis.com/x", auth="short")


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    first = push_keys(tmp_path)
    assert push_keys(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "push.key").stat().st_mode) == 0o600
