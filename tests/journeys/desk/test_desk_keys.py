"""An adviser's day with the keyboard alone, in a real browser: no press calls two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import DESK, open_page
from tests.journeys.desk.desk_house import DeskServer, running, sign_on
from tests.journeys.desk.desk_steps import band, press
from tests.unit.counters.room import DESK as AT
from tests.unit.counters.room import PINS
from web import tokens

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DeskServer]:
    """A server where nobody waits yet."""
    with running(tmp_path) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Page:
    """A narrow window beside the CRM."""
    return open_page(browser, DESK)


def test_a_visit_from_sign_on_to_outcome_and_the_next_call(page: Page, server: DeskServer) -> None:
    server.issue("council-tax")
    server.issue("council-tax")
    page.goto(server.url + AT)
    page.locator("#adviser").focus()
    page.keyboard.type("Megan")
    page.keyboard.press("Tab")
    expect(page.locator("#pin")).to_be_focused()
    page.keyboard.type(PINS["megan"])
    page.keyboard.press("Enter")
    band(page, "Ready")
    press(page, "n")
    band(page, "Called")
    assert page.title() == "C001 · Called"
    expect(page.locator("#voice")).to_have_text("Called C001, Council tax")
    press(page, "s")
    band(page, "Serving")
    press(page, "n")
    expect(page.locator(".then")).to_have_text("Then C002 is called to Counter 3.")
    expect(page.locator(".outcome").first).to_be_focused()
    press(page, "1")
    expect(page.locator(".slip-number")).to_have_text("C002")
    band(page, "Called")
    assert len(server.posted("/next")) == 2
    assert len(server.posted("/finish")) == 1


def test_finish_with_f_calls_nobody_says_how_it_ended_and_escape_takes_the_question_away(
    page: Page, server: DeskServer
) -> None:
    server.issue("council-tax")
    server.issue("council-tax")
    sign_on(page, server)
    for key, word in (("n", "Called"), ("s", "Serving")):
        press(page, key)
        band(page, word)
    press(page, "f")
    expect(page.locator(".then")).to_have_text("Then nobody is called.")
    press(page, "Escape")
    expect(page.locator(".then")).to_have_count(0)
    expect(page.locator(".big")).to_be_focused()
    assert server.posted("/finish") == []
    press(page, "f")
    press(page, "2")
    band(page, "Ready")
    expect(page.locator(".undo")).to_contain_text("C001 form issued")
    assert len(server.posted("/next")) == 1


def called_once(page: Page, server: DeskServer, number: str) -> None:
    """One was called and not begun with; then they are served, and the desk is ready again."""
    band(page, "Called")
    expect(page.locator(".slip-number")).to_have_text(number)
    page.wait_for_load_state("networkidle")
    assert [path.rsplit("/", 1)[1] for path, _ in server.posts] == ["next"]
    server.posts.clear()
    server.served()
    band(page, "Ready")


def test_a_double_click_two_quick_presses_and_a_key_held_down_call_one_each(
    page: Page, server: DeskServer
) -> None:
    for _ in range(6):
        server.issue("council-tax")
    sign_on(page, server)
    page.locator(".big").dblclick(delay=1)
    called_once(page, server, "C001")
    page.keyboard.press("n", delay=0)
    page.keyboard.press("n", delay=0)
    called_once(page, server, "C002")
    for _ in range(6):
        page.keyboard.down("n")  # the second and later ones are repeats
    page.keyboard.up("n")
    called_once(page, server, "C003")


def test_a_lost_answer_is_no_trouble_and_a_lost_request_is_repeated_with_the_same_key(
    page: Page, server: DeskServer
) -> None:
    server.issue("council-tax")
    server.issue("council-tax")
    sign_on(page, server)

    def done_but_unheard(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route(re.compile(r"/next$"), done_but_unheard, times=1)
    press(page, "n")
    band(page, "Called")  # the server's own word, by the socket
    expect(page.locator("#desk")).to_have_attribute("aria-busy", "false")
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.locator(".slip-number")).to_have_text("C001")
    assert len(server.posted("/next")) == 1
    server.served()
    band(page, "Ready")

    tried: list[str] = []
    page.on("request", lambda one: tried.append(one.headers.get("idempotency-key", "")))
    page.route(re.compile(r"/next$"), lambda route: route.abort(), times=1)
    press(page, "n")
    expect(page.locator(".answer")).to_contain_text("No answer came. Press again")
    press(page, "n")
    band(page, "Called")
    keys = [key for key in tried if key]
    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_closed_keys_answer_with_their_reason_and_single_ones_can_be_switched_off(
    page: Page, server: DeskServer
) -> None:
    server.issue("bus")
    sign_on(page, server)
    expect(page.locator(".slip-empty")).to_contain_text("1 waits for Bus passes; not among your")
    press(page, "n")
    expect(page.locator(".answer")).to_have_text("Nobody is waiting for you.")
    press(page, "r")
    expect(page.locator(".answer")).to_have_text("Nobody is called.")
    server.issue("council-tax")
    expect(page.locator(".slip-number")).to_have_text("C001")
    press(page, "?")
    page.get_by_label("Single keys work").uncheck()
    press(page, "Escape")
    press(page, "n")
    page.reload()
    band(page, "Ready")
    press(page, "n")
    expect(page.locator(".big .cap")).to_have_count(0)
    assert server.posts == []
    page.locator(".big").focus()
    press(page, "Enter")
    band(page, "Called")


def test_a_name_chosen_by_mouse_is_followed_by_its_pin(page: Page, server: DeskServer) -> None:
    store, now = server.server.house.store, datetime.now(UTC)
    known = tokens.make(store, "counter", site="riverside", name="counter 3", now=now)
    page.goto(f"{server.url}{AT}?token={known}")
    page.locator("#adviser").focus()
    page.locator("#adviser").select_option(label="Megan")
    expect(page.locator("#pin")).to_be_focused()
    page.locator("#adviser").focus()  # and where it is the list's, figures are no name's
    page.keyboard.type(PINS["megan"])
    page.keyboard.press("Enter")
    band(page, "Ready")
