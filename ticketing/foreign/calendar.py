"""Appointments as a calendar: iCalendar as Outlook, Google and booking programs write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice

from ticketing.foreign import words
from ticketing.foreign.components import Component, Property, components
from ticketing.foreign.keys import entry_key, series_key
from ticketing.foreign.people import People
from ticketing.foreign.said import MOST_LINES, Entry, Known, Read, Wrong
from ticketing.foreign.text import one_line
from ticketing.foreign.words import shown, tried
from ticketing.foreign.zones import Zones, named

#: What a calendar is for. Without a method it is published.
_METHODS = ("", "PUBLISH", "REQUEST", "ADD", "CANCEL")
_OFF = ("CANCELLED", "CANCELED")
_COMMA = re.compile(r"(?<!\\),")
_DATE_TIME = re.compile("([0-9]{8})T([0-9]{4})([0-9]{2})?(Z?)")
_DURATION = re.compile(
    r"\+?P(?:([0-9]{1,3})W)?(?:([0-9]{1,4})D)?(?:T(?:([0-9]{1,4})H)?(?:([0-9]{1,5})M)?(?:([0-9]{1,6})S)?)?"
)
_UNITS = (7 * 86_400, 86_400, 3600, 60, 1)
#: Of which an entry has one. Two that differ would leave it open what is meant.
_ONCE = ("UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "RECURRENCE-ID", "SEQUENCE")


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What holds for all entries of a VCALENDAR: its zones, the one of times without a zone, and
    whether it calls its entries off."""

    zones: Zones
    zone: str
    cancels: bool


def read(known: Known, text: str, found: Read) -> None:
    """Put what the calendars hold into `found`."""
    found.form = "calendar"
    top = components(text, found)
    bare = [one for one in top if one.name != "VCALENDAR"]
    calendars = [one for one in top if one.name == "VCALENDAR"]
    if bare:
        calendars.append(Component("VCALENDAR", bare[0].line, [], bare))
    count = 0
    for calendar in calendars:
        events = [one for one in calendar.parts if one.name == "VEVENT"]
        count += len(events)
        if count > MOST_LINES:
            found.all_wrong(0, f"These are more than {MOST_LINES} entries; send them in parts.")
            return
        _others(calendar, found)
        _calendar(known, calendar, events, found)


def _others(calendar: Component, found: Read) -> None:
    others: dict[str, list[Component]] = {}
    for one in calendar.parts:
        if one.name not in ("VEVENT", "VTIMEZONE"):
            others.setdefault(one.name, []).append(one)
    for name, ones in islice(others.items(), 10):
        how_many = "a" if len(ones) == 1 else str(len(ones))
        found.remark(ones[0].line, f"Left out: {how_many} {name[:20]}, which is no appointment.")


def _calendar(known: Known, calendar: Component, events: list[Component], found: Read) -> None:
    method = calendar.text("METHOD").upper()
    line = getattr(calendar.get("METHOD"), "line", calendar.line)
    if len({one_line(one.text).upper() for one in calendar.every("METHOD")}) > 1:
        found.wrong(line, "This calendar has METHOD twice, and not the same.")
        return
    if method not in _METHODS:
        found.wrong(
            line,
            f"This calendar is an answer (METHOD:{method[:20]}), not appointments: it says what "
            "somebody replied. Export the calendar itself.",
        )
        return
    if method in ("REQUEST", "ADD", "CANCEL"):
        found.listing = False
    definitions: dict[str, list[Component]] = {}
    for one in calendar.parts:
        if one.name == "VTIMEZONE":
            definitions.setdefault(one.text("TZID"), []).append(one)
    # The site's is for a calendar that names none: one that nothing defines is a mistake of each
    # time in it, as a TZID is.
    usual = calendar.text("X-WR-TIMEZONE") or known.zone
    shared = _Calendar(Zones(definitions), usual, method == "CANCEL")
    for event in events:
        mistakes: list[Wrong] = []
        entry = _entry(known, shared, event, mistakes)
        if entry is not None:
            found.entries.append(entry)
        for mistake in mistakes:
            found.wrong(event.line, str(mistake))


# ---------------------------------------------------------------------- an entry


def _entry(known: Known, calendar: _Calendar, event: Component, wrong: list[Wrong]) -> Entry | None:
    """The entry; None, with every mistake in `wrong`."""
    notes: list[str] = []
    tried(wrong, lambda: _unambiguous(event))
    subject, called_off = words.subject(event.text("SUMMARY"), known.types)
    cancels = calendar.cancels or called_off or event.text("STATUS").upper() in _OFF
    # Whatever is called off needs no more than the name by which it is known.
    serious: list[Wrong] = [] if cancels and event.text("UID") else wrong
    starts_at = tried(serious, lambda: _moment(calendar, event.get("DTSTART"), notes))
    which = tried(wrong, lambda: _which(calendar, event.get("RECURRENCE-ID")))
    kind = tried(serious, lambda: _type(known, subject))
    people = People(known, event, notes)
    adviser, place = tried(serious, people.adviser), tried(serious, people.place)
    minutes = None
    if not cancels:
        _doubts(event, notes)
        tried(wrong, lambda: _not_repeated(event))
        minutes = tried(wrong, lambda: _minutes(known, calendar, event, starts_at, kind, notes))
    needs = _needs(known, event, notes)
    name = words.free_text("name", people.visitor(), notes)
    contact = words.free_text("contact", people.contact(), notes)
    note = words.free_text("note", _description(event), notes)
    if wrong:
        return None
    uid = event.text("UID")
    key, older = entry_key(uid, which)
    return Entry(
        line=event.line, starts_at=starts_at, type=kind, minutes=minutes, adviser=adviser,
        place=place, needs=needs, key=key, older=older, series=series_key(uid), cancels=cancels,
        sequence=_sequence(event), notes=tuple(dict.fromkeys(notes)), name=name,
        contact=contact, note=note,
    )  # fmt: skip


def _unambiguous(event: Component) -> None:
    for name in _ONCE:
        if len({(one.value, one.params.get("TZID")) for one in event.every(name)}) > 1:
            raise Wrong(f"This entry has {name} twice, and not the same.")
    if any(
        one.params.get("ENCODING", "").upper() == "QUOTED-PRINTABLE" for one in event.properties
    ):
        raise Wrong(
            "This entry is in the form of calendars before 1998 (quoted-printable), whose letters "
            "are not read. Export it as iCalendar 2.0."
        )


def _type(known: Known, subject: str) -> str:
    found = words.type_of(subject, known.types)
    if found is None:
        raise Wrong("The appointment type is missing: SUMMARY names it.")
    return found


def _not_repeated(event: Component) -> None:
    if event.get("RRULE") or event.get("RDATE"):
        raise Wrong("This entry repeats itself; give each appointment an entry of its own.")


def _doubts(event: Component, notes: list[str]) -> None:
    """What does not speak against an appointment, and not for it either."""
    status = event.text("STATUS").upper()
    if status == "TENTATIVE":
        notes.append("It is tentative in its calendar, not confirmed.")
    elif status not in ("", "CONFIRMED"):
        notes.append(f"{shown(status)} is no status that is known; it is taken for confirmed.")
    busy = event.text("X-MICROSOFT-CDO-BUSYSTATUS").upper()
    if busy == "FREE" or event.text("TRANSP").upper() == "TRANSPARENT":
        notes.append("Its calendar shows this time as free.")


def _needs(known: Known, event: Component, notes: list[str]) -> tuple[str, ...] | None:
    every = [one for prop in event.every("CATEGORIES") for one in _COMMA.split(prop.value)]
    found, others = words.needs(known, every)
    if others:
        notes.append(f"{shown(others[0])} is a category, and no need.")
    return found or None


def _description(event: Component) -> str:
    found = event.get("DESCRIPTION")
    return "" if found is None else found.text


def _sequence(event: Component) -> int:
    text = event.text("SEQUENCE")
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else 0


# ---------------------------------------------------------------------- when


def _moment(calendar: _Calendar, prop: Property | None, notes: list[str]) -> int:
    """ms UTC of a DTSTART or DTEND."""
    if prop is None:
        raise Wrong("DTSTART is missing; an appointment has a time.")
    at = _utc(calendar, prop, notes)
    if not isinstance(at, datetime):
        raise Wrong(f"{prop.name} is a whole day; an appointment has a time.")
    return words.ms(at.replace(tzinfo=UTC))


def _utc(calendar: _Calendar, prop: Property, notes: list[str]) -> datetime | date:
    """The moment in UTC, without a zone; or a date, if it is one."""
    # The long form, 2026-11-18T10:30:00Z, is another standard's, and means the same.
    value = re.sub(r"(?<=[0-9])[-:](?=[0-9])", "", one_line(prop.value).upper())
    found = _DATE_TIME.fullmatch(value)
    try:
        if re.fullmatch("[0-9]{8}", value):
            return date.fromisoformat(value)
        if found:
            text = f"{found[1]}{found[2]}{found[3] or '00'}"
            local = datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        found = None
    if not found:
        raise Wrong(f"{prop.name} is {shown(value)}, which is no date and time.")
    words.ms(local.replace(tzinfo=UTC))
    zone = one_line(prop.params.get("TZID", ""))
    if found[4]:
        if zone and (there := named(zone)) and local.replace(tzinfo=there).utcoffset():
            notes.append(f"{prop.name} is in UTC (Z), and names {shown(zone)} besides; UTC counts.")
        return local
    return calendar.zones.utc(zone or calendar.zone, local, notes)


def _which(calendar: _Calendar, prop: Property | None) -> str | None:
    """Which one of a row it is; None for an entry that stands by itself."""
    if prop is None:
        return None
    if prop.params.get("RANGE"):
        raise Wrong(
            "This entry speaks for all that follow it (RANGE); give each appointment an entry of "
            "its own."
        )
    at = _utc(calendar, prop, [])
    return f"{at:%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"


def _minutes(
    known: Known,
    calendar: _Calendar,
    event: Component,
    starts_at: int | None,
    kind: str | None,
    notes: list[str],
) -> int | None:
    ends, text = event.get("DTEND"), event.text("DURATION").upper()
    if starts_at is None or not (ends or text):
        return None
    lasts = None if ends is None else (_moment(calendar, ends, notes) - starts_at) // 60_000
    if text:
        found = _DURATION.fullmatch(text)
        if not found:
            raise Wrong(f"DURATION is {shown(text)}, which is no length.")
        units = zip(found.groups(), _UNITS, strict=True)
        minutes = sum(int(n or 0) * unit for n, unit in units) // 60
        if lasts not in (None, minutes):
            raise Wrong("This entry has DTEND and DURATION, and not the same.")
        lasts = minutes
    assert lasts is not None
    return words.length(known, kind, lasts, notes)
