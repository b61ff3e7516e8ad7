"""What comes out of pages: nothing active, nothing that was typed as markup, no way elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests

from server.headers import FILE_POLICY
from tests.browser import Browser, Markup
from tests.running import PIN, House, SiteAccess
from tests.site_text import site_text
from web import again
from web.compress import PUBLIC
from web.policy import CONTENT_POLICY, KEEPS_FILES

#: Names as somebody with bad intentions, or bad luck, would write them into a site file.
HOSTILE = "<b>x</b><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
#: As much of it as a service point's name may hold.
SHORT = "<b>1</b>\"'>"
STRINGS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "</script><b>bold</b>",
    "\u202etxt.exe\u2066",
    "{{ 7 * 7 }}${7*7}%s%n",
    "' OR 1=1; DROP TABLE visit; --",
    "\x00\x01\x7f",
    "../../etc/passwd",
    "x" * 10_000,
)


@pytest.fixture(scope="module")
def site(house: House) -> SiteAccess:
    text = site_text("hostile", cy=HOSTILE, en=HOSTILE)
    for name in ("Popeth", "All", "Treth Gyngor", "Council tax", "Man aros", "Waiting area",
                 "Resolved", "Megan", "Kiosk 1"):  # fmt: skip
        escaped = HOSTILE.replace('"', '\\"')
        text = text.replace(f'"{name}"', f'"{escaped}"')
    for name in ("Cownter 1", "Counter 1"):
        text = text.replace(f'"{name}"', json.dumps(SHORT))
    return house.add_site("hostile", text=text, pins_too=True)


@pytest.fixture(scope="module")
def ticket(house: House, site: SiteAccess) -> dict[str, Any]:
    for _ in range(3):
        house.issue(site, kiosk="entrance")
    called = house.call(site)
    assert called is not None
    house.issue(site, "reception")
    return called


@pytest.fixture(scope="module")
def browser(house: House, site: SiteAccess) -> Browser:
    """A browser that may open every page: a person at a desk, and tokens of each role."""
    opened = Browser(house)
    assert opened.sign_on(site.id, point="counter-2").ok
    for token in (site.kiosk, site.supervisor):
        assert opened.open(f"/kiosk/{site.id}/entrance?token={token}").ok
    return opened


def pages(site: str, visit: str) -> list[tuple[str, int]]:
    return [
        ("/", 200),
        ("/sign-in", 200),
        ("/sign-in?next=/supervisor/hostile", 200),
        (f"/kiosk/{site}/entrance", 200),
        (f"/kiosk/{site}/landing", 200),
        (f"/counter/{site}", 200),
        (f"/counter/{site}/counter-1", 200),
        (f"/counter/{site}/counter-2", 200),
        (f"/counter/{site}/counter-3?because=replaced", 200),
        (f"/display/{site}/main", 200),
        (f"/display/{site}/upstairs", 200),
        (f"/T/{visit}", 200),
        (f"/t/{visit.lower()}?lang=cy", 200),
        (f"/supervisor/{site}", 200),
        (f"/supervisor/{site}/figures", 200),
        (f"/supervisor/{site}/figures?from=2026-01-01&to=2026-02-01", 200),
        (f"/supervisor/{site}/figures?from=<b>&to=x", 422),
        (f"/devices/{site}", 200),
        ("/T/01ARZ3NDEKTSV4RRFFQ69G5FAV", 404),
        ("/no/such/page", 404),
        (f"/kiosk/{site}/<b>", 404),
        ("/counter/<script>alert(1)</script>/x", 404),
    ]


def test_no_page_holds_anything_that_runs_or_leads_elsewhere(
    browser: Browser, site: SiteAccess, ticket: dict[str, Any]
) -> None:
    for path, status in pages(site.id, ticket["visit"]):
        answer = browser.open(path)
        assert answer.status_code == status, (path, answer.text[:300])
        assert "text/html" in answer.headers["Content-Type"], path
        markup = Markup(answer.text)
        assert markup.active == [], path
        tags = {tag for tag, _ in markup.elements}
        # What is hostile in the site file is written out, and only written out.
        assert not tags & {"iframe", "object", "embed", "base"}, path
        assert [a for a in markup.named("img") if a.get("src") == "x"] == [], path
        assert "<script>alert" not in answer.text, path


def test_hostile_names_are_shown_as_they_are_written(
    browser: Browser, site: SiteAccess, ticket: dict[str, Any]
) -> None:
    shown = [path for path, _ in pages(site.id, ticket["visit"])
             if HOSTILE in Markup(browser.open(path).text).text]  # fmt: skip
    assert {f"/counter/{site.id}", "/sign-in"} <= set(shown)


def test_every_answer_carries_the_content_policy(
    house: House, browser: Browser, site: SiteAccess, ticket: dict[str, Any]
) -> None:
    others = ["/api/v1/health", "/api/v1/openapi.json", "/static/base.css", "/words/kiosk/en.ftl",
              f"/t/{ticket['visit']}/qr.svg", "/api/v1/nothing"]  # fmt: skip
    for path in [path for path, _ in pages(site.id, ticket["visit"])] + others:
        headers = browser.open(path).headers
        policy = FILE_POLICY if path.startswith(PUBLIC) else CONTENT_POLICY
        if path.startswith("/display/"):
            policy = KEEPS_FILES  # it shows what it keeps in its memory
        assert headers["Content-Security-Policy"] == policy, path
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert "Referrer-Policy" in headers, path
    assert "unsafe" not in CONTENT_POLICY
    # One script stands in the pages themselves, and no other can: it is named by its digest.
    (scripts,) = (part for part in CONTENT_POLICY.split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' 'sha256-{again.DIGEST}'"


@pytest.mark.parametrize("text", STRINGS)
def test_whatever_is_typed_into_a_field_never_comes_out_as_markup(
    house: House, site: SiteAccess, text: str
) -> None:
    visits = f"/sites/{site.id}/visits"
    well = {"enquiry": "council-tax", "language": "en"}
    answers = [
        house.post(visits, well | {field: text}, token=site.kiosk)
        for field in ("enquiry", "language", "kiosk", "other")
    ]
    answers += [
        house.post(f"/sites/{quote(text[:2000], safe='')}/visits", well,
                   token=site.kiosk),
        house.post(f"/visits/{quote(text[:2000], safe='')}/start",
                   token=site.adviser),
    ]  # fmt: skip
    for answer in answers:
        assert answer.status_code in (403, 404, 405, 422), answer.text[:300]
        assert answer.headers["Content-Type"].startswith("application/problem+json")
        assert len(answer.content) < 5000, "an answer must not echo what it was sent"
    browser = Browser(house, "127.0.7.1")
    browser.open("/sign-in")
    for path, form in (
        (f"/counter/{site.id}/counter-1", {"adviser": text, "pin": text}),
        (f"/counter/{site.id}/counter-1", {"adviser": text, "pin": PIN}),
        ("/sign-in", {"who": text, "secret": text, "next": text}),
    ):
        page = browser.send(path, form)
        assert page.status_code in (403, 404, 422, 429), page.text[:300]
        markup = Markup(page.text)
        assert markup.active == []
        assert [a for a in markup.named("img") if a.get("src") == "x"] == []


@pytest.mark.parametrize(
    "to",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "/\t/evil.example/",
     "/\r/evil.example/", "\\\\evil.example", "javascript:alert(1)", "/ /evil.example",
     "/%09/evil.example", "/\x0b/evil.example"],
)  # fmt: skip
def test_nobody_is_led_elsewhere_after_signing_in(house: House, to: str) -> None:
    here = house.add_site(pins_too=True)
    browser = Browser(house, f"127.0.8.{sum(map(ord, to)) % 250 + 1}")
    form = Markup(browser.open("/sign-in", params={"next": to}).text)
    kept = next(a["value"] for a in form.named("input") if a.get("name") == "next")
    answers = [browser.sign_in(here.id, to=kept), browser.sign_in(here.id, to=to)]
    for answer in answers:
        assert answer.status_code == 302
        # As a browser reads an address: tabs and line ends left out, backslashes turned.
        read = answer.headers["Location"]
        for left_out in "\t\r\n":
            read = read.replace(left_out, "")
        read = read.replace("\\", "/").strip()
        assert read.startswith("/"), read
        assert not read.startswith("//"), read


def test_a_token_in_an_address_leads_nobody_elsewhere(house: House, site: SiteAccess) -> None:
    browser = Browser(house)
    for path in ("//evil.example/", "/%5Cevil.example/", "/kiosk//evil.example"):
        answer = browser.session.get(
            f"{house.url}{path}?token={site.kiosk}", allow_redirects=False, timeout=90
        )
        target = answer.headers.get("Location", "/").replace("\\", "/")
        assert not target.startswith("//"), target


def test_an_address_keeps_its_other_parts_when_the_token_is_taken_off(
    house: House, site: SiteAccess
) -> None:
    answer = Browser(house).open(
        f"/kiosk/{site.id}/entrance?language=en&a=%26b%3D1%0D%0AX-Evil:%201&token={site.kiosk}",
        allow_redirects=False,
    )
    assert answer.status_code == 302
    assert "X-Evil" not in answer.headers
    assert answer.headers["Location"].startswith(
        f"/kiosk/{site.id}/entrance?language=en&a=%26b%3D1"
    )


def test_a_wrong_ticket_address_says_so_in_words(house: House) -> None:
    for language, words in (("en", "ticket"), ("cy", "tocyn")):
        answer = house.get("/T/01ARZ3NDEKTSV4RRFFQ69G5FAV", headers={"Accept-Language": language})
        assert answer.status_code == 404
        markup = Markup(answer.text)
        assert words in markup.text.lower()
        assert markup.named("html")[0]["lang"] == language


def test_a_ticket_address_cannot_be_guessed_from_another(house: House, site: SiteAccess) -> None:
    first, second = house.issue(site)["visit"], house.issue(site)["visit"]
    # ULID: 10 characters of time, 16 of chance.
    assert first[10:] != second[10:]
    tail = int.from_bytes(first[10:].encode(), "big")
    assert abs(tail - int.from_bytes(second[10:].encode(), "big")) > 1000
    assert first[:24] != second[:24]


def test_a_public_page_tells_no_enquiry_and_no_other_ticket(
    house: House, ticket: dict[str, Any], site: SiteAccess
) -> None:
    other = house.issue(site, "benefits")
    page = house.get(f"/T/{ticket['visit']}").text
    assert other["number"] not in page
    assert other["visit"] not in page
    for path in (f"/display/{site.id}/main", f"/api/v1/sites/{site.id}/board/main",
                 f"/api/v1/visits/{other['visit']}/ticket"):  # fmt: skip
        text = house.get(path).text
        assert "benefits" not in text.lower(), path
        assert "Megan" not in text, path


def test_files_outside_of_the_static_folders_cannot_be_had(house: House) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/web/auth.py", "/static/kiosk/..%2fweb.py",
                 "/words/..%2fserver/en.ftl", "/words/kiosk/..%2f..%2fsecret.ftl"):  # fmt: skip
        request = requests.Request("GET", house.url + path).prepare()
        request.url = house.url + path
        assert requests.Session().send(request, timeout=90).status_code in (404, 405), path
    assert not (Path(house.data) / "static").exists()
