"""What cannot be of boards and pads is said in the site check, with what to write."""

from __future__ import annotations

import pytest

from server.field import checks
from tests.unit.counters.room import SITE
from tests.wired import WIRED
from ticketing.sites.file import SiteFileError, parse

TEXT = SITE + WIRED


def test_the_boards_and_pads_of_the_tests_are_well() -> None:
    site = parse(TEXT, checks.mistakes)
    assert [board.own_place for board in site.boards] == ["counter-3", "counter-1", None]
    assert list(checks.cautions(site)) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("number = 34", "number = 33", "33 is that of 'c3' on the line 'hall' already"),
        ("number = 64", "number = 50", "50 is that of 'hall' on the line 'hall' already"),
        ("number = 34", "number = 12", "a line of 'qsystem' has 32 to 127"),
        ('next = "f1"', 'next = "f99"', "'keys' has no key 'f99'; did you mean 'f9'?"),
        ('next = "f1"', "", "it has no keys yet"),
        ('line = "foot"', 'line = "fot"', "did you mean 'foot'?"),
        ('line = "hall"\nnumber = 34', 'line = "foot"', "is a keyboard; no board hangs on it"),
        ('places = ["counter-1"]', "", "name the place, or the zones"),
        ('outcome = "resolved"', "", "cannot end without an outcome here"),
        ('start = "32"', 'start = "33"', "the key '33' is for help and start"),
        ('"/dev/input/by-id/usb-foot-event-kbd"', '"foot"', "is no path"),
        ('"/dev/serial/by-id/usb-hall"', '"com3"', "COM3 where Windows has it"),
        ('transport = "input"', 'transport = "serial"', "write transport = 'input'"),
        (
            'address = "/dev/input/by-id/usb-foot-event-kbd"\n',
            'address = "/dev/input/a"\n[[lines]]\nid = "b"\nname = "B"\nprotocol = "keys"\n'
            'transport = "input"\naddress = "/dev/input/a"\n',
            "is the line 'foot' already",
        ),
        ('transport = "serial"', 'transport = "network"', "names no port"),
        (
            'address = "/dev/serial/by-id/usb-hall"\nbaud = 57600\n',
            'address = "/dev/serial/by-id/usb-hall"\n[[printers]]\nid = "front"\n'
            'name = "Front"\nagent = "hall-pc"\ntransport = "serial"\n'
            'address = "/dev/serial//by-id/usb-hall"\n',
            "is the printer 'front' already",
        ),
        (
            'transport = "serial"\naddress = "/dev/serial/by-id/usb-hall"\nbaud = 57600\n',
            'transport = "network"\naddress = "Board.example:4001"\n[[lines]]\nid = "b"\n'
            'name = "B"\nprotocol = "text"\ntransport = "network"\n'
            'address = "board.example.:4001"\n',
            "is the line 'hall' already",
        ),
    ],
)
def test_what_cannot_be_gets_a_sentence_that_says_what_to_write(
    old: str, new: str, says: str
) -> None:
    assert TEXT.count(old) >= 1
    with pytest.raises(SiteFileError) as error:
        parse(TEXT.replace(old, new, 1), checks.mistakes)
    assert says in str(error.value)


PRINTER = """
[[printers]]
id = "door"
name = "Door printer"
agent = "{agent}"
transport = "serial"
address = "/dev/serial/by-id/usb-hall"
"""


def test_a_line_is_no_printers_as_well() -> None:
    with pytest.raises(SiteFileError) as error:
        parse(TEXT + PRINTER.format(agent="hall-pc"), checks.mistakes)
    assert "/dev/serial/by-id/usb-hall is the printer 'door' already" in str(error.value)
    site = parse(TEXT + PRINTER.format(agent="local"), checks.mistakes)  # another computer's
    assert site.line("hall").agent == "hall-pc"


def test_a_line_at_a_port_of_windows_is_well() -> None:
    site = parse(TEXT.replace("/dev/serial/by-id/usb-hall", "COM3"), checks.mistakes)
    assert site.line("hall").address == "COM3"


def test_a_board_with_too_few_characters_is_cautioned() -> None:
    text = TEXT.replace("number = 34", "number = 34\ncolumns = 3")
    ((where, says),) = checks.cautions(parse(text, checks.mistakes))
    assert where == ("boards", 1, "columns")
    assert "it shows the last 3" in says
