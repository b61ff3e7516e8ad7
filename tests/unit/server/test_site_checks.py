"""What only the whole house can say of a site file."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.site_checks import checks
from ticketing.sites.file import SiteFileError, parse

SAMPLE = (Path(__file__).parents[3] / "sites" / "one-stop-shop.toml").read_text("utf-8")


def test_the_sample_site_is_well() -> None:
    assert parse(SAMPLE, checks).id == "riverside"


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('profile = "TM-T20II"', 'profile = "TM-T2OII"', "did you mean 'TM-T20II'?"),
        ('icon = "house"', 'icon = "houze"', "did you mean 'house'?"),
        ('id = "resolved"', 'id = "left"', "choose another id"),
    ],
)
def test_a_name_that_the_house_does_not_know_is_told_with_its_line(
    was: str, becomes: str, says: str
) -> None:
    text = SAMPLE.replace(was, becomes)
    with pytest.raises(SiteFileError) as error:
        parse(text, checks)
    (mistake,) = error.value.mistakes
    assert says in mistake.says
    assert becomes in text.splitlines()[mistake.line - 1]


def test_a_language_that_the_screens_do_not_speak_is_told() -> None:
    text = SAMPLE.replace('languages = ["cy", "en"]', 'languages = ["cy", "en", "pl"]')
    text = text.replace("cy = ", 'pl = "Nazwa", cy = ')
    with pytest.raises(SiteFileError) as error:
        parse(text, checks)
    assert "no words for the screens in 'pl'" in str(error.value)
