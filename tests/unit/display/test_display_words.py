"""The words of screen and phone, in each language that there is a file for."""

from __future__ import annotations

import re

import pytest

from web.words import Words, source

_MESSAGE = re.compile(r"^([a-z][a-z-]*) =", re.MULTILINE)


def ids(language: str) -> set[str]:
    text = source("display", language)
    assert text is not None
    return set(_MESSAGE.findall(text))


def test_welsh_has_every_message_that_english_has() -> None:
    assert ids("cy") == ids("en")


@pytest.mark.parametrize(
    ("ahead", "says"),
    [
        (0, "Chi sydd nesaf ar gyfer eich ymholiad"),
        (1, "Mae 1 person o’ch blaen"),
        (2, "Mae 2 berson o’ch blaen"),
        (3, "Mae 3 pherson o’ch blaen"),
        (4, "Mae 4 o bobl o’ch blaen"),
        (6, "Mae 6 pherson o’ch blaen"),
        (12, "Mae 12 o bobl o’ch blaen"),
    ],
)
def test_welsh_counts_people_with_the_right_mutation(ahead: int, says: str) -> None:
    assert Words("display", "cy")("ahead", n=ahead) == says


@pytest.mark.parametrize(
    ("ahead", "says"),
    [
        (0, "You are next for your enquiry"),
        (1, "1 person is ahead of you"),
        (2, "2 people are ahead of you"),
    ],
)
def test_english_counts_people(ahead: int, says: str) -> None:
    assert Words("display", "en")("ahead", n=ahead) == says


@pytest.mark.parametrize("language", ["cy", "en"])
def test_offline_says_since_when_and_what_happens_now(language: str) -> None:
    assert "10:58" in Words("display", language)("offline", time="10:58")
