"""What the kiosk's page is given once: the site as a visitor chooses from it."""

from __future__ import annotations

import hashlib
from typing import Any

from ticketing.appointments.booking import CODE_LENGTH
from ticketing.sites import Site
from ticketing.sites.hours import Hours, Interval
from ticketing.sites.parts import Kiosk
from web import words

ROOM = "kiosk"
#: What the code of an appointment is made of besides figures.
CODE_LETTERS = ""


def fingerprint(site: Site) -> str:
    """Changes when the site file does: a kiosk's page is open for weeks, and loads itself anew."""
    return hashlib.sha256(site.model_dump_json().encode()).hexdigest()[:16]


def page(site: Site, kiosk: Kiosk, home: str) -> dict[str, Any]:
    """The page's data. `home`: the language that the kiosk returns to.

    Hours are local to the site, `{weekday: [[from, to], …]}`, with 'HH:MM' each. `letters` and
    `code_letters` are those of ticket numbers and of appointments' codes, for the pad.
    """
    return {
        "fingerprint": fingerprint(site),
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
        },
        "language": home,
        "warn_minutes": site.door.warn_minutes,
        "appointments": bool(site.appointment_types),
        "letters": "".join(sorted({x for one in site.enquiries for x in one.prefix})),
        "code_letters": CODE_LETTERS,
        "code_length": CODE_LENGTH,
        "languages": [
            {"code": code, "name": words.language_names(code)["own"], "dir": words.direction(code)}
            for code in words.offered(ROOM, site.languages)
        ],
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "icon": group.icon,
                "enquiries": [x.id for x in site.enquiries if x.group == group.id],
            }
            for group in site.groups
        ],
        "enquiries": {
            enquiry.id: {
                "name": enquiry.name,
                "room": enquiry.needs_private_room,
                "hours": None if enquiry.hours is None else _hours(enquiry.hours),
            }
            for enquiry in site.enquiries
        },
    }


def _hours(hours: Hours) -> dict[str, list[list[str]]]:
    return {day: [_span(interval) for interval in spans] for day, spans in hours.items()}


def _span(interval: Interval) -> list[str]:
    start, end = str(interval).split("-")
    return [start, end]
