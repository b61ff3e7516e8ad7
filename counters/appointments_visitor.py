"""What a visitor is given of their appointment: a slip, a page of its own, a calendar entry.

None of them has a name on it. The page and the calendar are found by an id that nobody can guess.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta

import segno
from babel import UnknownLocaleError
from babel.dates import format_date
from icalendar import Calendar, Event

from hardware.slips import Code, Heading, Label, Number, Pair, Pairs, Rule, Slip, Text
from hardware.slips import Words as Spoken
from storage.times import from_ms
from ticketing.appointments import Appointment, AppointmentState
from ticketing.appointments.keeping import last_minute
from ticketing.sites import Site
from web.words import Words, source

ROOM = "counters"


@dataclass(frozen=True, slots=True)
class Times:
    """The moments of an appointment, on the site's clock."""

    starts: datetime
    ends: datetime
    opens: datetime
    kept: datetime

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return round((self.ends - self.starts).total_seconds() / 60)


def times(site: Site, one: Appointment) -> Times:
    """When it is, from when its visitor may check in, and until when it is kept."""
    kind = next((x for x in site.appointment_types if x.id == one.type), None)
    starts = from_ms(one.starts_at).astimezone(site.zone_info)
    opens = starts - timedelta(minutes=kind.early_minutes if kind else 30)
    return Times(
        starts,
        from_ms(one.ends_at).astimezone(site.zone_info),
        opens,
        last_minute(site, one).astimezone(site.zone_info),
    )


def day_words(moment: datetime, language: str) -> str:
    """'Wednesday 18 November 2026' in a language."""
    try:
        return format_date(moment, "EEEE d MMMM y", locale=language)
    except UnknownLocaleError:
        return format_date(moment, "EEEE d MMMM y", locale="en")


def spoken(site: Site, language: str) -> str:
    """The visitor's language where there are words in it, else English."""
    return language if source(ROOM, language) is not None else "en"


def public_name(site: Site, one: Appointment, language: str) -> str | None:
    """What it is for, as its type is called; None where the enquiry type is a sensitive one."""
    kind = next((x for x in site.appointment_types if x.id == one.type), None)
    if kind is None or site.enquiry(one.enquiry).sensitive:
        return None
    return kind.called(language)


# ---------------------------------------------------------------------- paper


def confirmation_slip(site: Site, one: Appointment, url: str) -> Slip:
    """The slip: date, time, code, and what to scan. The visitor's language first, then the site's
    own and English where there is room: two at most."""
    codes = list(dict.fromkeys([one.language, site.languages[0], "en"]))
    codes = [code for code in codes if source(ROOM, code) is not None][:2] or ["en"]
    at = times(site, one)

    def lines(key: str, **values: object) -> tuple[Spoken, ...]:
        return tuple(Spoken(text=Words(ROOM, code)(key, **values), lang=code) for code in codes)

    return Slip(
        elements=(
            Heading(lines=tuple(Spoken(text=site.called(code), lang=code) for code in codes)),
            Rule(),
            Label(lines=lines("appointment-yours")),
            Number(text=f"{at.starts:%H:%M}"),
            Text(lines=tuple(Spoken(text=day_words(at.starts, x), lang=x) for x in codes)),
            *_kind(site, one, codes),
            Pairs(pairs=(Pair(label=lines("appointment-code"), value=spaced(one.code)),)),
            Rule(style="dotted"),
            Code(data=url, lines=lines("appointment-scan")),
            Text(lines=lines("appointment-from", time=f"{at.opens:%H:%M}")),
            Rule(style="dotted"),
            Text(lines=lines("appointment-cannot")),
        )
    )


def _kind(site: Site, one: Appointment, codes: list[str]) -> tuple[Text, ...]:
    names = [(public_name(site, one, code), code) for code in codes]
    found = {name: Spoken(text=name, lang=code) for name, code in names if name is not None}
    return (Text(lines=tuple(found.values())),) if found else ()


def spaced(code: str) -> str:
    """'482 913': figures are read and typed in threes."""
    return " ".join(code[i : i + 3] for i in range(0, len(code), 3))


# ---------------------------------------------------------------------- page and calendar


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
    language = spoken(site, one.language)
    words, at = Words(ROOM, language), times(site, one)
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
    entry.add("status", "CANCELLED" if gone else "CONFIRMED")
    entry.add("class", "PRIVATE")
    whole = Calendar()
    whole.add("prodid", "-//nextplease//appointments//EN")
    whole.add("version", "2.0")
    whole.add("method", "CANCEL" if gone else "PUBLISH")
    whole.add_component(entry)
    return bytes(whole.to_ical())
