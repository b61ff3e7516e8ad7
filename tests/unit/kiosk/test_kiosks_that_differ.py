"""Kiosks of one house that show different tiles, and speak different languages."""

from __future__ import annotations

from kiosk.live import speakers
from kiosk.page import KioskPage, page, spoken
from tests.helpers import SITE_TEXT, sample_site
from ticketing.sites.file import parse


def pages(more: str, of: str = SITE_TEXT) -> tuple[KioskPage, KioskPage]:
    """The page of a kiosk with `more` in its entry, and that of its neighbour."""
    site = parse(of.replace('slot = "below"', more))
    left, right = (page(site, one, spoken(site, one)[0]) for one in site.kiosks)
    return left, right


def test_a_kiosk_shows_its_own_tiles_in_its_own_order() -> None:
    left, right = pages('tiles = ["bins", "housing"]')
    assert [one["id"] for one in left["groups"]] == ["bins", "housing"]
    assert len(right["groups"]) == 8


def test_a_tile_that_answers_is_left_out_like_any_other() -> None:
    alone = SITE_TEXT.replace(
        'id = "births-and-deaths"\ngroup = "general"', 'id = "births-and-deaths"'
    )
    left, right = pages('tiles = ["bins"]', alone)
    assert (list(left["signposts"]), list(right["signposts"])) == ([], ["births-and-deaths"])
    left, _ = pages('tiles = ["births-and-deaths"]', alone)
    assert (left["groups"], list(left["signposts"])) == ([], ["births-and-deaths"])


def test_a_kiosk_speaks_its_own_languages_its_own_first() -> None:
    left, right = pages('languages = ["en"]')
    assert ([one["code"] for one in left["languages"]], left["language"]) == (["en"], "en")
    assert ([one["code"] for one in right["languages"]], right["language"]) == (["cy", "en"], "cy")


def test_a_low_counter_can_be_asked_for_where_the_house_has_one() -> None:
    left, _ = pages('slot = "below"')
    assert left["low_counter"] is False
    low = SITE_TEXT.replace('id = "counter-2"\n', 'id = "counter-2"\nlow_counter = true\n')
    left, _ = pages('slot = "below"', low)
    assert left["low_counter"] is True


def test_a_kiosk_knows_in_which_languages_those_who_are_here_serve_what() -> None:
    site = sample_site()
    bilingual = next(one for one in site.advisers if "cy" in one.languages)
    english = next(one for one in site.advisers if not one.languages)
    assert speakers(site, [bilingual.id, english.id]) == {
        "cy": sorted({*bilingual.skills, *bilingual.backup})
    }
    assert speakers(site, [english.id]) == {}


def test_a_kiosk_knows_what_is_spoken_here_the_language_of_all_staff_first() -> None:
    text = SITE_TEXT.replace('languages = ["cy"]', 'languages = ["cy", "bfi"]', 1)
    left, _ = pages('slot = "below"', text)
    assert [one["always"] for one in left["spoken"]] == [True] + [False] * (len(left["spoken"]) - 1)
    named = {one["code"]: one["name"] for one in left["spoken"]}
    assert named["bfi"] == "British Sign Language"
    assert named["cy"] == "Cymraeg"
