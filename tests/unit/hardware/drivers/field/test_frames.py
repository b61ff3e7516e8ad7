"""Frames as the makers' documents have them, worked out by hand."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from hardware.drivers.field import SPOKEN
from hardware.drivers.field.fitting import characters
from hardware.drivers.field.modbus import crc
from hardware.protocol import BoardConfig, Line, PadConfig, Row

C014 = Row(number="C014", call=7)


def line(protocol: str) -> Line:
    transport = "input" if protocol == "keys" else "serial"
    return Line.model_validate({"protocol": protocol, "transport": transport, "address": "/dev/x"})


def board(protocol: str, **more: Any) -> BoardConfig:
    given = {"id": "b", "name": "Board", "site": "s", "line": line(protocol), **more}
    return BoardConfig.model_validate(given)


def pad(protocol: str, **more: Any) -> PadConfig:
    given = {"id": "p", "name": "Pad", "site": "s", "line": line(protocol), "keys": {}, **more}
    return PadConfig.model_validate(given)


def sent(frames: list[Any]) -> list[str]:
    return [frame.data.hex(" ") for frame in frames]


def test_qsystem_shows_a_number_steadily_and_blinks_a_new_one_eight_times() -> None:
    speech, one = SPOKEN["qsystem"](), board("qsystem", number=0x21)
    assert sent(speech.show(one, [C014])) == ["01 21 20 43 30 31 34 07"]
    assert sent(speech.show(one, [C014], new={7})) == ["01 21 29 43 30 31 34 07"]
    assert sent(speech.show(one, [])) == ["01 21 20 20 20 20 20 07"]


def test_each_row_of_a_qsystem_board_has_the_next_address_and_blinks_by_itself() -> None:
    speech, one = SPOKEN["qsystem"](), board("qsystem", number=0x30, rows=3, columns=6)
    rows = [Row(number="C014", place="3", call=9), Row(number="A7", place="12")]
    assert sent(speech.show(one, rows, new={9})) == [
        "01 30 29 43 30 31 34 20 33 07",
        "01 31 20 41 37 20 20 31 32 07",
        "01 32 20 20 20 20 20 20 20 07",
    ]


def test_qsystem_lamps_displays_and_addresses() -> None:
    speech, one = SPOKEN["qsystem"](), pad("qsystem", number=0x22)
    assert sent(speech.lamp(one, "off", "")) == ["01 22 30 07"]
    assert sent(speech.lamp(one, "waiting", "")) == ["01 22 32 07"]
    assert sent(speech.lamp(one, "called", "C014")) == ["01 22 36 07", "01 22 20 30 31 34 07"]
    assert sent(speech.lamp(one, "serving", "")) == ["01 22 31 07"]
    assert sent(speech.refuse(one)) == ["01 22 3c 07"]  # slow red, and a beep
    moved = speech.renumber(0xFF, 0x22)
    assert moved is not None
    assert moved.data.hex(" ") == "03 ff 22 07"


def test_a_qsystem_key_is_four_bytes_and_anything_else_is_a_collision() -> None:
    speech = SPOKEN["qsystem"]()
    (heard,) = speech.feed(bytes.fromhex("01 21 31 07"))
    assert (heard.number, heard.keys, heard.levels) == (0x21, frozenset({"31"}), False)
    for collision in (
        "01 21 01 22 31 07",  # two at once
        "21 31 07",  # its first byte was lost
        "01 21 31 31 07",
        "01 1f 31 07",  # no address
        "01 21 35 07",  # no key
        "03 21 31 07",  # no pad speaks so
    ):
        assert speech.feed(bytes.fromhex(collision)) == [], collision


def test_a_qsystem_frame_may_come_byte_by_byte_and_half_a_one_ends_with_the_silence() -> None:
    speech = SPOKEN["qsystem"]()
    heard = [one for byte in bytes.fromhex("01 21 34 07") for one in speech.feed(bytes((byte,)))]
    assert [one.keys for one in heard] == [{"34"}]
    speech.feed(b"\x01\x21")
    speech.silence()
    assert [one.keys for one in speech.feed(bytes.fromhex("01 21 32 07"))] == [{"32"}]


def test_a_board_of_text_takes_a_line_for_each_row() -> None:
    speech, one = SPOKEN["text"](), board("text", rows=2, columns=8)
    rows = [Row(number="C014", arrow="right", place="3", call=5)]
    assert [frame.data for frame in speech.show(one, rows, new={5})] == [
        b"@f0P=1,C014 > 3\r\n",
        b"@f0P=2,        \r\n",
    ]
    dark = speech.show(one, rows, new={5}, lit=False)
    assert dark[0].data == b"@f0P=1,        \r\n"


def test_the_check_sum_of_modbus_is_that_of_its_specification() -> None:
    # The reference guide's own example, and one known from every manual: 01 03 00 00 00 0a c5 cd.
    assert crc(bytes.fromhex("02 07")).to_bytes(2, "little").hex() == "4112"
    assert crc(bytes.fromhex("01 03 00 00 00 0a")).to_bytes(2, "little").hex(" ") == "c5 cd"
    assert crc(b"123456789") == 0x4B37


def test_modbus_writes_the_text_of_a_board_and_whether_it_blinks() -> None:
    speech, one = SPOKEN["modbus"](), board("modbus", number=5)
    (steady,) = speech.show(one, [C014])
    body = bytes.fromhex("05 10 0000 0003 06 43 30 31 34 0000")
    assert steady.data == body + crc(body).to_bytes(2, "little")
    assert steady.asks == 5
    (new,) = speech.show(one, [C014], new={7})
    assert new.data[-4:-2] == b"\x00\x01"


def test_modbus_asks_for_keys_and_sets_a_lamp() -> None:
    speech, one = SPOKEN["modbus"](), pad("modbus", number=17)
    asked = speech.poll(17)
    assert asked is not None
    assert asked.data[:-2].hex(" ") == "11 02 00 00 00 10"
    assert asked.asks == 17
    (on,) = speech.lamp(one, "waiting", "")
    assert on.data[:-2].hex(" ") == "11 05 00 00 ff 00"
    (off,) = speech.lamp(one, "off", "")
    assert off.data[:-2].hex(" ") == "11 05 00 00 00 00"
    moved = speech.renumber(17, 18)
    assert moved is not None
    assert moved.data[:-2].hex(" ") == "11 06 ff ff 00 12"


def answer(body: str) -> bytes:
    data = bytes.fromhex(body)
    return data + crc(data).to_bytes(2, "little")


def test_a_modbus_answer_tells_which_keys_are_down_and_noise_around_it_does_not() -> None:
    speech = SPOKEN["modbus"]()
    (heard,) = speech.feed(b"\xff\x00" + answer("11 02 02 05 80"))
    assert (heard.number, heard.keys, heard.levels) == (17, frozenset({"1", "3", "16"}), True)
    broken = bytearray(answer("11 02 02 01 00"))
    broken[3] ^= 2
    assert speech.feed(bytes(broken)) == []
    speech.silence()
    (told,) = speech.feed(answer("11 10 00 00 00 03"))
    assert (told.number, told.levels) == (17, False)


def event(code: int, value: int, kind: int = 1) -> bytes:
    return struct.pack("<qqHHi", 1_700_000_000, 5, kind, code, value)


def test_a_keyboard_tells_which_keys_are_down() -> None:
    speech = SPOKEN["keys"]()
    heard = speech.feed(event(4, 458_841, 4) + event(79, 1) + event(0, 0, 0))
    assert all(one.levels for one in heard)
    assert [one.keys for one in heard] == [frozenset(), frozenset({"kp1"})]
    assert [one.keys for one in speech.feed(event(79, 2))] == [{"kp1"}]
    assert [one.keys for one in speech.feed(event(79, 0))] == [frozenset()]
    assert speech.feed(event(250, 1)) == []


def test_half_an_event_of_a_keyboard_ends_with_the_silence_and_a_held_key_does_not() -> None:
    speech = SPOKEN["keys"]()
    speech.feed(event(79, 1) + event(80, 1)[:7])
    speech.silence()
    assert [one.keys for one in speech.feed(event(79, 2))] == [{"kp1"}]


@pytest.mark.parametrize(
    ("columns", "row", "shown"),
    [
        (4, Row(number="C014"), "C014"),
        (3, Row(number="C014"), "014"),
        (4, Row(number="A7", arrow="left"), "A7 <"),
        (5, Row(number="C014", arrow="left", place="3"), "C014<"),
        (6, Row(number="C014", arrow="left", place="3"), "C014<3"),
        (8, Row(number="C014", arrow="left", place="3"), "C014 < 3"),
        (4, Row(number="C014", arrow="up", place="3"), "C014"),
        (6, Row(number="C014", place="Ŵ"), "C014 ?"),
        (4, None, "    "),
    ],
)
def test_a_number_comes_before_its_arrow_and_its_place(
    columns: int, row: Row | None, shown: str
) -> None:
    assert characters(row, columns) == shown
    assert len(shown) == columns
