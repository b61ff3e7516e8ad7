"""Every protocol of boards and pads, on every way to them, against devices of independent making:
what shows, what is pressed, and what none of it may do."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from hardware.agent.line import Lines
from hardware.agent.on_line import Board, Pad
from hardware.emulators.field import QUIRKS, LineEmulator, Quirks
from hardware.emulators.speaking import Device
from hardware.protocol import Answered, BoardConfig, DeviceState, PadConfig, Row, Shown

C014 = Row(number="C014", arrow="left", place="3", call=7)
NUMBERS = {"qsystem": (0x21, 0x30), "text": (0, 0), "modbus": (5, 17), "keys": (0, 0)}
KEYS = {"qsystem": "31", "modbus": "1", "keys": "kp1"}
WITH_BOARDS = ("qsystem", "text", "modbus")


class House:
    """A line with a board and a pad, as an agent drives them."""

    def __init__(self, emulator: LineEmulator, protocol: str, transport: str) -> None:
        self.emulator = emulator
        self.pressed: list[str] = []
        self._changed = threading.Condition()
        self.fresh = True
        line = {"protocol": protocol, "transport": transport, "address": emulator.address}
        given: dict[str, Any] = {"site": "s", "line": line}
        board, pad = NUMBERS[protocol]
        lines = Lines(again=0.3)
        self.devices: list[Board | Pad] = []
        if protocol in WITH_BOARDS:
            config = BoardConfig.model_validate(
                {**given, "id": "board", "name": "Board", "number": board, "columns": 8}
            )
            self.board = Board(config, lines, lambda: self.fresh, self._news)
            self.devices.append(self.board)
        if protocol in KEYS:
            config_ = PadConfig.model_validate(
                {
                    **given,
                    "id": "pad",
                    "name": "Pad",
                    "number": pad,
                    "keys": {KEYS[protocol]: "next"},
                }
            )
            self.pad = Pad(config_, lines, lambda: self.fresh, self._news, self._press)
            self.devices.append(self.pad)

    def _news(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _press(self, pad: Pad, key: str) -> None:
        self.pressed.append(key)
        self._news()

    def wait(self, so: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(so, 15), [one.report for one in self.devices]

    def state(self, of: Board | Pad, *states: str) -> None:
        self.wait(lambda: of.report is not None and str(of.report.state) in states)

    def polled(self) -> None:
        """Until its keys were looked at: one that is down at the first look was not pressed."""
        self.state(self.pad, "ready")
        before = len(self.emulator.came)
        asked = b"\x11\x02\x00\x00\x00\x10"
        self.emulator.wait_until(lambda: self.emulator.came.count(asked, before) > 1)

    def shows(self, *rows: str) -> None:
        self.emulator.wait_until(lambda: self.emulator.devices["board"].text == list(rows))


@contextmanager
def house(
    folder: Path, protocol: str, transport: str, quirks: Quirks | None = None
) -> Iterator[House]:
    board, pad = NUMBERS[protocol]
    devices = {"board": Device("board", board), "pad": Device("pad", pad)}
    where: dict[str, Any] = {"port": 0} if transport == "network" else {"link": folder / "line"}
    with LineEmulator(protocol, devices, quirks=quirks, **where) as emulator:
        found = House(emulator, protocol, transport)
        for device in found.devices:
            device.start()
        try:
            yield found
        finally:
            for device in found.devices:
                device.stop()
            for device in found.devices:
                device.join(90)


BOARDS = [(p, t) for p in WITH_BOARDS for t in ("serial", "network")]
PADS = [("qsystem", "serial"), ("modbus", "serial"), ("modbus", "network"), ("keys", "input")]


@pytest.mark.parametrize(("protocol", "transport"), BOARDS)
def test_a_board_shows_what_it_is_given_through_unplugging_and_being_off(
    tmp_path: Path, protocol: str, transport: str
) -> None:
    with house(tmp_path, protocol, transport) as one:
        one.board.show(Shown(device="board", rows=(C014,)))
        one.shows("C014 < 3")
        one.state(one.board, "ready")
        one.emulator.plug(False)
        one.state(one.board, "unplugged")
        one.board.show(Shown(device="board", rows=(Row(number="A7", call=9),)))
        one.emulator.plug(True)
        one.state(one.board, "ready")
        one.shows("A7      ")
        one.emulator.devices["board"].power(False)
        one.board.show(Shown(device="board", rows=(Row(number="B3", call=11),)))
        if protocol == "modbus":
            one.state(one.board, "silent")
        one.emulator.devices["board"].power(True)
        one.shows("B3      ")
        one.state(one.board, "ready")
        one.fresh = False
        one.shows("--------")
        one.fresh = True
        one.shows("B3      ")
        one.board.show(Shown(device="board"))
        one.shows("        ")


@pytest.mark.parametrize(("protocol", "transport"), PADS)
def test_a_press_is_one_press_through_chatter_noise_and_unplugging(
    tmp_path: Path, protocol: str, transport: str
) -> None:
    key = KEYS[protocol]
    with house(tmp_path, protocol, transport) as one:
        one.state(one.pad, "ready") if protocol != "modbus" else one.polled()
        one.emulator.quirks.chatter = 3
        one.emulator.press("pad", key)
        one.wait(lambda: one.pressed == [key])
        one.emulator.plug(False)
        one.state(one.pad, "unplugged")
        one.emulator.plug(True)
        one.state(one.pad, "ready") if protocol != "modbus" else one.polled()
        one.emulator.quirks.chatter = 0
        one.emulator.press("pad", key)
        one.wait(lambda: len(one.pressed) == 2)
        assert one.pressed == [key, key]


def test_keys_that_are_none_and_collisions_do_nothing_and_the_next_press_does(
    tmp_path: Path,
) -> None:
    with house(tmp_path, "qsystem", "serial") as one:
        one.state(one.pad, "ready")
        one.emulator.say(b"\x01\x30\x35\x07\x01\x31\x31\x07\x01\x21\x01\x30\x31\x07")
        one.emulator.press("pad", "31")
        one.wait(lambda: one.pressed == ["31"])


def test_a_converter_that_hears_itself_presses_no_key_by_its_lamps(tmp_path: Path) -> None:
    with house(tmp_path, "qsystem", "serial", QUIRKS["echo"]) as one:
        one.pad.show(Shown(device="pad", lamp="serving"))  # 01 30 31 07, as key 31 would be
        lamp = bytes((1, NUMBERS["qsystem"][1], 0x31, 7))
        one.emulator.wait_until(lambda: one.emulator.came.count(lamp) > 4)
        assert one.pressed == []
        one.emulator.press("pad", "31")
        one.wait(lambda: one.pressed == ["31"])


@pytest.mark.parametrize("quirks", [Quirks(late=0.1), Quirks(lossy=37), Quirks(noise=b"\xff\x00")])
def test_a_line_that_is_late_or_loses_bytes_still_shows_and_presses(
    tmp_path: Path, quirks: Quirks
) -> None:
    with house(tmp_path, "modbus", "serial", quirks) as one:
        one.board.show(Shown(device="board", rows=(C014,)))
        one.shows("C014 < 3")
        one.polled()
        one.emulator.press("pad", "1")
        one.wait(lambda: one.pressed == ["1"])


def test_a_pad_that_does_not_answer_three_times_is_down_and_comes_back(tmp_path: Path) -> None:
    with house(tmp_path, "modbus", "network") as one:
        one.state(one.pad, "ready")
        one.emulator.devices["pad"].power(False)
        one.state(one.pad, "silent")
        one.state(one.board, "ready")
        one.emulator.devices["pad"].power(True)
        one.state(one.pad, "ready")


def test_a_key_that_is_held_down_is_told_to_staff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.drivers.field.presses.STUCK_S", 0.5)
    with house(tmp_path, "modbus", "serial") as one:
        one.polled()
        one.emulator.devices["pad"].down.add("1")
        one.state(one.pad, "key_stuck")
        one.emulator.devices["pad"].down.clear()
        one.state(one.pad, "ready")
        assert one.pressed == ["1"]


def test_a_key_that_goes_on_saying_that_it_is_pressed_is_one_press_and_told_to_staff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hardware.drivers.field.presses.STUCK_S", 0.5)
    with house(tmp_path, "qsystem", "serial") as one:
        one.state(one.pad, "ready")
        one.emulator.quirks = QUIRKS["stuck"]
        one.emulator.press("pad", "31")
        one.state(one.pad, "key_stuck")
        one.emulator.quirks = QUIRKS["none"]
        one.state(one.pad, "ready")
        assert one.pressed == ["31"]


def test_a_new_call_blinks_where_the_board_blinks_by_itself(tmp_path: Path) -> None:
    with house(tmp_path, "qsystem", "serial") as one:
        one.board.show(Shown(device="board", rows=(C014,)))
        one.shows("C014 < 3")
        one.board.show(Shown(device="board", rows=(C014.model_copy(update={"call": 8}),)))
        one.emulator.wait_until(lambda: b"\x01\x21\x29" in one.emulator.came)


def test_a_board_that_cannot_blink_is_lit_and_darkened_at_one_a_second(tmp_path: Path) -> None:
    with house(tmp_path, "text", "serial") as one:
        one.board.show(Shown(device="board"))
        one.shows("        ")
        one.board.show(Shown(device="board", rows=(C014,)))
        one.shows("C014 < 3")
        one.shows("        ")
        one.shows("C014 < 3")


def test_a_pad_beeps_when_nothing_was_done_and_shows_its_lamp_again(tmp_path: Path) -> None:
    with house(tmp_path, "qsystem", "serial") as one:
        one.pad.show(Shown(device="pad", lamp="waiting"))
        pad = one.emulator.devices["pad"]
        one.emulator.wait_until(lambda: pad.lamp == "green")
        one.pad.answered(Answered(done=False, says="Nobody is signed on here."))
        one.emulator.wait_until(lambda: pad.lamp == "red slow beep")
        one.emulator.wait_until(lambda: pad.lamp == "green")


def test_one_line_of_many_addresses_gives_each_board_its_own(tmp_path: Path) -> None:
    devices = {f"b{n}": Device("board", 0x40 + n) for n in range(6)}
    with LineEmulator("qsystem", devices, link=tmp_path / "line") as emulator:
        lines = Lines()
        line = {"protocol": "qsystem", "transport": "serial", "address": emulator.address}
        boards = [
            Board(
                BoardConfig.model_validate(
                    {"id": name, "name": name, "site": "s", "line": line, "number": one.number}
                ),
                lines,
                lambda: True,
                lambda: None,
            )
            for name, one in devices.items()
        ]
        for n, board in enumerate(boards):
            board.show(Shown(device=board.id, rows=(Row(number=f"A{n:03}"),)))
            board.start()
        try:
            emulator.wait_until(
                lambda: [one.text for one in devices.values()] == [[f"A{n:03}"] for n in range(6)]
            )
            assert all(b.report and b.report.state == DeviceState.READY for b in boards)
        finally:
            for board in boards:
                board.stop()
            for board in boards:
                board.join(90)
