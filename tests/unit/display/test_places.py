"""Service points by name: a word, and a figure in a face of its own."""

from __future__ import annotations

import pytest

from display.places import place_name, places
from tests.helpers import sample_site
from ticketing.sites.parts import ServicePoint


def point(name: str) -> ServicePoint:
    return ServicePoint(id="here", name={"en": name}, kind="counter", zone="main")


@pytest.mark.parametrize(
    ("name", "word", "digit"),
    [
        ("Counter 3", "Counter", "3"),
        ("Room 12", "Room", "12"),
        ("Reception", "Reception", ""),
        ("7", "7", ""),
        ("Desk 2 left", "Desk 2 left", ""),
    ],
)
def test_figures_at_the_end_of_a_name_stand_apart(name: str, word: str, digit: str) -> None:
    found = place_name(point(name), "en")
    assert (found.word, found.digit, found.full) == (word, digit, name)


def test_every_place_is_named_in_every_language_of_the_site() -> None:
    site = sample_site()
    found = places(site.service_points, site.languages)
    assert found["counter-3"] == {
        "kind": "counter",
        "marker": "3",
        "names": {
            "cy": {"word": "Cownter", "digit": "3", "full": "Cownter 3", "way": ""},
            "en": {"word": "Counter", "digit": "3", "full": "Counter 3", "way": ""},
        },
    }
