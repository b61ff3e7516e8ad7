"""The namespace `/kiosk`: what can be chosen now, and how a kiosk's paper is doing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict

from kiosk.page import Week, other_hours
from kiosk.person import HelperShown, helper
from kiosk.signposts import PlaceNow, now_of
from storage.times import iso, to_ms
from ticketing.day import limits, notices, signposting
from ticketing.day.limits import Closure
from ticketing.errors import BadRequest
from ticketing.queue import estimates, waiting
from ticketing.sites import Site
from ticketing.visits.arrivals import latest_at_kiosk
from web.callers import Caller
from web.devices import PrinterNow
from web.house import House, NoDevices
from web.live import StateNamespace
from web.persons import Person

#: How many of a kiosk's last tickets are told how their printing went.
LAST_PRINTS = 5


class Openness(TypedDict):
    """Whether tickets can be had, and if not, why and until when (ISO 8601), as far as is known."""

    open: bool
    opens_at: str | None
    reason: str | None
    cause: str | None
    named: Mapping[str, str] | None


class EnquiryLive(Openness):
    """An enquiry type now: how many wait for it, and about how many minutes one waits, if that is
    known; 0 is no wait."""

    waiting: int
    about: int | None


class KioskState(Openness):
    """What a kiosk is told: what can be chosen (by id), whether the places of its tiles that
    answer are open, its paper, its last slips (by visit, or by slip), where paper comes
    out `instead` and those slips `elsewhere`, whether reception knows that somebody here asked for
    a person, and who comes, the notices of now by language, the hours of
    the next seven days that are not the week's, by weekday, and in which further languages those
    who are here serve which enquiry types."""

    page: str
    enquiries: dict[str, EnquiryLive]
    signposts: dict[str, PlaceNow]
    printer: PrinterNow
    prints: dict[str, str]
    instead: str | None
    elsewhere: dict[str, str]
    person: Person | None
    helper: HelperShown | None
    notices: list[dict[str, str]]
    dates: Week
    speakers: dict[str, list[str]]


#: A kiosk without a printer.
NO_PRINTER: PrinterNow = {"state": "none", "usable": False, "since": None}


class KioskNamespace(StateNamespace):
    """Join with {"site", "kiosk"}, as a kiosk or as staff of that site."""

    path = "/kiosk"

    def key_for(self, data: dict[str, Any], who: Caller) -> str:
        site, kiosk = data.get("site"), data.get("kiosk")
        if not (isinstance(site, str) and isinstance(kiosk, str)):
            raise BadRequest("join with {'site', 'kiosk'}")
        here = self.house.site(site)
        found = here.kiosk(kiosk)
        who.at_kiosk(here.id, found.id, "kiosk", "adviser")
        return f"{here.id}|{found.id}"

    def compute(self, key: str) -> KioskState:
        site_id, kiosk_id = key.split("|")
        return state(self.house, site_id, kiosk_id)


def state(house: House, site_id: str, kiosk_id: str) -> KioskState:
    """What a kiosk is told now."""
    site = house.site(site_id)
    kiosk = site.kiosk(kiosk_id)
    now = house.clock()
    with house.store.read() as conn:
        day = site.service_day(now).isoformat()
        counts = waiting.waiting_counts(conn, site.id, day)
        last = latest_at_kiosk(conn, site.id, day, kiosk.id, LAST_PRINTS)
        if site.signposts and kiosk.printer:
            last += signposting.slips_at(conn, site, kiosk.id, now, LAST_PRINTS)
        closed = limits.closures(conn, site, now)
        whole = limits.kiosk_closure(conn, site, kiosk, now)
        notes = notices.showing(conn, site, "kiosks", now)
        queue = house.queues.read(conn, site, now)
        scene = queue.scene
        abouts = estimates.told(conn, site, now, queue.before_each(), scene.staff, scene.busy)
    printer, at_others = NO_PRINTER, NoDevices().elsewhere(site.id, "", ())
    if kiosk.printer is not None:
        printer = house.devices.printer(site.id, kiosk.printer)
        at_others = house.devices.elsewhere(site.id, kiosk.printer, last)
    return {
        "page": site.fingerprint,
        **_openness(whole),
        "enquiries": {
            one.id: {
                **_openness(closed.get(one.id)),
                "waiting": counts.get(one.id, 0),
                "about": abouts.get(one.id),
            }
            for one in site.enquiries
        },
        "signposts": now_of(site, now),
        "printer": printer,
        "prints": dict(house.devices.prints(site.id, last)) if kiosk.printer else {},
        "instead": at_others["instead"],
        "elsewhere": dict(at_others["slips"]),
        "person": house.persons.of(site.id, kiosk.id),
        "helper": helper(house, site, kiosk.id),
        "notices": notes,
        "dates": other_hours(site, now),
        "speakers": speakers(site, {one.adviser for one in queue.scene.staff.values()}),
    }


def speakers(site: Site, here: Iterable[str]) -> dict[str, list[str]]:
    """The enquiry types that advisers who are `here` serve in each language that not all speak."""
    found: dict[str, set[str]] = {}
    for adviser in (site.adviser(one) for one in here):
        for language in set(adviser.languages) - {site.staff_language}:
            found.setdefault(language, set()).update(adviser.skills, adviser.backup)
    return {language: sorted(served) for language, served in sorted(found.items())}


def _openness(closed: Closure | None) -> Openness:
    """Whether tickets can be had, and if not, why and until when, as far as that is known."""
    if closed is None:
        return {"open": True, "opens_at": None, "reason": None, "cause": None, "named": None}
    return {
        "open": False,
        "opens_at": None if closed.opens_at is None else iso(to_ms(closed.opens_at)),
        "reason": closed.reason,
        "cause": closed.cause,
        "named": closed.named,
    }
