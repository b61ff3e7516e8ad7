"""Reads a day's appointments out of a CSV or an iCalendar file. Pure: nothing is booked here.

Every mistake is named with its line; line 0 means the whole file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches

from icalendar import Calendar, Component

from ticketing.appointments.booking import Order
from ticketing.appointments.model import Person
from ticketing.sites import Site
from ticketing.visits.needs import NEEDS

#: A day's appointments are some kilobytes; more is another file.
LARGEST = 256 * 1024
MOST_LINES = 500
#: The columns of a CSV file, and what else they may be called.
COLUMNS = ("date", "time", "type", "adviser", "place", "language", "needs", "name", "contact",
           "note", "reference")  # fmt: skip
_ALIASES = {"room": "place", "service_point": "place", "day": "date", "start": "time",
            "uid": "reference", "phone": "contact", "enquiry": "type"}  # fmt: skip
_REQUIRED = ("date", "time", "type")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """What is wrong in a line, in words."""

    line: int
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """One appointment of the file, with the line that it stands in."""

    line: int
    order: Order


@dataclass(slots=True)
class Read:
    """What a file holds."""

    rows: list[Row] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


class _Wrong(Exception):
    """A mistake, with its words."""


def read(site: Site, data: bytes) -> Read:
    """The appointments in `data`, a CSV or an iCalendar file in UTF-8."""
    found = Read()
    try:
        text = _text(data)
    except _Wrong as wrong:
        found.mistakes.append(Mistake(0, str(wrong)))
        return found
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        _calendar(site, text, found)
    else:
        _table(site, text, found)
    if not found.rows and not found.mistakes:
        found.mistakes.append(Mistake(0, "There is no appointment in this file."))
    return found


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        size, most = len(data) // 1024, LARGEST // 1024
        raise _Wrong(f"This file has {size} kB; a day's appointments have at most {most} kB.")
    if not data.strip():
        raise _Wrong("This file is empty.")
    if data.startswith(b"PK\x03\x04"):
        raise _Wrong("This is a workbook, not CSV. Save it as 'CSV UTF-8' and choose that file.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Wrong("This file is in UTF-16. Save it as 'CSV UTF-8' and choose that file.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _Wrong(
            f"This file is not in UTF-8: line {line} has a letter of another encoding. Save it as "
            "'CSV UTF-8' and choose that file."
        ) from None
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise _Wrong("This is no text: it holds control characters. Send CSV or iCalendar.")
    return text


# ---------------------------------------------------------------------- CSV


def _table(site: Site, text: str, found: Read) -> None:
    head = next(iter(text.splitlines()), "")
    delimiter = max(",;\t", key=head.count)
    if delimiter not in head:
        says = f"This is no CSV: its first line has no columns. Write {', '.join(COLUMNS)}."
        found.mistakes.append(Mistake(1, says))
        return
    lines = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        names = [_ALIASES.get(name, name) for name in map(_plain, next(lines))]
        wrong = list(_head_mistakes(names))
        if wrong:
            found.mistakes += wrong
            return
        for number, cells in enumerate(lines, 1):
            if number > MOST_LINES:
                says = f"These are more than {MOST_LINES} lines; send them in parts."
                found.mistakes.append(Mistake(lines.line_num, says))
                return
            if any(cell.strip() for cell in cells):
                _take(site, lines.line_num, _cells(names, cells), found)
    except csv.Error as error:
        found.mistakes.append(Mistake(lines.line_num, f"This line is no CSV: {error}."))


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def _head_mistakes(names: list[str]) -> Iterator[Mistake]:
    for name in names:
        if name not in COLUMNS:
            close = get_close_matches(name, (*COLUMNS, *_ALIASES), 1)
            hint = f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(COLUMNS)}"
            yield Mistake(1, f"There is no column '{name:.40}'; {hint}")
        elif names.count(name) > 1:
            yield Mistake(1, f"The column '{name}' stands twice.")
    for name in _REQUIRED:
        if name not in names:
            yield Mistake(1, f"The column '{name}' is missing.")


def _cells(names: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        return {"": f"has {len(cells)} cells, and the first line names {len(names)} columns"}
    return {name: cell.strip() for name, cell in zip(names, cells, strict=False)}


def _take(site: Site, line: int, cells: dict[str, str], found: Read) -> None:
    if "" in cells:
        found.mistakes.append(Mistake(line, f"This line {cells['']}."))
        return
    try:
        found.rows.append(Row(line, _order(site, cells)))
    except _Wrong as wrong:
        found.mistakes.append(Mistake(line, str(wrong)))


def _order(site: Site, cells: dict[str, str]) -> Order:
    day, clock = _date(cells.get("date", "")), _clock(cells.get("time", ""))
    return Order(
        type=_type(site, cells.get("type", "")),
        starts_at=datetime.combine(day, clock, site.zone_info),
        adviser=_one_of("adviser", cells.get("adviser", ""), _advisers(site)),
        service_point=_one_of("place", cells.get("place", ""), _places(site)),
        needs=_needs(cells.get("needs", "")),
        language=_language(site, cells.get("language", "")),
        person=_person(cells),
        source="import",
        reference=cells.get("reference") or None,
    )


def _date(text: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  a date has no zone
        except ValueError:
            continue
    raise _Wrong(f"'{text:.40}' is no date; write it like 2026-11-18.")


def _clock(text: str) -> time:
    if re.fullmatch(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]", text):
        hour, minute = re.split("[:.]", text)
        return time(int(hour), int(minute))
    raise _Wrong(f"'{text:.40}' is no time of day; write it like 10:30.")


def _type(site: Site, text: str) -> str:
    names = {
        name: kind.id for kind in site.appointment_types for name in (kind.id, *kind.name.values())
    }
    found = _one_of("appointment type", text, names)
    if found is None:
        raise _Wrong("The appointment type is missing.")
    return found


def _advisers(site: Site) -> dict[str, str]:
    return {name: one.id for one in site.advisers for name in (one.id, one.name)}


def _places(site: Site) -> dict[str, str]:
    return {name: one.id for one in site.service_points for name in (one.id, *one.name.values())}


def _one_of(what: str, text: str, names: dict[str, str]) -> str | None:
    """The id that a name or an id means; None for nothing written."""
    if not text:
        return None
    plain = {name.casefold(): key for name, key in names.items()}
    if text.casefold() in plain:
        return plain[text.casefold()]
    close = get_close_matches(text.casefold(), plain, 1)
    hint = f"; did you mean '{plain[close[0]]}'?" if close else f"; there are: {_known(names)}"
    raise _Wrong(f"There is no {what} '{text:.40}'{hint}")


def _known(names: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(names.values())) or "none"


def _needs(text: str) -> tuple[str, ...]:
    wanted = [_plain(need).replace("-", "_") for need in re.split(r"[,;|]", text) if need.strip()]
    for need in wanted:
        if need not in NEEDS:
            raise _Wrong(f"'{need:.40}' is no need; there are: {', '.join(NEEDS)}.")
    return tuple(wanted)


def _language(site: Site, text: str) -> str | None:
    if text and text not in site.languages:
        raise _Wrong(f"The site does not speak '{text:.40}'; write {', '.join(site.languages)}.")
    return text or None


def _person(cells: dict[str, str]) -> Person | None:
    limits = {"name": 80, "contact": 120, "note": 500}
    for key, most in limits.items():
        if len(cells.get(key, "")) > most:
            raise _Wrong(f"The {key} has more than {most} letters.")
    values = {key: cells.get(key) or None for key in limits}
    return Person(**values) if any(values.values()) else None


# ---------------------------------------------------------------------- iCalendar


def _calendar(site: Site, text: str, found: Read) -> None:
    lines = [n for n, line in enumerate(text.splitlines(), 1) if _is_begin(line)]
    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except (ValueError, IndexError, KeyError) as error:
        found.mistakes.append(Mistake(0, f"This is no iCalendar file: {error}."))
        return
    if len(events) > MOST_LINES:
        found.mistakes.append(Mistake(0, f"These are more than {MOST_LINES} entries."))
        return
    for line, event in zip(lines, events, strict=False):
        if str(event.get("status", "")).upper() == "CANCELLED":
            continue
        try:
            found.rows.append(Row(line, _entry(site, event)))
        except _Wrong as wrong:
            found.mistakes.append(Mistake(line, str(wrong)))


def _is_begin(line: str) -> bool:
    return line.strip().upper() == "BEGIN:VEVENT"


def _entry(site: Site, event: Component) -> Order:
    if "rrule" in event:
        raise _Wrong("This entry repeats itself; give each appointment an entry of its own.")
    starts = getattr(event.get("dtstart"), "dt", None)
    if not isinstance(starts, datetime):
        raise _Wrong("DTSTART is missing, or is a whole day; an appointment has a time.")
    if starts.tzinfo is None:
        starts = starts.replace(tzinfo=site.zone_info)
    organiser = event.get("organizer")
    adviser = str(getattr(organiser, "params", {}).get("CN", "")) or str(event.get("contact", ""))
    cells = {"note": str(event.get("description", "")), "name": _attendee(event)}
    return Order(
        type=_type(site, str(event.get("summary", "")).strip()),
        starts_at=starts,
        adviser=_one_of("adviser", adviser.strip(), _advisers(site)),
        service_point=_one_of("place", str(event.get("location", "")).strip(), _places(site)),
        needs=_needs(",".join(_categories(event))),
        person=_person(cells),
        source="import",
        reference=str(event.get("uid", ""))[:120] or None,
    )


def _attendee(event: Component) -> str:
    found = event.get("attendee")
    one = found[0] if isinstance(found, list) and found else found
    return str(getattr(one, "params", {}).get("CN", ""))


def _categories(event: Component) -> Iterable[str]:
    found = event.get("categories")
    return [str(one) for one in getattr(found, "cats", [])]
