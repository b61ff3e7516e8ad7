"""With server, agent and an emulated line: a key of the pad calls, and the board shows whom."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hardware.emulators.field import LineEmulator
from hardware.emulators.speaking import Device
from tests.running import running, wait_until
from tests.site_text import site_text
from ticketing.asks import SYSTEM, Ask
from ticketing.staff import places

WIRED = """
[[lines]]
id = "hall"
name = "Line of the hall"
protocol = "qsystem"
transport = "serial"
address = "{address}"

[[boards]]
id = "one"
name = "Board of counter 1"
line = "hall"
number = 33
places = ["counter-1"]

[[pads]]
id = "one"
name = "Pad of counter 1"
line = "hall"
number = 64
place = "counter-1"
outcome = "resolved"
next = "31"
start = "32"
finish = "34"
"""


def test_a_press_calls_the_board_shows_it_and_a_press_without_a_server_does_nothing_later(
    tmp_path: Path,
) -> None:
    board, pad = Device("board", 33), Device("pad", 64)
    devices = {"board": board, "pad": pad}
    with (
        LineEmulator("qsystem", devices, link=tmp_path / "line") as line,
        running(tmp_path / "house", agent=True) as house,
    ):
        text = site_text(points=2) + WIRED.format(address=line.address)
        site = house.add_site(text=text)
        first, second = house.issue(site), house.issue(site)
        at = Ask(datetime.now(UTC), SYSTEM)
        places.sign_on(house.store, site.id, "megan", "counter-1", at)
        line.wait_until(lambda: pad.lamp == "green", 90)
        line.press("pad", "31")
        line.wait_until(lambda: board.text == [first["number"]] and board.blinks, 90)
        line.wait_until(lambda: pad.lamp == "green slow", 90)
        line.press("pad", "32")
        line.wait_until(lambda: pad.lamp == "red" and not board.blinks, 90)
        assert board.text == [first["number"]]
        house.stop()
        line.press("pad", "34")
        house.start()
        board.power(False)
        board.power(True)
        line.wait_until(lambda: board.text == [first["number"]], 90)
        wait_until(lambda: line.state()["devices"]["pad"]["lamp"] == "red")
        assert house.rows("SELECT state FROM step WHERE visit = ?", first["visit"]) == [
            ("serving",)
        ]
        actors = house.rows(
            "SELECT actor FROM event WHERE kind = 'visit_called' AND site = ?", site.id
        )
        assert actors == [("adviser:megan",)]
        assert house.rows("SELECT state FROM step WHERE visit = ?", second["visit"]) == [
            ("waiting",)
        ]
