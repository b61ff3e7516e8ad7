"""What loudspeakers are to say, and what an agent is answered before each word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hardware.agent.turns import Turns
from hardware.hub import Hub
from hardware.protocol import DeviceReport, DeviceState
from hardware.sounds import MaySay, SaidCall, Saying, ToSay, TrySound
from server.devices import DeviceViews, configured
from server.health import at_rest
from server.speaking import Speaking, to_say
from tests.asides import asides_here
from tests.helpers import fresh_store
from tests.unit.counters.room import SITE, TUESDAY
from ticketing import commands, sites
from ticketing.asks import SYSTEM, Ask
from ticketing.sites import Site
from ticketing.sites.file import SiteFileError, parse
from ticketing.visits import receipts
from ticketing.visits.model import Visit
from web.house import House
from web.speaking import OURS, Asking

SPEAKERS = """
[[speakers]]
id = "hall"
name = "Hall, ceiling"
zones = ["main"]

[[speakers]]
id = "counter"
name = "Counter 3"
use = "counter"
places = ["counter-3"]
output = "counter"

[[speakers]]
id = "loop"
name = "Loop of the hall"
use = "loop"
zones = ["main"]
output = "loop"
volume = 80
"""
QUIET = '\n[site.announcements]\nvolume = 50\nvolume_by_hour = ["11:00-12:00=0"]\n'


class Wire:
    """The way to the agents, and what went there."""

    def __init__(self) -> None:
        self.told: list[ToSay] = []
        self.tries: list[TrySound] = []

    def send_jobs(self, agent: str, open_jobs: object) -> None: ...
    def send_configuration(self, agent: str) -> None: ...
    def send_shown(self, agent: str, shown: object) -> None: ...
    def send_search(self, agent: str, wanted: object) -> None: ...
    def send_number(self, agent: str, told: object) -> None: ...
    def send_to_say(self, agent: str, to_say: Sequence[ToSay]) -> None:
        self.told += to_say

    def send_try(self, agent: str, wanted: TrySound) -> None:
        self.tries.append(wanted)


@dataclass
class Hall:
    """A house with three loudspeakers; `now` is moved by hand."""

    folder: Path
    text: str = SITE + SPEAKERS
    now: datetime = TUESDAY

    def __post_init__(self) -> None:
        self.store = fresh_store(self.folder / "house.db", self.text, now=self.now)
        self.hub = Hub(self.store, lambda: self.now)
        self.house = House(
            self.store,
            lambda: self.now,
            *asides_here(self.store),
            "http://localhost",
            self.folder,
            devices=DeviceViews(self.store, self.hub),
        )
        self.hub.configure(configured(self.store))
        self.wire = Wire()
        self.hub.wire = self.wire
        self.speaking = Speaking(self.house, self.hub)

    def ask(self) -> Ask:
        return Ask(self.now, SYSTEM)

    def call(self, point: str = "counter-3", language: str = "en") -> Visit:
        commands.issue(self.store, "riverside", "council-tax", self.ask(), language=language)
        visit = commands.call_next(self.store, "riverside", point, self.ask())
        assert visit is not None
        return visit

    def site(self) -> Site:
        with self.store.read() as conn:
            return sites.get(conn, "riverside")

    def says(self, speaker: str) -> list[list[str]]:
        """The words of each call that a loudspeaker is to say now."""
        with self.store.read() as conn:
            every = {one.device: one for one in to_say(conn, self.site(), self.now)}
        calls = every[f"riverside.speaker.{speaker}"].calls
        return [[one.word for one in (*call.first, *call.again)] for call in calls]

    def newest(self) -> int:
        with self.store.read() as conn:
            return int(conn.execute("SELECT max(announcement) FROM step").fetchone()[0])

    def may(self, speaker: str, word: str, agent: str = "local") -> Saying:
        asked = MaySay(device=f"riverside.speaker.{speaker}", call=self.newest(), word=word)
        return self.hub.may_say(agent, asked)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    found = Hall(tmp_path)
    yield found
    found.store.close()


YES, NO, OVER = (
    Saying(called=True, says=True),
    Saying(called=True, says=False),
    Saying(called=False, says=False),
)


def test_each_says_what_it_is_for(hall: Hall) -> None:
    hall.call("counter-3", language="pl")
    hall.call("counter-1")
    two = ["en/1", "pl/1", "en/2", "pl/2"]
    assert hall.says("hall") == hall.says("loop") == [two, two]
    assert hall.says("counter") == [[f"number/{n}" for n in range(1, 19)]]


def test_the_number_at_a_counter_is_repeated_for_as_long_as_its_visitor_may_walk(
    hall: Hall,
) -> None:
    hall.call("counter-3")
    turns, now, ends = Turns(), hall.now, hall.now
    with hall.store.read() as conn:
        told = [one for one in to_say(conn, hall.site(), now) if one.device.endswith(".counter")]
    turns.take(told[0].calls)
    while (due := turns.next(now)) is not None:
        now = ends = now + timedelta(seconds=due.pause_s + 1)  # a second for the word
        turns.done(due.call, due.sound.word)
    assert 85 <= (ends - hall.now).total_seconds() <= 96


def test_who_has_come_or_was_called_long_ago_is_not_among_them(hall: Hall) -> None:
    visit = hall.call("counter-3")
    hall.call("counter-1")
    commands.start(hall.store, visit.visit, hall.ask())
    assert len(hall.says("hall")) == 1
    assert hall.says("counter") == []
    hall.now += timedelta(seconds=61)
    assert hall.says("hall") == []


def test_agents_are_told_what_is_new_and_once(hall: Hall) -> None:
    hall.call()
    hall.speaking.start()
    hall.speaking.start()
    assert sorted(one.device for one in hall.wire.told) == [
        "riverside.speaker.counter", "riverside.speaker.hall", "riverside.speaker.loop",
    ]  # fmt: skip
    assert {one.device for one in hall.hub.configuration("local").to_say} == {
        one.device for one in hall.wire.told
    }


def test_a_word_may_be_said_while_its_visitor_is_awaited(hall: Hall) -> None:
    visit = hall.call()
    assert hall.may("hall", "en/1") == YES
    assert hall.may("counter", "number/1") == hall.may("loop", "en/1") == YES
    assert hall.may("hall", "en/1", agent="another") == OVER
    commands.start(hall.store, visit.visit, hall.ask())
    assert hall.may("hall", "pl/1") == hall.may("counter", "number/2") == OVER


def test_the_halls_own_comes_before_its_screens_until_it_does_not_work(hall: Hall) -> None:
    hall.hub.agent_came("local")
    hall.call()
    screen = Asking("a screen", "socket", OURS)
    room = ("riverside", hall.site().shows("main").places)
    assert hall.may("hall", "en/1") == YES
    assert not hall.house.speakers.speaks(room, screen, hall.newest(), "pl/1")
    report = DeviceReport(device="riverside.speaker.hall", state=DeviceState.UNPLUGGED)
    hall.hub.states("local", [report])
    assert hall.house.speakers.speaks(room, screen, hall.newest(), "pl/1")


def test_what_it_has_said_reception_knows_and_nobody_says_again(hall: Hall) -> None:
    visit = hall.call()
    hall.hub.said("local", SaidCall(device="riverside.speaker.hall", call=hall.newest()))
    hall.hub.said("local", SaidCall(device="riverside.speaker.counter", call=hall.newest()))
    with hall.store.read() as conn:
        assert receipts.of_call(conn, visit.visit) == {"shown": 0, "said": 1, "ours": 0}
    assert hall.says("hall") == []
    assert len(hall.says("loop")) == 1


def test_at_a_quiet_hour_the_hall_is_silent_and_the_loop_is_not(tmp_path: Path) -> None:
    hall = Hall(tmp_path, SITE + SPEAKERS + QUIET)
    hall.call()
    assert hall.may("hall", "en/1") == NO
    assert hall.may("loop", "en/1") == YES
    site = hall.site()
    assert [site.volume_of(one, hall.now) for one in site.speakers] == [0, 0, 80]
    assert site.volume_of(site.speakers[0], hall.now + timedelta(hours=2)) == 50
    silent = {receipts.speaker_id(site.id, one) for one in ("hall", "counter")}
    assert at_rest(site, hall.now) == silent  # health does not mind that they are off
    hall.store.close()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('zones = ["main"]\n\n', "\n"), "name the waiting areas, or the place"),
        (('places = ["counter-3"]', 'places = ["counter-3", "counter-1"]'), "that one place alone"),
        (('output = "loop"', 'output = "counter"'), "counter is that of 'counter' already"),
        (('output = "loop"', 'output = "-x"'), "wrong form"),
        (('places = ["counter-3"]', 'places = ["counter-9"]'), "does not exist"),
    ],
)
def test_what_cannot_be_is_told(change: tuple[str, str], says: str) -> None:
    assert change[0] in SPEAKERS
    with pytest.raises(SiteFileError) as caught:
        parse(SITE + SPEAKERS.replace(*change, 1))
    assert says in " ".join(one.says for one in caught.value.mistakes)
