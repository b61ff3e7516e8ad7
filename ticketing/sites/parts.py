"""The parts of a site file: enquiry types, service points, staff, devices, the house's rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Literal, get_args
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

from ticketing.sites.hours import OF_THE_MONTH, WEEKDAYS, Interval, parse_interval

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Names = dict[Language, Label]
#: A name in Easy Read: a few short words.
Words = dict[
    Language, Annotated[str, StringConstraints(min_length=1, max_length=30, strip_whitespace=True)]
]
#: Files of the house's own folder, by name; what is in them `site check` looks at.
Picture = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.(jpg|jpeg|png|webp)$", max_length=80)
]
Clip = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*\.(mp4|webm)$", max_length=80)
]
#: Words by which something is found, with commas between, by language.
SearchWords = dict[Language, Annotated[str, StringConstraints(max_length=400)]]


def in_language(names: Mapping[str, str], language: str) -> str:
    """The name in `language`, else in English, which most read, else in the first one given."""
    return names.get(language) or names.get("en") or next(iter(names.values()))


#: A short name for some rights; `ticketing.sites.rights` has which. Somebody may have others.
Role = Literal["adviser", "receptionist", "supervisor", "administrator", "partner", "auditor"]
Right = Literal["own", "advise", "reception", "supervise", "administer", "read"]


def zone_name(name: str) -> str:
    """`name`, if it is a time zone's; ValueError says what to write."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        says = f"{name!r:.60} is no time zone; write a name like 'Europe/London'"
        raise ValueError(says) from None
    return name


def _table(value: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError("write a table like { monday = '09:00-17:00' }")
    return value


def _weekday(day: str) -> str:
    if day not in (*WEEKDAYS, *OF_THE_MONTH):
        known = OF_THE_MONTH if " " in day.strip() else WEEKDAYS
        close = get_close_matches(day.lower(), known, 1)
        hint = f"did you mean {close[0]!r}?" if close else f"write one of {', '.join(WEEKDAYS)}"
        more = "" if close else ", or one of the month like 'first monday'"
        raise ValueError(f"{day!r:.60} is no weekday; {hint}{more}")
    return day


def _spans(spans: Any) -> tuple[Interval, ...]:
    if isinstance(spans, str | Interval):
        spans = [spans]
    if not isinstance(spans, list | tuple):
        raise ValueError("write '09:00-17:00' or a list of such times")
    return tuple(
        span if isinstance(span, Interval) else parse_interval(str(span)) for span in spans
    )


def _time_of_day(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return value
    raise ValueError(f"{value!r:.60} is no time of day; write it like '16:30'")


#: Local wall-clock time, 'HH:MM'.
TimeOfDay = Annotated[str, BeforeValidator(_time_of_day)]

#: Each day by itself, so that all that is wrong is told, each with its line.
OpeningHours = Annotated[
    dict[
        Annotated[str, AfterValidator(_weekday)],
        Annotated[Any, BeforeValidator(_spans)],
    ],
    BeforeValidator(_table),
]


class Part(BaseModel):
    """Frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Named(Part):
    """What people read about: an id for programs, a name in each language."""

    id: Slug
    name: Names

    def called(self, language: str) -> str:
        """The name in `language`, else in English, else in the first one given."""
        return in_language(self.name, language)


class Group(Named):
    """A tile of the kiosk's first screen; `icon` is a Lucide icon's name. `easy` and `picture` are
    what stands there for who reads Easy Read."""

    icon: Slug
    easy: Words = {}
    picture: Picture | None = None


class RoomNeed(Part):
    """What the interview room of an enquiry type must offer at least."""

    seats: Annotated[int, Field(ge=1, le=50)] = 2
    screen: bool = False


class Enquiry(Named):
    """An enquiry type. `target_minutes` is its target wait for `target_percent` of its steps;
    within `greet_minutes` somebody of the house first turns to who came for it.

    `service_minutes` is the usual length of a service, from which ends are foretold. `sensitive`
    types share their prefix with others. `partner` names the organisation that serves it, if it is
    not the site itself. After `last_ticket` (local time), or `daily_quota` tickets, it takes none.
    With `places` it is served at these service points alone. `search` finds it at the kiosk.
    `easy` and `picture` are its Easy Read, `sign` says it in sign language.
    """

    group: Slug
    search: SearchWords = {}
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}$")]
    target_minutes: Annotated[int, Field(ge=1, le=240)]
    target_percent: Annotated[int, Field(ge=1, le=100)] = 80
    greet_minutes: Annotated[int, Field(ge=1, le=120)] | None = None
    needs_private_room: bool = False
    hours: OpeningHours | None = None
    service_minutes: Annotated[int, Field(ge=1, le=240)] = 10
    room: RoomNeed = RoomNeed()
    places: tuple[Slug, ...] = ()
    sensitive: bool = False
    partner: Label | None = None
    daily_quota: Annotated[int, Field(ge=1, le=2000)] | None = None
    last_ticket: TimeOfDay | None = None
    easy: Words = {}
    picture: Picture | None = None
    sign: Clip | None = None

    @property
    def target_s(self) -> int:
        """The target wait in seconds."""
        return self.target_minutes * 60

    @property
    def greet_s(self) -> int | None:
        """Within how many seconds somebody turns to who came; None where nobody promised it."""
        return None if self.greet_minutes is None else self.greet_minutes * 60

    @property
    def service_s(self) -> int:
        """The usual length of a service in seconds."""
        return self.service_minutes * 60

    def served_at(self, place: str) -> bool:
        """Whether it may be served at a service point at all."""
        return not self.places or place in self.places


class Zone(Named):
    """A waiting area; its displays show the calls of its service points.

    `lead_in_ms`: so long something next to silence is played before the chime, for amplifiers that
    sleep and lose what comes while they wake.
    """

    lead_in_ms: Annotated[int, Field(ge=0, le=5000)] = 0


class ServicePoint(Named):
    """Where visitors are served: a counter or an interview room.

    `way` is how to get there, where the name does not say it: 'first floor, by the lift'. A room
    with `tidy` is to be tidied after each visit before the next.
    """

    kind: Literal["counter", "room"]
    zone: Slug
    way: Names = {}
    seats: Annotated[int, Field(ge=1, le=50)] = 4
    step_free: bool = True
    hearing_loop: bool = False
    low_counter: bool = False
    screen: bool = False
    tidy: bool = False

    @property
    def digit(self) -> str:
        """What the marker shows: the figure in the name, else its first letter."""
        name = next(iter(self.name.values()))
        return found.group() if (found := re.search(r"\d+", name)) else name[:1]


class Adviser(Part):
    """A member of staff. `skills` are preferred enquiry types, `backup` the others they can do.
    `languages` are those that they speak besides the one that all staff do. `home` is the site
    where the same person, of the same id, signs in (None: here). `rights`: see `Role`.
    """

    id: Slug
    name: Label
    role: Role = "adviser"
    home: Slug | None = None
    rights: tuple[Right, ...] = ()
    skills: tuple[Slug, ...] = ()
    backup: tuple[Slug, ...] = ()
    languages: tuple[Language, ...] = ()

    @field_validator("rights")
    @classmethod
    def _alone(cls, rights: tuple[Right, ...]) -> tuple[Right, ...]:
        found = tuple(one for one in get_args(Right) if one in rights)
        if len(found) > 1 and {"own", "read"} & set(found):
            raise ValueError("'own' and 'read' stand alone: write one of them, or the others")
        return found


class Outcome(Named):
    """How a step can end, as the adviser says at its finish."""


class Recall(Part):
    """No-show opens after `times` recalls; between two calls lie at least `gap_seconds`.

    A visitor who comes back within `come_back_minutes` of a no-show is put back near the front.
    """

    times: Annotated[int, Field(ge=0, le=5)] = 0
    gap_seconds: Annotated[int, Field(ge=0, le=120)] = 0
    come_back_minutes: Annotated[int, Field(ge=0, le=240)] = 30


class Routing(Part):
    """`priority_weight`: how many times faster the urgency of a visitor with priority grows."""

    priority_weight: Annotated[float, Field(ge=1, le=10)] = 2.0


class Desk(Part):
    """What the desk asks for. After `wrap_up_seconds` a wrap-up ends by itself; 0 has none.

    `help_phone` is the number to ring for help while the desk has no connection. With `type_names`
    whoever signs in types their name, at known PCs too: no list of staff is shown.
    """

    wrap_up_seconds: Annotated[int, Field(ge=0, le=1800)] = 0
    ask_avoidable: bool = False
    outcome_required: bool = True
    hold_minutes: Annotated[int, Field(ge=1, le=240)] = 10
    help_phone: Annotated[str, StringConstraints(pattern=r"^[0-9 +]{2,20}$")] | None = None
    type_names: bool = False


class Figures(Part):
    """What supervisors' files have. With `name_advisers` the file of steps names the adviser of
    each step: that is data about staff.
    """

    name_advisers: bool = False


def _long_enough(days: int) -> int:
    if 0 < days < SHORTEST_KEPT:
        raise ValueError(f"{days} is too short; write 0 (for good), or {SHORTEST_KEPT} or more")
    return days


#: Fewer days would take from screens what they reckon with.
SHORTEST_KEPT = 60

KeptDays = Annotated[int, Field(ge=0, le=3660), AfterValidator(_long_enough)]


class Keep(Part):
    """For how many days it is kept what happened, 0: for good. The event log goes after
    `events_days`, at the latest with the visits; visits with their steps, appointments and calls
    for help after `visits_days`, when their figures were counted, which stay. What displays told of
    calls goes after `receipts_days`.
    """

    events_days: KeptDays = 400
    visits_days: KeptDays = 1100
    receipts_days: Annotated[int, Field(ge=1, le=366)] = 35


class Rooms(Part):
    """Interview rooms: the adviser in one is asked after `check_minutes` (0: never) whether all is
    well, and help is raised when nobody answers within `answer_seconds`."""

    check_minutes: Annotated[int, Field(ge=0, le=240)] = 20
    answer_seconds: Annotated[int, Field(ge=15, le=600)] = 60


class Day(Part):
    """The end of a service day. Those who still wait `close_after_minutes` after the last closing
    time are given the day's own outcome; without it, when the next service day begins."""

    close_after_minutes: Annotated[int, Field(ge=0, le=720)] | None = None


#: Appointments start and end at multiples of so many minutes.
GRAIN_MINUTES = 5


class AppointmentType(Named):
    """What an appointment can be made for. `enquiry` is the skill that its adviser needs.

    Its visitor checks in from `early_minutes` before until `late_minutes` after its time, and once
    here, and the time has come, is to be called within `target_minutes`.
    """

    enquiry: Slug
    minutes: Annotated[int, Field(ge=5, le=480)]
    place: Literal["room", "counter", "any"] = "any"
    early_minutes: Annotated[int, Field(ge=0, le=240)] = 30
    late_minutes: Annotated[int, Field(ge=0, le=120)] = 10
    target_minutes: Annotated[int, Field(ge=1, le=120)] = 5

    @field_validator("minutes")
    @classmethod
    def _on_the_grid(cls, value: int) -> int:
        if value % GRAIN_MINUTES:
            raise ValueError(f"{value} is not possible; write a multiple of {GRAIN_MINUTES}")
        return value


class Booking(Part):
    """Starts are offered every `start_every` minutes, up to `ahead_days` from now; names and
    contacts are deleted `forget_days` after the appointment."""

    start_every: Literal[5, 10, 15, 20, 30, 60] = 15
    ahead_days: Annotated[int, Field(ge=1, le=366)] = 60
    forget_days: Annotated[int, Field(ge=0, le=366)] = 7
