"""An appointment as a calendar entry and as a code to scan. Neither has a name in it."""

from __future__ import annotations

import io
from datetime import datetime

import segno

from slips.appointment import spaced, spoken, times
from slips.marks import ROOM
from storage.times import from_ms
from ticketing.appointments import Appointment, AppointmentState, promises
from ticketing.sites import Site
from ticketing.sites.holidays import in_language
from web.words import Words


def qr(data: str) -> str:
    """A QR code as SVG markup, to be put into a page."""
    out = io.BytesIO()
    segno.make(data, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, nl=False
    )
    return out.getvalue().decode()


def calendar(site: Site, one: Appointment, url: str, now: datetime) -> bytes:
    """The appointment as iCalendar (RFC 5545), in the visitor's language. It says neither who
    comes nor what for: calendars are shared, and shown on locked screens."""
    # Many modules, for what few ask for: a start need not wait for them.
    from icalendar import Calendar, Event, vText

    language = spoken(site, one.language)
    words, at = Words(ROOM, language, site.wording), times(site, one)
    entry = Event()
    entry.add("uid", f"{one.id.lower()}@nextplease")
    entry.add("dtstamp", now)
    entry.add("dtstart", from_ms(one.starts_at))
    entry.add("dtend", from_ms(one.ends_at))
    entry.add("summary", words("appointment-calendar-summary", site=site.called(language)))
    entry.add("location", site.called(language))
    entry.add(
        "description",
        words("appointment-calendar-text", code=spaced(one.code), time=f"{at.opens:%H:%M}"),
    )
    entry.add("url", url)
    # A calendar keeps the entry with the highest one, and each that is fetched is the newest.
    entry.add("sequence", int(now.timestamp()) - 1_600_000_000)
    gone = one.state in (AppointmentState.CANCELLED, AppointmentState.MISSED)
    closed = promises.closing(site, one) if one.state == AppointmentState.BOOKED else None
    if closed is not None:
        why = in_language(closed or {"": "none"}, language)
        summary = words("appointment-closed", why=why)
        entry["summary"] = vText(f"{summary}, {site.called(language)}")
        entry["description"] = vText(words("appointment-closed-do"))
    entry.add("status", "CANCELLED" if gone else "TENTATIVE" if closed is not None else "CONFIRMED")
    entry.add("class", "PRIVATE")
    whole = Calendar()
    whole.add("prodid", "-//nextplease//appointments//EN")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if gone else "PUBLISH")
    whole.add_component(entry)
    return bytes(whole.to_ical())
