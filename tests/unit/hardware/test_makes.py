"""The models of our own list."""

from __future__ import annotations

import pytest

from hardware import profiles
from hardware.makes import MAKES, NO_NEAR_END
from hardware.models import model
from tests.unit.hardware.drivers.printer.test_rendering import codes, printed
from tests.unit.hardware.samples import URL, bilingual


@pytest.mark.parametrize("name", sorted(MAKES))
def test_each_model_is_driven_as_its_data_sheet_says(name: str) -> None:
    make, of = MAKES[name], model(name, 80)
    assert (of.profile, of.dots, of.columns) == (name, make.dots, make.columns)
    assert (of.speed, of.cuts, of.refused) == (make.speed, True, None)
    assert (of.near_end, of.presenter, of.full_status) == (
        make.near_end, make.presenter, make.full_status,
    )  # fmt: skip
    assert make.columns <= make.dots // 12


@pytest.mark.parametrize("name", sorted(MAKES))
def test_the_pound_and_the_accents_of_french_are_on_a_page_and_what_is_not_is_drawn(
    name: str,
) -> None:
    assert profiles.carries(name, "£ é à ç €")
    assert not profiles.carries(name, "ŵ")


@pytest.mark.parametrize("name", ["KPM180H", "TM-T88VI", "CT-S310II"])
@pytest.mark.parametrize("style", ["graphic", "text"])
def test_a_slip_comes_out_of_a_model_of_our_own_list(name: str, style: str) -> None:
    ticket = printed(bilingual(), style, name, 80)
    assert ticket.image.width == MAKES[name].dots
    assert codes(ticket) == [URL]


def test_who_has_no_sensor_for_the_end_of_a_roll_is_known() -> None:
    assert profiles.names() >= NO_NEAR_END
    assert not model("POS-5890", 58).near_end
    assert model("TM-T88V", 80).near_end
