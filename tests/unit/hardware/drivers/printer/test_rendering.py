"""Slips as an emulated printer draws what the driver sends."""

from __future__ import annotations

from typing import Any

import pytest
import zxingcpp

from hardware.drivers.printer.escpos import model_of, render
from hardware.emulators.lexer import Lexer
from hardware.emulators.paper import Paper as Roll
from hardware.emulators.paper import Ticket
from hardware.profiles import carries
from hardware.protocol import PrinterConfig
from hardware.slips import Slip
from hardware.slips.picture import picture
from tests.unit.hardware.samples import LONGEST, URL, bilingual, urdu, with_wait

PRINTERS = [
    ("TM-T20II", 80, 576),
    ("TM-T88V", 80, 512),
    ("POS-5890", 58, 384),
    ("default", 58, 384),
]
SLIPS = [bilingual(), bilingual("HB114", LONGEST, "12"), with_wait(), urdu()]


def config(style: str, profile: str, width: int) -> PrinterConfig:
    return PrinterConfig.model_validate(
        {
            "id": "p",
            "name": "p",
            "site": "s",
            "transport": "file",
            "address": "/dev/null",
            "profile": profile,
            "width": width,
            "style": style,
        }
    )


def printed(slip: Slip, style: str, profile: str, width: int) -> Ticket:
    device = config(style, profile, width)
    roll, lexer = Roll(model_of(device).dots, profile), Lexer()
    tickets = [roll.execute(token) for token in lexer.feed(render(slip, device).data)]
    assert not lexer.midway, "the driver sent half a command"
    ticket = next((t for t in tickets if t), None) or roll.finish()
    assert ticket is not None
    return ticket


def codes(ticket: Ticket) -> list[str]:
    found: list[Any] = zxingcpp.read_barcodes(ticket.image.convert("L"))
    return [code.text for code in found]


@pytest.mark.parametrize("style", ["graphic", "text"])
@pytest.mark.parametrize(("profile", "width", "dots"), PRINTERS)
@pytest.mark.parametrize("slip", SLIPS, ids=["short", "long", "wait", "urdu"])
def test_the_code_on_the_paper_is_the_code_on_the_slip(
    slip: Slip, style: str, profile: str, width: int, dots: int
) -> None:
    ticket = printed(slip, style, profile, width)
    assert ticket.image.width == dots
    assert codes(ticket) == [URL]


@pytest.mark.parametrize(("profile", "width", "dots"), PRINTERS)
@pytest.mark.parametrize("slip", SLIPS, ids=["short", "long", "wait", "urdu"])
def test_no_letter_is_ever_replaced_by_a_question_mark(
    slip: Slip, profile: str, width: int, dots: int
) -> None:
    text = printed(slip, "text", profile, width).text
    assert "?" not in text
    assert "\ufffd" not in text


@pytest.mark.parametrize(("profile", "width", "dots"), PRINTERS)
def test_native_text_says_what_the_slip_says(profile: str, width: int, dots: int) -> None:
    lines = [line.strip() for line in printed(bilingual(), "text", profile, width).text.split("\n")]
    for expected in ("C014", "Treth Gyngor", "Council tax", "Dilynwch eich lle ar eich ffôn"):
        assert expected in lines
    assert any(line.startswith("Ahead of you") and line.endswith(" 3") for line in lines)
    assert lines[-1].endswith("10:42")


def test_letters_that_no_code_page_carries_are_drawn_instead() -> None:
    assert not carries("TM-T88V", "Tŷ a dŵr")
    assert carries("TM-T88V", "£5 am gôt – ie’n wir")
    ticket = printed(with_wait(), "text", "TM-T88V", 80)
    assert "House and water" in ticket.text
    assert "dŵr" not in ticket.text
    assert ticket.raw.count(b"\x1dv0") > printed(bilingual(), "text", "TM-T88V", 80).raw.count(
        b"\x1dv0"
    )


def test_a_text_slip_is_a_tenth_of_a_graphic_one_on_a_slow_line() -> None:
    graphic = render(bilingual(), config("graphic", "TM-T20II", 80)).data
    text = render(bilingual(), config("text", "TM-T20II", 80)).data
    assert len(text) * 10 < len(graphic)


def test_the_graphic_slip_arrives_dot_for_dot() -> None:
    slip = bilingual()
    drawn = picture(slip, 576)
    arrived = printed(slip, "graphic", "TM-T20II", 80).image.crop((0, 0, 576, drawn.height))
    assert arrived.tobytes() == drawn.tobytes()


def test_a_slip_begins_with_a_reset_and_ends_with_a_cut_where_there_is_a_cutter() -> None:
    data = render(bilingual(), config("graphic", "TM-T20II", 80)).data
    assert data.startswith(b"\x1b@")
    assert data.endswith(b"\x1dV\x42\x00")
    assert b"\x1dV" not in render(bilingual(), config("text", "POS-5890", 58)).data[-4:]


def test_a_status_request_never_hides_in_a_slip() -> None:
    lexer = Lexer()
    for style in ("graphic", "text"):
        tokens = list(lexer.feed(render(with_wait(), config(style, "TM-T20II", 80)).data))
        assert all(token.name != b"\x10\x04" for token in tokens)


def test_a_profile_nobody_knows_prints_by_the_width_of_its_paper() -> None:
    narrow = model_of(config("text", "no such model", 58))
    assert (narrow.profile, narrow.dots, narrow.columns) == ("default", 384, 32)
    assert model_of(config("text", "no such model", 80)).dots == 576


def test_the_reprint_says_that_it_is_one() -> None:
    from tests.unit.hardware.samples import both

    slip = bilingual().marked(*both("Argraffwyd eto", "Printed again"))
    lines = [line.strip() for line in printed(slip, "text", "TM-T20II", 80).text.split("\n")]
    assert lines[:2] == ["Argraffwyd eto", "Printed again"]
