"""Visitors who ask for a person at a kiosk: on whose screen, until when, and who comes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.helpers import NOW
from web.persons import Persons, Taken


class Hall:
    """The wishes of one house, and at which sites something was told to have changed."""

    def __init__(self) -> None:
        self.now: datetime = NOW
        self.told: list[str] = []
        self.persons = Persons(lambda: self.now)
        self.persons.when_changed(self.told.append)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_who_asks_is_seen_by_nobody_until_a_page_of_reception_shows_it(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    assert hall.persons.of("riverside", "left") == "asked"
    hall.persons.shown("riverside", "left", "page-1")
    assert hall.persons.of("riverside", "left") == "shown"
    hall.persons.gone("page-1")
    assert hall.persons.of("riverside", "left") == "asked"
    assert hall.told == ["riverside"] * 3


def test_a_second_touch_is_the_same_wish_and_one_of_another_kiosk_or_site_is_not(
    hall: Hall,
) -> None:
    for site, kiosk in (("riverside", "left"), ("riverside", "right"), ("hillside", "left")):
        hall.persons.ask(site, kiosk)
        hall.now += timedelta(seconds=1)
    hall.persons.ask("riverside", "left")
    assert [one["kiosk"] for one in hall.persons.at("riverside")] == ["left", "right"]
    assert len(hall.told) == 3


def test_who_goes_back_to_the_screen_is_not_waited_for(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    hall.persons.withdraw("riverside", "left")
    assert (hall.persons.of("riverside", "left"), hall.persons.at("riverside")) == (None, [])
    assert not hall.persons.come("riverside", "left")


def test_whoever_goes_is_told_that_the_visitor_needs_nobody_any_more(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    assert hall.persons.come("riverside", "left", "megan")
    hall.persons.withdraw("riverside", "left")
    assert hall.persons.of("riverside", "left") is None
    told = hall.persons.at("riverside")[0]
    assert (told["over"], told["taken_by"]) == ("withdrawn", "megan")
    hall.now += timedelta(minutes=1)
    assert hall.persons.at("riverside") == []


def test_one_goes_and_a_second_one_is_told_who(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    assert hall.persons.come("riverside", "left", "megan")
    assert hall.persons.come("riverside", "left", "megan")  # pressed twice
    with pytest.raises(Taken) as taken:
        hall.persons.come("riverside", "left", "aisha")
    assert taken.value.by == "megan"
    assert hall.told == ["riverside"] * 2


def test_what_they_touch_is_told_while_they_wait_and_as_the_same_wish(hall: Hall) -> None:
    hall.persons.ask("riverside", "left", language="pl")
    hall.now += timedelta(seconds=20)
    hall.persons.ask("riverside", "left", language="pl", known=("private", "fetch"))
    told = hall.persons.at("riverside")[0]
    assert (told["language"], told["known"]) == ("pl", ["fetch", "private"])
    hall.persons.ask("riverside", "left", language="pl", known=("private", "fetch"))
    assert len(hall.told) == 2


def test_whom_somebody_met_is_no_call_and_the_kiosk_is_told(hall: Hall) -> None:
    assert not hall.persons.met("riverside", "left")
    hall.persons.ask("riverside", "left")
    hall.persons.come("riverside", "left", "megan")
    assert hall.persons.met("riverside", "left")
    helper = hall.persons.helper("riverside", "left")
    assert helper is not None
    assert helper["met"]
    assert hall.persons.of("riverside", "left") is None
    hall.persons.ask("riverside", "left")  # the next visitor
    assert hall.persons.of("riverside", "left") == "asked"


def test_that_more_people_are_told_is_known_by_their_screens(hall: Hall) -> None:
    hall.persons.ask("riverside", "left", minutes=2)
    hall.persons.shown("riverside", "left", "desk-1")
    helper = hall.persons.helper("riverside", "left")
    assert helper is not None
    assert not helper["told_more"]
    assert helper["asked_at"] < helper["more_at"] < helper["over_at"]
    hall.persons.shown("riverside", "left", "desk-1", more=True)
    helper = hall.persons.helper("riverside", "left")
    assert helper is not None
    assert helper["told_more"]


def test_after_some_minutes_nobody_is_believed_to_stand_there(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    hall.now += timedelta(minutes=5)
    assert (hall.persons.of("riverside", "left"), hall.persons.at("riverside")) == (None, [])
    hall.persons.ask("riverside", "left")
    assert hall.persons.of("riverside", "left") == "asked"


def test_a_crowd_of_screens_is_told_of_once(hall: Hall) -> None:
    hall.persons.ask("riverside", "left")
    for n in range(60):
        hall.persons.shown("riverside", "left", f"page-{n}")
    hall.persons.shown("riverside", "right", "page-1")
    assert len(hall.told) == 2
    for n in range(60):
        hall.persons.gone(f"page-{n}")
    assert hall.persons.of("riverside", "left") == "asked"
    assert len(hall.told) == 3


def test_a_wish_of_a_clock_that_was_ahead_does_not_stand_until_then(hall: Hall) -> None:
    hall.now += timedelta(days=30)
    hall.persons.ask("riverside", "left")
    hall.now -= timedelta(days=30)
    assert hall.persons.at("riverside") == []
    hall.persons.ask("riverside", "left")
    assert hall.persons.of("riverside", "left") == "asked"
