"""Slips for who reads large letters: half as large again, and nothing cut."""

from __future__ import annotations

import pytest

from hardware.drivers.printer.escpos import render
from hardware.protocol import PrinterConfig
from hardware.slips import Number, Slip, Text, Words
from hardware.slips.measures import measures
from hardware.slips.picture import measured, picture
from tests.unit.hardware.slips.test_fitting import ink_at_the_edge
from tests.unit.slips.test_ticket_slips import slip
from ticketing.sites import Site


def spoken_here(site: Site, *languages: str) -> Site:
    """The site with these languages alone."""
    return site.model_copy(update={"languages": languages})


def ink_rows(found: Slip, dots: int) -> int:
    """Rows of the picture, from its first dot to its last, that have ink."""
    drawn = picture(found, dots).convert("L").point(lambda grey: 255 - grey)
    _, top, _, bottom = drawn.getbbox() or (0, 0, 0, 0)
    return bottom - top


@pytest.mark.parametrize("dots", [576, 512, 384])
def test_every_letter_that_is_to_be_read_is_half_as_large_again(dots: int) -> None:
    usual, larger = measures(dots), measures(dots, larger=True)
    for size in ("heading", "label", "reverse", "text", "value", "time"):
        assert getattr(larger, size) == pytest.approx(1.5 * getattr(usual, size), abs=0.5), size
    one = Slip(elements=(Text(lines=(Words(text="H"),)),))
    assert ink_rows(one.enlarged(), dots) == pytest.approx(1.5 * ink_rows(one, dots), abs=1.5)


@pytest.mark.parametrize("dots", [576, 384])
@pytest.mark.parametrize("language", ["cy", "pl", "ur"])
def test_nothing_of_a_larger_ticket_is_cut_and_its_number_is_no_smaller(
    site: Site, dots: int, language: str
) -> None:
    site = spoken_here(site, "cy", "en", "pl", "ur")
    ticket = slip(site, language=language, further=["housing-allocations"]).enlarged()
    assert not ink_at_the_edge(picture(ticket, dots))
    number = next(at for at, one in enumerate(ticket.elements) if isinstance(one, Number))
    usual = ticket.model_copy(update={"larger": False})
    assert measured(ticket, dots)[1][number] >= measured(usual, dots)[1][number]


def test_a_printer_s_own_letters_are_doubled(site: Site) -> None:
    config = PrinterConfig(
        id="a.b", name="One", site="a", transport="file", address="/dev/null", style="text"
    )
    usual, larger = (render(one, config).data for one in (slip(site), slip(site).enlarged()))
    doubled = b"\x1d!\x11"  # GS ! with 2 x 2
    assert larger.count(doubled) > usual.count(doubled) + 4


def test_what_is_marked_stays_as_large_as_it_was(site: Site) -> None:
    ticket = slip(site).enlarged()
    assert ticket.marked(Words(text="Printed again")).larger
    assert ticket.marked_late().larger
    assert "larger" not in slip(site).model_dump_json()
