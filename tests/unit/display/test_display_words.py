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
        (0, "Nid oes neb o’ch blaen"),
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
        (0, "Nobody is ahead of you"),
        (1, "1 person is ahead of you"),
        (2, "2 people are ahead of you"),
    ],
)
def test_english_counts_people(ahead: int, says: str) -> None:
    assert Words("display", "en")("ahead", n=ahead) == says


@pytest.mark.parametrize("package", ["display", "kiosk", "slips"])
def test_welsh_is_of_one_register(package: str) -> None:
    """The written one that councils use: 'rydym', 'nid yw', not 'rydyn ni', 'dydy … ddim'."""
    text = source(package, "cy")
    assert text is not None
    spoken = r"\b([Rr]ydyn ni|[Dd]ydy\w*|[Dd]ydw|[Dd]oes neb|[Dd]oes dim|arna i|[Bb]yddan nhw)\b"
    assert re.findall(spoken, text) == []


@pytest.mark.parametrize("language", ["cy", "en"])
def test_offline_says_since_when_and_what_happens_now(language: str) -> None:
    assert "10:58" in Words("display", language)("offline", time="10:58")
