"""The visitor's page as the server writes it: complete without any script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import zxingcpp
from flask.testing import FlaskClient
from PIL import Image

from tests.helpers import NOW, ROOT, an_ask
from tests.unit.display.waiting_room import WaitingRoom
from ticketing import appointments, commands
from ticketing.asks import SYSTEM
from ticketing.day import standstill

UNKNOWN = "01M7MJCHT7ZZZZZZZZZZZZZZZZ"
_VOID = {"meta", "link", "br", "img", "path", "circle", "use"}


class Shown(HTMLParser):
    """The text of a page without what is hidden, and without scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._hidden: list[bool] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            names = dict(attributes)
            self._hidden.append("hidden" in names or tag in ("script", "head"))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._hidden):
            self.words.extend(data.split())


def shown(text: str) -> str:
    parser = Shown()
    parser.feed(text)
    return " ".join(parser.words)


def test_every_page_that_visitors_come_to_leads_to_the_accessibility_statement(
    room: WaitingRoom, client: FlaskClient
) -> None:
    kind = room.site.appointment_types[0].id
    order = appointments.Order(kind, NOW.replace(minute=45), language="cy")
    booked = appointments.book(room.store, "riverside", order, an_ask(NOW))
    visit = room.issue(language="cy").visit
    link = '<a href="/accessibility">Hygyrchedd</a>'
    for page in (f"/T/{visit}", f"/T/{visit}/complaint", f"/A/{booked.id}"):
        assert link in client.get(page).text, page
    assert link in client.get("/w/riverside/births-and-deaths?lang=cy").text
    assert link in client.get(f"/T/{UNKNOWN}", headers={"Accept-Language": "cy"}).text


def test_no_browser_offers_to_translate_a_page_that_a_script_keeps_up_to_date(
    room: WaitingRoom, client: FlaskClient
) -> None:
    offered_not = '<meta name="google" content="notranslate">'
    assert offered_not in client.get(f"/T/{room.issue().visit}").text
    # One that stays as it is may be translated: nothing on it goes wrong by that.
    assert offered_not not in client.get(f"/T/{UNKNOWN}").text


def test_a_waiting_visitor_sees_their_number_and_who_is_ahead(
    room: WaitingRoom, client: FlaskClient
) -> None:
    room.issue()
    mine = room.issue()
    page = shown(client.get(f"/T/{mine.visit}").text)
    assert "Your number C002" in page
    assert "1 person is ahead of you" in page
    assert "Please go to" not in page


@pytest.mark.parametrize(("ahead", "figures"), [(0, 0), (3, 3), (5, 5), (6, 0)])
def test_up_to_five_figures_stand_for_those_ahead(
    room: WaitingRoom, client: FlaskClient, ahead: int, figures: int
) -> None:
    for _ in range(ahead):
        room.issue()
    text = client.get(f"/T/{room.issue().visit}").text
    people = re.findall(r'<svg class="person"[^>]*data-person[^>]*>', text)
    assert sum(" hidden" not in person for person in people) == figures


def test_a_called_visitor_sees_nothing_but_where_to_go(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue()
    room.call("counter-3")
    text = client.get(f"/T/{mine.visit}").text
    assert "C001 Please go to Counter 3 Called at 10:30" in shown(text)
    assert '<meta name="theme-color" content="#ffc130">' in text


def test_the_page_speaks_the_visitors_language_until_they_choose(
    room: WaitingRoom, client: FlaskClient
) -> None:
    mine = room.issue(language="cy")
    assert "Eich rhif" in shown(client.get(f"/T/{mine.visit}").text)
    assert "Your number" in shown(client.get(f"/T/{mine.visit}?lang=en").text)
    assert "Eich rhif" in shown(client.get(f"/T/{mine.visit}?lang=xx").text)


def test_every_end_of_a_visit_has_its_page(room: WaitingRoom, client: FlaskClient) -> None:
    first, second, third = room.issue(), room.issue(), room.issue()
    room.start(room.call().visit)
    assert "You are being served" in shown(client.get(f"/T/{first.visit}").text)
    room.finish(first.visit)
    assert "How was your visit today?" in shown(client.get(f"/T/{first.visit}").text)
    room.no_show(room.call().visit)
    missed = shown(client.get(f"/T/{second.visit}").text)
    assert "We called your number at 10:30 (Counter 3), and nobody came." in missed
    assert "Please go to reception." in missed
    assert "Nobody is ahead of you" in shown(client.get(f"/T/{third.visit}").text)


def test_the_address_works_in_small_letters_too(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    assert "C001" in client.get(f"/t/{mine.visit.lower()}").text


def test_it_is_neither_indexed_nor_kept_nor_told_to_other_sites(
    room: WaitingRoom, client: FlaskClient
) -> None:
    headers = client.get(f"/T/{room.issue().visit}").headers
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


def test_without_a_script_it_asks_again_by_itself(room: WaitingRoom, client: FlaskClient) -> None:
    text = client.get(f"/T/{room.issue().visit}").text
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in text


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "We do not know this ticket"), ("cy", "Nid ydym yn adnabod y tocyn hwn")],
)
def test_an_unknown_ticket_is_answered_in_words(
    client: FlaskClient, language: str, says: str
) -> None:
    answer = client.get(f"/T/{UNKNOWN}", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert says in shown(answer.text)


def test_the_page_shows_no_other_ticket_and_no_enquiry(
    room: WaitingRoom, client: FlaskClient
) -> None:
    other = room.issue("benefits")
    mine = room.issue("benefits")
    text = client.get(f"/T/{mine.visit}").text
    assert other.visit not in text
    assert other.number not in text
    assert "enefits" not in text


def test_programs_get_the_same_ticket(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    answer = client.get(f"/api/v1/visits/{mine.visit}/ticket")
    assert answer.get_json()["number"] == "C001"
    missing = client.get(f"/api/v1/visits/{UNKNOWN}/ticket")
    assert (missing.status_code, missing.mimetype) == (404, "application/problem+json")


def test_a_phone_reads_the_address_from_the_code(room: WaitingRoom, client: FlaskClient) -> None:
    mine = room.issue()
    answer = client.get(f"/t/{mine.visit}/qr.svg")
    assert answer.mimetype == "image/svg+xml"
    (code,) = zxingcpp.read_barcodes(drawn(answer.text))
    assert code.text == f"HTTPS://QUEUE.EXAMPLE.ORG/T/{mine.visit}"
    assert code.ec_level == "M"


def test_there_is_no_code_of_a_ticket_that_does_not_exist(client: FlaskClient) -> None:
    assert client.get(f"/t/{UNKNOWN}/qr.svg").status_code == 404


def drawn(svg: str, scale: int = 8) -> Image.Image:
    """The code as pixels: its path is made of horizontal lines, one module high."""
    size = re.search(r'viewBox="0 0 (\d+) \d+"', svg)
    path = re.search(r'stroke="#14202b" d="([^"]+)"', svg)
    assert size is not None
    assert path is not None
    image = Image.new("L", (int(size[1]), int(size[1])), 255)
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path[1]):
        values = [float(number) for number in numbers.split()]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            for step in range(int(values[0])):
                image.putpixel((int(x) + step, int(y)), 0)
            x += values[0]
    return image.resize((image.width * scale, image.height * scale), Image.Resampling.NEAREST)


@pytest.mark.parametrize(
    ("name", "figures"), [("Counter 3", "one"), ("Counter 12", "two"), ("Counter 204", "more")]
)
def test_how_many_figures_the_place_has_is_said_so_that_it_fits_the_glass(
    room: WaitingRoom, client: FlaskClient, name: str, figures: str
) -> None:
    text = (ROOT / "sites" / "one-stop-shop.toml").read_text(encoding="utf-8")
    commands.load_site(room.store, text.replace('"Counter 3"', f'"{name}"'), now=NOW, actor=SYSTEM)
    mine = room.issue()
    room.call("counter-3")
    assert f'data-figures="{figures}"' in client.get(f"/T/{mine.visit}").text


@pytest.mark.parametrize(
    ("reason", "title", "more"),
    [
        ("evacuation", "Leave the building now", "Your place is safe."),
        ("power", "Please wait a moment", "Your place is safe."),
        ("closing", "We have to close now", "Staff will tell you what to do."),
    ],
)
def test_a_called_visitor_is_told_to_stop_and_not_to_go_to_a_counter(
    room: WaitingRoom, client: FlaskClient, reason: str, title: str, more: str
) -> None:
    mine = room.issue()
    room.call("counter-3")
    standstill.stop(room.store, room.site.id, an_ask(room.now), reason=reason)
    page = shown(client.get(f"/T/{mine.visit}").text)
    assert title in page
    assert more in page
    assert "Please go to" not in page
    assert ("Your place is safe." in page) == (reason != "closing")
