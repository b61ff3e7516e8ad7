"""A site as its file describes it: frozen models, checked, with look-ups by id.

What staff change from day to day (who is signed on, PINs) is in the database; what the house is
(names, enquiry types, service points, hours) is here.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
)

from ticketing import hours as clock
from ticketing.errors import NotFound
from ticketing.hours import WEEKDAYS, Interval, parse_interval

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Names = dict[Language, Label]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            f"{name!r:.60} is no time zone; write a name like 'Europe/London'"
        ) from None
    return name


def _hours(value: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError("write a table like { monday = '09:00-17:00' }")
    result: dict[str, tuple[Interval, ...]] = {}
    for day, spans in value.items():
        if day not in WEEKDAYS:
            raise ValueError(f"{day!r:.60} is no weekday; write one of {', '.join(WEEKDAYS)}")
        if isinstance(spans, str):
            spans = [spans]
        if not isinstance(spans, list | tuple):
            raise ValueError(f"{day}: write '09:00-17:00' or a list of such times")
        result[day] = tuple(
            span if isinstance(span, Interval) else parse_interval(str(span)) for span in spans
        )
    return result


OpeningHours = Annotated[dict[str, Any], BeforeValidator(_hours)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class _Named(_Part):
    id: Slug
    name: Names

    def called(self, language: str) -> str:
        """The name in `language`, else in the first one given."""
        return self.name.get(language) or next(iter(self.name.values()))


class Group(_Named):
    """A tile of the kiosk's first screen; `icon` is a Lucide icon's name."""

    icon: Slug


class Enquiry(_Named):
    """An enquiry type. `target_minutes` is its target wait for `target_percent` of its steps."""

    group: Slug
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$")]
    target_minutes: Annotated[int, Field(ge=1, le=240)]
    target_percent: Annotated[int, Field(ge=1, le=100)] = 80
    needs_private_room: bool = False
    hours: OpeningHours | None = None

    @property
    def target_s(self) -> int:
        """The target wait in seconds."""
        return self.target_minutes * 60


class Zone(_Named):
    """A waiting area; its displays show the calls of its service points."""


class ServicePoint(_Named):
    """Where visitors are served: a counter or an interview room."""

    kind: Literal["counter", "room"]
    zone: Slug

    @property
    def digit(self) -> str:
        """What the marker shows: the figure in the name, else its first letter."""
        name = next(iter(self.name.values()))
        found = re.search(r"\d+", name)
        return found.group() if found else name[:1]


class Adviser(_Part):
    """A member of staff. `skills` are preferred enquiry types, `backup` the others they can do."""

    id: Slug
    name: Label
    role: Literal["adviser", "supervisor"] = "adviser"
    skills: tuple[Slug, ...] = ()
    backup: tuple[Slug, ...] = ()


class Kiosk(_Part):
    """A touchscreen that issues tickets. `slot` is where the paper comes out, seen from it."""

    id: Slug
    name: Label
    zone: Slug
    printer: Slug | None = None
    slot: Literal["below", "left", "right"] = "below"


class Printer(_Part):
    """A ticket printer. `address`: host:port, a serial port, or a device file, by `transport`.

    `asks_status` is false for one that never answers a status request, on a one-way cable.
    """

    id: Slug
    name: Label
    where: Label | None = None
    agent: Slug = "local"
    transport: Literal["network", "serial", "file"]
    address: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    baud: Literal[9600, 19200, 38400, 57600, 115200] = 115200
    profile: Annotated[str, StringConstraints(max_length=60)] = "default"
    width: Literal[58, 80] = 80
    style: Literal["graphic", "text"] = "graphic"
    asks_status: bool = True
    expires_after: Annotated[int, Field(ge=10, le=3600)] = 180


class Outcome(_Named):
    """How a step can end, as the adviser says at its finish."""


class Recall(_Part):
    """No-show opens after `times` recalls; between two calls lie at least `gap_seconds`."""

    times: Annotated[int, Field(ge=0, le=5)] = 0
    gap_seconds: Annotated[int, Field(ge=0, le=120)] = 0


class Site(_Named):
    """A one-stop shop. `languages` lists its own language first; the kiosk offers them all."""

    timezone: Annotated[str, AfterValidator(_zone)]
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    hours: OpeningHours
    notice: dict[Language, Annotated[str, StringConstraints(max_length=120)]] = {}
    recall: Recall = Recall()
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    enquiries: Annotated[tuple[Enquiry, ...], Field(min_length=1)]
    zones: Annotated[tuple[Zone, ...], Field(min_length=1)]
    service_points: Annotated[tuple[ServicePoint, ...], Field(min_length=1)]
    advisers: tuple[Adviser, ...] = ()
    kiosks: tuple[Kiosk, ...] = ()
    printers: tuple[Printer, ...] = ()
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=1, max_length=9)]

    @field_validator("languages")
    @classmethod
    def _each_language_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) != len(value):
            raise ValueError("a language stands twice; name each once")
        return value

    # -------------------------------------------------------------- look-ups

    @cached_property
    def zone_info(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def _by_id(self) -> dict[str, dict[str, Any]]:
        kinds = ("groups", "enquiries", "zones", "service_points", "advisers", "kiosks",
                 "printers", "outcomes")  # fmt: skip
        return {kind: {part.id: part for part in getattr(self, kind)} for kind in kinds}

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

    def adviser(self, key: str) -> Adviser:
        """The adviser `key`."""
        found: Adviser = self._find("advisers", "adviser", key)
        return found

    def kiosk(self, key: str) -> Kiosk:
        """The kiosk `key`."""
        found: Kiosk = self._find("kiosks", "kiosk", key)
        return found

    def printer(self, key: str) -> Printer:
        """The printer `key`."""
        found: Printer = self._find("printers", "printer", key)
        return found

    def outcome(self, key: str) -> Outcome:
        """The outcome `key`."""
        found: Outcome = self._find("outcomes", "outcome", key)
        return found

    # -------------------------------------------------------------- time

    def service_day(self, now: datetime) -> date:
        """The service day that `now` belongs to."""
        return clock.service_day(self.hours, self.zone_info, now)

    def _all_hours(self, enquiry: Enquiry | None) -> tuple[clock.Hours, ...]:
        own = enquiry.hours if enquiry else None
        return (self.hours,) if own is None else (self.hours, own)

    def is_open(self, now: datetime, enquiry: Enquiry | None = None) -> bool:
        """Whether the site, and the enquiry type if given, takes tickets at `now`."""
        return clock.open_now(now, self.zone_info, *self._all_hours(enquiry))

    def opens_at(self, now: datetime, enquiry: Enquiry | None = None) -> datetime | None:
        """When it next takes tickets (UTC); None if not within two months."""
        return clock.opens_at(now, self.zone_info, *self._all_hours(enquiry))
