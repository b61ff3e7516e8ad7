"""The text of a small site that never closes, for tests."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from ticketing.sites.hours import WEEKDAYS

#: Hours that leave no minute of the week out.
ALWAYS = "\n".join(f'{day} = "00:00-24:00"' for day in WEEKDAYS)

_SITE = """
[site]
id = "{id}"
name = {{ cy = {cy}, en = {en} }}
timezone = "Europe/London"
languages = ["cy", "en"]

[site.hours]
{always}

[site.door]
tickets_per_minute = 0

[[groups]]
id = "all"
name = {{ cy = "Popeth", en = "All" }}
icon = "info"

[[enquiries]]
id = "council-tax"
group = "all"
name = {{ cy = "Treth Gyngor", en = "Council tax" }}
prefix = "C"
target_minutes = 15

[[enquiries]]
id = "reception"
group = "all"
name = {{ cy = "Derbynfa", en = "Reception" }}
prefix = "R"
target_minutes = 5

[[enquiries]]
id = "benefits"
group = "all"
name = {{ cy = "Budd-daliadau", en = "Benefits" }}
prefix = "B"
target_minutes = 20

[[enquiries]]
id = "never"
group = "all"
name = {{ cy = "Byth", en = "Never" }}
prefix = "N"
target_minutes = 20
hours = {{ }}

[[enquiries]]
id = "interview"
group = "all"
name = {{ cy = "Cyfweliad", en = "Private interview" }}
prefix = "X"
target_minutes = 20
needs_private_room = true

[[zones]]
id = "main"
name = {{ cy = "Man aros", en = "Waiting area" }}

[[zones]]
id = "upstairs"
name = {{ cy = "Lan lofft", en = "Upstairs" }}

{points}

[[service_points]]
id = "room-1"
kind = "room"
name = {{ cy = "Ystafell 1", en = "Room 1" }}
zone = "upstairs"

[[advisers]]
id = "megan"
name = "Megan"
skills = ["council-tax", "benefits"]
backup = ["reception"]

[[advisers]]
id = "daniel"
name = "Daniel"
skills = ["reception"]

[[advisers]]
id = "carys"
name = "Carys"
role = "supervisor"
skills = ["council-tax", "interview"]

[[kiosks]]
id = "entrance"
name = "Kiosk 1"
zone = "main"
{printer}

[[kiosks]]
id = "landing"
name = "Kiosk 2"
zone = "upstairs"

[[outcomes]]
id = "resolved"
name = {{ cy = "Wedi'i ddatrys", en = "Resolved" }}

[[outcomes]]
id = "referred"
name = {{ cy = "Trosglwyddwyd", en = "Referred" }}
"""
_POINT = """[[service_points]]
id = "counter-{n}"
kind = "counter"
name = {{ cy = "Cownter {n}", en = "Counter {n}" }}
zone = "main"
"""
_PRINTER = """printer = "entrance-printer"

[[printers]]
id = "entrance-printer"
name = "Kiosk 1, printer"
where = "Entrance"
transport = "network"
address = "{address}"
profile = "TM-T20II"
style = "text"
expires_after = {expires_after}
"""


def site_text(
    site: str = "riverside",
    *,
    points: int = 8,
    printer: str = "",
    expires_after: int = 120,
    cy: str = "Siop Un Stop",
    en: str = "One Stop Shop",
) -> str:
    """A site file that is open at every moment, 'never' apart; with a printer at the kiosk
    'entrance' if an address is given."""
    return _SITE.format(
        id=site,
        cy=json.dumps(cy),
        en=json.dumps(en),
        always=ALWAYS,
        points="\n".join(_POINT.format(n=n) for n in range(1, points + 1)),
        printer=_PRINTER.format(address=printer, expires_after=expires_after) if printer else "",
    )


def at_noon(text: str) -> str:
    """The site file of a house in London, moved to the time zone in which it was noon, or up to an
    hour later, when the tests began; the date is that of UTC.

    A day that turns while a test goes on begins its numbers anew, and takes no appointment across
    the turn: whoever runs the tests at midnight is to see what everybody sees.
    """
    return text.replace('timezone = "Europe/London"', f'timezone = "{_AT_NOON}"', 1)


#: These names count what lies west.
_AT_NOON = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
