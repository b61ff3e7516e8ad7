"""By which words visitors find what there is: shipped ones for the catalogue, and a house's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.searching.known import phrases_of, searched, shipped
from server.starting import catalogue
from tests.helpers import ROOT, SITE_TEXT
from tests.unit.kiosk.entrance import Entrance
from ticketing.sites.file import parse

CODES = ("en", "cy", "pl", "ro", "ur", "ar", "pa", "bn", "so", "zh", "uk")
SERVICES = {one.id for one in catalogue().services}


@pytest.mark.parametrize("code", ["en", "cy"])
def test_every_service_of_the_catalogue_is_found_by_other_words_than_its_name(code: str) -> None:
    assert set(shipped(code)) >= SERVICES


@pytest.mark.parametrize("code", CODES)
def test_what_most_come_for_is_found_in_every_language(code: str) -> None:
    words = shipped(code)
    most = {"council-tax", "refuse", "housing-allocations", "homelessness", "benefits"}
    assert most <= set(words)
    assert all(0 < len(phrase) <= 40 for phrases in words.values() for phrase in phrases)


def test_the_words_of_the_street_lead_to_the_service() -> None:
    assert {"rubbish", "bins"} <= set(shipped("en")["refuse"])
    assert {"biniau", "sbwriel"} <= set(shipped("cy")["refuse"])
    assert "śmieci" in shipped("pl")["refuse"]


def test_a_line_is_phrases_with_any_comma_between_each_once() -> None:
    assert phrases_of(" rubbish ,black  bag,, rubbish ") == ["rubbish", "black bag"]
    assert phrases_of("کوڑا، کچرا") == ["کوڑا", "کچرا"]
    assert len(phrases_of(",".join(map(str, range(99))))) == 30


def test_a_house_adds_its_own_words_and_keeps_those_that_are_shipped() -> None:
    text = SITE_TEXT.replace(
        'id = "refuse"\n', 'id = "refuse"\nsearch = { en = "wheelie, rubbish" }\n'
    )
    found = searched(parse(text), ["cy", "en"])["enquiries"]["refuse"]
    assert found["en"][:2] == ["wheelie", "rubbish"]
    assert found["en"].count("rubbish") == 1
    assert "biniau" in found["cy"]


def test_a_kiosk_is_told_what_finds_each_thing_in_its_languages(entrance: Entrance) -> None:
    answer = entrance.client.get(
        "/api/v1/sites/riverside/kiosks/entrance-left/search", headers=entrance.headers()
    ).get_json()
    assert set(answer["enquiries"]["refuse"]) == {"cy", "en"}
    assert "death" in answer["signposts"]["births-and-deaths"]["en"]
    assert answer["page"] == entrance.state()["page"]


def test_shipped_files_are_read_by_their_language_alone() -> None:
    assert shipped("../en") == {}
    assert shipped("xx") == {}
    assert Path(ROOT, "kiosk/searching/shipped/en.toml").is_file()
