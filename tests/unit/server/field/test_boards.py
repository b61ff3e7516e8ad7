"""What boards and lamps show follows the calls."""

from __future__ import annotations

from collections.abc import Sequence

from hardware.protocol import Row, Shown
from tests.unit.server.field.conftest import Hall
from ticketing import commands
from ticketing.day import standstill
from ticketing.staff import pauses


def numbers(rows: list[Row]) -> list[str]:
    return [row.number for row in rows]


def test_a_counters_board_follows_call_recall_start_and_finish(hall: Hall) -> None:
    assert hall.rows("c3") == []
    visit = hall.issue()
    hall.sign_on()
    hall.press("31")
    (called,) = hall.rows("c3")
    assert (called.number, called.arrow) == (hall.visit(visit).number, "left")
    assert called.call > 0
    hall.forward(seconds=20)
    hall.press("31")
    (again,) = hall.rows("c3")
    assert again.call > called.call  # it blinks anew
    hall.press("32")
    (served,) = hall.rows("c3")
    assert (served.number, served.call) == (called.number, 0)
    assert hall.rows("c1") == []
    hall.press("34")
    assert hall.rows("c3") == []


def test_the_hall_shows_the_newest_calls_with_their_places_and_lets_old_ones_go(
    hall: Hall,
) -> None:
    hall.sign_on()
    hall.sign_on("carys", "counter-1")
    first, second = hall.issue(), hall.issue()
    hall.press("31")
    commands.call_next(hall.store, "riverside", "counter-1", hall.ask())
    shown = hall.rows("hall")
    assert [(row.number, row.place) for row in shown] == [
        (hall.visit(second).number, "1"),
        (hall.visit(first).number, "3"),
    ]
    hall.press("32")
    hall.press("34")
    hall.forward(hours=1)
    assert numbers(hall.rows("hall")) == [hall.visit(second).number]
    hall.forward(days=1)
    assert hall.rows("hall") == []


def test_nobody_is_shown_while_everybody_was_asked_to_stop(hall: Hall) -> None:
    hall.issue()
    hall.sign_on()
    hall.press("31")
    assert hall.rows("c3") != []
    standstill.stop(hall.store, "riverside", hall.ask(), reason="evacuation")
    assert hall.rows("c3") == hall.rows("hall") == []


def test_a_lamp_tells_what_its_place_has_to_do(hall: Hall) -> None:
    def lamp() -> str:
        return hall.shown("pad.p3").lamp

    hall.issue()
    assert lamp() == "off"  # nobody is there
    hall.sign_on()
    assert lamp() == "waiting"
    assert hall.shown("pad.foot").lamp == "off"
    hall.press("31")
    assert (lamp(), hall.shown("pad.p3").text) == ("called", "C001")
    hall.press("32")
    assert lamp() == "serving"
    hall.press("34")
    assert lamp() == "off"
    hall.issue()
    pauses.pause(hall.store, "riverside", "counter-3", hall.ask(), "break", "lunch")
    assert lamp() == "off"


def test_what_is_shown_is_told_to_the_agent_once_and_to_a_new_one_again(hall: Hall) -> None:
    told: list[tuple[str, list[str]]] = []

    class Wire:
        def send_jobs(self, agent: str, open_jobs: object) -> None: ...
        def send_configuration(self, agent: str) -> None: ...
        def send_search(self, agent: str, wanted: object) -> None: ...
        def send_try(self, agent: str, wanted: object) -> None: ...
        def send_to_say(self, agent: str, to_say: object) -> None: ...
        def send_number(self, agent: str, told: object) -> None: ...
        def send_shown(self, agent: str, shown: Sequence[Shown]) -> None:
            told.append((agent, [one.device for one in shown]))

    hall.boards.start()
    hall.hub.wire = Wire()
    hall.issue()
    hall.sign_on()
    hall.press("31")
    hall.boards.handle([])
    hall.boards.start()
    hall.boards.start()
    assert told == [("hall-pc", ["riverside.board.c3", "riverside.board.hall", "riverside.pad.p3"])]
    there = {one.device: one for one in hall.hub.configuration("hall-pc").shown}
    assert there["riverside.board.c3"].rows[0].number == "C001"
