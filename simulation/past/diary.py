"""Appointments: when each was booked, whether its visitor came, and those that are to come.

All of it is assumed: which hours they are made for, and how many come, are late, or never come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from simulation import demand
from simulation.past.people import Meeting
from simulation.past.telling import Teller
from storage.times import to_ms
from ticketing.appointments.keeping import GRACE
from ticketing.asks import SYSTEM
from ticketing.events.appointments import AppointmentBooked, AppointmentCancelled, AppointmentMissed
from ticketing.sites import Site
from ticketing.sites.parts import Adviser, AppointmentType

#: Local hours in which appointments begin, every half hour.
HOURS = (*range(9 * 60 + 30, 12 * 60, 30), *range(13 * 60 + 30, 16 * 60, 30))
#: How many of these times are taken.
TAKEN = 0.36
#: Of those, how many in a hundred are cancelled, are missed.
CANCELLED, MISSED = 0.04, 0.09
#: How many working days before an appointment is made, at most.
AHEAD = 10
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who takes the appointments of a type, and where."""

    type: AppointmentType
    adviser: str
    place: str


def clinics(site: Site, homes: Mapping[str, str]) -> list[Clinic]:
    """One for each type: the adviser with the skill who has the fewest others, at their own place
    if it suits, else in a room of nobody's."""
    kinds = {one.id: one.kind for one in site.service_points}
    theirs = {point for adviser, point in homes.items() if site.adviser(adviser).role == "adviser"}
    free = [one.id for one in site.service_points if one.kind == "room" and one.id not in theirs]
    found: list[Clinic] = []
    for kind in site.appointment_types:
        able = [one for one in site.advisers if _able(one, kind, homes, found)]
        if not able:
            continue
        adviser = min(able, key=lambda one: len(one.skills)).id
        home = homes[adviser]
        place = home if kind.place in ("any", kinds[home]) else next(iter(free), None)
        if place is not None:
            found.append(Clinic(kind, adviser, place))
    return found


def _able(
    adviser: Adviser, kind: AppointmentType, homes: Mapping[str, str], found: Sequence[Clinic]
) -> bool:
    busy = {one.adviser for one in found}
    return (
        adviser.role == "adviser"
        and kind.enquiry in adviser.skills
        and adviser.id in homes
        and adviser.id not in busy
    )


class Diary:
    """The appointments of one site, told of as they are booked, cancelled and missed."""

    def __init__(
        self,
        site: Site,
        random: Random,
        teller: Teller,
        homes: Mapping[str, str],
        *,
        first: int,
        by: str,
    ) -> None:
        """Nothing is booked before `first` (ms UTC); `by` books most of it."""
        self._site = site
        self._random = random
        self._teller = teller
        self._clinics = clinics(site, homes)
        self._first = first
        self._by = by
        self._codes: set[str] = set()

    def kept(self, day: date, before: Sequence[date], away: Collection[str]) -> list[Meeting]:
        """Book the appointments of a day that is over on the working days `before` it; those that
        were neither cancelled nor missed have the arrival of their visitor."""
        found = []
        for clinic, starts, booked in self._taken(day, before, TAKEN):
            if clinic.adviser not in away and booked < starts:
                meeting = self._book(clinic, day, starts, booked)
                if not self._cancelled(meeting, booked):
                    found.append(self._fate(meeting))
        return found

    def to_come(self, day: date, before: Sequence[date], *, now: int, fewer: float) -> None:
        """Book the appointments of a day that is not over, as far as they begin after `now` and
        were made on one of the working days `before` it; `fewer` than on a day that is over."""
        for clinic, starts, booked in self._taken(day, before, TAKEN * fewer):
            if booked < now < starts:
                self._book(clinic, day, starts, booked)

    def _taken(
        self, day: date, before: Sequence[date], share: float
    ) -> Iterator[tuple[Clinic, int, int]]:
        """The times that are taken: by whom, when it begins, when it was booked."""
        for clinic in self._clinics:
            for starts in self._times(day, clinic):
                if self._random.random() < share:
                    yield clinic, starts, self._booked_at(before, starts)

    def _times(self, day: date, clinic: Clinic) -> Iterator[int]:
        length = clinic.type.minutes * _MINUTE
        for opens, closes, _ in self._site.openings(day):
            for minute in HOURS:
                local = datetime.combine(day, datetime.min.time(), self._site.zone_info)
                at = to_ms(local.replace(hour=minute // 60, minute=minute % 60))
                if to_ms(opens) <= at and at + length <= to_ms(closes):
                    yield at

    def _booked_at(self, days: Sequence[date], starts: int) -> int:
        """Some moment within the hours of a day before, or just before the first of all."""
        before = days[-self._random.randint(1, AHEAD) :]
        spans = list(self._site.openings(before[0])) if before else []
        if not spans:
            return self._first + self._random.randrange(20 * _MINUTE)
        opens, closes, _ = spans[0]
        at = to_ms(opens) + round(self._random.random() * (to_ms(closes) - to_ms(opens)))
        return min(at, starts - _MINUTE)

    def _book(self, clinic: Clinic, day: date, starts: int, at: int) -> Meeting:
        language = demand.language(self._random, self._site.languages)
        late = timedelta(minutes=clinic.type.late_minutes) + GRACE
        meeting = Meeting(
            self._teller.new_id(at), clinic.type.id, clinic.type.enquiry, clinic.adviser,
            clinic.place, starts, starts + clinic.type.minutes * _MINUTE,
            starts + late // timedelta(milliseconds=1), clinic.type.target_minutes * 60, language,
        )  # fmt: skip
        event = AppointmentBooked(
            meeting.id, day.isoformat(), meeting.type, meeting.starts_at, meeting.ends_at,
            meeting.adviser, meeting.place,
        )  # fmt: skip
        by = self._by if self._random.random() < 0.7 else f"adviser:{clinic.adviser}"
        self._teller.tell(at, by, event, code=self._code(), language=language, source="staff")
        return meeting

    def _code(self) -> str:
        while (code := str(self._random.randrange(100_000, 1_000_000))) in self._codes:
            pass
        self._codes.add(code)
        return code

    def _cancelled(self, meeting: Meeting, booked: int) -> bool:
        if self._random.random() >= CANCELLED:
            return False
        at = booked + round(self._random.uniform(0.3, 0.95) * (meeting.starts_at - booked))
        reason = self._random.choice(["visitor_asked", "visitor_ill"])
        event = AppointmentCancelled(meeting.id, self._day(meeting), reason)
        self._teller.tell(at, self._by, event)
        return True

    def _fate(self, meeting: Meeting) -> Meeting:
        """With its visitor's arrival, if they come within the time for which it is kept."""
        if self._random.random() < MISSED:
            at = meeting.kept_until + self._random.randrange(_MINUTE)
            self._teller.tell(at, str(SYSTEM), AppointmentMissed(meeting.id, self._day(meeting)))
            return meeting
        minutes = max(-28.0, min(9.5, self._random.gauss(-7, 6)))
        # Nobody can check in before the doors open.
        day = datetime.fromtimestamp(meeting.starts_at / 1000, self._site.zone_info).date()
        doors = max(to_ms(opens) for opens, _, _ in self._site.openings(day)
                    if to_ms(opens) <= meeting.starts_at)  # fmt: skip
        at = meeting.starts_at + round(minutes * _MINUTE)
        return replace(meeting, arrives_at=max(at, doors + self._random.randrange(_MINUTE)))

    def _day(self, meeting: Meeting) -> str:
        local = datetime.fromtimestamp(meeting.starts_at / 1000, self._site.zone_info)
        return local.date().isoformat()
