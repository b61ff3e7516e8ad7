"""How a site says its calls: languages in their order, voices, volume by hour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import SITE_TEXT
from ticketing.sites import unwise
from ticketing.sites.file import SiteFileError, parse
from ticketing.sites.shown.announcements import Announcements, place_in

HEAD = 'languages = ["cy", "en"]'


def site_with(announcements: str, languages: str = '["cy", "en", "pl", "zh"]') -> Announcements:
    text = SITE_TEXT.replace(HEAD, f"languages = {languages}", 1)
    return parse(f"{text}\n[site.announcements]\n{announcements}").announcements


def refused(announcements: str) -> str:
    with pytest.raises(SiteFileError) as caught:
        site_with(announcements)
    return " ".join(one.says for one in caught.value.mistakes)


def test_calls_are_said_as_they_stand_on_the_displays_unless_the_site_says_otherwise() -> None:
    assert Announcements().in_order(("cy", "en")) == ("cy", "en")
    assert site_with('languages = ["en", "pl", "cy"]').in_order(("cy", "en")) == ("en", "pl", "cy")


def test_a_visitor_hears_their_own_language_once_where_the_site_wants_it() -> None:
    offered, shown = ("cy", "en", "pl"), ("cy", "en")
    said = Announcements()
    assert said.of_visitor("pl", shown, offered) == ("cy", "en", "pl")
    assert said.of_visitor("en", shown, offered) == ("cy", "en")
    assert said.of_visitor("ur", shown, offered) == ("cy", "en")
    alone = Announcements(own_language=False)
    assert alone.of_visitor("pl", shown, offered) == ("cy", "en")


@pytest.mark.parametrize(
    ("announcements", "says"),
    [
        ('languages = ["fr"]', "'fr' is no language of the site; write one of: cy, en, pl, zh"),
        ('languages = ["en", "en"]', "stands twice"),
        ('voices = { pl = "en-gb" }', "'en-gb' is no voice of 'pl'"),
        ('voices = { zh = "zhe" }', "'zhe' is no voice of 'zh'"),
        ('voices = { ur = "ur" }', "'ur' is no language of the site"),
        ('voices = { en = "en;rm -rf" }', "wrong form"),
        ("speed = 900", "write 200 or less"),
        ("volume = 101", "write 100 or less"),
        ('volume_by_hour = ["morning"]', "write it like '08:30-09:30=60'"),
        ('volume_by_hour = ["08:30-09:30=160"]', "write it like"),
        ('volume_by_hour = ["08:00-10:00=50", "09:00-11:00=60"]', "overlap"),
        ('volume_by_hour = ["22:00-02:00=50", "01:00-03:00=60"]', "overlap"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_write(announcements: str, says: str) -> None:
    assert says in refused(announcements)


def test_another_voice_of_the_same_language_is_taken() -> None:
    said = site_with('voices = { en = "en-gb-scotland", zh = "cmn", cy = "cy+f3" }')
    assert said.voices["zh"] == "cmn"


@pytest.mark.parametrize(
    ("minute", "percent"),
    [(8 * 60 + 29, 90), (8 * 60 + 30, 60), (9 * 60 + 29, 60), (9 * 60 + 30, 90),
     (23 * 60, 20), (0, 20), (119, 20), (120, 90)],
)  # fmt: skip
def test_it_is_as_loud_as_the_hour_says(minute: int, percent: int) -> None:
    said = site_with('volume = 90\nvolume_by_hour = ["08:30-09:30=60", "22:00-02:00=20"]')
    assert said.volume_at(minute) == percent


@given(st.integers(0, 1439), st.integers(0, 1439), st.integers(0, 1439))
def test_an_hour_is_louder_inside_it_and_nowhere_else(since: int, until: int, now: int) -> None:
    clock = [f"{one // 60:02}:{one % 60:02}" for one in (since, until)]
    said = Announcements.model_validate({"volume_by_hour": [f"{clock[0]}-{clock[1]}=10"]})
    lasts = (until - since) % 1440 or 1440
    assert (said.volume_at(now) == 10) == ((now - since) % 1440 < lasts)


def test_a_place_is_named_in_the_language_or_in_one_that_is_told() -> None:
    names = {"cy": "Cownter 3", "en": "Counter 3"}
    assert place_in(names, "cy") == ("Cownter 3", "cy")
    assert place_in(names, "pl") == ("Counter 3", "en")
    assert place_in({"cy": "Cownter 3"}, "pl") == ("Cownter 3", "cy")


@pytest.mark.parametrize(
    ("display", "cautioned"),
    [
        ('zones = ["main"]', False),
        ('places = ["counter-1"]', True),
        ('places = ["counter-1"]\nsound = false', False),
    ],
)
def test_a_display_that_says_what_the_hall_says_is_named(display: str, cautioned: bool) -> None:
    text = f"""{SITE_TEXT}
[[speakers]]
id = "hall"
name = "Ceiling"
zones = ["main"]

[[displays]]
id = "one"
name = "Over the door"
{display}
"""
    says = [says for path, says in unwise.cautions(parse(text)) if path[0] == "displays"]
    assert bool(says) == cautioned
    assert all("'Ceiling' says some of its calls as well" in one for one in says)
