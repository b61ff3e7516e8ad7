"""Calls on the waiting area's screen: seen, spoken once, through every break of the connection."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.cable import Cable
from tests.chromium import faults, strict_chromium
from tests.journeys.display.display_house import (
    called_before,
    check_turn,
    languages_during,
    open_screen,
    pictures,
    played,
    wait_for_sounds,
)
from tests.running import House, wait_until

pytestmark = pytest.mark.browser


def test_a_call_is_seen_and_heard_in_each_language_twice_and_large_in_the_one_being_spoken(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    answers: list[tuple[int, str]] = []
    screen.on("response", lambda answer: answers.append((answer.status, answer.url)))
    expect(screen.locator(".card--empty")).to_be_visible()
    house.issue(site)
    house.call(site, "counter-3")
    expect(screen.locator(".card--fresh .card__number")).to_have_text("C001")
    assert faults(screen) == []
    sounds = wait_for_sounds(screen, 5)
    check_turn(sounds)
    spoken = [sound.rpartition("/")[2].removesuffix(".wav") for sound in sounds]
    assert languages_during(screen)[1:] == spoken[1:] == ["cy", "en", "cy", "en"]
    seen = [(one.number, one.large, one.beside) for one in pictures(screen)]
    welsh, english = ("C001", "Cownter 3", "Counter 3"), ("C001", "Counter 3", "Cownter 3")
    assert seen == [welsh, english] * 2
    fetched = {url.rpartition("/")[2] for status, url in answers if status in (200, 206)}
    assert {"cy.wav", "en.wav"} <= fetched


def test_of_two_calls_at_once_each_is_said_before_either_is_repeated(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    for point in ("counter-1", "counter-2"):
        house.issue(site)
        house.call(site, point)
    spoken = wait_for_sounds(screen, 10)
    first, second = spoken[1].split("/")[0], spoken[4].split("/")[0]
    once = [[f"{said}/cy.wav", f"{said}/en.wav"] for said in (first, second)]
    chime = "display/chime.wav"
    assert spoken == [chime, *once[0], chime, *once[1], *once[0], *once[1]]
    assert int(first) < int(second)


def test_the_card_shows_the_newest_call_while_the_voice_is_at_the_one_before(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    house.issue(site)
    house.call(site, "counter-1")
    wait_for_sounds(screen, 1)
    house.issue(site)
    house.call(site, "counter-2")
    expect(screen.locator(".card--fresh .card__number")).to_have_text("C002")
    expect(screen.locator(".also [data-number=C001]")).to_be_visible()
    assert "C002" in {one.number for one in pictures(screen) if one.also == ["C001"]}


def test_a_call_that_was_taken_back_is_off_the_screen_and_not_said(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    house.issue(site)
    visit = house.call(site, "counter-1")
    assert visit is not None
    expect(screen.locator(".card--fresh")).to_be_visible()
    house.change(site, visit["visit"], "undo")
    expect(screen.locator(".card--empty")).to_be_visible()
    before = played(screen)
    house.issue(site, "benefits")
    house.call(site, "counter-2")
    check_turn(wait_for_sounds(screen, len(before) + 5)[len(before) :])


def test_a_screen_that_starts_reads_out_no_old_calls(house: House, browser: Browser) -> None:
    site = house.add_site()
    number = called_before(house, site, "counter-1", seconds=25)
    screen = open_screen(browser, house, site)
    expect(screen.locator(".card__number")).to_have_text(number)
    expect(screen.locator(".card--fresh")).to_have_count(0)
    house.issue(site)
    house.call(site, "counter-2")
    check_turn(wait_for_sounds(screen, 5))
    assert {one.number for one in pictures(screen)} == {"C002"}


def test_a_screen_that_is_loaded_again_says_nothing_twice(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site)
    house.issue(site)
    house.call(site, "counter-1")
    said = wait_for_sounds(screen, 2)[1]
    screen.reload()
    expect(screen.locator(".card__number")).to_have_text("C001")
    house.issue(site)
    house.call(site, "counter-2")
    assert not said.startswith(f"{check_turn(wait_for_sounds(screen, 5))}/")


def test_a_second_screen_that_joins_later_shows_the_same_board(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    first = open_screen(browser, house, site)
    for point in ("counter-2", "counter-5", "counter-3"):
        house.issue(site, "benefits", language="cy")
        house.call(site, point)
    house.issue(site, "benefits")
    expect(first.locator(".waits__figure")).to_have_text("1")
    expect(first.locator(".card__number")).to_have_text("B003")
    second = open_screen(browser, house, site)

    def shown(page: Page) -> dict[str, list[str]]:
        # The card's large line changes with the voice; what it says is the place in one language.
        parts = (".card__number", ".also li", ".earlier li", ".waits")
        return {part: page.locator(part).all_inner_texts() for part in parts}

    wait_until(lambda: shown(first) == shown(second), what="the same board")
    assert shown(first)[".card__number"] == ["B003"]


def test_a_second_screen_in_the_room_can_be_silent(house: House, browser: Browser) -> None:
    site = house.add_site()
    screen = open_screen(browser, house, site, query="?sound=off")
    house.issue(site)
    house.call(site, "counter-1")
    expect(screen.locator(".card__place .place")).to_have_attribute("lang", "en")
    assert played(screen) == []


def test_a_browser_that_may_not_play_says_so_until_it_is_touched(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    with strict_chromium(browser) as strict:
        screen = open_screen(strict, house, site)
        mark = screen.get_by_role("button", name="Sound is off: touch to switch it on")
        expect(mark).to_be_visible()
        assert faults(screen) == []
        mark.click()
        expect(mark).to_have_count(0)
        upright = open_screen(strict, house, site, upright=True)
        beside = upright.locator(".strip__notice").bounding_box()
        below = upright.locator(".sound-off").bounding_box()
        assert beside is not None
        assert below is not None
        assert beside["y"] + beside["height"] <= below["y"]


def test_while_the_server_is_away_the_screen_says_so_and_then_catches_up(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    with Cable(house.port) as cable:
        screen = open_screen(browser, cable, site)
        house.issue(site)
        house.call(site, "counter-1")
        wait_for_sounds(screen, 5)
        cable.pull()
        strip = screen.locator(".strip--offline")
        expect(strip).to_contain_text("Staff will call your number.")
        expect(screen.locator(".card--fresh")).to_have_count(0)
        expect(screen.locator(".waits__figure")).to_have_count(0)
        expect(screen.locator(".card__number")).to_have_text("C001")
        assert faults(screen) == []
        missed = called_before(house, site, "counter-2", seconds=0)
        cable.plug()
        expect(strip).to_have_count(0)
        expect(screen.locator(".card--fresh .card__number")).to_have_text(missed)
        sounds = wait_for_sounds(screen, 10)
        assert check_turn(sounds[:5]) != check_turn(sounds[5:])


def test_where_a_proxy_swallows_web_sockets_calls_are_shown_all_the_same(
    house: House, browser: Browser
) -> None:
    site = house.add_site()
    tried: list[str] = []
    # It opens, and nothing is ever heard of it again.
    screen = open_screen(browser, house, site, sockets=lambda socket: tried.append(socket.url))
    wait_until(lambda: tried or screen.evaluate("0"))
    house.issue(site)
    house.call(site, "counter-3")
    expect(screen.locator(".card--fresh .card__number")).to_have_text("C001")
