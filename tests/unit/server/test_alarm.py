"""What visitors need of an open house, and that staff hear of what of it does not work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hardware.hub import Hub
from hardware.protocol import DeviceReport, DeviceState, PrinterState
from server.alarm import UNSURE, Alarm
from server.devices import configured
from storage import Store
from tests.asides import asides_here
from tests.helpers import NOW, SITE_TEXT, an_ask, fresh_store
from ticketing import commands
from ticketing.asks import SYSTEM
from ticketing.day import switches
from ticketing.help import alerts
from ticketing.visits import receipts
from web import tokens
from web.house import House

SITE = "riverside"
WIRED = """
[[lines]]
id = "hall"
name = "The line along the counters"
protocol = "modbus"
transport = "network"
address = "192.0.2.30:4001"

[[boards]]
id = "one"
name = "Board, Counter 1"
line = "hall"
number = 1
places = ["counter-1"]

[[boards]]
id = "two"
name = "Board, Counter 2"
line = "hall"
number = 2
places = ["counter-2"]

[[speakers]]
id = "hall"
name = "Hall, ceiling"
zones = ["main"]
"""
LEFT, RIGHT = f"{SITE}.entrance-left-printer", f"{SITE}.entrance-right-printer"
ONE, TWO = f"{SITE}.board.one", f"{SITE}.board.two"
SPEAKER = receipts.speaker_id(SITE, "hall")
NIGHT = NOW.replace(hour=23)


@dataclass
class AHouse:
    """A house whose clock and devices are set by hand; all is well at first."""

    house: House
    hub: Hub
    alarm: Alarm
    now: datetime = NOW

    def are(self, **states: str) -> None:
        """How devices are, by short names; the others are ready."""
        names = {"left": LEFT, "right": RIGHT, "one": ONE, "two": TWO, "speaker": SPEAKER}
        kinds = {ONE: DeviceState, TWO: DeviceState, SPEAKER: DeviceState}
        self.hub.states(
            "local",
            [
                DeviceReport(
                    device=one, state=kinds.get(one, PrinterState)(states.get(key, "ready"))
                )
                for key, one in names.items()
            ],
        )

    def looked(self, seconds: float, **states: str) -> list[tuple[str, str, str]]:
        """What staff are told after so long: kind, name, state."""
        self.now += timedelta(seconds=seconds)
        self.are(**states)
        return self.look()

    def look(self) -> list[tuple[str, str, str]]:
        self.alarm.look(self.house.site(SITE), self.now)
        with self.house.store.read() as conn:
            found = alerts.shown(conn, SITE)
        return [
            (one["kind"], one["name"], "back" if one["back"] else one["state"]) for one in found
        ]


def made(store: Store, folder: Path) -> AHouse:
    one = AHouse.__new__(AHouse)
    one.now = NOW
    house = House(store, lambda: one.now, *asides_here(store), "", folder)
    hub = Hub(store, lambda: one.now)
    hub.configure(configured(store))
    tokens.make(store, "agent", site=None, name="local", now=NOW)
    hub.agent_came("local")
    one.house, one.hub, one.alarm = house, hub, Alarm(house, hub)
    one.are()
    return one


def tokens_of(here: AHouse) -> list[int]:
    with here.house.store.read() as conn:
        return [one.id for one in tokens.agents(conn)]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[AHouse]:
    with closing(fresh_store(tmp_path / "nextplease.db", SITE_TEXT + WIRED)) as store:
        yield made(store, tmp_path)


def test_staff_hear_of_a_kiosks_printer_and_that_it_prints_again(here: AHouse) -> None:
    assert here.looked(0, left="paper_out") == []
    told = [("printer", "Kiosk 1, printer", "paper_out")]
    assert here.looked(31, left="paper_out") == told
    assert here.looked(5) == told
    assert here.looked(61) == [("printer", "Kiosk 1, printer", "back")]


def test_paper_that_is_low_and_a_pad_need_nobody(here: AHouse) -> None:
    here.looked(0, left="paper_low", right="not_taken")
    assert here.looked(60, left="paper_low", right="not_taken") == []


def test_a_printer_whose_stand_in_prints_is_missed_by_nobody(tmp_path: Path) -> None:
    text = SITE_TEXT.replace(
        'id = "entrance-left-printer"\n',
        'id = "entrance-left-printer"\nstand_in = "entrance-right-printer"\n',
    )
    with closing(fresh_store(tmp_path / "nextplease.db", text + WIRED)) as store:
        here = made(store, tmp_path)
        here.looked(0, left="paper_out")
        assert here.looked(60, left="paper_out") == []
        here.looked(0, left="paper_out", right="cover_open")
        assert len(here.looked(60, left="paper_out", right="cover_open")) == 2


def test_a_house_that_is_closed_is_quiet_and_tells_what_is_still_down_when_it_opens(
    here: AHouse,
) -> None:
    here.looked(0, left="paper_out")
    assert here.looked(31, left="paper_out")
    switches.close_early(here.house.store, SITE, an_ask(), reason="weather")
    assert here.look() == []
    here.now = NIGHT
    assert here.looked(60, left="unplugged", right="unplugged") == []
    here.now = NOW + timedelta(days=1)
    assert here.looked(0, left="paper_out") == []
    assert here.looked(31, left="paper_out") == [("printer", "Kiosk 1, printer", "paper_out")]


def test_an_agent_that_is_away_is_one_trouble_however_much_it_drives(here: AHouse) -> None:
    here.now += timedelta(seconds=20)
    here.hub.sweep()
    assert here.look() == []
    here.now += timedelta(seconds=31)
    here.hub.sweep()
    ((kind, name, state),) = here.look()
    assert (kind, state) == ("agent", "unknown")
    assert "Kiosk 1, printer" in name


def test_an_agent_that_was_never_let_in_is_still_to_be_set_up(here: AHouse) -> None:
    (made,) = tokens_of(here)
    tokens.revoke(here.house.store, made, here.now)
    here.now += timedelta(seconds=20)
    here.hub.sweep()
    assert here.look() == []
    here.now += timedelta(seconds=60)
    assert here.look() == []


def test_a_line_of_boards_is_one_trouble_and_a_single_board_its_own(here: AHouse) -> None:
    here.looked(0, one="unplugged", two="unplugged")
    assert here.looked(31, one="unplugged", two="unplugged") == [
        ("line", "The line along the counters", "unplugged")
    ]
    here.looked(0, one="silent")
    here.looked(31, one="silent")
    assert ("board", "Board, Counter 1", "silent") in here.looked(31, one="silent")


def test_a_halls_loudspeaker_is_missed_where_no_screen_speaks_in_its_place(here: AHouse) -> None:
    here.looked(0, speaker="unplugged")
    assert here.looked(31, speaker="unplugged") == [("speaker", "Hall, ceiling", "unplugged")]
    with here.house.store.write() as db:
        receipts.seen(db, SITE, "main", "a" * 32, "on", here.now)
        receipts.name(db, SITE, "a" * 32, "Display, seats")
    here.looked(5, speaker="unplugged")
    with here.house.store.write() as db:
        receipts.seen(db, SITE, "main", "a" * 32, "on", here.now + timedelta(seconds=61))
    assert here.looked(61, speaker="unplugged") == [("speaker", "Hall, ceiling", "back")]


def test_a_display_of_ours_that_is_gone_and_one_that_is_mute(here: AHouse) -> None:
    here.now += UNSURE
    with here.house.store.write() as db:
        receipts.seen(db, SITE, "main", "a" * 32, "off", here.now)
        receipts.name(db, SITE, "a" * 32, "Display, seats")
        receipts.seen(db, SITE, "main", "b" * 32, "off", here.now)
    here.looked(0)
    here.looked(101)
    assert here.looked(31) == [("display", "Display, seats", "gone")]


def test_a_paired_kiosk_that_is_not_there_is_told_and_not_right_after_a_start(
    here: AHouse,
) -> None:
    token = here.house.paired.make("kiosk", SITE, "entrance-left", "Kiosk 1")
    here.house.paired.tell(token.id, name="p", page="/kiosk/riverside/entrance-left", version="1")
    here.house.paired.flush(all_of_it=True)
    here.now += timedelta(seconds=130)
    here.house, before = (
        House(
            here.house.store, lambda: here.now, *asides_here(here.house.store), "", here.house.data
        ),
        here.house,
    )
    assert before is not here.house
    here.alarm = Alarm(here.house, here.hub)
    assert here.looked(0) == []
    assert here.looked(60) == []
    here.looked(45)
    assert here.looked(31) == [("kiosk", "Kiosk 1", "gone")]


def test_what_a_site_file_names_no_more_is_told_no_more(here: AHouse) -> None:
    here.looked(0, one="unplugged", two="unplugged")
    assert here.looked(31, one="unplugged", two="unplugged")
    commands.load_site(here.house.store, SITE_TEXT, now=here.now, actor=SYSTEM)
    here.hub.configure(configured(here.house.store))
    assert here.look() == []
