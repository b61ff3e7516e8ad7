"""A server with its agent and a loudspeaker: a call is heard whole and once, a late one never."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from display.voice import sound
from hardware.sounds import Spoken
from tests.players import Players
from tests.running import House, SiteAccess, wait_until
from tests.site_text import site_text
from ticketing.visits import receipts

HALL = """
[[speakers]]
id = "hall"
name = "Hall, ceiling"
zones = ["main"]
output = "plughw:CARD=Hall"
lead_in_ms = 300
volume = 50
"""
#: A chime, and a call in Welsh and English; and both once more, where the call is not too old then.
FIRST, WHOLE = 3, 5
#: When nothing of a call is said again any more, whatever a busy machine did meanwhile.
OLD_S = Spoken.model_fields["again_within_s"].default + 10


@pytest.fixture
def players(tmp_path: Path) -> Players:
    return Players(tmp_path / "machine")


@pytest.fixture
def house(tmp_path: Path, players: Players) -> Iterator[House]:
    path = f"{players.bin}{os.pathsep}{os.environ['PATH']}"
    found = House(tmp_path, agent=True, environment={"PATH": path})
    found.start()
    yield found
    found.close()


@pytest.fixture
def site(house: House) -> SiteAccess:
    return house.add_site(text=site_text("riverside") + HALL)


def state(house: House, site: SiteAccess) -> str:
    devices = house.get(f"/api/v1/sites/{site.id}/devices", token=site.adviser).json()["devices"]
    return next((str(one["state"]) for one in devices if one["kind"] == "speaker"), "")


def tried(house: House, site: SiteAccess) -> bool:
    devices = house.get(f"/api/v1/sites/{site.id}/devices", token=site.adviser).json()["devices"]
    return any((one["tried"] or {}).get("played") for one in devices)


def said(house: House, visit: str) -> int:
    with house.store.read() as conn:
        return receipts.of_call(conn, visit)["said"]


class Heard:
    """What is heard of one call, from now on."""

    def __init__(self, players: Players) -> None:
        self._players, self._before, self._since = players, len(players.played), time.monotonic()

    @property
    def sounds(self) -> int:
        return len(self._players.played) - self._before

    def out(self) -> bool:
        """Whether all of it was heard that is to be."""
        old = time.monotonic() - self._since > OLD_S
        return self.sounds >= (FIRST if old else WHOLE)


def test_a_call_is_heard_whole_and_once_and_a_late_one_never(
    house: House, site: SiteAccess, players: Players
) -> None:
    wait_until(lambda: state(house, site) == "ready", what="a loudspeaker that is ready")
    visit = house.issue(site)["visit"]
    whole = Heard(players)
    house.call(site, "counter-3")
    wait_until(whole.out, what="the whole call")
    chime, welsh, *_ = [sound.read_wav(one.read_bytes()) for one in players.played]
    assert sound.seconds(chime) == pytest.approx(sound.CHIME_SECONDS + 0.3, abs=0.05)
    assert sound.level(welsh) == pytest.approx(sound.SPEECH_DBFS - 6, abs=1.5)
    assert players.outputs == ["plughw:CARD=Hall"] * whole.sounds
    assert FIRST <= whole.sounds <= WHOLE
    wait_until(lambda: said(house, visit) == 1, what="the word that it was said")

    players.set("unplugged")
    late = house.issue(site)["visit"]
    house.call(site, "counter-1")
    wait_until(lambda: state(house, site) == "unplugged", what="the loss of the loudspeaker")
    house.change(site, late, "start")
    players.set("ready")
    wait_until(lambda: state(house, site) == "ready", what="its return")
    last = house.issue(site)["visit"]
    following = Heard(players)
    house.call(site, "counter-2")
    wait_until(lambda: said(house, last) == 1, what="the next call")
    wait_until(following.out, what="the whole of the next call")
    assert FIRST <= following.sounds <= WHOLE
    assert said(house, late) == 0

    trial = Heard(players)
    wanted = f"/sites/{site.id}/devices/{site.id}.speaker.hall/test-sound"
    assert house.post(wanted, token=site.adviser).status_code == 204
    wait_until(lambda: tried(house, site), what="that the chime was played for who pressed")
    assert trial.sounds == 1
