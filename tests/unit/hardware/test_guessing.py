"""Which model a printer probably is, by what it calls itself."""

from __future__ import annotations

import pytest

from hardware import profiles
from hardware.guessing import guess


@pytest.mark.parametrize(
    ("name", "usb", "profile", "width"),
    [
        ("EPSON TM-T20II", "", "TM-T20II", 80),
        ("EPSON TM_T88V", "04b8:0202", "TM-T88V", 80),
        ("Epson TM-T88IV-SA", "", "TM-T88IV-SA", 80),
        ("EPSON TM-T20III Receipt", "", "TM-T20III", 80),  # which is no TM-T20II
        ("EPSON TM-T20IIX", "", "default", 80),
        ("Citizen CT-S651 (network)", "", "CT-S651", 80),
        ("USB Printing Support", "0416:5011", "POS-5890", 58),
        ("Xprinter XP-58IIH", "", "POS-5890", 58),
        ("Thermal 5890K", "", "POS-5890", 58),
        ("Xprinter XP-80C", "1fc9:2016", "default", 80),
        ("HP LaserJet 1158", "", "default", 80),
        ("", "", "default", 80),
    ],
)
def test_a_name_that_stands_in_the_list_is_known_and_narrow_ones_by_their_chip(
    name: str, usb: str, profile: str, width: int
) -> None:
    found = guess(name, usb)
    assert (found.profile, found.width, found.why_not) == (profile, width, "")


def test_one_that_cannot_be_driven_as_it_is_says_why() -> None:
    found = guess("Star TSP600 (STR_T-001)")
    assert found.profile == "default"
    assert "Star's commands" in found.why_not


def test_every_guess_is_a_model_of_the_list() -> None:
    assert all(guess(one).profile in profiles.names() for one in profiles.names())
