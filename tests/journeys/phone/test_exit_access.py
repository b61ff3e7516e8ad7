"""The screen at the exit for everyone: larger text, high contrast, spoken guidance, four keys, and
whoever is still there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import faults, faults_of_its_look, open_page
from tests.helpers import rows
from tests.journeys.access.ear import LISTEN
from tests.running import House, SiteAccess
from tests.site_text import site_text

pytestmark = pytest.mark.browser

ALL = ("cy", "en", "pl", "ro", "ur", "ar", "pa", "bn", "so", "zh", "uk")
#: Of the smallest that the exit may have, what its picture is drawn for, and a tall stele.
SIZES = ((800, 480), (1024, 768), (1080, 1920))
LETTERS = "parseFloat(getComputedStyle(document.querySelector('.face')).fontSize)"
#: What is pressed and is cut, covered or too small, and what lies on something else.
OUTSIDE = """() => {
  const shown = (node) => node.getClientRects().length > 0
    && !node.closest("details:not([open]) > :not(summary)");
  const at = (node) => node.getBoundingClientRect();
  const pressed = [...document.querySelectorAll('button, a[href], summary')].filter(shown);
  const found = pressed.filter((node) => {
    const { x, y, right, bottom, width, height } = at(node);
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return x < 0 || y < 0 || right > innerWidth + 1 || bottom > innerHeight + 1 || height < 60
      || !node.contains(top) || node.scrollWidth > node.clientWidth + 1
      || node.scrollHeight > node.clientHeight + 6; // a font is higher than its letters
  }).map((node) => node.innerText || node.getAttribute('aria-label'));
  const told = [...document.querySelectorAll('h1, .safe, .access__reset, .aid__top')].filter(shown);
  for (const one of told) {
    const a = at(one);
    if (a.y < 0 || a.bottom > innerHeight + 1 || one.scrollWidth > one.clientWidth + 1) {
      found.push(`cut: ${one.innerText}`);
    }
    for (const node of [...pressed, ...told]) {
      const b = at(node);
      if (node !== one && !node.contains(one) && !one.contains(node) && a.x < b.right - 1
        && b.x < a.right - 1 && a.y < b.bottom - 1 && b.y < a.bottom - 1) {
        found.push(`${one.innerText} lies on ${node.innerText}`);
      }
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    """One that offers every language of the program."""
    text = site_text("riverside").replace('["cy", "en"]', json.dumps(ALL), 1)
    return house.add_site("exit-for-all", text=text)


@pytest.fixture
def screen(house: House, site: SiteAccess, browser: Browser) -> Iterator[Page]:
    page = open_page(browser, (1024, 768))
    page.clock.install()
    page.goto(f"{house.url}/exit/{site.id}?token={site.kiosk}")
    page.locator(".key--access").wait_for()
    yield page
    page.close()


def wear(page: Page, *modes: str) -> None:
    page.locator(".key--access").click()
    for mode in modes:
        page.locator(f"[data-mode={mode}]").click()
    page.locator("[data-access] [data-done]").click()


def measured(page: Page, *languages: str) -> None:
    """Nothing is cut or covered at any size, in the question and in the panel."""
    found: list[Any] = []
    for code in languages:
        page.evaluate("(code) => document.querySelector(`[data-language=${code}]`).click()", code)
        expect(page.locator("html")).to_have_attribute("lang", code)
        for size in SIZES:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            found += [(code, size, one) for one in page.evaluate(OUTSIDE)]
            page.evaluate("document.querySelector('.key--access').click()")
            found += [(code, size, "panel", one) for one in page.evaluate(OUTSIDE)]
            page.evaluate("document.querySelector('[data-access] [data-done]').click()")
    assert not found, "\n".join(map(str, found))


#: What of the form is cut, too small or under something else, and whether it is moved by a finger.
UNFIT = """() => {
  const at = (node) => node.getBoundingClientRect();
  const shown = [...document.querySelectorAll('h1, .write > *, .write__kind, .key--access')]
    .filter((node) => at(node).width > 1 && at(node).height > 1);
  const found = shown.filter((node) => {
    const { x, y, right, bottom, height } = at(node);
    return x < 0 || y < 0 || right > innerWidth + 1 || bottom > innerHeight + 1
      || node.scrollWidth > node.clientWidth + 1
      || (node.matches('textarea, input, button, a, .key') && height < 44);
  }).map((node) => `cut: ${node.id || node.innerText}`);
  for (const [nth, one] of shown.entries()) {
    for (const node of shown.slice(nth + 1)) {
      const [a, b] = [at(one), at(node)];
      if (!node.contains(one) && !one.contains(node) && a.x < b.right - 1 && b.x < a.right - 1
        && a.y < b.bottom - 1 && b.y < a.bottom - 1) {
        found.push(`${one.id || one.innerText} lies on ${node.id || node.innerText}`);
      }
    }
  }
  const { scrollHeight, scrollWidth } = document.documentElement;
  if (scrollHeight > innerHeight + 1 || scrollWidth > innerWidth + 1) found.push('scrolls');
  return found;
}"""


def unfit(page: Page, *what: object) -> list[Any]:
    """What does not fit of either step of the form that is open, at each size."""
    found: list[Any] = []
    for step in (1, 2):
        for size in SIZES:
            page.set_viewport_size({"width": size[0], "height": size[1]})
            found += [(*what, step, size, one) for one in page.evaluate(UNFIT)]
        if step == 1:
            page.evaluate("document.querySelector('#text').value = 'a'")
            page.evaluate("document.querySelector('[data-on]').click()")
    return found


def test_the_form_of_a_complaint_fits_in_larger_text_and_goes_in_two_steps(
    screen: Page, house: House, site: SiteAccess
) -> None:
    wear(screen, "larger")
    found = []
    for code in ("uk", "ur", "pl", "pa", "cy"):
        screen.goto(f"{house.url}/exit/{site.id}/complaint?lang={code}")
        screen.locator(".key--access").wait_for()
        found += unfit(screen, code)
    assert not found, "\n".join(map(str, found))
    assert faults_of_its_look(screen) == []
    # Back is one step, and what was told is still there.
    screen.get_by_role("link", name="Yn ôl").click()
    expect(screen.locator("textarea")).to_have_value("a")
    expect(screen.get_by_role("heading", name="Beth hoffech chi ei ddweud wrthym?")).to_be_visible()
    # Who told nothing is asked for it there, and not after their name.
    screen.evaluate("document.querySelector('#text').value = ' '")
    screen.get_by_role("button", name="Parhau").click()
    expect(screen.get_by_role("alert")).to_have_text("Ysgrifennwch rywbeth yn gyntaf.")
    found = unfit(screen, "cy", "empty")
    assert not found, "\n".join(map(str, found))


def test_each_help_alone_and_all_together_fits_and_is_off_for_the_next(screen: Page) -> None:
    plain = screen.evaluate(LETTERS)
    second = screen.locator("h1 .second")
    assert second.evaluate("(node) => [getComputedStyle(node).direction, node.lang]") == [
        "ltr",
        "en",
    ]
    measured(screen, "cy", "uk", "ur")
    wear(screen, "larger")
    screen.set_viewport_size({"width": 1024, "height": 768})
    size = screen.evaluate(LETTERS)
    assert size / plain == pytest.approx(1.5)
    measured(screen, *ALL)
    wear(screen, "contrast")
    assert faults(screen) == []
    screen.locator(".key--access").click()
    assert faults_of_its_look(screen) == []
    screen.locator("[data-access] [data-done]").click()
    measured(screen, "uk")
    wear(screen, "larger")
    measured(screen, "cy", "ur")
    assert faults_of_its_look(screen) == []
    wear(screen, "larger", "spoken")
    measured(screen, "uk", "ur", "cy")
    expect(screen.locator("html")).to_have_attribute("data-modes", "contrast larger")
    screen.clock.fast_forward(200_000)
    expect(screen.locator("html")).to_have_attribute("data-modes", "")
    expect(screen.locator(".aid")).to_have_count(0)


def test_a_comment_by_four_keys_and_by_ear_each_thing_said_once(
    screen: Page, house: House, site: SiteAccess
) -> None:
    screen.evaluate("document.querySelector('[data-language=en]').click()")
    wear(screen, "contrast")
    screen.evaluate(LISTEN)
    screen.keyboard.press("ArrowDown")  # offers itself, and is not shown yet
    press(screen, "ArrowDown", "How was your visit today? Touch one face. We do not know who you "
          "are. 5 choices. Very poor. 1 of 5. Press OK to choose it.")  # fmt: skip
    to(screen, "Complaint or comment")
    screen.keyboard.press("Enter")
    screen.locator(".write").wait_for()
    # It goes on there, with what else was on.
    line = screen.locator(".aid__line")
    told = ("What would you like to tell us? We do not know who you are, unless you tell us here. "
            "2 choices. A complaint")  # fmt: skip
    expect(line).to_have_attribute("data-said", f"{told}, on. 1 of 2.")
    expect(screen.locator("html")).to_have_attribute("data-modes", "contrast")
    assert faults_of_its_look(screen) == []
    screen.evaluate(LISTEN)
    # Nothing was told yet: it is said, and nothing else is asked first.
    to(screen, "Continue")
    screen.keyboard.press("Enter")
    screen.locator(".write__trouble").wait_for()
    expect(line).to_have_attribute(
        "data-said", told.replace("We do", "Please write something first. We do") + ", on. 1 of 2."
    )
    screen.evaluate(LISTEN)
    press(screen, "ArrowDown", "A comment, off. 2 of 2. Press OK to choose it.")
    press(screen, "Enter", "On.")
    press(screen, "ArrowDown", "What would you like to tell us? Press OK to choose it.")
    press(screen, "Enter", "What would you like to tell us? A.")
    screen.keyboard.press("Enter")
    expect(screen.locator("textarea")).to_have_value("A")
    to(screen, "Done")
    press(screen, "Enter", "What would you like to tell us? Please write something first. We do "
          "not know who you are, unless you tell us here. 2 choices. A complaint, off. 1 of 2. "
          "Press OK to choose it.")  # fmt: skip
    to(screen, "Continue")
    press(screen, "Enter", "We do not know who you are, unless you tell us here. Your name, if you "
          "want an answer. Press OK to choose it.")  # fmt: skip
    to(screen, "Send")
    screen.keyboard.press("Enter")
    expect(line).to_have_attribute("data-said", re.compile(
        r"^Thank you\. We have it\. Its number is \d+\. A manager reads it\. If you left a "
        r"telephone number or an e-mail, they answer you\. Back\. Press OK to choose it\.$"
    ))  # fmt: skip
    screen.evaluate(LISTEN)
    to(screen, "Volume")
    for at in (3, 1, 2):
        press(screen, "Enter", f"Volume. {at} of 3.")
    said = f"SELECT kind, text FROM complaint WHERE site = '{site.id}'"
    assert rows(house.store, said) == [("comment", "A")]


def press(page: Page, key: str, line: str) -> None:
    """Exactly this is said, and nothing else."""
    page.keyboard.press(key)
    page.wait_for_function("window.heard.length > 0")
    assert page.evaluate("window.heard.splice(0)") == [line]


def to(page: Page, name: str) -> None:
    """Down to what is called so; everything on the way is another thing."""
    met: list[str] = []
    for _ in range(60):
        page.keyboard.press("ArrowDown")
        page.wait_for_function("window.heard.length > 0")
        (line,) = page.evaluate("window.heard.splice(0)")
        assert line not in met, line
        met.append(line)
        if line.startswith(name):
            return
    raise AssertionError((name, met))


def test_before_half_written_words_go_it_is_asked_and_whoever_stays_keeps_them(
    screen: Page, house: House, site: SiteAccess
) -> None:
    screen.goto(f"{house.url}/exit/{site.id}/complaint?lang=en")
    screen.locator(".key--access").wait_for()
    wear(screen, "larger")
    screen.locator("textarea").click()
    screen.locator('.board [data-letter="a"]').click()
    screen.locator(".board .key--done").click()
    still = screen.locator("[data-still]")
    screen.clock.fast_forward(100_500)
    expect(still).to_contain_text("Are you still there?")
    assert faults_of_its_look(screen) == []
    still.get_by_role("button", name="Stay").click()
    expect(still).to_be_hidden()
    expect(screen.locator("textarea")).to_have_value("A")
    # By ear it is asked once, and to be asked is no answer.
    screen.keyboard.press("ArrowDown")
    screen.keyboard.press("ArrowDown")
    screen.locator(".aid__line").wait_for()
    screen.clock.fast_forward(60_000)  # all is said
    screen.evaluate(LISTEN)
    screen.clock.fast_forward(100_500)
    screen.wait_for_function("window.heard.length > 0")
    assert screen.evaluate("window.heard.splice(0)") == [
        "Are you still there? Stay. Press OK to choose it."
    ]
    screen.clock.run_for(5000)
    expect(still).to_be_visible()
    # Whoever stays hears where they are.
    press(screen, "Enter", "A complaint, on. 1 of 2.")
    expect(still).to_be_hidden()
    screen.clock.fast_forward(60_000)
    screen.clock.fast_forward(120_500)
    screen.wait_for_url(f"**/exit/{site.id}")
    expect(screen.locator("html")).to_have_attribute("data-modes", "")
    expect(screen.locator(".aid")).to_have_count(0)
