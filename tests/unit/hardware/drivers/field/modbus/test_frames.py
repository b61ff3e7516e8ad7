"""Frames of Modbus as its specification has them, worked out by hand."""

from __future__ import annotations

from hardware.drivers.field import SPOKEN
from hardware.drivers.field.modbus.framing import crc
from tests.unit.hardware.drivers.field.samples import C014, board, pad


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
