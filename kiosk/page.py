"""What the kiosk's page is given once: the site as a visitor chooses from it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, TypedDict

from kiosk import easy
from kiosk.signposts import SignpostPage, page_of
from ticketing.appointments.booking import CODE_LENGTH
from ticketing.sites import Site
from ticketing.sites.hours import WEEKDAYS, Hours, Interval
from ticketing.sites.shown.kiosks import Kiosk
from web import words

ROOM = "kiosk"
#: What the code of an appointment is made of besides figures.
CODE_LETTERS = ""


#: Local to the site: 'HH:MM' from and to, by weekday.
Week = dict[str, list[tuple[str, str]]]


class KioskSite(TypedDict):
    """The site: its name in each language, its zone and its hours."""

    id: str
    name: dict[str, str]
    timezone: str
    hours: Week


class KioskItself(TypedDict):
    """The kiosk: whether it has a printer, where the paper comes out, how large its glass is, and
    its own hours, if it has some. `sound`: where it speaks; `keys`: 'up=F18' of its keypad."""

    id: str
    name: str
    slot: Literal["below", "left", "right"]
    printer: bool
    inches: float | None
    hours: Week | None
    sound: Literal["speaker", "headphones", "both", "none"]
    keys: list[str]


class Language(TypedDict):
    """A language by its own name, and the direction in which it is read."""

    code: str
    name: str
    dir: str


class Spoken(TypedDict):
    """A language in which visitors are served; `always` where all staff speak it."""

    code: str
    name: str
    dir: str
    always: bool


class Group(TypedDict):
    """Enquiry types that stand together on the first screen."""

    id: str
    name: dict[str, str]
    icon: str
    enquiries: list[str]


class EnquiryType(TypedDict):
    """An enquiry type; `hours` are its own, if it has some."""

    name: dict[str, str]
    room: bool
    hours: Week | None


class KioskPage(TypedDict):
    """What the kiosk knows besides its live state. `language`: the one that it returns to.
    `letters` and `code_letters` are those of ticket numbers and of appointments' codes, `state`
    where the live state is had without a socket;
    `interpreter`: whether one can be had; `spoken` in which languages visitors are served, at some
    time at least; `leaving` what is told beside 'Leave the building
    now', by language; `easy` what there is of Easy Read and of sign language (`kiosk.easy.of`)."""

    fingerprint: str
    site: KioskSite
    kiosk: KioskItself
    language: str
    warn_minutes: int
    low_counter: bool
    interpreter: bool
    appointments: bool
    letters: str
    code_letters: str
    code_length: int
    state: str
    languages: list[Language]
    spoken: list[Spoken]
    groups: list[Group]
    enquiries: dict[str, EnquiryType]
    signposts: dict[str, SignpostPage]
    easy: dict[str, easy.Easy]
    leaving: dict[str, dict[str, str]]


def spoken(site: Site, kiosk: Kiosk) -> list[str]:
    """The languages that a kiosk speaks, its own first."""
    return words.offered(ROOM, kiosk.languages or site.languages)


def served_in(site: Site) -> list[str]:
    """What staff speak with visitors: the language of all of them, and those of single advisers."""
    own = {code for adviser in site.advisers for code in adviser.languages}
    return [site.staff_language, *sorted(own - {site.staff_language})]


def page(site: Site, kiosk: Kiosk, home: str, *, phone: bool = False) -> KioskPage:
    """The page's data. `home`: the language that the kiosk returns to; `phone`: phones can open
    pages of the house."""
    groups = {one.id: one for one in site.groups}
    own = {one.id for one in site.signposts if one.group is None}
    tiles = kiosk.tiles or (*groups, *own)
    return {
        "fingerprint": site.fingerprint,
        "site": {
            "id": site.id,
            "name": site.name,
            "timezone": site.timezone,
            "hours": _hours(site.hours),
        },
        "kiosk": {
            "id": kiosk.id,
            "name": kiosk.name,
            "slot": kiosk.slot,
            "printer": kiosk.printer is not None,
            "inches": kiosk.inches,
            "hours": None if kiosk.hours is None else _hours(kiosk.hours),
            "sound": kiosk.sound,
            "keys": list(kiosk.keys),
        },
        "language": home,
        "warn_minutes": site.door.warn_minutes,
        "low_counter": any(point.low_counter for point in site.service_points),
        "interpreter": site.door.interpreter,
        "appointments": bool(site.appointment_types),
        "letters": "".join(sorted({x for one in site.enquiries for x in one.prefix})),
        "code_letters": CODE_LETTERS,
        "code_length": CODE_LENGTH,
        "leaving": dict(site.leaving.texts),
        "state": f"/api/v1/sites/{site.id}/kiosks/{kiosk.id}",
        "languages": [
            {"code": code, "name": words.language_names(code)["own"], "dir": words.direction(code)}
            for code in spoken(site, kiosk)
        ],
        "spoken": [
            {
                "code": code,
                "name": words.language_names(code)["own"],
                "dir": words.direction(code),
                "always": code == site.staff_language,
            }
            for code in served_in(site)
        ],
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "icon": group.icon,
                "enquiries": [x.id for x in site.enquiries if x.group == group.id],
            }
            for group in (groups[key] for key in tiles if key in groups)
        ],
        "enquiries": {
            enquiry.id: {
                "name": enquiry.name,
                "room": enquiry.needs_private_room,
                "hours": None if enquiry.hours is None else _hours(enquiry.hours),
            }
            for enquiry in site.enquiries
        },
        "signposts": {
            post.id: page_of(site, post, phone=phone)
            for post in site.signposts
            if post.id not in own or post.id in tiles
        },
        "easy": easy.of(site),
    }


def other_hours(site: Site, now: datetime) -> Week:
    """The hours of the next seven days that are not those of the week: of dates that a supervisor
    gave others, of holidays and of closed days."""
    today = site.service_day(now)
    found: Week = {}
    for day in (today + timedelta(days=ahead) for ahead in range(7)):
        hours, weekday = site.hours_on(day), WEEKDAYS[day.weekday()]
        if tuple(hours) != tuple(site.hours.get(weekday, ())):
            found[weekday] = [_span(one) for one in hours]
    return found


def _hours(hours: Hours) -> Week:
    return {day: [_span(interval) for interval in spans] for day, spans in hours.items()}


def _span(interval: Interval) -> tuple[str, str]:
    start, end = str(interval).split("-")
    return start, end
