"""QSystem's frames as its makers' documents have them, worked out by hand."""

from __future__ import annotations

from hardware.drivers.field import SPOKEN
from hardware.protocol import Row
from tests.unit.hardware.drivers.field.samples import C014, board, pad, sent


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
