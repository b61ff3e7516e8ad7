"""A site as its file describes it: frozen models, checked, with look-ups by id.

What staff change from day to day (who is signed on, PINs) is in the database; what the house is
(names, enquiry types, service points, hours) is here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from itertools import chain
from typing import Annotated, Any, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, PrivateAttr, StringConstraints, field_validator

from ticketing.errors import NotFound
from ticketing.sites import hours as clock
from ticketing.sites.dates import DateHours
from ticketing.sites.holidays import Holidays
from ticketing.sites.looks import Looks
from ticketing.sites.looks.ticket import Ticket
from ticketing.sites.parts import (
    Adviser,
    AppointmentType,
    Booking,
    Day,
    Desk,
    Enquiry,
    Figures,
    Group,
    Keep,
    Language,
    Named,
    OpeningHours,
    Outcome,
    Part,
    Recall,
    Rooms,
    Routing,
    ServicePoint,
    Zone,
    zone_name,
)
from ticketing.sites.shown import displays as board
from ticketing.sites.shown.announcements import Announcements
from ticketing.sites.shown.displays import Display, Shows
from ticketing.sites.shown.door import Door
from ticketing.sites.shown.kiosks import Kiosk
from ticketing.sites.shown.leaving import Leaving
from ticketing.sites.shown.phones import Phones
from ticketing.sites.shown.phrases import Phrases, Reading, Wording, wording
from ticketing.sites.shown.printers import Printer
from ticketing.sites.shown.speakers import Speaker
from ticketing.sites.signpost import Signpost
from ticketing.sites.wired import Board, Line, Pad


class Site(Named):
    """A one-stop shop. `languages` lists its own language first; the kiosk offers them all.

    What a supervisor said of single dates, and of the ticket's last line, lies over the file
    (`with_today`) and is no part of it.
    """

    timezone: Annotated[str, AfterValidator(zone_name)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    hours: OpeningHours
    notice: dict[Language, Annotated[str, StringConstraints(max_length=120)]] = {}  # noqa: RUF012
    looks: Looks = Looks()
    ticket: Ticket = Ticket()
    announcements: Announcements = Announcements()
    recall: Recall = Recall()
    routing: Routing = Routing()
    desk: Desk = Desk()
    figures: Figures = Figures()
    keep: Keep = Keep()
    rooms: Rooms = Rooms()
    door: Door = Door()
    day: Day = Day()
    leaving: Leaving = Leaving()
    holidays: Holidays = Holidays()
    booking: Booking = Booking()
    phone: Phones = Phones()
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    enquiries: Annotated[tuple[Enquiry, ...], Field(min_length=1)]
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]
    service_points: Annotated[tuple[ServicePoint, ...], Field(min_length=1)]
    appointment_types: tuple[AppointmentType, ...] = ()
    advisers: tuple[Adviser, ...] = ()
    kiosks: tuple[Kiosk, ...] = ()
    displays: tuple[Display, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    printers: tuple[Printer, ...] = ()
    lines: tuple[Line, ...] = ()
    boards: tuple[Board, ...] = ()
    pads: tuple[Pad, ...] = ()
    signposts: tuple[Signpost, ...] = ()
    phrases: Phrases = ()
    readings: tuple[Reading, ...] = ()
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1, max_length=9)]
    _dates: Mapping[date, DateHours] = PrivateAttr(default_factory=dict)
    _courtesy: Mapping[str, str] = PrivateAttr(default_factory=dict)

    @field_validator("languages")
    @classmethod
    def _each_language_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) != len(value):
            raise ValueError("a language stands twice; name each once")
        return value

    @property
    def main_languages(self) -> tuple[str, ...]:
        """Those that stand on every display, and in which everything has a name. In a further one
        what has none comes as `Named.called` says."""
        return self.languages[:2]

    @property
    def staff_language(self) -> str:
        """What all staff speak with each other and with any visitor, and what their screens are in:
        English where the site offers it, else the site's own language."""
        return "en" if "en" in self.languages else self.languages[0]

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the site file does: screens are open for weeks, and follow by it."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    @cached_property
    def wording(self) -> Wording:
        """What the house says to visitors otherwise than the program."""
        return wording(self.phrases)

    # -------------------------------------------------------------- look-ups

    @cached_property
    def zone_info(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        return {kind: {part.id: part for part in getattr(self, kind)} for kind in LISTS}

    def _find(self, kind: str, word: str, key: str) -> Any:
        try:
            return self._by_id[kind][key]
        except KeyError:
            known = ", ".join(self._by_id[kind]) or "none"
            raise NotFound(f"{self.id} has no {word} '{key}'; it has: {known}") from None

    def group(self, key: str) -> Group:
        """The group `key`; NotFound names those there are. So do all the look-ups below."""
        found: Group = self._find("groups", "group", key)
        return found

    def enquiry(self, key: str) -> Enquiry:
        """The enquiry type `key`."""
        found: Enquiry = self._find("enquiries", "enquiry type", key)
        return found

    def zone(self, key: str) -> Zone:
        """The waiting zone `key`."""
        found: Zone = self._find("zones", "zone", key)
        return found

    def service_point(self, key: str) -> ServicePoint:
        """The service point `key`."""
        found: ServicePoint = self._find("service_points", "service point", key)
        return found

    def appointment_type(self, key: str) -> AppointmentType:
        """The appointment type `key`."""
        found: AppointmentType = self._find("appointment_types", "appointment type", key)
        return found

    def adviser(self, key: str) -> Adviser:
        """The adviser `key`."""
        found: Adviser = self._find("advisers", "adviser", key)
        return found

    def kiosk(self, key: str) -> Kiosk:
        """The kiosk `key`."""
        found: Kiosk = self._find("kiosks", "kiosk", key)
        return found

    def display(self, key: str) -> Display:
        """The display `key`."""
        found: Display = self._find("displays", "display", key)
        return found

    def shows(self, key: str) -> Shows:
        """What the screen shows that is known by a display's id, or by a waiting area's."""
        if key in self._by_id["displays"]:
            return board.of_display(self.display(key), self.zones, self.service_points)
        return board.of_zone(self.zone(key), self.service_points)

    @property
    def screens(self) -> list[Shows]:
        """All that a screen may show: each display of the file, then each waiting area."""
        ids = [*(one.id for one in self.displays), *(zone.id for zone in self.zones)]
        return [self.shows(key) for key in ids]

    def printer(self, key: str) -> Printer:
        """The printer `key`."""
        found: Printer = self._find("printers", "printer", key)
        return found

    def speaker(self, key: str) -> Speaker:
        """The loudspeaker `key`."""
        found: Speaker = self._find("speakers", "loudspeaker", key)
        return found

    def volume_of(self, speaker: Speaker, now: datetime) -> int:
        """In percent: the house's at this hour, and the loudspeaker's part of it. A loop has its
        own: nobody hears it but who listens to it, at any hour."""
        if speaker.use == "loop":
            return speaker.volume
        local = now.astimezone(self.zone_info)
        return self.announcements.volume_at(local.hour * 60 + local.minute) * speaker.volume // 100

    def line(self, key: str) -> Line:
        """The line `key`, on which boards and pads are."""
        found: Line = self._find("lines", "line", key)
        return found

    def pad(self, key: str) -> Pad:
        """The call pad `key`."""
        found: Pad = self._find("pads", "pad", key)
        return found

    def outcome(self, key: str) -> Outcome:
        """The outcome `key`."""
        found: Outcome = self._find("outcomes", "outcome", key)
        return found

    def signpost(self, key: str) -> Signpost:
        """The tile `key` that answers instead of giving a ticket."""
        found: Signpost = self._find("signposts", "signpost", key)
        return found

    def only_at(self, enquiry: Enquiry) -> str:
        """'Counter 3 and Room 2': where alone an enquiry type is served, for staff."""
        *others, last = [self.service_point(one).called("en") for one in enquiry.places]
        return f"{', '.join(others)} and {last}" if others else last

    # -------------------------------------------------------------- time

    @property
    def dates(self) -> Mapping[date, DateHours]:
        """The dates for which a supervisor said other hours than the file's."""
        return self._dates

    @property
    def courtesy(self) -> Mapping[str, str]:
        """The ticket's last line by language, where a supervisor wrote one."""
        return self._courtesy

    def with_today(self, dates: Mapping[date, DateHours], courtesy: Mapping[str, str]) -> Site:
        """The same site with what a supervisor said since, in place of what was said before."""
        fields = {name: getattr(self, name) for name in Site.model_fields}
        site = Site.model_validate(fields)
        site._dates, site._courtesy = dict(dates), dict(courtesy)
        return site

    def closing(self, day: date) -> dict[str, str] | None:
        """Why the site is closed on a date whatever its hours say (`holidays.in_language`
        says it); None on other days."""
        said = self._dates.get(day)
        return self.holidays.closing(day) if said is None else said.closing

    def hours_on(self, day: date, enquiry: Enquiry | None = None) -> Sequence[clock.Interval]:
        """The hours of a date: the one place where they are said, for whoever asks. With an enquiry
        type, its own, if it has some: the house's count besides."""
        if self.closing(day) is not None:
            return ()
        if enquiry is not None and enquiry.hours is not None:
            return clock.on(enquiry.hours, day)
        said = self._dates.get(day)
        return clock.on(self.hours, day) if said is None else said.hours

    def last_ticket_on(self, day: date, enquiry: Enquiry) -> int | None:
        """When an enquiry type gives its last ticket on a date, in minutes after midnight.

        Where its hours are the house's and the date has others, it stays as long before the close
        as on that weekday.
        """
        if enquiry.last_ticket is None:
            return None
        hour, minute = map(int, enquiry.last_ticket.split(":"))
        usual, said = clock.on(self.hours, day), self._dates.get(day)
        if enquiry.hours is None and said is not None and said.hours and usual:
            moved = max(one.end for one in said.hours) - max(one.end for one in usual)
            return max(0, hour * 60 + minute + moved)
        return hour * 60 + minute

    @cached_property
    def _of_kiosks(self) -> dict[str, clock.Timetable]:
        """The site's hours together with those of each kiosk that has its own."""
        return {
            one.id: clock.Timetable(self.zone_info, self.hours_on, one.hours)
            for one in self.kiosks
            if one.hours is not None
        }

    def kiosk_is_open(self, now: datetime, kiosk: Kiosk) -> bool:
        """Whether a kiosk gives tickets at `now` by its hours and the site's."""
        own = self._of_kiosks.get(kiosk.id)
        return self.is_open(now) if own is None else own.open_now(now)

    def kiosk_opens_at(self, now: datetime, kiosk: Kiosk) -> datetime | None:
        """When it next gives tickets (UTC); None if not within two months."""
        own = self._of_kiosks.get(kiosk.id)
        return self.opens_at(now) if own is None else own.opens_at(now)

    @cached_property
    def _timetables(self) -> dict[str | None, clock.Timetable]:
        """The site's hours (None), and together with them those of each type that has its own."""
        zone = self.zone_info
        return {None: clock.Timetable(zone, self.hours_on)} | {
            one.id: clock.Timetable(zone, self.hours_on, partial(self.hours_on, enquiry=one))
            for one in self.enquiries
            if one.hours is not None
        }

    def _timetable(self, enquiry: Enquiry | None = None) -> clock.Timetable:
        if enquiry is None or enquiry.hours is None:
            return self._timetables[None]
        return self._timetables[enquiry.id]

    def service_day(self, now: datetime) -> date:
        """The service day that `now` belongs to."""
        return self._timetable().service_day(now)

    def openings(
        self, first: date, days: int = 1, enquiry: Enquiry | None = None
    ) -> Iterator[tuple[datetime, datetime, date]]:
        """(opens, closes, local date) in UTC of each opening that starts on the given days."""
        timetable = self._timetable(enquiry)
        return chain.from_iterable(timetable.of_day(first + timedelta(days=n)) for n in range(days))

    def last_close(self, day: date) -> datetime | None:
        """When the last opening that starts on a date ends (UTC); None if it has none."""
        return clock.last_close(self.hours_on, self.zone_info, day)

    def is_open(self, now: datetime, enquiry: Enquiry | None = None) -> bool:
        """Whether the site, and the enquiry type if given, takes tickets at `now`."""
        return self._timetable(enquiry).open_now(now)

    def opens_at(self, now: datetime, enquiry: Enquiry | None = None) -> datetime | None:
        """When it next takes tickets (UTC); None if not within two months."""
        return self._timetable(enquiry).opens_at(now)


#: The lists of parts with an id: `[[groups]]`, `[[enquiries]]` …
LISTS = tuple(
    name
    for name, field in Site.model_fields.items()
    if get_origin(field.annotation) is tuple
    and isinstance(part := get_args(field.annotation)[0], type)
    and issubclass(part, Part)
)


def skills(site: Site, adviser: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(preferred, backup) enquiry types of an adviser; every type, preferred, without one.

    A service point that a program drives with a token, nobody signed on there, serves them all.
    """
    if adviser is None:
        return tuple(enquiry.id for enquiry in site.enquiries), ()
    found = site.adviser(adviser)
    return found.skills, found.backup
