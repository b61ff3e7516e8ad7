"""What is pictured, one screen after the other, each as its users come to it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from tests.chromium import (
    DESK,
    DISPLAY,
    DISPLAY_UPRIGHT,
    KIOSK,
    KIOSK_ACROSS,
    OFFICE,
    PHONE,
    open_page,
)
from tests.running import PIN
from tests.screenshots.house import PicturedHouse
from ticketing import commands
from ticketing.asks import SYSTEM, Actor, Ask
from ticketing.visits.model import Issued
from web import tokens

LEFT, RIGHT = "entrance-left-printer", "entrance-right-printer"
DESK_WIDE = (1280, 800)
#: (name, address, size) of the pages that have no day of their own here.
STAFF_PAGES = (
    ("reception", "/reception/riverside", (1024, 1366)),
    ("rooms", "/rooms/riverside", DESK_WIDE),
    ("appointments", "/appointments/riverside", (1280, 860)),
    ("day", "/day/riverside", DESK_WIDE),
    ("notices", "/day/riverside/ahead", DESK_WIDE),
    ("staff", "/staff/riverside", DESK_WIDE),
    ("administration", "/administration/riverside", DESK_WIDE),
    ("setup", "/setup/riverside/enquiries", DESK_WIDE),
    ("missing", "/administration/riverside/front", DESK_WIDE),
)
#: What administrators alone see.
ADMINISTRATORS = ("administration", "setup", "missing")
#: What is opened on such a page, and there.
OPENED = {
    "administration": ("Enquiry types", "Council tax"),
    "notices": ("Notices", "Another notice"),
}
Picture = tuple[str, bytes]


@dataclass
class Photographer:
    """Takes the pictures in an order in which the house's day goes on."""

    house: PicturedHouse
    browser: Browser

    def pictures(self) -> Iterator[Picture]:
        """(name, PNG) each."""
        yield from self._kiosk()
        yield from self._sign_on()
        yield from self._visit()
        yield from self._staff_pages()
        yield from self._office()
        yield from self._without_paper()

    # ------------------------------------------------------------------ helpers

    def _open(
        self, path: str, size: tuple[int, int], role: tokens.Role | None = None, **more: object
    ) -> Page:
        page = open_page(self.browser, size, reduced_motion="reduce", locale="en-GB", **more)
        joint = "&" if "?" in path else "?"
        secret = f"{joint}token={self.house.tokens[role]}" if role else ""
        page.goto(self.house.url + path + secret)
        return page

    def _open_kiosk(
        self, language: str, size: tuple[int, int] = KIOSK, which: str = "entrance-left"
    ) -> Page:
        path = f"/kiosk/riverside/{which}?language={language}"
        page = self._open(path, size, "kiosk", has_touch=True)
        page.locator(".tile__note").first.wait_for()
        return page

    @staticmethod
    def _take(page: Page) -> bytes:
        page.evaluate("document.fonts.ready")
        return page.screenshot(animations="disabled")

    def _issue(self, enquiry: str, language: str = "en") -> Issued:
        ask = Ask(self.house.server.house.clock(), SYSTEM)
        return commands.issue(self.house.store, "riverside", enquiry, ask, language=language)

    def _paper(self, printer: str, count: int) -> bytes:
        out = io.BytesIO()
        self.house.printers[printer].wait_for(count)[-1].image.save(out, format="PNG")
        return out.getvalue()

    # ------------------------------------------------------------------ the kiosk

    def _kiosk(self) -> Iterator[Picture]:
        for printer in (LEFT, RIGHT):
            self.house.wait_for_printer(printer, "ready")
        page = self._open_kiosk("en")
        yield "kiosk-home-en", self._take(page)
        page.locator("[data-group=council-tax]").tap()
        expect(page.locator(".slot")).to_have_attribute("data-out", "yes")
        page.locator(".qr").evaluate("node => node.decode()")
        yield "kiosk-ticket", self._take(page)
        yield "ticket-80mm", self._paper(LEFT, 1)
        page.context.close()
        page = self._open_kiosk("cy")
        yield "kiosk-home-cy", self._take(page)
        page.locator("[data-group=housing]").tap()
        page.locator("[data-enquiry=private-interview]").wait_for()
        yield "kiosk-enquiries", self._take(page)
        page.context.close()
        page = self._open_kiosk("en", KIOSK_ACROSS, "entrance-right")
        yield "kiosk-landscape", self._take(page)
        page.locator("[data-group=housing]").tap()
        page.locator("[data-enquiry=housing-allocations]").tap()
        yield "ticket-58mm", self._paper(RIGHT, 1)
        page.context.close()

    def _without_paper(self) -> Iterator[Picture]:
        self.house.printers[LEFT].set("paper_out")
        self.house.wait_for_printer(LEFT, "paper_out")
        page = self._open_kiosk("en")
        page.locator("[data-group=council-tax]").tap()
        page.locator('.screen[data-screen="paperless"]').wait_for()
        page.locator(".qr").evaluate("node => node.decode()")
        yield "kiosk-printer-failed", self._take(page)
        page.context.close()
        page = self._open("/devices/riverside", DESK_WIDE, "supervisor")
        expect(page.locator("h1")).to_contain_text("1 of 3")
        yield "devices", self._take(page)
        page.context.close()

    # ------------------------------------------------------------------ the desk

    def _sign_on(self) -> Iterator[Picture]:
        self.desk = self._open("/counter/riverside/counter-3", DESK)
        self.desk.get_by_label("Your name").fill("Megan")
        self.desk.get_by_label("PIN").fill(PIN[:3])
        yield "sign-on", self._take(self.desk)
        self.desk.get_by_label("PIN").fill(PIN)
        self.desk.keyboard.press("Enter")
        expect(self.desk.locator(".band h1")).to_have_text("Ready")
        yield "desk-320-ready", self._take(self.desk)

    def _visit(self) -> Iterator[Picture]:
        """Megan's next visitor, on the desk, the screens, and a phone in their hand."""
        for number in self._call_others():
            expect(self.desk.locator(".slip-number")).not_to_have_text(number)
        hers = self.desk.locator(".slip-number").inner_text()
        screens = {
            "display": self._open("/display/riverside/main?sound=off", DISPLAY),
            "display-portrait": self._open("/display/riverside/main?sound=off", DISPLAY_UPRIGHT),
        }
        with self.house.store.read() as conn:
            (visit,) = conn.execute(
                "SELECT id FROM visit WHERE number = ? AND service_day = ? AND site = 'riverside'",
                (hers, "2026-11-17"),
            ).fetchone()
        phone = self._phone(visit)
        last = self._phone(self._issue("council-tax").visit)
        yield "phone-waiting", self._take(last)
        last.context.close()
        self.desk.keyboard.press("n")
        expect(self.desk.locator(".band h1")).to_have_text("Called")
        expect(phone.locator(".called")).to_be_visible()
        yield "phone-called", self._take(phone)
        phone.context.close()
        yield "desk-320", self._take(self.desk)
        for name, page in screens.items():
            expect(page.locator(".card__number")).to_have_text(hers, timeout=120_000)
            expect(page.locator(".card__place .place")).to_have_attribute("lang", "cy")
            yield name, self._take(page)
            page.context.close()
        self.desk.set_viewport_size({"width": DESK_WIDE[0], "height": DESK_WIDE[1]})
        self.desk.keyboard.press("s")
        expect(self.desk.locator(".band h1")).to_have_text("Serving")
        expect(self.desk.locator("#desk")).to_have_attribute("aria-busy", "false")
        yield "desk-1280", self._take(self.desk)
        self.desk.keyboard.press("e")
        self.desk.locator(".refer-more").wait_for()
        yield "refer-1280", self._take(self.desk)
        self.desk.keyboard.press("Escape")

    def _phone(self, visit: str) -> Page:
        page = self._open(f"/T/{visit}?lang=en", PHONE, has_touch=True, device_scale_factor=2)
        expect(page.locator(".promise")).to_be_visible()
        return page

    def _call_others(self) -> list[str]:
        """Counter 1 and room 1 call just before, so that the screens show more than one."""
        store, found = self.house.store, []
        for point, adviser in (("room-1", "rhian"), ("counter-1", "priya")):
            ask = Ask(self.house.server.house.clock(), Actor("adviser", adviser), adviser)
            with store.read() as conn:
                busy = conn.execute(
                    "SELECT visit FROM step WHERE service_point = ? AND state != 'ended'"
                    " AND site = 'riverside' AND service_day = '2026-11-17'",
                    (point,),
                ).fetchone()
            if busy:
                commands.finish(store, busy[0], ask, outcome="resolved")
            if point == "room-1":
                self._issue("private-interview", "cy")
            called = commands.call_next(store, "riverside", point, ask)
            assert called is not None
            found.append(called.number)
        return found

    # ------------------------------------------------------------------ all staff

    def _staff_pages(self) -> Iterator[Picture]:
        for name, path, size in STAFF_PAGES:
            role: tokens.Role = "administrator" if name in ADMINISTRATORS else "supervisor"
            page = self._open(path, size, role)
            if name == "setup":  # the kiosk beside it is a frame whose network never rests
                page.frame_locator("iframe").locator(".tile").first.wait_for()
            else:
                page.wait_for_load_state("networkidle")
            expect(page.locator("main")).to_be_visible()
            if name == "reception":
                page.get_by_role("button", name="Keep").click()
            if name in OPENED:
                page.get_by_text(OPENED[name][0], exact=True).first.click()
                page.get_by_text(OPENED[name][1]).first.click()
            yield name, self._take(page)
            page.context.close()

    # ------------------------------------------------------------------ the office

    def _office(self) -> Iterator[Picture]:
        page = self._open("/supervisor/riverside", OFFICE, "supervisor")
        expect(page.locator("#link")).to_have_attribute("data-state", "live")
        expect(page.locator("#chart canvas")).to_be_visible()
        yield "supervisor-now", self._take(page)
        page.goto(f"{self.house.url}/supervisor/riverside/figures")
        expect(page.locator("#figures")).to_be_visible()
        yield "figures", page.screenshot(animations="disabled", full_page=True)
        page.context.close()
