"""Whole visits through a whole house: kiosk, paper, phone, desk, display, figures, file; and a
complex enquiry from the kiosk by the call to a private interview room and its end."""

from __future__ import annotations

import csv
import io
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from hardware.emulators.paper import Ticket
from storage.times import from_ms
from tests.chromium import DESK, DISPLAY, KIOSK, OFFICE, PATIENCE_MS, PHONE, open_page
from tests.journeys.desk.desk_steps import band as said
from tests.journeys.desk.desk_steps import press
from tests.journeys.display.display_house import (
    LISTEN,
    check_turn,
    pictures,
    played,
    wait_for_sounds,
)
from tests.journeys.whole.whole_house import WholeHouse, whole_house
from tests.running import PIN

pytestmark = pytest.mark.browser

PRINTER = "entrance-left-printer"


@dataclass(frozen=True)
class Spoken:
    """What a visitor reads in a language, and the language that the kiosk speaks before."""

    code: str
    name: str
    before: str
    enquiry: str
    one_ahead: str
    place: str
    done: str
    again: str


WELSH = Spoken(
    "cy",
    "Cymraeg",
    "en",
    "Treth Gyngor",
    "1 person",
    "Cownter",
    "Sut oedd eich ymweliad heddiw?",
    "eto am",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeHouse]:
    """Everything running; the left kiosk's printer sets its own letters, which can be read. A
    council-tax visit and a private one go through it, one after the other."""
    expect.set_options(timeout=PATIENCE_MS)
    with whole_house(tmp_path_factory.mktemp("whole"), styles={PRINTER: "text"}) as found:
        yield found


def kiosk(browser: Browser, whole: WholeHouse, spoken: Spoken) -> Page:
    """The kiosk, before anybody touched it."""
    page = open_page(browser, KIOSK, has_touch=True)
    query = f"token={whole.site.kiosk}&language={spoken.before}"
    page.goto(f"{whole.url}/kiosk/riverside/entrance-left?{query}")
    page.locator(".tile__note").first.wait_for()
    return page


def display(browser: Browser, whole: WholeHouse) -> Page:
    """The waiting area's screen, joined."""
    page = open_page(browser, DISPLAY)
    page.add_init_script(LISTEN)
    page.goto(f"{whole.url}/display/riverside/main")
    expect(page.locator("#screen")).to_have_attribute("data-live", "true")
    return page


def signed_on_desk(browser: Browser, whole: WholeHouse) -> Page:
    """Megan at counter 3, signed on with keys alone."""
    page = open_page(browser, DESK)
    page.goto(f"{whole.url}/counter/riverside/counter-3")
    page.locator("#adviser").focus()
    page.keyboard.type("Megan")
    page.keyboard.press("Tab")
    expect(page.locator("#pin")).to_be_focused()
    page.keyboard.type(PIN)
    page.keyboard.press("Enter")
    expect(page.locator(".band h1")).to_have_text("Ready")
    return page


def take_a_ticket(page: Page, spoken: Spoken) -> str:
    """Two touches; the number on the glass."""
    page.get_by_role("button", name=spoken.name).tap()
    expect(page.locator("html")).to_have_attribute("lang", spoken.code)
    page.get_by_role("button", name=spoken.enquiry).tap()
    expect(page.locator(".slot")).to_have_attribute("data-out", "yes")
    expect(page.locator(".card__ahead strong").first).to_have_text(spoken.one_ahead)
    return page.locator(".card__number").inner_text()


def address_on(ticket: Ticket) -> str:
    """Where the code on the paper leads."""
    codes = zxingcpp.read_barcodes(ticket.image.convert("L"))
    assert len(codes) == 1
    return str(codes[0].text)


def check_the_paper(ticket: Ticket, number: str, spoken: Spoken) -> None:
    """The paper says what the glass said."""
    lines = [line.strip() for line in ticket.text.splitlines()]
    assert number in lines
    assert spoken.enquiry in lines
    ahead = next(line for line in lines if line.startswith("Ahead of you"))
    assert ahead.removeprefix("Ahead of you").strip() == "1"


def loudest(sound: bytes) -> int:
    """The greatest swing of a WAV of 16 bits, of 32767."""
    with wave.open(io.BytesIO(sound)) as file:
        assert file.getsampwidth() == 2
        assert file.getnframes() > file.getframerate() // 2
        samples: list[int] = array("h", file.readframes(file.getnframes())).tolist()
        return max(map(abs, samples))


def check_the_call(screen: Page, whole: WholeHouse, number: str) -> None:
    """Seen in both languages, and heard in both: real sound."""
    sounds = wait_for_sounds(screen, 10)
    seen = [(one.large, one.beside) for one in pictures(screen) if one.number == number]
    assert {("Cownter 3", "Counter 3"), ("Counter 3", "Cownter 3")} == set(seen)
    for sound in set(sounds):
        where = f"/{sound}" if "chime" in sound else f"/display/riverside/main/say/{sound}"
        answer = whole.house.get(where)
        assert answer.headers["Content-Type"] == "audio/wav"
        assert loudest(answer.content) > 3000, sound


def band(page: Page, key: str, word: str) -> None:
    """Press a key; the band says `word`, and the desk takes the next one."""
    press(page, key)
    said(page, word)


def test_a_visit_from_the_touch_to_the_figures(browser: Browser, whole: WholeHouse) -> None:
    """In Welsh; an English one walks into a room in the journey after this."""
    spoken = WELSH
    house, site = whole.house, whole.site
    ahead = house.issue(site, "council-tax")
    glass, screen = kiosk(browser, whole, spoken), display(browser, whole)
    desk = signed_on_desk(browser, whole)

    number = take_a_ticket(glass, spoken)
    assert number == "C002"
    (paper,) = whole.printers[PRINTER].wait_for(1)
    check_the_paper(paper, number, spoken)
    phone = open_page(browser, PHONE, has_touch=True)
    phone.goto(address_on(paper))
    expect(phone.locator("html")).to_have_attribute("lang", spoken.code)
    expect(phone.locator(".waiting .number")).to_have_text(number)

    house.call(site, "counter-1")
    # What is over before its turn on the screen may stay unsaid.
    wait_for_sounds(screen, 5)
    for deed, body in (("start", None), ("finish", {"outcome": "resolved"})):
        house.change(site, ahead["visit"], deed, body)
    expect(desk.locator(".slip-number")).to_have_text(number)
    band(desk, "n", "Called")
    expect(phone.locator(".called .number").first).to_have_text(number)
    expect(phone.locator(".called__go")).to_contain_text(spoken.place)
    expect(phone.locator(".called__digit")).to_have_text("3")
    check_the_call(screen, whole, number)

    desk.keyboard.press("r")
    expect(phone.locator(".called__at")).to_contain_text(spoken.again)
    sounds = wait_for_sounds(screen, 15)
    band(desk, "s", "Serving")
    press(desk, "f")
    expect(desk.locator(".then")).to_have_text("Then nobody is called.")
    band(desk, "1", "Ready")
    expect(phone.get_by_role("heading", name=spoken.done)).to_be_visible()

    check_the_figures(browser, whole, number)
    assert played(screen) == sounds
    check_the_turns(sounds)
    for page in (glass, screen, desk, phone):
        page.close()


def test_a_complex_enquiry_goes_from_the_kiosk_to_an_interview_room(
    browser: Browser, whole: WholeHouse
) -> None:
    glass = open_page(browser, KIOSK, has_touch=True)
    glass.goto(f"{whole.url}/kiosk/riverside/entrance-left?token={whole.site.kiosk}&language=en")
    glass.locator("[data-group=housing]").tap()
    glass.locator("[data-enquiry=private-interview]").tap()
    number = glass.locator(".card__number").inner_text()
    (visit,) = whole.house.rows("SELECT id FROM visit WHERE number = ?", number)[0]
    phone = open_page(browser, PHONE, has_touch=True)
    phone.goto(f"{whole.url}/T/{visit}?lang=en")
    screen = open_page(browser, DISPLAY)
    screen.goto(f"{whole.url}/display/riverside/main?sound=off")

    desk = open_page(browser, DESK)
    desk.goto(f"{whole.url}/counter/riverside/counter-4")
    desk.locator("#adviser").fill("Carys")
    desk.locator("#pin").fill(PIN)
    desk.keyboard.press("Enter")
    expect(desk.locator(".slip-number")).to_have_text(number)
    desk.keyboard.press("n")
    desk.wait_for_url("**/counter/riverside/room-*")
    room = desk.url.rsplit("-", 1)[1]
    said(desk, "Called")
    expect(phone.locator(".called__digit")).to_have_text(room)
    expect(screen.locator(".card__number").first).to_have_text(number)
    assert "interview" not in screen.locator("body").inner_text().lower()
    there = "SELECT service_point FROM sign_on WHERE until IS NULL AND adviser = 'carys'"
    assert whole.house.rows(there) == [(f"room-{room}",)]
    band(desk, "s", "Serving")
    press(desk, "f")
    band(desk, "1", "Ready")
    expect(phone.get_by_role("heading", name="How was your visit today?")).to_be_visible()
    ended = whole.house.rows("SELECT outcome, service_point FROM step WHERE visit = ?", visit)
    assert ended == [("resolved", f"room-{room}")]
    assert whole.house.troubles() == []


def check_the_turns(sounds: list[str]) -> None:
    """Three announcements, each with one chime and twice in both languages: nothing twice."""
    spoken = [check_turn(sounds[at : at + 5]) for at in range(0, len(sounds), 5)]
    assert len(spoken) == 3
    assert spoken == sorted(set(spoken), key=int)


def check_the_figures(browser: Browser, whole: WholeHouse, number: str) -> None:
    """The supervisor's page, the interface and the two files say what was done."""
    query = (
        "SELECT s.* FROM step s JOIN visit v ON v.id = s.visit"
        " WHERE v.number = ? AND s.enquiry = 'council-tax'"
    )
    with whole.house.store.read() as conn:
        (done,) = (dict(row) for row in conn.execute(query, (number,)))
        waits = conn.execute("SELECT called_at - queued_at FROM step ORDER BY id").fetchall()
    mean = sum(wait for (wait,) in waits) / 1000 / len(waits)
    day = done["service_day"]
    check_the_interface(whole, day, mean)
    check_the_step(whole, day, number, done)

    office = open_page(browser, OFFICE)
    office.goto(f"{whole.url}/supervisor/riverside?token={whole.site.supervisor}")
    office.get_by_role("button", name="All 16").click()
    row = office.locator("#queue [data-enquiry=council-tax]")
    expect(row.locator(".waiting")).to_have_text("0")
    for figure, words in (
        ("issued", "2"),
        ("called", "2"),
        ("no_shows", "0"),
        ("within_target", "2, 100%"),
        ("mean", f"{mean / 60:.1f}"),
    ):
        expect(row.locator(f"[data-of={figure}]")).to_have_text(words)
    office.goto(f"{whole.url}/supervisor/riverside/figures?from={day}&to={_day_after(day)}")
    expect(office.locator("#figures")).to_contain_text("Council tax")
    office.close()


def _day_after(day: str) -> str:
    return str(date.fromisoformat(day) + timedelta(days=1))


def check_the_interface(whole: WholeHouse, day: str, mean: float) -> None:
    """The figures, as JSON and as a file."""
    base = f"/api/v1/sites/riverside/figures{{}}?from={day}&to={_day_after(day)}"
    token = whole.site.supervisor
    found = whole.house.get(base.format(""), token=token).json()["enquiries"]
    tax: dict[str, Any] = next(one for one in found if one["enquiry"] == "council-tax")
    assert [tax[key] for key in ("issued", "called", "served", "no_shows")] == [2, 2, 2, 0]
    assert tax["within_target"] == {"n": 2, "of": 2, "percent": 100.0}
    assert tax["wait"]["n"] == tax["walk"]["n"] == tax["service"]["n"] == 2
    assert tax["wait"]["mean"] == pytest.approx(mean, abs=0.001)
    assert all(one["issued"] == 0 for one in found if one is not tax)

    rows = _csv(whole.house.get(base.format(".csv"), token=token).content)
    line = next(row for row in rows if row["Enquiry type"] == "Council tax")
    assert float(line["Wait mean (s)"]) == pytest.approx(tax["wait"]["mean"], abs=0.001)
    assert float(line["Service mean (s)"]) == pytest.approx(tax["service"]["mean"], abs=0.001)
    assert line["Within target (n)"] == "2"


def check_the_step(whole: WholeHouse, day: str, number: str, done: dict[str, Any]) -> None:
    """The visit's line in the file of the steps."""
    path = f"/api/v1/sites/riverside/steps.csv?from={day}&to={_day_after(day)}"
    rows = _csv(whole.house.get(path, token=whole.site.supervisor).content)
    assert [row["Ticket number"] for row in rows] == ["C001", "C002"]
    line = next(row for row in rows if row["Ticket number"] == number)
    assert line["Enquiry type"] == "Council tax"
    assert line["Outcome"] == "Resolved"
    # Which adviser it was is staff data, and the site does not ask for it.
    assert (line["Service point"], line["Adviser"]) == ("Counter 3", "")
    assert float(line["Wait (s)"]) == (done["called_at"] - done["queued_at"]) / 1000
    assert float(line["Service (s)"]) == (done["ended_at"] - done["serving_at"]) / 1000
    assert f"{from_ms(done['called_at']):%M:%S}" in line["Called (local time)"]


def _csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
